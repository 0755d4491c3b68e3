//! Whole registers in and out: who has these numbers, records by the hundred, and taking back what nobody has worked with.

use std::collections::HashMap;

use kernel::{Day, Household, Id, Kind as _, Office, Person, Ref};
use offices::Scope;
use store::{Entry, Result, Source, Sql, Tx};

use crate::model::NewPerson;
use crate::store::{persons, reach};

/// Who has the number of each person; those without a number have nobody.
pub(crate) async fn holders(on: &impl Source, each: &[&NewPerson]) -> Result<Vec<Option<Id<Person>>>> {
    let blinds: Vec<Option<i64>> = each.iter().map(|person| persons::blind(on, &person.identity)).collect();
    let asked: Vec<i64> = blinds.iter().flatten().copied().collect();
    if asked.is_empty() {
        return Ok(vec![None; each.len()]);
    }
    let sql = Sql::new("select id_blind, id from persons where id_blind in").list(asked);
    let found: Vec<(i64, Id<Person>)> = on.all(sql).await?;
    let holders: HashMap<i64, Id<Person>> = found.into_iter().collect();
    Ok(blinds.into_iter().map(|blind| holders.get(&blind?).copied()).collect())
}

/// The persons whose details lie within a scope, in the order of their ids after `after`; merged and erased ones left out.
pub(crate) async fn within(
    on: &impl Source,
    scope: &Scope,
    after: Option<Id<Person>>,
    limit: i64,
) -> Result<Vec<Id<Person>>> {
    let sql =
        Sql::new("select p.id from persons p where p.id > ? and p.merged_into is null and p.given_name <> '' and");
    let sql = sql.bind(after.map_or(0, Id::number)).then_sql(reach::within(scope, Person::KIND, "p.id"));
    let rows: Vec<(Id<Person>,)> = on.all(sql.then("order by p.id limit ?").bind(limit)).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The households whose details lie within a scope and tell of nobody outside it, in the order of their ids after `after`.
pub(crate) async fn households_within(
    on: &impl Source,
    (scope, today): (&Scope, Day),
    after: Option<Id<Household>>,
    limit: i64,
) -> Result<Vec<Id<Household>>> {
    let sql = Sql::new("select h.id from households h where h.id > ? and").bind(after.map_or(0, Id::number));
    let sql = sql.then_sql(reach::within(scope, Household::KIND, "h.id"));
    let sql = sql.then("and").then_sql(reach::tells_of_nobody(scope, "h.id", today));
    let sql = sql.then("order by h.id limit ?").bind(limit);
    let rows: Vec<(Id<Household>,)> = on.all(sql).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whether a record is known to an office as its own.
pub(crate) async fn is_of(on: &impl Source, office: Id<Office>, about: Ref) -> Result<bool> {
    let sql = Sql::new("select about from people_offices where kind = ? and about = ? and office = ?");
    Ok(on.first::<(i64,)>(sql.bind(about.kind).bind(about.id).bind(office)).await?.is_some())
}

/// Whether a person's record is as it was registered: never changed, never merged.
pub(crate) async fn is_as_registered(on: &impl Source, id: Id<Person>) -> Result<bool> {
    let sql = Sql::new("select id from persons where id = ? and version = 1 and merged_into is null").bind(id);
    Ok(on.first::<(i64,)>(sql).await?.is_some())
}

/// Takes a person out of a household again as if they had never been put there; false when somebody has worked with the
/// membership since.
pub(crate) async fn unjoin(tx: &Tx<'_>, household: Id<Household>, person: Id<Person>) -> Result<bool> {
    let sql = Sql::new("delete from household_members where household = ? and person = ? and until_day is null");
    let gone = tx.run(sql.bind(household).bind(person)).await?;
    if gone > 0 {
        let detail = serde_json::json!({ "person": person.to_string() });
        tx.record(Entry::new("household-member-taken-back", household.as_ref()).detail(detail)).await?;
    }
    Ok(gone > 0)
}

/// Removes a household that is as it was registered, in which nobody lives and which one office alone knows; false when not.
pub(crate) async fn unregister(tx: &Tx<'_>, household: Id<Household>) -> Result<bool> {
    let sql = Sql::new(
        "select h.id from households h where h.id = ? and h.version = 1 \
         and not exists (select 1 from household_members m where m.household = h.id) \
         and (select count(*) from people_offices o where o.kind = 'household' and o.about = h.id) < 2",
    );
    if tx.first::<(i64,)>(sql.bind(household)).await?.is_none() {
        return Ok(false);
    }
    search::forget(tx, household.as_ref()).await?;
    tx.run(Sql::new("delete from people_offices where kind = 'household' and about = ?").bind(household)).await?;
    tx.run(Sql::new("delete from households where id = ?").bind(household)).await?;
    tx.record(Entry::new("household-taken-back", household.as_ref())).await?;
    Ok(true)
}
