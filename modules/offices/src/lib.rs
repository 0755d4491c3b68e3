//! หน่วยงาน บุคลากร และบัญชีผู้ใช้: the office tree, staff with their appointments and delegations, who may act where, accounts
//! and notices. A base module: others use what stands here.

mod actions;
pub mod events;
mod forms;
mod jobs;
mod model;
mod pages;
pub mod permissions;
pub mod rules;
mod scope;
mod store;
mod views;

use std::collections::HashMap;

use ::store::{Migration, Result, Source};
use kernel::{Day, Id, Level, Moment, Office, Role, Staff};
use web::{Module, NavEntry, Permission as _};

use permissions::{KeepAccount, KeepJobs, ReadOffices, ReadStaff};

pub use self::jobs::handlers;
pub use actions::actors::{accounts, actor, begin_session};
pub use actions::invitations::invite_new;
pub use actions::letters::PostOffice;
pub use actions::tokens::{IssueToken, issue as issue_token};
pub use actions::{
    appoint, delegate, lock, new_office, new_staff, notify, set_password, staff_named, take_passkeys, unlock,
};
pub use model::{
    AccountBrief, Appointment, Delegation, NewAppointment, NewDelegation, NewNotice, NewOffice, NewStaff, Notice,
    OfficeBrief, OfficeKind, Session, StaffBrief,
};
pub use scope::Scope;

/// The tables of the module, and those of the jobs and of the API that every module uses.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let mut migrations = ::jobs::migrations();
    migrations.extend(web::api::migrations());
    migrations.extend([
        Migration::new("202611210050_offices", include_str!("../migrations/202611210050_offices.sql")),
        Migration::new("202611220300_notices_about", include_str!("../migrations/202611220300_notices_about.sql")),
        Migration::new("202611220550_passkeys", include_str!("../migrations/202611220550_passkeys.sql")),
        Migration::new("202611220551_account_links", include_str!("../migrations/202611220551_account_links.sql")),
        Migration::new("202611220552_identities", include_str!("../migrations/202611220552_identities.sql")),
        Migration::new("202611220620_tokens", include_str!("../migrations/202611220620_tokens.sql")),
        Migration::new("202611220630_events", include_str!("../migrations/202611220630_events.sql")),
        Migration::new("202611220900_both_factors", include_str!("../migrations/202611220900_both_factors.sql")),
        Migration::new("202611220910_sign_ins", include_str!("../migrations/202611220910_sign_ins.sql")),
    ]);
    migrations
}

/// These members of staff as pages name them, each in the post they took last (one that begins later included).
///
/// # Errors
/// [`store::StoreError`].
pub async fn brief(on: &impl Source, ids: &[Id<Staff>]) -> Result<HashMap<Id<Staff>, StaffBrief>> {
    store::staff::brief(on, ids).await
}

/// One office as pages name it.
///
/// # Errors
/// [`store::StoreError::NotFound`] when there is none.
pub async fn office(on: &impl Source, id: Id<Office>) -> Result<OfficeBrief> {
    store::offices::find(on, id).await.map(OfficeBrief::from)
}

/// These offices as pages name them.
///
/// # Errors
/// [`store::StoreError`].
pub async fn offices(on: &impl Source, ids: &[Id<Office>]) -> Result<HashMap<Id<Office>, OfficeBrief>> {
    let rows = store::offices::some(on, ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, OfficeBrief::from(row))).collect())
}

/// Every office of the tree, in the order of their names: to whom letters can go.
///
/// # Errors
/// [`store::StoreError`].
pub async fn every(on: &impl Source) -> Result<Vec<OfficeBrief>> {
    Ok(store::offices::all(on).await?.into_iter().map(OfficeBrief::from).collect())
}

/// An office and all below it, in the order of their names.
///
/// # Errors
/// [`store::StoreError`].
pub async fn below(on: &impl Source, office: Id<Office>) -> Result<Vec<OfficeBrief>> {
    Ok(store::offices::below(on, office).await?.into_iter().map(OfficeBrief::from).collect())
}

/// The offices within a scope, in the order of their names, for choosing one.
///
/// # Errors
/// [`store::StoreError`].
pub async fn offices_within(on: &impl Source, scope: &Scope) -> Result<Vec<OfficeBrief>> {
    Ok(store::offices::within(on, scope).await?.into_iter().map(OfficeBrief::from).collect())
}

/// An office and those above it, the nearest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn way_up(on: &impl Source, office: Id<Office>) -> Result<Vec<Id<Office>>> {
    store::offices::way_up(on, office).await
}

/// Who works in an office on a day, by name, each once whatever posts they hold.
///
/// # Errors
/// [`store::StoreError`].
pub async fn colleagues(on: &impl Source, office: Id<Office>, today: Day) -> Result<Vec<StaffBrief>> {
    let mut known = std::collections::HashSet::new();
    let holders = store::staff::holders(on, office, today).await?;
    Ok(holders.into_iter().filter(|holder| known.insert(holder.id)).collect())
}

/// Who holds a post directly in an office on a day, by name: to assign a case to.
///
/// # Errors
/// [`store::StoreError`].
pub async fn holders(on: &impl Source, office: Id<Office>, today: Day) -> Result<Vec<StaffBrief>> {
    store::staff::holders(on, office, today).await
}

/// Social workers and supervisors of at least that level in the nearest office up the tree that has any, without `not`;
/// empty when there are none anywhere.
///
/// # Errors
/// [`store::StoreError`].
pub async fn signers(
    on: &impl Source,
    office: Id<Office>,
    least: Level,
    today: Day,
    not: &[Id<Staff>],
) -> Result<Vec<StaffBrief>> {
    store::appointments::signers(on, office, least, today, not).await
}

/// The supervisors in the nearest office up the tree that has any.
///
/// # Errors
/// [`store::StoreError`].
pub async fn supervisors(on: &impl Source, office: Id<Office>, today: Day) -> Result<Vec<StaffBrief>> {
    store::appointments::supervisors(on, office, today).await
}

/// Everybody who holds a post of one of these roles in an office or above it, the nearest first: whom to tell of a breach.
///
/// # Errors
/// [`store::StoreError`].
pub async fn officers(on: &impl Source, office: Id<Office>, roles: &[Role], today: Day) -> Result<Vec<StaffBrief>> {
    store::appointments::officers(on, office, roles, today).await
}

/// Removes what anybody was told about a record that is erased.
///
/// # Errors
/// [`store::StoreError`].
pub async fn forget_notices(tx: &::store::Tx<'_>, about: kernel::Ref) -> Result<()> {
    store::notices::forget(tx, about).await
}

/// Accounts of one answer of [`accounts_after`].
const ACCOUNTS: i64 = 200;

/// The accounts of those who were added after somebody (id 0 for the first), in that order; empty when there are no more.
///
/// # Errors
/// [`store::StoreError`].
pub async fn accounts_after(on: &impl Source, staff: Id<Staff>, now: Moment) -> Result<Vec<AccountBrief>> {
    let rows = store::accounts::after(on, staff, ACCOUNTS).await?;
    let holders: Vec<Id<Staff>> = rows.iter().map(|row| row.staff).collect();
    let held = store::appointments::roles(on, &holders, now.day()).await?;
    let brief = |row: store::accounts::Listed| {
        let mut roles: Vec<Role> = Vec::new();
        for (_, role) in held.iter().filter(|(staff, _)| *staff == row.staff) {
            if !roles.contains(role) {
                roles.push(*role);
            }
        }
        let state = rules::lockout::state(row.locked_until, row.must_change, !roles.is_empty(), now);
        let name = format!("{} {}", row.given_name, row.family_name);
        AccountBrief { staff: row.staff, user_name: row.user_name, name, roles, state }
    };
    Ok(rows.into_iter().map(brief).collect())
}

/// How many browsers are signed in.
///
/// # Errors
/// [`store::StoreError`].
pub async fn sessions_alive(on: &impl Source, now: Moment) -> Result<i64> {
    store::sessions::alive(on, now).await
}

/// What somebody has not read yet, the latest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn unread(on: &impl Source, staff: Id<Staff>, limit: i64) -> Result<Vec<Notice>> {
    store::notices::unread(on, staff, limit).await
}

/// Everything that the module gives to the program.
#[must_use]
pub fn module() -> Module {
    let texts =
        ui::Source { module: "offices", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") };
    let entry = |href, label, roles, order| NavEntry { href, label, roles, order };
    let nav = vec![
        entry("/offices", "offices-title", ReadOffices::ROLES, 60),
        entry("/staff", "offices-staff-title", ReadStaff::ROLES, 70),
        entry("/jobs", "offices-jobs-title", KeepJobs::ROLES, 80),
        entry("/me", "offices-me-title", KeepAccount::ROLES, 90),
    ];
    Module { name: "offices", routes: pages::routes(), migrations: migrations(), texts, nav }
}
