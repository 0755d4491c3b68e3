//! เหตุการณ์: what other systems may be told of. Who listens is known here, so that an event nobody listens to costs one question.

use ::jobs::Task;
use kernel::{Case, Id, Moment, Office, Person};
use serde::{Deserialize, Serialize};
use store::{Result, Source as _, Sql, Tx};

kernel::codes! {
    /// เหตุการณ์ที่แจ้งระบบอื่นได้
    pub enum Event {
        /// ขึ้นทะเบียนบุคคล
        PersonRegistered = "person.registered",
        /// แก้ไขข้อมูลบุคคล
        PersonChanged = "person.changed",
        /// รวมระเบียนบุคคล
        PersonMerged = "person.merged",
        /// แยกระเบียนบุคคล
        PersonSeparated = "person.separated",
        /// รับเรื่อง
        CaseOpened = "case.opened",
        /// ยุติเรื่อง
        CaseClosed = "case.closed",
        /// ลงนามบันทึกเยี่ยมบ้านครบ
        VisitSigned = "visit.signed",
    }
}

kernel::kinds! {
    /// ผู้รับข่าว: who is told of events of an office and those below it.
    Listener = "listener";
    /// ข่าวหนึ่งฉบับ: one telling of one event to one listener; the same however often it is tried.
    Message = "message";
}

/// What happened, in ids alone: whoever is told asks for the rest as far as their token lets them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Id<Person>>,
    /// The record that was merged into the person's, or separated from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Id<Person>>,
    /// The case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<Id<Case>>,
    /// The home visit of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Id<()>>,
}

/// งานแจ้งข่าว: one listener is to be told of one event.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Tell {
    /// Whom.
    pub listener: Id<Listener>,
    /// The telling, the same at every attempt and when it is sent anew.
    pub message: Id<Message>,
    /// What kind of event.
    pub event: Event,
    /// What it is about.
    pub about: About,
    /// When it happened, in milliseconds since 1970.
    pub at: i64,
}

impl Task for Tell {
    const KIND: &'static str = "events-tell";
}

impl Tell {
    /// When it happened.
    #[must_use]
    pub const fn happened_at(&self) -> Moment {
        Moment::from_millis(self.at)
    }
}

/// Tells those who listen at these offices or above them, after the commit of this transaction.
///
/// # Errors
/// [`store::StoreError`].
pub async fn happened(tx: &Tx<'_>, event: Event, about: About, offices: &[Id<Office>]) -> Result<()> {
    let sql = Sql::new("select distinct l.listener from event_listeners l where l.event = ? and l.office in");
    let sql = sql.bind(event).then("(select ancestor from office_tree where office in").list(offices.iter().copied());
    let listeners: Vec<(Id<Listener>,)> = tx.all(sql.then(")")).await?;
    for (listener,) in listeners {
        ::jobs::add(tx, &Tell { listener, message: tx.new_id(), event, about, at: tx.now().millis() }).await?;
    }
    Ok(())
}

/// From now on the listener is told of these events of the office and those below it.
///
/// # Errors
/// [`store::StoreError`].
pub async fn listen(tx: &Tx<'_>, listener: Id<Listener>, office: Id<Office>, events: &[Event]) -> Result<()> {
    for event in events {
        let sql =
            Sql::new("insert into event_listeners (event, office, listener) values (?, ?, ?) on conflict do nothing");
        tx.run(sql.bind(*event).bind(office).bind(listener)).await?;
    }
    Ok(())
}

/// From now on the listener is told nothing more.
///
/// # Errors
/// [`store::StoreError`].
pub async fn stop_listening(tx: &Tx<'_>, listener: Id<Listener>) -> Result<()> {
    tx.run(Sql::new("delete from event_listeners where listener = ?").bind(listener)).await.map(|_| ())
}
