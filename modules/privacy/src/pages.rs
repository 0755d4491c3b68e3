//! The HTTP edge: paths, permissions, a few lines per handler.

mod access;
mod activities;
mod breaches;
mod consents;
mod copies;
mod overview;
mod persons;
mod requests;

use std::collections::HashMap;
use std::sync::Arc;

use axum::Extension;
use kernel::{Id, Office, Person};
use offices::Scope;
use people::{Brief, Subject};
use store::Slice;
use web::{Allowed, Failure, Permission, Routes};

use crate::links::Elsewhere;
use crate::permissions::SeeRequests;
use crate::store::requests::Sight;

/// What the other modules hold, as handlers take it.
type Others = Extension<Arc<dyn Elsewhere>>;
/// What stands behind the `?` of an address.
type Query = axum::extract::Query<HashMap<String, String>>;

/// Rows on a page.
const ROWS: i64 = 30;

pub(crate) fn routes(elsewhere: Arc<dyn Elsewhere>) -> Routes {
    let whole = Routes::new().and(overview::routes()).and(activities::routes()).and(breaches::routes());
    let person = whole.and(persons::routes()).and(consents::routes()).and(access::routes());
    person.and(requests::routes()).and(copies::routes()).holding(elsewhere)
}

/// The part of a list that is asked for.
fn part(query: &Query) -> store::Page {
    store::Page::parse(query.get("page").map_or("", String::as_str), ROWS)
}

/// The addresses of the neighbouring pages; `start` ends with `?` or `&`.
fn neighbours<T>(slice: &Slice<T>, start: &str) -> (Option<String>, Option<String>) {
    let there = |number: i64| format!("{start}page={number}");
    let number = slice.page.number;
    ((number > 1).then(|| there(number - 1)), slice.more.then(|| there(number + 1)))
}

/// A person whom an office of the actor looks after: whoever is not one of theirs is not found.
async fn person<P: Permission>(at: &Allowed<P>, id: Id<Person>) -> Result<Brief, Failure> {
    let id = people::resolve(at.db(), id).await?;
    if !people::may_read(at.db(), &Scope::of(at), Subject::Person(id)).await? {
        return Err(Failure::NotFound);
    }
    Ok(people::brief(at.db(), id).await?)
}

/// Who may read requests: by their office, and by the part that they were given.
fn sight<P: Permission>(at: &Allowed<P>) -> Sight {
    Sight::new(Scope::for_permission::<SeeRequests>(at.actor()), at.actor())
}

/// The office for which the actor works at that: their own where they may, else the first where they may.
fn desk<P: Permission>(at: &Allowed<P>) -> Result<Id<Office>, Failure> {
    let offices = at.offices();
    let own = offices.iter().find(|office| **office == at.actor().office);
    own.or_else(|| offices.first()).copied().ok_or(Failure::Forbidden(P::KEY))
}
