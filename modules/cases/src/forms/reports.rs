//! Forms of a situation report: beginning one, and what its author writes.

use figures::{Period, Span};
use kernel::{Check, Day, Fields, Id, Invalid, Office};
use ui::{Choice, Field, FormView, Look, Page};

use crate::model::ReportRow;

/// Months that may be reported on, back from the last one that is over.
const BACK: usize = 24;

/// The months that may be chosen, the latest first.
#[must_use]
pub fn months(today: Day) -> Vec<Period> {
    let last = Period::of(Span::Month, today).previous();
    std::iter::successors(Some(last), |month| Some(month.previous())).take(BACK).collect()
}

/// Reads which month of which office is reported on.
///
/// # Errors
/// Every field that is wrong.
pub fn read_begin(fields: &Fields, today: Day, offices: &[Id<Office>]) -> Result<(Id<Office>, Period), Invalid> {
    let mut check = Check::new(fields, today);
    let mut office = check.id::<Office>("office");
    if office.is_ok_and(|office| !offices.contains(&office)) {
        office = check.wrong("office", "form-unknown-choice");
    }
    let number = fields.get("month").parse().ok();
    let month = months(today).into_iter().find(|month| Some(month.number()) == number);
    let month = month.map_or_else(|| check.wrong("month", "form-choose"), Ok);
    check.finish(|| Ok((office?, month?)))
}

/// The fields of beginning.
#[must_use]
pub fn begin(p: &Page, view: &FormView<'_>, offices: Vec<Choice>) -> Vec<Field> {
    let months = months(p.today).into_iter().map(|month| Choice::new(month.number().to_string(), month.label(p.lang)));
    vec![
        view.choose(Look::Select, "month", "cases-report-month", months.collect()).required(),
        view.choose(Look::Select, "office", "cases-report-office", offices).required(),
    ]
}

/// Reads what the author wrote into the report.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day, report: &ReportRow) -> Result<ReportRow, Invalid> {
    let mut check = Check::new(fields, today);
    let situation = check.prose_or_empty("situation");
    let analysis = check.prose_or_empty("analysis");
    let proposals = check.prose_or_empty("proposals");
    let version = check.number("version", 1, i64::MAX);
    check.finish(|| {
        Ok(ReportRow {
            situation: situation?,
            analysis: analysis?,
            proposals: proposals?,
            version: version?,
            ..report.clone()
        })
    })
}

/// Reads the version that is signed; a report without a word on the situation is none.
///
/// # Errors
/// The version is missing, or the situation.
pub fn read_signing(fields: &Fields, today: Day, report: &ReportRow) -> Result<ReportRow, Invalid> {
    let mut check = Check::new(fields, today);
    let version = check.number("version", 1, i64::MAX);
    if report.situation.is_empty() {
        let _ = check.wrong::<()>("situation", "cases-report-situation-needed");
    }
    check.finish(|| Ok(ReportRow { version: version?, ..report.clone() }))
}

/// A report as the form shows it.
#[must_use]
pub fn filled(report: &ReportRow) -> Fields {
    let mut fields = Fields::default();
    fields.set("situation", report.situation.as_str());
    fields.set("analysis", report.analysis.as_str());
    fields.set("proposals", report.proposals.as_str());
    fields.set("version", report.version.to_string());
    fields
}

/// The fields of what the author writes.
#[must_use]
pub fn written(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.prose("situation", "cases-report-situation").rows(8),
        view.prose("analysis", "cases-report-analysis").rows(8),
        view.prose("proposals", "cases-report-proposals").rows(6),
        view.hidden("version"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_begun_for_a_whole_month_of_an_office_that_may_be_chosen() {
        let today = Day::new(2026, 9, 1).expect("a day");
        let read = |month: &str, office: i64| {
            let mut fields = Fields::default();
            fields.set("month", month);
            fields.set("office", Id::<Office>::new(office).to_string());
            read_begin(&fields, today, &[Id::new(1)])
        };
        assert_eq!(read("202608", 1).map(|(office, month)| (office, month.number())), Ok((Id::new(1), 202_608)));
        assert_eq!(read("202609", 1).expect_err("not over").of("month"), Some("form-choose"));
        assert_eq!(read("202608", 2).expect_err("another's").of("office"), Some("form-unknown-choice"));
    }
}
