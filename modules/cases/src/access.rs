//! ใครเห็นเรื่องใด: role × office subtree × assignment × confidentiality, defined once.
//!
//! [`Access::sql`] is the only condition by which cases are listed and by which one case is loaded, so that a list can
//! never show what may not be opened. [`Access::admits`] says the same in plain Rust; a property test compares the two.

mod teaching;

use kernel::{Actor, Id, Moment, Office, Role, Staff};
use store::Sql;
use web::{Allowed, Permission};

use crate::model::Confidentiality;
pub use teaching::{TeachingAccess, TeachingFacts};

/// สิทธิ์เข้าถึง: comes only out of [`Allowed`].
#[derive(Debug, Clone)]
pub struct Access {
    staff: Vec<Id<Staff>>,
    offices: Vec<Id<Office>>,
    supervised: Vec<Id<Office>>,
    advises: bool,
    now: Moment,
}

/// What decides about one case and one reader.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The confidentiality of the case.
    pub confidentiality: Confidentiality,
    /// Its office and every office above it.
    pub office_and_above: Vec<Id<Office>>,
    /// Who is in its team now.
    pub team: Vec<Id<Staff>>,
    /// Who opened it for an urgent reason, and until when.
    pub openings: Vec<(Id<Staff>, Moment)>,
    /// Who is asked for advice now, and whether the owner opened the case to them although it is sealed.
    pub advisers: Vec<(Id<Staff>, bool)>,
}

impl Access {
    /// The access of an actor who was allowed in.
    #[must_use]
    pub fn of<P: Permission>(at: &Allowed<P>) -> Self {
        let supervised = at.roles().filter(|(_, role)| *role == Role::Supervisor).map(|(office, _)| office);
        Self {
            staff: at.actor().staff_ids(),
            offices: at.offices(),
            supervised: supervised.collect(),
            advises: false,
            now: at.now(),
        }
    }

    /// The same with the cases about which the reader is asked for advice now (มาตรฐานกำหนดตำแหน่ง ชก. ๑.๙). Only what reads one
    /// case for its adviser asks for this: no list, no command and no copy does.
    #[must_use]
    pub fn advising(self) -> Self {
        Self { advises: true, ..self }
    }

    /// The access that an actor has to read cases.
    #[must_use]
    pub fn for_reader(actor: &Actor, now: Moment) -> Self {
        let roles = crate::permissions::ReadCases::ROLES;
        Self {
            staff: actor.staff_ids(),
            offices: actor.offices(roles),
            supervised: actor.offices(&[Role::Supervisor]),
            advises: false,
            now,
        }
    }

    /// The access that an actor has to work on cases.
    #[must_use]
    pub fn for_worker(actor: &Actor, now: Moment) -> Self {
        Self { offices: actor.offices(crate::permissions::WorkCases::ROLES), ..Self::for_reader(actor, now) }
    }

    /// The access that an actor has to make the copy that a client may ask for (PDPA ม.30): what they read, and for the data
    /// protection officer the normal cases of their offices.
    #[must_use]
    pub fn for_copy(actor: &Actor, now: Moment) -> Self {
        let mut roles = crate::permissions::ReadCases::ROLES.to_vec();
        roles.push(Role::Dpo);
        Self { offices: actor.offices(&roles), ..Self::for_reader(actor, now) }
    }

    /// The condition on `cases c`. It only sifts: what a list is ordered by, or whose it is, leads to its rows, and each
    /// row is looked up here by its own keys, so that the work depends on the rows and not on all that a reader may see.
    #[must_use]
    pub fn sql(&self) -> Sql {
        let below = "and exists (select 1 from office_tree t where t.office = c.office_id and t.ancestor in";
        Sql::new("((c.confidentiality = 'normal'")
            .then(below)
            .list(self.offices.iter().copied())
            .then(")) or (c.confidentiality = 'restricted'")
            .then(below)
            .list(self.supervised.iter().copied())
            .then(")) or exists (select 1 from case_team m where m.case_id = c.id and m.until_at is null and m.staff_id in")
            .list(self.staff.iter().copied())
            .then(") or exists (select 1 from case_openings o where o.case_id = c.id and o.until_at >")
            .then_sql(Sql::new("? and o.staff_id in").bind(self.now))
            .list(self.staff.iter().copied())
            .then(")")
            .then_sql(self.advised())
            .then(")")
    }

    /// The part of the condition that is for advisers.
    fn advised(&self) -> Sql {
        if !self.advises {
            return Sql::new("");
        }
        Sql::new("or exists (select 1 from case_advice v where v.case_id = c.id and v.closed_at is null")
            .then("and (c.confidentiality <> 'sealed' or v.opens_sealed = 1) and v.adviser_id in")
            .list(self.staff.iter().copied())
            .then(")")
    }

    /// The same cases for whoever counts them all, in two parts that have none in common, each led by an index: the normal
    /// ones of the reader's offices, and whatever else the reader may open.
    #[must_use]
    pub fn parts(&self) -> [Sql; 2] {
        let normal =
            "c.confidentiality = 'normal' and c.office_id in (select t.office from office_tree t where t.ancestor in";
        let normal = || Sql::new(normal).list(self.offices.iter().copied()).then(")");
        let staff = || self.staff.iter().copied();
        let others =
            Sql::new("c.id in (select k.id from cases k where k.confidentiality <> 'normal' and k.office_id in")
                .then("(select t.office from office_tree t where t.ancestor in")
                .list(self.supervised.iter().copied())
                .then(") union select m.case_id from case_team m where m.until_at is null and m.staff_id in")
                .list(staff())
                .then("union select o.case_id from case_openings o where o.staff_id in")
                .list(staff())
                .then(") and not (")
                .then_sql(normal())
                .then(") and")
                .then_sql(self.sql());
        [normal(), others]
    }

    /// The same decision without a database.
    #[must_use]
    pub fn admits(&self, case: &Facts) -> bool {
        let covers = |offices: &[Id<Office>]| case.office_and_above.iter().any(|office| offices.contains(office));
        let opened = case.openings.iter().any(|(staff, until)| self.staff.contains(staff) && *until > self.now);
        let by_office = match case.confidentiality {
            Confidentiality::Normal => covers(&self.offices),
            Confidentiality::Restricted => covers(&self.supervised),
            Confidentiality::Sealed => false,
        };
        let sealed = case.confidentiality == Confidentiality::Sealed;
        let advises = |(staff, opens): &(Id<Staff>, bool)| self.staff.contains(staff) && (*opens || !sealed);
        let advised = self.advises && case.advisers.iter().any(advises);
        by_office || opened || advised || case.team.iter().any(|member| self.staff.contains(member))
    }

    /// Who may know of a safety alert, on `cases c` and the result `case_results r` that raised it: the team of the case, and who
    /// asked. Who supervises the office joins the team to know. Narrower than [`Access::sql`], beside which it is always used.
    #[must_use]
    pub fn alert_sql(&self) -> Sql {
        Sql::new("(exists (select 1 from case_team m where m.case_id = c.id and m.until_at is null and m.staff_id in")
            .list(self.staff.iter().copied())
            .then(") or r.author_id in")
            .list(self.staff.iter().copied())
            .then(")")
    }

    /// The same decision without a database; `author` is who asked.
    #[must_use]
    pub fn admits_to_alerts(&self, case: &Facts, author: Id<Staff>) -> bool {
        let in_team = case.team.iter().any(|member| self.staff.contains(member));
        in_team || self.staff.contains(&author)
    }

    /// The actor and those acted for.
    #[must_use]
    pub fn staff(&self) -> &[Id<Staff>] {
        &self.staff
    }

    /// The offices that the reader supervises, each with all below it.
    #[must_use]
    pub fn supervised(&self) -> &[Id<Office>] {
        &self.supervised
    }

    /// The offices, each with all below it.
    #[must_use]
    pub fn offices(&self) -> &[Id<Office>] {
        &self.offices
    }
}
