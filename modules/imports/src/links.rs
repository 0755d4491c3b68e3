//! What this module asks of casework, which it does not know: `app/src/wiring.rs` gives the answers.

use std::fmt::Debug;
use std::pin::Pin;

use ::store::{Result, Tx};
use kernel::{Actor, Case, Id, Office, Person};
use people::Subject;

use crate::rules::reading::Matter;

/// An answer that is awaited.
pub type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

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

    /// Whether any case is about this record.
    fn concerns<'a>(&'a self, tx: &'a Tx<'_>, subject: Subject) -> Asked<'a, bool>;

    /// Takes back a case that is as it was opened; answers whether it did.
    fn take_back<'a>(&'a self, tx: &'a Tx<'_>, case: Id<Case>) -> Asked<'a, bool>;
}
