//! What an import tells the person who ran it: counts, and the doubts that wait for a decision.

use super::Standard;
use kernel::{Code as _, Level};
use serde::Serialize;

/// The counts of a standard and its doubts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Levels (4).
    pub levels: usize,
    /// Numbered duties (74).
    pub duties: usize,
    /// Numbered duties of each level, lowest level first.
    pub duties_per_level: Vec<usize>,
    /// Items at each level (26).
    pub items: usize,
    /// Items whose expected level the paper leaves open.
    pub doubts: Vec<DoubtLine>,
}

/// ข้อสงสัย: one place that the paper leaves open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoubtLine {
    /// ระดับ, in Thai.
    pub level: String,
    /// Code of the item.
    pub item: String,
    /// The line, verbatim.
    pub text: String,
}

/// Counts what was read.
pub fn summary(standard: &Standard) -> Summary {
    Summary {
        levels: standard.levels.len(),
        duties: standard.duties().count(),
        duties_per_level: Level::ALL
            .iter()
            .map(|level| standard.duties().filter(|(of, ..)| of == level).count())
            .collect(),
        items: standard.levels.first().map_or(0, |level| level.items.len()),
        doubts: standard
            .doubts()
            .map(|(level, item)| DoubtLine {
                level: level.thai().to_owned(),
                item: item.code.clone(),
                text: item.source.clone(),
            })
            .collect(),
    }
}
