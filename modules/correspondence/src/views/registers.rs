//! The registers as tables: a heading for each day, a line for each number.

use askama::Template;
use figures::sheet::{Entry, Sheet};
use kernel::{Code as _, Id, Office};
use ui::Page;

use crate::model::{Column, NumberState, Series, SettingRow, Way};
use crate::store::registers::RegisterRow;

/// ช่องหนึ่งของทะเบียน: what stands in a column, and its heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// What the column holds.
    pub column: Column,
    /// Its heading.
    pub word: String,
}

/// One line.
#[derive(Debug)]
pub struct Line {
    /// The letter's page; empty for a number without one.
    pub href: String,
    /// What stands in each column.
    pub cells: Vec<String>,
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
    /// That office.
    pub of: Id<Office>,
    /// The day that is asked for, as it was typed.
    pub on: String,
    /// Why no day can be read in it; empty where one can, or none is asked for.
    pub wrong: String,
    /// The PDF and the sheet of that day.
    pub files: Option<(String, String)>,
    /// Its years: address, year, whether it is this one.
    pub years: Vec<(String, String, bool)>,
    /// Its months: name, address of the PDF, address of the sheet.
    pub months: Vec<(String, String, String)>,
    /// Its columns.
    pub headings: Vec<Heading>,
    /// Day by day.
    pub days: Vec<RegisterDay>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// The columns of แบบที่ 13 and 14, with the keys of their headings.
const COLUMNS: [(Column, &str); 8] = [
    (Column::Number, "correspondence-register-number"),
    (Column::TheirNumber, "correspondence-their-number"),
    (Column::DatedOn, "correspondence-dated-on"),
    (Column::From, "correspondence-party-from"),
    (Column::To, "correspondence-party-to"),
    (Column::Subject, "correspondence-subject"),
    (Column::Action, "correspondence-action"),
    (Column::Note, "correspondence-note"),
];

/// The heading of the number: แบบที่ 13 counts what came, แบบที่ 14 what went.
const fn number_key(series: Series) -> &'static str {
    match series {
        Series::Received => "correspondence-register-number-received",
        Series::General => "correspondence-register-number-sent",
        _ => "correspondence-register-number",
    }
}

/// The columns of a register in the order of its form. Those of a secret register are `entries` of the reference data, by their
/// places; what has the place 0 is not in the form.
#[must_use]
pub fn headings(p: &Page, series: Series, entries: &[SettingRow]) -> Vec<Heading> {
    if !series.is_secret() {
        let key = |column, key| if column == Column::Number { number_key(series) } else { key };
        let heading = |(column, usual): &(Column, &'static str)| Heading {
            column: *column,
            word: p.t(key(*column, *usual)).into_owned(),
        };
        return COLUMNS.iter().map(heading).collect();
    }
    let placed = |entry: &SettingRow| {
        let place = entry.amount.filter(|place| *place > 0)?;
        Some((place, Heading { column: Column::from_code(&entry.code)?, word: entry.name(p.lang).to_owned() }))
    };
    let mut placed: Vec<_> = entries.iter().filter_map(placed).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, heading)| heading).collect()
}

/// Puts the lines of a register under their days.
#[must_use]
pub fn days(p: &Page, series: Series, headings: &[Heading], rows: &[RegisterRow]) -> Vec<RegisterDay> {
    let mut days: Vec<(kernel::Day, RegisterDay)> = Vec::new();
    for row in rows {
        let day = row.registered_on;
        if days.last().is_none_or(|(last, _)| *last != day) {
            days.push((day, RegisterDay { heading: p.day(day), lines: Vec::new() }));
        }
        if let Some((_, last)) = days.last_mut() {
            let cells = headings.iter().map(|heading| cell(p, series, heading.column, row)).collect();
            let href = row.letter.map_or_else(String::new, |letter| format!("/letters/{letter}"));
            last.lines.push(Line { href, cells });
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

/// What stands in a column beside a number.
fn cell(p: &Page, series: Series, column: Column, row: &RegisterRow) -> String {
    match column {
        Column::Number => row.number.to_string(),
        Column::TheirNumber if series.way() == Way::Received => row.their_number.clone(),
        Column::TheirNumber => row.number_text.clone(),
        Column::DatedOn => row.dated_on.map_or_else(String::new, |day| p.day_short(day)),
        Column::Secrecy => {
            row.secrecy.map_or_else(String::new, |class| p.code("correspondence-secrecy", class).into_owned())
        }
        Column::From => row.party_from.clone(),
        Column::To => row.party_to.clone(),
        Column::Subject => row.subject.clone(),
        Column::Action => row.action.clone(),
        Column::Note => note(p, row),
    }
}

/// หมายเหตุ, behind what became of a number that no letter has any more, and why.
fn note(p: &Page, row: &RegisterRow) -> String {
    let state = match row.state {
        NumberState::Used => String::new(),
        state => p.code("correspondence-number", state).into_owned(),
    };
    let parts = [state.as_str(), &row.reason, &row.note];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The register as a sheet: the day of the register stands before the columns of the form, since a sheet has no heads between its
/// rows.
#[must_use]
pub fn sheet(p: &Page, series: Series, headings: &[Heading], rows: &[RegisterRow]) -> Sheet {
    let entry = |row: &RegisterRow, column| match column {
        Column::Number => u64::try_from(row.number).map_or(Entry::Empty, Entry::Count),
        Column::DatedOn => row.dated_on.map_or(Entry::Empty, Entry::Day),
        column => Entry::Text(cell(p, series, column, row)),
    };
    let row = |row: &RegisterRow| {
        let cells = headings.iter().map(|heading| entry(row, heading.column));
        std::iter::once(Entry::Day(row.registered_on)).chain(cells).collect()
    };
    let day = p.t("correspondence-register-day").into_owned();
    let words = headings.iter().map(|heading| heading.word.clone());
    Sheet {
        name: p.title.clone(),
        headings: std::iter::once(day).chain(words).collect(),
        rows: rows.iter().map(row).collect(),
    }
}
