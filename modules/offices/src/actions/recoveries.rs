//! A forgotten password: recovered by a letter to an address that was shown to be theirs, or by two colleagues where there is
//! no such address. The second step stays on either way; recovery codes are for that.

use kernel::{Actor, Id, Invalid, Refusal, Staff};
use serde_json::json;
use store::{By, Db, Entry, StoreError};

use crate::actions::links::{self, Made};
use crate::actions::sign_in::Caller;
use crate::actions::{Done, account, knocks, secrets};
use crate::model::Recovery;
use crate::rules::links::{LinkPurpose, RecoveryState, may_decide};
use crate::rules::lockout::UNTIL_UNLOCKED;
use crate::scope::Scope;
use crate::store as rows;

/// Sends a link to the address of that user name, where there is one. The answer tells nobody whether there is.
pub async fn ask_by_mail(db: &Db, caller: &Caller, user_name: &str) -> Done<()> {
    let tx = db.write(By::System("recovery")).await?;
    knocks::allow(&tx, caller, "recovery").await?;
    let account = rows::accounts::named(&tx, &crate::rules::account::user_name(user_name)).await?;
    let known = account.filter(|account| account.locked_until != UNTIL_UNLOCKED);
    let reachable = match known {
        Some(account) => Some((account.staff, rows::accounts::mail(&tx, account.staff).await?)),
        None => None,
    };
    if let Some((staff, mail)) = reachable.filter(|(_, mail)| !mail.is_empty()) {
        links::make(&tx, LinkPurpose::Recovery, staff, &mail).await?;
        tx.record(Entry::new("recovery-asked", staff.as_ref())).await?;
    }
    Ok(tx.commit().await?)
}

/// Sets a new password by a link, ends every session, and tells the holder.
pub async fn set_password(db: &Db, word: &str, password: &str) -> Done<()> {
    let hash = secrets::hash_password(password).await?;
    let tx = db.write(By::System("recovery")).await?;
    let link = links::take(&tx, LinkPurpose::Recovery, word).await?;
    let account = rows::accounts::of(&tx, link.staff).await?.ok_or(StoreError::NotFound)?;
    rows::accounts::save(&tx, link.staff, &account.user_name, &hash, false).await?;
    let ended = rows::sessions::end_others(&tx, link.staff, None).await?;
    let detail = json!({ "link": link.id, "sessions-ended": ended });
    tx.record(Entry::new("password-recovered", link.staff.as_ref()).detail(detail)).await?;
    account::tell(&tx, link.staff, "offices-notice-recovered").await?;
    Ok(tx.commit().await?)
}

/// Asks a second person to let somebody within the scope choose a new password.
pub async fn ask(db: &Db, actor: &Actor, scope: &Scope, staff: Id<Staff>, reason: &str) -> Done<()> {
    super::staff::must_manage_account(db, actor, scope, staff).await?;
    let tx = db.write(actor).await?;
    let found = rows::staff::find_within(&tx, scope, staff).await?;
    if rows::accounts::of(&tx, staff).await?.is_none() {
        return Err(Refusal::new("offices-recovery-refused-no-account").into());
    }
    let id = rows::recoveries::add(&tx, staff, actor.staff, reason).await?;
    let entry = Entry::new("recovery-asked", staff.as_ref()).office(found.office).reason(reason);
    tx.record(entry.detail(json!({ "recovery": id }))).await?;
    account::tell(&tx, staff, "offices-notice-recovery-asked").await?;
    Ok(tx.commit().await?)
}

/// The second person agrees and is shown the link, to hand it over; or says no, and there is none.
pub async fn decide(db: &Db, actor: &Actor, scope: &Scope, id: Id<Recovery>, agrees: bool) -> Done<Option<Made>> {
    let found = rows::recoveries::find(db, scope, id).await?;
    may_decide(actor.staff, found.asked_by, found.staff)?;
    super::staff::must_manage_account(db, actor, scope, found.staff).await?;
    let state = if agrees { RecoveryState::Approved } else { RecoveryState::Refused };
    let tx = db.write(actor).await?;
    if !rows::recoveries::decide(&tx, id, state, actor.staff).await? {
        return Err(StoreError::NotFound.into());
    }
    let act = if agrees { "recovery-approved" } else { "recovery-refused" };
    tx.record(Entry::new(act, found.staff.as_ref()).detail(json!({ "recovery": id }))).await?;
    let made = match agrees {
        true => Some(links::make(&tx, LinkPurpose::Recovery, found.staff, "").await?),
        false => None,
    };
    tx.commit().await?;
    Ok(made)
}

/// Sends a link to an address that the actor says is theirs.
pub async fn ask_mail(db: &Db, actor: &Actor, mail: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    links::make(&tx, LinkPurpose::Mail, actor.staff, mail).await?;
    tx.record(Entry::new("mail-asked", actor.staff.as_ref())).await?;
    Ok(tx.commit().await?)
}

/// The address that a link was sent to is shown to be its holder's; the one before is told.
pub async fn confirm_mail(db: &Db, word: &str) -> Done<()> {
    let tx = db.write(By::System("recovery")).await?;
    let link = links::take(&tx, LinkPurpose::Mail, word).await?;
    if rows::accounts::of(&tx, link.staff).await?.is_none() {
        return Err(Invalid::one("token", "offices-link-over").into());
    }
    account::tell(&tx, link.staff, "offices-notice-mail-changed").await?;
    rows::accounts::keep_mail(&tx, link.staff, &link.mail).await?;
    tx.record(Entry::new("mail-confirmed", link.staff.as_ref())).await?;
    Ok(tx.commit().await?)
}
