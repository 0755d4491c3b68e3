//! รายงานการประชุมรายกรณี: who came, what was said, and the resolutions with who does them by when.

use kernel::{Check, Fields, Id, Missed, Staff};
use ui::{Choice, Field, FormView, Look};

use super::{Lists, is_filled, numbered, rows};
use crate::model::{Attendee, Minutes, ParticipantKind, ParticipantRow, Resolution};

/// Resolutions of one conference at most.
const MOST: usize = 12;
/// What makes a row of a resolution.
const PARTS: [&str; 2] = ["what", "due"];

pub(super) fn read(check: &mut Check<'_>, fields: &Fields, lists: &Lists) -> Result<Minutes, Missed> {
    let Some((conference, participants)) = &lists.called else {
        return check.wrong("came", "form-unreadable");
    };
    let attendees: Vec<Attendee> = participants.iter().map(|one| attendee(fields, one)).collect();
    let discussion = check.prose("discussion");
    let outside = attendees.iter().any(|one| one.came && one.kind == ParticipantKind::Outside);
    let told = if outside { check.prose("told") } else { check.prose_or_empty("told") };
    let filled = (1..=MOST).filter(|row| is_filled(fields, "resolution", *row, &PARTS));
    let resolutions: Vec<_> = filled.map(|row| resolution(check, row, lists)).collect();
    Ok(Minutes {
        held_at: conference.held_at.millis(),
        way: conference.way,
        place: conference.place.clone(),
        agenda: conference.agenda.clone(),
        client_part: conference.client_part,
        client_reason: conference.client_reason.clone(),
        attendees,
        discussion: discussion?,
        told: told?,
        resolutions: resolutions.into_iter().collect::<Result<_, _>>()?,
    })
}

fn attendee(fields: &Fields, participant: &ParticipantRow) -> Attendee {
    let key = participant.id.to_string();
    let ticked = |name: &str| fields.all(name).any(|ticked| ticked == key);
    Attendee {
        name: participant.name.clone(),
        post: post(participant),
        kind: participant.kind,
        came: ticked("came"),
        undertook: ticked("undertook"),
        key,
    }
}

/// Part and organisation of somebody who is asked to come.
pub(crate) fn post(participant: &ParticipantRow) -> String {
    let words = [participant.post.as_str(), participant.organisation.as_str()];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn resolution(check: &mut Check<'_>, row: usize, lists: &Lists) -> Result<Resolution, Missed> {
    let name = |part: &str| format!("resolution-{row}-{part}");
    let what = check.line(&name("what"));
    let owner = check.id_or_none::<Staff>(&name("owner"));
    let other = check.line_or_empty(&name("other"));
    let due = check.day(&name("due"));
    let (owner, other) = (owner?, other?);
    let colleague = |id: Id<Staff>| lists.colleagues.iter().find(|choice| choice.value == id.to_string());
    let owner_name = match owner.map(colleague) {
        Some(Some(choice)) => choice.label.clone(),
        Some(None) => return check.wrong(&name("owner"), "form-unknown-choice"),
        None if other.is_empty() => return check.wrong(&name("owner"), "cases-action-owner-needed"),
        None => other,
    };
    Ok(Resolution { what: what?, owner, owner_name, due: due? })
}

pub(super) fn fields_of(minutes: &Minutes) -> Fields {
    let mut fields = Fields::default();
    for attendee in &minutes.attendees {
        if attendee.came {
            fields.add("came", attendee.key.as_str());
        }
        if attendee.undertook {
            fields.add("undertook", attendee.key.as_str());
        }
    }
    fields.set("discussion", minutes.discussion.as_str());
    fields.set("told", minutes.told.as_str());
    for (row, resolution) in (1..).zip(&minutes.resolutions) {
        let mut set = |part: &str, value: &str| fields.set(&format!("resolution-{row}-{part}"), value);
        set("what", &resolution.what);
        set("owner", &resolution.owner.map_or_else(String::new, |owner| owner.to_string()));
        set("other", if resolution.owner.is_none() { &resolution.owner_name } else { "" });
        set("due", &thai::date::format_short(resolution.due.date()));
    }
    fields
}

pub(super) fn fields(view: &FormView<'_>, typed: &Fields, lists: &Lists) -> Vec<Field> {
    let asked = lists.called.as_ref().map_or(&[][..], |(_, participants)| participants);
    let choice = |one: &ParticipantRow| Choice::new(one.id.to_string(), one.name.as_str()).hint(post(one));
    let everybody = asked.iter().map(choice).collect();
    let others: Vec<_> = asked.iter().filter(|one| one.kind != ParticipantKind::Colleague).map(choice).collect();
    let from_outside = asked.iter().any(|one| one.kind == ParticipantKind::Outside);
    let mut fields = vec![view.choose(Look::Boxes, "came", "cases-minutes-came", everybody).required()];
    if !others.is_empty() {
        fields.push(view.choose(Look::Boxes, "undertook", "cases-minutes-undertook", others));
    }
    fields.push(view.prose("discussion", "cases-minutes-discussion").rows(10).required());
    if from_outside {
        fields.push(view.prose("told", "cases-minutes-told").rows(4));
    }
    for row in 1..=rows(typed, "resolution", &PARTS, MOST) {
        fields.extend(resolution_fields(view, typed, row, lists));
    }
    fields
}

fn resolution_fields(view: &FormView<'_>, typed: &Fields, row: usize, lists: &Lists) -> Vec<Field> {
    let name = |part: &str| format!("resolution-{row}-{part}");
    let needed = is_filled(typed, "resolution", row, &PARTS);
    vec![
        numbered(view, "cases-resolution", row),
        view.text(&name("what"), "cases-resolution-what").required_if(needed),
        view.choose(Look::Select, &name("owner"), "cases-action-owner", lists.colleagues.clone()),
        view.text(&name("other"), "cases-action-other"),
        view.date(&name("due"), "cases-action-due").required_if(needed),
    ]
}
