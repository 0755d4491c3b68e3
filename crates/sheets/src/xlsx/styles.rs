//! The styles of cells, as far as they tell a day from a number.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::package::Package;
use super::xml::{Xml, attribute};
use crate::Unreadable;
use crate::formats::{self, Shown};

/// How the numbers of each style are shown, by the number of the style.
#[derive(Debug, Default)]
pub(crate) struct Styles(Vec<Shown>);

/// Styles of one workbook: as many as a spreadsheet can have.
const MOST: usize = 65_536;

impl Styles {
    pub(crate) fn of(&self, style: usize) -> Shown {
        self.0.get(style).copied().unwrap_or_default()
    }
}

pub(crate) fn read(package: &mut Package) -> Result<Styles, Unreadable> {
    let Some(part) = package.part_if_any("xl/styles.xml")? else { return Ok(Styles::default()) };
    let mut xml = Xml::new(part);
    let (mut formats, mut styles, mut in_cells) = (HashMap::new(), Vec::new(), false);
    while let Some(event) = xml.next()? {
        match event {
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "cellXfs" => in_cells = true,
                "numFmt" => {
                    let id = attribute(&tag, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&tag, "formatCode")) {
                        formats.insert(id, formats::of_code(&code));
                    }
                }
                "xf" if in_cells => {
                    let id = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    styles.push(formats.get(&id).copied().unwrap_or_else(|| formats::built_in(id)));
                }
                _ => {}
            },
            _ => {}
        }
        if formats.len().max(styles.len()) > MOST {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(Styles(styles))
}
