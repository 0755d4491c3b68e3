//! Resolutions and reports on them.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Missed, Office};
use offices::{OfficeBrief, StaffBrief};
use ui::{Choice, Field, FormView, Look};

use super::{colleague, colleagues, typed_day};
use crate::actions::{Report, Resolve};
use crate::model::{Casting, Decision, ResolutionRow, TaskState};
use crate::rules::votes::Votes;

/// More votes than any body has.
const MOST: i64 = 10_000;

/// Whom a resolution may be given to: colleagues and offices.
#[derive(Debug, Clone, Copy)]
pub struct Owners<'a> {
    /// Colleagues.
    pub staff: &'a [StaffBrief],
    /// Offices.
    pub offices: &'a [OfficeBrief],
}

/// Votes are counted all three or not at all.
fn votes(check: &mut Check<'_>, fields: &Fields) -> Result<Option<Votes>, Missed> {
    let names = ["votes-for", "votes-against", "votes-abstain"];
    if names.iter().all(|name| fields.get(name).trim().is_empty()) {
        return Ok(None);
    }
    let [yes, no, abstain] =
        names.map(|name| if fields.get(name).trim().is_empty() { Ok(0) } else { check.number(name, 0, MOST) });
    Ok(Some(Votes { yes: yes?, no: no?, abstain: abstain? }))
}

/// Reads a resolution.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day, owners: Owners<'_>) -> Result<Resolve, Invalid> {
    let mut check = Check::new(fields, today);
    let kind = check.code::<Decision>("kind");
    let words = check.prose("words");
    let votes = votes(&mut check, fields);
    let casting = check.code_or_none::<Casting>("casting");
    let owner = colleague(&mut check, "owner", owners.staff);
    let owner_office = match check.id_or_none::<Office>("owner-office") {
        Ok(Some(id)) if !owners.offices.iter().any(|office| office.id == id) => {
            check.wrong("owner-office", "form-unknown-choice")
        }
        chosen => chosen,
    };
    let written = check.line_or_empty("owner-name");
    let due_on = check.day_or_none("due-on");
    check.finish(|| {
        let (owner, owner_office, written) = (owner?, owner_office?, written?);
        let staff = owner.and_then(|id| owners.staff.iter().find(|staff| staff.id == id));
        let office = owner_office.and_then(|id| owners.offices.iter().find(|office| office.id == id));
        let owner_name = match (written.is_empty(), staff, office) {
            (false, ..) => written,
            (true, Some(staff), _) => staff.full_name.clone(),
            (true, None, Some(office)) => named(office),
            (true, None, None) => String::new(),
        };
        Ok(Resolve {
            kind: kind?,
            words: words?,
            votes: votes?,
            casting: casting?,
            owner,
            owner_office,
            owner_name,
            due_on: due_on?,
        })
    })
}

/// An office as minutes name it.
fn named(office: &OfficeBrief) -> String {
    [office.name.as_str(), office.place_name.as_str()].join(" ").trim().to_owned()
}

/// A form that is filled with a resolution.
#[must_use]
pub fn open(resolution: &ResolutionRow) -> Fields {
    let mut fields = Fields::of_version(resolution.version);
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    fields.set("kind", resolution.kind.code());
    fields.set("words", resolution.words.as_str());
    fields.set("votes-for", number(resolution.votes_for));
    fields.set("votes-against", number(resolution.votes_against));
    fields.set("votes-abstain", number(resolution.votes_abstain));
    fields.set("casting", resolution.casting.map_or("", kernel::Code::code));
    fields.set("owner", resolution.owner.map(|id| id.to_string()).unwrap_or_default());
    fields.set("owner-office", resolution.owner_office.map(|id: Id<Office>| id.to_string()).unwrap_or_default());
    fields.set("owner-name", resolution.owner_name.as_str());
    fields.set("due-on", resolution.due_on.map(typed_day).unwrap_or_default());
    fields
}

/// The fields of a resolution.
#[must_use]
pub fn fields(view: &FormView<'_>, owners: Owners<'_>) -> Vec<Field> {
    let office = |office: &OfficeBrief| Choice::new(office.id.to_string(), named(office));
    let votes = |name, label| view.short(name, label).keyboard("numeric");
    vec![
        view.codes::<Decision>(Look::Radios, "kind", "meetings-decision").required(),
        view.prose("words", "meetings-words").rows(4).required(),
        view.heading("meetings-votes"),
        votes("votes-for", "meetings-votes-for"),
        votes("votes-against", "meetings-votes-against"),
        votes("votes-abstain", "meetings-votes-abstain"),
        view.codes::<Casting>(Look::Select, "casting", "meetings-casting"),
        view.heading("meetings-task"),
        colleagues(view, "owner", "meetings-owner", owners.staff),
        view.choose(Look::Select, "owner-office", "meetings-owner-office", owners.offices.iter().map(office).collect()),
        view.text("owner-name", "meetings-owner-name").autocomplete("off"),
        view.date("due-on", "meetings-due-on"),
        view.hidden("version"),
    ]
}

/// Reads a report; only those who run the body's meetings may say that it was dropped.
///
/// # Errors
/// Every field that is wrong.
pub fn read_report(fields: &Fields, today: Day, may_drop: bool) -> Result<Report, Invalid> {
    let mut check = Check::new(fields, today);
    let words = check.prose("words");
    let state = match check.code::<TaskState>("state") {
        Ok(TaskState::None) => check.wrong("state", "form-unknown-choice"),
        Ok(TaskState::Dropped) if !may_drop => check.wrong("state", "form-unknown-choice"),
        state => state,
    };
    check.finish(|| Ok(Report { words: words?, state: state? }))
}

/// The fields of a report.
#[must_use]
pub fn report(view: &FormView<'_>, may_drop: bool) -> Vec<Field> {
    let states = [TaskState::Open, TaskState::Done, TaskState::Dropped];
    let offered = states.into_iter().filter(|state| may_drop || *state != TaskState::Dropped);
    let choice = |state: TaskState| Choice::new(state.code(), view.word(&format!("meetings-task-{}", state.code())));
    vec![
        view.prose("words", "meetings-report-words").rows(4).required(),
        view.choose(Look::Radios, "state", "meetings-report-state", offered.map(choice).collect()).required(),
        view.hidden("version"),
    ]
}

/// Reads the number of the case whose plan takes a resolution.
///
/// # Errors
/// It is empty.
pub fn read_case(fields: &Fields, today: Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let case = check.line("case");
    check.finish(|| case)
}

/// The field of the number of a case.
#[must_use]
pub fn case(view: &FormView<'_>) -> Vec<Field> {
    vec![view.short("case", "meetings-plan-case").required(), view.hidden("version")]
}
