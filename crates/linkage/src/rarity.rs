//! ความพบบ่อยของค่า: which values were common where a model was learnt, for records that are compared elsewhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Model, Table};
use crate::pattern::Part;
use crate::register::Register;

/// So many of the commonest values of each part are kept.
const KEPT: usize = 20_000;

/// The logarithms of the shares of the commonest values, by the hash of the value.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Rarity {
    given: BTreeMap<u64, f32>,
    family: BTreeMap<u64, f32>,
    birth: BTreeMap<u64, f32>,
    phone: BTreeMap<u64, f32>,
    /// Whether it is used for other registers than the one it was learnt from: a value that is not listed is then as common
    /// as values usually are, since nothing is known of it.
    #[serde(default)]
    elsewhere: bool,
}

impl Rarity {
    /// What a register has often.
    pub(crate) fn of(register: &Register) -> Self {
        let spelt = |shares: &[f32]| {
            let keys = register.spellings.iter().map(|spelling| u64::from(spelling.key));
            commonest(keys.zip(shares.iter().copied()).skip(1), register.len())
        };
        let persons = || register.persons.iter().zip(&register.person_shares);
        Self {
            given: spelt(&register.given_shares),
            family: spelt(&register.family_shares),
            birth: commonest(
                persons().map(|(person, share)| (u64::from(person.birth.number()), share.birth)),
                register.len(),
            ),
            phone: commonest(persons().map(|(person, share)| (person.phone.0, share.phone)), register.len()),
            elsewhere: false,
        }
    }
}

fn commonest(values: impl Iterator<Item = (u64, f32)>, records: usize) -> BTreeMap<u64, f32> {
    // What two records share may well be one person's.
    let least = (2.5 / records.max(1) as f32).ln();
    let mut values: Vec<(u64, f32)> = values.filter(|(value, share)| *value != 0 && *share > least).collect();
    values.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    values.dedup_by_key(|(value, _)| *value);
    values.truncate(KEPT);
    values.into_iter().collect()
}

impl Model {
    /// The same model for registers that it was not learnt from. Of the values of its own register only names that are commoner
    /// than usual are kept; every other value counts as usual.
    #[must_use]
    pub fn elsewhere(&self) -> Self {
        let commoner = |common: &BTreeMap<u64, f32>, part| {
            let usual = self.usual_share(part);
            common.iter().filter(|(_, share)| **share > usual).map(|(value, share)| (*value, *share)).collect()
        };
        let rarity = Rarity {
            given: commoner(&self.rarity.given, Part::Given),
            family: commoner(&self.rarity.family, Part::Family),
            elsewhere: true,
            ..Rarity::default()
        };
        let tables = self.tables.iter().map(|table| Table {
            comparison: table.comparison,
            kinds: table.kinds.clone().map(|cells| cells.into_iter().map(five_digits).collect()),
        });
        Self { rarity, tables: tables.collect(), ..self.clone() }
    }

    /// Takes the values of a small register for as common as they were where this model was learnt.
    pub fn adopt(&self, register: &mut Register) {
        let once = (1.0 / self.records.max(1) as f32).ln();
        let unlisted = |part| if self.rarity.elsewhere { self.usual_share(part) } else { once };
        let spelt = |common: &BTreeMap<u64, f32>, part| -> Vec<f32> {
            let share = |key: u32| common.get(&u64::from(key)).copied().unwrap_or_else(|| unlisted(part));
            register.spellings.iter().map(|spelling| share(spelling.key)).collect()
        };
        (register.given_shares, register.family_shares) =
            (spelt(&self.rarity.given, Part::Given), spelt(&self.rarity.family, Part::Family));
        let usual = self.usual_share(Part::Birth);
        for (person, shares) in register.persons.iter().zip(&mut register.person_shares) {
            shares.birth = self.rarity.birth.get(&u64::from(person.birth.number())).copied().unwrap_or(usual);
            let phone = self.rarity.phone.get(&person.phone.0).copied();
            shares.phone = phone.unwrap_or_else(|| unlisted(Part::Phone));
            (shares.cid, shares.number) = (unlisted(Part::Cid), unlisted(Part::Number));
        }
    }
}

/// A probability to five digits: more say nothing elsewhere.
fn five_digits(probability: f64) -> f64 {
    format!("{probability:.4e}").parse().unwrap_or(probability)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parallel::Threads;
    use crate::register::Fields;
    use crate::schema::Column;

    #[test]
    fn elsewhere_only_common_names_are_known_and_all_others_are_usual() {
        let today = thai::date::CivilDate::constant(2026, 11, 22);
        let fields = |given, family| Fields::default().with(Column::FirstName, given).with(Column::LastName, family);
        let (often, seldom) = (fields("สมชาย", "ทองดี"), fields("ประเสริฐ", "วงศ์สุวรรณ"));
        let mut records = vec![often.clone(); 60];
        records.extend(vec![seldom.clone(); 4]);
        let learnt = Model::learn(&Register::of(&records, today), Threads::new(1));
        let travelling = learnt.elsewhere();
        assert!(travelling.rarity.given.len() <= learnt.rarity.given.len() && travelling.rarity.birth.is_empty());
        let mut few = Register::of(&[often, seldom, fields("อรุณ", "ใครเล่า")], today);
        travelling.adopt(&mut few);
        let share = |at: usize| few.given_shares[few.persons[at].given as usize];
        let usual = travelling.usual_share(Part::Given);
        assert!(share(0) >= share(1) && (share(2) - usual).abs() < 1e-6, "{} {} {usual}", share(0), share(1));
    }
}
