//! แบบจำลอง: how likely two records are one person, given how their fields compare.
//!
//! Fellegi and Sunter's model ("A theory for record linkage", JASA 64(328), 1969) with four kinds of pairs instead of two:
//! the same person, twins, two others of one household, two strangers. Within a kind the [`Comparison`]s are independent; within a
//! comparison the fields are not. So what a household shares is weighed once, against the household and not against the
//! whole country. A value's rarity counts as in W. Winkler, "Frequency-based matching in Fellegi-Sunter model of record
//! linkage", US Census RR2000/06.

use serde::{Deserialize, Serialize};

use crate::blocking::Rule;
use crate::pattern::{COUNTED, Comparison, Part, Pattern, TURNED};
use crate::rarity::Rarity;

/// The kinds of pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// คนเดียวกัน
    Same,
    /// ฝาแฝด: two of one household who were born together
    Twins,
    /// คนละคนในครัวเรือนเดียวกัน
    Household,
    /// คนละคน ไม่เกี่ยวข้องกัน
    Strangers,
}

/// The kinds, in the order of all tables.
pub(crate) const KINDS: [Kind; 4] = [Kind::Same, Kind::Twins, Kind::Household, Kind::Strangers];

/// One value for each kind.
pub(crate) type OfKinds<T> = [T; KINDS.len()];

/// แบบจำลอง: what is learnt from a register, or given; it can be kept and used again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The share of each kind among all pairs that could be compared.
    pub(crate) priors: OfKinds<f64>,
    /// How many records it was learnt from.
    pub(crate) records: u64,
    /// For each comparison how probable each of its cells is among the pairs of each kind.
    #[serde(deserialize_with = "whole")]
    pub(crate) tables: Vec<Table>,
    /// For each counted part and level the logarithm of the share that a value has on the average.
    pub(crate) usual: [[f32; COUNTED_LEVELS]; COUNTED.len()],
    /// Which values were common there.
    pub(crate) rarity: Rarity,
    /// The blocking rules that were worth their cost, in the order of use.
    pub rules: Vec<Rule>,
}

/// Levels, from the nearest, at which the rarity of the value counts.
pub(crate) const COUNTED_LEVELS: usize = 3;

/// The probabilities of a comparison's cells, for each kind of pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Table {
    pub(crate) comparison: Comparison,
    pub(crate) kinds: OfKinds<Vec<f64>>,
}

/// Takes the tables of a kept model only if they are those of this crate: a file may be of another version, or damaged.
fn whole<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Table>, D::Error> {
    let tables = Vec::<Table>::deserialize(from)?;
    let fits = |(table, comparison): (&Table, Comparison)| {
        let sizes = table.kinds.iter().all(|cells| cells.len() == comparison.cells());
        table.comparison == comparison && sizes
    };
    if tables.len() == Comparison::ALL.len() && tables.iter().zip(Comparison::ALL).all(fits) {
        Ok(tables)
    } else {
        Err(serde::de::Error::custom("its tables are not those of this version"))
    }
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

/// Where the rarity of a part's value counts at a level: in which place of [`Model::usual`] its usual share stands.
pub(crate) fn counted_place(part: Part, level: usize) -> Option<usize> {
    match part {
        // Names that changed places are as rare as names that did not.
        Part::Given if level == TURNED => Some(0),
        Part::Given | Part::Family => Some(level).filter(|level| *level < COUNTED_LEVELS),
        _ => (level == 0).then_some(0),
    }
}

/// The kinds whose members have a value by chance, so that it matters how rare it is. Nobody of a household has the surname
/// by chance, nor twins their birthday.
fn has_by_chance(kind: Kind, part: Part) -> bool {
    match kind {
        Kind::Same => false,
        Kind::Twins | Kind::Household => part == Part::Given,
        Kind::Strangers => true,
    }
}

/// A model with its logarithms taken: made once for the many pairs that it weighs.
#[derive(Debug, Clone)]
pub struct Scorer<'m> {
    model: &'m Model,
    priors: OfKinds<f64>,
    tables: Vec<OfKinds<Vec<f64>>>,
}

impl Model {
    /// Takes the logarithms.
    #[must_use]
    pub fn scorer(&self) -> Scorer<'_> {
        let ln = |values: &Vec<f64>| values.iter().map(|value| value.max(1e-12).ln()).collect::<Vec<f64>>();
        Scorer {
            model: self,
            priors: self.priors.map(|prior| prior.max(1e-300).ln()),
            tables: self.tables.iter().map(|table| KINDS.map(|kind| ln(&table.kinds[kind as usize]))).collect(),
        }
    }

    /// The logarithm of the share that a value of a part has on the average.
    pub(crate) fn usual_share(&self, part: Part) -> f32 {
        part.counted().map_or(0.0, |counted| self.usual[counted][0])
    }
}

impl Scorer<'_> {
    /// The logarithm of what each kind of pair says to one comparison; zero where nothing is known.
    fn evidence(&self, at: usize, pattern: &Pattern) -> OfKinds<f64> {
        let comparison = self.model.tables[at].comparison;
        let Some(cell) = comparison.cell(pattern) else { return [0.0; KINDS.len()] };
        let mut evidence = KINDS.map(|kind| self.tables[at][kind as usize][cell]);
        for part in comparison.parts() {
            let Some(counted) = part.counted() else { continue };
            let Some(place) = counted_place(*part, pattern.level(*part)) else { continue };
            let rarity = f64::from(pattern.shares[counted] - self.model.usual[counted][place]).clamp(-RAREST, RAREST);
            for kind in KINDS.into_iter().filter(|kind| has_by_chance(*kind, *part)) {
                evidence[kind as usize] += rarity;
            }
        }
        evidence
    }

    /// The logarithm of how much of each kind there is of a pattern, among all pairs.
    fn masses(&self, pattern: &Pattern) -> OfKinds<f64> {
        (0..self.tables.len()).fold(self.priors, |masses, at| added(masses, self.evidence(at, pattern)))
    }

    /// The probability of each kind.
    pub(crate) fn kinds(&self, pattern: &Pattern) -> OfKinds<f64> {
        let masses = self.masses(pattern);
        let most = masses.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let powers = masses.map(|mass| (mass - most).exp());
        let sum: f64 = powers.iter().sum();
        powers.map(|power| power / sum)
    }

    /// How likely the pair is one person.
    pub(crate) fn score(&self, pattern: &Pattern) -> Score {
        let odds = log_odds(self.masses(pattern));
        Score { probability: 1.0 / (1.0 + (-odds).exp()), weight: odds / std::f64::consts::LN_2 }
    }

    /// What each comparison adds; with the odds before anything is compared, the weights add up to the score's.
    pub(crate) fn explain(&self, pattern: &Pattern) -> (f64, Vec<Reason>) {
        let bits = |masses| log_odds(masses) / std::f64::consts::LN_2;
        let mut masses = self.priors;
        let before = bits(masses);
        let reasons = (0..self.tables.len()).map(|at| {
            let last = bits(masses);
            masses = added(masses, self.evidence(at, pattern));
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

fn added(mut masses: OfKinds<f64>, evidence: OfKinds<f64>) -> OfKinds<f64> {
    for (mass, evidence) in masses.iter_mut().zip(evidence) {
        *mass += evidence;
    }
    masses
}

/// The natural logarithm of the odds of one person against all other kinds.
fn log_odds([same, others @ ..]: OfKinds<f64>) -> f64 {
    let most = others.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    same - most - others.iter().map(|other| (other - most).exp()).sum::<f64>().ln()
}
