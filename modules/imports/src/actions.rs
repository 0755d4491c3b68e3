//! One function per command, and the work that the background does for them.

mod beginning;
mod checking;
mod deciding;
mod exporting;
mod files;
mod phases;
mod reading;
mod storing;
mod sweeping;
mod undoing;
mod working;

use ::store::Undone;

pub use beginning::{Chosen, NewFile, begin, lay_out};
pub(crate) use beginning::{Preview, preview};
pub(crate) use checking::read_again;
pub(crate) use deciding::{Decided, decide};
pub use exporting::rows_out;
pub(crate) use exporting::{Taking, blank, named};
pub use phases::{check, discard, store_rows, undo};
pub(crate) use sweeping::sweep;
pub(crate) use working::work;

/// What an action answers.
pub type Done<T> = Result<T, Undone>;
