//! How a case counts: in which months, under which problem, and when its first contact was made.

use std::collections::BTreeMap;

use kernel::{Day, Id, Moment, Office};

use super::Past;
use crate::model::{CaseRow, Content, CountedRow, PaperRow, PaperState, Step, TriageRow};

/// The problem of a case whose diagnosis is not signed yet, and the reason of a closing that names none.
pub const UNKNOWN: &str = "unknown";

/// สิ่งที่ใช้นับ: what decides how a case counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The channel by which it came.
    pub channel: String,
    /// By when the first contact is due, once it was triaged.
    pub contact_due: Option<Day>,
    /// The day of the earliest record that its author signed.
    pub contact: Option<Day>,
    /// The area of its main problem.
    pub problem: String,
    /// When a closing report was signed, and the reason it gives; oldest first.
    pub closings: Vec<(Moment, String)>,
    /// When it was opened again.
    pub reopenings: Vec<Moment>,
}

impl Facts {
    /// The same out of what a case has gathered.
    #[must_use]
    pub fn of(past: &Past, channel: String, reopenings: Vec<Moment>) -> Self {
        let records =
            past.papers.iter().filter(|paper| paper.step == Step::Record && paper.state.is_signed_by_author());
        Self {
            channel,
            contact_due: past.triage.as_ref().map(|triage: &TriageRow| triage.contact_due.day()),
            contact: records.map(|paper| paper.happened_on).min(),
            problem: main_problem(&past.papers),
            closings: closings(&past.papers),
            reopenings,
        }
    }
}

/// ปัญหาหลัก: the area of the gravest problem of the diagnosis in force.
#[must_use]
pub fn main_problem<'a>(papers: impl IntoIterator<Item = &'a PaperRow>) -> String {
    let signed = papers.into_iter().filter(|paper| paper.step == Step::Diagnosis && paper.state == PaperState::Signed);
    let area = signed.last().and_then(|paper| match paper.says() {
        Ok(Content::Diagnosis(assessment)) => assessment.problems.into_iter().next().map(|problem| problem.area),
        _ => None,
    });
    area.filter(|area| !area.is_empty()).unwrap_or_else(|| UNKNOWN.to_owned())
}

/// The closing reports that had all their signatures, those of a case that was re-opened too.
#[must_use]
pub fn closings<'a>(papers: impl IntoIterator<Item = &'a PaperRow>) -> Vec<(Moment, String)> {
    let reports = papers.into_iter().filter(|paper| paper.step == Step::Closing);
    let mut closings: Vec<(Moment, String)> =
        reports.filter_map(|paper| paper.signed_at.map(|at| (at, reason(paper)))).collect();
    closings.sort();
    closings
}

fn reason(report: &PaperRow) -> String {
    match report.says() {
        Ok(Content::Closing(closing)) if !closing.reason.is_empty() => closing.reason,
        _ => UNKNOWN.to_owned(),
    }
}

/// The month of a day: yyyymm.
#[must_use]
pub fn month(day: Day) -> i64 {
    day.number() / 100
}

/// How a case counts, one row for each month in which something of it counts, oldest first.
#[must_use]
pub fn counted(case: &CaseRow, facts: &Facts) -> Vec<CountedRow> {
    let mut months: BTreeMap<i64, CountedRow> = BTreeMap::new();
    let received = case.opened_at.day();
    let first = of_month(&mut months, case, facts, received);
    first.opened = 1;
    if let Some(contact) = facts.contact {
        first.contacted = 1;
        first.contact_days = received.days_until(contact).max(0);
        first.contact_late = i64::from(facts.contact_due.is_some_and(|due| contact > due));
    }
    for (at, reason) in &facts.closings {
        let row = of_month(&mut months, case, facts, at.day());
        row.closed += 1;
        row.reason.clone_from(reason);
    }
    for at in &facts.reopenings {
        of_month(&mut months, case, facts, at.day()).reopened += 1;
    }
    months.into_values().collect()
}

fn of_month<'m>(
    months: &'m mut BTreeMap<i64, CountedRow>,
    case: &CaseRow,
    facts: &Facts,
    day: Day,
) -> &'m mut CountedRow {
    months.entry(month(day)).or_insert_with(|| CountedRow {
        case: case.id,
        month: month(day),
        office: case.office,
        problem: facts.problem.clone(),
        target_group: case.target_group.clone(),
        channel: facts.channel.clone(),
        reason: String::new(),
        opened: 0,
        closed: 0,
        reopened: 0,
        contacted: 0,
        contact_days: 0,
        contact_late: 0,
    })
}

/// The cell that a row is summed into: month, office, problem, target group, channel.
pub type Cell = (i64, Id<Office>, String, String, String);
/// Opened, closed, re-opened, contacted, days to contact, contacted late.
pub type Sums = [i64; 6];
/// The cell of an outcome: month, office, problem, reason.
pub type Outcome = (i64, Id<Office>, String, String);

/// ยอดรวม: sums by cell, in the order of their keys; what two writers change they change in one order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Everything but outcomes.
    pub counts: BTreeMap<Cell, Sums>,
    /// Closings by reason.
    pub outcomes: BTreeMap<Outcome, i64>,
}

impl Totals {
    /// Adds a row, or takes it away with `times` -1.
    pub fn add(&mut self, row: &CountedRow, times: i64) {
        let cell = (row.month, row.office, row.problem.clone(), row.target_group.clone(), row.channel.clone());
        let sums = self.counts.entry(cell).or_default();
        let more = [row.opened, row.closed, row.reopened, row.contacted, row.contact_days, row.contact_late];
        for (sum, more) in sums.iter_mut().zip(more) {
            *sum += times * more;
        }
        if row.closed > 0 {
            let cell = (row.month, row.office, row.problem.clone(), row.reason.clone());
            *self.outcomes.entry(cell).or_default() += times * row.closed;
        }
    }

    /// The same without the cells that are 0.
    #[must_use]
    pub fn without_zeros(mut self) -> Self {
        self.counts.retain(|_, sums| sums.iter().any(|sum| *sum != 0));
        self.outcomes.retain(|_, closed| *closed != 0);
        self
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{Confidentiality, Danger, Gravity, NextWhat, Stage, SubjectKind, Unit, Urgency};

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap_or_else(|| panic!("{number}"))
    }

    fn at(number: i64) -> Moment {
        Moment::at(day(number), 9, 0)
    }

    pub(in crate::rules) fn case() -> CaseRow {
        CaseRow {
            id: Id::new(1),
            office: Id::new(10),
            number: "1/2569".to_owned(),
            unit: Unit::Individual,
            subject_kind: SubjectKind::Person,
            subject: 5,
            subject_name: String::new(),
            title: String::new(),
            target_group: "elderly".to_owned(),
            stage: Stage::Intake,
            urgency: Urgency::Normal,
            danger: Danger::None,
            gravity: Gravity::Ordinary,
            confidentiality: Confidentiality::Normal,
            owner: Id::new(2),
            opened_at: at(2026_0730),
            closed_at: None,
            next_what: NextWhat::Triage,
            next_who: None,
            next_due: day(2026_0730),
            next_clause: String::new(),
            next_about: None,
            version: 1,
        }
    }

    fn facts() -> Facts {
        Facts {
            channel: "letter".to_owned(),
            contact_due: None,
            contact: None,
            problem: UNKNOWN.to_owned(),
            closings: Vec::new(),
            reopenings: Vec::new(),
        }
    }

    #[test]
    fn a_new_case_counts_once_in_the_month_of_its_receipt() {
        let rows = counted(&case(), &facts());
        let found: Vec<_> =
            rows.iter().map(|row| (row.month, row.opened, row.contacted, row.problem.as_str())).collect();
        assert_eq!(found, [(202_607, 1, 0, "unknown")]);
    }

    #[test]
    fn the_first_contact_counts_with_the_receipt_and_is_late_after_its_day() {
        let late = |contact| {
            let facts = Facts { contact: Some(day(contact)), contact_due: Some(day(2026_0802)), ..facts() };
            let rows = counted(&case(), &facts);
            assert_eq!(rows.len(), 1, "a contact in August belongs to the case received in July");
            (rows[0].contact_days, rows[0].contact_late)
        };
        assert_eq!([late(2026_0730), late(2026_0802), late(2026_0803)], [(0, 0), (3, 0), (4, 1)]);
        assert_eq!(late(2026_0728), (0, 0), "somebody was there before the matter was written down");
    }

    #[test]
    fn every_closing_and_re_opening_counts_in_its_own_month() {
        let closings = vec![(at(2026_0815), "moved".to_owned()), (at(2026_0910), "achieved".to_owned())];
        let facts = Facts { closings, reopenings: vec![at(2026_0820)], ..facts() };
        let rows = counted(&case(), &facts);
        let found: Vec<_> = rows.iter().map(|row| (row.month, row.closed, row.reopened, row.reason.as_str())).collect();
        assert_eq!(found, [(202_607, 0, 0, ""), (202_608, 1, 1, "moved"), (202_609, 1, 0, "achieved")]);
    }

    #[test]
    fn what_was_added_and_taken_away_again_leaves_nothing() {
        let closings = vec![(at(2026_0815), "moved".to_owned())];
        let rows = counted(&case(), &Facts { closings, contact: Some(day(2026_0801)), ..facts() });
        let mut totals = Totals::default();
        for times in [1, -1] {
            for row in &rows {
                totals.add(row, times);
            }
        }
        assert_eq!(totals.without_zeros(), Totals::default());
    }
}
