//! Undoing: what an import made is taken back, the last first; what somebody has worked with since stays and is listed.

use ::store::{Db, Entry, Result, StoreError, Tx};
use kernel::{Actor, Case, Household, Id, Kind as _, Person};
use people::Subject;

use super::working::Broken;
use crate::links::Matters;
use crate::model::{ImportRow, Made, State};
use crate::store::counting::{self, Tally};
use crate::store::{imports, keys, made, rows};

/// Things taken back with one transaction.
const SLICE: i64 = 100;

pub(super) async fn run(
    db: &Db,
    row: &ImportRow,
    actor: &Actor,
    matters: &dyn Matters,
) -> std::result::Result<(), Broken> {
    loop {
        let tx = db.write(actor).await?;
        let last = made::last(&tx, row.id, SLICE).await?;
        if last.is_empty() {
            imports::end(&tx, row, State::Undone).await?;
            imports::forget_file(&tx, row.id).await?;
            rows::forget(&tx, row.id).await?;
            tx.commit().await?;
            return Ok(super::files::forget(db, &row.digest).await?);
        }
        let mut tally = Tally::default();
        for one in &last {
            let gone = take_back(&tx, matters, one).await?;
            made::settle(&tx, row.id, one, gone).await?;
            if gone {
                keys::forget(&tx, row.office, one.about.kind, one.about.id).await?;
            }
            tally.done += 1;
            tally.kept += i64::from(!gone);
        }
        counting::advance(&tx, row, 0, 0, &tally).await?;
        tx.record(Entry::new("import-slice-undone", row.id.as_ref())).await?;
        tx.commit().await?;
    }
}

/// Takes back what a row made; false when somebody has worked with it since.
async fn take_back(tx: &Tx<'_>, matters: &dyn Matters, one: &Made) -> Result<bool> {
    let taken = match one.about.kind {
        Person::KIND => {
            let person: Id<Person> = Id::new(one.about.id);
            !matters.concerns(tx, Subject::Person(person)).await? && people::import::take_back(tx, person).await?
        }
        Household::KIND => {
            let household: Id<Household> = Id::new(one.about.id);
            !matters.concerns(tx, Subject::Household(household)).await?
                && people::import::take_back_household(tx, household).await?
        }
        made::MEMBERSHIP => people::import::take_back_joining(tx, Id::new(one.about.id), Id::new(one.other)).await?,
        Case::KIND => matters.take_back(tx, Id::new(one.about.id)).await?,
        other => return Err(StoreError::Broken(format!("an import made a {other}").into())),
    };
    Ok(taken)
}
