//! เส้นตามเวลา: the months so far and, behind them, what is expected with its intervals.

use std::fmt::Write as _;

use super::markup::{Markup, float, number, percent, whole};
use super::{Figure, Heading, WIDTH};
use crate::{Cell, Wording};

/// A month ahead, in cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ahead {
    /// Expected.
    pub expected: f64,
    /// The narrower interval.
    pub likely: (f64, f64),
    /// The wider one.
    pub nearly_sure: (f64, f64),
}

/// What is drawn, and the words for it.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'a> {
    /// Labels of all months, those ahead too.
    pub months: &'a [String],
    /// Counts of the first months.
    pub past: &'a [Cell],
    /// The months after them; may be none.
    pub ahead: &'a [Ahead],
    /// Headings of the table: month, cases, expected, narrower, wider interval.
    pub columns: [&'a str; 5],
}

/// Height of the drawing and of the ground that the line is drawn on, with the room above for the highest number.
const HEIGHT: f64 = 250.0;
const TOP: f64 = 24.0;
const GROUND: f64 = 190.0;

/// Where the first and the last month stand, as shares of the width: the steps are written before the one, the last number needs
/// room after the other.
const FROM: f64 = 0.09;
const TO: f64 = 0.97;

/// Labels of months that fit beside each other on a phone.
const LABELS: usize = 4;

/// From month to place.
struct Scale {
    months: usize,
    highest: f64,
}

impl Scale {
    /// Share of the width, 0 to 1.
    fn across(&self, month: usize) -> f64 {
        let last = self.months.saturating_sub(1).max(1);
        (TO - FROM).mul_add(float(month as u64) / float(last as u64), FROM)
    }

    /// Pixels from the top of the ground.
    fn down(&self, cases: f64) -> f64 {
        GROUND * (1.0 - cases / self.highest)
    }

    fn point(&self, (month, cases): (usize, f64)) -> String {
        format!("{} {}", number(self.across(month) * WIDTH), number(self.down(cases)))
    }
}

/// A line of months. Where a count is hidden the line has a gap.
#[must_use]
pub fn lines(heading: &Heading<'_>, lines: &Lines<'_>, wording: &Wording<'_>) -> Figure {
    let counts = lines.past.iter().filter_map(|cell| cell.count()).map(float);
    let highest = counts.chain(lines.ahead.iter().map(|month| month.nearly_sure.1)).fold(1.0, f64::max);
    let step = tick(highest);
    let scale = Scale { months: lines.months.len(), highest: (highest / step).ceil() * step };
    let mut drawing = Markup::default();
    grid(&mut drawing, &scale, step, wording);
    ground(&mut drawing, &scale, lines);
    labels(&mut drawing, &scale, lines, wording);
    Figure::new(heading, wording, "chart-lines", HEIGHT, drawing).with_table(
        &lines.columns,
        table(lines, wording),
        wording,
    )
}

/// Steps of 1, 2 or 5 times a power of ten, at most four of them.
fn tick(highest: f64) -> f64 {
    let power = 10_f64.powf((highest / 4.0).log10().floor()).max(1.0);
    [1.0, 2.0, 5.0, 10.0].map(|times| times * power).into_iter().find(|step| highest / step <= 4.0).unwrap_or(power)
}

fn grid(drawing: &mut Markup, scale: &Scale, step: f64, wording: &Wording<'_>) {
    let mut cases = 0.0;
    while cases <= scale.highest {
        let y = TOP + scale.down(cases);
        let ends = [("x1", "0".to_owned()), ("x2", "100%".to_owned()), ("y1", number(y)), ("y2", number(y))];
        let class = if cases > 0.0 { "grid" } else { "axis" };
        drawing.put("line", &[&ends[..], &[("class", class.to_owned())]].concat());
        if cases > 0.0 {
            drawing.words(("0".to_owned(), y - 4.0), "start", "soft", &wording.count(whole(cases)));
        }
        cases += step;
    }
}

/// The stretched ground with bands and lines; lines keep their thickness however wide it is.
fn ground(drawing: &mut Markup, scale: &Scale, lines: &Lines<'_>) {
    let stretched = [
        ("x", "0".to_owned()),
        ("y", number(TOP)),
        ("width", "100%".to_owned()),
        ("height", number(GROUND)),
        ("viewBox", format!("0 0 {} {}", number(WIDTH), number(GROUND))),
        ("preserveAspectRatio", "none".to_owned()),
        ("overflow", "visible".to_owned()),
    ];
    drawing.within("svg", &stretched, |ground| {
        for (class, of) in
            [("band-wide", (|month| month.nearly_sure) as fn(&Ahead) -> (f64, f64)), ("band", |month| month.likely)]
        {
            path(ground, class, &band(scale, lines, of));
        }
        path(ground, "line", &past(scale, lines.past));
        path(ground, "line-ahead", &ahead(scale, lines));
    });
}

fn path(drawing: &mut Markup, class: &str, d: &str) {
    if !d.is_empty() {
        let effect = ("vector-effect", "non-scaling-stroke".to_owned());
        drawing.put("path", &[("d", d.to_owned()), ("class", class.to_owned()), effect]);
    }
}

fn past(scale: &Scale, past: &[Cell]) -> String {
    let mut d = String::new();
    let mut drawn = false;
    for (month, cell) in past.iter().enumerate() {
        if let Some(count) = cell.count() {
            let _ = write!(d, "{}{}", if drawn { "L" } else { "M" }, scale.point((month, float(count))));
        }
        drawn = cell.count().is_some();
    }
    d
}

/// The last month that is known: bands and the dashed line begin there.
fn start(lines: &Lines<'_>) -> Option<(usize, f64)> {
    let month = lines.past.len().checked_sub(1)?;
    Some((month, float(lines.past[month].count()?)))
}

fn ahead(scale: &Scale, lines: &Lines<'_>) -> String {
    let months = lines.ahead.iter().enumerate().map(|(at, month)| (lines.past.len() + at, month.expected));
    joined(scale, start(lines).into_iter().chain(months))
}

fn band(scale: &Scale, lines: &Lines<'_>, of: fn(&Ahead) -> (f64, f64)) -> String {
    let edge = |pick: fn((f64, f64)) -> f64| {
        let months = lines.ahead.iter().enumerate().map(move |(at, month)| (lines.past.len() + at, pick(of(month))));
        start(lines).into_iter().chain(months).collect::<Vec<_>>()
    };
    let (low, high) = (edge(|band| band.0), edge(|band| band.1));
    if lines.ahead.is_empty() {
        String::new()
    } else {
        joined(scale, low.into_iter().chain(high.into_iter().rev())) + "Z"
    }
}

fn joined(scale: &Scale, points: impl Iterator<Item = (usize, f64)>) -> String {
    let points: Vec<String> = points.map(|point| scale.point(point)).collect();
    if points.len() < 2 { String::new() } else { format!("M{}", points.join("L")) }
}

/// The first and the last month, a few between, and the numbers of the last known and the last expected month.
fn labels(drawing: &mut Markup, scale: &Scale, lines: &Lines<'_>, wording: &Wording<'_>) {
    let last = lines.months.len().saturating_sub(1);
    let every = last.div_ceil(LABELS - 1).max(1);
    for (month, label) in lines.months.iter().enumerate().filter(|(month, _)| month % every == 0) {
        let anchor = if month == 0 {
            "start"
        } else if month + every > last {
            "end"
        } else {
            "middle"
        };
        let across = percent(scale.across(month) * 100.0);
        drawing.words((across, TOP + GROUND + 22.0), anchor, "soft", &wording.digits(label));
    }
    let known = start(lines).map(|(month, cases)| (month, cases, "dot", "strong"));
    let expected = lines.ahead.last().map(|month| (last, month.expected, "dot-ahead", "soft"));
    for (month, cases, dot, class) in known.into_iter().chain(expected) {
        let (x, y) = (percent(scale.across(month) * 100.0), TOP + scale.down(cases));
        drawing
            .put("circle", &[("cx", x.clone()), ("cy", number(y)), ("r", "4".to_owned()), ("class", dot.to_owned())]);
        drawing.words((x, y - 9.0), "middle", class, &wording.count(whole(cases.round())));
    }
}

fn table(lines: &Lines<'_>, wording: &Wording<'_>) -> Vec<Vec<String>> {
    let one = |cases: f64| wording.digits(&format!("{cases:.1}"));
    let between = |(low, high): (f64, f64)| wording.digits(&format!("{}–{}", whole(low.floor()), whole(high)));
    let nothing = String::new;
    let past = lines.past.iter().map(|cell| [wording.cell(*cell), nothing(), nothing(), nothing()]);
    let ahead = lines.ahead.iter();
    let ahead = ahead.map(|month| [nothing(), one(month.expected), between(month.likely), between(month.nearly_sure)]);
    let rows = lines.months.iter().zip(past.chain(ahead));
    rows.map(|(month, cells)| std::iter::once(wording.digits(month)).chain(cells).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few() {
        assert_eq!([1.0, 4.0, 5.0, 37.0, 90.0, 1001.0].map(tick), [1.0, 1.0, 2.0, 10.0, 50.0, 500.0]);
    }

    #[test]
    fn a_hidden_month_is_a_gap() {
        let scale = Scale { months: 4, highest: 10.0 };
        let drawn = past(&scale, &[Cell::Count(5), Cell::Count(6), Cell::Hidden, Cell::Count(7)]);
        assert_eq!((drawn.matches('M').count(), drawn.matches('L').count()), (2, 1));
    }
}
