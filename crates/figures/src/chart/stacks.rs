//! แท่งซ้อน: bars in parts, each part with its own colour and pattern, the key above.

use std::error::Error;
use std::fmt;

use super::bars;
use super::markup::{Markup, number, percent, share};
use super::{Figure, Heading, lettering};
use crate::{Cell, Wording};

/// As many parts as have a pattern that is told apart at a glance.
pub const MOST_PARTS: usize = 5;

/// A line of the chart.
#[derive(Debug, Clone)]
pub struct Stack {
    /// Its words.
    pub label: String,
    /// Its parts, in the order of the key.
    pub parts: Vec<Cell>,
    /// Their sum as published.
    pub total: Cell,
}

/// More parts than can be told apart: put the rest together before drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyParts(
    /// How many there were.
    pub usize,
);

impl fmt::Display for TooManyParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} parts in a bar, at most {MOST_PARTS} can be told apart", self.0)
    }
}

impl Error for TooManyParts {}

const KEY: f64 = 26.0;
const THICK: f64 = 14.0;
/// From the top of a bar to the foot of the numbers under it, and to the next line of words.
const NUMBERS: f64 = 30.0;
const BELOW: f64 = 40.0;

/// A part narrower than this, in percent of the drawing, has no number under it on a phone.
const NUMBERED: f64 = 9.0;

/// Stacked bars: all lengths are shares of the longest total. Hidden parts of a known total are drawn together at the end.
///
/// # Errors
/// [`TooManyParts`].
pub fn stacks(
    heading: &Heading<'_>,
    rows_are: &str,
    parts: &[&str],
    stacks: &[Stack],
    wording: &Wording<'_>,
) -> Result<Figure, TooManyParts> {
    if parts.len() > MOST_PARTS {
        return Err(TooManyParts(parts.len()));
    }
    let mut drawing = Markup::default();
    let id = heading.id;
    drawing.within("defs", &[], |defs| patterns(defs, id));
    let mut top = key(&mut drawing, id, parts, stacks, wording);
    let longest = stacks.iter().filter_map(|stack| stack.total.count()).max().unwrap_or_default();
    for stack in stacks {
        top = bars::line(&mut drawing, top, &stack.label, stack.total, wording);
        segments(&mut drawing, id, top, stack, longest, wording);
        top += BELOW;
    }
    let head = [&[rows_are], parts, &[wording.total]].concat();
    let row = |stack: &Stack| {
        let cells = stack.parts.iter().chain([&stack.total]).map(|cell| wording.cell(*cell));
        std::iter::once(wording.digits(&stack.label)).chain(cells).collect()
    };
    let figure = Figure::new(heading, wording, "chart-stacks", top, drawing);
    Ok(figure.with_table(&head, stacks.iter().map(row).collect(), wording))
}

/// The key, one part a line; a line for hidden parts where there are any. Answers where the bars begin.
fn key(drawing: &mut Markup, id: &str, parts: &[&str], stacks: &[Stack], wording: &Wording<'_>) -> f64 {
    let mut top = 0.0;
    let mut entry = |fill: Fill, words: &str| {
        for (class, fill) in fill.layers(id) {
            let place = [
                ("x", "0.5".to_owned()),
                ("y", number(top + 4.5)),
                ("width", "22".to_owned()),
                ("height", "13".to_owned()),
            ];
            let place: Vec<_> = place.into_iter().chain([("class", class), ("fill", fill)]).collect();
            drawing.put("rect", &place);
        }
        drawing.words(("32".to_owned(), top + 16.0), "start", "", &lettering::cut(&wording.digits(words), 19.0));
        top += KEY;
    };
    for (at, words) in parts.iter().enumerate() {
        entry(Fill::Part(at), words);
    }
    if stacks.iter().any(|stack| stack.parts.contains(&Cell::Hidden)) {
        entry(Fill::Hidden, wording.hidden);
    }
    top + 8.0
}

fn segments(drawing: &mut Markup, id: &str, top: f64, stack: &Stack, longest: u64, wording: &Wording<'_>) {
    let Some(total) = stack.total.count() else {
        return drawing.bar(0.0, 100.0, top, THICK, "fill-hidden");
    };
    let known = stack.parts.iter().enumerate().filter_map(|(at, part)| Some((Fill::Part(at), part.count()?)));
    let shown = known.clone().map(|(_, count)| count).fold(0, u64::saturating_add);
    let rest = total.saturating_sub(shown);
    let mut left = 0.0;
    for (fill, count) in known.chain((rest > 0).then_some((Fill::Hidden, rest))).filter(|(_, count)| *count > 0) {
        let width = share(count, longest);
        for (class, fill) in fill.layers(id) {
            let (x, width) = (percent(left), percent(width));
            let place = [("x", x), ("y", number(top)), ("width", width), ("height", number(THICK))];
            let place: Vec<_> = place.into_iter().chain([("class", class), ("fill", fill)]).collect();
            drawing.put("rect", &place);
        }
        if width >= NUMBERED && fill != Fill::Hidden {
            drawing.words((percent(left + width / 2.0), top + NUMBERS), "middle", "soft", &wording.count(count));
        }
        left += width;
    }
}

/// What a part is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fill {
    Part(usize),
    Hidden,
}

impl Fill {
    /// The rectangles that make it up: the ground with its class, then the pattern; class and `fill` of each.
    fn layers(self, id: &str) -> Vec<(String, String)> {
        match self {
            Self::Hidden => vec![("fill-hidden".to_owned(), String::new())],
            Self::Part(0) => vec![("fill-1 edge".to_owned(), String::new())],
            Self::Part(at) => vec![
                (format!("fill-{} edge", at + 1), String::new()),
                ("edge-1".to_owned(), format!("url(#{id}-pattern-{})", at + 1)),
            ],
        }
    }
}

/// Stripes, dots, upright lines and a grid: parts 2 to 5 are told apart without colour.
fn patterns(defs: &mut Markup, id: &str) {
    const FORMS: [(&str, &str); 4] =
        [("2", "M-2 2L2 -2M0 8L8 0M6 10L10 6"), ("3", "M3 4h2"), ("4", "M2 0V8"), ("5", "M0 4H8M4 0V8")];
    for (part, form) in FORMS {
        let size = || "8".to_owned();
        let tile = [
            ("id", format!("{id}-pattern-{part}")),
            ("width", size()),
            ("height", size()),
            ("patternUnits", "userSpaceOnUse".to_owned()),
        ];
        defs.within("pattern", &tile, |tile| {
            tile.put("path", &[("d", form.to_owned()), ("class", format!("pattern-{part}"))]);
        });
    }
}
