//! Figures in the reader's words: tables, sentences and charts.

pub mod ahead;
mod charts;
pub mod counting;
pub mod grid;

use askama::Template;
use figures::{Numerals, Wording};
use ui::{Choice, Page};

pub use charts::{by_province, chart, trend};
pub use grid::Grid;

use super::list::{CaseLine, Filter, Tab};

/// The words of a page for tables and charts.
#[derive(Debug)]
pub struct Said {
    total: String,
    hidden: String,
    as_table: String,
}

impl Said {
    /// In the language of the page.
    #[must_use]
    pub fn of(p: &Page) -> Self {
        let word = |key: &str| p.t(key).into_owned();
        Self {
            total: word("cases-figures-total"),
            hidden: word("cases-figures-hidden"),
            as_table: word("cases-figures-as-table"),
        }
    }

    /// For the crate that draws.
    #[must_use]
    pub fn wording(&self) -> Wording<'_> {
        Wording { total: &self.total, hidden: &self.hidden, as_table: &self.as_table, numerals: Numerals::Arabic }
    }
}

/// ตัวเลข
#[derive(Debug, Template)]
#[template(path = "figures.html")]
pub struct FiguresPage {
    /// The page.
    pub p: Page,
    /// The pages of figures.
    pub tabs: Vec<Tab>,
    /// The choices above the figures.
    pub filters: Vec<Filter>,
    /// The period in words.
    pub period: String,
    /// Whose cases are counted.
    pub offices: String,
    /// Whether small counts are hidden, and below which count: a sentence; empty for those who see everything.
    pub kept: String,
    /// What the period came to, sentence by sentence.
    pub sentences: Vec<String>,
    /// The opened cases.
    pub grid: Grid,
    /// The charts, as safe HTML.
    pub charts: Vec<String>,
    /// How cases were closed.
    pub outcomes: Grid,
    /// What is open today.
    pub today: Grid,
    /// The same as sheets, for those who may take them out: the query of their addresses.
    pub export: Option<String>,
}

impl FiguresPage {
    /// The tables in their order.
    fn tables(&self) -> [&Grid; 3] {
        [&self.grid, &self.outcomes, &self.today]
    }
}

/// เรื่องที่อยู่เบื้องหลังตัวเลข
#[derive(Debug, Template)]
#[template(path = "figures_cases.html")]
pub struct BehindPage {
    /// The page.
    pub p: Page,
    /// The period in words.
    pub period: String,
    /// What the cases have in common, in words.
    pub common: Vec<String>,
    /// Back to the figures.
    pub back: String,
    /// The cases that the reader may open.
    pub cases: Vec<CaseLine>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// A choice over values with their names, one of them chosen.
#[must_use]
pub fn choose(
    p: &Page,
    name: &'static str,
    options: impl IntoIterator<Item = (String, String)>,
    chosen: &str,
) -> Filter {
    let option = |(value, label): (String, String)| {
        let selected = value == chosen;
        let mut choice = Choice::new(value, label);
        choice.selected = selected;
        choice
    };
    Filter {
        name,
        label: p.t(&format!("cases-figures-{name}")).into_owned(),
        options: options.into_iter().map(option).collect(),
    }
}
