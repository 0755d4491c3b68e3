//! Pure decisions: how likely two records are one person, and what stands against registering, relating or moving in.

mod likeness;
mod ties;

pub use likeness::{Known, LEAST, Likeness, Reason, Searched, Spelt, judge};
pub use ties::{already_in, registered_already, relate, span};
