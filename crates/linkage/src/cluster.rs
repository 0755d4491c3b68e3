//! กลุ่มระเบียนของบุคคลเดียว: pairs put together to persons, without chaining through contradictions.
//!
//! Two groups are joined by their surest pair only if all pairs across, on the average, speak for it (average linkage), and
//! only if no two right and different citizen ids would meet. So a record between two twins, or between father and son
//! of one name, pulls them together no more than the evidence about the twins themselves allows.

use crate::hash::Map;
use crate::model::{Score, Scorer};
use crate::register::Register;

/// คู่ที่น่าจะเป็นคนเดียวกัน: two records, the lower first, and how likely they are one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The records, by their number in the register.
    pub records: (u32, u32),
    /// How likely they are one person.
    pub score: Score,
}

/// A group is not compared with another when more pairs than this lie across.
const MOST_ACROSS: usize = 4_000;
/// A single pair speaks with at most so many bits, so that one field cannot outvote everything.
const LOUDEST: f64 = 20.0;

/// Puts records together by pairs that are at least as likely as `threshold`, surest first.
///
/// Answers the groups of two or more, each sorted, in the order of their first record.
pub(crate) fn clusters(register: &Register, scorer: &Scorer<'_>, links: &[Link], threshold: f64) -> Vec<Vec<u32>> {
    let mut sure: Vec<&Link> = links.iter().filter(|link| link.score.probability >= threshold).collect();
    sure.sort_by(|a, b| b.score.weight.total_cmp(&a.score.weight).then(a.records.cmp(&b.records)));
    let mut groups = Groups::default();
    for link in sure {
        let (a, b) = (groups.of(link.records.0), groups.of(link.records.1));
        if a != b && may_join(register, scorer, &groups.members[a], &groups.members[b]) {
            groups.join(a, b);
        }
    }
    groups.all()
}

fn may_join(register: &Register, scorer: &Scorer<'_>, ours: &[u32], theirs: &[u32]) -> bool {
    if ours.len() * theirs.len() > MOST_ACROSS {
        return false;
    }
    let across = || ours.iter().flat_map(|a| theirs.iter().map(move |b| (*a, *b)));
    let id = |record: u32| register.persons[record as usize].cid;
    let conflict = |(a, b): (u32, u32)| id(a).is_valid() && id(b).is_valid() && id(a) != id(b);
    if across().any(conflict) {
        return false;
    }
    // The pair that leads here has spoken already.
    if ours.len() == 1 && theirs.len() == 1 {
        return true;
    }
    let weight = |(a, b): (u32, u32)| scorer.score(&register.compare(a, b)).weight.clamp(-LOUDEST, LOUDEST);
    across().map(weight).sum::<f64>() >= 0.0
}

/// Records by group; a record that was never asked for has none.
#[derive(Default)]
struct Groups {
    group: Map<u32, usize>,
    members: Vec<Vec<u32>>,
}

impl Groups {
    fn of(&mut self, record: u32) -> usize {
        *self.group.entry(record).or_insert_with(|| {
            self.members.push(vec![record]);
            self.members.len() - 1
        })
    }

    /// Puts the smaller group into the larger.
    fn join(&mut self, a: usize, b: usize) {
        let (into, from) = if self.members[a].len() >= self.members[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut self.members[from]);
        for record in &moved {
            self.group.insert(*record, into);
        }
        self.members[into].extend(moved);
    }

    fn all(self) -> Vec<Vec<u32>> {
        let mut groups: Vec<Vec<u32>> = self.members.into_iter().filter(|members| members.len() > 1).collect();
        groups.iter_mut().for_each(|members| members.sort_unstable());
        groups.sort_unstable();
        groups
    }
}

/// The pairs of two files at most one of which any record has: surest first.
pub(crate) fn one_to_one(links: &[Link]) -> Vec<Link> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by(|a, b| b.score.weight.total_cmp(&a.score.weight).then(a.records.cmp(&b.records)));
    let mut taken: Map<u32, ()> = Map::default();
    let mut kept: Vec<Link> = Vec::new();
    for link in order {
        let (a, b) = link.records;
        if !taken.contains_key(&a) && !taken.contains_key(&b) {
            taken.insert(a, ());
            taken.insert(b, ());
            kept.push(*link);
        }
    }
    kept.sort_by_key(|link| link.records);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, weight: f64) -> Link {
        Link { records: (a, b), score: Score { probability: 0.99, weight } }
    }

    #[test]
    fn each_record_has_one_partner_and_the_surest_pair_goes_first() {
        let links = [link(0, 10, 5.0), link(0, 11, 7.0), link(1, 11, 6.0), link(1, 12, 1.0)];
        assert_eq!(one_to_one(&links), [link(0, 11, 7.0), link(1, 12, 1.0)]);
    }
}
