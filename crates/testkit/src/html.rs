//! As much of HTML as tests ask for: elements with their attributes, and the text a reader sees.

/// One start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    /// Where its content begins among the pieces of the page.
    place: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Start(Element),
    End(String),
    Text(String),
}

/// A page taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html(Vec<Piece>);

/// Elements that have no content and no end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "path", "source", "track", "wbr"];

/// Elements that stand within a line of text, so that nothing parts what is before from what is behind.
const INLINE: [&str; 12] = ["a", "abbr", "b", "bdi", "em", "i", "mark", "small", "span", "strong", "time", "wbr"];

impl Element {
    /// Its name in small letters.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// An attribute's value; empty where there is none.
    #[must_use]
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Whether the attribute stands there at all.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| known == name)
    }

    /// Every attribute.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl Html {
    /// Takes a page apart.
    #[must_use]
    pub fn read(page: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = page;
        while let Some((text, tail)) = rest.split_once('<') {
            push_text(&mut pieces, text);
            if let Some(comment) = tail.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let end = end_of_tag(tail);
            let (tag, after) = (&tail[..end], tail.get(end + 1..).unwrap_or_default());
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                pieces.push(Piece::End(name.trim().to_ascii_lowercase()));
            } else if !tag.starts_with('!') {
                let element = element(tag, pieces.len() + 1);
                // What stands in a script or a style is no text and no tag.
                if element.name == "script" || element.name == "style" {
                    rest = rest.split_once(&format!("</{}>", element.name)).map_or("", |(_, after)| after);
                }
                pieces.push(Piece::Start(element));
            }
        }
        push_text(&mut pieces, rest);
        Self(pieces)
    }

    /// Every element, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Start(element) => Some(element),
            _ => None,
        })
    }

    /// The element with that id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Element> {
        self.elements().find(|element| element.attribute("id") == id)
    }

    /// Every text of the page, blanks run together.
    #[must_use]
    pub fn text(&self) -> String {
        joined(&self.0)
    }

    /// The text inside an element.
    #[must_use]
    pub fn text_of(&self, element: &Element) -> String {
        joined(self.inside(element))
    }

    /// The value of the option chosen in a list, the first where none is marked.
    #[must_use]
    pub fn chosen_in(&self, list: &Element) -> String {
        let options = self.inside(list).iter().filter_map(|piece| match piece {
            Piece::Start(element) if element.name == "option" => Some(element),
            _ => None,
        });
        let options: Vec<&Element> = options.collect();
        let chosen = options.iter().find(|option| option.has("selected")).or(options.first());
        chosen.map_or_else(String::new, |option| option.attribute("value").to_owned())
    }

    fn inside(&self, element: &Element) -> &[Piece] {
        let content = self.0.get(element.place..).unwrap_or_default();
        if VOID.contains(&element.name.as_str()) {
            return &[];
        }
        let mut depth = 1;
        for (at, piece) in content.iter().enumerate() {
            match piece {
                Piece::Start(inner) if inner.name == element.name => depth += 1,
                Piece::End(name) if *name == element.name => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return &content[..at];
            }
        }
        content
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(unescape(text)));
    }
}

fn joined(pieces: &[Piece]) -> String {
    let mut all = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => all.push_str(text),
            Piece::Start(element) if INLINE.contains(&element.name.as_str()) => {}
            Piece::End(name) if INLINE.contains(&name.as_str()) => {}
            _ => all.push(' '),
        }
    }
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the tag ends: the `>` outside quotes.
fn end_of_tag(tail: &str) -> usize {
    let mut quote = None;
    for (at, letter) in tail.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '>') => return at,
            _ => {}
        }
    }
    tail.len()
}

fn element(tag: &str, place: usize) -> Element {
    let tag = tag.trim().trim_end_matches('/');
    let (name, mut rest) = tag.split_once(|letter: char| letter.is_whitespace()).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let key = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let quote = after.chars().next().filter(|letter| matches!(letter, '"' | '\''));
            let (found, tail) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_once(|letter: char| letter.is_whitespace()).unwrap_or((after, "")),
            };
            value = unescape(found);
            rest = tail;
        }
        attributes.push((key, value));
    }
    Element { name: name.to_ascii_lowercase(), attributes, place }
}

/// Character references as askama writes them.
fn unescape(text: &str) -> String {
    let mut out = text.to_owned();
    for (written, meant) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{a0}"), ("&amp;", "&")] {
        out = out.replace(written, meant);
        if written == "&nbsp;" {
            out = numbered(&out);
        }
    }
    out
}

/// `&#39;` and its like.
fn numbered(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once("&#") {
        out.push_str(before);
        let (number, after) = tail.split_once(';').unwrap_or((tail, ""));
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        out.extend(code.and_then(char::from_u32));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><!-- <p>no</p> --><title>ก &amp; ข</title><script src=a.js>if (a<b) {}</script>\
         <p class='x' hidden>หนึ่ง <b>สอง</b></p><select name=\"s\"><option value=1>a<option value=2 selected>b</select>\
         <input name=\"n\" value=\"&#34;a&#x3e;&quot;\">";

    #[test]
    fn a_page_is_read_as_a_reader_sees_it() {
        assert_eq!(Html::read(PAGE).text(), "ก & ข หนึ่ง สอง a b");
    }

    #[test]
    fn elements_have_their_attributes_and_their_text() {
        let html = Html::read(PAGE);
        let find = |name: &str| html.elements().find(|element| element.name() == name).unwrap();
        assert_eq!(find("p").attribute("class"), "x");
        assert!(find("p").has("hidden"));
        assert_eq!(html.text_of(find("p")), "หนึ่ง สอง");
        assert_eq!(html.chosen_in(find("select")), "2");
        assert_eq!(find("input").attribute("value"), "\"a>\"");
    }
}
