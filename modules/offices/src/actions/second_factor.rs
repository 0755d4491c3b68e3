//! The second factor: one-time codes from an authenticator (RFC 6238) and recovery codes for the day the phone is lost.

use kernel::{Actor, Invalid};
use store::{Db, Entry, StoreError, Tx};

use crate::actions::{Done, secrets};
use crate::store as rows;
use crate::store::accounts::Account;

/// Whether a one-time code or a recovery code is right; either is used up by it.
pub async fn is_right(tx: &Tx<'_>, account: &Account, code: &str) -> Done<bool> {
    let secret = account.totp_secret(tx)?;
    if let Some(step) = secrets::totp_step(&secret, code, tx.now())? {
        return Ok(rows::accounts::use_step(tx, account.staff, step).await?);
    }
    let hash = secrets::digest(&secrets::plain_code(code));
    let used = rows::accounts::use_recovery_code(tx, account.staff, &hash).await?;
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

/// Turns one-time codes on once a right one shows that the authenticator has the secret; answers the recovery codes.
pub async fn turn_on(db: &Db, actor: &Actor, code: &str) -> Done<Vec<String>> {
    let (account, secret) = offered(db, actor).await?;
    let tx = db.write(actor).await?;
    let step = if account.totp_on { None } else { secrets::totp_step(&secret, code, tx.now())? };
    let step = step.ok_or_else(|| Invalid::one("code", "offices-account-code-wrong"))?;
    rows::accounts::use_step(&tx, actor.staff, step).await?;
    rows::accounts::turn_totp_on(&tx, actor.staff).await?;
    let codes = secrets::new_recovery_codes()?;
    let hashes: Vec<String> = codes.iter().map(|code| secrets::digest(&secrets::plain_code(code))).collect();
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
    tx.record(Entry::new("second-factor-off", actor.staff.as_ref())).await?;
    super::account::tell(&tx, actor.staff, "offices-notice-second-factor-off").await?;
    Ok(tx.commit().await?)
}
