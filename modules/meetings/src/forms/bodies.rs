//! Bodies and their seats.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Office, Staff};
use offices::{OfficeBrief, StaffBrief};
use serde::Deserialize;
use ui::{Choice, Field, FormView, Look};

use super::{colleagues, person, typed_day};
use crate::actions::{EditBody, TakeSeat};
use crate::model::{BodyKind, BodyRow, Majority, Part, Quorum};

/// The rules that a new body begins with, and where they come from (`data/reference/meetings.toml`).
#[derive(Debug, Clone, Deserialize)]
pub struct Usual {
    /// Quorum.
    pub quorum: String,
    /// What carries a resolution.
    pub majority: String,
    /// Whether the chair decides equal votes.
    pub casting_vote: bool,
    /// Days by which it is called in advance.
    pub notice_days: i64,
    /// The law.
    pub law: String,
}

/// The usual rules; the file is part of the program and read by a test.
///
/// # Errors
/// The file cannot be read.
pub fn usual() -> Result<Usual, toml::de::Error> {
    toml::from_str(include_str!("../../../../data/reference/meetings.toml"))
}

/// Longest notice of a meeting, in days.
const NOTICE: i64 = 90;
/// More members than any body has.
const MEMBERS: i64 = 10_000;

/// Reads a body.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day) -> Result<EditBody, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let kind = check.code::<BodyKind>("kind");
    let basis = check.line_or_empty("basis");
    let quorum = check.code::<Quorum>("quorum");
    let quorum_number =
        if quorum == Ok(Quorum::Number) { check.number("quorum-number", 1, MEMBERS).map(Some) } else { Ok(None) };
    let majority = check.code::<Majority>("majority");
    let casting_vote = check.ticked("casting-vote");
    let deputies_count = check.ticked("deputies-count");
    let apart = check.ticked("apart");
    let notice_days = check.number("notice-days", 0, NOTICE);
    let ended_on = check.day_or_none("ended-on");
    check.finish(|| {
        Ok(EditBody {
            name: name?,
            kind: kind?,
            basis: basis?,
            quorum: quorum?,
            quorum_number: quorum_number?,
            majority: majority?,
            casting_vote,
            deputies_count,
            apart,
            notice_days: notice_days?,
            ended_on: ended_on?,
        })
    })
}

/// A form that begins with the usual rules.
#[must_use]
pub fn begin(usual: &Usual) -> Fields {
    let mut fields = Fields::default();
    fields.set("quorum", usual.quorum.as_str());
    fields.set("majority", usual.majority.as_str());
    fields.set("notice-days", usual.notice_days.to_string());
    if usual.casting_vote {
        fields.set("casting-vote", "yes");
    }
    fields
}

/// A form that is filled with a body.
#[must_use]
pub fn open(body: &BodyRow) -> Fields {
    let mut fields = Fields::of_version(body.version);
    fields.set("name", body.name.as_str());
    fields.set("kind", body.kind.code());
    fields.set("basis", body.basis.as_str());
    fields.set("quorum", body.quorum.code());
    fields.set("quorum-number", body.quorum_number.map(|number| number.to_string()).unwrap_or_default());
    fields.set("majority", body.majority.code());
    fields.set("notice-days", body.notice_days.to_string());
    fields.set("ended-on", body.ended_on.map(typed_day).unwrap_or_default());
    let ticks = [("casting-vote", body.casting_vote), ("deputies-count", body.deputies_count), ("apart", body.apart)];
    for (name, _) in ticks.iter().filter(|(_, ticked)| *ticked) {
        fields.set(name, "yes");
    }
    fields
}

/// The office of a new body, where the reader may choose one.
#[must_use]
pub fn office(view: &FormView<'_>, offices: &[OfficeBrief], lang: kernel::Lang) -> Field {
    let choice = |office: &OfficeBrief| {
        let label = [office.named(lang), office.place_name.as_str()].join(" ");
        Choice::new(office.id.to_string(), label.trim())
    };
    view.choose(Look::Select, "office", "meetings-body-office", offices.iter().map(choice).collect()).required()
}

/// Reads the office of a new body; none but these may be chosen.
///
/// # Errors
/// None, or another, was chosen.
pub fn read_office(fields: &Fields, today: Day, known: &[OfficeBrief]) -> Result<Id<Office>, Invalid> {
    let mut check = Check::new(fields, today);
    let chosen = match check.id::<Office>("office") {
        Ok(id) if known.iter().any(|office| office.id == id) => Ok(id),
        Ok(_) => check.wrong("office", "form-unknown-choice"),
        missed => missed,
    };
    check.finish(|| chosen)
}

/// The fields of a body.
#[must_use]
pub fn fields(view: &FormView<'_>, law: &str) -> Vec<Field> {
    vec![
        view.text("name", "meetings-body-name").required(),
        view.codes::<BodyKind>(Look::Select, "kind", "meetings-body-kind").required(),
        view.text("basis", "meetings-body-basis"),
        view.codes::<Quorum>(Look::Radios, "quorum", "meetings-quorum").required().hint(law),
        view.short("quorum-number", "meetings-quorum-count").keyboard("numeric"),
        view.codes::<Majority>(Look::Radios, "majority", "meetings-majority").required(),
        view.tick("casting-vote", "meetings-casting-vote"),
        view.tick("deputies-count", "meetings-deputies-count"),
        view.tick("apart", "meetings-apart"),
        view.short("notice-days", "meetings-notice-days").keyboard("numeric").required(),
        view.date("ended-on", "meetings-body-ended-on"),
        view.hidden("version"),
    ]
}

/// Parts that can be given to a seat.
const PARTS: [Part; 6] =
    [Part::Chair, Part::DeputyChair, Part::Member, Part::MemberSecretary, Part::MemberAssistant, Part::Secretary];

/// Reads a seat.
///
/// # Errors
/// Every field that is wrong.
pub fn read_seat(fields: &Fields, today: Day, known: &[StaffBrief]) -> Result<TakeSeat, Invalid> {
    let mut check = Check::new(fields, today);
    let who: Result<(Option<Id<Staff>>, String), _> = person(&mut check, ("staff", "name"), known);
    let post = check.line_or_empty("post");
    let part = match check.code::<Part>("part") {
        Ok(Part::Guest) => check.wrong("part", "form-unknown-choice"),
        part => part,
    };
    let from_on = check.day("from-on");
    let until_on = check.day_or_none("until-on");
    check.finish(|| {
        let (staff, name) = who?;
        Ok(TakeSeat { staff, name, post: post?, part: part?, from_on: from_on?, until_on: until_on? })
    })
}

/// The fields of a seat.
#[must_use]
pub fn seat(view: &FormView<'_>, known: &[StaffBrief]) -> Vec<Field> {
    let choice = |part: Part| Choice::new(part.code(), view.word(&format!("meetings-part-{}", part.code())));
    vec![
        colleagues(view, "staff", "meetings-seat-staff", known),
        view.text("name", "meetings-seat-name").autocomplete("off"),
        view.text("post", "meetings-seat-post"),
        view.choose(Look::Radios, "part", "meetings-part", PARTS.map(choice).to_vec()).required(),
        view.date("from-on", "meetings-seat-from").required(),
        view.date("until-on", "meetings-seat-until"),
    ]
}

/// Reads the last day of a seat.
///
/// # Errors
/// It is no day.
pub fn read_end(fields: &Fields, today: Day) -> Result<Day, Invalid> {
    let mut check = Check::new(fields, today);
    let day = check.day("until-on");
    check.finish(|| day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_rules_are_rules_that_a_body_can_have() {
        let usual = usual().expect("the file is read");
        assert!(Quorum::from_code(&usual.quorum).is_some() && Majority::from_code(&usual.majority).is_some());
        assert!(!usual.law.is_empty());
        let mut fields = begin(&usual);
        fields.set("name", "คณะกรรมการทดสอบ");
        fields.set("kind", "committee");
        let day = Day::new(2026, 9, 1).expect("a day");
        assert_eq!(read(&fields, day).map(|body| (body.notice_days, body.casting_vote)), Ok((3, true)));
    }
}
