//! The queue of pairs, one pair side by side, a pair of which one record is hidden, and separating two records.

use askama::Template;
use kernel::{Code as _, Id, Refusal};
use ui::{Form, Page};

use super::{Ask, Tie};
use crate::brief::Brief;
use crate::links::Kept;
use crate::model::{Detail, NewPerson, Pair, PairRow, PairState};
use crate::rules::{Contradiction, Reason};
use crate::store::persons::Record;
use crate::views::person::said;

/// One line of the queue.
#[derive(Debug)]
pub(crate) struct PairLine {
    pub id: Id<Pair>,
    /// Those of the two that the reader may see.
    pub seen: Vec<Brief>,
    /// Who looks after the other, where the reader may not see it.
    pub hidden_with: Vec<String>,
    /// Why, in words; nothing where one is hidden.
    pub why: Vec<String>,
    pub likely: bool,
    pub asked: bool,
}

/// From this likelihood, in ten-thousandths, it is said to be likely.
const LIKELY: i64 = 9_000;

impl PairLine {
    pub(crate) fn new(p: &Page, row: &PairRow, seen: Vec<Brief>, hidden_with: Vec<String>) -> Self {
        let all = seen.len() == 2;
        let why = if all { why(p, &row.reasons()) } else { Vec::new() };
        let likely = all && row.likelihood >= LIKELY;
        Self { id: row.id, seen, hidden_with, why, likely, asked: row.state == PairState::Asked }
    }
}

/// Reasons in words.
fn why(p: &Page, reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(|reason| p.code("people-reason", *reason).into_owned()).collect()
}

/// The queue.
#[derive(Debug, Template)]
#[template(path = "pairs.html")]
pub(crate) struct PairsPage {
    pub p: Page,
    pub lines: Vec<PairLine>,
    pub newer: Option<String>,
    pub older: Option<String>,
}

/// One of the two records, and what hangs on it.
#[derive(Debug)]
pub(crate) struct SideView {
    pub brief: Brief,
    pub changed: String,
    pub offices: Vec<String>,
    pub ties: Vec<Tie>,
    pub kept: Vec<Kept>,
}

/// A detail that the two say differently.
#[derive(Debug)]
pub(crate) struct DetailRow {
    pub name: String,
    pub label: String,
    pub a: String,
    pub b: String,
    /// The code of the record whose value is chosen.
    pub chosen: String,
    pub error: String,
}

impl DetailRow {
    /// What each record says: its code, the value, and the key of its name.
    pub(crate) fn values(&self) -> [(&'static str, &str, &'static str); 2] {
        [("a", &self.a, "people-pair-a"), ("b", &self.b, "people-pair-b")]
    }
}

/// Two records side by side.
#[derive(Debug, Template)]
#[template(path = "pair.html")]
pub(crate) struct PairPage {
    pub p: Page,
    pub id: Id<Pair>,
    pub versions: (i64, i64, i64),
    pub state: PairState,
    pub why: Vec<String>,
    pub a: SideView,
    pub b: SideView,
    pub differing: Vec<DetailRow>,
    pub equal: Vec<(String, String)>,
    pub against: Vec<String>,
    pub related: bool,
    pub may_merge: bool,
    /// Who decided it, when and why, where somebody did.
    pub decided: String,
    /// What changed since the reader opened it.
    pub changed: Vec<String>,
    pub reason: String,
    pub errors: Vec<(String, String)>,
    pub refusal: String,
}

impl PairPage {
    /// Says why a rule refuses the command.
    pub(crate) fn refused(mut self, refusal: &Refusal) -> Self {
        self.refusal = self.p.refusal(refusal);
        self
    }

    pub(crate) fn is_different(&self) -> bool {
        self.state == PairState::Different
    }

    /// The two, one after the other, with the code and the heading of each.
    pub(crate) fn sides(&self) -> [(&'static str, &SideView); 2] {
        [("people-pair-a", &self.a), ("people-pair-b", &self.b)]
    }
}

/// What the page of a pair tells of the details of its records: those that differ, and those that are equal.
pub(crate) fn details(p: &Page, a: &NewPerson, b: &NewPerson, chosen: impl Fn(Detail) -> (String, String)) -> Details {
    let differs = crate::rules::differing(a, b);
    let label = |detail: Detail| p.t(label_of(detail)).into_owned();
    let row = |detail: &Detail| {
        let (chosen, error) = chosen(*detail);
        let (a, b) = (said(p, *detail, a), said(p, *detail, b));
        DetailRow { name: crate::forms::field(*detail), label: label(*detail), a, b, chosen, error }
    };
    let equal = Detail::ALL.iter().filter(|detail| !differs.contains(detail));
    let equal = equal.map(|detail| (label(*detail), said(p, *detail, a))).filter(|(_, value)| !value.is_empty());
    Details { differing: differs.iter().map(row).collect(), equal: equal.collect() }
}

/// The details of two records.
#[derive(Debug)]
pub(crate) struct Details {
    pub differing: Vec<DetailRow>,
    pub equal: Vec<(String, String)>,
}

/// The text key of a detail's name: the one that the person's page uses.
pub(crate) const fn label_of(detail: Detail) -> &'static str {
    match detail {
        Detail::Identity => "people-id-number",
        Detail::Title => "people-name-title",
        Detail::Given => "people-given",
        Detail::Middle => "people-middle",
        Detail::Family => "people-family",
        Detail::Nickname => "people-nickname",
        Detail::Sex => "people-sex",
        Detail::Born => "people-born",
        Detail::Life => "people-dead",
        Detail::Nationality => "people-nationality",
        Detail::Registration => "people-registration",
        Detail::Marital => "people-marital",
        Detail::Religion => "people-religion",
        Detail::Phone => "people-phone",
        Detail::OtherPhone => "people-other-phone",
        Detail::Registered => "people-registered-at",
        Detail::Lives => "people-lives",
    }
}

/// What speaks against it, in words.
pub(crate) fn against(p: &Page, found: &[Contradiction]) -> Vec<String> {
    found.iter().map(|found| p.code("people-against", *found).into_owned()).collect()
}

pub(crate) fn pair_why(p: &Page, row: &PairRow) -> Vec<String> {
    why(p, &row.reasons())
}

/// A pair of which the reader may see one record alone: that there is a match, and whom to ask.
#[derive(Debug, Template)]
#[template(path = "pair_hidden.html")]
pub(crate) struct HiddenPairPage {
    pub p: Page,
    pub id: Id<Pair>,
    pub version: i64,
    pub mine: Brief,
    pub asks: Vec<Ask>,
    pub asked: String,
    pub open: bool,
}

/// A pair that is one record now.
#[derive(Debug, Template)]
#[template(path = "pair_merged.html")]
pub(crate) struct MergedPairPage {
    pub p: Page,
    pub brief: Brief,
    pub decided: String,
}

/// ค่าจากระเบียนเดิม: a record that was merged into this one, and the values that were not chosen.
#[derive(Debug)]
pub(crate) struct Former {
    /// Where the two are separated; empty for whoever may not, and for all but the latest.
    pub separation: String,
    /// When, by whom and why they were merged.
    pub told: String,
    /// Label, value, and from which record.
    pub values: Vec<(String, String, String)>,
}

/// The values of a record that were not chosen, with their origin.
pub(crate) fn unchosen(p: &Page, from: &Record, after: &NewPerson, origin_key: &str) -> Vec<(String, String, String)> {
    let moment = p.moment(from.changed_at);
    let origin = p.tn(origin_key, &[("who", &from.changed_by), ("when", &moment)]);
    let differs = crate::rules::differing(&from.person, after);
    let value = |detail: Detail| (p.t(label_of(detail)).into_owned(), said(p, detail, &from.person), origin.clone());
    let known = differs.into_iter().filter(|detail| crate::rules::fullness(*detail, &from.person) > 0);
    known.map(value).collect()
}

/// Separating two records: what comes back, what stays.
#[derive(Debug, Template)]
#[template(path = "separation.html")]
pub(crate) struct SeparationPage {
    pub p: Page,
    pub lead: String,
    /// What stays with the record because it was changed or added since.
    pub stays: Vec<String>,
    pub form: Form,
}

impl web::Asking for SeparationPage {
    fn refused(mut self, refusal: &Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}
