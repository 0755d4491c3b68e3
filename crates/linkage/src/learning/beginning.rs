//! Where learning begins: what everybody knows of registers before having seen this one.

use super::Sample;
use super::known::known;
use super::tally::smoothed;
use crate::model::{COUNTED_LEVELS, Kind, Model, Table};
use crate::pattern::{COUNTED, Comparison};
use crate::rarity::Rarity;
use crate::register::Register;

/// For each record so many others of the same person, and of the same household.
const SAME: f64 = 0.2;
const HOUSEHOLD: f64 = 1.0;
const TWINS: f64 = 0.01;

/// A rough model; only its order of magnitude matters.
pub(super) fn model(register: &Register, samples: &[Sample]) -> Model {
    let pairs = register.pairs().max(1.0);
    let share = |each: f64| (each * register.len() as f64 / pairs).min(0.3);
    let tables = Comparison::ALL.map(|comparison| {
        let strangers = strangers(comparison, samples);
        let household = household(comparison, &strangers);
        let twins = if comparison == Comparison::Birth { product(comparison, Kind::Same) } else { household.clone() };
        Table { comparison, kinds: [product(comparison, Kind::Same), twins, household, strangers] }
    });
    let mut model = Model {
        priors: [share(SAME), share(TWINS), share(HOUSEHOLD), 1.0 - share(SAME) - share(TWINS) - share(HOUSEHOLD)],
        records: register.len() as u64,
        tables: tables.into(),
        usual: [[0.0; COUNTED_LEVELS]; COUNTED.len()],
        rarity: Rarity::of(register),
        rules: Vec::new(),
    };
    for (usual, shares) in model.usual.iter_mut().zip(usual_shares(register)) {
        *usual = [shares; COUNTED_LEVELS];
    }
    model
}

fn product(comparison: Comparison, kind: Kind) -> Vec<f64> {
    let probability =
        |cell| comparison.levels_of(cell).iter().map(|(part, level)| known(kind, *part)[*level]).product();
    (0..comparison.cells()).map(probability).collect()
}

/// Two of one household are as strangers in what each has for themselves, but clerks write one's id or birth date for the
/// other.
fn household(comparison: Comparison, strangers: &[f64]) -> Vec<f64> {
    let with_same = |same: f64| {
        let shared = |(cell, value): (usize, &f64)| value * (1.0 - same) + if cell == 0 { same } else { 0.0 };
        strangers.iter().enumerate().map(shared).collect()
    };
    match comparison {
        Comparison::Household => product(comparison, Kind::Household),
        Comparison::Name => strangers.to_vec(),
        Comparison::Birth => with_same(0.001),
        Comparison::CitizenId | Comparison::Number => with_same(0.001),
    }
}

/// Nearly all pairs drawn by chance are strangers.
fn strangers(comparison: Comparison, samples: &[Sample]) -> Vec<f64> {
    let mut counts = vec![0.0; comparison.cells()];
    let by_chance = samples.iter().filter(|sample| sample.rules.is_none());
    for cell in by_chance.filter_map(|sample| comparison.cell(&sample.pattern)) {
        counts[cell] += 1.0;
    }
    smoothed(comparison, Kind::Strangers, &counts)
}

/// For each counted part the logarithm of the chance that two records which have a value share it.
fn usual_shares(register: &Register) -> [f32; COUNTED.len()] {
    let persons = || register.persons.iter().zip(&register.person_shares);
    let spelt = |shares: &[f32], id: u32| (id != 0).then(|| shares[id as usize]);
    [
        mean(persons().map(|(person, _)| spelt(&register.given_shares, person.given))),
        mean(persons().map(|(person, _)| spelt(&register.family_shares, person.family))),
        mean(persons().map(|(person, shares)| (!person.birth.is_missing()).then_some(shares.birth))),
        mean(persons().map(|(person, shares)| (!person.cid.is_missing()).then_some(shares.cid))),
        mean(persons().map(|(person, shares)| (person.number != 0).then_some(shares.number))),
        mean(persons().map(|(person, shares)| (!person.phone.is_missing()).then_some(shares.phone))),
    ]
}

/// The logarithm of the mean of shares that are given by their logarithms.
fn mean(shares: impl Iterator<Item = Option<f32>>) -> f32 {
    let (count, sum) =
        shares.flatten().fold((0_u32, 0.0), |(count, sum), share| (count + 1, sum + f64::from(share).exp()));
    if count == 0 { 0.0 } else { (sum / f64::from(count)).ln() as f32 }
}
