//! The history of one instrument's total as a picture: bands as the ground, a line over the days, and the same as rows.
//!
//! Presentation attributes and classes only, no `style`: the Content-Security-Policy refuses it. All ink is `currentColor`, so the
//! picture follows the theme and prints; the bands differ in depth, and are named beside it and in the rows.

use crate::model::{Band, Instrument, Range, Tone};
use kernel::{Code as _, Day, Lang};
use std::fmt::Write as _;

/// Width of the picture, in its own units.
const WIDTH: f64 = 640.0;
/// Height of the picture.
const HEIGHT: f64 = 280.0;
/// The plot: left, right, top, bottom. The bands' names stand to its right.
const PLOT: (f64, f64, f64, f64) = (40.0, 500.0, 12.0, 240.0);
/// The least room between two words or numbers under each other.
const LINE_ROOM: f64 = 14.0;
/// The least room between two days in words.
const DAY_ROOM: f64 = 100.0;

/// One result in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// The day it was asked.
    pub on: Day,
    /// The total.
    pub total: i64,
    /// Whether it was made with this very file. Another one's points may mean something else: they are drawn hollow, unconnected.
    pub same_file: bool,
}

/// What the picture is called: words of the page's language, and an id that is the only one on the page.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// Letters, digits and hyphens.
    pub id: &'a str,
    /// The name of the picture.
    pub title: &'a str,
    /// What it shows, in a sentence or two.
    pub description: &'a str,
}

/// One row of the table that says what the picture shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The day in words, in the Buddhist Era.
    pub on: String,
    /// The total.
    pub total: i64,
    /// The name of the band; empty when the result was made with another file.
    pub band: String,
    /// The difference from the visit before, when both were made with this file.
    pub difference: Option<i64>,
}

/// A picture and the table that says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The SVG element, with every text escaped.
    pub svg: String,
    /// The rows, oldest first.
    pub rows: Vec<Row>,
}

/// Draws the visits, in the order of their days.
#[must_use]
pub fn draw(instrument: &Instrument, visits: &[Visit], lang: Lang, labels: Labels<'_>) -> Drawn {
    let mut visits = visits.to_vec();
    visits.sort_by_key(|visit| visit.on);
    let scale = Scale::over(&visits, instrument.total.range);
    let mut svg = opening(labels);
    for band in &instrument.bands {
        svg.push_str(&ground(band, &scale));
    }
    svg.push_str(&axis(instrument, lang, &scale));
    svg.push_str(&line(&visits, &scale));
    for visit in &visits {
        svg.push_str(&point(instrument, visit, lang, &scale));
    }
    svg.push_str(&days(&visits, lang, &scale));
    svg.push_str("</svg>");
    Drawn { svg, rows: rows(instrument, &visits, lang) }
}

/// From days and scores to places in the picture.
struct Scale {
    /// Without a visit there is no day.
    first: Option<Day>,
    days: f64,
    range: Range,
}

impl Scale {
    fn over(visits: &[Visit], range: Range) -> Self {
        let first = visits.first().map(|visit| visit.on);
        let span = first.zip(visits.last()).map_or(0, |(first, last)| first.days_until(last.on));
        Self { first, days: real(span), range }
    }

    /// One visit, or several on one day, stand in the middle.
    fn x(&self, on: Day) -> f64 {
        let (left, right, ..) = PLOT;
        let since = self.first.map_or(0, |first| first.days_until(on));
        let share = if self.days > 0.0 { real(since) / self.days } else { 0.5 };
        // Room for a point at both ends.
        left + 8.0 + share * (right - left - 16.0)
    }

    /// Half a point of room above and below, so that a band of one score has a height.
    fn y(&self, score: f64) -> f64 {
        let (.., top, bottom) = PLOT;
        let (least, most) = (real(self.range.least) - 0.5, real(self.range.most) + 0.5);
        top + (most - score.clamp(least, most)) / (most - least) * (bottom - top)
    }
}

/// Scores and days are far below 2^52, so nothing is lost.
const fn real(number: i64) -> f64 {
    number as f64
}

fn opening(labels: Labels<'_>) -> String {
    let (id, title, description) = (escape(labels.id), escape(labels.title), escape(labels.description));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" class=\"history\" \
         aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{title}</title>\
         <desc id=\"{id}-desc\">{description}</desc>"
    )
}

/// A band as a stripe; the graver, the deeper.
fn ground(band: &Band, scale: &Scale) -> String {
    let (left, right, ..) = PLOT;
    let (top, bottom) = (scale.y(real(band.to) + 0.5), scale.y(real(band.from) - 0.5));
    let depth = match band.tone {
        Tone::Calm => 0.03,
        Tone::Watch => 0.07,
        Tone::Warn => 0.12,
        Tone::Danger => 0.18,
    };
    format!(
        "<rect class=\"band {}\" x=\"{left}\" y=\"{top:.1}\" width=\"{}\" height=\"{:.1}\" fill=\"currentColor\" \
         fill-opacity=\"{depth}\"/>",
        band.tone.code(),
        right - left,
        bottom - top
    )
}

/// The upright axis, the scores at which bands begin to its left, the bands' names to the right of the plot.
fn axis(instrument: &Instrument, lang: Lang, scale: &Scale) -> String {
    let (left, right, top, bottom) = PLOT;
    let path = format!(
        "<path class=\"axis\" d=\"M{left} {top}V{bottom}\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.6\"/>"
    );
    let borders = instrument.bands.iter().map(|band| band.from).chain([instrument.total.range.most]);
    let scores = borders.map(|score| (scale.y(real(score)), score.to_string()));
    let names = instrument.bands.iter().map(|band| {
        let middle = (scale.y(real(band.from)) + scale.y(real(band.to))) / 2.0;
        (middle, band.short.of(lang).to_owned())
    });
    path + &column(left - 6.0, "end", scores) + &column(right + 8.0, "start", names)
}

/// Words under each other, given from the lowest up. What would run into the word below is left to the table.
fn column(x: f64, anchor: &str, words: impl Iterator<Item = (f64, String)>) -> String {
    let mut column = String::new();
    let mut below = f64::INFINITY;
    for (y, word) in words {
        if below - y >= LINE_ROOM {
            // Writing into a string cannot fail.
            let _ = write!(
                column,
                "<text x=\"{x}\" y=\"{:.1}\" font-size=\"13\" text-anchor=\"{anchor}\" fill=\"currentColor\">{}</text>",
                y + 4.0,
                escape(&word)
            );
            below = y;
        }
    }
    column
}

fn line(visits: &[Visit], scale: &Scale) -> String {
    let mut path = String::new();
    for pair in visits.windows(2).filter(|pair| pair.iter().all(|visit| visit.same_file)) {
        let [(x1, y1), (x2, y2)] = [pair[0], pair[1]].map(|visit| (scale.x(visit.on), scale.y(real(visit.total))));
        let _ = write!(path, "M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}");
    }
    format!(
        "<path class=\"line\" d=\"{path}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\"/>"
    )
}

fn point(instrument: &Instrument, visit: &Visit, lang: Lang, scale: &Scale) -> String {
    let (x, y) = (scale.x(visit.on), scale.y(real(visit.total)));
    let (class, fill) = if visit.same_file { ("ink", "currentColor") } else { ("other", "none") };
    let band = band_of(instrument, visit).map_or_else(String::new, |band| format!(" {}", band.text.of(lang)));
    let says = escape(&format!("{}: {}{band}", day(visit.on, lang), visit.total));
    format!(
        "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{fill}\" stroke=\"currentColor\" \
         stroke-width=\"2\"><title>{says}</title></circle>"
    )
}

/// The days under the picture: the first, the last, and those between that have room.
fn days(visits: &[Visit], lang: Lang, scale: &Scale) -> String {
    let Some(last) = visits.last() else {
        return String::new();
    };
    let mut words = String::new();
    let mut free = f64::NEG_INFINITY;
    for visit in visits {
        let x = scale.x(visit.on);
        let is_last = visit.on == last.on;
        let has_room = x >= free && (is_last || scale.x(last.on) - x >= DAY_ROOM);
        if has_room {
            let anchor = anchor(x);
            let _ = write!(
                words,
                "<text x=\"{x:.1}\" y=\"{}\" font-size=\"13\" text-anchor=\"{anchor}\" fill=\"currentColor\">{}</text>",
                PLOT.3 + 24.0,
                escape(&day(visit.on, lang))
            );
            free = x + DAY_ROOM;
        }
    }
    words
}

/// Days at the edges stay inside the picture.
fn anchor(x: f64) -> &'static str {
    let (left, right, ..) = PLOT;
    match x {
        _ if x < left + DAY_ROOM / 2.0 => "start",
        _ if x > right - DAY_ROOM / 2.0 => "end",
        _ => "middle",
    }
}

fn rows(instrument: &Instrument, visits: &[Visit], lang: Lang) -> Vec<Row> {
    let mut before: Option<&Visit> = None;
    let rows = visits.iter().map(|visit| {
        let earlier = before.replace(visit).filter(|earlier| earlier.same_file && visit.same_file);
        Row {
            on: day(visit.on, lang),
            total: visit.total,
            band: band_of(instrument, visit).map_or_else(String::new, |band| band.text.of(lang).to_owned()),
            difference: earlier.map(|earlier| visit.total - earlier.total),
        }
    });
    rows.collect()
}

fn band_of<'a>(instrument: &'a Instrument, visit: &Visit) -> Option<&'a Band> {
    let of_total = |band: &&Band| visit.same_file && (band.from..=band.to).contains(&visit.total);
    instrument.bands.iter().find(of_total)
}

fn day(on: Day, lang: Lang) -> String {
    match lang {
        Lang::Th => thai::date::format_short(on.date()),
        Lang::En => thai::date::format_short_en(on.date()),
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
