//! Why a command was not done: what it was given is wrong, a rule refuses it, or the database failed.

use kernel::{Invalid, Refusal};

use crate::StoreError;

/// ทำไม่ได้: the answer of an action that changed nothing.
#[derive(Debug, Clone)]
pub enum Undone {
    /// Fields that are wrong.
    Invalid(Invalid),
    /// A rule says no.
    Refused(Refusal),
    /// The database says no.
    Failed(StoreError),
}

impl From<StoreError> for Undone {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

impl From<Refusal> for Undone {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Invalid> for Undone {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}
