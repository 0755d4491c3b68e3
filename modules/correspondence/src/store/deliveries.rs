//! การส่ง: to whom a letter went, and what came to the offices of a scope.

use kernel::{Day, Id, Letter, Moment, Office};
use offices::Scope;
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::model::{Channel, Delivery, DeliveryRow, DeliveryState};

fn select() -> Sql {
    Sql::new(format!("select {} from letter_deliveries", DeliveryRow::COLUMNS))
}

/// What went of a letter that was found within access, at most so many.
pub async fn of(on: &impl Source, letter: Id<Letter>, most: i64) -> Result<Vec<DeliveryRow>> {
    let sql = select().then("where letter = ? and state <> ?").bind(letter).bind(DeliveryState::Listed);
    on.all(sql.then("order by id limit ?").bind(most)).await
}

/// Those to whom a letter went by hand or post and who have not signed for it, in order.
pub async fn unsigned(on: &impl Source, letter: Id<Letter>, most: i64) -> Result<Vec<DeliveryRow>> {
    let sql = select().then("where letter = ? and state = ? and channel in").bind(letter).bind(DeliveryState::Sent);
    on.all(sql.list([Channel::Hand, Channel::Post]).then("order by id limit ?").bind(most)).await
}

/// A part of the list of a letter's addressees, those to whom it went among them.
pub async fn listed(on: &impl Source, letter: Id<Letter>, page: Page) -> Result<Slice<DeliveryRow>> {
    let sql = select().then("where letter = ? order by id").bind(letter).then_sql(page.sql());
    Ok(page.slice(on.all(sql).await?))
}

/// A part of those addressees of a letter to whom it goes by post, listed or sent, as they stand on the list.
pub async fn posted(on: &impl Source, letter: Id<Letter>, page: Page) -> Result<Slice<DeliveryRow>> {
    let sql = select().then("where letter = ? and channel = ? order by id").bind(letter).bind(Channel::Post);
    Ok(page.slice(on.all(sql.then_sql(page.sql())).await?))
}

/// How many addressees of a letter stand where, by their way.
pub async fn counts(on: &impl Source, letter: Id<Letter>) -> Result<Vec<(DeliveryState, Channel, i64)>> {
    let sql = Sql::new(
        "select state, channel, cast(count(*) as bigint) from letter_deliveries where letter = ? group by state, channel",
    );
    on.all(sql.bind(letter)).await
}

/// The names and offices of a letter's addressees.
pub async fn named(on: &impl Source, letter: Id<Letter>) -> Result<Vec<(String, Option<Id<Office>>)>> {
    on.all(Sql::new("select to_name, to_office from letter_deliveries where letter = ?").bind(letter)).await
}

/// One addressee of a letter that was found within access.
pub async fn one(on: &impl Source, letter: Id<Letter>, id: Id<Delivery>) -> Result<DeliveryRow> {
    on.one(select().then("where id = ? and letter = ?").bind(id).bind(letter)).await
}

/// Takes these off the list of a letter; to whom it went stays. Answers how many.
pub async fn unlist(tx: &Tx<'_>, letter: Id<Letter>, ids: &[Id<Delivery>]) -> Result<u64> {
    let sql = Sql::new("delete from letter_deliveries where letter = ? and state = ? and id in");
    tx.run(sql.bind(letter).bind(DeliveryState::Listed).list(ids.iter().copied())).await
}

/// Those of the list of a letter that go by a way.
pub async fn waiting_for(on: &impl Source, letter: Id<Letter>, channel: Channel) -> Result<Vec<(Id<Delivery>,)>> {
    let sql = Sql::new("select id from letter_deliveries where letter = ? and state = ? and channel = ? order by id");
    on.all(sql.bind(letter).bind(DeliveryState::Listed).bind(channel)).await
}

/// Sends those of the list of a letter that go by a way; answers how many they are.
pub async fn dispatch(
    tx: &Tx<'_>,
    (letter, channel): (Id<Letter>, Channel),
    own_name: bool,
    note: &str,
) -> Result<u64> {
    let sql = Sql::new(
        "update letter_deliveries set state = ?, sent_at = ?, own_name = ?, note = ? \
         where letter = ? and state = ? and channel = ?",
    );
    let sql = sql.bind(DeliveryState::sent_by(channel)).bind(tx.now()).bind(own_name).bind(note);
    tx.run(sql.bind(letter).bind(DeliveryState::Listed).bind(channel)).await
}

/// A delivery for a command of the program itself.
pub async fn known(on: &impl Source, id: Id<Delivery>) -> Result<DeliveryRow> {
    on.one(select().then("where id = ?").bind(id)).await
}

/// What waits to be taken by the offices of a scope, the earliest first.
pub async fn arriving(on: &impl Source, scope: &Scope, most: i64) -> Result<Vec<DeliveryRow>> {
    let sql = select().then("where state = ? and").bind(DeliveryState::Waiting).then_sql(scope.within("to_office"));
    on.all(sql.then("order by id limit ?").bind(most)).await
}

/// One that waits to be taken by an office of a scope.
pub async fn waiting(on: &impl Source, scope: &Scope, id: Id<Delivery>) -> Result<DeliveryRow> {
    let sql = select().then("where id = ? and channel = ? and state = ? and").bind(id);
    on.one(sql.bind(Channel::System).bind(DeliveryState::Waiting).then_sql(scope.within("to_office"))).await
}

/// Writes a delivery.
pub async fn insert(tx: &Tx<'_>, row: &DeliveryRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into letter_deliveries ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        DeliveryRow::COLUMNS
    ));
    let sql = sql.bind(row.id).bind(row.letter).bind(row.channel).bind(row.to_name.as_str()).bind(row.to_office);
    let sql = sql.bind(row.address.as_str()).bind(row.state).bind(row.sent_at).bind(row.taken_at);
    tx.run(sql.bind(row.taken_by.as_str()).bind(row.taken_as).bind(row.note.as_str()).bind(row.own_name))
        .await
        .map(|_| ())
}

/// Changes where a delivery stands, if it still stands as it was read; answers whether it did.
pub async fn settle(tx: &Tx<'_>, from: DeliveryState, row: &DeliveryRow) -> Result<bool> {
    let sql = Sql::new(
        "update letter_deliveries set state = ?, taken_at = ?, taken_by = ?, taken_as = ?, note = ? where id = ? and state = ?",
    );
    let sql = sql.bind(row.state).bind(row.taken_at).bind(row.taken_by.as_str()).bind(row.taken_as);
    Ok(tx.run(sql.bind(row.note.as_str()).bind(row.id).bind(from)).await? == 1)
}

store::row! {
    /// หนึ่งบรรทัดของสมุดส่งหนังสือ (แบบที่ 17)
    pub struct SentRow {
        /// The delivery.
        pub id: Id<Delivery> = "d.id",
        /// The day on which its letter was numbered, by which the book goes.
        pub on: Day = "n.registered_on",
        /// The letter.
        pub letter: Id<Letter> = "l.id",
        /// เลขทะเบียน
        pub number: Option<i64> = "l.number",
        /// The year of that number.
        pub year: i64 = "l.year",
        /// จาก
        pub party_from: String = "l.party_from",
        /// ถึง
        pub party_to: String = "l.party_to",
        /// หน่วยรับ
        pub to_name: String = "d.to_name",
        /// ผู้รับ
        pub taken_by: String = "d.taken_by",
        /// วันและเวลา
        pub taken_at: Option<Moment> = "d.taken_at",
        /// หมายเหตุ
        pub note: String = "d.note",
    }
}

/// To whom the open letters went that an office numbered within some days, the latest first, below a line of the book where one is
/// named; at most so many.
pub async fn sent(
    on: &impl Source,
    office: Id<Office>,
    (first, last): (Day, Day),
    (below, most): (Option<(Day, Id<Delivery>)>, i64),
) -> Result<Vec<SentRow>> {
    let last = below.map_or(last, |(day, _)| day.min(last));
    let sql = Sql::new(format!(
        "select {} from letter_numbers n join letters l on l.id = n.letter join letter_deliveries d on d.letter = l.id \
         where n.office_id = ? and n.series in ('general', 'circular', 'orders', 'certificates', 'notices')",
        SentRow::COLUMNS
    ));
    let sql = sql
        .bind(office)
        .then("and n.registered_on between ? and ? and l.secrecy = 'open' and d.state <> 'listed'")
        .bind(first)
        .bind(last);
    let sql = match below {
        Some((day, id)) => sql.then("and (n.registered_on < ? or d.id < ?)").bind(day).bind(id),
        None => sql,
    };
    on.all(sql.then("order by n.registered_on desc, d.id desc limit ?").bind(most)).await
}
