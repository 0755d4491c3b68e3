//! Where an instrument comes from, on what terms, and how sure that is.

use super::{Mark, Text};

/// On what terms an instrument may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// The terms in words.
    pub text: Text,
    /// How sure they are.
    pub mark: Mark,
}

/// Where something was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Author, title, place and year.
    pub title: String,
    /// Its address on the web; empty when it has none.
    pub url: String,
    /// How far it can be relied on.
    pub mark: Mark,
}

/// How sure the parts of an instrument are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// The Thai wording of the items.
    pub th: Mark,
    /// The English wording of the items.
    pub en: Mark,
    /// The scores of the options.
    pub scores: Mark,
    /// The limits of the bands.
    pub bands: Mark,
}
