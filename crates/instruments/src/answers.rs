//! What was answered: item and choice, by their codes.

use crate::model::Instrument;
use kernel::Fields;
use std::collections::BTreeMap;

/// The key of the reason when an asked item was left out: the sentence that every form shows.
pub const UNANSWERED: &str = "form-choose";
/// The key of the reason when the answer is none of the item's.
pub const UNKNOWN_CHOICE: &str = "form-unknown-choice";
/// The key of the reason when an answer was given to an item that the earlier answers rule out.
pub const NOT_ASKED: &str = "form-not-asked";

/// คำตอบ: the code of the choice for the code of each answered item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// Reads a form: one field per item, named by [`Item::field`](crate::Item::field). What the instrument does not ask is
    /// not read; whether an answer is one of the item's is for [`score`](crate::score) to say.
    #[must_use]
    pub fn read(instrument: &Instrument, fields: &Fields) -> Self {
        let given = instrument.items.iter().map(|item| (item.code.clone(), fields.get(&item.field()).to_owned()));
        Self(given.filter(|(_, choice)| !choice.is_empty()).collect())
    }

    /// The answer to that item.
    #[must_use]
    pub fn get(&self, item: &str) -> Option<&str> {
        self.0.get(item).map(String::as_str)
    }

    /// Sets the answer to an item.
    pub fn set(&mut self, item: impl Into<String>, choice: impl Into<String>) {
        self.0.insert(item.into(), choice.into());
    }

    /// Every answer, by the item's code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(item, choice)| (item.as_str(), choice.as_str()))
    }
}

impl<I: Into<String>, C: Into<String>> FromIterator<(I, C)> for Answers {
    fn from_iter<T: IntoIterator<Item = (I, C)>>(pairs: T) -> Self {
        Self(pairs.into_iter().map(|(item, choice)| (item.into(), choice.into())).collect())
    }
}

/// The name of an item's field in a form; the prefix keeps it apart from the form's own fields.
pub fn field(item: &str) -> String {
    format!("item-{item}")
}
