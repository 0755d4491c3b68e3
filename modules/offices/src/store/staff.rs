//! Staff: their files, the words by which they are found, and the short form that other pages show.

use std::collections::HashMap;

use kernel::{Day, Id, Lang, Level, Moment, Office, Role, Staff};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::model::{NewStaff, StaffBrief};
use crate::scope::Scope;

store::row! {
    /// A member of staff as they lie in their table.
    pub struct StaffRow {
        /// Their id.
        pub id: Id<Staff> = "s.id",
        /// The home office.
        pub office: Id<Office> = "s.office_id",
        /// คำนำหน้านาม.
        pub title: String = "s.title",
        /// Given name.
        pub given_name: String = "s.given_name",
        /// Family name.
        pub family_name: String = "s.family_name",
        /// Telephone.
        pub phone: String = "s.phone",
        /// E-mail.
        pub email: String = "s.email",
        /// เลขที่ใบอนุญาต.
        pub licence_no: String = "s.licence_no",
        /// The last day of the licence.
        pub licence_until: Option<Day> = "s.licence_until",
        /// The language they read.
        pub lang: Lang = "s.lang",
        /// Counts up with every edit.
        pub version: i64 = "s.version",
        /// When it was last edited.
        pub changed_at: Moment = "s.changed_at",
        /// By whom.
        pub changed_by: Option<Id<Staff>> = "s.changed_by",
    }
}

impl StaffRow {
    /// Given and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// The name with its title.
    pub fn full_name(&self) -> String {
        full_name(&self.title, &self.given_name, &self.family_name)
    }
}

/// A name with its title, written as one word with the given name as Thai does.
pub fn full_name(title: &str, given_name: &str, family_name: &str) -> String {
    let joint = if title.is_ascii() && !title.is_empty() { " " } else { "" };
    format!("{title}{joint}{given_name} {family_name}")
}

/// One member of staff.
pub async fn find(on: &impl Source, id: Id<Staff>) -> Result<StaffRow> {
    on.one(Sql::new(format!("select {} from staff s where s.id = ?", StaffRow::COLUMNS)).bind(id)).await
}

/// One member of staff whose home office lies within the scope; anyone else is not found.
pub async fn find_within(on: &impl Source, scope: &Scope, id: Id<Staff>) -> Result<StaffRow> {
    let sql = Sql::new(format!("select {} from staff s where s.id = ? and", StaffRow::COLUMNS)).bind(id);
    on.one(sql.then_sql(scope.within("s.office_id"))).await
}

/// A page of the staff within the scope, whose words begin with those searched for, in the order of a Thai register.
pub async fn list(on: &impl Source, scope: &Scope, search: &str, page: Page) -> Result<Slice<StaffRow>> {
    let sql = Sql::new(format!("select {} from staff s where", StaffRow::COLUMNS));
    let mut sql = sql.then_sql(scope.within("s.office_id"));
    for word in search_words(search) {
        sql = sql.then("and s.id in (select staff_id from staff_words where word >= ? and word < ?)");
        sql = sql.bind(word.as_str()).bind(format!("{word}g"));
    }
    let rows = on.all(sql.then("order by s.sort_key, s.id").then_sql(page.sql())).await?;
    Ok(page.slice(rows))
}

/// Each word of a name without what people leave out, in hex, so that both engines compare bytes.
fn search_words(text: &str) -> Vec<String> {
    let hex = |word: &str| word.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut words: Vec<String> = thai::fold::fold(text).split_whitespace().map(hex).collect();
    words.sort_unstable();
    words.dedup();
    words
}

async fn index(tx: &Tx<'_>, id: Id<Staff>, staff: &NewStaff) -> Result<()> {
    tx.run(Sql::new("delete from staff_words where staff_id = ?").bind(id)).await?;
    let name = format!("{} {}", staff.given_name, staff.family_name);
    // Both with and without what a การันต์ silences: whoever types พิมพ is on the way to พิมพ์ใจ.
    for word in search_words(&format!("{name} {}", name.replace('์', ""))) {
        let sql = Sql::new("insert into staff_words (word, staff_id) values (?, ?)");
        tx.run(sql.bind(word).bind(id)).await?;
    }
    Ok(())
}

fn sort_key(staff: &NewStaff) -> String {
    thai::collation::sort_key_hex(&format!("{} {}", staff.given_name, staff.family_name))
}

/// Adds a member of staff.
pub async fn add(tx: &Tx<'_>, staff: &NewStaff) -> Result<Id<Staff>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into staff (id, office_id, title, given_name, family_name, sort_key, phone, email, licence_no, \
         licence_until, lang, version, changed_at, changed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
    )
    .bind(id)
    .bind(staff.office)
    .bind(staff.title.as_str())
    .bind(staff.given_name.as_str())
    .bind(staff.family_name.as_str())
    .bind(sort_key(staff))
    .bind(staff.phone.as_str())
    .bind(staff.email.as_str())
    .bind(staff.licence_no.as_str())
    .bind(staff.licence_until)
    .bind(staff.lang)
    .bind(tx.now())
    .bind(tx.by().staff());
    tx.run(sql).await?;
    index(tx, id, staff).await?;
    Ok(id)
}

/// Saves an edit of the version that its writer read.
pub async fn save(tx: &Tx<'_>, id: Id<Staff>, staff: &NewStaff, version: i64) -> Result<()> {
    let sql = Sql::new(
        "update staff set office_id = ?, title = ?, given_name = ?, family_name = ?, sort_key = ?, phone = ?, email = ?, \
         licence_no = ?, licence_until = ?, lang = ?, version = version + 1, changed_at = ?, changed_by = ? \
         where id = ? and version = ?",
    )
    .bind(staff.office)
    .bind(staff.title.as_str())
    .bind(staff.given_name.as_str())
    .bind(staff.family_name.as_str())
    .bind(sort_key(staff))
    .bind(staff.phone.as_str())
    .bind(staff.email.as_str())
    .bind(staff.licence_no.as_str())
    .bind(staff.licence_until)
    .bind(staff.lang)
    .bind(tx.now())
    .bind(tx.by().staff())
    .bind(id)
    .bind(version);
    tx.run_versioned(sql).await?;
    index(tx, id, staff).await
}

store::row! {
    /// A member of staff in one post.
    pub struct Held {
        /// Their id.
        pub id: Id<Staff> = "s.id",
        /// คำนำหน้านาม.
        pub title: String = "s.title",
        /// Given name.
        pub given_name: String = "s.given_name",
        /// Family name.
        pub family_name: String = "s.family_name",
        /// The role of the post.
        pub role: Option<Role> = "a.role",
        /// Its level.
        pub level: Option<Level> = "a.level",
        /// Its office.
        pub office: Id<Office> = "o.id",
        /// That office's name.
        pub office_name: String = "o.name || coalesce((select ' ' || p.name from offices p where p.id = o.parent_id and o.kind in ('bureau', 'division', 'section')), '')",
    }
}

impl From<Held> for StaffBrief {
    fn from(row: Held) -> Self {
        Self {
            id: row.id,
            name: format!("{} {}", row.given_name, row.family_name),
            full_name: full_name(&row.title, &row.given_name, &row.family_name),
            role: row.role,
            level: row.level,
            office: row.office,
            office_name: row.office_name,
        }
    }
}

/// These members of staff, each in the post they took last.
pub async fn brief(on: &impl Source, ids: &[Id<Staff>]) -> Result<HashMap<Id<Staff>, StaffBrief>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = Sql::new(format!(
        "select {} from staff s left join appointments a on a.staff_id = s.id \
         join offices o on o.id = coalesce(a.office_id, s.office_id) where s.id in",
        Held::COLUMNS
    ));
    let rows: Vec<Held> = on.all(sql.list(ids.iter().copied()).then("order by a.from_day, a.id")).await?;
    Ok(rows.into_iter().map(|row| (row.id, StaffBrief::from(row))).collect())
}

/// Who holds a post directly in this office on a day, by name.
pub async fn holders(on: &impl Source, office: Id<Office>, today: Day) -> Result<Vec<StaffBrief>> {
    let sql = Sql::new(format!(
        "select {} from appointments a join staff s on s.id = a.staff_id join offices o on o.id = a.office_id \
         where a.office_id = ? and a.from_day <= ? and a.until_day >= ? order by s.sort_key, a.id",
        Held::COLUMNS
    ));
    let rows: Vec<Held> = on.all(sql.bind(office).bind(today).bind(today)).await?;
    Ok(rows.into_iter().map(StaffBrief::from).collect())
}
