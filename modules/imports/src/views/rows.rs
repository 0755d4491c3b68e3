//! Rows that a person must see: lists of them, and one beside who it is or may be.

use ::store::Slice;
use askama::Template;
use kernel::{Fields, Id};
use people::{Brief, NewPerson};
use ui::Page;

use crate::actions::{named, read_again};
use crate::model::{Held, ImportRow, Row, RowState};
use crate::rules::{Given, columns};

/// One row of a list.
#[derive(Debug)]
pub(crate) struct Line {
    id: Id<Row>,
    number: i64,
    /// Column, value and reason of everything wrong.
    wrong: Vec<(String, String, String)>,
    /// What its first columns say.
    words: String,
}

/// The rows of an import in one state.
#[derive(Debug, Template)]
#[template(path = "rows.html")]
pub(crate) struct Rows {
    p: Page,
    import: ImportRow,
    state: RowState,
    lines: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
}

/// Values of a row that tell it from others in a list.
const TOLD: usize = 5;

impl Rows {
    /// The rows in words.
    pub(crate) fn new(mut p: Page, import: &ImportRow, state: RowState, slice: Slice<Held>) -> Self {
        p.title = p.code("imports-rows-title", state).into_owned();
        let headings = import.headings();
        let code = kernel::Code::code(state);
        let there = |page: i64| format!("/imports/{}/rows?state={code}&page={page}", import.id);
        let number = slice.page.number;
        let (newer, older) = ((number > 1).then(|| there(number - 1)), slice.more.then(|| there(number + 1)));
        let line = |held: Held| {
            let wrong = |problem: &crate::model::Problem| {
                let value = problem.column.and_then(|column| held.cells.get(column)).cloned().unwrap_or_default();
                let column = problem.column.map(|column| named(&headings, column)).unwrap_or_default();
                (column, value, p.t(&problem.key).into_owned())
            };
            let told = held.cells.iter().filter(|cell| !cell.is_empty()).take(TOLD).cloned().collect::<Vec<_>>();
            Line {
                id: held.id,
                number: held.number,
                wrong: held.problems.iter().map(wrong).collect(),
                words: told.join(" · "),
            }
        };
        let lines = slice.rows.into_iter().map(line).collect();
        Self { lines, state, newer, older, import: import.clone(), p }
    }
}

/// Who a row is, or probably is.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) brief: Brief,
    /// Their record, for those who may read it.
    pub(crate) whole: Option<NewPerson>,
}

/// One row, beside the record that it may be.
#[derive(Debug, Template)]
#[template(path = "row.html")]
pub(crate) struct OneRow {
    pub(crate) p: Page,
    import: ImportRow,
    held: Held,
    wrong: Vec<String>,
    state: String,
    beside: Option<Beside>,
    /// Label, what the file says, what the registry says, and whether they differ.
    compared: Vec<(String, String, String, bool)>,
    likeness: String,
    pub(crate) refusal: String,
}

impl OneRow {
    /// The row in words.
    pub(crate) fn new(mut p: Page, import: ImportRow, held: Held, beside: Option<Beside>) -> Self {
        p.title = p.t1("imports-row-title", "row", &held.number.to_string());
        let likeness = held.likeness.map(|parts| p.t1("imports-likeness", "share", &format!("{}", parts / 10)));
        let headings = import.headings();
        let wrong = |problem: &crate::model::Problem| match problem.column {
            Some(column) => format!("{}: {}", named(&headings, column), p.t(&problem.key)),
            None => p.t(&problem.key).into_owned(),
        };
        Self {
            wrong: held.problems.iter().map(wrong).collect(),
            state: p.code("imports-row-state", held.state).into_owned(),
            compared: compared(&p, &import, &held, beside.as_ref()),
            likeness: likeness.unwrap_or_default(),
            refusal: String::new(),
            import,
            held,
            beside,
            p,
        }
    }

    fn is_waiting(&self) -> bool {
        self.held.state == RowState::Waiting
    }
}

/// What the file says beside what the registry says, for the columns that the file has.
fn compared(p: &Page, import: &ImportRow, held: &Held, beside: Option<&Beside>) -> Vec<(String, String, String, bool)> {
    let read = read_again(import, held.number, &held.cells, p.today);
    let filled = |person: &NewPerson| -> Fields {
        let mut fields = people::import::person_fields(person);
        fields.set("title", person.title.as_str());
        fields.set("id_number", person.identity.masked());
        fields
    };
    let file = match &read.given {
        Some(Given::Person(person)) => Some(filled(person)),
        _ => None,
    };
    let here = beside.and_then(|beside| beside.whole.as_ref()).map(filled);
    let thai = p.lang == kernel::Lang::Th;
    let mapping = import.mapping();
    let family_apart = mapping.iter().any(|name| name == "family_name");
    let mut lines: Vec<(String, String, String, bool)> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for (place, name) in mapping.iter().enumerate() {
        let Some(column) = columns::named(import.template, name) else { continue };
        let field = if column.field.ends_with("district") || column.field.ends_with("province") {
            format!("{}_place", column.field.split('_').next().unwrap_or_default())
        } else {
            column.field.to_owned()
        };
        let label = if thai { column.th } else { column.en }.to_owned();
        // Both names in one column, and the parts of a place in several, are each compared as one.
        let of = |fields: &Fields| {
            let value = said(column.kind, fields.get(&field));
            let is_whole = column.field == "given" && !family_apart;
            if is_whole { format!("{value} {}", fields.get("family")).trim().to_owned() } else { value }
        };
        let mine = file.as_ref().map_or_else(|| held.cells.get(place).cloned().unwrap_or_default(), of);
        let theirs = here.as_ref().map(of).unwrap_or_default();
        if column.field == "key" || told.contains(&field) || mine.is_empty() && theirs.is_empty() {
            continue;
        }
        told.push(field);
        let differs = here.is_some() && mine != theirs;
        lines.push((label, mine, theirs, differs));
    }
    lines
}

fn said(kind: crate::model::Kind, value: &str) -> String {
    match kind {
        crate::model::Kind::Choice(list) => crate::rules::words::thai_of(list, value).to_owned(),
        crate::model::Kind::Truth if !value.is_empty() => {
            crate::rules::words::thai_of(crate::rules::words::TRUTHS, "yes").to_owned()
        }
        _ => value.to_owned(),
    }
}
