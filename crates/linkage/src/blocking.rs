//! การจับกลุ่ม: which pairs are worth comparing. Each rule gives a record a key, and records of one key are a block.

use crate::hash;
use crate::parallel::{Stretches, Threads};
use crate::person::Person;
use crate::register::Register;

/// กติกาจับกลุ่ม: what two records must share to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The citizen id
    Cid,
    /// Another number
    Number,
    /// Both names as they sound, in either order, and the birth year
    NamesYear,
    /// Both names as they sound, in either order, and the sub-district
    NamesTambon,
    /// Both names as they sound, in either order
    Names,
    /// The birth date, day and month in either order, and the given name as it sounds
    BirthGiven,
    /// The birth date and the family name as it sounds
    BirthFamily,
    /// The house in its village
    House,
    /// The telephone
    Phone,
    /// The birth date and the sub-district
    BirthTambon,
    /// The birth date and the first letters of both names
    BirthInitials,
    /// The given name as it sounds, the sub-district and the birth year
    GivenTambonYear,
    /// The given name as it sounds, and the house number
    GivenHouse,
    /// The family name as it sounds, the sub-district and the birth year
    FamilyTambonYear,
    /// The given name as it sounds and the postcode
    GivenPostcode,
    /// The family name as it sounds and the postcode
    FamilyPostcode,
    /// The birth date
    Birth,
}

impl Rule {
    /// Every rule, cheap and sure ones first.
    pub const ALL: [Self; 17] = [
        Self::Cid,
        Self::Number,
        Self::NamesYear,
        Self::NamesTambon,
        Self::Names,
        Self::BirthGiven,
        Self::BirthFamily,
        Self::House,
        Self::Phone,
        Self::BirthTambon,
        Self::BirthInitials,
        Self::GivenTambonYear,
        Self::GivenHouse,
        Self::FamilyTambonYear,
        Self::GivenPostcode,
        Self::FamilyPostcode,
        Self::Birth,
    ];

    /// The key of a record; 0 where it lacks what the rule asks for.
    fn key(self, register: &Register, person: &Person) -> u32 {
        let text = |id: u32| u64::from(register.spelling(id).key);
        let sound = |id: u32| u64::from(register.spelling(id).sound);
        let initial = |id: u32| u64::from(register.spelling(id).initial());
        let (given, family) = (sound(person.given), sound(person.family));
        let names = if given == 0 || family == 0 { 0 } else { hash::of_words(&[given.min(family), given.max(family)]) };
        let birth = u64::from(person.birth.unturned().unwrap_or_default());
        let year = u64::from(person.birth.year());
        let (postcode, house) = (text(person.postcode), text(person.house));
        let place = if person.tambon == 0 { postcode } else { text(person.tambon) };
        let nearby = u64::from(person.moo) << 32 | text(person.street);
        let parts: &[u64] = match self {
            Self::Cid => &[person.cid.0],
            Self::Number => &[text(person.number)],
            Self::NamesYear => &[names, year],
            Self::NamesTambon => &[names, place],
            Self::Names => &[names],
            Self::BirthGiven => &[birth, given],
            Self::BirthFamily => &[birth, family],
            Self::House => &[house, place, nearby + 1],
            Self::Phone => &[person.phone.0],
            Self::BirthTambon => &[birth, place],
            Self::BirthInitials => &[birth, initial(person.given), initial(person.family)],
            Self::GivenTambonYear => &[given, place, year],
            Self::GivenHouse => &[given, house],
            Self::FamilyTambonYear => &[family, place, year],
            Self::GivenPostcode => &[given, postcode],
            Self::FamilyPostcode => &[family, postcode],
            Self::Birth => &[birth],
        };
        if parts.contains(&0) { 0 } else { (hash::of_words(parts) as u32).max(1) }
    }

    /// Blocks of more records are left out: what so many share says little, and pairs grow with the square.
    fn most(self) -> usize {
        match self {
            Self::Cid | Self::Number => 200,
            Self::Names | Self::NamesYear | Self::NamesTambon => 120,
            Self::Birth | Self::GivenPostcode | Self::FamilyPostcode | Self::GivenHouse => 40,
            _ => 80,
        }
    }
}

/// The blocks of one rule: records by block, and every record's key with those of too large blocks taken out.
pub(crate) struct Blocks {
    pub(crate) rule: Rule,
    keys: Vec<u32>,
    /// Records in the order of their keys, only those that share theirs.
    members: Vec<u32>,
    /// Where each block begins in `members`, and its end at last.
    starts: Vec<u32>,
}

impl Blocks {
    /// Sorts a register into the blocks of a rule.
    pub(crate) fn new(register: &Register, rule: Rule) -> Self {
        let mut keys: Vec<u32> = register.persons.iter().map(|person| rule.key(register, person)).collect();
        let mut sorted: Vec<u64> = keys
            .iter()
            .zip(0_u64..)
            .filter(|(key, _)| **key != 0)
            .map(|(key, at)| u64::from(*key) << 32 | at)
            .collect();
        sorted.sort_unstable();
        let (mut members, mut starts) = (Vec::new(), Vec::new());
        for run in sorted.chunk_by(|a, b| a >> 32 == b >> 32) {
            if run.len() > rule.most() {
                run.iter().for_each(|entry| keys[*entry as u32 as usize] = 0);
            } else if run.len() > 1 {
                starts.push(members.len() as u32);
                members.extend(run.iter().map(|entry| *entry as u32));
            }
        }
        starts.push(members.len() as u32);
        Self { rule, keys, members, starts }
    }

    fn count(&self) -> usize {
        self.starts.len() - 1
    }

    fn block(&self, at: usize) -> &[u32] {
        &self.members[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Pairs within the blocks.
    pub(crate) fn pairs(&self) -> f64 {
        (0..self.count()).map(|at| self.block(at).len() as f64).map(|size| size * (size - 1.0) / 2.0).sum()
    }

    /// Whether a pair is in one block.
    pub(crate) fn holds(&self, a: u32, b: u32) -> bool {
        let key = self.keys[a as usize];
        key != 0 && key == self.keys[b as usize]
    }
}

/// The blocks of several rules, whose pairs come once each: with the first rule that holds them.
pub(crate) struct Plan {
    pub(crate) blocks: Vec<Blocks>,
}

/// Blocks that one thread takes at a time.
const STRETCH: usize = 1 << 12;

impl Plan {
    /// Sorts a register into the blocks of some rules.
    pub(crate) fn new(register: &Register, rules: &[Rule], threads: Threads) -> Self {
        Self { blocks: threads.map(rules.len(), |at| Blocks::new(register, rules[at])) }
    }

    /// Keeps some of the rules, in this order.
    pub(crate) fn keep(&mut self, wanted: impl Fn(Rule) -> bool) {
        self.blocks.retain(|blocks| wanted(blocks.rule));
    }

    /// Whether an earlier rule than the one at `at` holds a pair.
    pub(crate) fn is_earlier(&self, at: usize, a: u32, b: u32) -> bool {
        self.blocks[..at].iter().any(|blocks| blocks.holds(a, b))
    }

    /// Which rules hold a pair, as bits.
    pub(crate) fn holding(&self, a: u32, b: u32) -> u32 {
        let bit = |(at, blocks): (usize, &Blocks)| u32::from(blocks.holds(a, b)) << at;
        self.blocks.iter().enumerate().map(bit).sum()
    }

    /// Visits the pairs of all rules, those of each stretch into a value of its own; the values come in order.
    pub(crate) fn visit<T: Send + Default>(
        &self,
        register: &Register,
        threads: Threads,
        visit: impl Fn(&mut T, usize, u32, u32) + Sync,
        done: &(dyn Fn(f64) + Sync),
    ) -> Vec<T> {
        let work: Vec<(usize, std::ops::Range<usize>)> = (self.blocks.iter().enumerate())
            .flat_map(|(at, blocks)| {
                let stretches = Stretches::of(blocks.count(), STRETCH);
                (0..stretches.count()).map(move |piece| (at, stretches.range(piece)))
            })
            .collect();
        let finished = std::sync::atomic::AtomicUsize::new(0);
        threads.map(work.len(), |piece| {
            let (at, range) = &work[piece];
            let mut value = T::default();
            for block in range.clone().map(|block| self.blocks[*at].block(block)) {
                for (first, a) in block.iter().enumerate() {
                    for b in &block[first + 1..] {
                        if register.is_wanted(*a, *b) {
                            visit(&mut value, *at, *a, *b);
                        }
                    }
                }
            }
            let before = finished.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            done((before + 1) as f64 / work.len() as f64);
            value
        })
    }
}

/// The keys of each record of a register, with their rules: what a database keeps to find those worth comparing.
#[must_use]
pub fn blocking_keys(register: &Register, record: usize, rules: &[Rule]) -> Vec<(Rule, u32)> {
    let Some(person) = register.persons.get(record) else { return Vec::new() };
    let keys = rules.iter().map(|rule| (*rule, rule.key(register, person)));
    keys.filter(|(_, key)| *key != 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Fields;
    use crate::schema::Column;
    use proptest::prelude::*;
    use thai::date::CivilDate;

    const TODAY: CivilDate = CivilDate::constant(2026, 11, 22);

    proptest! {
        #[test]
        fn every_pair_that_shares_a_key_is_visited_once(people in proptest::collection::vec(("[กขค]", "[กขค]", "[1-3]"), 2..14)) {
            let days: Vec<String> = people.iter().map(|(_, _, day)| format!("{day}/2/2503")).collect();
            let fields: Vec<Fields<'_>> = people.iter().zip(&days).map(|((given, family, _), day)| {
                Fields::default().with(Column::FirstName, given).with(Column::LastName, family).with(Column::Dob, day)
            }).collect();
            let register = Register::of(&fields, TODAY);
            let rules = [Rule::Names, Rule::BirthGiven, Rule::Birth];
            let plan = Plan::new(&register, &rules, Threads::new(2));
            let visit = |pairs: &mut Vec<(u32, u32)>, at: usize, a: u32, b: u32| {
                if !plan.is_earlier(at, a, b) {
                    pairs.push((a.min(b), a.max(b)));
                }
            };
            let mut visited: Vec<(u32, u32)> = plan.visit(&register, Threads::new(2), visit, &|_| {}).concat();
            visited.sort_unstable();
            let all = (0..people.len() as u32).flat_map(|a| (a + 1..people.len() as u32).map(move |b| (a, b)));
            let keys: Vec<Vec<(Rule, u32)>> = (0..people.len()).map(|record| blocking_keys(&register, record, &rules)).collect();
            let sharing = |(a, b): &(u32, u32)| keys[*a as usize].iter().any(|key| keys[*b as usize].contains(key));
            prop_assert_eq!(visited, all.filter(sharing).collect::<Vec<_>>());
        }
    }

    #[test]
    fn keys_are_those_of_the_values_whatever_the_register() {
        let somchai = || {
            Fields::default()
                .with(Column::FirstName, "นายสมชาย")
                .with(Column::LastName, "วงศ์ทอง")
                .with(Column::Tambon, "คลองแห")
        };
        let alone = Register::of(&[somchai()], TODAY);
        let turned = Fields::default()
            .with(Column::FirstName, "วงษ์ทอง")
            .with(Column::LastName, "สมชาย")
            .with(Column::Tambon, "ต.คลองแห");
        let beside = Register::of(&[Fields::default().with(Column::FirstName, "อรุณ"), turned], TODAY);
        let rules = [Rule::Names, Rule::NamesTambon, Rule::NamesYear];
        let keys = blocking_keys(&alone, 0, &rules);
        assert_eq!(keys, blocking_keys(&beside, 1, &rules));
        assert_eq!(keys.len(), 2, "without a birth date there is no key of the year");
        assert!(blocking_keys(&beside, 0, &rules).is_empty());
    }
}
