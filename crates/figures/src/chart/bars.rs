//! แท่งแนวนอน: one bar a line, its words above it and its count at the end of the line.

use super::markup::{Markup, share};
use super::{Figure, Heading, lettering};
use crate::{Cell, Wording};

/// A line of the chart.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Its words.
    pub label: String,
    /// Its count.
    pub value: Cell,
}

/// Height of a line of words and where in it they stand; thickness of a bar, and what it takes with the room below it.
const WORDS: f64 = 20.0;
const BASE: f64 = 18.0;
const THICK: f64 = 10.0;
const BELOW: f64 = 20.0;

/// Room for a label beside its count on a narrow phone.
pub const LABEL: f64 = 17.0;

/// Bars from the given order; all lengths are shares of the longest. A hidden count has no bar: its length would tell it.
#[must_use]
pub fn bars(heading: &Heading<'_>, columns: [&str; 2], bars: &[Bar], wording: &Wording<'_>) -> Figure {
    let longest = bars.iter().filter_map(|bar| bar.value.count()).max().unwrap_or_default();
    let mut drawing = Markup::default();
    let mut top = 0.0;
    for bar in bars {
        top = line(&mut drawing, top, &bar.label, bar.value, wording);
        match bar.value.count() {
            Some(count) => drawing.bar(0.0, share(count, longest), top, THICK, "fill-1"),
            None => drawing.bar(0.0, 100.0, top, THICK, "fill-hidden"),
        }
        top += BELOW;
    }
    let rows = bars.iter().map(|bar| vec![wording.digits(&bar.label), wording.cell(bar.value)]).collect();
    Figure::new(heading, wording, "chart-bars", top, drawing).with_table(&columns, rows, wording)
}

/// The words above a bar and its count; answers where the bar begins.
pub fn line(drawing: &mut Markup, top: f64, label: &str, value: Cell, wording: &Wording<'_>) -> f64 {
    let class = if value == Cell::Hidden { "soft" } else { "strong" };
    drawing.words(("100%".to_owned(), top + BASE), "end", class, &wording.cell(value));
    let mut top = top;
    for words in lettering::wrapped(&wording.digits(label), LABEL) {
        drawing.words(("0".to_owned(), top + BASE), "start", "", &words);
        top += WORDS;
    }
    top + WORDS - BASE + 4.0
}
