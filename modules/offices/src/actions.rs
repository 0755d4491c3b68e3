//! What people do, and what other parts of the program (demonstration, command line, tests) do to offices and staff: load,
//! decide, save, record, each in one transaction.

pub(crate) mod account;
pub(crate) mod actors;
pub(crate) mod delegations;
pub(crate) mod identities;
pub(crate) mod invitations;
pub(crate) mod jobs;
pub(crate) mod knocks;
pub(crate) mod letters;
pub(crate) mod links;
pub(crate) mod offices;
pub(crate) mod passkeys;
pub(crate) mod proof;
pub(crate) mod recoveries;
pub(crate) mod second_factor;
pub(crate) mod secrets;
pub(crate) mod sign_in;
pub(crate) mod staff;
pub(crate) mod tokens;

use kernel::{Id, Office, Staff};
use serde_json::json;
use store::{Entry, Result, Source, StoreError, Tx, Undone};

use crate::model::{Appointment, Delegation, NewAppointment, NewDelegation, NewNotice, NewOffice, NewStaff};
use crate::{rules, store as rows};

/// What an action answers.
pub type Done<T> = std::result::Result<T, Undone>;

/// Adds an office below its parent.
///
/// # Errors
/// [`store::StoreError`].
pub async fn new_office(tx: &Tx<'_>, office: NewOffice) -> Result<Id<Office>> {
    let id = rows::offices::add(tx, &office).await?;
    tx.record(Entry::new("office-added", id.as_ref()).office(id)).await?;
    Ok(id)
}

/// Adds a member of staff.
///
/// # Errors
/// [`store::StoreError`].
pub async fn new_staff(tx: &Tx<'_>, staff: NewStaff) -> Result<Id<Staff>> {
    let id = rows::staff::add(tx, &staff).await?;
    tx.record(Entry::new("staff-added", id.as_ref()).office(staff.office)).await?;
    Ok(id)
}

/// Appoints somebody to a post.
///
/// # Errors
/// [`store::StoreError`].
pub async fn appoint(tx: &Tx<'_>, new: NewAppointment) -> Result<Id<Appointment>> {
    use kernel::Code as _;
    let id = rows::appointments::add(tx, &new).await?;
    let level = new.level.map(kernel::Level::code);
    let detail = json!({ "appointment": id, "role": new.role.code(), "level": level, "from": new.from.number(),
        "until": new.until.map(kernel::Day::number) });
    tx.record(Entry::new("staff-appointed", new.staff.as_ref()).office(new.office).detail(detail)).await?;
    Ok(id)
}

/// Lets somebody act for a colleague.
///
/// # Errors
/// [`store::StoreError`].
pub async fn delegate(tx: &Tx<'_>, new: NewDelegation) -> Result<Id<Delegation>> {
    let id = rows::delegations::add(tx, &new).await?;
    let detail =
        json!({ "delegation": id, "to": new.to_staff, "from": new.from.number(), "until": new.until.number() });
    let entry = Entry::new("delegation-given", new.from_staff.as_ref()).reason(new.reason).detail(detail);
    tx.record(entry).await?;
    Ok(id)
}

/// Gives somebody an account with this user name and password.
///
/// # Errors
/// [`store::StoreError::Taken`] when the user name is another's.
pub async fn set_password(tx: &Tx<'_>, staff: Id<Staff>, user_name: &str, password: &str) -> Result<()> {
    let hash = secrets::hash_password(password).await?;
    rows::accounts::save(tx, staff, &rules::account::user_name(user_name), &hash, false).await?;
    tx.record(Entry::new("password-set", staff.as_ref())).await
}

/// Locks the account of somebody until it is unlocked, whatever password they have; wherever they are signed in, they are
/// signed out.
///
/// # Errors
/// [`store::StoreError`].
pub async fn lock(tx: &Tx<'_>, staff: Id<Staff>, reason: &str) -> Result<()> {
    rows::accounts::lock(tx, staff).await?;
    let ended = rows::sessions::end_others(tx, staff, None).await?;
    let entry = Entry::new("account-locked", staff.as_ref()).reason(reason);
    tx.record(entry.detail(json!({ "sessions-ended": ended }))).await
}

/// Undoes [`lock`]. Where nobody locked the account, it lets somebody try again who waits or has lost the second factor, which is
/// taken away; answers whether it was.
///
/// # Errors
/// [`store::StoreError`].
pub async fn unlock(tx: &Tx<'_>, staff: Id<Staff>, reason: &str) -> Result<bool> {
    let account = rows::accounts::of(tx, staff).await?.ok_or(StoreError::NotFound)?;
    let was_locked = account.locked_until == rules::lockout::UNTIL_UNLOCKED;
    if !was_locked {
        rows::accounts::turn_totp_off(tx, staff).await?;
    }
    rows::accounts::unlock(tx, staff).await?;
    let entry = Entry::new("account-unlocked", staff.as_ref()).reason(reason);
    tx.record(entry.detail(json!({ "second-factor-off": !was_locked }))).await?;
    Ok(!was_locked)
}

/// Takes the passkeys of somebody away who has lost them, so that they can set up another second factor; answers how many.
///
/// # Errors
/// [`store::StoreError`].
pub async fn take_passkeys(tx: &Tx<'_>, staff: Id<Staff>, reason: &str) -> Result<u64> {
    let taken = rows::passkeys::remove_all(tx, staff).await?;
    rows::sessions::end_others(tx, staff, None).await?;
    let entry = Entry::new("passkey-removed", staff.as_ref()).reason(reason);
    tx.record(entry.detail(json!({ "passkeys": taken }))).await?;
    Ok(taken)
}

/// Who has this user name.
///
/// # Errors
/// [`store::StoreError`].
pub async fn staff_named(on: &impl Source, user_name: &str) -> Result<Option<Id<Staff>>> {
    let account = rows::accounts::named(on, &rules::account::user_name(user_name)).await?;
    Ok(account.map(|account| account.staff))
}

/// Tells somebody about a record.
///
/// # Errors
/// [`store::StoreError`].
pub async fn notify(tx: &Tx<'_>, staff: Id<Staff>, notice: NewNotice<'_>) -> Result<()> {
    rows::notices::add(tx, staff, notice).await
}
