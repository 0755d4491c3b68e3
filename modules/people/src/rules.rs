//! Pure decisions: how likely two records are one person, and what stands against registering, relating or moving in.

mod alike;
mod blocks;
mod kin;
mod likeness;
mod merging;
mod portrait;
mod reason;
mod relating;
mod reviewing;
mod spelt;
mod ties;

pub(crate) use alike::{DOUBTFUL, LIKELY, Question, WORTH_TELLING, Weighed, weigh};
pub(crate) use blocks::{blocks, both_names};
pub(crate) use kin::{Tied, birth_order, family, kin, person};
pub use likeness::{ALIKE, Known, LEAST, Likeness, Searched, judge};
pub(crate) use merging::{
    Contradiction, answered, changed_since, contradictions, differing, fullness, latest, merged, proposed, separated,
    short_way, unrelated,
};
pub(crate) use portrait::Portrait;
pub use reason::Reason;
pub(crate) use relating::{Around, Side, contradiction, doubt};
pub(crate) use reviewing::{is_night, steps, worth_review};
pub use spelt::Spelt;
pub use ties::{already_in, registered_already, relate, span};
