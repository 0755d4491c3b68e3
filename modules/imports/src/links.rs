//! What this module asks of casework, which it does not know: `app/src/wiring.rs` gives the answers.

use std::fmt::Debug;
use std::pin::Pin;

use ::store::{Db, Result, Tx};
use kernel::{Actor, Case, Id, Moment, Office, Person};
use people::Subject;

use crate::rules::reading::Matter;

/// An answer that is awaited.
pub type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// เรื่องที่ยังเปิดอยู่, as a register has it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The case.
    pub case: Id<Case>,
    /// About whom.
    pub person: Id<Person>,
    /// What its row says.
    pub matter: Matter,
}

/// เรื่องของงานสังคมสงเคราะห์, as far as an import touches it.
pub trait Matters: Debug + Send + Sync {
    /// Opens a case about a person in the transaction; the key of the reason where casework refuses.
    fn open<'a>(
        &'a self,
        tx: &'a Tx<'_>,
        actor: &'a Actor,
        office: Id<Office>,
        about: (Id<Person>, &'a str),
        matter: &'a Matter,
    ) -> Asked<'a, std::result::Result<Id<Case>, &'static str>>;

    /// The open matters about persons that the actor may read, by id after `after`.
    fn opened<'a>(
        &'a self,
        db: &'a Db,
        reader: (&'a Actor, Moment),
        after: Option<Id<Case>>,
        limit: i64,
    ) -> Asked<'a, Vec<Opened>>;

    /// Whether any case is about this record.
    fn concerns<'a>(&'a self, tx: &'a Tx<'_>, subject: Subject) -> Asked<'a, bool>;

    /// Whether a case is one of an office.
    fn is_of<'a>(&'a self, tx: &'a Tx<'_>, office: Id<Office>, case: Id<Case>) -> Asked<'a, bool>;

    /// Takes back a case that is as it was opened; answers whether it did.
    fn take_back<'a>(&'a self, tx: &'a Tx<'_>, case: Id<Case>) -> Asked<'a, bool>;
}
