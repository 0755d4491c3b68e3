//! What this module asks of correspondence and casework, which it does not know: `app/src/wiring.rs` gives the answers.

use std::fmt::Debug;
use std::pin::Pin;
use std::sync::Arc;

use ::store::files::Kept;
use ::store::{Result, Tx};
use kernel::{Actor, Day, Id, Office, Ref, Staff};

/// An answer that is awaited.
pub type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// หนังสือเชิญประชุม, as the letter that calls a meeting shall say it.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Whose letter it is.
    pub office: Id<Office>,
    /// Its subject.
    pub subject: String,
    /// To whom, one to a line.
    pub to: Vec<String>,
    /// What it says, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// What goes with it, as the letter calls it.
    pub enclosures: Vec<String>,
    /// The files of it: the agenda, the entry for a calendar, the papers of the items.
    pub files: Vec<Kept>,
    /// The meeting.
    pub about: Ref,
}

/// หนังสือ: correspondence, as far as a meeting needs it.
pub trait Letters: Debug + Send + Sync {
    /// Drafts the letter, to be checked, signed, numbered and sent like any other; answers which it is.
    fn draft<'a>(&'a self, tx: &'a Tx<'_>, actor: &'a Actor, invitation: &'a Invitation) -> Asked<'a, Ref>;

    /// The page of a letter that was drafted.
    fn page(&self, letter: Ref) -> Option<String>;
}

/// กิจกรรมตามแผน that a resolution asks for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The number of the case, as people write it.
    pub case: String,
    /// What is to be done.
    pub what: String,
    /// Until when.
    pub due: Option<Day>,
    /// By whom.
    pub owner: Option<Id<Staff>>,
    /// The resolution.
    pub about: Ref,
}

/// แผนการช่วยเหลือ: casework, as far as a resolution needs it.
pub trait Plans: Debug + Send + Sync {
    /// Adds the action to the plan of a case that the actor works on, and answers the case; the key of the reason where casework
    /// refuses.
    fn add<'a>(
        &'a self,
        tx: &'a Tx<'_>,
        actor: &'a Actor,
        wanted: &'a Wanted,
    ) -> Asked<'a, std::result::Result<Ref, &'static str>>;

    /// The page of a case to whose plan something was added.
    fn page(&self, case: Ref) -> Option<String>;
}

/// The other modules that this one reaches; without one, what it would do is not offered.
#[derive(Debug, Clone, Default)]
pub struct Ports {
    /// Correspondence.
    pub letters: Option<Arc<dyn Letters>>,
    /// Casework.
    pub plans: Option<Arc<dyn Plans>>,
}
