//! การส่ง: to whom a letter went, and what came to the offices of a scope.

use kernel::{Day, Id, Letter, Moment, Office};
use offices::Scope;
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{Channel, Delivery, DeliveryRow, DeliveryState};

fn select() -> Sql {
    Sql::new(format!("select {} from letter_deliveries", DeliveryRow::COLUMNS))
}

/// The deliveries of a letter that was found within access.
pub async fn of(on: &impl Source, letter: Id<Letter>) -> Result<Vec<DeliveryRow>> {
    on.all(select().then("where letter = ? order by id limit 500").bind(letter)).await
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
        "insert into letter_deliveries ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        DeliveryRow::COLUMNS
    ));
    let sql = sql.bind(row.id).bind(row.letter).bind(row.channel).bind(row.to_name.as_str()).bind(row.to_office);
    let sql = sql.bind(row.address.as_str()).bind(row.state).bind(row.sent_at).bind(row.taken_at);
    tx.run(sql.bind(row.taken_by.as_str()).bind(row.taken_as).bind(row.note.as_str())).await.map(|_| ())
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

/// To whom the open letters went that an office numbered within some days, the latest first; at most so many.
pub async fn sent(on: &impl Source, office: Id<Office>, (first, last): (Day, Day), most: i64) -> Result<Vec<SentRow>> {
    let sql = Sql::new(format!(
        "select {} from letter_numbers n join letters l on l.id = n.letter join letter_deliveries d on d.letter = l.id \
         where n.office_id = ? and n.series in ('general', 'circular', 'orders', 'certificates', 'notices')",
        SentRow::COLUMNS
    ));
    let sql =
        sql.bind(office).then("and n.registered_on between ? and ? and l.secrecy = 'open'").bind(first).bind(last);
    on.all(sql.then("order by n.registered_on desc, d.id desc limit ?").bind(most)).await
}
