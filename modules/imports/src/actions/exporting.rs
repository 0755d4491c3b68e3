//! Out of the registry again: blank files, the rows to correct, and the registers of an office.

mod registers;

use ::store::{Db, Result};
use figures::sheet::{Entry as Cell, Sheet};
use kernel::{Fields, Lang};
use people::geography;
use sheets::column_letters;
use ui::Texts;

pub(crate) use registers::Taking;

use crate::model::{Column, ImportRow, Kind, RowState, Template};
use crate::rules::{columns, words};
use crate::store::rows;

/// Records read at a time.
const PART: i64 = 500;
/// Rows of one file: more than an office has people, and less than a spreadsheet holds.
const MOST: usize = 200_000;

/// A blank file of a template: its headings, and one invented row that shows how it is filled.
#[must_use]
pub(crate) fn blank(template: Template, name: &str, lang: Lang) -> Sheet {
    let row = columns::of(template).iter().map(|column| text(column.example)).collect();
    Sheet { name: name.to_owned(), headings: headings(template, lang), rows: vec![row] }
}

fn headings(template: Template, lang: Lang) -> Vec<String> {
    let heading = |column: &Column| if lang == Lang::Th { column.th } else { column.en }.to_owned();
    columns::of(template).iter().map(heading).collect()
}

fn text(words: impl Into<String>) -> Cell {
    let words = words.into();
    if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
}

/// The refused rows as they came, with one more column that says what is wrong with each.
///
/// # Errors
/// The store's.
pub async fn rows_out(db: &Db, (texts, lang): (&Texts, Lang), row: &ImportRow) -> Result<Sheet> {
    let heads = row.headings();
    let t = |key: &str| texts.get(lang, key).into_owned();
    let mut rows = Vec::new();
    let mut last = 0;
    loop {
        let part = rows::after(db, row.id, RowState::Refused, last, PART).await?;
        let Some(end) = part.last() else { break };
        last = end.number;
        for row in &part {
            let why: Vec<String> = row
                .problems
                .iter()
                .map(|problem| match problem.column {
                    Some(column) => format!("{}: {}", named(&heads, column), t(&problem.key)),
                    None => t(&problem.key),
                })
                .collect();
            rows.push(row.cells.iter().map(text).chain([text(why.join("; "))]).collect());
        }
        if rows.len() >= MOST {
            break;
        }
    }
    let headings = heads.iter().cloned().chain([t("imports-reason")]).collect();
    Ok(Sheet { name: t("imports-refused-rows"), headings, rows })
}

/// A column of the file by its letters and its heading: `B เลขบัตร`.
pub(crate) fn named(heads: &[String], column: usize) -> String {
    let heading = heads.get(column).map_or("", String::as_str);
    format!("{} {heading}", column_letters(column)).trim().to_owned()
}

/// The value as a file says it: closed lists in Thai words.
fn written(column: &Column, value: &str) -> String {
    match column.kind {
        Kind::Choice(list) => words::thai_of(list, value).to_owned(),
        Kind::Truth if value.is_empty() => String::new(),
        Kind::Truth => words::thai_of(words::TRUTHS, "yes").to_owned(),
        _ => value.to_owned(),
    }
}

/// What the form has in one field and the file in several: the place of an address.
fn settle(fields: &mut Fields, prefix: &str, place: Option<i64>) {
    let Some(place) = place.and_then(geography::place) else { return };
    let part = |place: Option<geography::Place>| place.map_or("", |place| place.th);
    let is_subdistrict = place.rank() == geography::Rank::Subdistrict;
    fields.set(&format!("{prefix}_subdistrict"), part(Some(place).filter(|_| is_subdistrict)));
    fields.set(&format!("{prefix}_district"), part(place.district()));
    fields.set(&format!("{prefix}_province"), part(place.province()));
}

/// A row of a template from the fields of a form.
fn row(template: Template, fields: &Fields) -> Vec<Cell> {
    columns::of(template).iter().map(|column| text(written(column, fields.get(column.field)))).collect()
}
