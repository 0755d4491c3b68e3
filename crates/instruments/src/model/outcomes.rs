//! What a score means and leads to: bands, flags, follow-ons, comparison.

use super::{Better, Mark, MissingPolicy, Text, Tone};
use crate::condition::Condition;

/// ช่วงคะแนน: a span of scores that means the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its code within the instrument.
    pub code: String,
    /// The lowest score in it.
    pub from: i64,
    /// The highest score in it.
    pub to: i64,
    /// What it is called.
    pub text: Text,
    /// The same in a word or two, for lists and pictures.
    pub short: Text,
    /// What to do, where something is advised.
    pub advice: Option<Text>,
    /// How grave it is.
    pub tone: Tone,
    /// How sure its limits are, where that differs from the instrument's mark.
    pub mark: Option<Mark>,
}

/// ธง: something that a result raises beside its band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Its code, `suicide`; the same word in several instruments means the same danger.
    pub code: String,
    /// Whether it is a safety alert, for the case team alone.
    pub alert: bool,
    /// What it says, telephone numbers included.
    pub text: Text,
    /// What must be done, and by when.
    pub task: Option<Task>,
    /// Any of these raises it.
    pub any_of: Vec<Condition>,
}

/// A task that a flag asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What to do.
    pub text: Text,
    /// Days from the day of the result; 0 is the same day.
    pub within_days: i64,
}

/// แบบที่ต้องทำต่อ: the instrument that a result leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowOn {
    /// The code of that instrument.
    pub instrument: String,
    /// Why, in a sentence.
    pub text: Text,
    /// Any of these leads there.
    pub any_of: Vec<Condition>,
    pub(crate) line: usize,
}

/// What happens to unanswered items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The way.
    pub policy: MissingPolicy,
    /// How many asked items may stay unanswered.
    pub allowed: i64,
}

/// How two results are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which way is better.
    pub better: Better,
    /// The smallest difference of the total that means something to people; `None` where no source names one.
    pub important: Option<i64>,
    /// Where that number comes from; empty without one.
    pub basis: String,
    /// How sure it is.
    pub mark: Mark,
}
