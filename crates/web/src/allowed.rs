//! The permission in the handler's signature: whoever holds an [`Allowed<P>`] may do `P`, and where.

use std::marker::PhantomData;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::{Actor, Day, Id, Lang, Moment, Office, Role};
use store::Db;
use ui::Page;

use crate::app::App;
use crate::failure::Failure;
use crate::visitor::Visitor;

/// สิทธิ์: one act that roles may have, declared in a module's `permissions.rs`.
pub trait Permission: Send + Sync + 'static {
    /// Its stable word: `cases-read`.
    const KEY: &'static str;
    /// The roles that have it.
    const ROLES: &'static [Role];
    /// Whether it may be used by somebody who still owes the second factor that a role of theirs needs: to set one up.
    const WITHOUT_FACTOR: bool = false;
}

/// Proof that the actor may do `P`, with everything a handler needs.
pub struct Allowed<P> {
    app: App,
    actor: Arc<Actor>,
    visitor: Visitor,
    permission: PhantomData<fn() -> P>,
}

impl<P> std::fmt::Debug for Allowed<P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Allowed({})", self.actor.staff)
    }
}

impl<P: Permission> FromRequestParts<App> for Allowed<P> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let visitor = parts.extensions.get::<Visitor>().cloned().ok_or_else(|| Failure::internal("no visitor"))?;
        let Some(actor) = visitor.actor.clone() else {
            let next = if parts.method == axum::http::Method::GET { visitor.path } else { "/".to_owned() };
            return Err(Failure::SignIn(next));
        };
        if visitor.owes_factor && !P::WITHOUT_FACTOR {
            return Err(Failure::FactorOwed);
        }
        if !actor.has_role(P::ROLES) {
            return Err(Failure::Forbidden(P::KEY));
        }
        Ok(Self { app: app.clone(), actor, visitor, permission: PhantomData })
    }
}

impl<P: Permission> Allowed<P> {
    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The offices, each with all below it, where the actor may do `P`.
    #[must_use]
    pub fn offices(&self) -> Vec<Id<Office>> {
        self.actor.offices(P::ROLES)
    }

    /// The roles among those of `P` that the actor has.
    pub fn roles(&self) -> impl Iterator<Item = (Id<Office>, Role)> {
        self.actor.seats.iter().filter(|seat| P::ROLES.contains(&seat.role)).map(|seat| (seat.office, seat.role))
    }

    /// The database.
    #[must_use]
    pub fn db(&self) -> &Db {
        self.app.db()
    }

    /// The program.
    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// The reader's language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.visitor.lang
    }

    /// The session's id.
    #[must_use]
    pub const fn session(&self) -> Option<i64> {
        self.visitor.session
    }

    /// Whether a role of the actor's needs a second factor that this session does not have.
    #[must_use]
    pub const fn owes_factor(&self) -> bool {
        self.visitor.owes_factor
    }

    /// The token of this browser's forms, to which challenges are bound.
    #[must_use]
    pub fn csrf(&self) -> &str {
        &self.visitor.csrf
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.app.now()
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> Day {
        self.app.today()
    }

    /// The part of a page that is the same everywhere; `title` is a text key.
    #[must_use]
    pub fn page(&self, title: &str) -> Page {
        self.visitor.page(&self.app, title)
    }

    /// What official papers are set from: in Thai, whatever language the reader has chosen.
    #[must_use]
    pub fn paper(&self) -> Page {
        Page::for_papers(Arc::clone(self.app.texts()), self.app.today())
    }
}

/// A visitor of a page that anyone may open, signed in or not.
#[derive(Debug)]
pub struct Guest {
    app: App,
    /// What is known of them.
    pub visitor: Visitor,
}

impl FromRequestParts<App> for Guest {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let visitor = parts.extensions.get::<Visitor>().cloned().ok_or_else(|| Failure::internal("no visitor"))?;
        Ok(Self { app: app.clone(), visitor })
    }
}

impl Guest {
    /// The program.
    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// The database.
    #[must_use]
    pub fn db(&self) -> &Db {
        self.app.db()
    }

    /// The part of a page that is the same everywhere; `title` is a text key.
    #[must_use]
    pub fn page(&self, title: &str) -> Page {
        self.visitor.page(&self.app, title)
    }
}
