//! Replies and attendance.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Staff};
use offices::StaffBrief;
use ui::{Choice, Field, FormView, Look};

use super::{colleagues, person, time_or_none, typed};
use crate::actions::{Attend, Guest, Replying};
use crate::model::{AttendeeRow, Presence, Reply};

/// Reads a reply: who does not come says why, who sends a deputy says whom.
///
/// # Errors
/// Every field that is wrong.
pub fn read_reply(fields: &Fields, today: Day) -> Result<Replying, Invalid> {
    let mut check = Check::new(fields, today);
    let reply = match check.code::<Reply>("reply") {
        Ok(Reply::None) => check.wrong("reply", "form-choose"),
        reply => reply,
    };
    let note = if reply == Ok(Reply::Declined) { check.line("note") } else { check.line_or_empty("note") };
    let deputy_name =
        if reply == Ok(Reply::Deputy) { check.line("deputy-name") } else { check.line_or_empty("deputy-name") };
    let deputy_post = check.line_or_empty("deputy-post");
    check.finish(|| Ok(Replying { reply: reply?, note: note?, deputy_name: deputy_name?, deputy_post: deputy_post? }))
}

/// A form that is filled with a reply.
#[must_use]
pub fn open_reply(attendee: &AttendeeRow) -> Fields {
    let mut fields = Fields::of_version(attendee.version);
    fields.set("reply", attendee.reply.code());
    fields.set("note", attendee.reply_note.as_str());
    fields.set("deputy-name", attendee.deputy_name.as_str());
    fields.set("deputy-post", attendee.deputy_post.as_str());
    fields
}

/// The fields of a reply.
#[must_use]
pub fn reply(view: &FormView<'_>) -> Vec<Field> {
    let choice = |reply: Reply| Choice::new(reply.code(), view.word(&format!("meetings-reply-{}", reply.code())));
    let replies = [Reply::Coming, Reply::Deputy, Reply::Declined].map(choice).to_vec();
    vec![
        view.choose(Look::Radios, "reply", "meetings-reply", replies).required(),
        view.text("note", "meetings-reply-note"),
        view.text("deputy-name", "meetings-deputy-name").autocomplete("off"),
        view.text("deputy-post", "meetings-deputy-post"),
        view.hidden("version"),
    ]
}

/// Reads whether somebody came.
///
/// # Errors
/// Every field that is wrong.
pub fn read_attended(fields: &Fields, day: Day) -> Result<Attend, Invalid> {
    let mut check = Check::new(fields, day);
    let presence = match check.code::<Presence>("presence") {
        Ok(Presence::Unknown) => check.wrong("presence", "form-choose"),
        presence => presence,
    };
    let deputy = presence == Ok(Presence::Deputy);
    let deputy_name = if deputy { check.line("deputy-name") } else { check.line_or_empty("deputy-name") };
    let deputy_post = check.line_or_empty("deputy-post");
    let arrived_at = time_or_none(&mut check, fields, "arrived", day);
    let left_at = time_or_none(&mut check, fields, "left", day);
    let absence = check.line_or_empty("absence");
    check.finish(|| {
        Ok(Attend {
            presence: presence?,
            deputy_name: deputy_name?,
            deputy_post: deputy_post?,
            arrived_at: arrived_at?,
            left_at: left_at?,
            absence: absence?,
        })
    })
}

/// A form that is filled with what is known of somebody; what they answered fills what is not written down yet.
#[must_use]
pub fn open_attended(attendee: &AttendeeRow) -> Fields {
    let mut fields = Fields::of_version(attendee.version);
    let presence = match (attendee.presence, attendee.reply) {
        (Presence::Unknown, Reply::Coming | Reply::None) => Presence::Present,
        (Presence::Unknown, Reply::Deputy) => Presence::Deputy,
        (Presence::Unknown, Reply::Declined) => Presence::Absent,
        (known, _) => known,
    };
    let absence = if attendee.absence.is_empty() { &attendee.reply_note } else { &attendee.absence };
    fields.set("presence", presence.code());
    fields.set("deputy-name", attendee.deputy_name.as_str());
    fields.set("deputy-post", attendee.deputy_post.as_str());
    fields.set("arrived", attendee.arrived_at.map(typed).unwrap_or_default());
    fields.set("left", attendee.left_at.map(typed).unwrap_or_default());
    fields.set("absence", absence.as_str());
    fields
}

/// The fields of attendance.
#[must_use]
pub fn attended(view: &FormView<'_>) -> Vec<Field> {
    let choice =
        |presence: Presence| Choice::new(presence.code(), view.word(&format!("meetings-presence-{}", presence.code())));
    let presences = [Presence::Present, Presence::Deputy, Presence::Absent].map(choice).to_vec();
    vec![
        view.choose(Look::Radios, "presence", "meetings-presence", presences).required(),
        view.text("deputy-name", "meetings-deputy-name").autocomplete("off"),
        view.text("deputy-post", "meetings-deputy-post"),
        view.short("arrived", "meetings-arrived"),
        view.short("left", "meetings-left"),
        view.text("absence", "meetings-absence"),
        view.hidden("version"),
    ]
}

/// Reads somebody who is no member.
///
/// # Errors
/// Every field that is wrong.
pub fn read_guest(fields: &Fields, today: Day, known: &[StaffBrief]) -> Result<Guest, Invalid> {
    let mut check = Check::new(fields, today);
    let who: Result<(Option<Id<Staff>>, String), _> = person(&mut check, ("staff", "name"), known);
    let post = check.line_or_empty("post");
    check.finish(|| {
        let (staff, name) = who?;
        Ok(Guest { staff, name, post: post? })
    })
}

/// The fields of somebody who is no member.
#[must_use]
pub fn guest(view: &FormView<'_>, known: &[StaffBrief]) -> Vec<Field> {
    vec![
        colleagues(view, "staff", "meetings-seat-staff", known),
        view.text("name", "meetings-seat-name").autocomplete("off"),
        view.text("post", "meetings-seat-post"),
    ]
}
