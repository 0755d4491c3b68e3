//! Persons: who is there already is not doubled, who probably is waits for a decision, the others are registered.

use std::ops::Range;

use ::store::{Pile, Result};
use kernel::{Id, Kind as _, Person};
use offices::events::{self, About, Event};
use people::{Alike, NewPerson};

use super::{Outcome, Storing, end_of, held, is_refused, made_of};
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
    let alike = people::alike_each(storing.db, &persons, storing.today).await?;
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
    let (registered, pile) = register(storing, new).await?;
    let to = end_of(from, part);
    let tx = storing.db.write(storing.actor).await?;
    tx.take(pile).await?;
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
) -> Result<(Vec<Registered<'s>>, Pile)> {
    let aside = storing.db.aside(storing.actor);
    let mut registered = Vec::with_capacity(new.len());
    for (sighted, alike) in new {
        let Some(person) = person(sighted) else { continue };
        let id = people::new_person(&aside, storing.row.office, person).await?;
        let about = About { person: Some(id), ..About::default() };
        events::happened(&aside, Event::PersonRegistered, about, &[storing.row.office]).await?;
        registered.push(Registered { sighted, id, alike });
    }
    Ok((registered, aside.pile()))
}
