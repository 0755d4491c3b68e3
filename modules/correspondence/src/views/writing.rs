//! The draft of a letter and the picture of its pages.

use askama::Template;
use ui::{Form, Page};

/// One page of a letter as a picture.
#[derive(Debug)]
pub struct Sheet {
    /// The address that holds the picture itself.
    pub picture: String,
    /// What it shows, for those who do not see it.
    pub said: String,
}

impl Sheet {
    /// The pages in order, each with its number in words.
    #[must_use]
    pub fn all(p: &Page, pictures: Vec<String>) -> Vec<Self> {
        let all = pictures.len().to_string();
        let said = |at: usize| p.tn("correspondence-preview-page", &[("page", &(at + 1).to_string()), ("all", &all)]);
        pictures.into_iter().enumerate().map(|(at, picture)| Self { picture, said: said(at) }).collect()
    }
}

/// ร่างหนังสือ
#[derive(Debug, Template)]
#[template(path = "writing.html")]
pub struct WritingPage {
    /// The page.
    pub p: Page,
    /// What is written.
    pub lead: String,
    /// The form.
    pub form: Form,
    /// Where a picture of what stands in the form is asked for.
    pub preview: String,
    /// The pages, once they were asked for.
    pub sheets: Vec<Sheet>,
}
