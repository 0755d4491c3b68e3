//! What letters say, and their signatures.

use kernel::{Id, Letter, Office};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{ContentRow, Given, HeadRow, LetterRow, LetterSignatureRow, LetterState, NumberState, Series, Way};

/// What a letter says; none of one that came.
pub async fn content(on: &impl Source, letter: Id<Letter>) -> Result<ContentRow> {
    let sql = Sql::new(format!("select {} from letter_contents where letter = ?", ContentRow::COLUMNS));
    on.one(sql.bind(letter)).await
}

/// The paragraphs of what the office wrote; none of a letter that came.
pub async fn paragraphs(on: &impl Source, letter: Id<Letter>) -> Result<Vec<String>> {
    let sql = Sql::new(format!("select {} from letter_contents where letter = ?", ContentRow::COLUMNS)).bind(letter);
    let rows: Vec<ContentRow> = on.all(sql).await?;
    Ok(rows.into_iter().flat_map(|row| row.content().paragraphs).collect())
}

/// Writes what a new draft says.
pub async fn insert(tx: &Tx<'_>, row: &ContentRow) -> Result<()> {
    let sql = Sql::new(format!("insert into letter_contents ({}) values (?, ?, ?, ?, ?, ?, ?)", ContentRow::COLUMNS));
    let sql = sql.bind(row.letter).bind(row.says.as_str()).bind(row.circular).bind(row.drafted_by);
    tx.run(sql.bind(row.checker).bind(row.checked_at).bind(row.returned_words.as_str())).await.map(|_| ())
}

/// Saves what a draft says and where its check stands; its letter is saved beside it, under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &ContentRow) -> Result<()> {
    let sql = Sql::new(
        "update letter_contents set says = ?, circular = ?, checker = ?, checked_at = ?, returned_words = ? where letter = ?",
    );
    let sql = sql.bind(row.says.as_str()).bind(row.circular).bind(row.checker).bind(row.checked_at);
    tx.run(sql.bind(row.returned_words.as_str()).bind(row.letter)).await.map(|_| ())
}

/// The signature under a letter.
pub async fn signature(on: &impl Source, letter: Id<Letter>) -> Result<Option<LetterSignatureRow>> {
    let sql = Sql::new(format!("select {} from letter_signatures where letter = ?", LetterSignatureRow::COLUMNS));
    on.first(sql.bind(letter)).await
}

/// Puts a signature under a letter; there is one.
pub async fn sign(tx: &Tx<'_>, row: &LetterSignatureRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into letter_signatures ({}) values (?, ?, ?, ?, ?, ?, ?, ?)",
        LetterSignatureRow::COLUMNS
    ));
    let sql = sql.bind(row.letter).bind(row.staff).bind(row.name.as_str()).bind(row.post.as_str());
    let sql = sql.bind(row.acting_for).bind(row.digest.as_str()).bind(row.signed_at);
    tx.run(sql.bind(row.mandate)).await.map(|_| ())
}

/// Letters on their way out that have no number yet, within access, the latest first.
pub async fn drafts(on: &impl Source, access: &Access, most: i64) -> Result<Vec<LetterRow>> {
    let sql = super::letters::select()
        .then("where l.way = ? and l.number is null and l.state in (?, ?, ?) and l.id in (select f.id from letters f")
        .bind(Way::Issued)
        .bind(LetterState::Draft)
        .bind(LetterState::InReview)
        .bind(LetterState::Signed)
        .then("where f.way = ? and f.number is null and f.office_id in")
        .bind(Way::Issued)
        .list(access.offices().iter().copied())
        .then("union select d.letter from letter_readers d where d.reader in")
        .list(access.readers().iter().copied())
        .then(") and")
        .then_sql(access.sql());
    on.all(sql.then("order by l.id desc limit ?").bind(most)).await
}

/// Reserved numbers of a series of an office, the earliest first.
pub async fn reserved(on: &impl Source, office: Id<Office>, series: Series, year: i64) -> Result<Vec<(i64, String)>> {
    let sql = Sql::new(
        "select number, reason from letter_numbers where office_id = ? and series = ? and year = ? and state = ? \
         order by number limit 100",
    );
    on.all(sql.bind(office).bind(series).bind(year).bind(NumberState::Reserved)).await
}

/// A number of a series as it stands in the register.
pub async fn number(on: &impl Source, office: Id<Office>, series: Series, year: i64, number: i64) -> Result<Given> {
    let sql = Sql::new(
        "select registered_on, letter from letter_numbers \
         where office_id = ? and series = ? and year = ? and number = ?",
    );
    let sql = sql.bind(office).bind(series).bind(year).bind(number);
    let (registered_on, letter) = on.one(sql).await?;
    Ok(Given { series, year, number, on: registered_on, letter })
}

/// The head of an office's letters; an empty one until somebody wrote it.
pub async fn head(on: &impl Source, office: Id<Office>) -> Result<HeadRow> {
    let sql = Sql::new(format!("select {} from letter_heads where office_id = ?", HeadRow::COLUMNS));
    let none = HeadRow {
        office,
        code: String::new(),
        address: String::new(),
        contact: String::new(),
        emblem: String::new(),
        version: 0,
    };
    Ok(on.first(sql.bind(office)).await?.unwrap_or(none))
}

/// Saves the head of an office's letters, under the version that was read.
pub async fn save_head(tx: &Tx<'_>, row: &HeadRow) -> Result<()> {
    if row.version == 0 {
        let sql = Sql::new(format!("insert into letter_heads ({}) values (?, ?, ?, ?, ?, 1)", HeadRow::COLUMNS));
        let sql = sql.bind(row.office).bind(row.code.as_str()).bind(row.address.as_str());
        return tx.run(sql.bind(row.contact.as_str()).bind(row.emblem.as_str())).await.map(|_| ());
    }
    let sql = Sql::new(
        "update letter_heads set code = ?, address = ?, contact = ?, emblem = ?, version = version + 1 \
         where office_id = ? and version = ?",
    );
    let sql = sql.bind(row.code.as_str()).bind(row.address.as_str()).bind(row.contact.as_str());
    tx.run_versioned(sql.bind(row.emblem.as_str()).bind(row.office).bind(row.version)).await
}
