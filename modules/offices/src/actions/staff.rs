//! Adding and editing staff, appointing them, ending appointments, and inviting them to sign in.

use kernel::{Actor, Day, Id, Invalid, Office, Refusal, Role, Staff};
use serde_json::json;
use store::{Db, Entry, Source, StoreError};

use crate::actions::{Done, secrets};
use crate::model::{Appointment, NewAppointment, NewStaff};
use crate::rules::posts::{self, Period, Post};
use crate::scope::Scope;
use crate::{rules, store as rows};

/// Adds somebody to an office within the scope.
pub async fn add(db: &Db, actor: &Actor, scope: &Scope, new: NewStaff) -> Done<Id<Staff>> {
    let tx = db.write(actor).await?;
    if !scope.covers(&tx, new.office).await? {
        return Err(StoreError::NotFound.into());
    }
    let id = crate::actions::new_staff(&tx, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Saves an edit of somebody within the scope.
pub async fn edit(
    db: &Db,
    actor: &Actor,
    scope: &Scope,
    (id, version): (Id<Staff>, i64),
    edited: NewStaff,
) -> Done<()> {
    let tx = db.write(actor).await?;
    rows::staff::find_within(&tx, scope, id).await?;
    if !scope.covers(&tx, edited.office).await? {
        return Err(StoreError::NotFound.into());
    }
    rows::staff::save(&tx, id, &edited, version).await?;
    tx.record(Entry::new("staff-edited", id.as_ref()).office(edited.office)).await?;
    Ok(tx.commit().await?)
}

/// Refuses to give, take or open what the actor may not manage.
async fn must_manage(
    on: &impl Source,
    actor: &Actor,
    (staff, office): (Id<Staff>, Id<Office>),
    roles: &[Role],
) -> Done<()> {
    let keeps_keys = Scope::with_roles(actor, &[Role::Admin]).covers(on, office).await?;
    Ok(posts::may_manage(actor.staff == staff, roles, keeps_keys)?)
}

/// Appoints somebody within the scope to a post within it; the same post is not taken twice at a time.
pub async fn appoint(db: &Db, actor: &Actor, scope: &Scope, new: NewAppointment) -> Done<()> {
    let tx = db.write(actor).await?;
    rows::staff::find_within(&tx, scope, new.staff).await?;
    if !scope.covers(&tx, new.office).await? {
        return Err(StoreError::NotFound.into());
    }
    must_manage(&tx, actor, (new.staff, new.office), &[new.role]).await?;
    let period = Period { from: new.from, until: new.until };
    let held = rows::appointments::posts_during(&tx, new.staff, period).await?;
    posts::may_take(&held, Post { office: new.office, role: new.role, level: new.level, period })?;
    crate::actions::appoint(&tx, new).await?;
    Ok(tx.commit().await?)
}

/// Ends an appointment with a last day, which lies in the appointment.
pub async fn end_appointment(
    db: &Db,
    actor: &Actor,
    scope: &Scope,
    (staff, id): (Id<Staff>, Id<Appointment>),
    until: Day,
) -> Done<()> {
    let tx = db.write(actor).await?;
    rows::staff::find_within(&tx, scope, staff).await?;
    let found = rows::appointments::find(&tx, id).await?;
    if found.staff != staff || !scope.covers(&tx, found.post.office).await? {
        return Err(StoreError::NotFound.into());
    }
    must_manage(&tx, actor, (staff, found.post.office), &[found.post.role]).await?;
    if !found.post.period.holds(until) {
        return Err(Refusal::new("offices-staff-refused-end").into());
    }
    rows::appointments::end(&tx, id, until).await?;
    let detail = json!({ "appointment": id, "until": until.number() });
    tx.record(Entry::new("appointment-ended", staff.as_ref()).office(found.post.office).detail(detail)).await?;
    Ok(tx.commit().await?)
}

/// Refuses to touch the account of whom the actor may not manage, in any post they hold from today on.
pub async fn must_manage_account(db: &Db, actor: &Actor, scope: &Scope, id: Id<Staff>) -> Done<Id<Office>> {
    let found = rows::staff::find_within(db, scope, id).await?;
    let from_today = Period { from: db.now().day(), until: None };
    for post in rows::appointments::posts_during(db, id, from_today).await? {
        must_manage(db, actor, (id, post.office), &[post.role]).await?;
    }
    must_manage(db, actor, (id, found.office), &[]).await?;
    Ok(found.office)
}

/// Gives somebody within the scope a user name and a password that they must change when they first sign in. Once somebody
/// chose their own way in, no one person sets another for them.
pub async fn first_password(
    db: &Db,
    actor: &Actor,
    scope: &Scope,
    id: Id<Staff>,
    (user_name, password): (&str, &str),
) -> Done<()> {
    let office = must_manage_account(db, actor, scope, id).await?;
    if rows::accounts::of(db, id).await?.is_some_and(|account| !account.must_change) {
        return Err(Refusal::new("offices-invitation-refused-account").into());
    }
    let user_name = rules::account::user_name(user_name);
    let hash = secrets::hash_password(password).await?;
    let tx = db.write(actor).await?;
    match rows::accounts::save(&tx, id, &user_name, &hash, true).await {
        Err(StoreError::Taken) => return Err(Invalid::one("user_name", "offices-account-user-name-taken").into()),
        saved => saved?,
    }
    rows::sessions::end_others(&tx, id, None).await?;
    tx.record(Entry::new("first-password-set", id.as_ref()).office(office)).await?;
    Ok(tx.commit().await?)
}
