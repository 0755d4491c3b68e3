//! Cases in lists: one row with its client, where it stands, who acts next and by when.

use askama::Template;
use kernel::{Code, Id, Staff};
use ui::{Choice, Page};

use super::badges;
use crate::model::{CaseRow, Confidentiality, Stage, Urgency};
use crate::store::list::Order;

/// Names of colleagues by their ids, for the rows of one page.
pub type Names = std::collections::HashMap<Id<Staff>, offices::StaffBrief>;

/// เรื่องหนึ่งในรายการ
#[derive(Debug)]
pub struct CaseLine {
    /// Its page.
    pub href: String,
    /// Its number in its office.
    pub number: String,
    /// The client.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// Where it stands.
    pub stage: String,
    /// How urgent, in words.
    pub urgency: String,
    /// The shape that goes with it.
    pub urgency_badge: &'static str,
    /// Whether it is more than ordinarily urgent.
    pub pressing: bool,
    /// Whether it is closed.
    pub closed: bool,
    /// เจ้าของเรื่อง
    pub owner: String,
    /// What comes next.
    pub next: String,
    /// For which colleague, where it is not for the reader.
    pub next_who: String,
    /// By when, in words.
    pub due: String,
    /// The day itself.
    pub day: String,
    /// The shape that goes with the day.
    pub due_badge: &'static str,
    /// Whether that day has passed.
    pub late: bool,
    /// The clause that asks for it.
    pub clause: String,
    /// "ปิดผนึก" or "จำกัด"; empty for an ordinary case.
    pub kept: String,
}

impl CaseLine {
    /// The row as a reader sees it; `reader` is who need not be told that something is for them.
    #[must_use]
    pub fn new(p: &Page, case: &CaseRow, names: &Names, reader: Id<Staff>) -> Self {
        let name_of = |id: &Id<Staff>| names.get(id).map_or_else(String::new, |staff| staff.name.clone());
        let closed = case.stage == Stage::Closed;
        let late = !closed && p.is_over(case.next_due);
        let due_badge = match p.today.days_until(case.next_due) {
            days if days < 0 => "badge-danger",
            0 => "badge-urgent",
            _ => "badge-normal",
        };
        let closed_on = case.closed_at.map_or_else(String::new, |at| p.day_short(at.day()));
        Self {
            href: format!("/cases/{}", case.id),
            number: case.number.clone(),
            name: case.subject_name.clone(),
            title: case.title.clone(),
            stage: p.code("cases-stage", case.stage).into_owned(),
            urgency: p.code("cases-urgency", case.urgency).into_owned(),
            urgency_badge: badges::urgency(case.urgency),
            pressing: case.urgency > Urgency::Normal,
            closed,
            owner: name_of(&case.owner),
            next: p.code("cases-next", case.next_what).into_owned(),
            next_who: case.next_who.filter(|who| *who != reader).as_ref().map(name_of).unwrap_or_default(),
            due: if closed { String::new() } else { p.due(case.next_due) },
            day: if closed { closed_on } else { p.day_short(case.next_due) },
            due_badge,
            late,
            clause: case.next_clause.clone(),
            kept: kept(p, case),
        }
    }
}

fn kept(p: &Page, case: &CaseRow) -> String {
    match case.confidentiality {
        Confidentiality::Normal => String::new(),
        other => p.code("cases-confidentiality", other).into_owned(),
    }
}

/// A view of the list, as a link.
#[derive(Debug)]
pub struct Tab {
    /// Where.
    pub href: &'static str,
    /// Its name.
    pub label: String,
    /// Whether the reader is there.
    pub current: bool,
}

/// One choice above the list.
#[derive(Debug)]
pub struct Filter {
    /// The name it is sent under.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// What can be chosen; the first is everything.
    pub options: Vec<Choice>,
}

impl Filter {
    /// A filter over these codes; each is named by the text `{key}-{code}`.
    #[must_use]
    pub fn new(p: &Page, name: &'static str, label: &str, key: &str, codes: &[&str], chosen: &str) -> Self {
        let mut options = vec![Choice::new("", p.t("cases-list-all"))];
        options.extend(codes.iter().map(|code| Choice::new(*code, p.t(&format!("{key}-{code}")))));
        for option in &mut options {
            option.selected = option.value == chosen;
        }
        Self { name, label: p.t(label).into_owned(), options }
    }

    /// What stands first in the list.
    #[must_use]
    pub fn order(p: &Page, name: &'static str, label: &str, chosen: &str) -> Self {
        let chosen = Order::from_code(chosen).unwrap_or(Order::Due);
        let option = |order: &Order| {
            let said = p.t(&format!("{label}-{}", order.code()));
            Choice { selected: *order == chosen, ..Choice::new(order.code(), said) }
        };
        Self { name, label: p.t(label).into_owned(), options: Order::ALL.iter().map(option).collect() }
    }

    /// A filter over a closed list.
    #[must_use]
    pub fn codes<T: Code>(p: &Page, name: &'static str, label: &str, key: &str, but: &[&str], chosen: &str) -> Self {
        let codes: Vec<&str> = T::ALL.iter().map(|code| code.code()).filter(|code| !but.contains(code)).collect();
        Self::new(p, name, label, key, &codes, chosen)
    }
}

/// รายการเรื่อง
#[derive(Debug, Template)]
#[template(path = "cases.html")]
pub struct CasesPage {
    /// The page.
    pub p: Page,
    /// The views.
    pub tabs: Vec<Tab>,
    /// The view that is open: `mine`, `office` or `closed`.
    pub view: &'static str,
    /// The choices above the list.
    pub filters: Vec<Filter>,
    /// Whether any of them narrows the list.
    pub narrowed: bool,
    /// Whether the reader may take in a matter.
    pub may_open: bool,
    /// The cases.
    pub cases: Vec<CaseLine>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

impl CasesPage {
    /// What belongs into an empty view.
    #[must_use]
    pub fn none(&self) -> String {
        self.p.t(&format!("cases-list-none-{}", self.view)).into_owned()
    }

    /// The same in a sentence.
    #[must_use]
    pub fn none_text(&self) -> String {
        self.p.t(&format!("cases-list-none-{}-text", self.view)).into_owned()
    }
}
