//! The rows of an import's file, read and understood by a thread of their own, slice by slice, no faster than they are taken.

use ::store::{Db, Result};
use kernel::Day;
use sheets::{Kind, Line, Table, Unreadable};
use std::ops::ControlFlow;
use tokio::sync::mpsc::{self, Receiver};

use super::files;
use crate::model::ImportRow;
use crate::rules::Reader;
use crate::rules::reading::Read;

/// A row as it is written, and as it was understood.
pub(super) type Sighted = (Line, Read);

/// Slices that wait between reader and writer: memory holds no more of the file.
const AHEAD: usize = 2;

/// Slices of the rows behind the last that the phase has seen; an error ends them.
pub(super) async fn slices(
    db: &Db,
    row: &ImportRow,
    size: usize,
    today: Day,
) -> Result<std::result::Result<Receiver<std::result::Result<Vec<Sighted>, Unreadable>>, Unreadable>> {
    let table = match files::open(db, &row.digest).await? {
        Ok(table) => table,
        Err(why) => return Ok(Err(why)),
    };
    let (send, receive) = mpsc::channel(AHEAD);
    let (tab, template, mapping) = (usize::try_from(row.tab).unwrap_or(0), row.template, row.mapping());
    let behind = row.heading_row.max(row.last_row);
    tokio::task::spawn_blocking(move || {
        let merges = match merges(&table, tab) {
            Ok(merges) => merges,
            Err(why) => return drop(send.blocking_send(Err(why))),
        };
        let mut reader = Reader::new(template, &mapping, merges, today);
        let mut slice = Vec::with_capacity(size);
        let read = table.each(tab, &mut |line| {
            if i64::from(line.number) > behind {
                let read = reader.read(&line);
                slice.push((line, read));
            }
            let full = slice.len() == size;
            if full && send.blocking_send(Ok(std::mem::replace(&mut slice, Vec::with_capacity(size)))).is_err() {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        // Whoever took the slices may have gone meanwhile; then nobody needs the rest.
        let _ = if slice.is_empty() { Ok(()) } else { send.blocking_send(Ok(slice)) };
        if let Err(why) = read {
            let _ = send.blocking_send(Err(why));
        }
    });
    Ok(Ok(receive))
}

/// Only a spreadsheet merges cells, and tells so behind its rows.
fn merges(table: &Table, tab: usize) -> std::result::Result<Vec<sheets::Merge>, Unreadable> {
    match table.kind() {
        Kind::Csv => Ok(Vec::new()),
        Kind::Xlsx => table.survey(tab).map(|survey| survey.merges),
    }
}

/// The cells of a row as they are written, as wide as the headings.
pub(super) fn cells(line: &Line, width: usize) -> Vec<String> {
    (0..width).map(|column| line.cell(column).shown()).collect()
}
