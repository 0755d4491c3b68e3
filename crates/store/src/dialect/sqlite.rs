//! SQLite: one file, write-ahead log, every commit on the disk, many readers and one writer.
//!
//! Statements run on the thread that asks: one takes microseconds, handing it to another thread would take longer. The
//! program therefore runs more threads than may be at the file at a time ([`crate::AT_ONCE`]), so that a long question
//! never stops the others.

mod checkpoint;
mod file;
mod statement;
mod tally;
mod writer;

pub(crate) use file::READERS;
pub(super) use file::{File, Snapshot};
pub(super) use statement::{all, cell, explain, first, repeat, run, script};
pub(super) use writer::Work;

pub(super) const COLUMNS: &str = "select m.name, c.name, c.type from sqlite_master m join pragma_table_info(m.name) c \
     where m.type = 'table' and m.name not like 'sqlite_%' order by m.name, c.cid";

pub(super) const DEFINITIONS: &str = "select name, sql from sqlite_master \
     where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name";

/// Indexes that are no promise of a table: those that are unique among them are promises and stay.
pub(super) const INDEXES: &str = "select name, sql from sqlite_master where type = 'index' and sql is not null \
     and sql not like 'create unique %' order by name";

/// Damaged pages and indexes, and rows that point to nothing.
pub(super) const EXAMINATION: &str = "select integrity_check from pragma_integrity_check \
     union all select 'a row of ' || \"table\" || ' points to a missing row of ' || parent from pragma_foreign_key_check";
