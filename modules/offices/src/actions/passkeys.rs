//! Passkeys: made, used and taken away. A challenge is kept for one answer of one browser, for five minutes.

use kernel::{Actor, Code as _, Id, Invalid, Refusal, Staff};
use passkeys::Site;
use serde_json::json;
use store::{By, Db, Entry, Keys, StoreError, Tx};

use crate::actions::sign_in::Caller;
use crate::actions::{Done, account, knocks, second_factor, secrets};
use crate::model::{Passkey, Session};
use crate::rules::account::PASSKEYS;
use crate::store as rows;
use crate::store::challenges::Challenge;

kernel::codes! {
    /// What a challenge is for; an answer to one of another kind is none.
    pub enum Purpose {
        /// A new passkey for one's own account.
        New = "passkey-new",
        /// A passkey instead of the first password.
        Invited = "passkey-invited",
        /// Signing in.
        SignIn = "passkey-sign-in",
        /// Proving again who is there.
        Proof = "passkey-proof",
        /// Signing in through a provider, or linking an identity there.
        Provider = "provider",
    }
}

/// Minutes for which a challenge is good.
const MINUTES: i64 = 5;

/// Where the challenge of a browser lies: one for each purpose.
fn place(keys: &Keys, purpose: Purpose, browser: &str) -> String {
    keys.token("challenge", &format!("{}\n{browser}", purpose.code()))
}

/// Keeps what was asked of a browser.
pub async fn keep(tx: &Tx<'_>, purpose: Purpose, browser: &str, staff: Option<Id<Staff>>, state: String) -> Done<()> {
    use store::Source as _;
    let until = tx.now().plus_minutes(MINUTES);
    Ok(rows::challenges::keep(tx, &place(tx.keys(), purpose, browser), &Challenge { staff, state, until }).await?)
}

/// Takes out what was asked of a browser, for this once.
pub async fn take(tx: &Tx<'_>, purpose: Purpose, browser: &str) -> Done<Option<Challenge>> {
    use store::Source as _;
    Ok(rows::challenges::take(tx, &place(tx.keys(), purpose, browser)).await?)
}

/// Sixteen bytes that name somebody to their authenticator and tell nothing about them.
fn handle(keys: &Keys, staff: Id<Staff>) -> [u8; 16] {
    let word = keys.token("passkey-holder", &staff.to_string());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&word.as_bytes()[..16]);
    bytes
}

/// Options for a new passkey of somebody.
pub async fn ask_for_new(
    tx: &Tx<'_>,
    site: &Site,
    (purpose, browser): (Purpose, &str),
    (staff, user_name, full_name): (Id<Staff>, &str, &str),
) -> Done<String> {
    use store::Source as _;
    let known: Vec<_> = rows::passkeys::of(tx, staff).await?.iter().map(rows::passkeys::PasskeyRow::key).collect();
    let asked = site.ask_for_new(handle(tx.keys(), staff), (user_name, full_name), &known).map_err(secrets::defect)?;
    keep(tx, purpose, browser, Some(staff), asked.state).await?;
    Ok(asked.options)
}

/// Options for a new passkey of the actor.
pub async fn ask_own(db: &Db, actor: &Actor, site: &Site, browser: &str) -> Done<String> {
    let tx = db.write(actor).await?;
    let account = rows::accounts::of(&tx, actor.staff).await?.ok_or(StoreError::NotFound)?;
    let whose = (actor.staff, account.user_name.as_str(), actor.name.as_str());
    let options = ask_for_new(&tx, site, (Purpose::New, browser), whose).await?;
    tx.commit().await?;
    Ok(options)
}

/// Keeps the passkey that a browser made for somebody, if it is an answer to what that browser was asked.
pub async fn take_new(
    tx: &Tx<'_>,
    site: &Site,
    (purpose, browser): (Purpose, &str),
    staff: Id<Staff>,
    (name, answer): (&str, &str),
) -> Done<Id<Passkey>> {
    let wrong = || Invalid::one("credential", "offices-passkeys-not-made");
    let asked = take(tx, purpose, browser).await?.filter(|asked| asked.staff == Some(staff)).ok_or_else(wrong)?;
    let made = site.take_new(&asked.state, answer).map_err(|refused| {
        tracing::info!(%refused, "a passkey was not taken in");
        wrong()
    })?;
    match rows::passkeys::add(tx, staff, &made, name).await {
        Err(StoreError::Taken) => Err(wrong().into()),
        added => Ok(added?),
    }
}

/// Keeps a new passkey of the actor; the session in which it was made has both factors from then on.
pub async fn add(
    db: &Db,
    actor: &Actor,
    session: Id<Session>,
    (site, browser): (&Site, &str),
    made: (&str, &str),
) -> Done<()> {
    let tx = db.write(actor).await?;
    if rows::passkeys::of(&tx, actor.staff).await?.len() >= PASSKEYS {
        return Err(Refusal::new("offices-passkeys-refused-many").into());
    }
    let id = take_new(&tx, site, (Purpose::New, browser), actor.staff, made).await?;
    rows::sessions::note_both_factors(&tx, session).await?;
    tx.record(Entry::new("passkey-added", actor.staff.as_ref()).detail(json!({ "passkey": id }))).await?;
    account::tell(&tx, actor.staff, "offices-notice-passkey-added").await?;
    Ok(tx.commit().await?)
}

/// Takes a passkey of the actor away; another's is not found, and the last way in stays.
pub async fn remove(db: &Db, actor: &Actor, id: Id<Passkey>) -> Done<()> {
    let tx = db.write(actor).await?;
    if !rows::passkeys::remove(&tx, actor.staff, id).await? {
        return Err(StoreError::NotFound.into());
    }
    account::must_have_a_way_in(&tx, actor.staff).await?;
    second_factor::note_lost(&tx, actor.staff).await?;
    tx.record(Entry::new("passkey-removed", actor.staff.as_ref()).detail(json!({ "passkey": id }))).await?;
    account::tell(&tx, actor.staff, "offices-notice-passkey-removed").await?;
    Ok(tx.commit().await?)
}

/// Options for signing in with a passkey: any of this site, or those of the user name where one was typed. A name that is
/// nobody's, or has no passkey, gets the id of a passkey that does not exist, always the same, so that it looks like any other.
pub async fn ask(db: &Db, site: &Site, caller: &Caller, user_name: &str) -> Done<String> {
    let name = crate::rules::account::user_name(user_name);
    let account = if name.is_empty() { None } else { rows::accounts::named(db, &name).await? };
    let known = match &account {
        Some(account) => rows::passkeys::of(db, account.staff).await?,
        None => Vec::new(),
    };
    let mut credentials: Vec<String> = known.into_iter().map(|row| row.credential).collect();
    if credentials.is_empty() && !name.is_empty() {
        use store::Source as _;
        let word = db.keys().token("passkey-of-nobody", &name);
        credentials.push(passkeys::written(&word.as_bytes()[..32]));
    }
    let asked = site.ask(&credentials).map_err(secrets::defect)?;
    let tx = db.write(By::System("sign-in")).await?;
    knocks::allow(&tx, caller, "passkey-challenge").await?;
    keep(&tx, Purpose::SignIn, &caller.browser, account.map(|account| account.staff), asked.state).await?;
    tx.commit().await?;
    Ok(asked.options)
}

/// Options for the actor to prove who they are with one of their passkeys.
pub async fn ask_proof(db: &Db, actor: &Actor, site: &Site, browser: &str) -> Done<String> {
    let credentials: Vec<String> =
        rows::passkeys::of(db, actor.staff).await?.into_iter().map(|row| row.credential).collect();
    let asked = site.ask(&credentials).map_err(secrets::defect)?;
    let tx = db.write(actor).await?;
    keep(&tx, Purpose::Proof, browser, Some(actor.staff), asked.state).await?;
    tx.commit().await?;
    Ok(asked.options)
}

/// Who holds the passkey that a browser answered with, once the signature is right; the challenge is used up either way.
pub async fn holder(
    tx: &Tx<'_>,
    site: &Site,
    (purpose, browser): (Purpose, &str),
    answer: &str,
) -> Done<Option<Id<Staff>>> {
    use store::Source as _;
    let Some(asked) = take(tx, purpose, browser).await? else { return Ok(None) };
    let Ok((credential, claimed)) = Site::claimed(answer) else { return Ok(None) };
    let Some(row) = rows::passkeys::with_credential(tx, &credential).await? else { return Ok(None) };
    // WebAuthn level 3, 7.2 step 6: the holder is known by the handle, or was asked for by name; both must agree where given.
    let by_handle = claimed.map(|claimed| claimed == handle(tx.keys(), row.staff));
    let by_name = asked.staff.map(|staff| staff == row.staff);
    if by_handle == Some(false) || by_name == Some(false) || (by_handle, by_name) == (None, None) {
        return Ok(None);
    }
    match site.check(&asked.state, answer, &row.key()) {
        Ok(key) => {
            rows::passkeys::note_used(tx, row.id, &key.content).await?;
            Ok(Some(row.staff))
        }
        Err(refused) => {
            tracing::info!(%refused, "a passkey was refused");
            Ok(None)
        }
    }
}
