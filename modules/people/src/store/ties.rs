//! Membership and relations over time.

use kernel::{Code, Day, Group, Household, Id, Person};
use store::{Entry, FromRow as _, Result, Source, Sql, Tx};

use crate::model::{GroupMember, HouseholdMember, Relation, RelationWord, Span};

store::row! {
    /// One membership in a household.
    pub struct HouseholdRowOf {
        /// Its id.
        pub id: i64,
        /// The household.
        pub household: Id<Household>,
        /// Who.
        pub person: Id<Person>,
        /// What they are to its head.
        pub relation: HouseholdMember,
        /// From.
        pub from_day: Option<Day>,
        /// Until.
        pub until_day: Option<Day>,
    }
}

store::row! {
    /// One membership in a group.
    pub struct GroupRowOf {
        /// Its id.
        pub id: i64,
        /// The group.
        pub group_id: Id<Group>,
        /// Who.
        pub person: Id<Person>,
        /// What they do there.
        pub part: GroupMember,
        /// From.
        pub from_day: Option<Day>,
        /// Until.
        pub until_day: Option<Day>,
    }
}

store::row! {
    /// One relation as it is kept.
    pub struct RelationRow {
        /// Its id.
        pub id: i64,
        /// Whose.
        pub person: Id<Person>,
        /// To whom.
        pub other: Id<Person>,
        /// What the other is to the person.
        pub kind: Relation,
        /// From.
        pub from_day: Option<Day>,
        /// Until.
        pub until_day: Option<Day>,
        /// Note.
        pub note: String,
    }
}

impl HouseholdRowOf {
    pub(crate) const fn span(&self) -> Span {
        Span { from: self.from_day, until: self.until_day }
    }
}

impl GroupRowOf {
    pub(crate) const fn span(&self) -> Span {
        Span { from: self.from_day, until: self.until_day }
    }
}

impl RelationRow {
    /// Who it is that someone is related to, and what they are to them.
    pub(crate) fn seen_from(&self, person: Id<Person>) -> (Id<Person>, RelationWord) {
        if self.person == person { (self.other, self.kind.word(false)) } else { (self.person, self.kind.word(true)) }
    }

    pub(crate) const fn span(&self) -> Span {
        Span { from: self.from_day, until: self.until_day }
    }
}

/// Most rows of one list: a household of hundreds is a mistake, and a page is no place for it.
const MOST: i64 = 200;

pub(crate) async fn household_members(on: &impl Source, household: Id<Household>) -> Result<Vec<HouseholdRowOf>> {
    let sql = Sql::new(format!(
        "select {} from household_members where household = ? order by id limit ?",
        HouseholdRowOf::COLUMNS
    ));
    on.all(sql.bind(household).bind(MOST)).await
}

pub(crate) async fn households_of(on: &impl Source, person: Id<Person>) -> Result<Vec<HouseholdRowOf>> {
    let sql = Sql::new(format!(
        "select {} from household_members where person = ? order by id limit ?",
        HouseholdRowOf::COLUMNS
    ));
    on.all(sql.bind(person).bind(MOST)).await
}

pub(crate) async fn join_household(
    tx: &Tx<'_>,
    household: Id<Household>,
    person: Id<Person>,
    relation: HouseholdMember,
    span: Span,
) -> Result<()> {
    let sql = Sql::new(
        "insert into household_members (id, household, person, relation, from_day, until_day) values (?, ?, ?, ?, ?, ?)",
    );
    let sql =
        sql.bind(tx.new_id::<Household>()).bind(household).bind(person).bind(relation).bind(span.from).bind(span.until);
    tx.run(sql).await?;
    let detail = serde_json::json!({ "person": person.to_string(), "relation": relation.code() });
    tx.record(Entry::new("household-member-added", household.as_ref()).detail(detail)).await
}

/// A tie is a part of the record that names it, or it is not found; one that has ended already is stale.
async fn belongs(tx: &Tx<'_>, sql: Sql) -> Result<()> {
    tx.one::<(i64,)>(sql).await.map(|_| ())
}

pub(crate) async fn leave_household(tx: &Tx<'_>, household: Id<Household>, member: i64, until: Day) -> Result<()> {
    let sql = Sql::new("select id from household_members where id = ? and household = ?");
    belongs(tx, sql.bind(member).bind(household)).await?;
    let sql =
        Sql::new("update household_members set until_day = ? where id = ? and household = ? and until_day is null");
    tx.run_versioned(sql.bind(until).bind(member).bind(household)).await?;
    tx.record(Entry::new("household-member-left", household.as_ref())).await
}

pub(crate) async fn group_members(on: &impl Source, group: Id<Group>) -> Result<Vec<GroupRowOf>> {
    let sql =
        Sql::new(format!("select {} from group_members where group_id = ? order by id limit ?", GroupRowOf::COLUMNS));
    on.all(sql.bind(group).bind(MOST)).await
}

pub(crate) async fn groups_of(on: &impl Source, person: Id<Person>) -> Result<Vec<GroupRowOf>> {
    let sql =
        Sql::new(format!("select {} from group_members where person = ? order by id limit ?", GroupRowOf::COLUMNS));
    on.all(sql.bind(person).bind(MOST)).await
}

pub(crate) async fn join_group(
    tx: &Tx<'_>,
    group: Id<Group>,
    person: Id<Person>,
    part: GroupMember,
    span: Span,
) -> Result<()> {
    let sql = Sql::new(
        "insert into group_members (id, group_id, person, part, from_day, until_day) values (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(tx.new_id::<Group>()).bind(group).bind(person).bind(part).bind(span.from).bind(span.until);
    tx.run(sql).await?;
    let detail = serde_json::json!({ "person": person.to_string(), "part": part.code() });
    tx.record(Entry::new("group-member-added", group.as_ref()).detail(detail)).await
}

pub(crate) async fn leave_group(tx: &Tx<'_>, group: Id<Group>, member: i64, until: Day) -> Result<()> {
    let sql = Sql::new("select id from group_members where id = ? and group_id = ?");
    belongs(tx, sql.bind(member).bind(group)).await?;
    let sql = Sql::new("update group_members set until_day = ? where id = ? and group_id = ? and until_day is null");
    tx.run_versioned(sql.bind(until).bind(member).bind(group)).await?;
    tx.record(Entry::new("group-member-left", group.as_ref())).await
}

pub(crate) async fn relations(on: &impl Source, person: Id<Person>) -> Result<Vec<RelationRow>> {
    let columns = RelationRow::COLUMNS;
    let sql =
        Sql::new(format!("select {columns} from person_relations where person = ? or other = ? order by id limit ?"));
    on.all(sql.bind(person).bind(person).bind(MOST)).await
}

pub(crate) async fn relate(
    tx: &Tx<'_>,
    person: Id<Person>,
    other: Id<Person>,
    word: RelationWord,
    span: Span,
    note: &str,
) -> Result<()> {
    let (kind, turned) = word.kept();
    let (person, other) = if turned { (other, person) } else { (person, other) };
    let sql = Sql::new(
        "insert into person_relations (id, person, other, kind, from_day, until_day, note) values (?, ?, ?, ?, ?, ?, ?)",
    );
    let sql =
        sql.bind(tx.new_id::<Person>()).bind(person).bind(other).bind(kind).bind(span.from).bind(span.until).bind(note);
    tx.run(sql).await?;
    let detail = serde_json::json!({ "other": other.to_string(), "kind": kind.code() });
    tx.record(Entry::new("person-related", person.as_ref()).detail(detail)).await
}

/// Ends a relation; it stays in the record.
pub(crate) async fn end_relation(tx: &Tx<'_>, person: Id<Person>, relation: i64, until: Day) -> Result<()> {
    let sql = Sql::new("select id from person_relations where id = ? and (person = ? or other = ?)");
    belongs(tx, sql.bind(relation).bind(person).bind(person)).await?;
    let sql = Sql::new(
        "update person_relations set until_day = ? where id = ? and (person = ? or other = ?) and until_day is null",
    );
    tx.run_versioned(sql.bind(until).bind(relation).bind(person).bind(person)).await?;
    tx.record(Entry::new("person-relation-ended", person.as_ref())).await
}
