//! The texts that the cells share.

use quick_xml::events::Event;

use super::package::Package;
use super::xml::{Xml, entity};
use crate::{MOST_LETTERS, Unreadable};

/// All shared texts one after the other, and where each ends: two allocations however many there are.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<usize>,
}

/// Bytes of all shared texts together.
const MOST_BYTES: usize = 256 << 20;

impl Strings {
    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }
}

/// Reads them; how a piece sounds (`rPh`) is left out, its pieces of different type are put together.
pub(crate) fn read(package: &mut Package) -> Result<Strings, Unreadable> {
    let Some(part) = package.part_if_any("xl/sharedStrings.xml")? else { return Ok(Strings::default()) };
    let mut xml = Xml::new(part);
    let mut strings = Strings::default();
    let (mut in_text, mut in_sound) = (false, false);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => in_text = true,
                "rPh" => in_sound = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_sound = false,
                "si" => strings.ends.push(strings.text.len()),
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => strings.ends.push(strings.text.len()),
            Event::Text(text) if in_text && !in_sound => strings.text.push_str(&text.xml10_content()),
            Event::CData(text) if in_text && !in_sound => strings.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if in_text && !in_sound => {
                strings.text.push_str(&entity(&reference).unwrap_or_default());
            }
            _ => {}
        }
        let begun = strings.text.len() - strings.ends.last().copied().unwrap_or(0);
        if strings.text.len() > MOST_BYTES || begun > MOST_LETTERS * 4 {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(strings)
}
