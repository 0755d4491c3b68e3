//! What other modules hold of a person, asked through one trait that the app fills: modules do not see each other.

use std::pin::Pin;

use kernel::{Actor, Day, Held, Id, Person, Ref, Staff, Weighed};
use store::{Db, Result, Tx};
use ui::Page;

/// An answer that is on its way.
pub type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// สิ่งที่ส่วนงานอื่นถือไว้: each answers within what the actor may know.
pub trait Elsewhere: Send + Sync {
    /// Everything held of a person, in the words of a page; that it was copied is recorded.
    fn held<'a>(&'a self, db: &'a Db, p: &'a Page, actor: &'a Actor, person: Id<Person>) -> Asked<'a, Vec<Held>>;

    /// The records about a person whose entries in the audit log tell who saw or changed them.
    fn about<'a>(&'a self, db: &'a Db, actor: &'a Actor, person: Id<Person>) -> Asked<'a, Vec<Ref>>;

    /// The records about a person, and what stands against erasing each today.
    fn weighed<'a>(&'a self, db: &'a Db, p: &'a Page, actor: &'a Actor, person: Id<Person>) -> Asked<'a, Vec<Weighed>>;

    /// A person withdrew a consent, for the purpose of that code and from that day: what rests on it stops, in the same transaction.
    fn withdrawn<'a>(&'a self, tx: &'a Tx<'_>, person: Id<Person>, of: (&'a str, Day)) -> Asked<'a, ()>;

    /// Who must prepare parts of a copy that only they may read.
    fn keepers<'a>(&'a self, db: &'a Db, person: Id<Person>) -> Asked<'a, Vec<Id<Staff>>>;
}
