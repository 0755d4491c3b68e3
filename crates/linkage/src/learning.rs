//! การเรียนรู้โดยไม่มีคำตอบ: the probabilities of a model, found from the register alone by expectation and maximisation.
//!
//! A. Dempster, N. Laird and D. Rubin, "Maximum likelihood from incomplete data via the EM algorithm", JRSS B 39(1), 1977, as
//! W. Winkler used it for linkage. Strangers are learnt from pairs drawn by chance, for blocks show only odd strangers; the
//! same person and the household from pairs of the blocks, which hold nearly all of them.

mod beginning;
mod known;
mod tally;

use crate::blocking::{Plan, Rule};
use crate::hash::{self, Chance};
use crate::model::{KINDS, Kind, Model};
use crate::parallel::{Stretches, Threads};
use crate::pattern::{Comparison, Pattern};
use crate::register::Register;
use tally::Tally;

/// Pairs of the blocks that are learnt from, and pairs drawn by chance.
const SAMPLED: f64 = 300_000.0;
/// Rounds at most.
const ROUNDS: usize = 40;
/// Learning ends when the number of matches changes by less than this share.
const SETTLED: f64 = 0.000_5;
/// A rule that gives more pairs for each record than this is not even tried.
const DEAREST: f64 = 60.0;
/// A rule must find at least this share of all matches that no rule before it finds.
const LEAST_GAIN: f64 = 0.000_3;
/// A rule may cost at most so many pairs for each match that it adds.
const DEAREST_MATCH: f64 = 4_000.0;

/// One pair that is learnt from, and how many pairs it stands for.
struct Sample {
    pattern: Pattern,
    weight: f64,
    /// Which rules hold the pair; none for a pair drawn by chance.
    rules: Option<u32>,
}

/// Learns a model of a register, and which blocks are worth comparing in full.
pub(crate) fn learn(register: &Register, threads: Threads) -> (Model, Plan) {
    let mut plan = Plan::new(register, &Rule::ALL, threads);
    let dearest = DEAREST * register.len() as f64;
    plan.blocks.retain(|blocks| (1.0..=dearest).contains(&blocks.pairs()));
    let mut samples = of_blocks(register, &plan, threads);
    samples.extend(by_chance(register, threads));
    let mut model = beginning::model(register, &samples);
    let mut matches = f64::INFINITY;
    for _ in 0..ROUNDS {
        model = round(&model, &samples, register.pairs(), threads);
        let now = model.priors[Kind::Same as usize];
        if ((now - matches) / now).abs() < SETTLED {
            break;
        }
        matches = now;
    }
    model.rules = worth_their_cost(&model, &plan, &samples);
    let order = |rule: &Rule| model.rules.iter().position(|kept| kept == rule);
    plan.keep(|rule| order(&rule).is_some());
    plan.blocks.sort_by_key(|blocks| order(&blocks.rule));
    (model, plan)
}

/// Some pairs of the blocks, the same whatever the threads.
fn of_blocks(register: &Register, plan: &Plan, threads: Threads) -> Vec<Sample> {
    let all: f64 = plan.blocks.iter().map(crate::blocking::Blocks::pairs).sum();
    let rate = (SAMPLED / all.max(1.0)).min(1.0);
    let limit = (rate * u64::MAX as f64) as u64;
    let take = |samples: &mut Vec<Sample>, at: usize, a: u32, b: u32| {
        let drawn = hash::of_words(&[u64::from(a.min(b)), u64::from(a.max(b))]) <= limit;
        if drawn && !plan.is_earlier(at, a, b) {
            let rules = Some(plan.holding(a, b));
            samples.push(Sample { pattern: register.compare(a, b), weight: 1.0 / rate, rules });
        }
    };
    plan.visit(register, threads, take, &|_| {}).into_iter().flatten().collect()
}

fn by_chance(register: &Register, threads: Threads) -> Vec<Sample> {
    let pairs = register.pairs();
    let wanted = pairs.min(SAMPLED);
    if wanted < 1.0 {
        return Vec::new();
    }
    let stretches = Stretches::of(wanted as usize, 1 << 14);
    let drawn = threads.map(stretches.count(), |piece| {
        let mut chance = Chance::new(piece as u64);
        let draw = |_| {
            let (a, b) = pair_by_chance(register, &mut chance);
            Sample { pattern: register.compare(a, b), weight: pairs / wanted.floor(), rules: None }
        };
        stretches.range(piece).map(draw).collect::<Vec<_>>()
    });
    drawn.into_iter().flatten().collect()
}

fn pair_by_chance(register: &Register, chance: &mut Chance) -> (u32, u32) {
    let all = register.len();
    match register.second() {
        Some(second) => (chance.below(second) as u32, (second + chance.below(all - second)) as u32),
        None => {
            let a = chance.below(all);
            let b = chance.below(all - 1);
            (a as u32, if b >= a { b + 1 } else { b } as u32)
        }
    }
}

/// Samples that one thread takes at a time.
const STRETCH: usize = 1 << 14;

/// One round: how likely each sample is of each kind, and from that the probabilities anew.
fn round(model: &Model, samples: &[Sample], pairs: f64, threads: Threads) -> Model {
    let scorer = model.scorer();
    let stretches = Stretches::of(samples.len(), STRETCH);
    let tallies = threads.map(stretches.count(), |piece| {
        let mut tally = Tally::default();
        for sample in &samples[stretches.range(piece)] {
            tally.add(sample, scorer.kinds(&sample.pattern), model);
        }
        tally
    });
    let mut whole = Tally::default();
    for tally in &tallies {
        whole.join(tally);
    }
    whole.model(model, pairs)
}

/// The rules that together find nearly all matches for the least cost, by greedy covering.
fn worth_their_cost(model: &Model, plan: &Plan, samples: &[Sample]) -> Vec<Rule> {
    let scorer = model.scorer();
    let mut open: Vec<(u32, f64)> = (samples.iter())
        .filter_map(|sample| Some((sample.rules?, scorer.kinds(&sample.pattern)[Kind::Same as usize] * sample.weight)))
        .collect();
    let all: f64 = open.iter().map(|(_, matches)| matches).sum();
    let mut kept: Vec<Rule> = Vec::new();
    loop {
        let gain =
            |at: usize| open.iter().filter(|(rules, _)| rules >> at & 1 == 1).map(|(_, matches)| matches).sum::<f64>();
        let candidates = plan.blocks.iter().enumerate().filter(|(_, blocks)| !kept.contains(&blocks.rule));
        let worth = candidates.map(|(at, blocks)| (at, gain(at), blocks.pairs()));
        let worthy = worth.filter(|(_, gain, cost)| *gain >= LEAST_GAIN * all && *cost <= DEAREST_MATCH * gain);
        let best = worthy.max_by(|a, b| (a.1 / (a.2 + 1.0)).total_cmp(&(b.1 / (b.2 + 1.0))));
        let Some((at, ..)) = best else { return kept };
        kept.push(plan.blocks[at].rule);
        open.retain(|(rules, _)| rules >> at & 1 == 0);
    }
}

/// Every comparison with every kind.
fn each_table() -> impl Iterator<Item = (usize, Comparison, usize)> {
    Comparison::ALL
        .into_iter()
        .enumerate()
        .flat_map(|(at, comparison)| (0..KINDS.len()).map(move |kind| (at, comparison, kind)))
}
