//! What is looked for, out of an address; what cannot be read does not narrow the search.

use std::collections::HashMap;

use kernel::{Code as _, Moment};
use people::geography::{self, Resolved};
use ui::{Choice, Page};

use crate::model::{ReferenceRow, Topic, TopicList};
use crate::store::finding::Ask;

/// What stands behind the `?` of an address.
pub(crate) type Asked = HashMap<String, String>;

fn said<'a>(asked: &'a Asked, name: &str) -> &'a str {
    asked.get(name).map_or("", |text| text.trim())
}

/// Reads it; `now` is the moment at which something must be open, where that is asked.
pub(crate) fn ask(asked: &Asked, now: Moment) -> Ask {
    let topic = |list: TopicList| {
        let code = said(asked, list.code());
        (!code.is_empty()).then(|| Topic { list, code: code.to_owned() })
    };
    Ask {
        text: said(asked, "text").to_owned(),
        topics: TopicList::ALL.iter().filter_map(|list| topic(*list)).collect(),
        place: place(said(asked, "place")),
        open_at: (!said(asked, "open").is_empty()).then_some(now),
        closed_too: !said(asked, "closed").is_empty(),
    }
}

/// The place that was typed; of several namesakes the first, which the page names.
fn place(text: &str) -> Option<i64> {
    match geography::resolve(text) {
        Resolved::One(place) => Some(place.code),
        Resolved::Several(places) => places.first().map(|place| place.code),
        Resolved::None => None,
    }
}

/// The choices of a list of topics, the one that was asked for chosen.
pub(crate) fn ask_fields(p: &Page, asked: &Asked, list: TopicList, words: &[ReferenceRow]) -> Vec<Choice> {
    let any = Choice::new("", p.t("directory-any"));
    let of_list = words.iter().filter(|row| row.list == list.code());
    let mut choices: Vec<Choice> =
        std::iter::once(any).chain(of_list.map(|row| Choice::new(row.code.as_str(), row.name(p.lang)))).collect();
    for choice in &mut choices {
        choice.selected = choice.value == said(asked, list.code());
    }
    choices
}

/// The same question as an address, at another page.
pub(crate) fn query(asked: &Asked, page: i64) -> String {
    let names = ["text", "problem-area", "target-group", "place", "open", "closed"];
    let pairs = names.iter().map(|name| (*name, said(asked, name))).filter(|(_, value)| !value.is_empty());
    let mut parts: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    parts.push(format!("page={page}"));
    format!("/directory?{}", parts.join("&"))
}

fn escaped(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
