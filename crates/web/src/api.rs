//! The edge for other programs, `/api/v1`: the same permissions, access and commands as the pages, in JSON.
//!
//! A request carries a bearer token instead of cookies; its actor has the seats of the token's owner, narrowed by [`Scope`]s. A
//! handler takes [`Allowed`](crate::Allowed) as any other, reads a [`Json`] body and answers a [`Reply`] or a [`Problem`].

mod body;
mod cursor;
mod json;
mod meeting;
mod once;
mod pace;
mod problem;
mod reply;
mod routes;
mod scope;
mod spec;

pub use body::{Json, Raw};
pub use cursor::{Cursor, Slice, limit};
pub use json::{PartialDay, day, day_text, given, iso_partial, present};
pub use meeting::Caller;
pub use once::{Key, sweep};
pub use problem::{ApiAnswer, Fault, Problem, faults};
pub use reply::{Conditions, Reply};
pub use routes::{ApiRoutes, Operation};
pub use scope::{Scope, TokenHolder};
pub use spec::{
    ProblemBody, code, day_or_null, day_schema, document, id, partial_day_or_null, partial_day_schema, text_or_null,
};

pub(crate) use meeting::meet;
pub(crate) use pace::Pace;
pub(crate) use problem::{no_such_resource, show};

/// Where the edge begins.
pub const ROOT: &str = "/api/v1";

/// The tables of the edge: answers kept for those who ask twice.
#[must_use]
pub fn migrations() -> Vec<store::Migration> {
    vec![store::Migration::new("202611220610_api", include_str!("../migrations/202611220610_api.sql"))]
}
