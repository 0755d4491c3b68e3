//! การเชื่อมโยง: from a register to its pairs and persons.

use crate::blocking::Plan;
use crate::cluster::{self, Link};
use crate::learning;
use crate::model::{Model, Reason, Score, Scorer};
use crate::parallel::Threads;
use crate::register::Register;

/// Pairs below this are not even kept: nobody will look at them.
const KEPT: f64 = 0.01;

/// ผลการเชื่อมโยง: the pairs that are taken for one person, and the persons they make up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linked {
    /// Pairs in the order of their records.
    pub links: Vec<Link>,
    /// Groups of two and more records, each one person; each sorted, in the order of their first record.
    pub clusters: Vec<Vec<u32>>,
    /// How many pairs were compared.
    pub compared: u64,
}

/// What a run is at, for whoever waits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stage {
    /// Learning the model.
    Learning,
    /// Comparing pairs, and how much of it is done, from 0 to 1.
    Comparing(f64),
    /// Putting records together.
    Clustering,
}

/// How a register is linked.
#[derive(Clone, Copy)]
pub struct Linking<'a> {
    /// A model that is given; none to learn one.
    pub model: Option<&'a Model>,
    /// Pairs at least as likely are taken.
    pub threshold: f64,
    /// Of two files, whether a record may have only one partner.
    pub one_to_one: bool,
    /// How many threads work.
    pub threads: Threads,
    /// Told what is going on, from any thread.
    pub progress: &'a (dyn Fn(Stage) + Sync),
}

impl Linking<'_> {
    /// Links a register: learns a model unless one is given, compares, and puts records together.
    #[must_use]
    pub fn run(&self, register: &Register) -> (Model, Linked) {
        (self.progress)(Stage::Learning);
        let (model, plan) = match self.model {
            Some(model) => (model.clone(), Plan::new(register, &model.rules, self.threads)),
            None => learning::learn(register, self.threads),
        };
        let scorer = model.scorer();
        let (found, compared) = self.compare(register, &plan, &scorer);
        drop(plan);
        (self.progress)(Stage::Clustering);
        let linked = if register.second().is_some() {
            self.matched(found)
        } else {
            let clusters = cluster::clusters(register, &scorer, &found, self.threshold);
            Linked { links: within(register, &scorer, &clusters), clusters, compared: 0 }
        };
        (model, Linked { compared, ..linked })
    }

    fn compare(&self, register: &Register, plan: &Plan, scorer: &Scorer<'_>) -> (Vec<Link>, u64) {
        let visit = |(links, compared): &mut (Vec<Link>, u64), at: usize, a: u32, b: u32| {
            if plan.is_earlier(at, a, b) {
                return;
            }
            *compared += 1;
            let score = scorer.score(&register.compare(a, b));
            if score.probability >= KEPT {
                links.push(Link { records: (a.min(b), a.max(b)), score });
            }
        };
        let done = |share| (self.progress)(Stage::Comparing(share));
        let parts = plan.visit(register, self.threads, visit, &done);
        let compared = parts.iter().map(|(_, compared)| compared).sum();
        let mut links: Vec<Link> = parts.into_iter().flat_map(|(links, _)| links).collect();
        links.sort_unstable_by_key(|link| link.records);
        (links, compared)
    }

    fn matched(&self, mut links: Vec<Link>) -> Linked {
        links.retain(|link| link.score.probability >= self.threshold);
        if self.one_to_one {
            links = cluster::one_to_one(&links);
        }
        Linked { links, ..Linked::default() }
    }
}

/// All pairs within the clusters. Where a pair's own evidence is weaker than the way over the others, it is as likely as
/// the weakest step of the best such way.
fn within(register: &Register, scorer: &Scorer<'_>, clusters: &[Vec<u32>]) -> Vec<Link> {
    let mut links = Vec::new();
    for cluster in clusters {
        let own: Vec<Link> = pairs_of(cluster)
            .map(|(_, records)| Link { records, score: scorer.score(&register.compare(records.0, records.1)) })
            .collect();
        let ways = best_ways(cluster, &own);
        for (((i, j), _), link) in pairs_of(cluster).zip(own) {
            let probability = ways[i * cluster.len() + j];
            links.push(Link { score: Score { probability, ..link.score }, ..link });
        }
    }
    links.sort_unstable_by_key(|link| link.records);
    links
}

/// Each two of a cluster: their places in it, and themselves.
fn pairs_of(cluster: &[u32]) -> impl Iterator<Item = ((usize, usize), (u32, u32))> {
    let places = (0..cluster.len()).flat_map(|i| (i + 1..cluster.len()).map(move |j| (i, j)));
    places.map(|(i, j)| ((i, j), (cluster[i], cluster[j])))
}

/// For each two places of a cluster the probability of the weakest step on the best way between them. Source: R. Floyd,
/// "Algorithm 97: Shortest path", CACM 5(6), 1962, with the least of two for their sum.
fn best_ways(cluster: &[u32], own: &[Link]) -> Vec<f64> {
    let size = cluster.len();
    let mut ways = vec![0.0_f64; size * size];
    for (((i, j), _), link) in pairs_of(cluster).zip(own) {
        ways[i * size + j] = link.score.probability;
        ways[j * size + i] = link.score.probability;
    }
    for over in 0..size {
        for at in 0..size * size {
            let round = ways[at / size * size + over].min(ways[over * size + at % size]);
            ways[at] = ways[at].max(round);
        }
    }
    ways
}

impl Model {
    /// Learns a model of a register, and which blocking rules are worth their cost.
    #[must_use]
    pub fn learn(register: &Register, threads: Threads) -> Self {
        learning::learn(register, threads).0
    }

    /// How likely two records of a register are one person; for many pairs take a [`Scorer`].
    #[must_use]
    pub fn score(&self, register: &Register, a: u32, b: u32) -> Score {
        self.scorer().weigh(register, a, b)
    }

    /// The weight before anything is compared, and what each comparison adds to it.
    #[must_use]
    pub fn explain(&self, register: &Register, a: u32, b: u32) -> (f64, Vec<Reason>) {
        self.scorer().tell(register, a, b)
    }
}

impl Scorer<'_> {
    /// How likely two records of a register are one person.
    #[must_use]
    pub fn weigh(&self, register: &Register, a: u32, b: u32) -> Score {
        self.score(&register.compare(a, b))
    }

    /// The weight before anything is compared, and what each comparison adds to it.
    #[must_use]
    pub fn tell(&self, register: &Register, a: u32, b: u32) -> (f64, Vec<Reason>) {
        self.explain(&register.compare(a, b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_as_likely_as_the_weakest_step_of_its_best_way() {
        let link = |records, probability| Link { records, score: Score { probability, weight: 0.0 } };
        let own = [link((3, 5), 0.99), link((3, 8), 0.2), link((5, 8), 0.95)];
        let ways = best_ways(&[3, 5, 8], &own);
        assert_eq!((ways[1], ways[2], ways[5]), (0.99, 0.95, 0.95));
        assert_eq!((ways[3], ways[6], ways[7]), (0.99, 0.95, 0.95), "there and back");
    }
}
