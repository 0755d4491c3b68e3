//! Pure decisions: how likely two records are one person, and what stands against registering, relating or moving in.

mod kin;
mod likeness;
mod merging;
mod relating;
mod reviewing;
mod spelt;
mod ties;

pub(crate) use kin::{Tied, birth_order, family, kin, person};
pub use likeness::{Known, LEAST, Likeness, Reason, Searched, judge};
pub(crate) use merging::{
    Contradiction, answered, changed_since, contradictions, differing, fullness, latest, merged, proposed, separated,
    short_way, unrelated,
};
pub(crate) use relating::{Around, Side, contradiction, doubt};
pub(crate) use reviewing::{is_night, steps, worth_review};
pub use spelt::Spelt;
pub use ties::{already_in, registered_already, relate, span};
