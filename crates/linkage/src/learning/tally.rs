//! What a round of learning counts, and the probabilities that follow from the counts.

use super::known::known;
use super::{Sample, each_table};
use crate::model::{COUNTED_LEVELS, KINDS, Kind, Model, OfKinds, Table, counted_place};
use crate::pattern::{COUNTED, Comparison, Part, TURNED};

/// A cell is drawn to the product of its fields' own probabilities as if so many samples had shown that.
const DRAWN: f64 = 1.5;
/// What everybody knows counts as so many samples.
const KNOWN: f64 = 20.0;

/// A value that is e^3.4, thirty times, rarer than usual counts as that rare and no rarer, or one pair of very rare names
/// would outweigh all others in their mean.
const RAREST_COUNTED: f32 = 3.4;

/// Pairs of each kind by cell, and the shares of their values.
pub(super) struct Tally {
    /// Pairs of the blocks by kind.
    of_blocks: OfKinds<f64>,
    cells: Vec<OfKinds<Vec<f64>>>,
    /// For each counted part and level but the nearest: pairs of strangers, and their sum of one over the share. How usual it is
    /// to share a value itself follows from the values' own shares, and needs no pairs.
    rarity: [[(f64, f64); COUNTED_LEVELS]; COUNTED.len()],
    /// What a sample stands for: of the blocks, and by chance.
    weights: [f64; 2],
}

impl Default for Tally {
    fn default() -> Self {
        let empty = |comparison: Comparison| KINDS.map(|_| vec![0.0; comparison.cells()]);
        Self {
            of_blocks: [0.0; KINDS.len()],
            cells: Comparison::ALL.map(empty).into(),
            rarity: [[(0.0, 0.0); COUNTED_LEVELS]; COUNTED.len()],
            weights: [0.0; 2],
        }
    }
}

impl Tally {
    /// Counts a sample by how likely it is of each kind under the model before.
    pub(super) fn add(&mut self, sample: &Sample, kinds: OfKinds<f64>, last: &Model) {
        let by_chance = sample.rules.is_none();
        self.weights[usize::from(by_chance)] = sample.weight;
        if !by_chance {
            for (sum, kind) in self.of_blocks.iter_mut().zip(kinds) {
                *sum += kind * sample.weight;
            }
        }
        for (at, comparison) in Comparison::ALL.into_iter().enumerate() {
            let Some(cell) = comparison.cell(&sample.pattern) else { continue };
            for kind in KINDS {
                if counts_for(comparison, cell, kind, by_chance) {
                    self.cells[at][kind as usize][cell] += kinds[kind as usize] * sample.weight;
                }
            }
        }
        self.add_rarity(sample, kinds[Kind::Strangers as usize], last);
    }

    fn add_rarity(&mut self, sample: &Sample, strangers: f64, last: &Model) {
        for (at, part) in COUNTED.iter().enumerate() {
            let place = counted_place(*part, sample.pattern.level(*part));
            if let Some(place @ 1..) = place.filter(|_| sample.rules.is_none()) {
                let share = sample.pattern.shares[at].max(last.usual[at][0] - RAREST_COUNTED);
                let weight = strangers * sample.weight;
                let entry = &mut self.rarity[at][place];
                entry.0 += weight;
                entry.1 += weight * f64::from(-share).exp();
            }
        }
    }

    /// Adds the counts of other samples.
    pub(super) fn join(&mut self, other: &Self) {
        for (mine, others) in self.of_blocks.iter_mut().zip(other.of_blocks) {
            *mine += others;
        }
        for (at, _, kind) in each_table() {
            for (mine, others) in self.cells[at][kind].iter_mut().zip(&other.cells[at][kind]) {
                *mine += others;
            }
        }
        for (mine, others) in self.rarity.iter_mut().flatten().zip(other.rarity.iter().flatten()) {
            *mine = (mine.0 + others.0, mine.1 + others.1);
        }
        for (mine, others) in self.weights.iter_mut().zip(other.weights) {
            *mine = mine.max(others);
        }
    }

    /// The model that these counts make most likely, drawn to `last` where they are few.
    pub(super) fn model(&self, last: &Model, pairs: f64) -> Model {
        let [same, twins, household, _] = self.of_blocks;
        let share = |count: f64| (count / pairs).clamp(1e-15, 0.3);
        let [same, twins, household] = [share(same), share(twins.min(MOST_TWINS * household)), share(household)];
        let priors = [same, twins, household, 1.0 - same - twins - household];
        let tables = Comparison::ALL.into_iter().enumerate().map(|(at, comparison)| {
            let [same, twins, household, strangers] = KINDS.map(|kind| {
                let sample = self.weights[usize::from(kind == Kind::Strangers)].max(1.0);
                let unit: Vec<f64> = self.cells[at][kind as usize].iter().map(|count| count / sample).collect();
                smoothed(comparison, kind, &unit)
            });
            let household = two_persons(comparison, household, &strangers);
            let twins = match comparison {
                Comparison::Name => bounded(twins, &strangers, 0.7),
                // One birth date, written with the same errors as one person's.
                Comparison::Birth => same.clone(),
                _ => household.clone(),
            };
            let mut kinds = [same, twins, household, strangers];
            if comparison == Comparison::Name {
                turn_by_chance(&mut kinds);
            }
            Table { comparison, kinds }
        });
        let mut model = Model { priors, tables: tables.collect(), ..last.clone() };
        for (usual, rarity) in model.usual.iter_mut().zip(&self.rarity) {
            for (usual, (pairs, inverse)) in usual.iter_mut().zip(rarity).skip(1) {
                // What was believed before counts as one sample more.
                let sample = self.weights[1].max(1.0);
                let (pairs, inverse) = (pairs / sample + 1.0, inverse / sample + f64::from(-*usual).exp());
                *usual = (pairs / inverse).ln() as f32;
            }
        }
        model
    }
}

/// Strangers are counted by chance; only that they share an id is so rare that the blocks must show it, which hold all
/// pairs that do. The other kinds are counted in the blocks.
fn counts_for(comparison: Comparison, cell: usize, kind: Kind, by_chance: bool) -> bool {
    let shares_id = matches!(comparison, Comparison::CitizenId | Comparison::Number) && cell == 0;
    by_chance == (kind == Kind::Strangers && !shares_id)
}

/// Twins are at most so many for each other pair of a household.
const MOST_TWINS: f64 = 0.03;

/// Two of one household are two persons: in what is a person's own they are as strangers but for a bounded share, of
/// children called after their parents, of ids that a clerk wrote for the wrong one. Without the bound, records of one
/// person that differ much would pass for a household where a register has none.
fn two_persons(comparison: Comparison, learnt: Vec<f64>, strangers: &[f64]) -> Vec<f64> {
    match comparison {
        Comparison::Household => learnt,
        Comparison::Name => bounded(learnt, strangers, 0.15),
        Comparison::Birth => bounded(learnt, strangers, 0.02),
        Comparison::CitizenId | Comparison::Number => bounded(learnt, strangers, 0.01),
    }
}

/// Probabilities that exceed those of strangers by at most a share of all.
fn bounded(learnt: Vec<f64>, strangers: &[f64], most: f64) -> Vec<f64> {
    let excess: Vec<f64> =
        learnt.iter().zip(strangers).map(|(learnt, stranger)| (learnt - stranger).max(0.0)).collect();
    let sum: f64 = excess.iter().sum();
    let kept = most.min(sum);
    let scale = if sum > 0.0 { kept / sum } else { 0.0 };
    strangers.iter().zip(excess).map(|(stranger, excess)| stranger * (1.0 - kept) + excess * scale).collect()
}

/// A clerk who puts the names in each other's place does so whoever the person is: two persons whose names agree that way
/// are as frequent among those whose names agree as records of one person are.
fn turn_by_chance(kinds: &mut OfKinds<Vec<f64>>) {
    let cell = |given: usize, sex: usize| given * Part::Sex.levels() + sex;
    let of = |table: &[f64], given: usize| (0..Part::Sex.levels()).map(|sex| table[cell(given, sex)]).sum::<f64>();
    let [same, others @ ..] = kinds;
    let turned = of(same, TURNED) / (of(same, 0) + of(same, 1) + of(same, TURNED));
    for table in others {
        for sex in 0..Part::Sex.levels() {
            table[cell(TURNED, sex)] = turned * (table[cell(0, sex)] + table[cell(1, sex)]);
        }
    }
}

/// Probabilities from counts: drawn to the product of the fields' own, so that what was never seen together is not
/// impossible.
pub(super) fn smoothed(comparison: Comparison, kind: Kind, counts: &[f64]) -> Vec<f64> {
    let mut own = own_probabilities(comparison, kind, counts);
    if let [single] = own.as_mut_slice() {
        return std::mem::take(single);
    }
    let total: f64 = counts.iter().sum();
    let drawn = |(cell, count): (usize, &f64)| {
        let together: f64 = comparison.levels_of(cell).iter().zip(&own).map(|((_, level), own)| own[*level]).product();
        // How many times more often than expected: Gamma-Poisson, so that a cell which could hardly have been met is not
        // taken for impossible.
        together * (count + DRAWN) / (together * total + DRAWN)
    };
    shares(counts.iter().enumerate().map(drawn).collect())
}

/// The probabilities of each field's levels, whatever the other fields of the comparison.
fn own_probabilities(comparison: Comparison, kind: Kind, counts: &[f64]) -> Vec<Vec<f64>> {
    let expected = |part: &Part| known(kind, *part).iter().map(|share| share * KNOWN).collect();
    let mut own: Vec<Vec<f64>> = comparison.parts().iter().map(expected).collect();
    for (cell, count) in counts.iter().enumerate() {
        for (own, (_, level)) in own.iter_mut().zip(comparison.levels_of(cell)) {
            own[level] += count;
        }
    }
    // A single field that is not known says nothing and takes no share.
    if let [single] = own.as_mut_slice()
        && let Some(missing) = single.last_mut()
    {
        *missing = 0.0;
    }
    own.into_iter().map(shares).collect()
}

/// Values as shares of their sum.
fn shares(mut values: Vec<f64>) -> Vec<f64> {
    let sum: f64 = values.iter().sum();
    values.iter_mut().for_each(|value| *value /= sum);
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::Pattern;
    use crate::register::Register;

    #[test]
    fn a_combination_that_was_never_met_is_as_rare_as_its_parts_make_it() {
        let comparison = Comparison::Name;
        let mut counts = vec![0.0; comparison.cells()];
        counts[18] = 300_000.0;
        counts[1] = 3.0;
        let probabilities = smoothed(comparison, Kind::Strangers, &counts);
        assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(probabilities.iter().all(|probability| *probability > 0.0));
        assert!(probabilities[18] > 0.99 && probabilities[1] > probabilities[4]);
    }

    #[test]
    fn one_pair_of_very_rare_names_does_not_decide_how_usual_near_names_are() {
        let mut last = super::super::beginning::model(&Register::default(), &[]);
        last.usual[0] = [-6.5; COUNTED_LEVELS];
        let mut tally = Tally::default();
        let mut slip_of = |share: f32| {
            let mut pattern = Pattern::default();
            pattern.levels[Part::Given as usize] = 1;
            pattern.shares[0] = share;
            let strangers = [0.0, 0.0, 0.0, 1.0];
            tally.add(&Sample { pattern, weight: 1.0, rules: None }, strangers, &last);
        };
        (0..500).for_each(|_| slip_of(-6.0));
        slip_of(-13.8);
        let usual = tally.model(&last, 1e9).usual[0];
        assert!((usual[1] + 6.0).abs() < 0.1, "{usual:?}");
        assert!((usual[0] + 6.5).abs() < f32::EPSILON, "what is shared itself needs no pairs: {usual:?}");
    }

    #[test]
    fn two_of_a_household_differ_in_what_is_their_own() {
        let strangers = [0.001, 0.999];
        let bounded = bounded(vec![0.9, 0.1], &strangers, 0.02);
        assert!(bounded[0] < 0.022 && bounded[0] > strangers[0]);
        assert!((bounded.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert_eq!(super::bounded(strangers.to_vec(), &strangers, 0.02), strangers);
    }
}
