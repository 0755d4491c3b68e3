//! Who may see a person's details, defined once: the offices that registered or serve them, and whoever stands above.

use std::collections::HashSet;

use kernel::{Day, Household, Id, Kind as _, Moment, Office, Person, Ref};
use offices::Scope;
use store::{Result, Source, Sql, Tx};

use crate::model::Subject;
use crate::store::persons::cards;
use crate::store::ties;

/// The condition that the details of the record in `column` lie within a scope. Lists filter by it and pages are
/// guarded by it ([`reaches`]), so that they cannot differ. The column must name its table, and not `link`.
pub(crate) fn within(scope: &Scope, kind: &'static str, column: &str) -> Sql {
    Sql::new(format!("exists (select 1 from people_offices link where link.about = {column} and link.kind = ? and"))
        .bind(kind)
        .then_sql(scope.within("link.office"))
        .then(")")
}

/// Whether the details of one record lie within a scope.
pub(crate) async fn reaches(on: &impl Source, scope: &Scope, about: Ref) -> Result<bool> {
    let sql = Sql::new("select here.about from people_offices here where here.kind = ? and here.about = ? and");
    let sql = sql.bind(about.kind).bind(about.id).then_sql(within(scope, about.kind, "here.about")).then("limit 1");
    Ok(on.first::<(i64,)>(sql).await?.is_some())
}

/// Which of these persons' details lie within a scope.
pub(crate) async fn inside(on: &impl Source, scope: &Scope, persons: &[Id<Person>]) -> Result<HashSet<Id<Person>>> {
    let sql = Sql::new("select distinct link.about from people_offices link where link.kind = ? and link.about in")
        .bind(Person::KIND)
        .list(persons.iter().copied())
        .then("and")
        .then_sql(scope.within("link.office"));
    let rows: Vec<(Id<Person>,)> = on.all(sql).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whether a record may be opened: its details lie within the scope and, where it is a household, so do those of everybody
/// who lives there under a protected address; the household's address is theirs.
pub(crate) async fn opens(on: &impl Source, scope: &Scope, about: Ref, today: Day) -> Result<bool> {
    if !reaches(on, scope, about).await? {
        return Ok(false);
    }
    if about.kind != Household::KIND {
        return Ok(true);
    }
    let sql = Sql::new("select h.id from households h where h.id = ? and").bind(about.id);
    Ok(on.first::<(i64,)>(sql.then_sql(tells_of_nobody(scope, "h.id", today))).await?.is_some())
}

/// The condition that whoever lives under a protected address in the household in `column` is looked after within a scope: to others
/// the household is not told, neither on its page nor in a list or a file.
pub(crate) fn tells_of_nobody(scope: &Scope, column: &str, today: Day) -> Sql {
    let sql = Sql::new(format!(
        "not exists (select p.id from household_members m join persons p on p.id = m.person where m.household = {column} \
         and p.protected = 1 and (m.until_day is null or m.until_day >= ?) and not",
    ));
    sql.bind(today).then_sql(within(scope, Person::KIND, "p.id")).then(")")
}

/// Lets an office, and those above it, see a record's details; answers whether it is the first time.
pub(crate) async fn link(tx: &Tx<'_>, about: Ref, office: Id<Office>) -> Result<bool> {
    let sql =
        Sql::new("insert into people_offices (kind, about, office, since) values (?, ?, ?, ?) on conflict do nothing");
    Ok(tx.run(sql.bind(about.kind).bind(about.id).bind(office).bind(tx.now())).await? == 1)
}

/// The offices of a record and since when, the oldest link first.
pub(crate) async fn since(on: &impl Source, about: Ref) -> Result<Vec<(Moment, Id<Office>)>> {
    // Sorted here: asked for in this order, an engine takes the index of what is newest, and reads the links of everybody.
    let sql = Sql::new("select since, office from people_offices where kind = ? and about = ?");
    let mut rows: Vec<(Moment, Id<Office>)> = on.all(sql.bind(about.kind).bind(about.id)).await?;
    rows.sort_unstable();
    Ok(rows)
}

/// The offices of a record, the oldest link first.
pub(crate) async fn offices(on: &impl Source, about: Ref) -> Result<Vec<Id<Office>>> {
    Ok(since(on, about).await?.into_iter().map(|(_, office)| office).collect())
}

/// Who lives with a person on a day, or in a household, in households within the scope; protected ones but the person
/// themself are left out.
pub(crate) async fn housemates(
    on: &impl Source,
    scope: &Scope,
    subject: Subject,
    today: Day,
) -> Result<Vec<Id<Person>>> {
    let homes: Vec<Id<Household>> = match subject {
        Subject::Household(id) => vec![id],
        Subject::Person(id) => {
            let of = ties::memberships_of::<Household>(on, id).await?;
            of.into_iter().filter(|row| row.span.holds(today)).map(|row| row.unit).collect()
        }
        Subject::Group(_) | Subject::Community(_) => Vec::new(),
    };
    let mut found = Vec::new();
    for home in homes {
        if !reaches(on, scope, Subject::Household(home).as_ref()).await? {
            continue;
        }
        let members = ties::members(on, home).await?;
        found.extend(members.into_iter().filter(|row| row.span.holds(today)).map(|row| row.person));
    }
    let open: Vec<Id<Person>> =
        cards(on, &found).await?.into_iter().filter(|card| !card.protected).map(|card| card.id).collect();
    found.retain(|id| open.contains(id) || Subject::Person(*id) == subject);
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|id| seen.insert(*id));
    Ok(found)
}

/// Links looked through, newest first, before a scope is read by its own offices.
const WINDOW: i64 = 1_000;

/// The records last linked within a scope, newest first.
///
/// A wide scope has its share of the newest links of all; a narrow one has few links at all. Neither reads every row.
pub(crate) async fn recent(on: &impl Source, scope: &Scope, kind: &'static str, most: i64) -> Result<Vec<i64>> {
    let newest =
        "(select kind, about, office, since from people_offices where kind = ? order by since desc limit ?) as link";
    let window = Sql::new(format!("select link.about, cast(max(link.since) as bigint) from {newest} where"));
    let rows = grouped(on, window.bind(kind).bind(WINDOW).then_sql(scope.within("link.office")), most).await?;
    if i64::try_from(rows.len()).is_ok_and(|count| count >= most) {
        return Ok(rows);
    }
    let all =
        Sql::new("select link.about, cast(max(link.since) as bigint) from people_offices link where link.kind = ? and");
    grouped(on, all.bind(kind).then_sql(scope.within("link.office")), most).await
}

async fn grouped(on: &impl Source, sql: Sql, most: i64) -> Result<Vec<i64>> {
    let sql = sql.then("group by link.about order by 2 desc, 1 desc limit ?").bind(most);
    let rows: Vec<(i64, i64)> = on.all(sql).await?;
    Ok(rows.into_iter().map(|(about, _)| about).collect())
}

/// Offices up to which each is asked for its own records; with more, the newest of all soon hold enough of theirs.
const FEW: usize = 32;

/// The records within a scope, the one made last first, beginning before that id: every part of the list in the same order.
///
/// A narrow scope is led by its offices, each read as far as the part goes; a wide one by the ids.
pub(crate) async fn before(
    on: &impl Source,
    scope: &Scope,
    kind: &'static str,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<i64>> {
    let before = before.unwrap_or(i64::MAX);
    let sql = if let Some(offices) = few(on, scope).await? {
        let Some(each) = of_each(&offices, kind, before, most) else { return Ok(Vec::new()) };
        Sql::new("select distinct newest.about from (").then_sql(each).then(") newest order by newest.about desc")
    } else {
        let sql =
            Sql::new("select distinct link.about from people_offices link where link.kind = ? and link.about < ? and");
        let sql = sql.bind(kind).bind(before).then_sql(scope.within("link.office"));
        sql.then("order by link.about desc")
    };
    let rows: Vec<(i64,)> = on.all(sql.then("limit ?").bind(most)).await?;
    Ok(rows.into_iter().map(|(about,)| about).collect())
}

/// The offices of a narrow scope; none of a wide one.
pub(crate) async fn few(on: &impl Source, scope: &Scope) -> Result<Option<Vec<Id<Office>>>> {
    let tops = Sql::new("select distinct office from office_tree where ancestor in").list(scope.offices().to_vec());
    let most = i64::try_from(FEW + 1).unwrap_or(i64::MAX);
    let offices: Vec<(Id<Office>,)> = on.all(tops.then("limit ?").bind(most)).await?;
    Ok((offices.len() <= FEW).then(|| offices.into_iter().map(|(office,)| office).collect()))
}

/// The newest records of each of these offices before an id, one office after the other; nothing where there is no office.
fn of_each(offices: &[Id<Office>], kind: &'static str, before: i64, most: i64) -> Option<Sql> {
    let of = |office: &Id<Office>| {
        Sql::new("select o.about from (select about from people_offices where office = ? and kind = ? and about < ?")
            .bind(*office)
            .bind(kind)
            .bind(before)
            .then("order by about desc limit ?) o")
            .bind(most)
    };
    offices.iter().map(of).reduce(|all, one| all.then("union all").then_sql(one))
}
