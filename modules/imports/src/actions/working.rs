//! The work of the background on one import: the phase it is in, from where it was left.

use ::jobs::{Job, Setback};
use ::store::{By, Db, Result, StoreError};
use kernel::Actor;
use offices::Scope;
use sheets::Unreadable;
use web::Permission as _;

use super::{checking, storing, undoing};
use crate::jobs::Work;
use crate::links::Matters;
use crate::model::{ImportRow, State};
use crate::permissions::ImportPeople;
use crate::store::imports;

/// Why a phase did not come to its end.
#[derive(Debug)]
pub(super) enum Broken {
    /// The database; it is tried again.
    Store(StoreError),
    /// The file, or the rights of whoever began it: a person must look. The text key of why.
    For(&'static str),
}

impl From<StoreError> for Broken {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Unreadable> for Broken {
    fn from(why: Unreadable) -> Self {
        Self::For(why.key())
    }
}

/// Works on an import until its phase ends. Killed in the middle it goes on behind the last slice that was committed.
pub(crate) async fn work(db: Db, job: Job<Work>, matters: &dyn Matters) -> std::result::Result<(), Setback> {
    let row = imports::load(&db, job.task.import).await?;
    match phase(&db, &row, matters).await {
        Ok(()) => Ok(()),
        // Stale: another worker is ahead with the same phase. This job stays, should that one die.
        Err(Broken::Store(error)) => Err(error.into()),
        Err(Broken::For(key)) => Ok(stop(&db, &row, key).await?),
    }
}

async fn phase(db: &Db, row: &ImportRow, matters: &dyn Matters) -> std::result::Result<(), Broken> {
    match row.state {
        State::Checking => checking::run(db, row).await,
        State::Storing => storing::run(db, row, &actor(db, row).await?, matters).await,
        State::Undoing => undoing::run(db, row, &actor(db, row).await?, matters).await,
        _ => Ok(()),
    }
}

/// Whoever began the import, as they are today: who may no longer import there does not go on importing.
async fn actor(db: &Db, row: &ImportRow) -> std::result::Result<Actor, Broken> {
    let actor = offices::actor(db, row.made_by, db.now().day()).await?;
    let scope = Scope::with_roles(&actor, ImportPeople::ROLES);
    if scope.covers(db, row.office).await? { Ok(actor) } else { Err(Broken::For("imports-trouble-rights")) }
}

/// Back to where a person can begin the phase again.
async fn stop(db: &Db, row: &ImportRow, key: &'static str) -> Result<()> {
    let back = match row.state {
        State::Checking => State::Mapping,
        State::Undoing => State::Done,
        _ => State::Checked,
    };
    let tx = db.write(By::System("imports")).await?;
    imports::stop(&tx, row, back, key).await?;
    tx.commit().await
}
