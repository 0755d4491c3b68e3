//! Who may know which meeting, as a condition for every query: the twin of `rules/reading.rs`.

use kernel::{Actor, Body, Day, Id, Staff};
use offices::Scope;
use store::{Result, Source, Sql};

use crate::model::{BodyRow, MeetingRow};
use crate::permissions::{CLERKS, COLLEAGUES, DESK};

/// What a reader may see: as a member or a secretary, at the desk of an office, or as a colleague.
#[derive(Debug, Clone)]
pub struct Sight {
    staff: Vec<Id<Staff>>,
    clerk: Scope,
    desk: Scope,
    colleague: Scope,
    today: Day,
}

/// Parts whose holders keep the papers of a body; the codes of `Part::keeps_papers`.
const SECRETARIES: &str = "('member-secretary', 'member-assistant', 'secretary')";

impl Sight {
    /// The sight of an actor on a day.
    pub fn of(actor: &Actor, today: Day) -> Self {
        Self {
            staff: actor.staff_ids(),
            clerk: Scope::with_roles(actor, CLERKS),
            desk: Scope::with_roles(actor, DESK),
            colleague: Scope::with_roles(actor, COLLEAGUES),
            today,
        }
    }

    fn seats(&self, body: &str) -> Sql {
        Sql::new(format!("exists (select 1 from meeting_seats s where s.body = {body} and s.staff in"))
            .list(self.staff.iter().copied())
            .then("and s.from_on <= ? and (s.until_on is null or s.until_on >= ?)")
            .bind(self.today)
            .bind(self.today)
    }

    /// A seat in force today.
    fn sits(&self, body: &str) -> Sql {
        self.seats(body).then(")")
    }

    /// A seat in force today that keeps the papers.
    fn keeps(&self, body: &str) -> Sql {
        self.seats(body).then(&format!("and s.part in {SECRETARIES})"))
    }

    /// The ids of every meeting that may be read, each part of them found by an index: for lists, which are as long as what the
    /// reader may know and never as long as the table.
    pub fn all_meetings(&self) -> Sql {
        Sql::new("(select v.id from meetings v join meeting_seats s on s.body = v.body where s.staff in")
            .list(self.staff.iter().copied())
            .then("and s.from_on <= ? and (s.until_on is null or s.until_on >= ?)")
            .bind(self.today)
            .bind(self.today)
            .then("union select a.meeting from meeting_attendees a where a.staff in")
            .list(self.staff.iter().copied())
            .then("union select v.id from meetings v where v.closed = 0 and")
            .then_sql(self.desk.within("v.office_id"))
            .then("union select v.id from meetings v where v.closed = 0 and v.state = 'certified' and")
            .then_sql(self.colleague.within("v.office_id"))
            .then(")")
    }

    /// The condition that the meeting `m`, which was found by its id, may be read.
    pub fn meetings(&self) -> Sql {
        Sql::new("(")
            .then_sql(self.sits("m.body"))
            .then("or exists (select 1 from meeting_attendees a where a.meeting = m.id and a.staff in")
            .list(self.staff.iter().copied())
            .then(") or (m.closed = 0 and (")
            .then_sql(self.desk.within("m.office_id"))
            .then("or (m.state = 'certified' and")
            .then_sql(self.colleague.within("m.office_id"))
            .then("))))")
    }

    /// The ids of every body that may be read: those that the reader sits in, and those of offices they work in.
    pub fn all_bodies(&self) -> Sql {
        Sql::new("(select s.body from meeting_seats s where s.staff in")
            .list(self.staff.iter().copied())
            .then("and s.from_on <= ? and (s.until_on is null or s.until_on >= ?)")
            .bind(self.today)
            .bind(self.today)
            .then("union select c.id from meeting_bodies c where")
            .then_sql(self.colleague.within("c.office_id"))
            .then(")")
    }

    /// Whether the reader runs the meetings of a body; of closed ones, only if they are named.
    pub async fn runs(&self, on: &impl Source, body: &BodyRow, closed: bool) -> Result<bool> {
        if self.is_secretary(on, body.id).await? {
            return Ok(true);
        }
        if closed { Ok(false) } else { self.clerk.covers(on, body.office).await }
    }

    /// Whether the reader is named to keep the papers of a body.
    pub async fn is_secretary(&self, on: &impl Source, body: Id<Body>) -> Result<bool> {
        let sql = Sql::new("select b.id from meeting_bodies b where b.id = ? and").bind(body);
        Ok(on.first::<(i64,)>(sql.then_sql(self.keeps("b.id"))).await?.is_some())
    }

    /// Whether the reader runs a meeting.
    pub async fn runs_meeting(&self, on: &impl Source, meeting: &MeetingRow) -> Result<bool> {
        if self.is_secretary(on, meeting.body).await? {
            return Ok(true);
        }
        if meeting.closed { Ok(false) } else { self.clerk.covers(on, meeting.office).await }
    }

    /// The reader, and whoever they act for.
    pub fn staff(&self) -> &[Id<Staff>] {
        &self.staff
    }
}
