//! Deciding about a pair without merging it: not the same person, ask those who look after the other, look at it again.

use kernel::{Actor, Id, Office, Person, Staff};
use offices::NewNotice;
use store::{Db, Entry, StoreError, Tx};

use super::Done;
use crate::model::{Pair, PairRow, PairState};
use crate::store::{pairs, persons, reach};

/// Two records that somebody holds to be of one person: the pair of theirs, found or made.
pub(crate) async fn name_pair(db: &Db, actor: &Actor, one: Id<Person>, other: Id<Person>) -> Done<Id<Pair>> {
    crate::rules::relate(one, other)?;
    let tx = db.write(actor).await?;
    pairs::suspect(&tx, (one, other), 1.0, &[]).await?;
    let (one, other) = (persons::resolve(&tx, one).await?, persons::resolve(&tx, other).await?);
    crate::rules::relate(one, other)?;
    let pair = pairs::of_both(&tx, one, other).await?.ok_or(StoreError::NotFound)?;
    tx.record(Entry::new("people-pair-named", pair.id.as_ref())).await?;
    tx.commit().await?;
    Ok(pair.id)
}

/// Remembers that the two are not the same person; they are not proposed again.
pub(crate) async fn differ(db: &Db, actor: &Actor, (pair, version): (Id<Pair>, i64), why: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = open(&tx, pair, version).await?;
    pairs::decide(&tx, &row, PairState::Different, why).await?;
    pairs::unqueue(&tx, pair).await?;
    tx.record(Entry::new("people-pair-different", pair.as_ref()).reason(why)).await?;
    Ok(tx.commit().await?)
}

/// Looks at a pair again that was held to be two persons.
pub(crate) async fn reopen(db: &Db, actor: &Actor, (pair, version): (Id<Pair>, i64)) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = pairs::one(&tx, pair).await?;
    if row.version != version || row.state != PairState::Different {
        return Err(StoreError::Stale.into());
    }
    pairs::decide(&tx, &row, PairState::Waiting, "").await?;
    pairs::queue(&tx, pair).await?;
    tx.record(Entry::new("people-pair-reopened", pair.as_ref())).await?;
    Ok(tx.commit().await?)
}

/// Asks the supervisors of the offices that look after the record which the actor may not see. They learn that there is a pair, and
/// who asks.
pub(crate) async fn ask(db: &Db, actor: &Actor, (pair, version): (Id<Pair>, i64), hidden: Id<Person>) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = open(&tx, pair, version).await?;
    let mut asked: Vec<Id<Staff>> = Vec::new();
    for office in reach::offices(&tx, hidden.as_ref()).await? {
        tell(&tx, actor, pair, office, &mut asked).await?;
    }
    pairs::decide(&tx, &row, PairState::Asked, "").await?;
    tx.record(Entry::new("people-pair-asked", pair.as_ref())).await?;
    Ok(tx.commit().await?)
}

async fn tell(tx: &Tx<'_>, actor: &Actor, pair: Id<Pair>, office: Id<Office>, asked: &mut Vec<Id<Staff>>) -> Done<()> {
    for supervisor in offices::supervisors(tx, office, tx.now().day()).await? {
        if asked.contains(&supervisor.id) {
            continue;
        }
        asked.push(supervisor.id);
        let args = [("who", actor.name.as_str()), ("office", actor.office_name.as_str())];
        let href = format!("/people/pairs/{pair}");
        let notice = NewNotice { key: "people-notice-pair", args: &args, about: pair.as_ref(), href };
        offices::notify(tx, supervisor.id, notice).await?;
    }
    Ok(())
}

/// A pair that nobody has decided, as it was read.
pub(super) async fn open(tx: &Tx<'_>, pair: Id<Pair>, version: i64) -> store::Result<PairRow> {
    let row = pairs::one(tx, pair).await?;
    if row.version == version && row.state.is_open() { Ok(row) } else { Err(StoreError::Stale) }
}
