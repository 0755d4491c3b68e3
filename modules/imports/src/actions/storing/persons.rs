//! Persons: who is there already is not doubled, who probably is waits for a decision, the others are registered.

use std::ops::Range;

use ::store::{Db, Pile, Result};
use kernel::{Actor, Id, Kind as _, Office, Person};
use offices::events::{self, About, Event};
use people::{Alike, NewPerson};

use super::{Outcome, Storing, end_of, held, is_refused, made_of};
use crate::actions::files::broken;
use crate::actions::reading::Sighted;
use crate::model::RowState;
use crate::rules::Given;
use crate::rules::fate::{self, Fate};
use crate::store::keys;

fn person(sighted: &Sighted) -> Option<&NewPerson> {
    match &sighted.1.given {
        Some(Given::Person(person)) => Some(person),
        _ => None,
    }
}

/// The parts of a slice within which nobody may be somebody else of it.
pub(super) fn parts(slice: &[Sighted]) -> Vec<Range<usize>> {
    let (places, persons): (Vec<usize>, Vec<&NewPerson>) =
        slice.iter().enumerate().filter_map(|(place, sighted)| Some((place, person(sighted)?))).unzip();
    let mut starts: Vec<usize> =
        fate::parts(persons).into_iter().filter_map(|start| places.get(start).copied()).collect();
    match starts.first_mut() {
        Some(first) => *first = 0,
        None => starts.push(0),
    }
    let ends = starts.iter().skip(1).copied().chain([slice.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Somebody who was registered, of which row, and whom they may be.
struct Registered<'s> {
    sighted: &'s Sighted,
    id: Id<Person>,
    alike: Vec<Alike>,
}

/// Stores a part of a slice with one transaction. The registering itself is written aside first: many rows go in with one
/// statement then.
pub(super) async fn store(storing: &Storing<'_>, from: i64, part: &[Sighted]) -> Result<i64> {
    let persons: Vec<&NewPerson> = part.iter().filter_map(person).collect();
    let holders = people::import::holders(storing.db, &persons).await?;
    let today = storing.today;
    let alike = by_many(storing.db, &persons, move |db, persons| async move {
        people::alike_each(&db, &persons.iter().collect::<Vec<_>>(), today).await
    });
    let alike = alike.await?.into_iter().flatten();
    let mut fates = holders.into_iter().zip(alike).map(|(holder, alike)| fate::decide(holder, alike));
    let mut outcome = Outcome::default();
    let mut new = Vec::new();
    let mut known = Vec::new();
    for sighted in part {
        outcome.tally.done += 1;
        if is_refused(sighted) {
            continue;
        }
        match fates.next() {
            Some(Fate::Present(holder)) => {
                outcome.tally.present += 1;
                outcome.held.push(held(storing, sighted, RowState::Present, (holder, None)));
                known.push((sighted, holder));
            }
            Some(Fate::Waiting(probable, likeness)) => {
                outcome.tally.waiting += 1;
                outcome.held.push(held(storing, sighted, RowState::Waiting, (probable, Some(likeness))));
            }
            Some(Fate::New(alike)) => new.push((sighted, alike)),
            None => {}
        }
    }
    let (registered, piles) = register(storing, new).await?;
    let to = end_of(from, part);
    let tx = storing.db.write(storing.actor).await?;
    for pile in piles {
        tx.take(pile).await?;
    }
    for Registered { sighted, id, alike } in &registered {
        outcome.tally.stored += 1;
        outcome.tally.suspected += i64::from(!alike.is_empty());
        for one in alike {
            people::suspect(&tx, *id, one.person, one.probability, &one.reasons).await?;
        }
        outcome.made.push(made_of(sighted, id.as_ref()));
        known.push((sighted, *id));
    }
    for (sighted, id) in known {
        keys::learn(&tx, storing.row.id, storing.row.office, (Person::KIND, &sighted.1.key), id.number()).await?;
    }
    storing.finish(tx, (from, to), outcome).await?;
    Ok(to)
}

/// Writes the registering of persons aside.
async fn register<'s>(
    storing: &Storing<'_>,
    new: Vec<(&'s Sighted, Vec<Alike>)>,
) -> Result<(Vec<Registered<'s>>, Vec<Pile>)> {
    let persons: Vec<&NewPerson> = new.iter().filter_map(|(sighted, _)| person(sighted)).collect();
    let (actor, office) = (storing.actor.clone(), storing.row.office);
    let written =
        by_many(storing.db, &persons, move |db, persons| write_aside(db, actor.clone(), office, persons)).await?;
    let (ids, piles): (Vec<Vec<Id<Person>>>, Vec<Pile>) = written.into_iter().unzip();
    let of = |((sighted, alike), id)| Registered { sighted, id, alike };
    Ok((new.into_iter().zip(ids.into_iter().flatten()).map(of).collect(), piles))
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

/// Persons that are worth a thread of their own.
const WORTH: usize = 32;
/// The most that work on a part: the others of a machine are left to those who wait for a page.
const HANDS: usize = 4;

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
