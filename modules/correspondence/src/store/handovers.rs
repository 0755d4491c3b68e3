//! Lists of letters that are twenty years old: what is due, what was handed over, what the office keeps itself.

use kernel::{Day, Id, Letter, Office};
use offices::Scope;
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{Handover, HandoverRow, HandoverState, LetterRow};

fn select() -> Sql {
    Sql::new(format!("select {} from letter_handovers", HandoverRow::COLUMNS))
}

/// A list of an office within a scope.
pub async fn find(on: &impl Source, scope: &Scope, id: Id<Handover>) -> Result<HandoverRow> {
    on.one(select().then("where id = ? and").bind(id).then_sql(scope.within("office_id"))).await
}

/// The lists of an office, the latest first.
pub async fn of(on: &impl Source, office: Id<Office>) -> Result<Vec<HandoverRow>> {
    on.all(select().then("where office_id = ? order by id desc limit 50").bind(office)).await
}

/// The letters of a store that were made by a day and that nothing keeps back, the oldest first; at most so many. Secret letters and
/// those of another law stay (ข้อ 58.1, 58.2), as does what is held, lent, or on a list of either kind already.
pub async fn due(
    on: &impl Source,
    office: Id<Office>,
    (first, last): (Option<Day>, Day),
    most: i64,
) -> Result<Vec<LetterRow>> {
    let sql = super::letters::select()
        .then("where l.id in (select k.letter from letter_keeping k join letters x on x.id = k.letter where k.office_id = ?")
        .bind(office)
        .then("and k.made_on between ? and ? and k.stored_number is not null")
        .bind(first.or_else(|| Day::new(1, 1, 1)))
        .bind(last)
        .then("and k.hold = '' and k.class <> 'evidence' and x.state = 'closed' and x.secrecy = 'open'")
        .then("and not exists (select 1 from letter_loans o where o.letter = k.letter and o.returned_on is null)")
        .then("and not exists (select 1 from letter_handover_items h where h.letter = k.letter and h.live = 1)")
        .then("and not exists (select 1 from letter_disposal_items i join letter_disposals d on d.id = i.disposal")
        .then("where i.letter = k.letter and d.state not in ('rejected', 'destroyed'))")
        .then("order by k.made_on, k.letter limit ?)")
        .bind(most);
    let mut letters: Vec<LetterRow> = on.all(sql).await?;
    letters.sort_by_key(|letter| (letter.dated_on.or(letter.registered_on), letter.id));
    Ok(letters)
}

/// Writes a list with its letters in their order. A letter that stands on another is taken by the database.
pub async fn insert(tx: &Tx<'_>, row: &HandoverRow, letters: &[Id<Letter>]) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into letter_handovers ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        HandoverRow::COLUMNS
    ));
    let sql = sql.bind(row.id).bind(row.office).bind(row.kind).bind(row.state).bind(row.year);
    let sql = sql.bind(row.reason.as_str()).bind(row.made_on).bind(row.made_by).bind(row.ended_on);
    let sql = sql.bind(row.ended_by).bind(row.receiver.as_str()).bind(row.number.as_str());
    tx.run(sql.bind(row.version)).await?;
    for (place, letter) in (1_i64..).zip(letters) {
        let sql = Sql::new("insert into letter_handover_items (handover, place, letter, live) values (?, ?, ?, 1)");
        tx.run(sql.bind(row.id).bind(place).bind(*letter)).await?;
    }
    Ok(())
}

/// Saves how a list ended, under the version that was read; the letters of one that was withdrawn are free again.
pub async fn end(tx: &Tx<'_>, row: &HandoverRow) -> Result<()> {
    let sql = Sql::new(
        "update letter_handovers set state = ?, ended_on = ?, ended_by = ?, receiver = ?, number = ?, version = version + 1 \
         where id = ? and version = ?",
    );
    let sql = sql.bind(row.state).bind(row.ended_on).bind(row.ended_by).bind(row.receiver.as_str());
    tx.run_versioned(sql.bind(row.number.as_str()).bind(row.id).bind(row.version)).await?;
    if row.state == HandoverState::Withdrawn {
        tx.run(Sql::new("update letter_handover_items set live = 0 where handover = ?").bind(row.id)).await?;
    }
    Ok(())
}

/// The letters of a list that was found within a scope, in its order. None of them is secret.
pub async fn letters(on: &impl Source, id: Id<Handover>) -> Result<Vec<LetterRow>> {
    let placed = Sql::new("select letter from letter_handover_items where handover = ? order by place limit 1000");
    let places: Vec<(Id<Letter>,)> = on.all(placed.bind(id)).await?;
    let sql =
        super::letters::select().then("where l.id in (select letter from letter_handover_items where handover = ?)");
    let mut letters: Vec<LetterRow> = on.all(sql.bind(id)).await?;
    letters.sort_by_key(|letter| places.iter().position(|(placed,)| *placed == letter.id));
    Ok(letters)
}

/// The list on which a letter stands; none where it stands on none, or only on one that was withdrawn.
pub async fn with(on: &impl Source, letter: Id<Letter>) -> Result<Option<HandoverRow>> {
    let sql = select().then("where id in (select handover from letter_handover_items where letter = ? and live = 1)");
    on.first(sql.bind(letter)).await
}

/// Whether a letter stands on a list of letters to be destroyed that has not ended.
pub async fn is_listed_for_destruction(on: &impl Source, letter: Id<Letter>) -> Result<bool> {
    let sql = Sql::new(
        "select i.place from letter_disposal_items i join letter_disposals d on d.id = i.disposal \
         where i.letter = ? and d.state not in ('rejected', 'destroyed') limit 1",
    );
    let row: Option<(i64,)> = on.first(sql.bind(letter)).await?;
    Ok(row.is_some())
}
