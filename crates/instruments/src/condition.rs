//! When a flag is raised or another instrument follows: one statement about a result.

use crate::answers::Answers;
use crate::score::Part;

/// เงื่อนไข: one statement about a result; lists of them hold when any does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The total lies within these scores.
    Total {
        /// The lowest.
        from: i64,
        /// The highest.
        to: i64,
    },
    /// A subscale lies within these scores.
    Subscale {
        /// Its code.
        code: String,
        /// The lowest.
        from: i64,
        /// The highest.
        to: i64,
    },
    /// An item was answered with one of these.
    Answer {
        /// The item's code.
        item: String,
        /// The codes of the answers.
        is: Vec<String>,
    },
}

impl Condition {
    pub(crate) fn holds(&self, total: i64, parts: &[Part], answers: &Answers) -> bool {
        match self {
            Self::Total { from, to } => (*from..=*to).contains(&total),
            Self::Subscale { code, from, to } => {
                parts.iter().any(|part| part.code == *code && (*from..=*to).contains(&part.score))
            }
            Self::Answer { item, is } => answers.get(item).is_some_and(|given| is.iter().any(|code| code == given)),
        }
    }
}

/// Whether any of the conditions holds.
pub fn any(conditions: &[Condition], total: i64, parts: &[Part], answers: &Answers) -> bool {
    conditions.iter().any(|condition| condition.holds(total, parts, answers))
}
