//! ข้อสงสัย: only what the paper leaves open may be settled, with a value of the scale or deliberately left blank.

use kernel::Refusal;

/// The scale of expected levels in the paper.
pub const SCALE: std::ops::RangeInclusive<i64> = 1..=5;

/// What a person decided about an item that the paper leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The expected level to work with.
    Value(i64),
    /// The item stays without a level.
    LeaveBlank,
}

impl Decision {
    /// The value, if one was given.
    #[must_use]
    pub const fn value(self) -> Option<i64> {
        match self {
            Self::Value(value) => Some(value),
            Self::LeaveBlank => None,
        }
    }
}

/// The paper's own values are not open to decision (มาตรฐานกำหนดตำแหน่ง is quoted, never corrected).
///
/// # Errors
/// A refusal when the paper states the level itself.
pub fn settle(paper_says: Option<i64>) -> Result<(), Refusal> {
    match paper_says {
        None => Ok(()),
        Some(value) => Err(Refusal::new("workforce-refusal-not-in-doubt").with("value", value.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_that_the_paper_states_cannot_be_decided_otherwise() {
        assert_eq!(settle(None), Ok(()));
        assert_eq!(settle(Some(3)).map_err(|refusal| refusal.key), Err("workforce-refusal-not-in-doubt"));
    }
}
