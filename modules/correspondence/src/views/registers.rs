//! The registers as tables: a heading for each day, a line for each number.

use askama::Template;
use figures::sheet::{Entry, Sheet};
use ui::Page;

use crate::model::{NumberState, Series, Way};
use crate::store::registers::RegisterRow;

/// One line.
#[derive(Debug)]
pub struct Line {
    /// เลขทะเบียน
    pub number: i64,
    /// The letter's page; empty for a number without one.
    pub href: String,
    /// ที่
    pub their_number: String,
    /// ลงวันที่
    pub dated: String,
    /// จาก
    pub from: String,
    /// ถึง
    pub to: String,
    /// เรื่อง
    pub subject: String,
    /// การปฏิบัติ
    pub action: String,
    /// หมายเหตุ
    pub note: String,
}

/// The lines of one day.
#[derive(Debug)]
pub struct RegisterDay {
    /// วันที่ … เดือน … พ.ศ. …
    pub heading: String,
    /// Its lines, the latest first.
    pub lines: Vec<Line>,
}

/// ทะเบียน
#[derive(Debug, Template)]
#[template(path = "register.html")]
pub struct RegisterPage {
    /// The page.
    pub p: Page,
    /// Whose register it is.
    pub office: String,
    /// Its years: address, year, whether it is this one.
    pub years: Vec<(String, String, bool)>,
    /// Its months: name, address of the PDF, address of the sheet.
    pub months: Vec<(String, String, String)>,
    /// Day by day.
    pub days: Vec<RegisterDay>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// Puts the lines of a register under their days.
#[must_use]
pub fn days(p: &Page, series: Series, rows: Vec<RegisterRow>) -> Vec<RegisterDay> {
    let mut days: Vec<(kernel::Day, RegisterDay)> = Vec::new();
    for row in rows {
        let day = row.registered_on;
        if days.last().is_none_or(|(last, _)| *last != day) {
            days.push((day, RegisterDay { heading: p.day(day), lines: Vec::new() }));
        }
        if let Some((_, last)) = days.last_mut() {
            last.lines.push(line(p, series, row));
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn line(p: &Page, series: Series, row: RegisterRow) -> Line {
    let state = match row.state {
        NumberState::Used => String::new(),
        state => p.code("correspondence-number", state).into_owned(),
    };
    let note = [state, row.reason, row.note].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    Line {
        number: row.number,
        href: row.letter.map_or_else(String::new, |letter| format!("/letters/{letter}")),
        their_number: if series.way() == Way::Received { row.their_number } else { row.number_text },
        dated: row.dated_on.map_or_else(String::new, |day| p.day_short(day)),
        from: row.party_from,
        to: row.party_to,
        subject: row.subject,
        action: row.action,
        note,
    }
}

/// The headings of the columns, in the order of the form.
const COLUMNS: [&str; 8] = [
    "correspondence-register-number",
    "correspondence-their-number",
    "correspondence-dated-on",
    "correspondence-party-from",
    "correspondence-party-to",
    "correspondence-subject",
    "correspondence-action",
    "correspondence-note",
];

/// The headings of a register in words.
#[must_use]
pub fn headings(p: &Page) -> Vec<String> {
    COLUMNS.iter().map(|key| p.t(key).into_owned()).collect()
}

/// The register as a sheet: the day of the register stands before the columns of the form, since a sheet has no heads between its
/// rows.
#[must_use]
pub fn sheet(p: &Page, series: Series, rows: Vec<RegisterRow>) -> Sheet {
    let mut all = headings(p);
    all.insert(0, p.t("correspondence-register-day").into_owned());
    let row = |row: RegisterRow| {
        let (on, dated) = (row.registered_on, row.dated_on);
        let line = line(p, series, row);
        let text = Entry::Text;
        vec![
            Entry::Day(on),
            u64::try_from(line.number).map_or(Entry::Empty, Entry::Count),
            text(line.their_number),
            dated.map_or(Entry::Empty, Entry::Day),
            text(line.from),
            text(line.to),
            text(line.subject),
            text(line.action),
            text(line.note),
        ]
    };
    Sheet { name: p.title.clone(), headings: all, rows: rows.into_iter().map(row).collect() }
}
