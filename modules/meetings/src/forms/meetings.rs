//! Meetings: planning, entering an earlier one, opening, ending.

use kernel::{Check, Code as _, Day, Fields, Invalid, Moment};
use ui::{Field, FormView, Look};

use super::{time, time_or_none, typed, typed_day};
use crate::actions::PlanMeeting;
use crate::model::{MeetingKind, MeetingRow, Style, Way};

/// More meetings than any body holds in a year.
const MOST: i64 = 999;

/// Reads a meeting.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day) -> Result<PlanMeeting, Invalid> {
    let mut check = Check::new(fields, today);
    let kind = check.code::<MeetingKind>("kind");
    let on = check.day("on");
    let starts_at = time(&mut check, fields, "time", on.unwrap_or(today));
    let way = check.code::<Way>("way");
    let place = check.line("place");
    let closed = check.ticked("closed");
    let style = check.code::<Style>("style");
    check.finish(|| {
        on?;
        Ok(PlanMeeting { kind: kind?, starts_at: starts_at?, way: way?, place: place?, closed, style: style? })
    })
}

/// Reads a meeting that was held before: its number and where its record is from.
///
/// # Errors
/// Every field that is wrong.
pub fn read_held(fields: &Fields, today: Day) -> Result<(PlanMeeting, i64, String), Invalid> {
    let plan = read(fields, today);
    let mut check = Check::new(fields, today);
    let number = check.number("number", 1, MOST);
    let source = check.prose("source");
    let rest = check.finish(|| Ok((number?, source?)));
    match (plan, rest) {
        (Ok(plan), Ok((number, source))) => Ok((plan, number, source)),
        (plan, rest) => {
            let mut all = plan.err().unwrap_or_default();
            for (field, key) in rest.err().unwrap_or_default().problems() {
                all.add(field, key);
            }
            Err(all)
        }
    }
}

/// A form that begins with what is usual.
#[must_use]
pub fn begin() -> Fields {
    let mut fields = Fields::default();
    fields.set("kind", MeetingKind::Ordinary.code());
    fields.set("time", "09.30");
    fields.set("way", Way::Room.code());
    fields.set("style", Style::Brief.code());
    fields
}

/// A form that is filled with a meeting.
#[must_use]
pub fn open(meeting: &MeetingRow) -> Fields {
    let mut fields = Fields::of_version(meeting.version);
    fields.set("kind", meeting.kind.code());
    fields.set("on", typed_day(meeting.starts_at.day()));
    fields.set("time", typed(meeting.starts_at));
    fields.set("way", meeting.way.code());
    fields.set("place", meeting.place.as_str());
    fields.set("style", meeting.style.code());
    if meeting.closed {
        fields.set("closed", "yes");
    }
    fields
}

/// The fields of a meeting; only a named secretary is offered a closed one.
#[must_use]
pub fn fields(view: &FormView<'_>, may_close: bool) -> Vec<Field> {
    let mut fields = vec![
        view.codes::<MeetingKind>(Look::Radios, "kind", "meetings-kind").required(),
        view.date("on", "meetings-on").required(),
        view.short("time", "meetings-time").required(),
        view.codes::<Way>(Look::Radios, "way", "meetings-way").required(),
        view.text("place", "meetings-place").required(),
        view.codes::<Style>(Look::Radios, "style", "meetings-style").required(),
    ];
    if may_close {
        fields.push(view.tick("closed", "meetings-closed"));
    }
    fields.push(view.hidden("version"));
    fields
}

/// The fields of a meeting that was held before.
#[must_use]
pub fn held(view: &FormView<'_>, may_close: bool) -> Vec<Field> {
    let mut all = vec![
        view.short("number", "meetings-number").keyboard("numeric").required(),
        view.prose("source", "meetings-source").rows(3).required(),
    ];
    all.extend(fields(view, may_close));
    all
}

/// Reads when a meeting began, and who takes the minutes.
///
/// # Errors
/// Every field that is wrong.
pub fn read_opening(fields: &Fields, now: Moment) -> Result<(Moment, String), Invalid> {
    let mut check = Check::new(fields, now.day());
    let at = time(&mut check, fields, "time", now.day());
    let at = match at {
        Ok(at) if at > now.plus_minutes(1) => check.wrong("time", "meetings-form-not-yet"),
        at => at,
    };
    let taken_by = check.line("taken-by");
    check.finish(|| Ok((at?, taken_by?)))
}

/// The fields of opening.
#[must_use]
pub fn opening(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.short("time", "meetings-opened-time").required(),
        view.text("taken-by", "meetings-taken-by").required(),
        view.hidden("version"),
    ]
}

/// Reads when a meeting ended, who took the minutes and who looks them through. A meeting entered from a paper may not say when.
///
/// # Errors
/// Every field that is wrong.
pub fn read_ending(
    fields: &Fields,
    meeting: &MeetingRow,
    now: Moment,
) -> Result<(Option<Moment>, String, String), Invalid> {
    let mut check = Check::new(fields, now.day());
    let (day, entered) = (meeting.starts_at.day(), !meeting.source.is_empty());
    let at = if entered {
        time_or_none(&mut check, fields, "time", day)
    } else {
        time(&mut check, fields, "time", now.day()).map(Some)
    };
    let at = match at {
        Ok(Some(at)) if at > now.plus_minutes(1) => check.wrong("time", "meetings-form-not-yet"),
        at => at,
    };
    let taken_by = if entered { check.line_or_empty("taken-by") } else { check.line("taken-by") };
    let checked_by = check.line_or_empty("checked-by");
    check.finish(|| Ok((at?, taken_by?, checked_by?)))
}

/// The fields of ending.
#[must_use]
pub fn ending(view: &FormView<'_>, entered: bool) -> Vec<Field> {
    vec![
        view.short("time", "meetings-ended-time").required_if(!entered),
        view.text("taken-by", "meetings-taken-by").required_if(!entered),
        view.text("checked-by", "meetings-checked-by"),
        view.hidden("version"),
    ]
}
