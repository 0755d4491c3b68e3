//! แบบจำลอง: how likely two records are one person, given how their fields compare.
//!
//! Fellegi and Sunter's model ("A theory for record linkage", JASA 64(328), 1969) with three kinds of pairs instead of two:
//! the same person, two of one household, two strangers. Within a kind the [`Comparison`]s are independent; within a
//! comparison the fields are not. So what a household shares is weighed once, against the household and not against the
//! whole country. A value's rarity counts as in W. Winkler, "Frequency-based matching in Fellegi-Sunter model of record
//! linkage", US Census RR2000/06.

use serde::{Deserialize, Serialize};

use crate::blocking::Rule;
use crate::pattern::{COUNTED, Comparison, Part, Pattern};

/// The kinds of pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// คนเดียวกัน
    Same,
    /// คนละคนในครัวเรือนเดียวกัน
    Household,
    /// คนละคน ไม่เกี่ยวข้องกัน
    Strangers,
}

/// The kinds, in the order of all tables.
pub(crate) const KINDS: [Kind; 3] = [Kind::Same, Kind::Household, Kind::Strangers];

/// แบบจำลอง: what is learnt from a register, or given; it can be kept and used again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Pairs of the same person among all pairs that could be compared, of one household, and of strangers.
    pub(crate) priors: [f64; 3],
    /// How many records it was learnt from.
    pub(crate) records: u64,
    /// For each comparison how probable each of its cells is among the pairs of each kind.
    pub(crate) tables: Vec<Table>,
    /// For each counted part and level the logarithm of the share that a value has on the average.
    pub(crate) usual: [[f32; COUNTED_LEVELS]; COUNTED.len()],
    /// The blocking rules that were worth their cost, in the order of use.
    pub rules: Vec<Rule>,
}

/// Levels, from the nearest, at which the rarity of the value counts.
pub(crate) const COUNTED_LEVELS: usize = 3;

/// The probabilities of a comparison's cells, for each kind of pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Table {
    pub(crate) comparison: Comparison,
    pub(crate) kinds: [Vec<f64>; 3],
}

/// คะแนน: how likely a pair is one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// From 0 to 1.
    pub probability: f64,
    /// The same as binary logarithm of the odds; two bits are a factor of four.
    pub weight: f64,
}

/// เหตุผลของคะแนน: what one comparison adds to the weight of a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What was compared.
    pub comparison: Comparison,
    /// Each field with the level of its likeness; empty when nothing of it is known of both.
    pub levels: Vec<(&'static str, &'static str)>,
    /// Bits for (or, negative, against) one person, given all comparisons before it.
    pub weight: f64,
}

/// How deep the rarity of a part counts: the number of levels, and whether it tells two of one household apart, too.
pub(crate) fn counted_depth(part: Part) -> (usize, bool) {
    match part {
        Part::Given => (COUNTED_LEVELS, true),
        Part::Family => (COUNTED_LEVELS, false),
        _ => (1, false),
    }
}

/// A model with its logarithms taken.
pub(crate) struct Scorer<'m> {
    model: &'m Model,
    priors: [f64; 3],
    tables: Vec<[Vec<f64>; 3]>,
}

impl Model {
    /// Takes the logarithms.
    pub(crate) fn scorer(&self) -> Scorer<'_> {
        let ln = |values: &Vec<f64>| values.iter().map(|value| value.max(1e-12).ln()).collect::<Vec<f64>>();
        Scorer {
            model: self,
            priors: self.priors.map(|prior| prior.max(1e-300).ln()),
            tables: self.tables.iter().map(|table| [0, 1, 2].map(|kind| ln(&table.kinds[kind]))).collect(),
        }
    }
}

impl Scorer<'_> {
    /// The logarithm of what each kind of pair says to one comparison; zero where nothing is known.
    pub(crate) fn evidence(&self, at: usize, pattern: &Pattern) -> [f64; 3] {
        let comparison = self.model.tables[at].comparison;
        let Some(cell) = comparison.cell(pattern) else { return [0.0; 3] };
        if comparison.parts().len() == 1 && pattern.is_missing(comparison.parts()[0]) {
            return [0.0; 3];
        }
        let mut evidence = [0, 1, 2].map(|kind| self.tables[at][kind][cell]);
        for part in comparison.parts() {
            let Some(counted) = COUNTED.iter().position(|counted| counted == part) else { continue };
            let (depth, level) = (counted_depth(*part), pattern.level(*part));
            if level < depth.0 {
                let rarity = f64::from(pattern.shares[counted] - self.model.usual[counted][level]);
                let rarity = rarity.clamp(-RAREST, RAREST);
                evidence[Kind::Strangers as usize] += rarity;
                if depth.1 {
                    evidence[Kind::Household as usize] += rarity;
                }
            }
        }
        evidence
    }

    /// The logarithm of how much of each kind there is of a pattern, among all pairs.
    pub(crate) fn masses(&self, pattern: &Pattern) -> [f64; 3] {
        let mut masses = self.priors;
        for at in 0..self.tables.len() {
            let evidence = self.evidence(at, pattern);
            for (mass, evidence) in masses.iter_mut().zip(evidence) {
                *mass += evidence;
            }
        }
        masses
    }

    /// The probability of each kind.
    pub(crate) fn kinds(&self, pattern: &Pattern) -> [f64; 3] {
        let masses = self.masses(pattern);
        let most = masses.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let powers = masses.map(|mass| (mass - most).exp());
        let sum: f64 = powers.iter().sum();
        powers.map(|power| power / sum)
    }

    /// How likely the pair is one person.
    pub(crate) fn score(&self, pattern: &Pattern) -> Score {
        let [same, household, strangers] = self.masses(pattern);
        let odds = same - sum_of_logs(household, strangers);
        Score { probability: 1.0 / (1.0 + (-odds).exp()), weight: odds / std::f64::consts::LN_2 }
    }

    /// What each comparison adds; with the odds before anything is compared, the weights add up to the score's.
    pub(crate) fn explain(&self, pattern: &Pattern) -> (f64, Vec<Reason>) {
        let bits = |[same, household, strangers]: [f64; 3]| {
            (same - sum_of_logs(household, strangers)) / std::f64::consts::LN_2
        };
        let mut masses = self.priors;
        let before = bits(masses);
        let reasons = (0..self.tables.len()).map(|at| {
            let last = bits(masses);
            for (mass, evidence) in masses.iter_mut().zip(self.evidence(at, pattern)) {
                *mass += evidence;
            }
            let comparison = self.model.tables[at].comparison;
            let known = comparison.parts().iter().filter(|part| !pattern.is_missing(**part));
            let levels = known.map(|part| (part.name(), part.level_name(pattern.level(*part)))).collect();
            Reason { comparison, levels, weight: bits(masses) - last }
        });
        (before, reasons.collect())
    }
}

/// A value may be at most e^7, a thousand times, rarer or commoner than usual: shares of a few records are guesses.
const RAREST: f64 = 7.0;

fn sum_of_logs(a: f64, b: f64) -> f64 {
    let (most, least) = (a.max(b), a.min(b));
    most + (least - most).exp().ln_1p()
}
