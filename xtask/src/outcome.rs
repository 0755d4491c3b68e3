//! How a command ends: well, or with one sentence that says what stands in the way.

use std::fmt;

/// What stands in the way, as a sentence for the person at the terminal.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(String);

/// The result of every step of a command.
pub type Outcome<T = ()> = Result<T, Failure>;

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<String> for Failure {
    fn from(sentence: String) -> Self {
        Self(sentence)
    }
}

/// Ends a step with `sentence`.
pub fn fail<T>(sentence: impl Into<String>) -> Outcome<T> {
    Err(Failure(sentence.into()))
}

/// Says what was being done when something else went wrong.
pub trait During<T> {
    /// Turns the error into a [`Failure`] that opens with `deed`.
    fn during(self, deed: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> During<T> for Result<T, E> {
    fn during(self, deed: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{deed}: {error}")))
    }
}

impl<T> During<T> for Option<T> {
    fn during(self, deed: impl fmt::Display) -> Outcome<T> {
        self.ok_or_else(|| Failure(deed.to_string()))
    }
}
