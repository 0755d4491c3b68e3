//! Reading XML one event at a time, and what is wrong with it in our words.

use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::Unreadable;

/// One pass over a part.
pub(crate) struct Xml<R> {
    reader: quick_xml::Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader: quick_xml::Reader::from_reader(reader), buffer: Vec::new() }
    }

    /// The next event; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Event<'_>>, Unreadable> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) => Ok(None),
            // Entities that a document declares itself are how a small file becomes a large one.
            Ok(Event::DocType(_)) => Err(Unreadable::Damaged),
            Ok(event) => Ok(Some(event)),
            Err(error) => Err(why(&error)),
        }
    }
}

fn why(error: &quick_xml::Error) -> Unreadable {
    match error {
        quick_xml::Error::Io(error) if error.kind() == std::io::ErrorKind::FileTooLarge => Unreadable::TooLarge,
        _ => Unreadable::Damaged,
    }
}

/// The value of an attribute, by its name without its namespace.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Whether an attribute says yes.
pub(crate) fn is_true(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

/// What `&amp;` and its kind stand for.
pub(crate) fn entity(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Some(letter.to_string());
    }
    quick_xml::escape::resolve_xml_entity(reference).map(str::to_owned)
}
