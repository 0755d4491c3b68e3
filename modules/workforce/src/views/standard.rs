//! The paper on screen: one level at a time, every clause with its address, every doubt and slip marked.

use askama::Template;
use kernel::{Code as _, Level};
use ui::Page;

use crate::standard::{Slip, slips_in};
use crate::store::settlements::Settlement;
use crate::store::standards::{Clause, Entry, ItemRow, Service, Shortening, Version};
use crate::views::doubts::Expected;
use crate::views::signing::RuleView;

/// Before the first import.
#[derive(Debug, Template)]
#[template(path = "none.html")]
pub struct NoStandard {
    /// The page.
    pub p: Page,
}

/// One level of the standard.
#[derive(Debug, Template)]
#[template(path = "standard.html")]
pub struct StandardPage {
    /// The page.
    pub p: Page,
    /// The version shown.
    pub version: Version,
    /// Whether that version is in force.
    pub in_force: bool,
    /// The levels, as links.
    pub tabs: Vec<Tab>,
    /// หน้าที่และความรับผิดชอบหลัก.
    pub main: Vec<ClauseView>,
    /// The areas with their duties.
    pub areas: Vec<AreaView>,
    /// Degrees, at the lowest level.
    pub entries: Vec<EntryView>,
    /// Years of service, at the others.
    pub service: Option<ServiceView>,
    /// The items under their headings.
    pub groups: Vec<GroupView>,
    /// Doubts nobody has settled yet, over all levels.
    pub doubts_open: i64,
}

/// A link to one level.
#[derive(Debug)]
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// The level's name.
    pub label: &'static str,
    /// Whether it is shown.
    pub current: bool,
}

/// The links to the four levels of a version; the version in force needs no number.
pub fn tabs(page: &Page, version: &Version, in_force: bool, shown: Level) -> Vec<Tab> {
    let suffix = if in_force { String::new() } else { format!("&version={}", version.version) };
    Level::ALL
        .iter()
        .map(|&level| Tab {
            href: format!("/standard?level={}{suffix}", level.code()),
            label: level.name(page.lang),
            current: level == shown,
        })
        .collect()
}

/// A clause with its footnotes.
#[derive(Debug)]
pub struct ClauseView {
    /// `SW-P-1.4`.
    pub address: String,
    /// Verbatim.
    pub text: String,
    /// Line of the paper.
    pub line: i64,
    /// Known slips in it.
    pub slips: Vec<&'static Slip>,
}

impl From<Clause> for ClauseView {
    fn from(clause: Clause) -> Self {
        let slips = slips_in(&clause.text).collect();
        Self { address: clause.address, text: clause.text, line: clause.line, slips }
    }
}

/// An area of duties.
#[derive(Debug)]
pub struct AreaView {
    /// "1. ด้านการปฏิบัติการ".
    pub title: String,
    /// Its duties.
    pub duties: Vec<ClauseView>,
}

/// Main responsibility, and areas in the paper's order.
pub fn clauses(page: &Page, clauses: Vec<Clause>) -> (Vec<ClauseView>, Vec<AreaView>) {
    let mut main = Vec::new();
    let mut areas: Vec<(i64, AreaView)> = Vec::new();
    for clause in clauses {
        if clause.area == 0 {
            main.push(clause.into());
            continue;
        }
        if areas.last().is_none_or(|(number, _)| *number != clause.area) {
            let number = clause.area.to_string();
            let title = page.tn("workforce-standard-area", &[("number", &number), ("title", &clause.area_title)]);
            areas.push((clause.area, AreaView { title, duties: Vec::new() }));
        }
        if let Some((_, area)) = areas.last_mut() {
            area.duties.push(clause.into());
        }
    }
    (main, areas.into_iter().map(|(_, area)| area).collect())
}

/// An entry degree with its footnotes.
#[derive(Debug)]
pub struct EntryView {
    /// ข้อ.
    pub number: i64,
    /// Verbatim.
    pub text: String,
    /// Line of the paper.
    pub line: i64,
    /// Known slips in it.
    pub slips: Vec<&'static Slip>,
}

impl From<Entry> for EntryView {
    fn from(entry: Entry) -> Self {
        let slips = slips_in(&entry.text).collect();
        Self { number: entry.number, text: entry.text, line: entry.line, slips }
    }
}

/// Years of service in one sentence each, and the clauses that say so.
#[derive(Debug)]
pub struct ServiceView {
    /// The full time.
    pub years: String,
    /// The shortened times.
    pub reductions: Vec<String>,
    /// ข้อ 1, verbatim.
    pub entry_clause: String,
    /// ข้อ 2, verbatim.
    pub clause: String,
    /// Line of ข้อ 2.
    pub line: i64,
}

impl ServiceView {
    /// Puts the rule into words.
    pub fn new(page: &Page, service: Service, shortenings: Vec<Shortening>) -> Self {
        let years = service.years.to_string();
        let reduction = |shortening: Shortening| {
            let (years, number) = (shortening.years.to_string(), shortening.entry_number.to_string());
            page.tn("workforce-standard-reduction", &[("years", &years), ("number", &number)])
        };
        Self {
            years: page.tn("workforce-standard-years", &[("held", service.held.name(page.lang)), ("years", &years)]),
            reductions: shortenings.into_iter().map(reduction).collect(),
            entry_clause: service.entry_clause,
            clause: service.clause,
            line: service.line,
        }
    }
}

/// Items under one heading.
#[derive(Debug)]
pub struct GroupView {
    /// The heading, verbatim.
    pub heading: String,
    /// Its items.
    pub items: Vec<ItemView>,
}

/// One item with what is expected.
#[derive(Debug)]
pub struct ItemView {
    /// "3.2.1".
    pub code: String,
    /// Verbatim.
    pub text: String,
    /// The expected level, or the doubt.
    pub expected: Expected,
}

/// Items under their headings, each with the decision that holds.
pub fn groups(page: &Page, items: Vec<ItemRow>, settlements: &[Settlement]) -> Vec<GroupView> {
    let mut groups: Vec<GroupView> = Vec::new();
    for item in items {
        let expected = Expected::of(page, &item, settlements);
        if groups.last().is_none_or(|group| group.heading != item.heading) {
            groups.push(GroupView { heading: item.heading, items: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.items.push(ItemView { code: item.code, text: item.text, expected });
        }
    }
    groups
}

/// One clause on its own: what every `SW-P-1.4` in the system leads to.
#[derive(Debug, Template)]
#[template(path = "duty.html")]
pub struct DutyPage {
    /// The page.
    pub p: Page,
    /// The version shown.
    pub version: Version,
    /// Whether that version is in force.
    pub in_force: bool,
    /// Its level.
    pub level: Level,
    /// ด้าน; empty for the main responsibility.
    pub area_title: String,
    /// The clause.
    pub clause: ClauseView,
    /// The signing rules that cite it.
    pub cited_by: Vec<RuleView>,
}
