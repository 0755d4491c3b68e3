//! One function per command: load within reach, decide, save, tell, record; one transaction.

mod agenda;
mod attendance;
mod bodies;
mod certification;
mod meetings;
mod minutes;
mod resolutions;

use ::store::{Db, Entry, Result, Tx, Undone};
use kernel::{Actor, Id, Meeting};
use offices::NewNotice;
use serde_json::Value;

pub use agenda::{NewFile, NewItem, attach, edit_item, put, remove_item};
pub use attendance::{Attend, Guest, Replying, attend, invite_guest, reply};
pub use bodies::{EditBody, TakeSeat, edit_body, end_seat, found, take_seat};
pub use certification::{Certify, Correction, certify, circulate, correct, is_as_certified};
pub use meetings::{PlanMeeting, call, cancel, change, draft_letter, end, open, plan, record_held};
pub use minutes::write_minutes;
pub use resolutions::{Report, Resolve, add_to_plan, amend, report, resolve, strike, watch};

use crate::model::{AttendeeRow, BodyRow, MeetingRow};
use crate::store;

/// What an action answers.
pub type Done<T> = std::result::Result<T, Undone>;

/// Writes an entry about a meeting into the audit log.
async fn record(tx: &Tx<'_>, act: &'static str, meeting: &MeetingRow, reason: &str, detail: Value) -> Done<()> {
    let entry = Entry::new(act, meeting.id.as_ref()).office(meeting.office).reason(reason);
    Ok(tx.record(entry.detail(detail)).await?)
}

/// Writes down that a closed meeting was read; what is not closed is read without a trace.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn note_reading(db: &Db, actor: &Actor, meeting: &MeetingRow) -> Result<()> {
    if !meeting.closed {
        return Ok(());
    }
    let tx = db.write(actor).await?;
    tx.record(Entry::new("meeting-read", meeting.id.as_ref()).office(meeting.office)).await?;
    tx.commit().await
}

/// The meeting as it stands in the transaction, held until it ends, if it is still the one that was read.
async fn held(tx: &Tx<'_>, id: Id<Meeting>) -> Done<MeetingRow> {
    Ok(store::meetings::hold(tx, id).await?)
}

/// Tells whoever was asked and has an account, but for the one who acts; body and number are all that is named.
async fn tell(tx: &Tx<'_>, body: &BodyRow, meeting: &MeetingRow, asked: &[AttendeeRow], key: &str) -> Result<()> {
    let label = meeting.label();
    let href = format!("/meetings/{}", meeting.id);
    for staff in asked.iter().filter_map(|one| one.staff) {
        if tx.by().staff() == Some(staff) {
            continue;
        }
        let args = [("body", body.name.as_str()), ("number", label.as_str())];
        let notice = NewNotice { key, args: &args, about: meeting.id.as_ref(), href: href.clone() };
        offices::notify(tx, staff, notice).await?;
    }
    Ok(())
}
