//! Accounts: how somebody proves who they are, and what wrong attempts led to.

use kernel::{Id, Moment, Staff};
use store::{FromRow as _, Result, Sealed, Source, Sql, Tx};

use crate::rules::lockout::{Attempts, UNTIL_UNLOCKED};

store::row! {
    /// An account as it lies in its table.
    pub struct Account {
        /// Whose.
        pub staff: Id<Staff> = "staff_id",
        /// The name to sign in with.
        pub user_name: String,
        /// The hash of the password.
        pub password: String,
        /// Whether the password was set by somebody else and must be changed first.
        pub must_change: bool,
        /// The secret of the one-time codes, sealed.
        pub totp: Sealed,
        /// Whether one-time codes are asked for.
        pub totp_on: bool,
        /// The step of the last code taken; no code is taken twice.
        pub totp_step: i64,
        /// Wrong attempts in a row.
        pub failures: i64,
        /// No attempt counts before this moment.
        pub locked_until: Moment,
    }
}

impl Account {
    /// The secret of the one-time codes.
    pub fn totp_secret(&self, on: &impl Source) -> Result<String> {
        on.keys().unseal(&self.totp, "accounts", "totp", self.staff.number())
    }
}

/// The account of that user name.
pub async fn named(on: &impl Source, user_name: &str) -> Result<Option<Account>> {
    let sql = Sql::new(format!("select {} from accounts where user_name = ?", Account::COLUMNS));
    on.first(sql.bind(user_name)).await
}

/// The account of a member of staff.
pub async fn of(on: &impl Source, staff: Id<Staff>) -> Result<Option<Account>> {
    on.first(Sql::new(format!("select {} from accounts where staff_id = ?", Account::COLUMNS)).bind(staff)).await
}

/// Makes the account, or gives it another name and password; wrong attempts are forgotten, a lock by hand stays.
pub async fn save(tx: &Tx<'_>, staff: Id<Staff>, user_name: &str, hash: &str, must_change: bool) -> Result<()> {
    let sql = Sql::new(
        "insert into accounts (staff_id, user_name, password, must_change, totp, totp_on, totp_step, failures, \
         locked_until, changed_at) values (?, ?, ?, ?, '', 0, 0, 0, 0, ?) on conflict (staff_id) do update set \
         user_name = excluded.user_name, password = excluded.password, must_change = excluded.must_change, \
         failures = 0, changed_at = excluded.changed_at, \
         locked_until = case when accounts.locked_until = ? then accounts.locked_until else 0 end",
    );
    let sql = sql.bind(staff).bind(user_name).bind(hash).bind(must_change).bind(tx.now()).bind(UNTIL_UNLOCKED);
    tx.run(sql).await.map(|_| ())
}

/// The address that was shown to be somebody's; empty where none was.
pub async fn mail(on: &impl Source, staff: Id<Staff>) -> Result<String> {
    let found: Option<(String,)> =
        on.first(Sql::new("select mail from accounts where staff_id = ?").bind(staff)).await?;
    Ok(found.map(|(mail,)| mail).unwrap_or_default())
}

/// Keeps an address that was shown to be somebody's.
pub async fn keep_mail(tx: &Tx<'_>, staff: Id<Staff>, mail: &str) -> Result<()> {
    let sql = Sql::new("update accounts set mail = ?, changed_at = ? where staff_id = ?");
    tx.run(sql.bind(mail).bind(tx.now()).bind(staff)).await.map(|_| ())
}

/// Notes a wrong attempt: how many in a row, and until when the account waits. A lock by hand stays.
pub async fn note_failure(tx: &Tx<'_>, staff: Id<Staff>, failures: i64, until: Moment) -> Result<()> {
    let sql = Sql::new("update accounts set failures = ?, locked_until = ? where staff_id = ? and locked_until <> ?");
    tx.run(sql.bind(failures).bind(until).bind(staff).bind(UNTIL_UNLOCKED)).await.map(|_| ())
}

/// Forgets wrong attempts; false when the account was locked by hand, which nobody signs in with.
pub async fn forget_failures(tx: &Tx<'_>, staff: Id<Staff>) -> Result<bool> {
    let sql = Sql::new("update accounts set failures = 0, locked_until = 0 where staff_id = ? and locked_until <> ?");
    Ok(tx.run(sql.bind(staff).bind(UNTIL_UNLOCKED)).await? == 1)
}

/// Locks an account until it is unlocked.
pub async fn lock(tx: &Tx<'_>, staff: Id<Staff>) -> Result<()> {
    let sql = Sql::new("update accounts set locked_until = ? where staff_id = ?").bind(UNTIL_UNLOCKED).bind(staff);
    tx.run(sql).await.map(|_| ())
}

/// Opens an account, whatever locked it.
pub async fn unlock(tx: &Tx<'_>, staff: Id<Staff>) -> Result<()> {
    let sql = Sql::new("update accounts set failures = 0, locked_until = 0 where staff_id = ?").bind(staff);
    tx.run(sql).await.map(|_| ())
}

store::row! {
    /// An account as a list shows it.
    pub struct Listed {
        /// Whose.
        pub staff: Id<Staff> = "s.id",
        /// The name to sign in with.
        pub user_name: String = "c.user_name",
        /// Given name.
        pub given_name: String = "s.given_name",
        /// Family name.
        pub family_name: String = "s.family_name",
        /// Whether the first password still stands.
        pub must_change: bool = "c.must_change",
        /// No attempt counts before this moment.
        pub locked_until: Moment = "c.locked_until",
    }
}

/// The accounts of those who were added after somebody, in that order.
pub async fn after(on: &impl Source, staff: Id<Staff>, limit: i64) -> Result<Vec<Listed>> {
    let sql = Sql::new(format!(
        "select {} from accounts c join staff s on s.id = c.staff_id where c.staff_id > ? \
         order by c.staff_id limit ?",
        Listed::COLUMNS
    ));
    on.all(sql.bind(staff).bind(limit)).await
}

/// Keeps a secret for one-time codes that is not asked for yet.
pub async fn offer_totp(tx: &Tx<'_>, staff: Id<Staff>, secret: &str) -> Result<()> {
    let sealed = tx.keys().seal(secret, "accounts", "totp", staff.number())?;
    let sql = Sql::new("update accounts set totp = ?, totp_on = 0, totp_step = 0, changed_at = ? where staff_id = ?");
    tx.run(sql.bind(sealed).bind(tx.now()).bind(staff)).await.map(|_| ())
}

/// Asks for one-time codes from now on.
pub async fn turn_totp_on(tx: &Tx<'_>, staff: Id<Staff>) -> Result<()> {
    let sql = Sql::new("update accounts set totp_on = 1, changed_at = ? where staff_id = ?");
    tx.run(sql.bind(tx.now()).bind(staff)).await.map(|_| ())
}

/// Takes one-time codes and recovery codes away.
pub async fn turn_totp_off(tx: &Tx<'_>, staff: Id<Staff>) -> Result<()> {
    let sql = Sql::new("update accounts set totp = '', totp_on = 0, totp_step = 0, changed_at = ? where staff_id = ?");
    tx.run(sql.bind(tx.now()).bind(staff)).await?;
    tx.run(Sql::new("delete from recovery_codes where staff_id = ?").bind(staff)).await.map(|_| ())
}

/// Uses a step once; false when it, or a later one, was used before.
pub async fn use_step(tx: &Tx<'_>, staff: Id<Staff>, step: i64) -> Result<bool> {
    let sql = Sql::new("update accounts set totp_step = ? where staff_id = ? and totp_step < ?");
    Ok(tx.run(sql.bind(step).bind(staff).bind(step)).await? == 1)
}

/// Replaces the recovery codes by these hashes.
pub async fn keep_recovery_codes(tx: &Tx<'_>, staff: Id<Staff>, hashes: &[String]) -> Result<()> {
    tx.run(Sql::new("delete from recovery_codes where staff_id = ?").bind(staff)).await?;
    for hash in hashes {
        let sql = Sql::new("insert into recovery_codes (id, staff_id, hash) values (?, ?, ?)");
        tx.run(sql.bind(tx.new_id::<()>()).bind(staff).bind(hash.as_str())).await?;
    }
    Ok(())
}

/// The hashes of the recovery codes that are left; there are never more than eight.
pub async fn recovery_codes(on: &impl Source, staff: Id<Staff>) -> Result<Vec<String>> {
    let sql = Sql::new("select hash from recovery_codes where staff_id = ? and used_at is null order by id limit 8");
    let rows: Vec<(String,)> = on.all(sql.bind(staff)).await?;
    Ok(rows.into_iter().map(|(hash,)| hash).collect())
}

/// Uses a recovery code once; false when there is no such code left.
pub async fn use_recovery_code(tx: &Tx<'_>, staff: Id<Staff>, hash: &str) -> Result<bool> {
    let sql = Sql::new("update recovery_codes set used_at = ? where staff_id = ? and hash = ? and used_at is null");
    Ok(tx.run(sql.bind(tx.now()).bind(staff).bind(hash)).await? == 1)
}

/// How many recovery codes are left.
pub async fn recovery_codes_left(on: &impl Source, staff: Id<Staff>) -> Result<i64> {
    let sql = Sql::new("select count(*) from recovery_codes where staff_id = ? and used_at is null").bind(staff);
    let (left,): (i64,) = on.one(sql).await?;
    Ok(left)
}

/// The wrong attempts from an address, which is kept as a keyed hash alone.
pub async fn attempts_from(on: &impl Source, address: &str) -> Result<Option<Attempts>> {
    let sql = Sql::new("select since, failures from sign_in_addresses where address = ?").bind(address);
    let found: Option<(Moment, i64)> = on.first(sql).await?;
    Ok(found.map(|(since, failures)| Attempts { since, failures }))
}

/// Keeps the wrong attempts from an address.
pub async fn keep_attempts(tx: &Tx<'_>, address: &str, attempts: Attempts) -> Result<()> {
    let sql = Sql::new(
        "insert into sign_in_addresses (address, since, failures) values (?, ?, ?) \
         on conflict (address) do update set since = excluded.since, failures = excluded.failures",
    );
    tx.run(sql.bind(address).bind(attempts.since).bind(attempts.failures)).await.map(|_| ())
}

/// Forgets addresses whose attempts count no more.
pub async fn forget_addresses(tx: &Tx<'_>, before: Moment) -> Result<()> {
    tx.run(Sql::new("delete from sign_in_addresses where since < ?").bind(before)).await.map(|_| ())
}

store::row! {
    /// Somebody with an account, as the sign-in page of a demonstration lists them.
    pub struct CastRow {
        /// Who.
        pub id: Id<Staff> = "s.id",
        /// The name to sign in with.
        pub user_name: String = "c.user_name",
        /// Given name.
        pub given_name: String = "s.given_name",
        /// Family name.
        pub family_name: String = "s.family_name",
        /// The role of a post.
        pub role: kernel::Role = "a.role",
        /// Its level.
        pub level: Option<kernel::Level> = "a.level",
        /// Its office's name.
        pub office_name: String = "o.name || coalesce((select ' ' || p.name from offices p where p.id = o.parent_id and o.kind in ('bureau', 'division', 'section')), '')",
    }
}

/// Everybody who has an account and a post on a day, in the order in which they were added.
pub async fn cast(on: &impl Source, today: kernel::Day) -> Result<Vec<CastRow>> {
    let sql = Sql::new(format!(
        "select {} from accounts c join staff s on s.id = c.staff_id join appointments a on a.staff_id = s.id \
         join offices o on o.id = a.office_id where a.from_day <= ? and a.until_day >= ? order by s.id, a.from_day, a.id",
        CastRow::COLUMNS
    ));
    on.all(sql.bind(today).bind(today)).await
}
