//! What is asked: groups, items, their answers, and the parts that they count in.

use super::{Combine, Mark, Of, Range, Text};

/// A heading over items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its code within the instrument.
    pub code: String,
    /// The heading, or the sentence that introduces the items.
    pub text: Text,
}

/// ข้อ: one thing that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its code within the instrument.
    pub code: String,
    /// The group it stands under; empty when the instrument has no groups.
    pub group: String,
    /// The question.
    pub text: Text,
    /// The answers, in order; at least two.
    pub choices: Vec<Choice>,
    /// When it is asked at all.
    pub ask_if: Option<AskIf>,
    /// The subscale it counts in; empty when none.
    pub subscale: String,
    /// How sure the Thai wording is, where it differs from the instrument's mark.
    pub mark: Option<Mark>,
}

impl Item {
    /// The answer of that code.
    #[must_use]
    pub fn choice(&self, code: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.code == code)
    }

    /// The name of its field in a form.
    #[must_use]
    pub fn field(&self) -> String {
        crate::answers::field(&self.code)
    }

    /// The lowest and the highest score of its answers.
    pub(crate) fn span(&self) -> (i64, i64) {
        let scores = || self.choices.iter().map(|choice| choice.score);
        (scores().min().unwrap_or(0), scores().max().unwrap_or(0))
    }
}

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its code within the item.
    pub code: String,
    /// What it counts.
    pub score: i64,
    /// What is read out.
    pub text: Text,
}

/// ถามต่อเมื่อ: the earlier answer on which an item depends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskIf {
    /// The code of an item that stands before.
    pub item: String,
    /// The answers with which the question is asked.
    pub is: Vec<String>,
}

/// A part of the items with a score of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscale {
    /// Its code within the instrument.
    pub code: String,
    /// Its name.
    pub text: Text,
    /// How its items' scores become one.
    pub combine: Combine,
    /// What it can reach.
    pub range: Range,
}

/// How the total is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// How the scores become one.
    pub combine: Combine,
    /// Which scores.
    pub of: Of,
    /// What it can reach.
    pub range: Range,
}
