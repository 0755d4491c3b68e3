//! Writing the search terms of all persons anew, after an upgrade spells them otherwise: slice by slice, to be gone on with at any
//! time. Whoever is saved meanwhile has the new terms already.

use kernel::{Id, Person};
use store::{By, Db, Result, Source as _, Sql};

use crate::store::{finding, persons};

/// The spelling of today. It counts up whenever [`finding::terms`] gives a person other terms than before.
const SPELLING: i64 = 2;
/// Persons of one transaction: others write in between.
const SLICE: i64 = 50;

/// Writes the terms of some more persons anew; answers whether any are left.
pub(crate) async fn renew(db: &Db) -> Result<bool> {
    let (spelling, reached): (i64, i64) =
        db.one(Sql::new("select spelling, reached from person_terms where id = 1")).await?;
    if spelling == SPELLING {
        return Ok(false);
    }
    let tx = db.write(By::System("registry-terms")).await?;
    let sql = Sql::new("select id from persons where id > ? and merged_into is null order by id limit ?");
    let ids: Vec<(Id<Person>,)> = tx.all(sql.bind(reached).bind(SLICE)).await?;
    for (id,) in &ids {
        finding::index(&tx, *id, &persons::record(&tx, *id).await?.person).await?;
    }
    let sql = match ids.last() {
        Some((last,)) => Sql::new("update person_terms set reached = ? where id = 1").bind(*last),
        None => Sql::new("update person_terms set spelling = ?, reached = 0 where id = 1").bind(SPELLING),
    };
    tx.run(sql).await?;
    tx.commit().await?;
    Ok(!ids.is_empty())
}
