//! รวมและแยกระเบียน: one record taken into another with everything that points to it, and both restored.

use kernel::{Actor, Group, Household, Id, Person, Role};
use offices::events::{self, About, Event};
use serde_json::json;
use store::{Db, Entry, StoreError, Tx};

use super::{Done, pairs as about_pairs, taken};
use crate::links::Elsewhere;
use crate::model::{Choices, Copied, Merge, MergeRow, NewPerson, Pair, PairState, Place, Which};
use crate::rules;
use crate::store::persons::{self, Record};
use crate::store::{finding, merging, moving, pairs, reach, relations};

/// การสั่งรวม: which pair, as it was read, and what is chosen.
#[derive(Debug, Clone)]
pub(crate) struct Merging<'a> {
    /// The pair.
    pub pair: Id<Pair>,
    /// Its version.
    pub version: i64,
    /// The versions of the record that stays and of the one that goes.
    pub versions: (i64, i64),
    /// From which record each differing detail is taken.
    pub choices: &'a Choices,
    /// Why; where nothing contradicts it may be empty.
    pub reason: &'a str,
}

/// Merges the two records of a pair; answers the one that stays. Whoever read an older state of the pair or of either record is told
/// so, and nothing happens.
pub(crate) async fn merge(db: &Db, actor: &Actor, elsewhere: &dyn Elsewhere, command: Merging<'_>) -> Done<Id<Person>> {
    let tx = db.write(actor).await?;
    let pair = about_pairs::open(&tx, command.pair, command.version).await?;
    let (kept, gone) =
        (as_read(&tx, pair.a, command.versions.0).await?, as_read(&tx, pair.b, command.versions.1).await?);
    judge(&tx, actor, (&kept, &gone), command.reason).await?;
    let one = rules::merged(&kept.person, &gone.person, command.choices);
    let merge = merging::begin(&tx, (kept.id, gone.id), pair.id, command.reason).await?;
    merging::copy(&tx, merge, Copied::Before, (kept.id, &kept.person.former)).await?;
    unite(&tx, (&kept, &gone), &one).await?;
    merging::copy(&tx, merge, Copied::After, (kept.id, &one.former)).await?;
    carry(&tx, merge, &crate::places(elsewhere), (gone.id, kept.id)).await?;
    pairs::decide(&tx, &pair, PairState::Merged, command.reason).await?;
    pairs::unqueue(&tx, pair.id).await?;
    pairs::carry(&tx, merge, (gone.id, kept.id)).await?;
    tell(&tx, ("person-merged", Event::PersonMerged), (kept.id, gone.id), command.reason).await?;
    tx.commit().await?;
    Ok(kept.id)
}

/// Merges two records as it is proposed.
pub(crate) async fn merge_as_proposed(
    db: &Db,
    actor: &Actor,
    elsewhere: &dyn Elsewhere,
    (one, other): (Id<Person>, Id<Person>),
    reason: &str,
) -> Done<Id<Person>> {
    let pair = about_pairs::name_pair(db, actor, one, other).await?;
    let pair = pairs::one(db, pair).await?;
    let (a, b) = (persons::record(db, pair.a).await?, persons::record(db, pair.b).await?);
    let choices = rules::proposed(&a.person, &b.person, newer(&a, &b));
    let versions = (a.version, b.version);
    merge(db, actor, elsewhere, Merging { pair: pair.id, version: pair.version, versions, choices: &choices, reason })
        .await
}

/// The record that was changed last.
pub(crate) fn newer(a: &Record, b: &Record) -> Which {
    if b.changed_at > a.changed_at { Which::B } else { Which::A }
}

/// Hours after which nothing can still be on its way to a record that was merged.
const ON_THE_WAY: i64 = 3;

/// Carries over what was written about a merged record by a command that had begun before it was merged.
pub(crate) async fn sweep(db: &Db, elsewhere: &dyn Elsewhere) -> store::Result<()> {
    let places = crate::places(elsewhere);
    for row in merging::since(db, db.now().plus_hours(-ON_THE_WAY)).await? {
        let tx = db.write(store::By::System("registry-review")).await?;
        for place in &places {
            moving::carry(&tx, row.id, place, (row.gone, row.kept)).await?;
        }
        moving::carry_offices(&tx, row.id, (row.gone, row.kept)).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// A record that still has the version that was read, and leads to nobody else.
async fn as_read(tx: &Tx<'_>, id: Id<Person>, version: i64) -> store::Result<Record> {
    let record = persons::record(tx, id).await?;
    let here = persons::resolve(tx, id).await?;
    if record.version == version && here == id { Ok(record) } else { Err(StoreError::Stale) }
}

async fn judge(tx: &Tx<'_>, actor: &Actor, (kept, gone): (&Record, &Record), reason: &str) -> Done<()> {
    let related = relations::of(tx, gone.id).await?;
    let related = related.iter().filter(|row| row.seen_from(gone.id).0 == kept.id).count();
    rules::unrelated(related)?;
    let found = rules::contradictions(&kept.person, &gone.person);
    rules::answered(&found, reason, actor.has_role(&[Role::Supervisor]))?;
    Ok(rules::short_way(depth(tx, gone.id).await?)?)
}

/// How many steps the longest way to a record has.
async fn depth(tx: &Tx<'_>, id: Id<Person>) -> store::Result<usize> {
    let (mut edge, mut depth) = (vec![id], 0);
    while !edge.is_empty() && depth < 32 {
        edge = merging::below(tx, &edge).await?;
        depth += 1;
    }
    Ok(depth)
}

/// The record that stays says what was chosen; the other leads to it, and is found under the number that was not chosen.
async fn unite(tx: &Tx<'_>, (kept, gone): (&Record, &Record), one: &NewPerson) -> Done<()> {
    merging::send_on(tx, gone.id, gone.version, kept.id).await?;
    persons::update(tx, kept.id, kept.version, one).await.map_err(taken)?;
    let left = [&gone.person, &kept.person].into_iter().find(|person| person.identity != one.identity);
    if let Some(left) = left {
        merging::find_under(tx, gone.id, left).await?;
    }
    Ok(search::forget(tx, gone.id.as_ref()).await?)
}

/// Everything that points to the record that goes points to the one that stays.
async fn carry(tx: &Tx<'_>, merge: Id<Merge>, places: &[Place], (from, to): (Id<Person>, Id<Person>)) -> Done<()> {
    moving::put_aside::<Household>(tx, merge, (from, to)).await?;
    moving::put_aside::<Group>(tx, merge, (from, to)).await?;
    moving::hide_relations(tx, merge, (from, to)).await?;
    for place in places {
        moving::carry(tx, merge, place, (from, to)).await?;
    }
    Ok(moving::carry_offices(tx, merge, (from, to)).await?)
}

/// Separates two records again. What was changed in the one that stayed since, and what was added to it, stays with it.
pub(crate) async fn separate(
    db: &Db,
    actor: &Actor,
    elsewhere: &dyn Elsewhere,
    (kept, version): (Id<Person>, i64),
    (merge, reason, different): (Id<Merge>, &str, bool),
) -> Done<Id<Person>> {
    let tx = db.write(actor).await?;
    let record = as_read(&tx, kept, version).await?;
    let row = merging::standing(&tx, kept, merge).await.map_err(gone_meanwhile)?;
    rules::latest(merging::into(&tx, kept).await?.first().is_some_and(|latest| latest.id == merge))?;
    merging::undo(&tx, merge).await?;
    restore(&tx, &record, &row).await?;
    for place in crate::places(elsewhere) {
        moving::give_back(&tx, merge, &place, (kept, row.gone)).await?;
    }
    moving::bring_back::<Household>(&tx, merge, row.gone).await?;
    moving::bring_back::<Group>(&tx, merge, row.gone).await?;
    moving::show_relations(&tx, merge).await?;
    moving::give_back_offices(&tx, merge, (kept, row.gone)).await?;
    settle_pairs(&tx, &row, (reason, different)).await?;
    tell(&tx, ("person-separated", Event::PersonSeparated), (kept, row.gone), reason).await?;
    tx.commit().await?;
    Ok(row.gone)
}

/// A merging that is not there any more was undone by somebody else.
fn gone_meanwhile(error: StoreError) -> StoreError {
    if matches!(error, StoreError::NotFound) { StoreError::Stale } else { error }
}

/// Both records say again what they said.
async fn restore(tx: &Tx<'_>, now: &Record, row: &MergeRow) -> Done<()> {
    let before = merging::copied(tx, row.id, Copied::Before).await?.person;
    let after = merging::copied(tx, row.id, Copied::After).await?.person;
    let gone = persons::record(tx, row.gone).await?.person;
    let again = rules::separated(&before, &after, &now.person);
    merging::free_number(tx, row.gone).await?;
    persons::update(tx, now.id, now.version, &again).await.map_err(taken)?;
    merging::call_back(tx, row.gone, row.kept).await?;
    merging::find_under(tx, row.gone, &gone).await.map_err(taken)?;
    Ok(finding::index(tx, row.gone, &gone).await?)
}

/// The pair of the two is decided: they are different, or somebody looks at it again. The other pairs of either are as they were.
async fn settle_pairs(tx: &Tx<'_>, row: &MergeRow, (reason, different): (&str, bool)) -> Done<()> {
    let pair = pairs::one(tx, row.pair).await?;
    let state = if different { PairState::Different } else { PairState::Waiting };
    pairs::decide(tx, &pair, state, reason).await?;
    if !different {
        pairs::queue(tx, pair.id).await?;
    }
    Ok(pairs::give_back(tx, row.id, row.gone).await?)
}

/// Writes what happened into the log of both records, and tells those who listen.
async fn tell(
    tx: &Tx<'_>,
    (act, event): (&'static str, Event),
    (kept, gone): (Id<Person>, Id<Person>),
    reason: &str,
) -> Done<()> {
    for (one, other) in [(kept, gone), (gone, kept)] {
        let detail = json!({ "other": other.to_string(), "stays": one == kept });
        tx.record(Entry::new(act, one.as_ref()).reason(reason).detail(detail)).await?;
    }
    let about = About { person: Some(kept), other: Some(gone), ..About::default() };
    let mut offices = reach::offices(tx, kept.as_ref()).await?;
    offices.extend(reach::offices(tx, gone.as_ref()).await?);
    Ok(events::happened(tx, event, about, &offices).await?)
}
