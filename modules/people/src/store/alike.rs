//! Who in the registry may be a person that is about to be written down.

use kernel::{Day, Id, Person};
use store::{Result, Source};

use crate::model::{Alike, NewPerson};
use crate::query::Query;
use crate::store::finding;

/// People told of one person.
const MOST: usize = 8;

/// Who may be this person, likeliest first.
pub(crate) async fn of(
    on: &impl Source,
    person: &NewPerson,
    but: Option<Id<Person>>,
    today: Day,
) -> Result<Vec<Alike>> {
    let found = finding::find(on, &Query::of(person), today, MOST + 1).await?;
    let others = found.into_iter().filter(|(card, _)| Some(card.id) != but);
    let alike = others.map(|(card, likeness)| {
        let probability = f64::from(i32::try_from(likeness.score.clamp(0, 400)).unwrap_or(0)) / 400.0;
        Alike { person: card.id, probability, reasons: likeness.reasons }
    });
    Ok(alike.filter(|alike| alike.probability > 0.25).take(MOST).collect())
}

/// The same for many, in their order.
pub(crate) async fn of_each(on: &impl Source, persons: &[&NewPerson], today: Day) -> Result<Vec<Vec<Alike>>> {
    let mut each = Vec::with_capacity(persons.len());
    for person in persons {
        each.push(of(on, person, None, today).await?);
    }
    Ok(each)
}
