//! Households, groups and communities: registering, changing, reading.

use std::collections::HashMap;

use kernel::{Community, Day, Group, Household, Id, Kind as _, Moment};
use search::{Term, Wanted};
use store::{Entry, FromRow as _, Result, Source, Sql, Tx};

use crate::brief::UnitBrief;
use crate::geography;
use crate::model::{Address, NewCommunity, NewGroup, NewHousehold, Subject};
use crate::store::persons::writer;

store::row! {
    /// A household's record.
    pub struct HouseholdRow {
        /// Id.
        pub id: Id<Household>,
        /// Version.
        pub version: i64,
        /// Name.
        pub name: String,
        /// Address as kept.
        pub address: String,
        /// Note.
        pub note: String,
        /// When it was last changed.
        pub changed_at: Moment,
        /// By whom.
        pub changed_by: String,
    }
}

store::row! {
    /// A group's record.
    pub struct GroupRow {
        /// Id.
        pub id: Id<Group>,
        /// Version.
        pub version: i64,
        /// Name.
        pub name: String,
        /// What it is for.
        pub purpose: String,
        /// Where it meets.
        pub place: Option<i64>,
        /// Note.
        pub note: String,
        /// When it was last changed.
        pub changed_at: Moment,
        /// By whom.
        pub changed_by: String,
    }
}

store::row! {
    /// A community's record.
    pub struct CommunityRow {
        /// Id.
        pub id: Id<Community>,
        /// Version.
        pub version: i64,
        /// Name.
        pub name: String,
        /// Village number.
        pub moo: String,
        /// Sub-district.
        pub place: Option<i64>,
        /// Leader.
        pub leader: String,
        /// Their telephone.
        pub leader_phone: String,
        /// Note.
        pub note: String,
        /// When it was last changed.
        pub changed_at: Moment,
        /// By whom.
        pub changed_by: String,
    }
}

pub(crate) async fn insert_household(tx: &Tx<'_>, new: &NewHousehold) -> Result<Id<Household>> {
    let id: Id<Household> = tx.new_id();
    let sql = Sql::new(
        "insert into households (id, version, name, address, place, moo, note, made_at, changed_at, changed_by) \
         values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(new.name.as_str()).bind(new.address.to_text()).bind(new.address.place);
    let sql = sql.bind(new.address.moo.as_str()).bind(new.note.as_str()).bind(tx.now()).bind(tx.now()).bind(writer(tx));
    tx.run(sql).await?;
    index(tx, Subject::Household(id), &new.name, new.address.place).await?;
    tx.record(Entry::new("household-registered", id.as_ref())).await?;
    Ok(id)
}

pub(crate) async fn update_household(tx: &Tx<'_>, id: Id<Household>, version: i64, new: &NewHousehold) -> Result<()> {
    let sql = Sql::new(
        "update households set version = version + 1, name = ?, address = ?, place = ?, moo = ?, note = ?, changed_at = ?, \
         changed_by = ? where id = ? and version = ?",
    );
    let sql =
        sql.bind(new.name.as_str()).bind(new.address.to_text()).bind(new.address.place).bind(new.address.moo.as_str());
    let sql = sql.bind(new.note.as_str()).bind(tx.now()).bind(writer(tx)).bind(id).bind(version);
    tx.run_versioned(sql).await?;
    index(tx, Subject::Household(id), &new.name, new.address.place).await?;
    tx.record(Entry::new("household-changed", id.as_ref())).await
}

pub(crate) async fn insert_group(tx: &Tx<'_>, new: &NewGroup) -> Result<Id<Group>> {
    let id: Id<Group> = tx.new_id();
    let sql = Sql::new(
        "insert into people_groups (id, version, name, purpose, place, note, made_at, changed_at, changed_by) \
         values (?, 1, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(new.name.as_str()).bind(new.purpose.as_str()).bind(new.place).bind(new.note.as_str());
    tx.run(sql.bind(tx.now()).bind(tx.now()).bind(writer(tx))).await?;
    index(tx, Subject::Group(id), &new.name, new.place).await?;
    tx.record(Entry::new("group-registered", id.as_ref())).await?;
    Ok(id)
}

pub(crate) async fn update_group(tx: &Tx<'_>, id: Id<Group>, version: i64, new: &NewGroup) -> Result<()> {
    let sql = Sql::new(
        "update people_groups set version = version + 1, name = ?, purpose = ?, place = ?, note = ?, changed_at = ?, \
         changed_by = ? where id = ? and version = ?",
    );
    let sql = sql.bind(new.name.as_str()).bind(new.purpose.as_str()).bind(new.place).bind(new.note.as_str());
    tx.run_versioned(sql.bind(tx.now()).bind(writer(tx)).bind(id).bind(version)).await?;
    index(tx, Subject::Group(id), &new.name, new.place).await?;
    tx.record(Entry::new("group-changed", id.as_ref())).await
}

pub(crate) async fn insert_community(tx: &Tx<'_>, new: &NewCommunity) -> Result<Id<Community>> {
    let id: Id<Community> = tx.new_id();
    let sql = Sql::new(
        "insert into communities (id, version, name, moo, place, leader, leader_phone, note, made_at, changed_at, changed_by) \
         values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(new.name.as_str()).bind(new.moo.as_str()).bind(new.place).bind(new.leader.as_str());
    let sql = sql.bind(new.leader_phone.as_str()).bind(new.note.as_str());
    tx.run(sql.bind(tx.now()).bind(tx.now()).bind(writer(tx))).await?;
    index(tx, Subject::Community(id), &new.name, new.place).await?;
    tx.record(Entry::new("community-registered", id.as_ref())).await?;
    Ok(id)
}

pub(crate) async fn update_community(tx: &Tx<'_>, id: Id<Community>, version: i64, new: &NewCommunity) -> Result<()> {
    let sql = Sql::new(
        "update communities set version = version + 1, name = ?, moo = ?, place = ?, leader = ?, leader_phone = ?, note = ?, \
         changed_at = ?, changed_by = ? where id = ? and version = ?",
    );
    let sql = sql.bind(new.name.as_str()).bind(new.moo.as_str()).bind(new.place).bind(new.leader.as_str());
    let sql = sql.bind(new.leader_phone.as_str()).bind(new.note.as_str()).bind(tx.now()).bind(writer(tx));
    tx.run_versioned(sql.bind(id).bind(version)).await?;
    index(tx, Subject::Community(id), &new.name, new.place).await?;
    tx.record(Entry::new("community-changed", id.as_ref())).await
}

pub(crate) async fn household(on: &impl Source, id: Id<Household>) -> Result<HouseholdRow> {
    on.one(Sql::new(format!("select {} from households where id = ?", HouseholdRow::COLUMNS)).bind(id)).await
}

pub(crate) async fn group(on: &impl Source, id: Id<Group>) -> Result<GroupRow> {
    on.one(Sql::new(format!("select {} from people_groups where id = ?", GroupRow::COLUMNS)).bind(id)).await
}

pub(crate) async fn community(on: &impl Source, id: Id<Community>) -> Result<CommunityRow> {
    on.one(Sql::new(format!("select {} from communities where id = ?", CommunityRow::COLUMNS)).bind(id)).await
}

impl HouseholdRow {
    /// Where it is.
    pub(crate) fn address(&self) -> Address {
        Address::from_text(&self.address)
    }
}

const NAME: &str = "name";
const SOUND: &str = "sound";
const BEGINS: &str = "begins";
const PLACE: &str = "place";

/// The words of a unit's name and its place.
async fn index(tx: &Tx<'_>, subject: Subject, name: &str, place: Option<i64>) -> Result<()> {
    let mut terms = Vec::new();
    for word in thai::words::search_tokens(name)
        .iter()
        .chain(name.split_whitespace().map(str::to_owned).collect::<Vec<_>>().iter())
    {
        terms.extend(Term::word(NAME, word).into_iter().chain(Term::sound(SOUND, word)));
        terms.extend(Term::beginnings(BEGINS, word));
    }
    terms.extend(place.map(|code| Term::exact(PLACE, code.to_string())));
    search::replace(tx, subject.as_ref(), &terms).await
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
    wanted.extend(query.places.iter().map(|code| Wanted::new(Term::exact(PLACE, code.to_string()), 30)));
    let found = search::find(on, kind, &wanted, limit).await?;
    let numbers: Vec<i64> = found.iter().map(|found| found.about).collect();
    briefs(on, kind, &numbers, today).await
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
    let mut briefs: HashMap<i64, UnitBrief> = HashMap::new();
    for (id, name, moo) in named {
        let Some(subject) = Subject::new(kind, id) else { continue };
        let place = places.get(&id).copied().flatten().and_then(geography::place);
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
