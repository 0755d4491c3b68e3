//! Pure decisions: how likely two records are one person, and what stands against registering, relating or moving in.

mod kin;
mod likeness;
mod relating;
mod spelt;
mod ties;

pub(crate) use kin::{Tied, birth_order, family, kin, person};
pub use likeness::{Known, LEAST, Likeness, Reason, Searched, judge};
pub(crate) use relating::{Around, Side, contradiction, doubt};
pub use spelt::Spelt;
pub use ties::{already_in, registered_already, relate, span};
