//! แผนภูมิ: drawings in SVG with a title, a description and the same numbers as a table.
//!
//! No style and no script inside: colours are classes (`web/css/chart.css`), so that light, dark and paper each have their own,
//! and every fill has a pattern beside its colour. Widths are percentages and heights pixels, so that letters keep their size
//! on the phone. On paper the same drawing has a fixed width and carries its own style sheet ([`Figure::paper`]).

mod bars;
mod lettering;
mod lines;
mod markup;
mod provinces;
mod stacks;

pub use bars::{Bar, bars};
pub use lettering::{clusters, ems};
pub use lines::{Ahead, Lines, lines};
pub use provinces::{Province, provinces};
pub use stacks::{MOST_PARTS, Stack, TooManyParts, stacks};

use crate::Wording;
use markup::{Markup, escaped};

/// Width of a drawing on paper, and the one that curves are computed for, pixels of 1/96 inch.
const WIDTH: f64 = 640.0;

/// Width of the map on paper: Thailand is tall.
const MAP: f64 = 420.0;

/// How drawings look without a style sheet around them.
const PAPER: &str = include_str!("chart/paper.css");

/// What stands around a drawing.
#[derive(Debug, Clone, Copy)]
pub struct Heading<'a> {
    /// Begins the ids inside the drawing; unique on its page, of ASCII letters, digits and `-`.
    pub id: &'a str,
    /// What is drawn, in a few words.
    pub title: &'a str,
    /// What it shows: the sentence that a reader takes away.
    pub says: &'a str,
}

/// แผนภูมิพร้อมตาราง
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    id: String,
    title: String,
    says: String,
    as_table: String,
    class: &'static str,
    height: u64,
    drawing: String,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Figure {
    fn new(heading: &Heading<'_>, wording: &Wording<'_>, class: &'static str, height: f64, drawing: Markup) -> Self {
        Self {
            id: heading.id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect(),
            title: wording.digits(heading.title),
            says: wording.digits(heading.says),
            as_table: wording.digits(wording.as_table),
            class,
            height: markup::whole(height),
            drawing: drawing.into_text(),
            head: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn with_table(mut self, head: &[&str], rows: Vec<Vec<String>>, wording: &Wording<'_>) -> Self {
        self.head = head.iter().map(|words| wording.digits(words)).collect();
        self.rows = rows;
        self
    }

    /// The headings of the table of the same numbers; the first column names the rows.
    #[must_use]
    pub fn head(&self) -> &[String] {
        &self.head
    }

    /// Its rows, as the reader sees them.
    #[must_use]
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// The figure for a page: title and sentence, drawing, and the table one press away. Safe HTML: every word is escaped.
    #[must_use]
    pub fn html(&self) -> String {
        format!(
            "<figure class=\"chart {class}\"><figcaption><strong>{title}</strong> {says}</figcaption>{svg}<details><summary>{open}\
             </summary><div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\">{table}</div></details></figure>",
            class = self.class,
            title = escaped(&self.title),
            says = escaped(&self.says),
            svg = self.svg("100%", ""),
            open = escaped(&self.as_table),
            table = self.table(),
        )
    }

    /// The drawing alone, for a document or a file: fixed width, its own style, nothing from outside.
    #[must_use]
    pub fn paper(&self) -> String {
        let width = if self.class == provinces::CLASS { MAP } else { WIDTH };
        self.svg(&markup::number(width), &format!("<style>{PAPER}</style>"))
    }

    fn svg(&self, width: &str, style: &str) -> String {
        let id = &self.id;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" width=\"{width}\" height=\"{height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-says\"><title id=\"{id}-title\">{title}</title><desc id=\"{id}-says\">{says}</desc>\
             {style}{drawing}</svg>",
            height = self.height,
            title = escaped(&self.title),
            says = escaped(&self.says),
            drawing = self.drawing,
        )
    }

    fn table(&self) -> String {
        let heading = |(at, words): (usize, &String)| match at {
            0 => format!("<th scope=\"col\">{}</th>", escaped(words)),
            _ => format!("<th scope=\"col\" class=\"number\">{}</th>", escaped(words)),
        };
        let cell = |(at, words): (usize, &String)| match at {
            0 => format!("<th scope=\"row\">{}</th>", escaped(words)),
            _ => format!("<td class=\"number\">{}</td>", escaped(words)),
        };
        let line = |row: &Vec<String>| format!("<tr>{}</tr>", row.iter().enumerate().map(cell).collect::<String>());
        let head: String = self.head.iter().enumerate().map(heading).collect();
        format!(
            "<table><thead><tr>{head}</tr></thead><tbody>{}</tbody></table>",
            self.rows.iter().map(line).collect::<String>()
        )
    }
}
