//! What people are to each other: one row for two people, read from both sides.

use kernel::{Code as _, Day, Id, Moment, Person};
use serde_json::{Value, json};
use store::{Entry, FromRow as _, Result, Source, Sql, Tx};

use crate::model::{
    Born, NewRelation, Relation, RelationEnding, RelationForm, RelationTerms, RelationWord, Span, born, precision_code,
};
use crate::rules::Tied;
use crate::store::persons::writer;

store::row! {
    /// One relation as it is kept.
    pub struct RelationRow {
        /// Its id.
        pub id: i64,
        /// Counts edits.
        pub version: i64,
        /// Whose.
        pub person: Id<Person>,
        /// To whom.
        pub other: Id<Person>,
        /// What the other is to the person.
        pub kind: Relation,
        /// In which form.
        pub form: Option<RelationForm>,
        /// From.
        pub from_day: Option<Day>,
        /// How much of that day is known.
        pub from_precision: String,
        /// Until.
        pub until_day: Option<Day>,
        /// How much of that day is known.
        pub until_precision: String,
        /// How it ended.
        pub ending: Option<RelationEnding>,
        /// The child's place among the children.
        pub birth_order: Option<i64>,
        /// Note.
        pub note: String,
        /// When it was last changed; 0 before that was kept.
        pub changed_at: Moment,
        /// By whom.
        pub changed_by: String,
    }
}

impl RelationRow {
    /// Who it is that someone is related to, and what they are to them.
    pub(crate) fn seen_from(&self, person: Id<Person>) -> (Id<Person>, RelationWord) {
        if self.person == person { (self.other, self.kind.word(false)) } else { (self.person, self.kind.word(true)) }
    }

    /// From when until when; of a year or a month alone, from its first day.
    pub(crate) const fn span(&self) -> Span {
        Span { from: self.from_day, until: self.until_day }
    }

    /// What is recorded of it.
    pub(crate) fn particulars(&self) -> RelationTerms {
        RelationTerms {
            form: self.form,
            from: born(self.from_day, &self.from_precision),
            until: born(self.until_day, &self.until_precision),
            ending: self.ending,
            birth_order: self.birth_order,
            note: self.note.clone(),
        }
    }

    /// What rules and drawings need of it.
    pub(crate) const fn tied(&self) -> Tied {
        let (person, other, what, span) = (self.person, self.other, self.kind, self.span());
        Tied { person, other, what, span, form: self.form, ending: self.ending, birth_order: self.birth_order }
    }
}

/// Most relations of one person.
const MOST: i64 = 200;

/// The relations of a person, from both sides, without those that were withdrawn.
pub(crate) async fn of(on: &impl Source, person: Id<Person>) -> Result<Vec<RelationRow>> {
    let columns = RelationRow::COLUMNS;
    let sql = Sql::new(format!(
        "select {columns} from person_relations where (person = ? or other = ?) and withdrawn = 0 order by id limit ?"
    ));
    on.all(sql.bind(person).bind(person).bind(MOST)).await
}

/// One relation of a person; what is not theirs is not found.
pub(crate) async fn one(on: &impl Source, person: Id<Person>, relation: i64) -> Result<RelationRow> {
    let columns = RelationRow::COLUMNS;
    let sql = Sql::new(format!(
        "select {columns} from person_relations where id = ? and (person = ? or other = ?) and withdrawn = 0"
    ));
    on.one(sql.bind(relation).bind(person).bind(person)).await
}

/// The parents of several people, whatever made them parents.
pub(crate) async fn parents(on: &impl Source, of: &[Id<Person>]) -> Result<Vec<Id<Person>>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let sql = Sql::new("select other from person_relations where kind = ? and withdrawn = 0 and person in")
        .bind(Relation::Parent)
        .list(of.iter().copied())
        .then("order by id limit ?")
        .bind(MOST);
    let rows: Vec<(Id<Person>,)> = on.all(sql).await?;
    Ok(rows.into_iter().map(|(parent,)| parent).collect())
}

fn day(when: Born) -> Option<Day> {
    when.map(|when| Day::from_date(when.date))
}

fn bind(sql: Sql, tx: &Tx<'_>, particulars: &RelationTerms) -> Sql {
    sql.bind(particulars.form)
        .bind(day(particulars.from))
        .bind(precision_code(particulars.from))
        .bind(day(particulars.until))
        .bind(precision_code(particulars.until))
        .bind(particulars.ending)
        .bind(particulars.birth_order)
        .bind(particulars.note.as_str())
        .bind(tx.now())
        .bind(writer(tx))
}

/// What the audit log keeps of it: everything but the note.
fn told(kind: Relation, particulars: &RelationTerms) -> Value {
    json!({
        "kind": kind.code(),
        "form": particulars.form.map(RelationForm::code),
        "from": day(particulars.from).map(Day::number),
        "until": day(particulars.until).map(Day::number),
        "ending": particulars.ending.map(RelationEnding::code),
        "birth-order": particulars.birth_order,
    })
}

/// Writes a relation down; `despite` is why, where something speaks against it.
pub(crate) async fn relate(tx: &Tx<'_>, whose: Id<Person>, new: &NewRelation, despite: &str) -> Result<()> {
    let (kind, turned) = new.word.kept();
    let (person, other) = if turned { (new.other, whose) } else { (whose, new.other) };
    let sql = Sql::new(
        "insert into person_relations (id, person, other, kind, form, from_day, from_precision, until_day, until_precision, \
         ending, birth_order, note, changed_at, changed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(tx.new_id::<Person>()).bind(person).bind(other).bind(kind);
    tx.run(bind(sql, tx, &new.particulars)).await?;
    let mut detail = told(kind, &new.particulars);
    detail["other"] = new.other.to_string().into();
    tx.record(Entry::new("person-related", whose.as_ref()).reason(despite).detail(detail)).await
}

/// Changes what is recorded of a relation, if it still has that version.
pub(crate) async fn change(
    tx: &Tx<'_>,
    whose: Id<Person>,
    row: &RelationRow,
    (version, particulars): (i64, &RelationTerms),
    despite: &str,
) -> Result<()> {
    let sql = Sql::new(
        "update person_relations set version = version + 1, form = ?, from_day = ?, from_precision = ?, until_day = ?, \
         until_precision = ?, ending = ?, birth_order = ?, note = ?, changed_at = ?, changed_by = ? \
         where id = ? and version = ? and withdrawn = 0",
    );
    tx.run_versioned(bind(sql, tx, particulars).bind(row.id).bind(version)).await?;
    let (before, after) = (told(row.kind, &row.particulars()), told(row.kind, particulars));
    let detail = json!({ "other": row.seen_from(whose).0.to_string(), "before": before, "after": after });
    tx.record(Entry::new("person-relation-changed", whose.as_ref()).reason(despite).detail(detail)).await
}

/// Takes back what was recorded by mistake; it stays in the table, and is shown nowhere.
pub(crate) async fn withdraw(tx: &Tx<'_>, whose: Id<Person>, row: &RelationRow, reason: &str) -> Result<()> {
    let sql = Sql::new(
        "update person_relations set version = version + 1, withdrawn = 1, changed_at = ?, changed_by = ? \
         where id = ? and version = ? and withdrawn = 0",
    );
    tx.run_versioned(sql.bind(tx.now()).bind(writer(tx)).bind(row.id).bind(row.version)).await?;
    let mut detail = told(row.kind, &row.particulars());
    detail["other"] = row.seen_from(whose).0.to_string().into();
    tx.record(Entry::new("person-relation-withdrawn", whose.as_ref()).reason(reason).detail(detail)).await
}

/// Ends a relation with a day; it stays in the record.
pub(crate) async fn end(tx: &Tx<'_>, whose: Id<Person>, relation: i64, until: Day) -> Result<()> {
    one(tx, whose, relation).await?;
    let sql = Sql::new(
        "update person_relations set version = version + 1, until_day = ?, until_precision = 'day', changed_at = ?, \
         changed_by = ? where id = ? and until_day is null and withdrawn = 0",
    );
    tx.run_versioned(sql.bind(until).bind(tx.now()).bind(writer(tx)).bind(relation)).await?;
    tx.record(Entry::new("person-relation-ended", whose.as_ref())).await
}
