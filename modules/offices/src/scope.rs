//! Where somebody may act: office subtree and people acted for, defined once, used to filter lists in SQL and to guard
//! single records.

use kernel::{Actor, Id, Office, Role, Staff};
use store::{Result, Source, Sql};
use web::{Allowed, Permission};

use crate::rules::tree::Tree;

/// ขอบเขต: the offices (each with all below it) in which an act is allowed, and those on whose behalf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    staff: Vec<Id<Staff>>,
    offices: Vec<Id<Office>>,
}

impl Scope {
    /// The scope of an act that the actor may do: it comes only out of the permission.
    #[must_use]
    pub fn of<P: Permission>(allowed: &Allowed<P>) -> Self {
        Self { staff: allowed.actor().staff_ids(), offices: allowed.offices() }
    }

    /// The scope that these roles give an actor, for jobs and tests that have no request.
    #[must_use]
    pub fn with_roles(actor: &Actor, roles: &[Role]) -> Self {
        Self { staff: actor.staff_ids(), offices: actor.offices(roles) }
    }

    /// The scope of an act that a page only mentions, such as a link shown to those who may follow it.
    #[must_use]
    pub fn for_permission<P: Permission>(actor: &Actor) -> Self {
        Self::with_roles(actor, P::ROLES)
    }

    /// The actor, and every colleague acted for today.
    #[must_use]
    pub fn staff(&self) -> &[Id<Staff>] {
        &self.staff
    }

    /// The tops of the subtrees.
    #[must_use]
    pub fn offices(&self) -> &[Id<Office>] {
        &self.offices
    }

    /// The condition that a column holds an office within the scope.
    #[must_use]
    pub fn within(&self, column: &str) -> Sql {
        Sql::new(format!("{column} in (select office from office_tree where ancestor in"))
            .list(self.offices.iter().copied())
            .then(")")
    }

    /// Whether an office lies within the scope, asked of the database.
    ///
    /// # Errors
    /// [`store::StoreError`].
    pub async fn covers(&self, on: &impl Source, office: Id<Office>) -> Result<bool> {
        let sql = Sql::new("select office from office_tree where office = ? and ancestor in").bind(office);
        let found: Option<(i64,)> = on.first(sql.list(self.offices.iter().copied()).then("limit 1")).await?;
        Ok(found.is_some())
    }

    /// Whether an office lies within the scope, decided on a tree in memory: the pure twin of [`Scope::within`].
    #[must_use]
    pub fn covers_in(&self, tree: &Tree, office: Id<Office>) -> bool {
        tree.way_up(office).iter().any(|above| self.offices.contains(above))
    }
}
