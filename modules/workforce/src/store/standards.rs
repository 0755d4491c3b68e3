//! Versions of the standard: written once at import, read by level.

use kernel::{Id, Level, Moment};
use store::{FromRow as _, Result, Source, Sql, Tx, row};

use crate::model::StandardVersion;
use crate::standard::{Degree, Duty, LevelStandard, Qualification, ServiceRule, Standard};

row! {
    /// มาตรฐานรุ่นหนึ่ง: where it came from and what it says of the position as a whole.
    pub struct Version {
        /// Its id.
        pub id: Id<StandardVersion>,
        /// 1, 2, … in the order of import; the highest is in force.
        pub version: i64,
        /// SHA-256 of the text, in hex.
        pub digest: String,
        /// Name of the file it was read from.
        pub source: String,
        /// ประเภท.
        pub position_type: String,
        /// สายงาน.
        pub job_line: String,
        /// ชื่อตำแหน่ง.
        pub position: String,
        /// ลักษณะงานโดยทั่วไป.
        pub general: String,
        /// When it was imported.
        pub imported_at: Moment,
    }
}

impl Version {
    /// The digest in groups of eight letters, so that it can be read and breaks on a narrow screen.
    pub fn digest_groups(&self) -> String {
        self.digest.as_bytes().chunks(8).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
    }
}

row! {
    /// หน้าที่ หรือหน้าที่ความรับผิดชอบหลัก (area 0).
    pub struct Clause {
        /// `SW-P-1.4`.
        pub address: String,
        /// Its level.
        pub level: Level,
        /// 0 to 4.
        pub area: i64,
        /// ด้าน; empty for area 0.
        pub area_title: String,
        /// Within the area, from 1.
        pub number: i64,
        /// Verbatim.
        pub text: String,
        /// Line of the paper.
        pub line: i64,
    }
}

row! {
    /// คุณวุฒิแรกบรรจุ.
    pub struct Entry {
        /// ข้อ.
        pub number: i64,
        /// The degree.
        pub degree: Degree,
        /// Verbatim.
        pub text: String,
        /// Line of the paper.
        pub line: i64,
    }
}

row! {
    /// ระยะเวลาดำรงตำแหน่ง.
    pub struct Service {
        /// The level one rises to.
        pub level: Level,
        /// The level that must be or have been held.
        pub held: Level,
        /// Full years.
        pub years: i64,
        /// ข้อ 1, verbatim.
        pub entry_clause: String,
        /// ข้อ 2, verbatim.
        pub clause: String,
        /// Line of ข้อ 2.
        pub line: i64,
    }
}

row! {
    /// การลดระยะเวลา.
    pub struct Shortening {
        /// The level one rises to.
        pub level: Level,
        /// ข้อ of the entry qualification that earns it.
        pub entry_number: i64,
        /// Years instead of the full number.
        pub years: i64,
    }
}

row! {
    /// รายการความรู้ ทักษะ หรือสมรรถนะ.
    pub struct ItemRow {
        /// Its level.
        pub level: Level,
        /// "3.2.1".
        pub code: String,
        /// Heading it stands under.
        pub heading: String,
        /// Name, verbatim.
        pub text: String,
        /// What the paper says, if it says it.
        pub expected: Option<i64>,
        /// What is written after "ระดับ".
        pub written: String,
        /// The whole line, verbatim.
        pub source: String,
        /// Line of the paper.
        pub line: i64,
    }
}

fn versions() -> Sql {
    Sql::new(format!("select {} from standards", Version::COLUMNS))
}

/// Every version, newest first.
pub async fn all(on: &impl Source) -> Result<Vec<Version>> {
    on.all(versions().then("order by version desc")).await
}

/// The version in force, once one was imported.
pub async fn current(on: &impl Source) -> Result<Option<Version>> {
    on.first(versions().then("order by version desc limit 1")).await
}

/// One version by its number.
pub async fn version(on: &impl Source, number: i64) -> Result<Version> {
    on.one(versions().then("where version = ?").bind(number)).await
}

/// The version with this content, if it was imported before.
pub async fn with_digest(on: &impl Source, digest: &str) -> Result<Option<Version>> {
    on.first(versions().then("where digest = ?").bind(digest)).await
}

/// The clauses of a level in the paper's order, main responsibility first.
pub async fn clauses(on: &impl Source, of: Id<StandardVersion>, level: Level) -> Result<Vec<Clause>> {
    let sql = Sql::new(format!("select {} from standard_duties", Clause::COLUMNS));
    on.all(sql.then("where standard = ? and level = ? order by area, number").bind(of).bind(level)).await
}

/// The clause at an address.
pub async fn clause(on: &impl Source, of: Id<StandardVersion>, address: &str) -> Result<Clause> {
    let sql = Sql::new(format!("select {} from standard_duties", Clause::COLUMNS));
    on.one(sql.then("where standard = ? and address = ?").bind(of).bind(address)).await
}

/// The entry degrees, in the paper's order.
pub async fn entries(on: &impl Source, of: Id<StandardVersion>) -> Result<Vec<Entry>> {
    let sql = Sql::new(format!("select {} from standard_degrees", Entry::COLUMNS));
    on.all(sql.then("where standard = ? order by number").bind(of)).await
}

/// The service rule of a level, which the lowest level does not have.
pub async fn service(on: &impl Source, of: Id<StandardVersion>, level: Level) -> Result<Option<Service>> {
    let sql = Sql::new(format!("select {} from standard_services", Service::COLUMNS));
    on.first(sql.then("where standard = ? and level = ?").bind(of).bind(level)).await
}

/// The shortened times of a level.
pub async fn shortenings(on: &impl Source, of: Id<StandardVersion>, level: Level) -> Result<Vec<Shortening>> {
    let sql = Sql::new(format!("select {} from standard_reductions", Shortening::COLUMNS));
    on.all(sql.then("where standard = ? and level = ? order by entry_number").bind(of).bind(level)).await
}

/// The items of a level in the paper's order.
pub async fn items(on: &impl Source, of: Id<StandardVersion>, level: Level) -> Result<Vec<ItemRow>> {
    let sql = Sql::new(format!("select {} from standard_items", ItemRow::COLUMNS));
    on.all(sql.then("where standard = ? and level = ? order by line").bind(of).bind(level)).await
}

/// The items that the paper leaves open, in the paper's order.
pub async fn doubts(on: &impl Source, of: Id<StandardVersion>) -> Result<Vec<ItemRow>> {
    let sql = Sql::new(format!("select {} from standard_items", ItemRow::COLUMNS));
    on.all(sql.then("where standard = ? and expected is null order by line").bind(of)).await
}

/// One item of a level.
pub async fn item(on: &impl Source, of: Id<StandardVersion>, level: Level, code: &str) -> Result<ItemRow> {
    let sql = Sql::new(format!("select {} from standard_items", ItemRow::COLUMNS));
    on.one(sql.then("where standard = ? and level = ? and code = ?").bind(of).bind(level).bind(code)).await
}

/// One item at every level that has it.
pub async fn at_every_level(on: &impl Source, of: Id<StandardVersion>, code: &str) -> Result<Vec<ItemRow>> {
    let sql = Sql::new(format!("select {} from standard_items", ItemRow::COLUMNS));
    on.all(sql.then("where standard = ? and code = ?").bind(of).bind(code)).await
}

/// Writes a new version with everything in it; it is in force from the commit on.
pub async fn insert(tx: &Tx<'_>, standard: &Standard, digest: &str, source: &str) -> Result<Version> {
    let version = current(tx).await?.map_or(1, |last| last.version + 1);
    let id = tx.new_id::<StandardVersion>();
    let sql = Sql::new(
        "insert into standards (id, version, digest, source, position_type, job_line, position, general, imported_at) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(version).bind(digest).bind(source).bind(standard.position_type.as_str());
    let sql = sql.bind(standard.job_line.as_str()).bind(standard.position.as_str()).bind(standard.general.as_str());
    tx.run(sql.bind(tx.now())).await?;
    for level in &standard.levels {
        insert_level(tx, id, level).await?;
    }
    self::version(tx, version).await
}

async fn insert_level(tx: &Tx<'_>, id: Id<StandardVersion>, level: &LevelStandard) -> Result<()> {
    for duty in &level.main {
        insert_clause(tx, id, level.level, "", duty).await?;
    }
    for area in &level.areas {
        for duty in &area.duties {
            insert_clause(tx, id, level.level, &area.title, duty).await?;
        }
    }
    insert_qualification(tx, id, level).await?;
    for item in &level.items {
        let sql = Sql::new(
            "insert into standard_items (standard, level, code, heading, text, expected, written, source, line) \
             values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        let sql = sql.bind(id).bind(level.level).bind(item.code.as_str()).bind(item.group.as_str());
        let sql = sql.bind(item.text.as_str()).bind(item.expected.map(i64::from)).bind(item.written.as_str());
        tx.run(sql.bind(item.source.as_str()).bind(line(item.line))).await?;
    }
    Ok(())
}

async fn insert_clause(
    tx: &Tx<'_>,
    id: Id<StandardVersion>,
    level: Level,
    area_title: &str,
    duty: &Duty,
) -> Result<()> {
    let sql = Sql::new(
        "insert into standard_duties (standard, address, level, area, area_title, number, text, line) \
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(duty.address.as_str()).bind(level).bind(i64::from(duty.area)).bind(area_title);
    tx.run(sql.bind(i64::from(duty.number)).bind(duty.text.as_str()).bind(line(duty.line))).await.map(|_| ())
}

async fn insert_qualification(tx: &Tx<'_>, id: Id<StandardVersion>, level: &LevelStandard) -> Result<()> {
    match &level.qualification {
        Qualification::Entry(entries) => {
            for entry in entries {
                let sql = Sql::new(
                    "insert into standard_degrees (standard, number, degree, text, line) values (?, ?, ?, ?, ?)",
                );
                let sql = sql.bind(id).bind(i64::from(entry.number)).bind(entry.degree).bind(entry.text.as_str());
                tx.run(sql.bind(line(entry.line))).await?;
            }
            Ok(())
        }
        Qualification::Service(rule) => insert_service(tx, id, level.level, rule).await,
    }
}

async fn insert_service(tx: &Tx<'_>, id: Id<StandardVersion>, level: Level, rule: &ServiceRule) -> Result<()> {
    let sql = Sql::new(
        "insert into standard_services (standard, level, held, years, entry_clause, clause, line) values (?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(level).bind(rule.held).bind(i64::from(rule.years));
    tx.run(sql.bind(rule.entry_clause.as_str()).bind(rule.clause.as_str()).bind(line(rule.line))).await?;
    for reduction in &rule.reductions {
        let sql =
            Sql::new("insert into standard_reductions (standard, level, entry_number, years) values (?, ?, ?, ?)");
        let sql = sql.bind(id).bind(level).bind(i64::from(reduction.entry_number));
        tx.run(sql.bind(i64::from(reduction.years))).await?;
    }
    Ok(())
}

/// A line number as it is stored; no paper has more lines than fit.
fn line(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
