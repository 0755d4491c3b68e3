//! การสุ่มตรวจคุณภาพ: which closed cases are drawn, who reviews each, and what a review comes to.
//!
//! A draw is repeatable: whoever has seed and population gets the same cases, and nobody picks them by hand.

use std::collections::BTreeMap;

use kernel::{Case, Id, Refusal, Staff};
use sha2::{Digest as _, Sha256};

use crate::model::QualityMark;

/// One closed case of the population: it, and whose work it is.
pub type Drawable = (Id<Case>, Id<Staff>);

/// Draws so many, in strata by worker: each worker's share is that of their cases (the largest remainders are rounded up, of
/// equals the one whose first case comes first), and within a worker's cases the seed decides. Sorted by id; the order of the
/// population does not matter.
#[must_use]
pub fn draw(seed: &str, population: &[Drawable], size: usize) -> Vec<Drawable> {
    let mut strata: BTreeMap<Id<Staff>, Vec<Drawable>> = BTreeMap::new();
    for one in population {
        strata.entry(one.1).or_default().push(*one);
    }
    let mut strata: Vec<Vec<Drawable>> = strata.into_values().collect();
    for stratum in &mut strata {
        stratum.sort_by_key(|(case, _)| rank(seed, *case));
    }
    // Ties between workers are broken by the seed as well, not by how long somebody has worked here.
    strata.sort_by_key(|stratum| stratum.first().map(|(case, _)| rank(seed, *case)));
    let shares = shares(&strata.iter().map(Vec::len).collect::<Vec<_>>(), size.min(population.len()));
    let mut drawn: Vec<Drawable> =
        strata.iter().zip(shares).flat_map(|(stratum, share)| stratum.iter().take(share).copied()).collect();
    drawn.sort_unstable();
    drawn
}

fn rank(seed: &str, case: Id<Case>) -> [u8; 32] {
    Sha256::digest(format!("{seed}/{case}")).into()
}

/// How many each stratum gives: in proportion, by the largest remainder.
fn shares(sizes: &[usize], wanted: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum::<usize>().max(1);
    let mut shares: Vec<usize> = sizes.iter().map(|size| size * wanted / all).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(sizes[*place] * wanted % all));
    let left = wanted - shares.iter().sum::<usize>();
    for place in order.into_iter().take(left) {
        shares[place] += 1;
    }
    shares
}

/// ผู้ที่ตรวจได้
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewer {
    /// Who.
    pub staff: Id<Staff>,
    /// Whether they supervise the office of the case, so that restricted ones are open to them.
    pub supervises: bool,
}

/// The first who may review a case: neither its owner nor the author of any of its papers, and somebody to whom it is open.
#[must_use]
pub fn reviewer(candidates: &[Reviewer], involved: &[Id<Staff>], restricted: bool) -> Option<Id<Staff>> {
    let may = |one: &&Reviewer| !involved.contains(&one.staff) && (one.supervises || !restricted);
    candidates.iter().find(may).map(|one| one.staff)
}

/// Whether somebody may review a case now.
///
/// # Errors
/// They had a part in it, for themself or for a colleague whom they act for.
pub fn review(reviewers: &[Id<Staff>], involved: &[Id<Staff>]) -> Result<(), Refusal> {
    if reviewers.iter().any(|staff| involved.contains(staff)) {
        return Err(Refusal::new("cases-refused-own-review").citing(super::duties::SUPERVISE));
    }
    Ok(())
}

/// The points that marks come to, and those that could be had: what does not apply counts on neither side.
#[must_use]
pub fn score(marks: impl IntoIterator<Item = QualityMark>) -> (i64, i64) {
    marks.into_iter().fold((0, 0), |(points, most), mark| match mark {
        QualityMark::Met => (points + 2, most + 2),
        QualityMark::Partly => (points + 1, most + 2),
        QualityMark::NotMet => (points, most + 2),
        QualityMark::NotApplicable => (points, most),
    })
}

/// The share in whole percent, rounded half up; none of nothing.
#[must_use]
pub const fn percent(points: i64, most: i64) -> Option<i64> {
    if most > 0 { Some((points * 200 + most) / (most * 2)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn population() -> Vec<Drawable> {
        (1..=60).map(|case| (Id::new(case), Id::new(if case <= 40 { 1 } else { 2 + case % 2 }))).collect()
    }

    #[test]
    fn a_draw_can_be_repeated_whatever_the_order_and_another_seed_draws_others() {
        let drawn = draw("ก", &population(), 12);
        let mut reversed = population();
        reversed.reverse();
        assert_eq!(drawn.len(), 12);
        assert_eq!(draw("ก", &reversed, 12), drawn);
        assert_ne!(draw("ข", &population(), 12), drawn);
    }

    #[test]
    fn every_worker_gives_in_proportion_to_their_cases() {
        let drawn = draw("ก", &population(), 12);
        let of = |worker| drawn.iter().filter(|(_, staff)| *staff == Id::new(worker)).count();
        assert_eq!([of(1), of(2), of(3)], [8, 2, 2]);
    }

    #[test]
    fn no_more_is_drawn_than_there_is_and_nothing_from_nothing() {
        assert_eq!(draw("ก", &population(), 100).len(), 60);
        assert_eq!(draw("ก", &[], 5), []);
        assert_eq!(shares(&[1, 1, 1], 2).iter().sum::<usize>(), 2);
    }

    #[test]
    fn over_many_seeds_every_case_of_a_worker_is_drawn_about_as_often() {
        let mut times = BTreeMap::new();
        for seed in 0..2_000 {
            for (case, _) in draw(&seed.to_string(), &population(), 12) {
                *times.entry(case).or_insert(0) += 1;
            }
        }
        // 12 of 60 over 2,000 draws: 400 each, give or take five standard deviations of 18.
        assert_eq!(times.len(), 60);
        assert!(times.values().all(|count| (310..=490).contains(count)), "{times:?}");
    }

    #[test]
    fn the_owner_and_the_authors_never_review_and_restricted_cases_are_for_supervisors() {
        let [owner, author, peer, head] = [1, 2, 3, 4].map(Id::new);
        let one = |staff, supervises| Reviewer { staff, supervises };
        let all = [one(owner, true), one(author, true), one(peer, false), one(head, true)];
        assert_eq!(reviewer(&all, &[owner, author], false), Some(peer));
        assert_eq!(reviewer(&all, &[owner, author], true), Some(head));
        assert_eq!(reviewer(&all, &[owner, author, peer, head], false), None);
        assert!(review(&[author], &[owner, author]).is_err() && review(&[peer], &[owner, author]).is_ok());
    }

    #[test]
    fn what_does_not_apply_counts_on_neither_side() {
        use QualityMark::{Met, NotApplicable, NotMet, Partly};
        assert_eq!(score([Met, Partly, NotMet, NotApplicable]), (3, 6));
        assert_eq!((percent(3, 6), percent(2, 3), percent(0, 0)), (Some(50), Some(67), None));
    }
}
