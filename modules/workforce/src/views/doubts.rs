//! Doubts on screen: what the paper says, what was decided, and the form to decide.

use askama::Template;
use kernel::{Code as _, Level};
use ui::{Form, Page};

use crate::store::settlements::Settlement;
use crate::store::standards::ItemRow;

/// What is expected of an item, and on whose word.
#[derive(Debug)]
pub struct Expected {
    /// The level to show; empty when none holds.
    pub value: String,
    /// Why the paper does not settle it; empty when it does.
    pub footnote: String,
    /// Who decided, when; empty when nobody did.
    pub decided: String,
    /// The page of the doubt; empty when there is none.
    pub href: String,
}

impl Expected {
    /// The paper's word, else the latest decision, else nothing.
    pub fn of(page: &Page, item: &ItemRow, settlements: &[Settlement]) -> Self {
        if let Some(value) = item.expected {
            return Self {
                value: value.to_string(),
                footnote: String::new(),
                decided: String::new(),
                href: String::new(),
            };
        }
        let decision = latest(settlements, item);
        Self {
            value: decision.map_or_else(String::new, |decision| outcome(page, decision)),
            footnote: footnote(page, item),
            decided: decision.map_or_else(String::new, |decision| decided(page, decision)),
            href: href(item),
        }
    }

    /// Whether the paper leaves it open.
    pub fn is_doubt(&self) -> bool {
        !self.footnote.is_empty()
    }

    /// Whether somebody must still decide.
    pub fn is_open(&self) -> bool {
        self.is_doubt() && self.decided.is_empty()
    }
}

/// The decision that holds for an item; `settlements` has the highest turn first.
pub fn latest<'a>(settlements: &'a [Settlement], item: &ItemRow) -> Option<&'a Settlement> {
    settlements.iter().find(|settlement| settlement.level == item.level && settlement.code == item.code)
}

/// `/standard/doubts/S-3.2.1`.
pub fn href(item: &ItemRow) -> String {
    format!("/standard/doubts/{}-{}", item.level.code(), item.code)
}

fn footnote(page: &Page, item: &ItemRow) -> String {
    if item.written.is_empty() {
        page.t("workforce-doubt-not-stated").into_owned()
    } else {
        page.t1("workforce-doubt-unclear", "written", &item.written)
    }
}

fn outcome(page: &Page, settlement: &Settlement) -> String {
    settlement.value.map_or_else(|| page.t("workforce-doubt-left-blank").into_owned(), |value| value.to_string())
}

fn decided(page: &Page, settlement: &Settlement) -> String {
    let at = page.moment(settlement.at);
    page.tn("workforce-doubt-by", &[("who", &settlement.staff_name), ("at", &at)])
}

/// Every doubt of the version in force.
#[derive(Debug, Template)]
#[template(path = "doubts.html")]
pub struct DoubtsPage {
    /// The page.
    pub p: Page,
    /// How many are open.
    pub open: i64,
    /// Every doubt, in the paper's order.
    pub doubts: Vec<DoubtView>,
}

/// One doubt in the list or at the head of its own page.
#[derive(Debug)]
pub struct DoubtView {
    /// Name of its level.
    pub level: &'static str,
    /// "3.2.1".
    pub code: String,
    /// Name of the item, verbatim.
    pub text: String,
    /// The whole line, verbatim.
    pub source: String,
    /// Line of the paper.
    pub line: i64,
    /// What holds now.
    pub expected: Expected,
}

impl DoubtView {
    /// The doubt with the decision that holds.
    pub fn new(page: &Page, item: ItemRow, settlements: &[Settlement]) -> Self {
        let expected = Expected::of(page, &item, settlements);
        let level = item.level.name(page.lang);
        Self { level, code: item.code, text: item.text, source: item.source, line: item.line, expected }
    }
}

/// One doubt, with the form for those who may decide.
#[derive(Debug, Template)]
#[template(path = "doubt.html")]
pub struct DoubtPage {
    /// The page.
    pub p: Page,
    /// The doubt.
    pub doubt: DoubtView,
    /// The same item at the other levels.
    pub others: Vec<(&'static str, Expected)>,
    /// Decisions so far, the latest first.
    pub history: Vec<PastDecision>,
    /// The form, for who may decide.
    pub form: Option<Form>,
}

/// A decision that was made.
#[derive(Debug)]
pub struct PastDecision {
    /// What was decided.
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// By whom, when.
    pub decided: String,
}

/// The decisions on one item, the latest first.
pub fn history(page: &Page, level: Level, code: &str, settlements: &[Settlement]) -> Vec<PastDecision> {
    settlements
        .iter()
        .filter(|settlement| settlement.level == level && settlement.code == code)
        .map(|settlement| PastDecision {
            outcome: outcome(page, settlement),
            reason: settlement.reason.clone(),
            decided: decided(page, settlement),
        })
        .collect()
}
