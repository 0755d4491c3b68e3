//! Comparing a part of a register with the registry, by as many threads as the machine has to spare. Whoever is new is
//! written aside at once: many rows go in with one statement then.

use std::sync::Arc;

use ::store::{Db, Pile, Result};
use kernel::{Actor, Day, Id, Office, Person};
use offices::events::{self, About, Event};
use people::NewPerson;

use super::Storing;
use super::parts::Part;
use crate::actions::files::broken;
use crate::rules::fate::{self, Fate};

/// Persons that are worth a thread of their own.
const WORTH: usize = 32;
/// The most that work on a part: the others of a machine are left to those who wait for a page.
const HANDS: usize = 4;

/// What it takes to compare, for a task of its own.
#[derive(Clone)]
pub(super) struct Comparing {
    db: Db,
    actor: Actor,
    office: Id<Office>,
    today: Day,
}

/// What becomes of each row that was understood, and whoever is new, written aside.
pub(super) struct Compared {
    pub(super) fates: Vec<Fate>,
    pub(super) ids: Vec<Id<Person>>,
    pub(super) piles: Vec<Pile>,
}

impl Comparing {
    pub(super) fn of(storing: &Storing<'_>) -> Self {
        let Storing { db, actor, row, today, .. } = storing;
        Self { db: (*db).clone(), actor: (*actor).clone(), office: row.office, today: *today }
    }

    pub(super) async fn compare(self, part: Arc<Part>) -> Result<Compared> {
        let persons = part.persons();
        let holders = people::import::holders(&self.db, &persons).await?;
        let today = self.today;
        let alike = by_many(&self.db, &persons, move |db, persons| async move {
            people::alike_each(&db, &persons.iter().collect::<Vec<_>>(), today).await
        });
        let alike = alike.await?.into_iter().flatten();
        let fates: Vec<Fate> =
            holders.into_iter().zip(alike).map(|(holder, alike)| fate::decide(holder, alike)).collect();
        let is_new = |(person, fate)| matches!(fate, &Fate::New(_)).then_some(person);
        let new: Vec<&NewPerson> = persons.into_iter().zip(&fates).filter_map(is_new).collect();
        let (actor, office) = (self.actor, self.office);
        let written =
            by_many(&self.db, &new, move |db, persons| write_aside(db, actor.clone(), office, persons)).await?;
        let (ids, piles): (Vec<Vec<Id<Person>>>, Vec<Pile>) = written.into_iter().unzip();
        Ok(Compared { fates, ids: ids.concat(), piles })
    }
}

async fn write_aside(
    db: Db,
    actor: Actor,
    office: Id<Office>,
    persons: Vec<NewPerson>,
) -> Result<(Vec<Id<Person>>, Pile)> {
    let aside = db.aside(&actor);
    let mut ids = Vec::with_capacity(persons.len());
    for person in &persons {
        let id = people::new_person(&aside, office, person).await?;
        let about = About { person: Some(id), ..About::default() };
        events::happened(&aside, Event::PersonRegistered, about, &[office]).await?;
        ids.push(id);
    }
    Ok((ids, aside.pile()))
}

/// Has a part of the persons done by each of some threads; the answers stand in the order of the persons.
async fn by_many<T, W, F>(db: &Db, persons: &[&NewPerson], work: W) -> Result<Vec<T>>
where
    T: Send + 'static,
    W: Fn(Db, Vec<NewPerson>) -> F,
    F: Future<Output = Result<T>> + Send + 'static,
{
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let each = persons.len().div_ceil(cores.min(HANDS)).max(WORTH);
    let begin = |part: &[&NewPerson]| tokio::spawn(work(db.clone(), part.iter().copied().cloned().collect()));
    let at_work: Vec<_> = persons.chunks(each).map(begin).collect();
    let mut done = Vec::with_capacity(at_work.len());
    for part in at_work {
        done.push(part.await.map_err(broken)??);
    }
    Ok(done)
}
