//! Who was asked answers; who came is written down; who is no member is let in.

use ::store::Db;
use kernel::{Actor, Code as _, Id, Meeting, Moment, Refusal, Staff};
use serde_json::json;

use super::{Done, held, record};
use crate::model::{AttendeeRow, Part, Presence, Reply};
use crate::rules::life;
use crate::store::attendees;

/// What somebody answers, or whoever writes it down for them.
#[derive(Debug, Clone)]
pub struct Replying {
    /// Coming, sending a deputy, or not.
    pub reply: Reply,
    /// Why.
    pub note: String,
    /// Who comes in their place.
    pub deputy_name: String,
    /// What the deputy is.
    pub deputy_post: String,
}

/// Notes what somebody answered.
///
/// # Errors
/// The meeting is not called or began already, or somebody changed it meanwhile.
pub async fn reply(db: &Db, actor: &Actor, was: &AttendeeRow, version: i64, said: Replying) -> Done<()> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, was.meeting).await?;
    life::reply(meeting.state)?;
    let deputy = said.reply == Reply::Deputy;
    let row = AttendeeRow {
        reply: said.reply,
        reply_note: said.note,
        replied_at: Some(tx.now()),
        deputy_name: if deputy { said.deputy_name } else { String::new() },
        deputy_post: if deputy { said.deputy_post } else { String::new() },
        version,
        ..was.clone()
    };
    attendees::update(&tx, &row).await?;
    let detail = json!({ "attendee": was.id.to_string(), "reply": row.reply.code() });
    record(&tx, "meeting-replied", &meeting, "", detail).await?;
    Ok(tx.commit().await?)
}

/// Whether somebody came.
#[derive(Debug, Clone)]
pub struct Attend {
    /// Whether.
    pub presence: Presence,
    /// Who came in their place.
    pub deputy_name: String,
    /// What the deputy is.
    pub deputy_post: String,
    /// When they came, where they came late.
    pub arrived_at: Option<Moment>,
    /// When they left, where they left early.
    pub left_at: Option<Moment>,
    /// Why they did not come.
    pub absence: String,
}

/// Writes down whether somebody came.
///
/// # Errors
/// The meeting is only planned or its minutes are certified, they would leave before they came, or somebody changed it meanwhile.
pub async fn attend(db: &Db, actor: &Actor, was: &AttendeeRow, version: i64, came: Attend) -> Done<()> {
    if matches!((came.arrived_at, came.left_at), (Some(arrived), Some(left)) if left < arrived) {
        return Err(Refusal::new("meetings-refused-ends-before").into());
    }
    let tx = db.write(actor).await?;
    let meeting = held(&tx, was.meeting).await?;
    life::attend(meeting.state)?;
    let (there, deputy) = (came.presence != Presence::Absent, came.presence == Presence::Deputy);
    let row = AttendeeRow {
        presence: came.presence,
        deputy_name: if deputy { came.deputy_name } else { String::new() },
        deputy_post: if deputy { came.deputy_post } else { String::new() },
        arrived_at: came.arrived_at.filter(|_| there),
        left_at: came.left_at.filter(|_| there),
        absence: if there { String::new() } else { came.absence },
        version,
        ..was.clone()
    };
    attendees::update(&tx, &row).await?;
    let detail = json!({ "attendee": was.id.to_string(), "presence": row.presence.code() });
    record(&tx, "meeting-attended", &meeting, "", detail).await?;
    Ok(tx.commit().await?)
}

/// ผู้เข้าร่วมประชุม: somebody who is no member.
#[derive(Debug, Clone)]
pub struct Guest {
    /// Who, where they work here.
    pub staff: Option<Id<Staff>>,
    /// Name with title.
    pub name: String,
    /// What they are.
    pub post: String,
}

/// The most people of one meeting.
const PEOPLE: usize = 900;

/// Notes somebody who is no member; in a meeting that is underway or over, they came.
///
/// # Errors
/// The meeting is only planned or its minutes are certified.
pub async fn invite_guest(db: &Db, actor: &Actor, meeting: Id<Meeting>, guest: Guest) -> Done<()> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, meeting).await?;
    life::attend(meeting.state)?;
    let there = attendees::of_meeting(&tx, meeting.id).await?;
    if guest.staff.is_some() && there.iter().any(|one| one.staff == guest.staff) {
        return Err(Refusal::new("meetings-refused-asked-already").into());
    }
    if there.len() >= PEOPLE {
        return Err(Refusal::new("meetings-refused-many-people").into());
    }
    let came = life::reply(meeting.state).is_err();
    let row = AttendeeRow {
        staff: guest.staff,
        name: guest.name,
        post: guest.post,
        presence: if came { Presence::Present } else { Presence::Unknown },
        ..AttendeeRow::asked(tx.new_id(), meeting.id, Part::Guest)
    };
    attendees::insert(&tx, &row).await?;
    record(&tx, "meeting-guest-noted", &meeting, "", json!({ "attendee": row.id.to_string() })).await?;
    Ok(tx.commit().await?)
}
