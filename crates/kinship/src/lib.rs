//! ผังเครือญาติ (genogram) and ผังนิเวศ (eco-map): laid out by rule, drawn as SVG that everybody can read, and said in
//! sentences. Pure: the same family is always the same drawing.
//!
//! | to… | go to |
//! |---|---|
//! | say who belongs together | [`Family`] |
//! | lay a family out, draw it, say it | [`Genogram`] |
//! | say what surrounds a household, draw it, say it | [`EcoMap`] |
//! | put words to it in a language | [`Say`], with the texts [`TH`] and [`EN`] |
//!
//! The drawings carry no style and no script, as the Content-Security-Policy wants it: presentation attributes,
//! `currentColor`, and classes that a style sheet may take up (`kin-client`, `kin-household`, `kin-soft`, `kin-note`, `kin-tie`).

mod ecomap;
mod family;
mod generations;
mod genogram;
pub mod measure;
mod order;
mod rows;
mod spread;
mod svg;
mod units;

pub use ecomap::{EcoMap, Flow, Spot, Strength, System};
pub use family::{Bond, Break, Couple, Descent, Family, Life, Origin, Person, Sex, Twins, Untenable, Who, Zygosity};
pub use genogram::{Genogram, Kind, Point, RADIUS, Symbol, Wire};
pub use svg::{Paper, escape};
pub use units::MOST;

/// The texts in Thai, in the Fluent format.
pub const TH: &str = include_str!("../text/th.ftl");
/// The texts in English, in the Fluent format.
pub const EN: &str = include_str!("../text/en.ftl");

/// Puts a text key and its values into the reader's language.
pub trait Say {
    /// The words of a key.
    fn say(&self, key: &str, values: &[(&str, &str)]) -> String;
}

impl<F: Fn(&str, &[(&str, &str)]) -> String> Say for F {
    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self(key, values)
    }
}

/// ถ้อยคำแทนผัง: a heading with its sentences, which say what the drawing shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The sentences.
    pub lines: Vec<Sentence>,
}

/// Sections as plain texts: each heading with its lines.
#[must_use]
pub fn texts(sections: Vec<Section>) -> Vec<(String, Vec<String>)> {
    let lines = |section: Section| section.lines.into_iter().map(|line| line.text).collect();
    sections.into_iter().map(|section| (section.heading.clone(), lines(section))).collect()
}

/// One sentence, and whom it is about where it is about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Whom it is about; a page may lead there.
    pub who: Option<Who>,
    /// The words.
    pub text: String,
}

/// Clauses of one sentence, joined as the language joins them.
pub(crate) fn joined(parts: impl IntoIterator<Item = String>, say: &impl Say) -> String {
    let join = |one: String, other: String| say.say("kinship-joined", &[("one", &one), ("other", &other)]);
    parts.into_iter().filter(|part| !part.is_empty()).reduce(join).unwrap_or_default()
}
