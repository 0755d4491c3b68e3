//! Reading one object of a file property by property: what is asked for and is there, and what nobody asked for.

use std::cell::RefCell;

use serde_json::{Map, Value};

use super::{Note, Why, addresses};
use crate::model::Uuid;

/// Everything that was noticed while a file was read.
pub(super) type Notes = RefCell<Vec<Note>>;

/// One object, where it stands in the file, and which of its properties were asked for.
pub(super) struct Node<'a> {
    /// RFC 6901: `/services/3/phones/0`.
    pub at: String,
    map: &'a Map<String, Value>,
    asked: RefCell<Vec<&'static str>>,
    notes: &'a Notes,
}

impl<'a> Node<'a> {
    /// Takes an object; anything else is noted and left out.
    pub(super) fn new(at: String, value: &'a Value, notes: &'a Notes) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self { at, map, asked: RefCell::default(), notes }),
            _ => {
                notes.borrow_mut().push(Note { at, why: Why::WrongType });
                None
            }
        }
    }

    /// Notes something about a property.
    pub(super) fn note(&self, name: &str, why: Why) {
        self.notes.borrow_mut().push(Note { at: format!("{}/{name}", self.at), why });
    }

    fn get(&self, name: &'static str) -> Option<&'a Value> {
        self.asked.borrow_mut().push(name);
        self.map.get(name).filter(|value| !value.is_null())
    }

    fn wrong<T>(&self, name: &str) -> Option<T> {
        self.note(name, Why::WrongType);
        None
    }

    /// A text without control characters; empty where there is none.
    pub(super) fn text(&self, name: &'static str) -> String {
        let said = match self.get(name) {
            None => None,
            Some(Value::String(text)) => Some(text.as_str()),
            Some(_) => self.wrong(name),
        };
        let seen = |letter: &char| !letter.is_control() || *letter == '\n';
        said.unwrap_or_default().replace("\r\n", "\n").chars().filter(seen).collect::<String>().trim().to_owned()
    }

    /// A number.
    pub(super) fn number(&self, name: &'static str) -> Option<f64> {
        match self.get(name)? {
            Value::Number(number) => number.as_f64(),
            _ => self.wrong(name),
        }
    }

    /// A whole number; 60.0 is one too.
    pub(super) fn whole(&self, name: &'static str) -> Option<i64> {
        let Value::Number(number) = self.get(name)? else { return self.wrong(name) };
        let text = number.to_string();
        let plain = text.split_once('.').filter(|(_, rest)| rest.bytes().all(|digit| digit == b'0'));
        plain.map_or(text.as_str(), |(whole, _)| whole).parse().ok().or_else(|| self.wrong(name))
    }

    /// A text that is understood by `read`; one that is not is noted and left out.
    pub(super) fn understood<T>(&self, name: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(name);
        if text.is_empty() {
            return None;
        }
        let understood = read(&text);
        if understood.is_none() {
            self.note(name, Why::NotUnderstood);
        }
        understood
    }

    /// An address on the net; nothing else becomes a link on a page.
    pub(super) fn uri(&self, name: &'static str) -> String {
        let on_the_net = |text: &str| {
            let known = text.starts_with("https://") || text.starts_with("http://");
            (known && !text.contains(char::is_whitespace)).then(|| addresses::read(text))
        };
        self.understood(name, on_the_net).unwrap_or_default()
    }

    /// An e-mail address; empty where it can be none.
    pub(super) fn email(&self, name: &'static str) -> String {
        self.understood(name, |text| addresses::is_email(text).then(|| text.to_owned())).unwrap_or_default()
    }

    /// The id, where it is a UUID.
    pub(super) fn id(&self) -> Option<Uuid> {
        self.text("id").parse().ok().filter(|uuid| *uuid != Uuid::NONE)
    }

    /// The id of a part; one without gets the id of its place within `parent`, and a note.
    pub(super) fn part_id(&self, parent: Uuid) -> Uuid {
        self.id().unwrap_or_else(|| {
            self.note("id", Why::NoId);
            let place = self.at.rsplit('/').take(2).collect::<Vec<_>>().join("/");
            Uuid::named(&parent.to_string(), &place)
        })
    }

    /// The object of that name.
    pub(super) fn object(&self, name: &'static str) -> Option<Node<'a>> {
        Node::new(format!("{}/{name}", self.at), self.get(name)?, self.notes)
    }

    /// The objects of a list.
    pub(super) fn objects(&self, name: &'static str) -> Vec<Node<'a>> {
        match self.get(name) {
            None => Vec::new(),
            Some(Value::Array(list)) => {
                let nodes = list.iter().enumerate();
                nodes
                    .filter_map(|(place, one)| Node::new(format!("{}/{name}/{place}", self.at), one, self.notes))
                    .collect()
            }
            Some(_) => self.wrong(name).unwrap_or_default(),
        }
    }

    /// Properties that say again what the tree says: whose part it is.
    pub(super) fn known_by_place(&self, names: &[&'static str]) {
        self.asked.borrow_mut().extend(names);
    }

    /// Notes every property that was not asked for: nothing is left out silently.
    pub(super) fn end(&self) {
        let asked = self.asked.borrow();
        for (name, value) in self.map {
            let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty) || value.as_str() == Some("");
            if !empty && !asked.contains(&name.as_str()) {
                self.note(name, Why::NotKept);
            }
        }
    }
}
