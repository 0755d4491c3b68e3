//! งานทบทวนทะเบียน: looking through new and changed records for those that may be of one person, a few at a time.

use std::collections::HashSet;
use std::sync::Arc;

use ::jobs::{Handlers, Job, Task};
use kernel::{Id, Person};
use serde::{Deserialize, Serialize};
use store::{By, Db, Result, Tx};

use crate::links::Elsewhere;
use crate::model::NewPerson;
use crate::store::{pairs, persons, reviewing};
use crate::{actions, rules};

/// Minutes between two turns.
const TURN: i64 = 60;
/// Records of each kind that one step looks at: its transaction writes for a few milliseconds.
const STEP: i64 = 200;
/// Minutes after which every record that was begun before is committed.
const SETTLED: i64 = 10;
/// On whose behalf.
const PART: By<'static> = By::System("registry-review");

/// งานทบทวนทะเบียน
#[derive(Debug, Serialize, Deserialize)]
struct Review {}

impl Task for Review {
    const KIND: &'static str = "registry-review";
}

/// What this module does in the background.
#[must_use]
pub fn handlers(elsewhere: Arc<dyn Elsewhere>) -> Handlers {
    Handlers::new()
        .on(move |db: Db, job: Job<Review>| {
            let elsewhere = Arc::clone(&elsewhere);
            async move {
                actions::sweep(&db, elsewhere.as_ref()).await?;
                let more = review(&db).await?;
                let tx = db.write(PART).await?;
                if more && rules::is_night(tx.now().wall().hour()) {
                    ::jobs::add_keyed(&tx, &Review {}, "night").await?;
                }
                job.finish(&tx).await?;
                Ok(tx.commit().await?)
            }
        })
        .every(TURN, &Review {})
}

/// One turn: looks through the records that are new or were changed; answers whether there is more. Each step is committed with how
/// far it came, so that a turn that is broken off goes on where it was.
///
/// # Errors
/// [`store::StoreError`].
pub async fn review(db: &Db) -> Result<bool> {
    for _ in 0..rules::steps(db.now().wall().hour()) {
        if !::jobs::unhurried(step(db)).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Looks at the next records; answers whether there were any.
async fn step(db: &Db) -> Result<bool> {
    let due = reviewing::due(db, db.now().plus_minutes(-SETTLED), STEP).await?;
    let mut seen = HashSet::new();
    let ids: Vec<Id<Person>> = due.persons().into_iter().filter(|id| seen.insert(*id)).collect();
    if ids.is_empty() {
        return Ok(false);
    }
    let persons = persons::records(db, &ids).await?;
    let each: Vec<&NewPerson> = persons.iter().map(|(_, person)| person).collect();
    let alike = crate::alike_each(db, &each, db.now().day()).await?;
    let tx = db.write(PART).await?;
    for ((id, _), alike) in persons.iter().zip(alike) {
        suspect(&tx, *id, alike).await?;
    }
    reviewing::done(&tx, &due).await?;
    tx.commit().await?;
    Ok(true)
}

async fn suspect(tx: &Tx<'_>, id: Id<Person>, alike: Vec<crate::Alike>) -> Result<()> {
    for other in alike.iter().filter(|other| other.person != id) {
        if rules::worth_review(other.probability, &other.reasons) {
            pairs::suspect(tx, (id, other.person), other.probability, &other.reasons).await?;
        }
    }
    Ok(())
}
