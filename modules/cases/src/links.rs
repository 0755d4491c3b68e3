//! What casework asks of correspondence, which it does not know: `app/src/wiring.rs` gives the answers.

use std::fmt::Debug;
use std::pin::Pin;

use ::store::{Db, Result, Tx};
use kernel::{Actor, Id, Letter, Moment, Office, Ref};

/// An answer that is awaited.
pub type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// หนังสือนำ that shall be drafted. It names no client: whoever keeps the registers reads it, and what is confidential goes with it.
#[derive(Debug, Clone)]
pub struct Cover {
    /// Whose letter it is.
    pub office: Id<Office>,
    /// To whom.
    pub to: String,
    /// เรื่อง
    pub subject: String,
    /// ข้อความ, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// สิ่งที่ส่งมาด้วย
    pub enclosures: Vec<String>,
    /// The letter that it answers.
    pub answers: Option<Id<Letter>>,
    /// The case.
    pub about: Ref,
}

/// A letter in a line: where it is, what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterLine {
    /// Which.
    pub letter: Id<Letter>,
    /// Its page.
    pub href: String,
    /// Its number, or that it is a draft, and its subject.
    pub label: String,
    /// Who wrote it.
    pub from: String,
}

/// งานสารบรรณ, as far as casework touches it.
pub trait Letters: Debug + Send + Sync {
    /// Drafts a letter in the transaction, to be checked, signed, numbered and sent as any other.
    fn draft<'a>(&'a self, tx: &'a Tx<'_>, actor: &'a Actor, cover: &'a Cover) -> Asked<'a, Id<Letter>>;

    /// Those of these letters that the reader may read.
    fn seen<'a>(
        &'a self,
        db: &'a Db,
        reader: (&'a Actor, Moment),
        letters: &'a [Id<Letter>],
    ) -> Asked<'a, Vec<LetterLine>>;
}
