//! Forms of a transfer: asking, accepting, declining.

use kernel::{Check, Day, Fields, Id, Invalid, Lang, Office, Staff};
use ui::{Choice, Field, FormView, Look, Page};

use super::one_of;
use crate::model::{ActionRow, CaseRow, FollowupRow};
use crate::store::transfers::Receiver;

/// คำขอโอน
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// To which office.
    pub to: Id<Office>,
    /// บันทึกส่งมอบ
    pub handover: String,
}

/// Reads the request; `receivers` are the offices that can take a case.
///
/// # Errors
/// Every field that is wrong.
pub fn read_ask(fields: &Fields, today: Day, receivers: &[Receiver]) -> Result<Ask, Invalid> {
    let mut check = Check::new(fields, today);
    let mut to = check.id::<Office>("to");
    if to.is_ok_and(|to| receivers.iter().all(|office| office.id != to)) {
        to = check.wrong("to", "form-unknown-choice");
    }
    let handover = check.prose("handover");
    check.finish(|| Ok(Ask { to: to?, handover: handover? }))
}

/// The fields of the request.
#[must_use]
pub fn ask(view: &FormView<'_>, receivers: &[Receiver], lang: Lang) -> Vec<Field> {
    let name = |office: &Receiver| match lang {
        Lang::En if !office.name_en.is_empty() => office.name_en.clone(),
        _ => office.name.clone(),
    };
    let choices = receivers.iter().map(|office| Choice::new(office.id.to_string(), name(office))).collect();
    vec![
        view.choose(Look::Select, "to", "cases-transfer-to", choices).required(),
        view.prose("handover", "cases-transfer-handover").rows(12).required(),
    ]
}

/// A hand-over to begin with: what the case is about, where it stands, and what is still open.
#[must_use]
pub fn handover(p: &Page, case: &CaseRow, actions: &[ActionRow], followups: &[FollowupRow]) -> String {
    let mut lines = vec![
        p.t1("cases-transfer-about", "title", &case.title),
        p.t1("cases-transfer-stage", "stage", &p.code("cases-stage", case.stage)),
    ];
    let open = actions.iter().filter(|action| action.done_on.is_none());
    let open: Vec<_> = open.map(|action| (action.what.as_str(), action.due_on)).collect();
    push_open(p, &mut lines, "cases-transfer-actions", &open);
    let planned = followups.iter().filter(|followup| followup.done_on.is_none());
    let planned: Vec<_> = planned.map(|followup| (followup.what.as_str(), followup.due_on)).collect();
    push_open(p, &mut lines, "cases-transfer-followups", &planned);
    lines.join("\n")
}

fn push_open(p: &Page, lines: &mut Vec<String>, heading: &str, open: &[(&str, Day)]) {
    if open.is_empty() {
        return;
    }
    lines.push(p.t(heading).into_owned());
    let line = |(what, due): &(&str, Day)| p.tn("cases-transfer-open", &[("what", what), ("due", &p.day_short(*due))]);
    lines.extend(open.iter().map(line));
}

/// Reads who becomes the owner; `known` are those of the receiving office.
///
/// # Errors
/// Nobody, or somebody else, was chosen.
pub fn read_acceptance(fields: &Fields, today: Day, known: &[Id<Staff>]) -> Result<Id<Staff>, Invalid> {
    let mut check = Check::new(fields, today);
    let owner = one_of(&mut check, "owner", known);
    check.finish(|| owner)
}

/// The field of the new owner.
#[must_use]
pub fn acceptance(view: &FormView<'_>, colleagues: Vec<Choice>) -> Vec<Field> {
    vec![view.choose(Look::Select, "owner", "cases-transfer-owner", colleagues).required()]
}

/// The field of the reason for declining.
#[must_use]
pub fn refusal(view: &FormView<'_>) -> Vec<Field> {
    vec![view.prose("reason", "cases-transfer-reason").rows(4).required()]
}
