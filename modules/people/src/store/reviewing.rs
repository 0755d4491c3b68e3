//! How far the registry was looked through for records that may be of one person.

use kernel::{Id, Moment, Person};
use store::{Result, Source, Sql, Tx};

/// The name of the pass by ids.
const PASS: &str = "pass";

/// A record is to be looked at again.
pub(crate) async fn note_change(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    let sql = Sql::new(
        "insert into person_changes (person, at) values (?, ?) on conflict (person) do update set at = excluded.at",
    );
    tx.run(sql.bind(person).bind(tx.now())).await.map(|_| ())
}

/// What one step of a review looks at.
#[derive(Debug, Default)]
pub(crate) struct Due {
    /// Records that were changed, and when.
    pub changed: Vec<(Id<Person>, Moment)>,
    /// Records that the pass by ids comes to next.
    pub next: Vec<Id<Person>>,
}

impl Due {
    /// All of them.
    pub(crate) fn persons(&self) -> Vec<Id<Person>> {
        self.changed.iter().map(|(id, _)| *id).chain(self.next.iter().copied()).collect()
    }
}

/// What is due, at most so many of each; of new records those that are older than a moment, because a younger one may be committed
/// later than its id says.
pub(crate) async fn due(on: &impl Source, before: Moment, most: i64) -> Result<Due> {
    let sql = Sql::new("select person, at from person_changes order by person limit ?").bind(most);
    let changed = on.all(sql).await?;
    let reached: Option<(Id<Person>,)> =
        on.first(Sql::new("select person from person_reviews where name = ?").bind(PASS)).await?;
    let sql = Sql::new("select id, made_at from persons where id > ? order by id limit ?");
    let rows: Vec<(Id<Person>, Moment)> = on.all(sql.bind(reached.map_or(0, |(id,)| id.number())).bind(most)).await?;
    let next = rows.into_iter().take_while(|(_, made)| *made <= before).map(|(id, _)| id).collect();
    Ok(Due { changed, next })
}

/// These were looked at; what was changed again meanwhile stays due.
pub(crate) async fn done(tx: &Tx<'_>, due: &Due) -> Result<()> {
    for (person, at) in &due.changed {
        let sql = Sql::new("delete from person_changes where person = ? and at = ?");
        tx.run(sql.bind(*person).bind(*at)).await?;
    }
    if let Some(last) = due.next.last() {
        let sql = Sql::new(
            "insert into person_reviews (name, person) values (?, ?) \
             on conflict (name) do update set person = excluded.person",
        );
        tx.run(sql.bind(PASS).bind(*last)).await?;
    }
    Ok(())
}
