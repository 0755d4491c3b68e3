//! Signing in: user name and password, then a one-time code where one is asked for, then a password of one's own where
//! somebody else set the first; or a passkey, which is both factors at once.
//!
//! Between the steps there is no session. The browser carries a ticket that says how far it came, good for ten minutes in
//! that browser and only while the password stays the same.

use kernel::{Code as _, Id, Moment, Ref, Staff};
use passkeys::Site;
use serde_json::json;
use store::{By, Db, Entry, Keys, Source as _, StoreError, Tx};

use crate::actions::passkeys::Purpose;
use crate::actions::{Done, account, actors, knocks, passkeys as keys, second_factor, secrets};
use crate::rules::lockout;
use crate::store as rows;
use crate::store::accounts::Account;

kernel::codes! {
    /// ขั้นของการเข้าสู่ระบบ: what is still to be shown before a session begins.
    pub enum Step {
        /// A one-time code.
        Code = "code",
        /// A password of one's own.
        Password = "password",
    }
}

/// Where a request comes from.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The network address; empty when it is not known.
    pub address: String,
    /// The browser and the system.
    pub device: String,
    /// The token of the browser's forms, to which tickets are bound.
    pub browser: String,
}

kernel::codes! {
    /// วิธีเข้าสู่ระบบ: by which way somebody came in; a provider stands under its own key.
    pub enum Way {
        /// User name and password, with a code where one is asked for.
        Password = "password",
        /// A passkey.
        Passkey = "passkey",
        /// One click in a demonstration.
        Cast = "cast",
    }
}

/// What a step came to.
#[derive(Debug)]
pub enum Outcome {
    /// Signed in; the token for the cookie.
    In(String),
    /// Another step; the ticket for it.
    Next(Step, String),
    /// Wrong, waiting, or unknown: the answer does not tell which.
    Denied,
    /// Right, and without a post today.
    NoPost,
}

/// Minutes for which a ticket is good.
const TICKET_MINUTES: i64 = 10;

fn seal(keys: &Keys, step: Step, account: &Account, until: Moment, browser: &str) -> String {
    let content =
        [step.code(), &account.staff.to_string(), &until.millis().to_string(), &account.password, browser].join("\n");
    keys.token("sign-in", &content)
}

fn ticket(db: &Db, step: Step, account: &Account, browser: &str) -> String {
    let until = db.now().plus_minutes(TICKET_MINUTES);
    format!("{}.{}.{}", account.staff, until.millis(), seal(db.keys(), step, account, until, browser))
}

/// The account that a ticket for this step and browser belongs to, while it is good.
pub async fn holder(db: &Db, step: Step, ticket: &str, browser: &str) -> Done<Option<Account>> {
    let mut parts = ticket.split('.');
    let (Some(staff), Some(until), Some(sent)) = (parts.next(), parts.next(), parts.next()) else { return Ok(None) };
    let (Ok(staff), Ok(until)) = (staff.parse::<Id<Staff>>(), until.parse::<i64>()) else { return Ok(None) };
    let until = Moment::from_millis(until);
    let Some(account) = rows::accounts::of(db, staff).await? else { return Ok(None) };
    let good = db.now() < until && seal(db.keys(), step, &account, until, browser) == sent;
    Ok(good.then_some(account))
}

/// The first step. Unknown names, wrong passwords and waiting accounts take the same time and get the same answer.
pub async fn with_password(db: &Db, caller: &Caller, user_name: &str, password: &str) -> Done<Outcome> {
    let account = rows::accounts::named(db, &crate::rules::account::user_name(user_name)).await?;
    let right = secrets::is_password(password, account.as_ref().map(|account| account.password.as_str())).await?;
    let tx = db.write(By::System("sign-in")).await?;
    let fresh = match &account {
        Some(account) => rows::accounts::of(&tx, account.staff).await?,
        None => None,
    };
    let Some(account) = admitted(&tx, caller, fresh, right).await? else {
        tx.commit().await?;
        return Ok(Outcome::Denied);
    };
    if account.totp_on {
        return Ok(Outcome::Next(Step::Code, ticket(db, Step::Code, &account, &caller.browser)));
    }
    go_on(db, tx, caller, account).await
}

/// The second step: a code of the authenticator, or a recovery code.
pub async fn with_code(db: &Db, caller: &Caller, ticket: &str, code: &str) -> Done<Outcome> {
    let Some(account) = holder(db, Step::Code, ticket, &caller.browser).await? else { return Ok(Outcome::Denied) };
    let recovery = second_factor::recovery_hash(db, &account, code).await?;
    let tx = db.write(By::System("sign-in")).await?;
    let fresh = rows::accounts::of(&tx, account.staff).await?;
    let right = second_factor::is_right(&tx, &account, code, recovery.as_deref()).await?;
    let Some(account) = admitted(&tx, caller, fresh, right).await? else {
        tx.commit().await?;
        return Ok(Outcome::Denied);
    };
    go_on(db, tx, caller, account).await
}

/// The last step: a password of one's own in the place of the one that somebody else set.
pub async fn with_own_password(db: &Db, caller: &Caller, account: Account, password: &str) -> Done<Outcome> {
    let hash = secrets::hash_password(password).await?;
    let tx = db.write(By::System("sign-in")).await?;
    rows::accounts::save(&tx, account.staff, &account.user_name, &hash, false).await?;
    tx.record(Entry::new("password-changed", account.staff.as_ref())).await?;
    begin(tx, caller, account.staff, (Way::Password.code(), account.totp_on)).await
}

/// The one step of a passkey. It cannot be guessed, so that waits after wrong passwords do not hold it up; a lock by hand does.
pub async fn with_passkey(db: &Db, caller: &Caller, site: &Site, answer: &str) -> Done<Outcome> {
    let tx = db.write(By::System("sign-in")).await?;
    if let Some(staff) = keys::holder(&tx, site, (Purpose::SignIn, &caller.browser), answer).await? {
        return begin(tx, caller, staff, (Way::Passkey.code(), true)).await;
    }
    knocks::note(&tx, caller, knocks::SIGN_IN).await?;
    let entry = Entry::new("sign-in-failed", Ref { kind: "staff", id: 0 });
    tx.record(entry.detail(json!({ "way": Way::Passkey.code() }))).await?;
    tx.commit().await?;
    Ok(Outcome::Denied)
}

/// The step after a provider said who it was: a one-time code where the account has them on and the provider does not count as
/// both factors.
pub async fn with_identity(
    db: &Db,
    tx: Tx<'_>,
    caller: &Caller,
    staff: Id<Staff>,
    (provider, both_factors): (&str, bool),
) -> Done<Outcome> {
    let account = rows::accounts::of(&tx, staff).await?.ok_or(StoreError::NotFound)?;
    if account.totp_on && !both_factors {
        tx.commit().await?;
        return Ok(Outcome::Next(Step::Code, ticket(db, Step::Code, &account, &caller.browser)));
    }
    begin(tx, caller, staff, (provider, both_factors)).await
}

/// Begins a session for a member of the cast of a demonstration.
pub async fn as_cast(db: &Db, caller: &Caller, user_name: &str) -> Done<Outcome> {
    let account = rows::accounts::named(db, user_name).await?.ok_or(StoreError::NotFound)?;
    let tx = db.write(By::System("sign-in")).await?;
    begin(tx, caller, account.staff, (Way::Cast.code(), false)).await
}

async fn go_on(db: &Db, tx: Tx<'_>, caller: &Caller, account: Account) -> Done<Outcome> {
    if account.must_change {
        tx.commit().await?;
        return Ok(Outcome::Next(Step::Password, ticket(db, Step::Password, &account, &caller.browser)));
    }
    // Where codes are on, nobody comes this far without one.
    begin(tx, caller, account.staff, (Way::Password.code(), account.totp_on)).await
}

/// Begins a session for somebody who has shown who they are by that way, with both factors or with one, unless they are locked
/// out or have no post today.
pub async fn begin(tx: Tx<'_>, caller: &Caller, staff: Id<Staff>, (way, both_factors): (&str, bool)) -> Done<Outcome> {
    if !rows::accounts::forget_failures(&tx, staff).await? {
        // Locked since the first step, or one of a demonstration's cast, who come in without that step.
        tx.record(Entry::new("sign-in-while-waiting", staff.as_ref())).await?;
        tx.commit().await?;
        return Ok(Outcome::Denied);
    }
    if rows::sessions::seats(&tx, staff, tx.now().day()).await?.is_empty() {
        tx.record(Entry::new("sign-in-without-post", staff.as_ref())).await?;
        tx.commit().await?;
        return Ok(Outcome::NoPost);
    }
    let token = actors::begin_session(&tx, staff, &caller.device, both_factors).await?;
    let entry = Entry::new("signed-in", staff.as_ref());
    tx.record(entry.detail(json!({ "device": caller.device, "way": way }))).await?;
    if rows::sign_ins::note(&tx, staff, &caller.device, way).await? {
        account::tell(&tx, staff, "offices-notice-new-device").await?;
    }
    tx.commit().await?;
    Ok(Outcome::In(token))
}

/// Lets a right attempt pass that need not wait; notes any other. Attempts made while waiting do not lengthen the wait, so that
/// nobody can be shut out for ever.
async fn admitted(tx: &Tx<'_>, caller: &Caller, account: Option<Account>, right: bool) -> Done<Option<Account>> {
    let now = tx.now();
    let before = knocks::so_far(tx, caller, knocks::SIGN_IN).await?;
    let must_wait = before.is_some_and(|attempts| attempts.must_wait(now));
    let locked = account.as_ref().is_some_and(|account| now < account.locked_until);
    if right && !must_wait && !locked && account.is_some() {
        return Ok(account);
    }
    knocks::note(tx, caller, knocks::SIGN_IN).await?;
    let about = account.as_ref().map_or(Ref { kind: "staff", id: 0 }, |account| account.staff.as_ref());
    if locked || must_wait {
        tx.record(Entry::new("sign-in-while-waiting", about)).await?;
        return Ok(None);
    }
    tx.record(Entry::new("sign-in-failed", about)).await?;
    if let Some(account) = account {
        note_failure(tx, &account).await?;
    }
    Ok(None)
}

/// Counts a wrong attempt and, from the fifth on, lets the account wait.
pub async fn note_failure(tx: &Tx<'_>, account: &Account) -> Done<()> {
    let failures = account.failures + 1;
    let until = lockout::locked_until(failures, tx.now());
    rows::accounts::note_failure(tx, account.staff, failures, until).await?;
    let minutes = lockout::wait_minutes(failures);
    if minutes > 0 {
        tx.record(Entry::new("account-locked", account.staff.as_ref()).detail(json!({ "minutes": minutes }))).await?;
    }
    Ok(())
}
