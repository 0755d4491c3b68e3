//! Households, groups and communities: registering, changing, reading, finding. What one of them has for itself lies in the
//! file of its name.

mod communities;
mod groups;
mod households;

use std::collections::{HashMap, HashSet};

use kernel::{Day, Group, Household, Id, Kind, Moment};
use search::{Term, Wanted};
use store::{Entry, FromRow, Result, Row, Source, Sql, Tx};

use crate::brief::UnitBrief;
use crate::geography;
use crate::model::Subject;
use crate::store::persons::writer;

/// ครัวเรือน กลุ่ม หรือชุมชน as a record: what the three have in common, and where they differ.
pub(crate) trait Unit: Kind + Send + Sync {
    /// What is typed, and kept.
    type New: Send + Sync;
    /// Selects records: id, version, when and by whom it was changed, then the columns of its own.
    const SELECT: &'static str;
    /// Inserts an id, the columns of its own, when it was made, and when and by whom it was changed.
    const INSERT: &'static str;
    /// Updates the columns of its own, when and by whom, where id and version are those.
    const UPDATE: &'static str;
    /// The act of registering one, as the audit log names it.
    const REGISTERED: &'static str;
    /// The act of changing one.
    const CHANGED: &'static str;

    /// Which record it is.
    fn subject(id: Id<Self>) -> Subject
    where
        Self: Sized;
    /// Binds the columns of its own.
    fn bind(sql: Sql, new: &Self::New) -> Sql;
    /// Reads the columns of its own, which begin at [`OWN`].
    fn load(row: &Row) -> Result<Self::New>;
    /// The name and the place by which it is found.
    fn found_by(new: &Self::New) -> (&str, Option<i64>);
}

/// The place of the first column that is a unit's own.
const OWN: usize = 4;

/// The record of a unit.
#[derive(Debug)]
pub(crate) struct Record<U: Unit> {
    /// Id.
    pub id: Id<U>,
    /// Version, named by every change.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Moment,
    /// By whom.
    pub changed_by: String,
    /// Everything registered.
    pub unit: U::New,
}

impl<U: Unit> FromRow for Record<U> {
    const COLUMNS: &'static str = "";
    fn from_row(row: &Row) -> Result<Self> {
        let (id, version, changed_at, changed_by) = (row.at(0)?, row.at(1)?, row.at(2)?, row.at(3)?);
        Ok(Self { id, version, changed_at, changed_by, unit: U::load(row)? })
    }
}

/// Registers a unit.
pub(crate) async fn insert<U: Unit>(tx: &Tx<'_>, new: &U::New) -> Result<Id<U>> {
    let id: Id<U> = tx.new_id();
    let sql = U::bind(Sql::new(U::INSERT).bind(id), new);
    tx.run(sql.bind(tx.now()).bind(tx.now()).bind(writer(tx))).await?;
    index::<U>(tx, id, new).await?;
    tx.record(Entry::new(U::REGISTERED, id.as_ref())).await?;
    Ok(id)
}

/// Changes the record of a unit, if it still has that version.
pub(crate) async fn update<U: Unit>(tx: &Tx<'_>, id: Id<U>, version: i64, new: &U::New) -> Result<()> {
    let sql = U::bind(Sql::new(U::UPDATE), new).bind(tx.now()).bind(writer(tx));
    tx.run_versioned(sql.bind(id).bind(version)).await?;
    index::<U>(tx, id, new).await?;
    tx.record(Entry::new(U::CHANGED, id.as_ref())).await
}

/// The record of a unit.
pub(crate) async fn record<U: Unit>(on: &impl Source, id: Id<U>) -> Result<Record<U>> {
    on.one(Sql::new(U::SELECT).then("where id = ?").bind(id)).await
}

/// These records, in the order of their ids.
pub(crate) async fn records<U: Unit>(on: &impl Source, ids: &[Id<U>]) -> Result<Vec<Record<U>>> {
    on.all(Sql::new(U::SELECT).then("where id in").list(ids.iter().copied()).then("order by id")).await
}

const NAME: &str = "name";
const SOUND: &str = "sound";
const BEGINS: &str = "begins";
const PLACE: &str = "place";

/// The words of a unit's name and its place.
async fn index<U: Unit>(tx: &Tx<'_>, id: Id<U>, new: &U::New) -> Result<()> {
    let (name, place) = U::found_by(new);
    let mut terms = Vec::new();
    for word in thai::words::search_tokens(name)
        .iter()
        .chain(name.split_whitespace().map(str::to_owned).collect::<Vec<_>>().iter())
    {
        terms.extend(Term::word(NAME, word).into_iter().chain(Term::sound(SOUND, word)));
        terms.extend(Term::beginnings(BEGINS, word));
    }
    terms.extend(place.map(|code| Term::exact(PLACE, code.to_string())));
    search::replace(tx, id.as_ref(), &terms).await
}

/// The units of a kind that fit a free line, best first.
pub(crate) async fn find(
    on: &impl Source,
    kind: &'static str,
    text: &str,
    today: Day,
    limit: usize,
) -> Result<Vec<UnitBrief>> {
    let query = crate::query::Query::parse(text, today);
    let mut wanted = Vec::new();
    for word in query.words.iter().flat_map(|word| thai::words::search_tokens(word).into_iter().chain([word.clone()])) {
        wanted.extend(Term::word(NAME, &word).map(|term| Wanted::new(term, 40)));
        wanted.extend(Term::sound(SOUND, &word).map(|term| Wanted::new(term, 25)));
        wanted.extend(Term::beginning(BEGINS, &word).map(|term| Wanted::new(term, 20)));
    }
    let named = wanted.clone();
    wanted.extend(query.places.iter().map(|code| Wanted::new(Term::exact(PLACE, code.to_string()), 30)));
    let found = search::find(on, kind, &wanted, limit).await?;
    let mut numbers: Vec<i64> = found.iter().map(|found| found.about).collect();
    let hidden = sheltering(on, kind, &numbers, today).await?;
    if !query.places.is_empty() && !hidden.is_empty() {
        let named = search::find(on, kind, &named, limit).await?;
        numbers.retain(|id| !hidden.contains(id) || named.iter().any(|found| found.about == *id));
    }
    briefs(on, kind, &numbers, today).await
}

/// The households in which somebody lives whose address is protected: where they are is that person's address, so nobody
/// is told of it in a list, and nobody finds them by it.
async fn sheltering(on: &impl Source, kind: &str, numbers: &[i64], today: Day) -> Result<HashSet<i64>> {
    if kind != Household::KIND || numbers.is_empty() {
        return Ok(HashSet::new());
    }
    let sql = Sql::new(
        "select distinct m.household from household_members m join persons p on p.id = m.person where m.household in",
    );
    let sql =
        sql.list(numbers.iter().copied()).then("and p.protected = 1 and (m.until_day is null or m.until_day >= ?)");
    let rows: Vec<(i64,)> = on.all(sql.bind(today)).await?;
    Ok(rows.into_iter().map(|(household,)| household).collect())
}

/// The briefs of units of one kind, in the order asked for.
pub(crate) async fn briefs(
    on: &impl Source,
    kind: &'static str,
    numbers: &[i64],
    today: Day,
) -> Result<Vec<UnitBrief>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let (table, moo) = match kind {
        Household::KIND => ("households", "moo"),
        Group::KIND => ("people_groups", "''"),
        _ => ("communities", "moo"),
    };
    let sql = Sql::new(format!("select id, name, {moo} from {table} where id in")).list(numbers.iter().copied());
    let named: Vec<(i64, String, String)> = on.all(sql).await?;
    let sql = Sql::new(format!("select id, place from {table} where id in")).list(numbers.iter().copied());
    let places: HashMap<i64, Option<i64>> = on.all::<(i64, Option<i64>)>(sql).await?.into_iter().collect();
    let members = members(on, kind, numbers, today).await?;
    let hidden = sheltering(on, kind, numbers, today).await?;
    let mut briefs: HashMap<i64, UnitBrief> = HashMap::new();
    for (id, name, moo) in named {
        let Some(subject) = Subject::new(kind, id) else { continue };
        let place = places.get(&id).copied().flatten().and_then(geography::place).filter(|_| !hidden.contains(&id));
        let moo = if hidden.contains(&id) { String::new() } else { moo };
        let members = members.get(&id).copied().unwrap_or(0);
        briefs.insert(id, UnitBrief { subject, name, place, moo, members });
    }
    Ok(numbers.iter().filter_map(|id| briefs.remove(id)).collect())
}

/// How many belong to each today.
async fn members(on: &impl Source, kind: &str, numbers: &[i64], today: Day) -> Result<HashMap<i64, i64>> {
    let (table, column) = match kind {
        Household::KIND => ("household_members", "household"),
        Group::KIND => ("group_members", "group_id"),
        _ => return Ok(HashMap::new()),
    };
    let sql = Sql::new(format!("select {column}, cast(count(*) as bigint) from {table} where {column} in"))
        .list(numbers.iter().copied());
    let sql = sql
        .then("and (from_day is null or from_day <= ?) and (until_day is null or until_day >= ?)")
        .bind(today)
        .bind(today);
    let rows: Vec<(i64, i64)> = on.all(sql.then(&format!("group by {column}"))).await?;
    Ok(rows.into_iter().collect())
}
