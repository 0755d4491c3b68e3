//! ใครอ่านบันทึกนิเทศงานได้: the two whom it is between, and who supervises the offices above, where the office's policy says so.

use kernel::{Id, Office, Role, Staff};
use store::Sql;
use web::{Allowed, Permission};

/// สิทธิ์อ่านบันทึกนิเทศงาน. It is somebody's own: whoever acts for a colleague on leave does not read theirs.
#[derive(Debug, Clone)]
pub struct TeachingAccess {
    staff: Id<Staff>,
    supervised: Vec<Id<Office>>,
}

/// What decides about one note and one reader.
#[derive(Debug, Clone)]
pub struct TeachingFacts {
    /// ผู้นิเทศ
    pub supervisor: Id<Staff>,
    /// ผู้รับการนิเทศ
    pub supervisee: Id<Staff>,
    /// The offices above that of the supervisor, without it.
    pub above: Vec<Id<Office>>,
}

impl TeachingAccess {
    /// The access of an actor who was allowed in; `line`: the policy lets supervisors of the offices above read.
    #[must_use]
    pub fn of<P: Permission>(at: &Allowed<P>, line: bool) -> Self {
        let own = at.actor().seats.iter().filter(|seat| seat.acting_for.is_none() && seat.role == Role::Supervisor);
        Self::new(at.actor().staff, if line { own.map(|seat| seat.office).collect() } else { Vec::new() })
    }

    /// Somebody, and the offices that they supervise in their own name.
    #[must_use]
    pub const fn new(staff: Id<Staff>, supervised: Vec<Id<Office>>) -> Self {
        Self { staff, supervised }
    }

    /// The condition on `case_teaching n`.
    #[must_use]
    pub fn sql(&self) -> Sql {
        Sql::new("(n.supervisor_id = ? or n.supervisee_id = ?")
            .bind(self.staff)
            .bind(self.staff)
            .then(
                "or exists (select 1 from office_tree t where t.office = n.office_id and t.depth > 0 and t.ancestor in",
            )
            .list(self.supervised.iter().copied())
            .then("))")
    }

    /// The same decision without a database.
    #[must_use]
    pub fn admits(&self, note: &TeachingFacts) -> bool {
        let between = self.staff == note.supervisor || self.staff == note.supervisee;
        between || note.above.iter().any(|office| self.supervised.contains(office))
    }

    /// Whose it is.
    #[must_use]
    pub const fn staff(&self) -> Id<Staff> {
        self.staff
    }
}
