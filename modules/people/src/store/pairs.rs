//! Pairs of records that may be of one person, and the queue of each office.

use kernel::{Code as _, Id, Office, Person};
use offices::Scope;
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::model::{Merge, Pair, PairRow, PairState};
use crate::rules::Reason;
use crate::store::{moving, persons, reach};

/// Puts two records into the queue, unless they were there before, waiting or decided.
pub(crate) async fn suspect(
    tx: &Tx<'_>,
    (one, other): (Id<Person>, Id<Person>),
    probability: f64,
    reasons: &[Reason],
) -> Result<()> {
    let (one, other) = (persons::resolve(tx, one).await?, persons::resolve(tx, other).await?);
    if one == other {
        return Ok(());
    }
    let codes: Vec<&str> = reasons.iter().map(|reason| reason.code()).collect();
    let id: Id<Pair> = tx.new_id();
    let sql = Sql::new(
        "insert into person_pairs (id, version, a, b, likelihood, reasons, state, found_at, decided_at, decided_by, why) \
         values (?, 1, ?, ?, ?, ?, ?, ?, null, '', '') on conflict (a, b) do nothing",
    );
    let sql = sql.bind(id).bind(one.min(other)).bind(one.max(other)).bind(parts(probability)).bind(codes.join(" "));
    if tx.run(sql.bind(PairState::Waiting).bind(tx.now())).await? == 1 {
        queue(tx, id).await?;
    }
    Ok(())
}

/// A probability in ten-thousandths.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 10,000")]
fn parts(probability: f64) -> i64 {
    (probability.clamp(0.0, 1.0) * 10_000.0).round() as i64
}

/// Puts a pair into the queue of every office that looks after either of the two.
pub(crate) async fn queue(tx: &Tx<'_>, pair: Id<Pair>) -> Result<()> {
    let sql = Sql::new(
        "insert into person_pair_offices (office, likelihood, pair) \
         select distinct o.office, q.likelihood, q.id from person_pairs q \
         join people_offices o on o.kind = 'person' and o.about in (q.a, q.b) where q.id = ? on conflict do nothing",
    );
    tx.run(sql.bind(pair)).await.map(|_| ())
}

/// Takes a pair out of every queue.
pub(crate) async fn unqueue(tx: &Tx<'_>, pair: Id<Pair>) -> Result<()> {
    tx.run(Sql::new("delete from person_pair_offices where pair = ?").bind(pair)).await.map(|_| ())
}

/// An office looks after a person from now on: the pairs of theirs that wait come into its queue.
pub(crate) async fn queue_for(tx: &Tx<'_>, person: Id<Person>, office: Id<Office>) -> Result<()> {
    for column in ["a", "b"] {
        let sql = Sql::new("insert into person_pair_offices (office, likelihood, pair)").then_sql(
            Sql::new("select cast(? as bigint), l.likelihood, l.pair from person_pair_offices l")
                .bind(office)
                .then(&format!(
                    "join person_pairs q on q.id = l.pair where q.{column} = ? group by l.likelihood, l.pair"
                ))
                .bind(person)
                .then("on conflict do nothing"),
        );
        tx.run(sql).await?;
    }
    Ok(())
}

/// One pair.
pub(crate) async fn one(on: &impl Source, id: Id<Pair>) -> Result<PairRow> {
    on.one(Sql::new(format!("select {} from person_pairs q where q.id = ?", PairRow::COLUMNS)).bind(id)).await
}

/// The pair of these two.
pub(crate) async fn of_both(on: &impl Source, one: Id<Person>, other: Id<Person>) -> Result<Option<PairRow>> {
    let sql = Sql::new(format!("select {} from person_pairs q where q.a = ? and q.b = ?", PairRow::COLUMNS));
    on.first(sql.bind(one.min(other)).bind(one.max(other))).await
}

/// Most pairs of one person that are looked at.
const MOST: i64 = 100;

/// The pairs of a person.
pub(crate) async fn of(on: &impl Source, person: Id<Person>) -> Result<Vec<PairRow>> {
    let columns = PairRow::COLUMNS;
    let side = |column: &str| {
        Sql::new(format!("select {columns} from person_pairs q where q.{column} = ? order by q.id limit ?"))
            .bind(person)
            .bind(MOST)
    };
    let mut rows: Vec<PairRow> = on.all(side("a")).await?;
    rows.extend(on.all::<PairRow>(side("b")).await?);
    Ok(rows)
}

/// A part of the queue within a scope, the likeliest first: a narrow scope is led by its offices, a wide one by the pairs.
pub(crate) async fn waiting(on: &impl Source, scope: &Scope, part: Page) -> Result<Slice<PairRow>> {
    let columns = PairRow::COLUMNS;
    let sql = Sql::new(format!("select {columns} from person_pairs q where q.decided_at is null and"));
    let sql = match reach::few(on, scope).await? {
        Some(offices) => sql.then("q.id in").then_sql(of_each(&offices, part)),
        None => sql
            .then("exists (select 1 from person_pair_offices l where l.pair = q.id and")
            .then_sql(scope.within("l.office"))
            .then(")"),
    };
    Ok(part.slice(on.all(sql.then("order by q.likelihood desc, q.id desc").then_sql(part.sql())).await?))
}

/// The likeliest pairs of each of these offices, as many as the part can need.
fn of_each(offices: &[Id<Office>], part: Page) -> Sql {
    let reach = part.number * part.size + 1;
    let of = |office: &Id<Office>| {
        Sql::new("select o.pair from (select pair from person_pair_offices where office = ?")
            .bind(*office)
            .then("order by likelihood desc, pair desc limit ?) o")
            .bind(reach)
    };
    let all = offices.iter().map(of).reduce(|all, one| all.then("union all").then_sql(one));
    all.map_or_else(|| Sql::new("(null)"), |all| Sql::new("(").then_sql(all).then(")"))
}

/// Rows of queues that are looked at to count.
const COUNTED: i64 = 200;

/// How many pairs wait within a scope, and whether there may be more.
pub(crate) async fn count(on: &impl Source, scope: &Scope) -> Result<(i64, bool)> {
    let sql = Sql::new(
        "select cast(count(distinct l.pair) as bigint), cast(count(*) as bigint) from \
         (select pair from person_pair_offices where",
    );
    let sql = sql.then_sql(scope.within("office")).then("limit ?) l").bind(COUNTED);
    let (pairs, rows): (i64, i64) = on.one(sql).await?;
    Ok((pairs, rows == COUNTED))
}

/// Decides a pair, or asks about it, if it still has the version of the row.
pub(crate) async fn decide(tx: &Tx<'_>, row: &PairRow, state: PairState, why: &str) -> Result<()> {
    let decided = (!state.is_open()).then(|| tx.now());
    let sql = Sql::new(
        "update person_pairs set version = version + 1, state = ?, decided_at = ?, decided_by = ?, why = ? \
         where id = ? and version = ?",
    );
    let by = if state == PairState::Waiting { String::new() } else { persons::writer(tx) };
    tx.run_versioned(sql.bind(state).bind(decided).bind(by).bind(why).bind(row.id).bind(row.version)).await
}

/// The place of the pairs that a merging made.
const MADE: &str = "person_pairs";

/// What is asked, or known, of a record that goes with others is asked, or known, of the one that stays.
pub(crate) async fn carry(tx: &Tx<'_>, merge: Id<Merge>, (from, to): (Id<Person>, Id<Person>)) -> Result<()> {
    for pair in of(tx, from).await? {
        unqueue(tx, pair.id).await?;
        let other = pair.other(from);
        let told = pair.state.is_open() || pair.state == PairState::Different;
        if other == to || !told || of_both(tx, to, other).await?.is_some() {
            continue;
        }
        let id: Id<Pair> = tx.new_id();
        let sql = Sql::new(
            "insert into person_pairs (id, version, a, b, likelihood, reasons, state, found_at, decided_at, decided_by, why) \
             select cast(? as bigint), 1, cast(? as bigint), cast(? as bigint), likelihood, reasons, state, found_at, \
             decided_at, decided_by, why from person_pairs where id = ?",
        );
        tx.run(sql.bind(id).bind(to.min(other)).bind(to.max(other)).bind(pair.id)).await?;
        moving::note(tx, merge, MADE, id, &pair.state).await?;
        if pair.state.is_open() {
            queue(tx, id).await?;
        }
    }
    Ok(())
}

/// Takes away the pairs that a merging made and nobody touched since, and asks again what was asked of the record that comes back.
pub(crate) async fn give_back(tx: &Tx<'_>, merge: Id<Merge>, gone: Id<Person>) -> Result<()> {
    for (id, _) in moving::noted::<PairState>(tx, merge, MADE).await? {
        let sql = Sql::new("select id from person_pairs where id = ? and version = 1").bind(id);
        if tx.first::<(i64,)>(sql).await?.is_some() {
            unqueue(tx, Id::new(id)).await?;
            tx.run(Sql::new("delete from person_pairs where id = ?").bind(id)).await?;
        }
    }
    for pair in of(tx, gone).await? {
        let other = pair.other(gone);
        if pair.state.is_open() && persons::resolve(tx, other).await? == other {
            queue(tx, pair.id).await?;
        }
    }
    Ok(())
}
