//! ภาระงานถ่วงน้ำหนัก: what a caseload weighs by the points of the reference data, whether that is much, and who has least.
//!
//! It says how much lies on somebody, for whoever directs the work (มาตรฐานกำหนดตำแหน่ง ชก. ๐.๑), and assigns nothing.

use std::collections::HashMap;

use kernel::{Code as _, Day, Id, Level, Staff};

use crate::model::{CaseRow, Confidentiality, Gravity, LoadBand, LoadFactor, ReferenceEntry, Stage, Urgency};

/// น้ำหนัก: points for each factor, and where a load is light or heavy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    points: HashMap<LoadFactor, i64>,
    light_below: i64,
    heavy_from: i64,
}

/// ภาระของคนหนึ่ง, and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// All points.
    pub points: i64,
    /// Each factor that is there: how often, and the points that it comes to.
    pub parts: Vec<(LoadFactor, i64, i64)>,
    /// Whether it is much.
    pub band: LoadBand,
}

impl Weights {
    /// The weights of the list `workload`; what is missing there weighs nothing, and a load without a bound is fit.
    #[must_use]
    pub fn of(entries: &[ReferenceEntry]) -> Self {
        let amount = |code: &str| entries.iter().find(|entry| entry.code == code).and_then(|entry| entry.amount);
        let points = LoadFactor::ALL.iter().map(|factor| (*factor, amount(factor.code()).unwrap_or_default()));
        Self {
            points: points.collect(),
            light_below: amount("light-below").unwrap_or_default(),
            heavy_from: amount("heavy-from").unwrap_or(i64::MAX),
        }
    }

    /// What so many of each factor come to.
    #[must_use]
    pub fn weigh(&self, counts: impl IntoIterator<Item = (LoadFactor, i64)>) -> Weighed {
        let there = counts.into_iter().filter(|(_, count)| *count > 0);
        let point = |factor| self.points.get(&factor).copied().unwrap_or_default();
        let parts: Vec<_> = there.map(|(factor, count)| (factor, count, count * point(factor))).collect();
        let points = parts.iter().map(|(.., points)| points).sum();
        Weighed { points, band: self.band(points), parts }
    }

    fn band(&self, points: i64) -> LoadBand {
        if points >= self.heavy_from {
            LoadBand::Heavy
        } else if points < self.light_below {
            LoadBand::Light
        } else {
            LoadBand::Fit
        }
    }
}

/// What makes an open case heavy today: the twin of the SQL that counts for a list. Alerts and papers lie beside the case.
#[must_use]
pub fn factors(case: &CaseRow, today: Day) -> Vec<LoadFactor> {
    let is = |holds: bool, factor| holds.then_some(factor);
    [
        Some(LoadFactor::Case),
        is(case.urgency == Urgency::Urgent, LoadFactor::Urgent),
        is(case.urgency == Urgency::Emergency, LoadFactor::Emergency),
        is(case.gravity != Gravity::Ordinary, LoadFactor::Grave),
        is(case.stage < Stage::Service, LoadFactor::Early),
        is(case.confidentiality != Confidentiality::Normal, LoadFactor::Kept),
        is(case.next_due < today, LoadFactor::Overdue),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// ผู้ที่มีภาระเบาที่สุดในระดับที่ตรง: of those whose level suffices the one with least; where nobody's does, of all, since a
/// second signature then makes up for it. Of two equals the first.
#[must_use]
pub fn lightest(candidates: &[(Id<Staff>, Option<Level>, i64)], least: Option<Level>) -> Option<Id<Staff>> {
    let suffices = |level: &Option<Level>| least.is_none_or(|least| level.is_some_and(|level| level >= least));
    let right = candidates.iter().filter(|(_, level, _)| suffices(level)).min_by_key(|(.., points)| *points);
    right.or_else(|| candidates.iter().min_by_key(|(.., points)| *points)).map(|(staff, ..)| *staff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Certainty;

    fn entry(code: &str, amount: i64) -> ReferenceEntry {
        ReferenceEntry {
            list: "workload".to_owned(),
            code: code.to_owned(),
            th: String::new(),
            en: String::new(),
            hours_contact: None,
            hours_facts: None,
            hours_plan: None,
            amount: Some(amount),
            floor_urgency: None,
            legal_basis: String::new(),
            source_mark: Certainty::Unsourced,
            version: 1,
        }
    }

    fn weights() -> Weights {
        Weights::of(&[
            entry("case", 2),
            entry("emergency", 3),
            entry("overdue", 1),
            entry("light-below", 6),
            entry("heavy-from", 10),
        ])
    }

    #[test]
    fn a_load_is_the_sum_of_what_it_is_made_of() {
        let load = weights().weigh([(LoadFactor::Case, 3), (LoadFactor::Emergency, 1), (LoadFactor::Overdue, 0)]);
        assert_eq!(load.points, 9);
        assert_eq!(load.parts, [(LoadFactor::Case, 3, 6), (LoadFactor::Emergency, 1, 3)]);
        assert_eq!(load.band, LoadBand::Fit);
    }

    #[test]
    fn the_bounds_of_the_office_say_what_is_light_and_heavy() {
        let band = |cases| weights().weigh([(LoadFactor::Case, cases)]).band;
        assert_eq!([2, 3, 4, 5].map(band), [LoadBand::Light, LoadBand::Fit, LoadBand::Fit, LoadBand::Heavy]);
        assert_eq!(Weights::of(&[entry("case", 50)]).weigh([(LoadFactor::Case, 9)]).band, LoadBand::Fit);
    }

    #[test]
    fn what_no_entry_weighs_counts_for_nothing_and_is_still_shown() {
        let load = weights().weigh([(LoadFactor::Alert, 2)]);
        assert_eq!((load.points, load.parts), (0, vec![(LoadFactor::Alert, 2, 0)]));
    }

    #[test]
    fn the_lightest_of_the_right_level_is_suggested_and_else_the_lightest_of_all() {
        let (ann, ben, cat) = (Id::new(1), Id::new(2), Id::new(3));
        let staff = [(ann, Some(Level::Practitioner), 4), (ben, Some(Level::Professional), 9), (cat, None, 7)];
        assert_eq!(lightest(&staff, Some(Level::Professional)), Some(ben));
        assert_eq!(lightest(&staff, None), Some(ann));
        assert_eq!(lightest(&staff, Some(Level::Expert)), Some(ann));
        assert_eq!(lightest(&[], None), None);
    }
}
