//! What correspondence asks of casework, which it does not know: `app/src/wiring.rs` gives the answers.

use std::fmt::Debug;
use std::pin::Pin;

use ::store::{Db, Result};
use kernel::{Actor, Id, Letter, Moment};

/// An answer that is awaited.
pub type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// เรื่องของงานสังคมสงเคราะห์, as far as a letter touches it.
pub trait Matters: Debug + Send + Sync {
    /// Where a matter is opened from a letter; none for those who take in no matters.
    fn opening(&self, actor: &Actor, letter: Id<Letter>) -> Option<String>;

    /// The matters to which a letter belongs, of those that the reader may open: the page of each, and its number.
    fn of<'a>(
        &'a self,
        db: &'a Db,
        reader: (&'a Actor, Moment),
        letter: Id<Letter>,
    ) -> Asked<'a, Vec<(String, String)>>;
}
