//! Persons: who is there already is not doubled, who probably is waits for a decision, the others are registered. While one
//! part is written the next is compared.

use std::sync::Arc;

use ::store::{Result, StoreError};
use kernel::{Id, Kind as _, Person};
use people::Alike;
use sheets::Unreadable;
use tokio::sync::mpsc::Receiver;
use tokio::task::JoinHandle;

use super::comparing::{Compared, Comparing};
use super::parts::{Part, Parts};
use super::{Outcome, Storing, end_of, held, is_refused, made_of};
use crate::actions::files::broken;
use crate::actions::reading::Sighted;
use crate::actions::working::Broken;
use crate::model::RowState;
use crate::rules::fate::Fate;
use crate::store::keys;

/// How often a part is tried when others register the same numbers at the same time.
const TRIES: usize = 3;

type Comparison = JoinHandle<Result<Compared>>;

pub(super) async fn run(
    storing: &Storing<'_>,
    slices: Receiver<std::result::Result<Vec<Sighted>, Unreadable>>,
) -> std::result::Result<(), Broken> {
    let mut parts = Parts::of(slices);
    let mut last = storing.row.last_row;
    let mut now = parts.next().await?.map(Arc::new);
    let mut ahead: Option<Comparison> = None;
    while let Some(part) = now {
        let compared = match ahead.take() {
            Some(comparison) => comparison,
            None => begin(storing, &part),
        }
        .await
        .map_err(broken)??;
        let next = parts.next().await.map(|next| next.map(Arc::new));
        if let Ok(Some(next)) = &next {
            ahead = next.is_apart_from(&part).then(|| begin(storing, next));
        }
        last = store(storing, last, &part, compared).await?;
        now = next?;
    }
    Ok(())
}

fn begin(storing: &Storing<'_>, part: &Arc<Part>) -> Comparison {
    tokio::spawn(Comparing::of(storing).compare(Arc::clone(part)))
}

/// Writes a part; compared once more when somebody registered one of its numbers meanwhile: then that row is present.
async fn store(storing: &Storing<'_>, from: i64, part: &Arc<Part>, mut compared: Compared) -> Result<i64> {
    let mut tries = 1;
    loop {
        match write(storing, from, part, compared).await {
            Err(StoreError::Taken) if tries < TRIES => tries += 1,
            done => return done,
        }
        compared = begin(storing, part).await.map_err(broken)??;
    }
}

/// Somebody who was registered, of which row, and whom they may be.
struct Registered<'s> {
    sighted: &'s Sighted,
    id: Id<Person>,
    alike: Vec<Alike>,
}

/// One part, in one transaction.
async fn write(storing: &Storing<'_>, from: i64, part: &Part, compared: Compared) -> Result<i64> {
    let Compared { fates, ids, piles } = compared;
    let (mut fates, mut ids) = (fates.into_iter(), ids.into_iter());
    let mut outcome = Outcome::default();
    let (mut registered, mut known) = (Vec::new(), Vec::new());
    for sighted in &part.rows {
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
            Some(Fate::New(alike)) => registered.extend(ids.next().map(|id| Registered { sighted, id, alike })),
            None => {}
        }
    }
    let to = end_of(from, &part.rows);
    let tx = storing.db.write(storing.actor).await?;
    for pile in piles {
        tx.take(pile).await?;
    }
    for Registered { sighted, id, alike } in registered {
        outcome.tally.stored += 1;
        outcome.tally.suspected += i64::from(!alike.is_empty());
        for one in &alike {
            people::suspect(&tx, id, one.person, one.probability, &one.reasons).await?;
        }
        outcome.made.push(made_of(sighted, id.as_ref()));
        known.push((sighted, id));
    }
    for (sighted, id) in known {
        keys::learn(&tx, storing.row.id, storing.row.office, (Person::KIND, &sighted.1.key), id.number()).await?;
    }
    storing.finish(tx, (from, to), outcome).await?;
    Ok(to)
}
