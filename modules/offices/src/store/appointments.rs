//! Appointments over time: who holds which post, and who is the nearest that may sign or supervise.

use kernel::{Code as _, Day, Id, Level, Office, Role, Staff};
use store::{FromRow, Result, Row, Source, Sql, Tx};

use crate::model::{Appointment, NewAppointment, StaffBrief};
use crate::rules::posts::{Period, Post};
use crate::store::staff::Held;

/// The last day of an appointment that is still open, as it is stored.
const OPEN_END: i64 = 99_991_231;

fn stored_end(until: Option<Day>) -> i64 {
    until.map_or(OPEN_END, Day::number)
}

/// An appointment with its office's name.
#[derive(Debug, Clone)]
pub struct AppointmentRow {
    /// Its id.
    pub id: Id<Appointment>,
    /// Whose.
    pub staff: Id<Staff>,
    /// The post.
    pub post: Post,
    /// The office's name.
    pub office_name: String,
}

const COLUMNS: &str = "a.id, a.staff_id, a.office_id, a.role, a.level, a.from_day, a.until_day, \
     o.name || coalesce((select ' ' || p.name from offices p where p.id = o.parent_id and o.kind in ('bureau', 'division', 'section')), '')";

impl FromRow for AppointmentRow {
    const COLUMNS: &'static str = COLUMNS;
    fn from_row(row: &Row) -> Result<Self> {
        let until: i64 = row.at(6)?;
        let until = if until == OPEN_END { None } else { Some(row.at::<Day>(6)?) };
        let period = Period { from: row.at(5)?, until };
        let post = Post { office: row.at(2)?, role: row.at(3)?, level: row.at(4)?, period };
        Ok(Self { id: row.at(0)?, staff: row.at(1)?, post, office_name: row.at(7)? })
    }
}

/// Every appointment of somebody, the latest first.
pub async fn of(on: &impl Source, staff: Id<Staff>) -> Result<Vec<AppointmentRow>> {
    let sql = Sql::new(format!(
        "select {COLUMNS} from appointments a join offices o on o.id = a.office_id \
         where a.staff_id = ? order by a.from_day desc, a.id desc"
    ));
    on.all(sql.bind(staff)).await
}

/// One appointment.
pub async fn find(on: &impl Source, id: Id<Appointment>) -> Result<AppointmentRow> {
    let sql =
        Sql::new(format!("select {COLUMNS} from appointments a join offices o on o.id = a.office_id where a.id = ?"));
    on.one(sql.bind(id)).await
}

/// The roles of these members of staff on a day, each once for each post.
pub async fn roles(on: &impl Source, staff: &[Id<Staff>], today: Day) -> Result<Vec<(Id<Staff>, Role)>> {
    if staff.is_empty() {
        return Ok(Vec::new());
    }
    let sql =
        Sql::new("select staff_id, role from appointments where from_day <= ? and until_day >= ? and staff_id in");
    on.all(sql.bind(today).bind(today).list(staff.iter().copied()).then("order by from_day, id")).await
}

/// The posts of somebody that are in force on any day of a period.
pub async fn posts_during(on: &impl Source, staff: Id<Staff>, period: Period) -> Result<Vec<Post>> {
    let posts = of(on, staff).await?.into_iter().map(|row| row.post);
    Ok(posts.filter(|post| post.period.overlaps(period)).collect())
}

/// Adds an appointment.
pub async fn add(tx: &Tx<'_>, new: &NewAppointment) -> Result<Id<Appointment>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into appointments (id, staff_id, office_id, role, level, from_day, until_day, created_at) \
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(new.staff)
    .bind(new.office)
    .bind(new.role)
    .bind(new.level)
    .bind(new.from)
    .bind(stored_end(new.until))
    .bind(tx.now());
    tx.run(sql).await?;
    Ok(id)
}

/// Ends an appointment on a day.
pub async fn end(tx: &Tx<'_>, id: Id<Appointment>, until: Day) -> Result<()> {
    let sql = Sql::new("update appointments set until_day = ? where id = ?");
    tx.run_versioned(sql.bind(until).bind(id)).await
}

/// A post held, and how far above the office that asks it stands.
struct Near {
    depth: i64,
    held: Held,
}

impl FromRow for Near {
    const COLUMNS: &'static str = "";
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Self { held: Held::from_row(row)?, depth: row.at(8)? })
    }
}

fn up_the_tree(office: Id<Office>, today: Day) -> Sql {
    Sql::new(format!(
        "select {}, t.depth from office_tree t join appointments a on a.office_id = t.ancestor \
         join staff s on s.id = a.staff_id join offices o on o.id = a.office_id \
         where t.office = ? and a.from_day <= ? and a.until_day >= ?",
        Held::COLUMNS
    ))
    .bind(office)
    .bind(today)
    .bind(today)
}

async fn nearest(on: &impl Source, sql: Sql) -> Result<Vec<StaffBrief>> {
    let rows: Vec<Near> = on.all(sql.then("order by t.depth, s.sort_key, a.id")).await?;
    let depth = rows.first().map(|near| near.depth);
    let mut found: Vec<StaffBrief> = Vec::new();
    for near in rows.into_iter().filter(|near| Some(near.depth) == depth) {
        if !found.iter().any(|brief| brief.id == near.held.id) {
            found.push(near.held.into());
        }
    }
    Ok(found)
}

/// Those of at least that level in the nearest office up the tree that has any.
pub async fn signers(
    on: &impl Source,
    office: Id<Office>,
    least: Level,
    today: Day,
    not: &[Id<Staff>],
) -> Result<Vec<StaffBrief>> {
    let enough = Level::ALL.iter().copied().filter(|level| *level >= least);
    let sql = up_the_tree(office, today).then("and a.role in").list([Role::Supervisor, Role::SocialWorker]);
    let sql = sql.then("and a.level in").list(enough);
    let sql = if not.is_empty() { sql } else { sql.then("and a.staff_id not in").list(not.iter().copied()) };
    let mut signers = nearest(on, sql).await?;
    // Whoever supervises is asked first; colleagues of the level can be chosen instead.
    signers.sort_by_key(|signer| signer.role != Some(Role::Supervisor));
    Ok(signers)
}

/// The supervisors in the nearest office up the tree that has any.
pub async fn supervisors(on: &impl Source, office: Id<Office>, today: Day) -> Result<Vec<StaffBrief>> {
    nearest(on, up_the_tree(office, today).then("and a.role = ?").bind(Role::Supervisor)).await
}

/// Those who hold a post of these roles in the office or above it, the nearest first.
pub async fn officers(on: &impl Source, office: Id<Office>, roles: &[Role], today: Day) -> Result<Vec<StaffBrief>> {
    let sql = up_the_tree(office, today).then("and a.role in").list(roles.iter().copied());
    let rows: Vec<Near> = on.all(sql.then("order by t.depth, s.sort_key, a.id limit 100")).await?;
    let mut found: Vec<StaffBrief> = Vec::new();
    for near in rows {
        if !found.iter().any(|brief| brief.id == near.held.id) {
            found.push(near.held.into());
        }
    }
    Ok(found)
}

/// A post held near an office, for choosing a delegate.
pub struct Neighbour {
    /// Who holds it.
    pub brief: StaffBrief,
    /// The post.
    pub post: Post,
}

impl FromRow for Neighbour {
    const COLUMNS: &'static str = "";
    fn from_row(row: &Row) -> Result<Self> {
        let brief = StaffBrief::from(Held::from_row(row)?);
        let period = Period { from: row.at(8)?, until: Some(row.at(9)?) };
        let post = Post { office: brief.office, role: row.at(4)?, level: brief.level, period };
        Ok(Self { brief, post })
    }
}

/// Posts held today in the office, in every one above it, and in those beside and below it; at most a thousand.
pub async fn near(on: &impl Source, office: Id<Office>, today: Day) -> Result<Vec<Neighbour>> {
    let sql = Sql::new(format!(
        "select {}, a.from_day, a.until_day from appointments a join staff s on s.id = a.staff_id \
         join offices o on o.id = a.office_id where a.from_day <= ? and a.until_day >= ? and (a.office_id in \
         (select ancestor from office_tree where office = ?) or a.office_id in (select d.office from office_tree d \
         join office_tree u on u.ancestor = d.ancestor where u.office = ? and u.depth <= 1)) \
         order by s.sort_key, a.id limit 1000",
        Held::COLUMNS
    ));
    on.all(sql.bind(today).bind(today).bind(office).bind(office)).await
}
