//! Sessions: which browsers are signed in, found by the hash of their token, and the actor behind one.

use kernel::{Actor, Day, Id, Lang, Moment, Office, Seat, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::Session;
use crate::rules::account::ended_before;

store::row! {
    /// A session as its holder sees it.
    pub struct SessionRow {
        /// Its id.
        pub id: Id<Session>,
        /// The browser and the machine.
        pub device: String,
        /// When it began.
        pub begun_at: Moment,
        /// When it was last seen.
        pub seen_at: Moment,
    }
}

store::row! {
    /// A session with the one who is signed in.
    pub struct Found {
        /// Its id.
        pub session: Id<Session> = "n.id",
        /// When it began.
        pub begun_at: Moment = "n.begun_at",
        /// When it was last seen.
        pub seen_at: Moment = "n.seen_at",
        /// Whether two factors were shown.
        pub both_factors: bool = "n.both_factors",
        /// Who.
        pub staff: Id<Staff> = "s.id",
        /// Given name.
        pub given_name: String = "s.given_name",
        /// Family name.
        pub family_name: String = "s.family_name",
        /// The language they read.
        pub lang: Lang = "s.lang",
        /// The home office.
        pub office: Id<Office> = "o.id",
        /// Its name.
        pub office_name: String = "o.name || coalesce((select ' ' || p.name from offices p where p.id = o.parent_id and o.kind in ('bureau', 'division', 'section')), '')",
    }
}

store::row! {
    /// A post that gives a seat.
    pub struct SeatRow {
        /// Whose post.
        pub staff: Id<Staff> = "staff_id",
        /// Where.
        pub office: Id<Office> = "office_id",
        /// As what.
        pub role: kernel::Role,
        /// At which level.
        pub level: Option<kernel::Level>,
    }
}

/// The session of a token's hash.
pub async fn find(on: &impl Source, token_hash: &str) -> Result<Option<Found>> {
    let sql = Sql::new(format!(
        "select {} from sessions n join staff s on s.id = n.staff_id join offices o on o.id = s.office_id \
         where n.token_hash = ?",
        Found::COLUMNS
    ));
    on.first(sql.bind(token_hash)).await
}

/// The seats of somebody on a day: their own posts, and those of colleagues who delegated to them.
pub async fn seats(on: &impl Source, staff: Id<Staff>, today: Day) -> Result<Vec<Seat>> {
    let sql = Sql::new(format!(
        "select {} from appointments where (staff_id = ? or staff_id in (select from_staff from delegations \
         where to_staff = ? and from_day <= ? and until_day >= ? and withdrawn_at is null)) \
         and from_day <= ? and until_day >= ? order by from_day, id",
        SeatRow::COLUMNS
    ));
    let sql = sql.bind(staff).bind(staff).bind(today).bind(today).bind(today).bind(today);
    let rows: Vec<SeatRow> = on.all(sql).await?;
    let seat = |row: SeatRow| Seat {
        office: row.office,
        role: row.role,
        level: row.level,
        acting_for: (row.staff != staff).then_some(row.staff),
    };
    Ok(rows.into_iter().map(seat).collect())
}

impl Found {
    /// The actor with these seats.
    pub fn actor(self, seats: Vec<Seat>) -> Actor {
        Actor {
            staff: self.staff,
            name: format!("{} {}", self.given_name, self.family_name),
            office: self.office,
            office_name: self.office_name,
            seats,
            lang: self.lang,
        }
    }
}

/// Begins a session, with two factors or with one.
pub async fn begin(
    tx: &Tx<'_>,
    staff: Id<Staff>,
    token_hash: &str,
    device: &str,
    both_factors: bool,
) -> Result<Id<Session>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into sessions (id, token_hash, staff_id, device, begun_at, seen_at, proved_at, both_factors) \
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(token_hash).bind(staff).bind(device);
    tx.run(sql.bind(tx.now()).bind(tx.now()).bind(tx.now()).bind(both_factors)).await?;
    Ok(id)
}

/// Notes that the holder of a session has shown a second factor.
pub async fn note_both_factors(tx: &Tx<'_>, id: Id<Session>) -> Result<()> {
    tx.run(Sql::new("update sessions set both_factors = 1 where id = ?").bind(id)).await.map(|_| ())
}

/// Notes that somebody has no second factor any more.
pub async fn forget_both_factors(tx: &Tx<'_>, staff: Id<Staff>) -> Result<()> {
    tx.run(Sql::new("update sessions set both_factors = 0 where staff_id = ?").bind(staff)).await.map(|_| ())
}

/// Notes that a session was seen.
pub async fn note_seen(tx: &Tx<'_>, id: Id<Session>) -> Result<()> {
    tx.run(Sql::new("update sessions set seen_at = ? where id = ?").bind(tx.now()).bind(id)).await.map(|_| ())
}

/// When the holder of a session last proved who they are.
pub async fn proved_at(on: &impl Source, id: Id<Session>) -> Result<Moment> {
    let (at,): (Moment,) = on.one(Sql::new("select proved_at from sessions where id = ?").bind(id)).await?;
    Ok(at)
}

/// Notes that the holder of a session proved again who they are.
pub async fn note_proved(tx: &Tx<'_>, id: Id<Session>) -> Result<()> {
    tx.run(Sql::new("update sessions set proved_at = ? where id = ?").bind(tx.now()).bind(id)).await.map(|_| ())
}

/// The living sessions of somebody, the latest seen first.
pub async fn of(on: &impl Source, staff: Id<Staff>, now: Moment) -> Result<Vec<SessionRow>> {
    let (begun, seen) = ended_before(now);
    let sql = Sql::new(format!(
        "select {} from sessions where staff_id = ? and begun_at > ? and seen_at > ? order by seen_at desc, id desc",
        SessionRow::COLUMNS
    ));
    on.all(sql.bind(staff).bind(begun).bind(seen)).await
}

/// How many sessions are alive.
pub async fn alive(on: &impl Source, now: Moment) -> Result<i64> {
    let (begun, seen) = ended_before(now);
    let sql = Sql::new("select cast(count(*) as bigint) from sessions where begun_at > ? and seen_at > ?");
    let (count,): (i64,) = on.one(sql.bind(begun).bind(seen)).await?;
    Ok(count)
}

/// Ends one session of somebody; false when it is not theirs or has ended.
pub async fn end(tx: &Tx<'_>, staff: Id<Staff>, id: Id<Session>) -> Result<bool> {
    let sql = Sql::new("delete from sessions where id = ? and staff_id = ?");
    Ok(tx.run(sql.bind(id).bind(staff)).await? == 1)
}

/// Ends every session of somebody but the one they use; answers how many.
pub async fn end_others(tx: &Tx<'_>, staff: Id<Staff>, kept: Option<Id<Session>>) -> Result<u64> {
    let sql = Sql::new("delete from sessions where staff_id = ?").bind(staff);
    tx.run(match kept {
        Some(id) => sql.then("and id <> ?").bind(id),
        None => sql,
    })
    .await
}

/// Takes away the sessions of somebody that have ended by themselves.
pub async fn sweep(tx: &Tx<'_>, staff: Id<Staff>) -> Result<()> {
    let (begun, seen) = ended_before(tx.now());
    let sql = Sql::new("delete from sessions where staff_id = ? and (begun_at <= ? or seen_at <= ?)");
    tx.run(sql.bind(staff).bind(begun).bind(seen)).await.map(|_| ())
}
