//! Writes SVG: every text and every attribute goes through one place that escapes it.

use std::fmt::Write as _;

/// A piece of a drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup(String);

/// One attribute.
pub type Attribute<'a> = (&'a str, String);

impl Markup {
    /// An element without content.
    pub fn put(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.open(name, attributes, "/");
    }

    /// Words at a place. `class` gives them their weight and colour.
    pub fn words(&mut self, at: (String, f64), anchor: &str, class: &str, words: &str) {
        let place = [("x", at.0), ("y", number(at.1)), ("text-anchor", anchor.to_owned()), ("class", class.to_owned())];
        self.open("text", &place, "");
        self.0.push_str(&escaped(words));
        self.0.push_str("</text>");
    }

    /// An element with other elements inside.
    pub fn within(&mut self, name: &str, attributes: &[Attribute<'_>], fill: impl FnOnce(&mut Self)) {
        self.open(name, attributes, "");
        fill(self);
        let _ = write!(self.0, "</{name}>");
    }

    /// A rectangle: left and width in percent of the drawing, top and height in pixels.
    pub fn bar(&mut self, left: f64, width: f64, top: f64, height: f64, class: &str) {
        let place = [
            ("x", percent(left)),
            ("y", number(top)),
            ("width", percent(width)),
            ("height", number(height)),
            ("class", class.to_owned()),
        ];
        self.put("rect", &place);
    }

    pub fn into_text(self) -> String {
        self.0
    }

    fn open(&mut self, name: &str, attributes: &[Attribute<'_>], end: &str) {
        let _ = write!(self.0, "<{name}");
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = write!(self.0, " {key}=\"{}\"", escaped(value));
        }
        let _ = write!(self.0, "{end}>");
    }
}

/// A text that can stand in content and in attributes.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // XML 1.0 knows no other control characters.
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// At most two decimals, none that say nothing.
pub fn number(value: f64) -> String {
    let written = format!("{value:.2}");
    let written = written.trim_end_matches('0').trim_end_matches('.');
    if written == "-0" { "0".to_owned() } else { written.to_owned() }
}

pub fn percent(value: f64) -> String {
    number(value) + "%"
}

/// Whole pixels or whole cases, upwards.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast ends at 0 and at the greatest count"
)]
pub fn whole(value: f64) -> u64 {
    value.ceil() as u64
}

/// A share of a whole in percent; 0 of nothing.
pub fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { float(part) / float(whole) * 100.0 }
}

/// A count as a length.
#[expect(clippy::cast_precision_loss, reason = "lengths are drawn in pixels")]
pub const fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_can_become_markup() {
        let mut drawing = Markup::default();
        drawing.words(("0".to_owned(), 1.0), "start", "a\" onload=\"x", "<script>&'\u{0}");
        assert_eq!(
            drawing.into_text(),
            "<text x=\"0\" y=\"1\" text-anchor=\"start\" class=\"a&quot; onload=&quot;x\">&lt;script&gt;&amp;&#39; </text>"
        );
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([33.333_333, 40.0, -0.001, 0.5].map(number), ["33.33", "40", "0", "0.5"]);
    }
}
