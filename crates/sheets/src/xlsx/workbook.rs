//! The workbook: its sheets in their order, where each lies, and which day it counts from.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::package::Package;
use super::xml::{Xml, attribute, is_true};
use crate::Unreadable;
use crate::serial::System;
use crate::table::Tab;

/// The part that others refer to; a file may put it elsewhere, and no program does.
const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// Sheets of one workbook.
const MOST_TABS: usize = 1_000;

/// The sheets and the date system.
pub(crate) fn read(package: &mut Package) -> Result<(Vec<Tab>, System), Unreadable> {
    let targets = targets(package)?;
    let mut xml = Xml::new(package.part(WORKBOOK)?);
    let (mut tabs, mut system) = (Vec::new(), System::From1900);
    while let Some(event) = xml.next()? {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { continue };
        match tag.local_name().as_ref() {
            "workbookPr" if is_true(&tag, "date1904") => system = System::From1904,
            "sheet" => {
                let part = attribute(&tag, "id").and_then(|id| targets.get(&id).cloned());
                let hidden = attribute(&tag, "state").is_some_and(|state| state != "visible");
                if let Some(part) = part {
                    tabs.push(Tab { name: attribute(&tag, "name").unwrap_or_default(), hidden, part });
                }
            }
            _ => {}
        }
        if tabs.len() > MOST_TABS {
            return Err(Unreadable::TooLarge);
        }
    }
    if tabs.is_empty() { Err(Unreadable::Damaged) } else { Ok((tabs, system)) }
}

/// Where the parts lie that the workbook names, sheets alone.
fn targets(package: &mut Package) -> Result<HashMap<String, String>, Unreadable> {
    let mut xml = Xml::new(package.part(RELATIONS)?);
    let mut targets = HashMap::new();
    while let Some(event) = xml.next()? {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { continue };
        let is_sheet = attribute(&tag, "Type").is_some_and(|kind| kind.ends_with("/worksheet"));
        let (id, target) = (attribute(&tag, "Id"), attribute(&tag, "Target"));
        if let (true, Some(id), Some(target)) = (is_sheet, id, target) {
            let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, target);
        }
        if targets.len() > MOST_TABS {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(targets)
}
