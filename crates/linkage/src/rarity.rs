//! ความพบบ่อยของค่า: which values were common where a model was learnt, for records that are compared elsewhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::Model;
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
    /// Takes the values of a small register for as common as they were where this model was learnt.
    pub fn adopt(&self, register: &mut Register) {
        let once = (1.0 / self.records.max(1) as f32).ln();
        let share = |common: &BTreeMap<u64, f32>, value: u64| common.get(&value).copied().unwrap_or(once);
        let spelt = |common| -> Vec<f32> {
            register.spellings.iter().map(|spelling| share(common, u64::from(spelling.key))).collect()
        };
        (register.given_shares, register.family_shares) = (spelt(&self.rarity.given), spelt(&self.rarity.family));
        for (person, shares) in register.persons.iter().zip(&mut register.person_shares) {
            let usual = self.usual_share(Part::Birth);
            shares.birth = self.rarity.birth.get(&u64::from(person.birth.number())).copied().unwrap_or(usual);
            shares.phone = share(&self.rarity.phone, person.phone.0);
            (shares.cid, shares.number) = (once, once);
        }
    }
}
