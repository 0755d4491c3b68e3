//! The trial run: every row is read; those that are wrong are held with what is wrong, nothing is stored.

use std::collections::BTreeMap;

use ::store::{By, Db, Result};
use kernel::Day;

use super::reading::{Sighted, cells, slices};
use super::working::Broken;
use crate::model::{ImportRow, RowState, State};
use crate::rules::Given;
use crate::rules::reading::Read;
use crate::store::counting::{self, Tally};
use crate::store::imports;
use crate::store::rows::{self, NewRow};

/// Rows of one transaction.
const SLICE: usize = 2_000;

/// What was mended: column of the file and key, to how often.
type Notes = BTreeMap<String, i64>;

pub(super) async fn run(db: &Db, row: &ImportRow) -> std::result::Result<(), Broken> {
    let today = db.now().day();
    let mut slices = slices(db, row, SLICE, today).await??;
    let mut notes: Notes = serde_json::from_str(&row.notes).unwrap_or_default();
    let mut last = row.last_row;
    while let Some(slice) = slices.recv().await {
        last = slice_in(db, row, last, slice?, &mut notes).await?;
    }
    let tx = db.write(By::System("imports")).await?;
    imports::end(&tx, row, State::Checked).await?;
    Ok(tx.commit().await?)
}

/// Looks at one slice; answers the number of its last row.
async fn slice_in(db: &Db, row: &ImportRow, from: i64, slice: Vec<Sighted>, notes: &mut Notes) -> Result<i64> {
    let present = present(db, &slice).await?;
    let width = row.headings().len();
    let to = slice.last().map_or(from, |(line, _)| i64::from(line.number));
    let refused: Vec<NewRow> =
        slice.iter().filter(|(_, read)| read.given.is_none()).map(|sighted| refused(sighted, width)).collect();
    for (column, key) in slice.iter().flat_map(|(_, read)| read.notes.iter()) {
        *notes.entry(format!("{column} {key}")).or_default() += 1;
    }
    let tx = db.write(By::System("imports")).await?;
    let (all, wrong) = (count(slice.len()), count(refused.len()));
    let tally = Tally { done: all, accepted: all - wrong, refused: wrong, present, ..Tally::default() };
    counting::advance(&tx, row, from, to, &tally).await?;
    for row_refused in &refused {
        rows::insert(&tx, row.id, row_refused).await?;
    }
    counting::note(&tx, row.id, &serde_json::to_string(notes).unwrap_or_default()).await?;
    tx.commit().await?;
    Ok(to)
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// A row as it is held because something in it is wrong.
pub(super) fn refused((line, read): &Sighted, width: usize) -> NewRow {
    NewRow {
        number: i64::from(line.number),
        state: RowState::Refused,
        cells: cells(line, width),
        problems: read.problems.clone(),
        person: None,
        likeness: None,
    }
}

/// How many persons of the slice have a number that the registry knows.
async fn present(db: &Db, slice: &[Sighted]) -> Result<i64> {
    let persons: Vec<_> = slice
        .iter()
        .filter_map(|(_, read)| match &read.given {
            Some(Given::Person(person)) => Some(person.as_ref()),
            _ => None,
        })
        .collect();
    let holders = people::import::holders(db, &persons).await?;
    Ok(count(holders.iter().flatten().count()))
}

/// A row that was held, read again: for its differences and its decision.
pub(crate) fn read_again(row: &ImportRow, number: i64, cells: &[String], today: Day) -> Read {
    let line = sheets::Line {
        number: u32::try_from(number).unwrap_or(u32::MAX),
        cells: cells.iter().map(|text| sheets::Cell::text(text.as_str())).collect(),
        hidden: false,
    };
    crate::rules::Reader::new(row.template, &row.mapping(), Vec::new(), today).read(&line)
}
