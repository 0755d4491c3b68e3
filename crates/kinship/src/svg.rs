//! Writing SVG: numbers in mm, escaped text, presentation attributes only.

use std::fmt::Write as _;

/// The size at which a drawing is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// On a screen, at the size of the text around it; a wide drawing is scrolled.
    Screen,
    /// On one sheet of A4 laid across, with room for a heading: 277 × 172 mm.
    A4Landscape,
}

/// Pixels of the screen for one mm of a drawing: names of 3.2 mm are then as large as small text.
const SCREEN: f64 = 4.7;
/// What a sheet of A4 laid across has inside its margins of 10 mm, less a heading.
const SHEET: (f64, f64) = (277.0, 172.0);
/// A small drawing is not blown up to fill the sheet past this.
const LARGEST: f64 = 1.25;

/// Text for an element or an attribute; what XML cannot hold is left out.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // XML 1.0, production 2; controls and the directions of text would let a name rearrange the page.
            '\u{9}' | '\u{A}' | '\u{D}' => escaped.push(' '),
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// A number of mm with two decimals at most.
pub(crate) fn mm(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A drawing being written.
#[derive(Debug)]
pub(crate) struct Svg {
    body: String,
}

impl Svg {
    /// Opens the drawing; `id` keeps its title apart from other drawings of a page.
    pub(crate) fn new(id: &str, size: (f64, f64), paper: Paper, title: &str, desc: &str) -> Self {
        let (mut left, mut top, (mut wide, mut high)) = (0.0, 0.0, size);
        let shown = match paper {
            Paper::Screen => format!("width=\"{}\" height=\"{}\"", mm(wide * SCREEN), mm(high * SCREEN)),
            Paper::A4Landscape => {
                let room = (wide.max(SHEET.0 / LARGEST), high.max(SHEET.1 / LARGEST));
                (left, top) = (-(room.0 - wide) / 2.0, -(room.1 - high) / 2.0);
                (wide, high) = room;
                format!("width=\"{}mm\" height=\"{}mm\"", mm(SHEET.0), mm(SHEET.1))
            }
        };
        let id = escape(id);
        let view = [left, top, wide, high].map(mm).join(" ");
        let mut body = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kin\" {shown} viewBox=\"{view}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"0.45\" \
             font-family=\"Sarabun, 'Noto Sans Thai', sans-serif\">"
        );
        let _ = write!(
            body,
            "<title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
            escape(title),
            escape(desc)
        );
        Self { body }
    }

    /// An element without content.
    pub(crate) fn element(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.body.push_str("/>");
    }

    /// A group with words that a pointer resting on it shows.
    pub(crate) fn open(&mut self, class: &str, title: &str) {
        let (class, title) = (escape(class), escape(title));
        let _ = write!(self.body, "<g class=\"{class}\"><title>{title}</title>");
    }

    /// Ends a group.
    pub(crate) fn close(&mut self) {
        self.body.push_str("</g>");
    }

    /// A line of text; `at` is where its middle (or beginning) stands on the base line.
    pub(crate) fn text(&mut self, text: &str, at: (f64, f64), size: f64, attributes: &[(&str, &str)]) {
        let (x, y, size) = (mm(at.0), mm(at.1), mm(size));
        let mut all = vec![("x", x.as_str()), ("y", &y), ("font-size", &size)];
        all.extend([("fill", "currentColor"), ("stroke", "none")]);
        if attributes.iter().all(|(name, _)| *name != "text-anchor") {
            all.push(("text-anchor", "middle"));
        }
        all.extend_from_slice(attributes);
        self.start("text", &all);
        let _ = write!(self.body, ">{}</text>", escape(text));
    }

    /// A course of straight lines.
    pub(crate) fn line(&mut self, points: &[(f64, f64)], attributes: &[(&str, &str)]) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", mm(*x), mm(*y))).collect();
        let points = points.join(" ");
        let mut all = vec![("points", points.as_str())];
        all.extend_from_slice(attributes);
        self.element("polyline", &all);
    }

    /// A circle.
    pub(crate) fn circle(&mut self, at: (f64, f64), radius: f64, attributes: &[(&str, &str)]) {
        let (x, y, radius) = (mm(at.0), mm(at.1), mm(radius));
        let mut all = vec![("cx", x.as_str()), ("cy", &y), ("r", &radius)];
        all.extend_from_slice(attributes);
        self.element("circle", &all);
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.body, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.body, " {attribute}=\"{}\"", escape(value));
        }
    }

    /// The whole drawing.
    pub(crate) fn finish(mut self) -> String {
        self.body.push_str("</svg>");
        self.body
    }
}
