//! What stands outside the registry and holds a person, asked through one trait that the app fills: modules do not see each other.

use std::pin::Pin;

use kernel::{Actor, Id, Person};
use store::{Db, Result};
use ui::Page;

use crate::model::Place;

/// An answer that is on its way.
pub type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// เรื่องหรือบันทึกที่เกี่ยวกับบุคคล: one record of another module about a person, in the reader's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its number, which tells when it was made.
    pub id: i64,
    /// What it is.
    pub title: String,
    /// Its page; empty where it has none.
    pub href: String,
}

/// สิ่งที่อยู่นอกทะเบียนและระบุบุคคล: what follows a person when two records of theirs are merged.
pub trait Elsewhere: Send + Sync {
    /// Every column outside the registry that holds a person.
    fn places(&self) -> Vec<Place>;

    /// The records about a person that the actor may know of, oldest first.
    fn kept<'a>(&'a self, db: &'a Db, p: &'a Page, actor: &'a Actor, person: Id<Person>) -> Asked<'a, Vec<Kept>>;
}

/// Nothing stands outside the registry: for a program of this module alone.
#[derive(Debug, Clone, Copy)]
pub struct Nowhere;

impl Elsewhere for Nowhere {
    fn places(&self) -> Vec<Place> {
        Vec::new()
    }

    fn kept<'a>(&'a self, _: &'a Db, _: &'a Page, _: &'a Actor, _: Id<Person>) -> Asked<'a, Vec<Kept>> {
        Box::pin(std::future::ready(Ok(Vec::new())))
    }
}
