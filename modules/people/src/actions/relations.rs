//! Recording what people are to each other, changing it, ending it, and taking back what was a mistake.

use std::collections::{BTreeSet, HashMap};

use kernel::{Actor, Day, Id, Invalid, Person};
use store::{Db, StoreError, Tx};

use super::Done;
use crate::brief::Brief;
use crate::model::{NewRelation, Relation, RelationTerms};
use crate::rules::{self, Around, Side, Tied};
use crate::store::relations::{self, RelationRow};

/// Generations looked up for somebody who would be their own ancestor; nobody lives to see more.
const GENERATIONS: usize = 12;

/// แก้ไขความสัมพันธ์: of whom, which, the version that was read, what is recorded now, and why in spite of a doubt.
#[derive(Debug, Clone)]
pub(crate) struct Change<'a> {
    pub person: Id<Person>,
    pub relation: i64,
    pub version: i64,
    pub particulars: &'a RelationTerms,
    pub despite: &'a str,
}

/// Says what somebody is to a person. What cannot be true is refused; what is doubtful needs a reason, which is recorded.
pub(crate) async fn relate(db: &Db, actor: &Actor, person: Id<Person>, new: &NewRelation, despite: &str) -> Done<()> {
    rules::relate(person, new.other)?;
    let tx = db.write(actor).await?;
    let (what, turned) = new.word.kept();
    let (one, other) = if turned { (new.other, person) } else { (person, new.other) };
    judge(&tx, &tied(one, other, what, &new.particulars), None, despite).await?;
    relations::relate(&tx, person, new, despite).await?;
    Ok(tx.commit().await?)
}

/// Changes what is recorded of a relation; who and what stay as they are.
pub(crate) async fn change_relation(db: &Db, actor: &Actor, change: Change<'_>) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = relations::one(&tx, change.person, change.relation).await?;
    if row.version != change.version {
        return Err(StoreError::Stale.into());
    }
    let new = tied(row.person, row.other, row.kind, change.particulars);
    judge(&tx, &new, Some(row.id), change.despite).await?;
    let to = (change.version, change.particulars);
    relations::change(&tx, change.person, &row, to, change.despite).await?;
    Ok(tx.commit().await?)
}

/// Ends a relation with today.
pub(crate) async fn end_relation(db: &Db, actor: &Actor, person: Id<Person>, relation: i64, today: Day) -> Done<()> {
    let tx = db.write(actor).await?;
    relations::end(&tx, person, relation, today).await?;
    Ok(tx.commit().await?)
}

/// Takes back a relation that was recorded by mistake.
pub(crate) async fn withdraw_relation(
    db: &Db,
    actor: &Actor,
    person: Id<Person>,
    relation: i64,
    reason: &str,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = relations::one(&tx, person, relation).await?;
    relations::withdraw(&tx, person, &row, reason).await?;
    Ok(tx.commit().await?)
}

fn tied(person: Id<Person>, other: Id<Person>, what: Relation, particulars: &RelationTerms) -> Tied {
    let day = |when: crate::model::Born| when.map(|when| Day::from_date(when.date));
    let span = crate::model::Span { from: day(particulars.from), until: day(particulars.until) };
    let RelationTerms { form, ending, birth_order, .. } = *particulars;
    Tied { person, other, what, span, form, ending, birth_order }
}

/// Lets the rules judge a relation by what the registry knows around it; `but` is the row that is changed.
async fn judge(tx: &Tx<'_>, new: &Tied, but: Option<i64>, despite: &str) -> Done<()> {
    let around = around(tx, new, but).await?;
    let today = tx.now().day();
    rules::contradiction(new, &around, today)?;
    match rules::doubt(new, &around, today) {
        Some(doubt) if despite.is_empty() => Err(Invalid::one("despite", doubt).into()),
        _ => Ok(()),
    }
}

async fn around(tx: &Tx<'_>, new: &Tied, but: Option<i64>) -> store::Result<Around> {
    let mut rows: Vec<RelationRow> = relations::of(tx, new.person).await?;
    rows.extend(relations::of(tx, new.other).await?);
    rows.retain(|row| Some(row.id) != but);
    let ties: Vec<Tied> = rows.iter().map(RelationRow::tied).collect();
    let mut ids: Vec<Id<Person>> = ties.iter().flat_map(|tied| [tied.person, tied.other]).collect();
    ids.extend([new.person, new.other]);
    ids.sort_unstable();
    ids.dedup();
    let known = crate::briefs(tx, &ids).await?;
    let dead = known.values().filter(|brief| brief.dead).map(|brief| brief.id).collect();
    let (person, other) = (side(&known, new.person)?, side(&known, new.other)?);
    Ok(Around { person, other, ties, forebears: forebears(tx, new, but).await?, dead })
}

fn side(known: &HashMap<Id<Person>, Brief>, id: Id<Person>) -> store::Result<Side> {
    let brief = known.get(&id).ok_or(StoreError::NotFound)?;
    Ok(Side { born: brief.born, sex: brief.sex, dead: brief.dead, died: brief.died })
}

/// The parent of a new parent relation and everybody whom they descend from. A change does not make a parent of anybody.
async fn forebears(tx: &Tx<'_>, new: &Tied, but: Option<i64>) -> store::Result<BTreeSet<Id<Person>>> {
    let mut found = BTreeSet::new();
    if new.what != Relation::Parent || but.is_some() {
        return Ok(found);
    }
    let mut edge = vec![new.other];
    for _ in 0..GENERATIONS {
        edge.retain(|id| found.insert(*id));
        edge = relations::parents(tx, &edge).await?;
    }
    Ok(found)
}
