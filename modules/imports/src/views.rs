//! What the templates need, in the reader's words.

mod import;
mod index;
mod rows;

pub(crate) use import::{Around, Show};
pub(crate) use index::Index;
pub(crate) use rows::{Beside, OneRow, Rows};

use crate::model::State;

/// The badge of a state.
pub(crate) const fn badge(state: State) -> &'static str {
    match state {
        State::Mapping | State::Checked => "badge-waiting",
        State::Checking | State::Storing | State::Undoing => "badge-draft",
        State::Done => "badge-done",
        State::Undone | State::Discarded | State::Closed => "badge-closed",
    }
}
