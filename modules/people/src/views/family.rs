//! The page of a person's genogram.

use askama::Template;
use kernel::{Id, Person};
use kinship::{Section, Sentence};
use ui::Page;

use crate::brief::Brief;

/// ผังเครือญาติ, drawn and said.
#[derive(Debug, Template)]
#[template(path = "family.html")]
pub(crate) struct FamilyPage {
    pub p: Page,
    pub brief: Brief,
    /// The drawing as SVG, escaped by the crate that draws it; empty when none can be drawn.
    pub drawing: String,
    /// Whether it is wider than a sheet of paper that stands upright.
    pub across: bool,
    pub sections: Vec<Section>,
    /// Why there is no drawing.
    pub untenable: String,
}

impl FamilyPage {
    /// The page of whom a sentence is about; empty for the person of this page, and where it is about several.
    pub(crate) fn href(&self, sentence: &Sentence) -> String {
        let other = sentence.who.map(|who| Id::<Person>::new(who.0)).filter(|id| *id != self.brief.id);
        other.map(|id| format!("/people/{id}")).unwrap_or_default()
    }
}
