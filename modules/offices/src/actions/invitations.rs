//! Inviting somebody to work here: their file, their post and a link in one command; and what the invited do with it.

use kernel::{Actor, Code as _, Id, Invalid, Refusal, Role, Staff};
use passkeys::Site;
use serde_json::json;
use store::{By, Db, Entry, Source, StoreError, Tx};
use web::Provider;

use crate::actions::identities;
use crate::actions::links::{self, Made};
use crate::actions::passkeys::{self as keys, Purpose};
use crate::actions::sign_in::{self, Caller, Outcome, Way};
use crate::actions::{Done, secrets};
use crate::model::{AccountLink, NewAppointment, NewStaff};
use crate::rules::links::{LinkPurpose, LinkState, may_invite};
use crate::rules::posts::{self, Period};
use crate::scope::Scope;
use crate::store as rows;
use crate::store::links::LinkRow;

/// Refuses to invite those whom the actor may not.
async fn must_be_allowed(
    on: &impl Source,
    actor: &Actor,
    staff: Option<Id<Staff>>,
    posts: &[(Id<kernel::Office>, Role)],
) -> Done<()> {
    for (office, role) in posts {
        let has = async |roles: &[Role]| Scope::with_roles(actor, roles).covers(on, *office).await;
        posts::may_manage(staff == Some(actor.staff), &[*role], has(&[Role::Admin]).await?)?;
        may_invite(has(&[Role::Admin, Role::Hr]).await?, &[*role])?;
    }
    Ok(())
}

/// Adds somebody with a post and invites them: by letter to the address in their file, or with a link that is answered here.
///
/// # Errors
/// What the actor may not do, or the database does not.
pub async fn invite_new(
    db: &Db,
    actor: &Actor,
    scope: &Scope,
    new: NewStaff,
    (post, by_mail): (impl FnOnce(Id<Staff>) -> NewAppointment, bool),
) -> Done<(Id<Staff>, Made)> {
    let tx = db.write(actor).await?;
    let office = new.office;
    let mail = if by_mail { new.email.clone() } else { String::new() };
    if !scope.covers(&tx, office).await? {
        return Err(StoreError::NotFound.into());
    }
    let staff = crate::actions::new_staff(&tx, new).await?;
    let post = post(staff);
    must_be_allowed(&tx, actor, None, &[(post.office, post.role)]).await?;
    crate::actions::appoint(&tx, post).await?;
    let made = links::make(&tx, LinkPurpose::Invitation, staff, &mail).await?;
    record(&tx, "staff-invited", staff, office, made.id()).await?;
    tx.commit().await?;
    Ok((staff, made))
}

async fn record(
    tx: &Tx<'_>,
    act: &'static str,
    staff: Id<Staff>,
    office: Id<kernel::Office>,
    link: Id<AccountLink>,
) -> Done<()> {
    Ok(tx.record(Entry::new(act, staff.as_ref()).office(office).detail(json!({ "link": link }))).await?)
}

/// Invites somebody whose file is there and who does not sign in yet; an earlier invitation ends.
pub async fn invite(db: &Db, actor: &Actor, scope: &Scope, staff: Id<Staff>, mail: &str) -> Done<Made> {
    let tx = db.write(actor).await?;
    let found = rows::staff::find_within(&tx, scope, staff).await?;
    let held = rows::appointments::posts_during(&tx, staff, Period { from: tx.now().day(), until: None }).await?;
    let mut held: Vec<_> = held.iter().map(|post| (post.office, post.role)).collect();
    if held.is_empty() {
        // Without a post they are somebody's to manage by their home office alone.
        held.push((found.office, Role::Clerk));
    }
    must_be_allowed(&tx, actor, Some(staff), &held).await?;
    if rows::accounts::of(&tx, staff).await?.is_some_and(|account| !account.must_change) {
        return Err(Refusal::new("offices-invitation-refused-account").into());
    }
    let made = links::make(&tx, LinkPurpose::Invitation, staff, mail).await?;
    record(&tx, "staff-invited", staff, found.office, made.id()).await?;
    tx.commit().await?;
    Ok(made)
}

/// The open invitation of that id, when whom it invites is within the scope.
async fn within(tx: &Tx<'_>, scope: &Scope, id: Id<AccountLink>) -> Done<(LinkRow, Id<kernel::Office>)> {
    let link = rows::links::find(tx, id).await?;
    let staff = rows::staff::find_within(tx, scope, link.staff).await?;
    if (link.purpose, link.state) != (LinkPurpose::Invitation, LinkState::Open) {
        return Err(StoreError::NotFound.into());
    }
    Ok((link, staff.office))
}

/// Sends an open invitation again, with a new link and a new term.
pub async fn send_again(db: &Db, actor: &Actor, scope: &Scope, id: Id<AccountLink>) -> Done<(Id<Staff>, Made)> {
    let tx = db.write(actor).await?;
    let (link, _) = within(&tx, scope, id).await?;
    drop(tx);
    Ok((link.staff, invite(db, actor, scope, link.staff, &link.mail).await?))
}

/// Takes an invitation back.
pub async fn revoke(db: &Db, actor: &Actor, scope: &Scope, id: Id<AccountLink>) -> Done<()> {
    let tx = db.write(actor).await?;
    let (link, office) = within(&tx, scope, id).await?;
    if rows::links::revoke(&tx, link.staff, LinkPurpose::Invitation).await? > 0 {
        record(&tx, "invitation-revoked", link.staff, office, id).await?;
    }
    Ok(tx.commit().await?)
}

/// How somebody who was invited will sign in.
#[derive(Debug)]
pub enum FirstWay<'a> {
    /// With a password.
    Password(&'a str),
    /// With the passkey that their browser made: site and answer.
    Passkey(&'a Site, &'a str),
    /// With the identity that a provider showed, and the hash of who they are there.
    Identity(&'a Provider, &'a str),
}

/// Options for the browser of somebody invited to make their first passkey.
pub async fn ask_passkey(db: &Db, caller: &Caller, site: &Site, word: &str, user_name: &str) -> Done<String> {
    let tx = db.write(By::System("sign-in")).await?;
    let gone = || Invalid::one("token", "offices-link-over");
    let link = links::find(&tx, LinkPurpose::Invitation, word, tx.now()).await?.ok_or_else(gone)?;
    let file = rows::staff::find(&tx, link.staff).await?;
    let whose = (link.staff, user_name, file.name());
    let options =
        keys::ask_for_new(&tx, site, (Purpose::Invited, &caller.browser), (whose.0, whose.1, &whose.2)).await?;
    tx.commit().await?;
    Ok(options)
}

/// Somebody invited chooses their user name and their way in, and is signed in. A letter that reached them shows that the
/// address is theirs.
pub async fn accept(db: &Db, caller: &Caller, word: &str, user_name: &str, way: FirstWay<'_>) -> Done<Outcome> {
    accept_hashed(db, caller, &secrets::digest(word), Some(user_name), way).await
}

/// As [`accept`], for whoever brings the hash of the word; without a user name the account gets the number of its file.
pub async fn accept_hashed(
    db: &Db,
    caller: &Caller,
    word: &str,
    user_name: Option<&str>,
    way: FirstWay<'_>,
) -> Done<Outcome> {
    let hash = match way {
        FirstWay::Password(password) => secrets::hash_password(password).await?,
        FirstWay::Passkey(..) | FirstWay::Identity(..) => String::new(),
    };
    let tx = db.write(By::System("sign-in")).await?;
    let link = links::take_hashed(&tx, LinkPurpose::Invitation, word).await?;
    let user_name = user_name.map_or_else(|| link.staff.to_string(), str::to_owned);
    match rows::accounts::save(&tx, link.staff, &user_name, &hash, false).await {
        Err(StoreError::Taken) => return Err(Invalid::one("user_name", "offices-account-user-name-taken").into()),
        saved => saved?,
    }
    if !link.mail.is_empty() {
        rows::accounts::keep_mail(&tx, link.staff, &link.mail).await?;
    }
    let by = match way {
        FirstWay::Password(_) => (Way::Password.code(), false),
        FirstWay::Identity(provider, subject) => {
            match identities::add(&tx, link.staff, &provider.key, subject).await {
                Err(store::Undone::Failed(StoreError::Taken)) => {
                    return Err(Refusal::new("offices-identities-taken").into());
                }
                added => added?,
            }
            (provider.key.as_str(), provider.both_factors)
        }
        FirstWay::Passkey(site, answer) => {
            let made = (if caller.device.is_empty() { "1" } else { &caller.device }, answer);
            keys::take_new(&tx, site, (Purpose::Invited, &caller.browser), link.staff, made).await?;
            (Way::Passkey.code(), true)
        }
    };
    rows::sessions::end_others(&tx, link.staff, None).await?;
    tx.record(Entry::new("invitation-accepted", link.staff.as_ref()).detail(json!({ "link": link.id }))).await?;
    sign_in::begin(tx, caller, link.staff, by).await
}
