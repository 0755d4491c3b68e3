//! ผู้ที่อาจเป็นคนเดียวกัน: somebody of the registry who may be a person that is about to be written down.

use kernel::{Id, Person};

use crate::rules::Reason;

/// ผู้ที่อาจเป็นคนเดียวกัน: who, how likely, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// Somebody of the registry.
    pub person: Id<Person>,
    /// How likely they are the same person, from 0 to 1.
    pub probability: f64,
    /// What speaks for it, weightiest first.
    pub reasons: Vec<Reason>,
}
