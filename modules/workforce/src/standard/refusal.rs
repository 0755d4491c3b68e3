//! Why a text is not the position standard: the line and the reason, to be said in either language.

use kernel::Level;
use std::fmt;

/// The text is refused; nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Line of the text, from 1; one past the last line when the text ends too early.
    pub line: usize,
    /// What is wrong there.
    pub reason: Reason,
}

/// What is wrong at a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nothing but white space.
    Empty,
    /// The paper goes on here with other words.
    Expected {
        /// What should stand here.
        expected: String,
        /// What stands here, shortened.
        found: String,
    },
    /// The text ends although the paper goes on.
    EndsEarly {
        /// What should follow.
        expected: String,
    },
    /// The levels come in another order, or one is missing.
    LevelOrder {
        /// The level that should begin here.
        expected: Level,
        /// What the line names instead.
        found: String,
    },
    /// A number is missing, doubled or out of order.
    Numbering {
        /// The number that should come next.
        expected: String,
        /// The number that stands here.
        found: String,
    },
    /// A level, area or group has fewer or more entries than the standard.
    Count {
        /// Where: the level and the heading.
        place: String,
        /// How many the standard has.
        expected: usize,
        /// How many the text has.
        found: usize,
    },
    /// An item's name is not the one it has at the lowest level.
    ItemName {
        /// The item.
        code: String,
        /// Its name at the lowest level.
        expected: String,
    },
    /// The clause on degrees or years of service cannot be read.
    Clause {
        /// What is missing in the clause.
        missing: String,
    },
    /// Something stands after the last item.
    Trailing {
        /// What stands there, shortened.
        found: String,
    },
}

impl Reason {
    /// The key of the sentence in the text files.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "workforce-refused-empty",
            Self::Expected { .. } => "workforce-refused-expected",
            Self::EndsEarly { .. } => "workforce-refused-ends-early",
            Self::LevelOrder { .. } => "workforce-refused-level-order",
            Self::Numbering { .. } => "workforce-refused-numbering",
            Self::Count { .. } => "workforce-refused-count",
            Self::ItemName { .. } => "workforce-refused-item-name",
            Self::Clause { .. } => "workforce-refused-clause",
            Self::Trailing { .. } => "workforce-refused-trailing",
        }
    }

    /// The values that the sentence names.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty => vec![],
            Self::Expected { expected, found } | Self::Numbering { expected, found } => {
                vec![("expected", expected.clone()), ("found", found.clone())]
            }
            Self::EndsEarly { expected } => vec![("expected", expected.clone())],
            Self::LevelOrder { expected, found } => {
                vec![("expected", expected.thai().to_owned()), ("found", found.clone())]
            }
            Self::Count { place, expected, found } => {
                vec![("place", place.clone()), ("expected", expected.to_string()), ("found", found.to_string())]
            }
            Self::ItemName { code, expected } => {
                vec![("code", code.clone()), ("expected", expected.clone())]
            }
            Self::Clause { missing } => vec![("missing", missing.clone())],
            Self::Trailing { found } => vec![("found", found.clone())],
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason.key())?;
        self.reason.arguments().iter().try_for_each(|(name, value)| write!(f, ", {name} «{value}»"))
    }
}

impl std::error::Error for Refused {}

/// The beginning of a line, so that a message stays one line; a letter keeps the vowels and tones written on it.
pub(super) fn shortened(line: &str) -> String {
    const LONGEST: usize = 60;
    let is_mark = |c: &char| matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
    let marks = line.chars().skip(LONGEST).take_while(is_mark).count();
    let kept: String = line.chars().take(LONGEST + marks).collect();
    if kept.len() == line.len() { kept } else { kept + "…" }
}
