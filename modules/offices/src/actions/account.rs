//! One's own account: password and sessions.

use kernel::{Actor, Id, Invalid, Refusal, Staff};
use serde_json::json;
use store::{By, Db, Entry, Source, StoreError, Tx};

use crate::actions::letters::{self, Letter};
use crate::actions::{Done, secrets};
use crate::model::{NewNotice, Session};
use crate::rules::passwords::{Owner, check_password};
use crate::store as rows;

/// Tells somebody that something about their account has changed: where they read notices, and by letter where they have an
/// address.
pub async fn tell(tx: &Tx<'_>, staff: Id<Staff>, key: &'static str) -> Done<()> {
    let notice = NewNotice { key, args: &[], about: staff.as_ref(), href: "/me".to_owned() };
    rows::notices::add(tx, staff, notice).await?;
    if rows::accounts::mail(tx, staff).await?.is_empty() {
        return Ok(());
    }
    letters::send(tx, Letter::Notice { staff, key: key.to_owned() }).await
}

/// What everybody knows of somebody with that user name, so that no password of theirs is made of it.
pub async fn owner(on: &impl Source, staff: Id<Staff>, user_name: &str) -> Done<Owner> {
    let file = rows::staff::find(on, staff).await?;
    let office = rows::offices::find(on, file.office).await?;
    Ok(Owner::of(&[user_name, &file.name(), &file.email, &file.phone, &office.name]))
}

/// Refuses to leave somebody without any way to sign in.
pub async fn must_have_a_way_in(tx: &Tx<'_>, staff: Id<Staff>) -> Done<()> {
    let account = rows::accounts::of(tx, staff).await?.ok_or(StoreError::NotFound)?;
    let others = !rows::passkeys::of(tx, staff).await?.is_empty() || !rows::identities::of(tx, staff).await?.is_empty();
    if account.password.is_empty() && !others {
        return Err(Refusal::new("offices-account-refused-last-way").into());
    }
    Ok(())
}

/// The actor proves that they know their password; wrong ones count as wrong attempts to sign in, for an open browser is no way
/// around the lock-out.
pub async fn prove(db: &Db, actor: &Actor, field: &str, password: &str) -> Done<()> {
    let account = rows::accounts::of(db, actor.staff).await?.ok_or(StoreError::NotFound)?;
    let right = secrets::is_password(password, Some(&account.password)).await?;
    let tx = db.write(actor).await?;
    let account = rows::accounts::of(&tx, actor.staff).await?.ok_or(StoreError::NotFound)?;
    if tx.now() < account.locked_until {
        return Err(Invalid::one(field, "offices-account-locked").into());
    }
    if right {
        return Ok(());
    }
    tx.record(Entry::new("password-proof-failed", actor.staff.as_ref())).await?;
    super::sign_in::note_failure(&tx, &account).await?;
    tx.commit().await?;
    Err(Invalid::one(field, "offices-account-password-wrong").into())
}

/// Changes the actor's password and ends their other sessions. Whoever has none yet has proved who they are by another way.
pub async fn change_password(
    db: &Db,
    actor: &Actor,
    session: Option<Id<Session>>,
    (known, wanted): (&str, &str),
) -> Done<()> {
    let account = rows::accounts::of(db, actor.staff).await?.ok_or(StoreError::NotFound)?;
    check_password(wanted, &owner(db, actor.staff, &account.user_name).await?)
        .map_err(|key| Invalid::one("password", key))?;
    if !account.password.is_empty() {
        prove(db, actor, "known", known).await?;
    }
    let hash = secrets::hash_password(wanted).await?;
    let tx = db.write(actor).await?;
    rows::accounts::save(&tx, actor.staff, &account.user_name, &hash, false).await?;
    let ended = rows::sessions::end_others(&tx, actor.staff, session).await?;
    tx.record(Entry::new("password-changed", actor.staff.as_ref()).detail(json!({ "sessions-ended": ended }))).await?;
    tell(&tx, actor.staff, "offices-notice-password-changed").await?;
    Ok(tx.commit().await?)
}

/// Ends one session of the actor; another's is not found.
pub async fn revoke(db: &Db, actor: &Actor, id: Id<Session>) -> Done<()> {
    let tx = db.write(actor).await?;
    if !rows::sessions::end(&tx, actor.staff, id).await? {
        return Err(StoreError::NotFound.into());
    }
    tx.record(Entry::new("session-revoked", actor.staff.as_ref()).detail(json!({ "session": id }))).await?;
    Ok(tx.commit().await?)
}

/// Ends every session of the actor but the one in use.
pub async fn revoke_others(db: &Db, actor: &Actor, kept: Option<Id<Session>>) -> Done<()> {
    let tx = db.write(actor).await?;
    let ended = rows::sessions::end_others(&tx, actor.staff, kept).await?;
    tx.record(Entry::new("session-revoked", actor.staff.as_ref()).detail(json!({ "sessions": ended }))).await?;
    Ok(tx.commit().await?)
}

/// Signs out: ends the session in use.
pub async fn sign_out(db: &Db, staff: Id<Staff>, session: Id<Session>) -> Done<()> {
    let tx = db.write(By::System("sign-out")).await?;
    if rows::sessions::end(&tx, staff, session).await? {
        tx.record(Entry::new("signed-out", staff.as_ref())).await?;
    }
    Ok(tx.commit().await?)
}

/// Marks one notice of the actor as read, or all of them. Another's notice is not found.
pub async fn read_notices(db: &Db, actor: &Actor, notice: Option<i64>) -> Done<()> {
    let tx = db.write(actor).await?;
    if let Some(notice) = notice {
        rows::notices::find(&tx, actor.staff, notice).await?;
    }
    rows::notices::mark_read(&tx, actor.staff, notice).await?;
    Ok(tx.commit().await?)
}
