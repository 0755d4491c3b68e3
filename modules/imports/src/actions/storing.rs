//! Storing: slice by slice, each with where it ends in one transaction, so that every row is stored once or not at all.

mod comparing;
mod others;
mod parts;
mod persons;

use ::store::{Db, Entry, Result, Tx};
use kernel::{Actor, Day, Id, Person};
use serde_json::json;

use super::reading::{Sighted, slices};
use super::working::Broken;
use super::{checking, files};
use crate::links::Matters;
use crate::model::{ImportRow, Made, State, Template};
use crate::store::counting::{self, Tally};
use crate::store::rows::{self, NewRow};
use crate::store::{imports, made};

/// Rows of one transaction.
const SLICE: usize = 500;
/// What every row of a phase needs to be stored.
pub(super) struct Storing<'a> {
    pub(super) db: &'a Db,
    pub(super) row: &'a ImportRow,
    pub(super) actor: &'a Actor,
    pub(super) matters: &'a dyn Matters,
    pub(super) today: Day,
    pub(super) width: usize,
}

/// What a slice came to, written with where it ends.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) tally: Tally,
    pub(super) held: Vec<NewRow>,
    pub(super) made: Vec<Made>,
}

pub(super) async fn run(
    db: &Db,
    row: &ImportRow,
    actor: &Actor,
    matters: &dyn Matters,
) -> std::result::Result<(), Broken> {
    let today = db.now().day();
    let storing = Storing { db, row, actor, matters, today, width: row.headings().len() };
    let mut slices = slices(db, row, SLICE, today).await??;
    if row.template == Template::Persons {
        persons::run(&storing, slices).await?;
    } else {
        let mut last = row.last_row;
        while let Some(slice) = slices.recv().await {
            last = storing.others(last, &slice?).await?;
        }
    }
    let tx = db.write(actor).await?;
    imports::end(&tx, row, State::Done).await?;
    imports::forget_file(&tx, row.id).await?;
    tx.commit().await?;
    Ok(files::forget(db, &row.digest).await?)
}

impl Storing<'_> {
    /// Stores a slice of anything but persons; answers the number of its last row.
    async fn others(&self, from: i64, slice: &[Sighted]) -> Result<i64> {
        let tx = self.db.write(self.actor).await?;
        let outcome = others::store(self, &tx, slice).await?;
        let to = end_of(from, slice);
        self.finish(tx, (from, to), outcome).await?;
        Ok(to)
    }

    /// Writes down what a slice came to, and that the phase is behind it; all or nothing.
    async fn finish(&self, tx: Tx<'_>, (from, to): (i64, i64), outcome: Outcome) -> Result<()> {
        let Outcome { tally, held, made } = outcome;
        counting::advance(&tx, self.row, from, to, &tally).await?;
        for row in &held {
            rows::insert(&tx, self.row.id, row).await?;
        }
        made::note(&tx, self.row.id, &made).await?;
        let detail = json!({ "from": from + 1, "to": to, "stored": tally.stored, "waiting": tally.waiting, "present": tally.present });
        tx.record(Entry::new("import-slice", self.row.id.as_ref()).detail(detail)).await?;
        tx.commit().await
    }
}

/// The number of the last row of a slice.
fn end_of(from: i64, slice: &[Sighted]) -> i64 {
    slice.last().map_or(from, |(line, _)| i64::from(line.number))
}

/// Something that a row made.
fn made_of(sighted: &Sighted, about: kernel::Ref) -> Made {
    Made { row: i64::from(sighted.0.number), about, other: 0 }
}

/// Whether the trial run has held the row already.
fn is_refused(sighted: &Sighted) -> bool {
    sighted.1.given.is_none()
}

/// A row held because of who is there already.
fn held(
    storing: &Storing<'_>,
    sighted: &Sighted,
    state: crate::model::RowState,
    (person, likeness): (Id<Person>, Option<i64>),
) -> NewRow {
    NewRow { state, person: Some(person), likeness, problems: Vec::new(), ..checking::refused(sighted, storing.width) }
}
