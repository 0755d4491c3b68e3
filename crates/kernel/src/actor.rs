//! Who acts: a signed-in member of staff with the seats held today, own and delegated.

use crate::{Code as _, Id, Lang, Level, Office, Role, Staff};

/// ที่นั่ง: one appointment in force today, or one lent by a colleague on leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The office of the appointment; it counts for the offices below too.
    pub office: Id<Office>,
    /// What the appointment lets its holder do.
    pub role: Role,
    /// The position level, for those on the social-work line.
    pub level: Option<Level>,
    /// The colleague for whom the actor acts (รักษาราชการแทน), when the seat is delegated.
    pub acting_for: Option<Id<Staff>>,
}

/// ผู้กระทำ: the person behind a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Their staff id.
    pub staff: Id<Staff>,
    /// Their name as shown.
    pub name: String,
    /// Their home office.
    pub office: Id<Office>,
    /// The home office's name.
    pub office_name: String,
    /// The seats in force today.
    pub seats: Vec<Seat>,
    /// The language they read.
    pub lang: Lang,
}

impl Actor {
    /// Whether any seat has one of these roles.
    #[must_use]
    pub fn has_role(&self, roles: &[Role]) -> bool {
        self.seats.iter().any(|seat| roles.contains(&seat.role))
    }

    /// The offices (with all below them) where a seat has one of these roles.
    #[must_use]
    pub fn offices(&self, roles: &[Role]) -> Vec<Id<Office>> {
        let mut offices: Vec<_> =
            self.seats.iter().filter(|seat| roles.contains(&seat.role)).map(|seat| seat.office).collect();
        offices.sort_unstable();
        offices.dedup();
        offices
    }

    /// The highest own level, delegated seats left out.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.seats.iter().filter(|seat| seat.acting_for.is_none()).filter_map(|seat| seat.level).max()
    }

    /// The actor and every colleague acted for today.
    #[must_use]
    pub fn staff_ids(&self) -> Vec<Id<Staff>> {
        let mut ids = vec![self.staff];
        ids.extend(self.seats.iter().filter_map(|seat| seat.acting_for));
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The word of the main role, for texts: `role-supervisor`.
    #[must_use]
    pub fn role_code(&self) -> &'static str {
        self.seats.iter().find(|seat| seat.acting_for.is_none()).map_or("none", |seat| seat.role.code())
    }
}
