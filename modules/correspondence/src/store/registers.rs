//! The registers: the numbers of a series with the letters that have them, the latest first, from one number to the next.

use kernel::{Day, Id, Letter, Office};
use store::{FromRow as _, Result, Source, Sql};

use crate::model::{NumberState, Secrecy, Series};

store::row! {
    /// หนึ่งบรรทัดของทะเบียน: a number and what stands beside it.
    pub struct RegisterRow {
        /// เลขทะเบียน
        pub number: i64 = "n.number",
        /// The day under which it stands.
        pub registered_on: Day = "n.registered_on",
        /// In use, reserved or cancelled.
        pub state: NumberState = "n.state",
        /// Why it is reserved or cancelled.
        pub reason: String = "n.reason",
        /// The letter that has it.
        pub letter: Option<Id<Letter>> = "l.id",
        /// ที่ of what the office issued.
        pub number_text: String = "coalesce(l.number_text, '')",
        /// ที่ of what came.
        pub their_number: String = "coalesce(l.their_number, '')",
        /// ลงวันที่
        pub dated_on: Option<Day> = "l.dated_on",
        /// จาก
        pub party_from: String = "coalesce(l.party_from, '')",
        /// ถึง
        pub party_to: String = "coalesce(l.party_to, '')",
        /// เรื่อง
        pub subject: String = "coalesce(l.subject, '')",
        /// ชั้นความลับ
        pub secrecy: Option<Secrecy> = "l.secrecy",
        /// การปฏิบัติ
        pub action: String = "coalesce(l.action, '')",
        /// หมายเหตุ
        pub note: String = "coalesce(l.note, '')",
    }
}

/// ช่วงของทะเบียน: which part of a register is read.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// The office that keeps it.
    pub office: Id<Office>,
    /// The series.
    pub series: Series,
    /// The calendar year, พ.ศ.
    pub year: i64,
    /// From one day to another, both included; the whole year where none are named.
    pub days: Option<(Day, Day)>,
    /// Only numbers below this one: where the page before ended.
    pub below: Option<i64>,
}

fn select(reach: &Reach) -> Sql {
    let sql = Sql::new(format!(
        "select {} from letter_numbers n left join letters l on l.id = n.letter \
         where n.office_id = ? and n.series = ? and n.year = ?",
        RegisterRow::COLUMNS
    ));
    let sql = sql.bind(reach.office).bind(reach.series).bind(reach.year);
    match reach.days {
        Some((first, last)) => sql.then("and n.registered_on between ? and ?").bind(first).bind(last),
        None => sql,
    }
}

/// At most so many lines of a register, the latest first.
pub async fn list(on: &impl Source, reach: &Reach, most: i64) -> Result<Vec<RegisterRow>> {
    let sql = match reach.below {
        Some(number) => select(reach).then("and n.number < ?").bind(number),
        None => select(reach),
    };
    on.all(sql.then("order by n.number desc limit ?").bind(most)).await
}

/// At most so many lines in the order in which a register is kept on paper.
pub async fn in_order(on: &impl Source, reach: &Reach, most: i64) -> Result<Vec<RegisterRow>> {
    on.all(select(reach).then("order by n.number limit ?").bind(most)).await
}

/// The years in which a series has numbers, the latest first.
pub async fn years(on: &impl Source, office: Id<Office>, series: Series) -> Result<Vec<i64>> {
    let counter = super::numbering::counter(office, series);
    let rows: Vec<(i64,)> = on
        .all(Sql::new("select year from counters where series = ? order by year desc limit 50").bind(counter))
        .await?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}
