//! The second factor: one-time codes from an authenticator (RFC 6238) and recovery codes for the day the phone is lost.

use kernel::{Actor, Id, Invalid, Staff};
use store::{Db, Entry, Source, StoreError, Tx};

use crate::actions::{Done, secrets};
use crate::model::Session;
use crate::store as rows;
use crate::store::accounts::Account;

/// The hash of a recovery code as it is kept for that account, if it is one of theirs. Hashing takes its time, so this comes before
/// the command that [`is_right`] is part of.
pub async fn recovery_hash(on: &impl Source, account: &Account, code: &str) -> Done<Option<String>> {
    let kept = rows::accounts::recovery_codes(on, account.staff).await?;
    Ok(secrets::matching_recovery_code(code, kept).await?)
}

/// Whether a one-time code or a recovery code of that hash is right; either is used up by it.
pub async fn is_right(tx: &Tx<'_>, account: &Account, code: &str, recovery: Option<&str>) -> Done<bool> {
    let secret = account.totp_secret(tx)?;
    if let Some(step) = secrets::totp_step(&secret, code, tx.now())? {
        return Ok(rows::accounts::use_step(tx, account.staff, step).await?);
    }
    let Some(hash) = recovery else { return Ok(false) };
    let used = rows::accounts::use_recovery_code(tx, account.staff, hash).await?;
    if used {
        tx.record(Entry::new("recovery-code-used", account.staff.as_ref())).await?;
    }
    Ok(used)
}

/// The secret offered to the actor: the one kept, or a new one while none is.
pub async fn offered(db: &Db, actor: &Actor) -> Done<(Account, String)> {
    let account = rows::accounts::of(db, actor.staff).await?.ok_or(StoreError::NotFound)?;
    let known = account.totp_secret(db)?;
    if !known.is_empty() {
        return Ok((account, known));
    }
    let secret = secrets::new_totp_secret()?;
    let tx = db.write(actor).await?;
    rows::accounts::offer_totp(&tx, actor.staff, &secret).await?;
    tx.commit().await?;
    Ok((account, secret))
}

/// Whether somebody has a second factor: one-time codes, or a passkey, which is both at once.
pub async fn has_one(on: &impl Source, staff: Id<Staff>) -> Done<bool> {
    let codes = rows::accounts::of(on, staff).await?.is_some_and(|account| account.totp_on);
    Ok(codes || !rows::passkeys::of(on, staff).await?.is_empty())
}

/// Where the last second factor was taken away, no session has two any more.
pub async fn note_lost(tx: &Tx<'_>, staff: Id<Staff>) -> Done<()> {
    if !has_one(tx, staff).await? {
        rows::sessions::forget_both_factors(tx, staff).await?;
    }
    Ok(())
}

/// Turns one-time codes on once a right one shows that the authenticator has the secret; answers the recovery codes. The session
/// in which it was shown has both factors from then on.
pub async fn turn_on(db: &Db, actor: &Actor, session: Id<Session>, code: &str) -> Done<Vec<String>> {
    let (account, secret) = offered(db, actor).await?;
    let step = if account.totp_on { None } else { secrets::totp_step(&secret, code, db.now())? };
    let step = step.ok_or_else(|| Invalid::one("code", "offices-account-code-wrong"))?;
    let codes = secrets::new_recovery_codes()?;
    let hashes = secrets::hash_recovery_codes(&codes).await?;
    let tx = db.write(actor).await?;
    rows::accounts::use_step(&tx, actor.staff, step).await?;
    rows::accounts::turn_totp_on(&tx, actor.staff).await?;
    rows::sessions::note_both_factors(&tx, session).await?;
    rows::accounts::keep_recovery_codes(&tx, actor.staff, &hashes).await?;
    tx.record(Entry::new("second-factor-on", actor.staff.as_ref())).await?;
    super::account::tell(&tx, actor.staff, "offices-notice-second-factor-on").await?;
    tx.commit().await?;
    Ok(codes)
}

/// Turns one-time codes off.
pub async fn turn_off(db: &Db, actor: &Actor) -> Done<()> {
    let tx = db.write(actor).await?;
    rows::accounts::turn_totp_off(&tx, actor.staff).await?;
    note_lost(&tx, actor.staff).await?;
    tx.record(Entry::new("second-factor-off", actor.staff.as_ref())).await?;
    super::account::tell(&tx, actor.staff, "offices-notice-second-factor-off").await?;
    Ok(tx.commit().await?)
}
