//! Forgetting: files of imports that nobody went on with, and held rows once they are old.

use ::store::{By, Db, Entry, Result};

use super::{files, phases};
use crate::model::State;
use crate::store::{imports, rows};

/// Hours after which an import that stored nothing is given up: two weeks.
const OPEN: i64 = 14 * 24;
/// Hours for which the rows of an import that is done are kept: ninety days, in which it can be put right and undone.
const KEPT: i64 = 90 * 24;
/// Imports of one sweep.
const MOST: i64 = 50;

/// Forgets what is old enough. It may be done again at once.
pub(crate) async fn sweep(db: &Db) -> Result<()> {
    for state in [State::Mapping, State::Checked] {
        for row in imports::left(db, state, db.now().plus_hours(-OPEN), MOST).await? {
            if row.has_stored() {
                continue;
            }
            let tx = db.write(By::System("imports")).await?;
            phases::drop_open(&tx, &row).await?;
            tx.record(Entry::new("import-discarded", row.id.as_ref())).await?;
            tx.commit().await?;
            files::forget(db, &row.digest).await?;
        }
    }
    for row in imports::left(db, State::Done, db.now().plus_hours(-KEPT), MOST).await? {
        let tx = db.write(By::System("imports")).await?;
        rows::forget(&tx, row.id).await?;
        imports::close(&tx, &row).await?;
        tx.commit().await?;
    }
    Ok(())
}
