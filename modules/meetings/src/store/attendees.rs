//! Who was asked and who came.

use kernel::{Id, Meeting, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{Attendee, AttendeeRow};

fn select() -> Sql {
    Sql::new(format!("select {} from meeting_attendees a", AttendeeRow::COLUMNS))
}

/// Everybody of a meeting, members first in their order.
pub async fn of_meeting(on: &impl Source, meeting: Id<Meeting>) -> Result<Vec<AttendeeRow>> {
    on.all(select().then("where a.meeting = ? order by a.rank, a.id limit 1000").bind(meeting)).await
}

/// One of them.
pub async fn find(on: &impl Source, meeting: Id<Meeting>, id: Id<Attendee>) -> Result<AttendeeRow> {
    on.one(select().then("where a.meeting = ? and a.id = ?").bind(meeting).bind(id)).await
}

/// What one of these was asked to.
pub async fn of_staff(on: &impl Source, meeting: Id<Meeting>, staff: &[Id<Staff>]) -> Result<Option<AttendeeRow>> {
    let sql = select().then("where a.meeting = ?").bind(meeting).then("and a.staff in").list(staff.iter().copied());
    on.first(sql.then("order by a.rank, a.id limit 1")).await
}

/// Writes one.
pub async fn insert(tx: &Tx<'_>, row: &AttendeeRow) -> Result<()> {
    let marks = vec!["?"; 17].join(", ");
    let sql = Sql::new(format!("insert into meeting_attendees ({}) values ({marks})", AttendeeRow::COLUMNS))
        .bind(row.id)
        .bind(row.meeting)
        .bind(row.staff)
        .bind(row.name.as_str())
        .bind(row.post.as_str())
        .bind(row.part)
        .bind(row.rank);
    tx.run(answered(sql, row).bind(row.version)).await.map(|_| ())
}

fn answered(sql: Sql, row: &AttendeeRow) -> Sql {
    sql.bind(row.reply)
        .bind(row.reply_note.as_str())
        .bind(row.replied_at)
        .bind(row.presence)
        .bind(row.deputy_name.as_str())
        .bind(row.deputy_post.as_str())
        .bind(row.arrived_at)
        .bind(row.left_at)
        .bind(row.absence.as_str())
}

/// Saves what one answered and whether they came, under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &AttendeeRow) -> Result<()> {
    let sql = Sql::new(
        "update meeting_attendees set reply = ?, reply_note = ?, replied_at = ?, presence = ?, deputy_name = ?, \
         deputy_post = ?, arrived_at = ?, left_at = ?, absence = ?, version = version + 1 where id = ? and version = ?",
    );
    tx.run_versioned(answered(sql, row).bind(row.id).bind(row.version)).await
}
