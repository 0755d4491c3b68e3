//! ทะเบียน: all records of a file side by side, each text prepared once, and how common each value is.

use thai::date::CivilDate;

use crate::hash::Map;
use crate::parallel::{Stretches, Threads};
use crate::person::Person;
use crate::schema::Column;
use crate::spelling::Spelling;

/// Records that are compared with each other: one file, or two that are linked.
#[derive(Debug, Clone, Default)]
pub struct Register {
    pub(crate) persons: Vec<Person>,
    pub(crate) spellings: Vec<Spelling>,
    /// The natural logarithm of the share of records with this spelling as given and as family name.
    pub(crate) given_shares: Vec<f32>,
    pub(crate) family_shares: Vec<f32>,
    pub(crate) person_shares: Vec<PersonShares>,
    rec_ids: Vec<Box<str>>,
    /// Records from here on are those of the second file.
    second: Option<usize>,
}

/// The natural logarithms of the shares of records that have this person's birth date, number, id and telephone.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct PersonShares {
    pub(crate) birth: f32,
    pub(crate) cid: f32,
    pub(crate) number: f32,
    pub(crate) phone: f32,
}

/// What the columns say of one person; columns that are not there are empty.
#[derive(Debug, Clone, Default)]
pub struct Fields<'t>([&'t str; Column::COUNT]);

impl<'t> Fields<'t> {
    /// The same with a column.
    #[must_use]
    pub fn with(mut self, column: Column, text: &'t str) -> Self {
        self.0[column as usize] = text;
        self
    }

    pub(crate) fn texts(&self) -> [&'t str; Column::COUNT] {
        self.0
    }

    pub(crate) fn set(&mut self, column: usize, text: &'t str) {
        self.0[column] = text;
    }
}

impl Register {
    /// A register of a few persons, such as a new one and those found by [`crate::blocking_keys`]. Values count as common as
    /// they are among these; [`crate::Model::adopt`] puts the shares of the register that a model was learnt from.
    #[must_use]
    pub fn of(records: &[Fields<'_>], today: CivilDate) -> Self {
        crate::reading::from_fields(records, today)
    }

    pub(crate) fn new(
        persons: Vec<Person>,
        spellings: Vec<Spelling>,
        rec_ids: Vec<Box<str>>,
        threads: Threads,
    ) -> Self {
        let mut register = Self { persons, spellings, rec_ids, ..Self::default() };
        register.count(threads);
        register
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.persons.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }

    /// The id of a record as its file gives it.
    #[must_use]
    pub fn rec_id(&self, record: usize) -> &str {
        self.rec_ids.get(record).map_or("", |id| id)
    }

    /// Says that records from `first` on are those of a second file; only pairs across the two are compared.
    pub(crate) fn part_at(&mut self, first: usize) {
        self.second = Some(first);
    }

    /// Whether the pair is one to be compared.
    pub(crate) fn is_wanted(&self, a: u32, b: u32) -> bool {
        self.second.is_none_or(|second| ((a as usize) < second) != ((b as usize) < second))
    }

    /// How many pairs could be compared.
    pub(crate) fn pairs(&self) -> f64 {
        let all = self.len() as f64;
        match self.second {
            Some(second) => second as f64 * (all - second as f64),
            None => all * (all - 1.0) / 2.0,
        }
    }

    /// The first record of the second file, if there are two.
    pub(crate) fn second(&self) -> Option<usize> {
        self.second
    }

    pub(crate) fn spelling(&self, id: u32) -> &Spelling {
        &self.spellings[id as usize]
    }

    fn count(&mut self, threads: Threads) {
        let all = self.persons.len().max(1) as f32;
        let persons = &self.persons;
        let texts = self.spellings.len();
        let by_spelling = |id: fn(&Person) -> u32| {
            let mut counts = vec![0_u32; texts];
            for person in persons {
                counts[id(person) as usize] += 1;
            }
            counts.into_iter().map(|count| (count.max(1) as f32 / all).ln()).collect::<Vec<f32>>()
        };
        self.given_shares = by_spelling(|person| person.given);
        self.family_shares = by_spelling(|person| person.family);
        let numbers = by_spelling(|person| person.number);
        let keys: [fn(&Person) -> u64; 3] =
            [|person| u64::from(person.birth.number()), |person| person.cid.0, |person| person.phone.0];
        let counts = threads.map(keys.len(), |key| counted(persons, keys[key]));
        let stretches = Stretches::of(persons.len(), 1 << 16);
        let shares = threads.map(stretches.count(), |piece| {
            let share = |key: usize, person: &Person| {
                (counts[key].get(&keys[key](person)).map_or(1.0, |count| *count as f32) / all).ln()
            };
            let of = |person: &Person| PersonShares {
                birth: share(0, person),
                cid: share(1, person),
                number: numbers[person.number as usize],
                phone: share(2, person),
            };
            persons[stretches.range(piece)].iter().map(of).collect::<Vec<_>>()
        });
        self.person_shares = shares.concat();
    }
}

/// How often each value that occurs twice or more occurs; nearly all ids occur once and need no entry.
fn counted(persons: &[Person], key: fn(&Person) -> u64) -> Map<u64, u32> {
    let mut values: Vec<u64> = persons.iter().map(key).collect();
    values.sort_unstable();
    let runs = values.chunk_by(|a, b| a == b).filter(|run| run.len() > 1);
    runs.map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX))).collect()
}
