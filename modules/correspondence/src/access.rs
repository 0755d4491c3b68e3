//! ใครเห็นหนังสือใด: role × office subtree × what was given to whom × secrecy, defined once.
//!
//! [`Access::sql`] is the only condition by which letters are listed, searched and loaded. A secret letter is known to the
//! registrars of secrets of its office and to those whom it was given by name: not by role, not by unit, not acting for another.

use kernel::{Actor, Day, Id, Office, Staff};
use store::Sql;
use web::{Allowed, Permission};

use crate::permissions::SeeRegisters;

/// สิทธิ์เข้าถึงหนังสือ: comes only out of [`Allowed`], or of an actor for jobs that have no page.
#[derive(Debug, Clone)]
pub struct Access {
    themself: Id<Staff>,
    readers: Vec<i64>,
    offices: Vec<Id<Office>>,
    today: Day,
}

impl Access {
    /// The access of an actor who was allowed in.
    #[must_use]
    pub fn of<P: Permission>(at: &Allowed<P>) -> Self {
        Self::for_reader(at.actor(), at.today())
    }

    /// The access of an actor on a day.
    #[must_use]
    pub fn for_reader(actor: &Actor, today: Day) -> Self {
        let mut readers: Vec<i64> = actor.staff_ids().into_iter().map(Id::number).collect();
        readers.extend(actor.seats.iter().map(|seat| seat.office.number()));
        readers.push(actor.office.number());
        readers.sort_unstable();
        readers.dedup();
        let registers = <SeeRegisters as Permission>::ROLES;
        Self { themself: actor.staff, readers, offices: actor.offices(registers), today }
    }

    /// The condition on `letters l`. It only sifts: an index leads to the rows, and each is looked up here by its own keys.
    #[must_use]
    pub fn sql(&self) -> Sql {
        Sql::new("((l.secrecy = 'open' and (exists (select 1 from office_tree t where t.office = l.office_id and t.ancestor in")
            .list(self.offices.iter().copied())
            .then(") or exists (select 1 from letter_readers d where d.letter = l.id and d.reader in")
            .list(self.readers.iter().copied())
            .then("))) or (l.secrecy <> 'open' and (exists (select 1 from letter_readers d where d.letter = l.id and d.reader = ?)")
            .bind(self.themself)
            .then("or exists (select 1 from letter_registrars g where g.office_id = l.office_id and g.staff = ?")
            .bind(self.themself)
            .then("and g.from_on <= ? and (g.until_on is null or g.until_on >= ?)))))")
            .bind(self.today)
            .bind(self.today)
    }

    /// Who reads: the actor, those acted for, and the units in which they work.
    #[must_use]
    pub fn readers(&self) -> &[i64] {
        &self.readers
    }

    /// The actor alone, for what is given by name.
    #[must_use]
    pub const fn themself(&self) -> Id<Staff> {
        self.themself
    }

    /// The offices, each with all below it, whose registers the reader sees.
    #[must_use]
    pub fn offices(&self) -> &[Id<Office>] {
        &self.offices
    }

    /// The day on which it holds.
    #[must_use]
    pub const fn today(&self) -> Day {
        self.today
    }
}
