//! The texts of a register made comparable, each once.

use thai::date::CivilDate;

use crate::birth::Birth;
use crate::hash::Map;
use crate::parallel::{Stretches, Threads};
use crate::person::{self, Person, Sex, SpellingId};
use crate::schema::Column;
use crate::spelling::Spelling;

use super::REPEATED;

/// Texts that one thread prepares at a time.
const STRETCH: usize = 1 << 12;

/// What a text of a repeated column means.
#[derive(Debug, Clone, Default)]
enum Meaning {
    /// Nothing, or nothing that can be read.
    #[default]
    None,
    Unread,
    Sex(Sex),
    Birth(Birth),
    Moo(u16),
    Text(Spelling),
    /// A first name: what its title says, the name, and a family name that stood with it.
    Called(Sex, Spelling, Option<Spelling>),
    /// A house with the หมู่ที่ that stood with it.
    House(Spelling, u16),
}

/// The same with each spelling replaced by its number.
#[derive(Debug, Clone, Copy, Default)]
struct Meant {
    spelling: SpellingId,
    family: SpellingId,
    birth: Birth,
    moo: u16,
    sex: Sex,
    unread: bool,
}

/// For each repeated column what each of its texts means, and all spellings.
pub(super) struct Prepared {
    columns: Vec<Vec<Meant>>,
    spellings: Vec<Spelling>,
}

impl Prepared {
    /// Prepares the texts of each of [`REPEATED`].
    pub(super) fn new(texts: &[&[&str]], today: CivilDate, threads: Threads) -> Self {
        let work: Vec<(usize, std::ops::Range<usize>)> = (texts.iter().enumerate())
            .flat_map(|(column, texts)| {
                let stretches = Stretches::of(texts.len(), STRETCH);
                (0..stretches.count()).map(move |piece| (column, stretches.range(piece)))
            })
            .collect();
        let meanings = threads.map(work.len(), |piece| {
            let (column, range) = &work[piece];
            let of = |text: &&str| meaning(REPEATED[*column], text, today);
            texts[*column][range.clone()].iter().map(of).collect::<Vec<_>>()
        });
        let mut table = Table::default();
        let mut columns = vec![Vec::new(); texts.len()];
        for ((column, _), meanings) in work.iter().zip(meanings) {
            columns[*column].extend(meanings.into_iter().map(|meaning| table.number(meaning)));
        }
        Self { columns, spellings: table.spellings }
    }

    pub(super) fn into_spellings(self) -> Vec<Spelling> {
        self.spellings
    }

    /// The person of a row, given the number of its text in each of [`REPEATED`]; tells of texts that cannot be read.
    pub(super) fn person(&self, words: &[u32; REPEATED.len()], mut unread: impl FnMut(Column)) -> Person {
        let mut person = Person::default();
        for ((column, word), meant) in REPEATED.iter().zip(words).zip(&self.columns) {
            let meant = &meant[*word as usize];
            if meant.unread {
                unread(*column);
            }
            person.take(*column, meant);
        }
        person
    }
}

impl Person {
    fn take(&mut self, column: Column, meant: &Meant) {
        match column {
            Column::FirstName => {
                self.given = meant.spelling;
                self.family = meant.family;
            }
            // What stands in a column of its own is surer than what stood with the first name.
            Column::LastName if meant.spelling != 0 => self.family = meant.spelling,
            Column::Number => self.number = meant.spelling,
            Column::HouseNo => self.house = meant.spelling,
            Column::Street => self.street = meant.spelling,
            Column::Building => self.building = meant.spelling,
            Column::Tambon => self.tambon = meant.spelling,
            Column::Amphoe => self.amphoe = meant.spelling,
            Column::Province => self.province = meant.spelling,
            Column::Postcode => self.postcode = meant.spelling,
            Column::Dob => self.birth = meant.birth,
            _ => {}
        }
        if meant.moo != 0 {
            self.moo = meant.moo;
        }
        if meant.sex != Sex::Unknown {
            self.sex = meant.sex;
        }
    }
}

fn meaning(column: Column, text: &str, today: CivilDate) -> Meaning {
    match column {
        _ if text.is_empty() => Meaning::None,
        Column::Title => Meaning::Sex(person::sex_of(text)),
        Column::Sex => person::sex(text).map_or(Meaning::Unread, Meaning::Sex),
        Column::Dob => person::birth(text, today).map_or(Meaning::Unread, Meaning::Birth),
        Column::Moo => Meaning::Moo(person::moo(text)),
        Column::FirstName => {
            let called = person::called(text);
            Meaning::Called(called.sex, Spelling::new(&called.given), called.family.map(|name| Spelling::new(&name)))
        }
        Column::HouseNo => {
            let (house, moo) = person::house(text);
            Meaning::House(Spelling::new(&house), moo)
        }
        Column::Street | Column::Building | Column::Tambon | Column::Amphoe | Column::Province => {
            Meaning::Text(Spelling::new(person::place(text)))
        }
        _ => Meaning::Text(Spelling::new(text)),
    }
}

/// All spellings, each once; number 0 is the empty one.
struct Table {
    numbers: Map<Box<[u8]>, SpellingId>,
    spellings: Vec<Spelling>,
}

impl Default for Table {
    fn default() -> Self {
        Self { numbers: Map::default(), spellings: vec![Spelling::default()] }
    }
}

impl Table {
    fn number(&mut self, meaning: Meaning) -> Meant {
        let mut meant = Meant::default();
        match meaning {
            Meaning::None => {}
            Meaning::Unread => meant.unread = true,
            Meaning::Sex(sex) => meant.sex = sex,
            Meaning::Birth(birth) => meant.birth = birth,
            Meaning::Moo(moo) => meant.moo = moo,
            Meaning::Text(spelling) => meant.spelling = self.spelling(spelling),
            Meaning::House(spelling, moo) => {
                meant.spelling = self.spelling(spelling);
                meant.moo = moo;
            }
            Meaning::Called(sex, given, family) => {
                meant.sex = sex;
                meant.spelling = self.spelling(given);
                meant.family = family.map_or(0, |family| self.spelling(family));
            }
        }
        meant
    }

    fn spelling(&mut self, spelling: Spelling) -> SpellingId {
        if spelling.is_missing() {
            return 0;
        }
        if let Some(number) = self.numbers.get(spelling.letters()) {
            return *number;
        }
        let next = SpellingId::try_from(self.spellings.len()).unwrap_or(SpellingId::MAX);
        self.numbers.insert(spelling.letters().into(), next);
        self.spellings.push(spelling);
        next
    }
}
