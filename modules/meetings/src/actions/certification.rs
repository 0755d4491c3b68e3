//! Minutes are corrected and certified; from then on they are what their hash says.

use ::store::Db;
use kernel::{Actor, Code as _, Day, Id, Meeting};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{Done, held, record, tell};
use crate::documents::Minutes;
use crate::model::{Certified, CorrectionRow, MeetingRow, MeetingState};
use crate::rules::certification::{self, Certifying};
use crate::rules::life;
use crate::store::{attendees, bodies, items, meetings, resolutions};

/// What somebody wants changed.
#[derive(Debug, Clone)]
pub struct Correction {
    /// Who.
    pub asked_by: String,
    /// Where in the minutes.
    pub place: String,
    /// What it says, and what it shall say.
    pub words: String,
}

/// Records a correction that was asked for; the minutes themselves are changed by whoever writes them.
///
/// # Errors
/// The meeting has not begun, or its minutes are certified.
pub async fn correct(db: &Db, actor: &Actor, meeting: Id<Meeting>, correction: Correction) -> Done<()> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, meeting).await?;
    life::write(meeting.state)?;
    let row = CorrectionRow {
        id: tx.new_id::<()>().number(),
        meeting: meeting.id,
        asked_by: correction.asked_by,
        place: correction.place,
        words: correction.words,
        at: tx.now(),
        staff: actor.staff,
    };
    meetings::insert_correction(&tx, &row).await?;
    record(&tx, "meeting-corrected", &meeting, "", json!({ "correction": row.id })).await?;
    Ok(tx.commit().await?)
}

/// Sends the minutes of a meeting round: whoever was asked to come is told, and may object until a day. A later day may be set while
/// they circulate.
///
/// # Errors
/// A rule refuses it ([`certification::circulate`]), or somebody changed the meeting meanwhile.
pub async fn circulate(db: &Db, actor: &Actor, id: Id<Meeting>, version: i64, until: Day) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut row = held(&tx, id).await?;
    let today = tx.now().day();
    certification::circulate(&row, until, today)?;
    row.version = version;
    row.circulated_on = row.circulated_on.or(Some(today));
    row.object_until = Some(until);
    meetings::update(&tx, &row).await?;
    let body = bodies::load(&tx, row.body).await?;
    let asked = attendees::of_meeting(&tx, id).await?;
    tell(&tx, &body, &row, &asked, "meetings-notice-circulated").await?;
    record(&tx, "meeting-minutes-circulated", &row, "", json!({ "until": until.number() })).await?;
    Ok(tx.commit().await?)
}

/// How minutes are certified.
#[derive(Debug, Clone)]
pub struct Certify {
    /// In that meeting, in the next, or by circulation.
    pub way: Certified,
    /// The later meeting, where it is in one.
    pub next: Option<Id<Meeting>>,
    /// What is said of it.
    pub note: String,
}

/// Certifies the minutes of a meeting: what they say is frozen under its SHA-256.
///
/// # Errors
/// A rule refuses it ([`certification::certify`]), or somebody changed the meeting meanwhile.
pub async fn certify(db: &Db, actor: &Actor, id: Id<Meeting>, version: i64, how: Certify) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut row = held(&tx, id).await?;
    let next = match how.next {
        Some(next) => Some(meetings::load(&tx, next).await?),
        None => None,
    };
    let certifying = Certifying { way: how.way, next: next.as_ref() };
    certification::certify(&row, certifying, tx.now().day())?;
    row.version = version;
    row.certified_way = Some(how.way);
    row.certified_on = Some(certified_on(&row, next.as_ref(), how.way, tx.now().day()));
    row.certified_in = next.as_ref().filter(|_| how.way == Certified::NextMeeting).map(|next| next.id);
    row.certified_note = how.note;
    row.state = MeetingState::Certified;
    let minutes = Minutes::of(
        &bodies::load(&tx, row.body).await?,
        &row,
        &items::of_meeting(&tx, id).await?,
        &attendees::of_meeting(&tx, id).await?,
        &resolutions::of_meeting(&tx, id).await?,
        next.as_ref(),
    );
    row.content = minutes.written();
    row.sha256 = hash(&row.content);
    meetings::update(&tx, &row).await?;
    let detail = json!({ "way": how.way.code(), "sha256": row.sha256 });
    record(&tx, "meeting-certified", &row, "", detail).await?;
    Ok(tx.commit().await?)
}

/// The day that the minutes name: that of the meeting that certified them, or today.
fn certified_on(row: &MeetingRow, next: Option<&MeetingRow>, way: Certified, today: Day) -> Day {
    match (way, next) {
        (Certified::NextMeeting, Some(next)) => next.starts_at.day(),
        (Certified::AtOnce, _) => row.starts_at.day(),
        _ => today,
    }
}

/// Whether certified minutes still say what they said then.
#[must_use]
pub fn is_as_certified(meeting: &MeetingRow) -> bool {
    hash(&meeting.content) == meeting.sha256
}

/// The SHA-256 of what certified minutes say, in hex.
fn hash(content: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(content.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
