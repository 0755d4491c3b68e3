//! Signing in at an OpenID provider. Nobody comes in who is not linked: by themself while signed in, or by an invitation.

use kernel::{Actor, Id, Staff};
use oidc::{Agreement, Pending, Trouble};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{By, Db, Entry, Source as _, StoreError, Tx};
use web::{Provider, Settings};

use crate::actions::invitations::{self, FirstWay};
use crate::actions::passkeys::{Purpose, keep, take};
use crate::actions::sign_in::{self, Caller, Outcome};
use crate::actions::{Done, account, knocks, secrets};
use crate::model::Identity;
use crate::store as rows;

/// What somebody goes to a provider for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Errand {
    /// To sign in, and go on there.
    SignIn(String),
    /// To link their identity to the account that they are signed in to.
    Link,
    /// To begin, with the invitation whose word has this hash: the word itself is kept nowhere.
    Invitation(String),
}

/// What is remembered until the browser comes back.
#[derive(Debug, Serialize, Deserialize)]
struct Journey {
    provider: String,
    pending: Pending,
    errand: Errand,
}

/// What a journey came to.
#[derive(Debug)]
pub enum Return {
    /// As any other way in; where to go on.
    Entered(Outcome, String),
    /// The identity is linked.
    Linked,
    /// The key of the sentence that says why not.
    Failed(&'static str),
}

/// The provider of that name.
pub fn known<'a>(settings: &'a Settings, key: &str) -> Option<&'a Provider> {
    settings.providers.iter().find(|provider| provider.key == key)
}

fn agreement(settings: &Settings, provider: &Provider) -> Agreement {
    Agreement {
        issuer: provider.issuer.clone(),
        client_id: provider.client_id.clone(),
        client_secret: provider.client_secret.clone(),
        scopes: provider.scopes.clone(),
        claim: provider.claim.clone(),
        redirect: format!("{}/sign-in/with/return", settings.public_url),
    }
}

async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
) -> Done<Result<T, Trouble>> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(secrets::defect)?)
}

/// The provider's page to send the browser to; none when the provider does not answer.
pub async fn begin(
    db: &Db,
    caller: &Caller,
    (settings, provider): (&Settings, &Provider),
    (staff, errand): (Option<Id<Staff>>, Errand),
) -> Done<Option<String>> {
    let tx = db.write(By::System("sign-in")).await?;
    knocks::allow(&tx, caller, "provider").await?;
    tx.commit().await?;
    let agreement = agreement(settings, provider);
    let begun = match aside(move || agreement.begin()).await? {
        Ok(begun) => begun,
        Err(trouble) => {
            tracing::warn!(provider = provider.key, ?trouble, "a provider does not answer");
            return Ok(None);
        }
    };
    let journey = Journey { provider: provider.key.clone(), pending: begun.pending, errand };
    let state = serde_json::to_string(&journey).map_err(secrets::defect)?;
    let tx = db.write(By::System("sign-in")).await?;
    keep(&tx, Purpose::Provider, &caller.browser, staff, state).await?;
    tx.commit().await?;
    Ok(Some(begun.address))
}

/// The browser came back with a state and a code (empty when the provider or the person said no).
pub async fn come_back(
    db: &Db,
    caller: &Caller,
    settings: &Settings,
    actor: Option<&Actor>,
    (state, code): (&str, &str),
) -> Done<Return> {
    let tx = db.write(By::System("sign-in")).await?;
    let challenge = take(&tx, Purpose::Provider, &caller.browser).await?;
    tx.commit().await?;
    let journey = challenge.and_then(|kept| Some((serde_json::from_str::<Journey>(&kept.state).ok()?, kept.staff)));
    let Some((journey, staff)) =
        journey.filter(|(journey, _)| secrets::digest(&journey.pending.state) == secrets::digest(state))
    else {
        return failed(db, caller, "", "offices-identities-not-started").await;
    };
    let Some(provider) = known(settings, &journey.provider) else {
        return failed(db, caller, "", "offices-identities-not-started").await;
    };
    if code.is_empty() {
        return failed(db, caller, &provider.key, "offices-identities-declined").await;
    }
    let (agreement, code, now) = (agreement(settings, provider), code.to_owned(), db.now().millis() / 1_000);
    let pending = journey.pending;
    let subject = match aside(move || agreement.finish(pending, code, now)).await? {
        Ok(claim) => db.keys().token(&format!("identity\n{}", provider.issuer), &claim),
        Err(trouble) => {
            tracing::warn!(provider = provider.key, ?trouble, "a sign-in at a provider came to nothing");
            let key = match trouble {
                Trouble::Away(_) => "offices-identities-away",
                Trouble::Refused(_) => "offices-identities-not-proved",
            };
            return failed(db, caller, &provider.key, key).await;
        }
    };
    match journey.errand {
        Errand::SignIn(next) => enter(db, caller, provider, &subject, next).await,
        Errand::Link => match actor.filter(|actor| Some(actor.staff) == staff) {
            Some(actor) => link(db, actor, provider, &subject).await,
            None => failed(db, caller, &provider.key, "offices-identities-not-started").await,
        },
        Errand::Invitation(hash) => {
            let way = FirstWay::Identity(provider, &subject);
            match invitations::accept_hashed(db, caller, &hash, None, way).await {
                Ok(outcome) => Ok(Return::Entered(outcome, "/".to_owned())),
                Err(store::Undone::Invalid(_)) => failed(db, caller, &provider.key, "offices-link-over").await,
                Err(undone) => Err(undone),
            }
        }
    }
}

async fn failed(db: &Db, caller: &Caller, provider: &str, key: &'static str) -> Done<Return> {
    let tx = db.write(By::System("sign-in")).await?;
    knocks::note(&tx, caller, knocks::SIGN_IN).await?;
    let entry = Entry::new("sign-in-failed", kernel::Ref { kind: "staff", id: 0 });
    tx.record(entry.detail(json!({ "way": provider, "why": key }))).await?;
    tx.commit().await?;
    Ok(Return::Failed(key))
}

async fn enter(db: &Db, caller: &Caller, provider: &Provider, subject: &str, next: String) -> Done<Return> {
    let tx = db.write(By::System("sign-in")).await?;
    let Some(staff) = rows::identities::holder(&tx, &provider.key, subject).await? else {
        drop(tx);
        return failed(db, caller, &provider.key, "offices-identities-unknown").await;
    };
    let outcome = sign_in::with_identity(db, tx, caller, staff, (&provider.key, provider.both_factors)).await?;
    Ok(Return::Entered(outcome, next))
}

async fn link(db: &Db, actor: &Actor, provider: &Provider, subject: &str) -> Done<Return> {
    let tx = db.write(actor).await?;
    match add(&tx, actor.staff, &provider.key, subject).await {
        Err(store::Undone::Failed(StoreError::Taken)) => return Ok(Return::Failed("offices-identities-taken")),
        added => added?,
    }
    account::tell(&tx, actor.staff, "offices-notice-identity-linked").await?;
    tx.commit().await?;
    Ok(Return::Linked)
}

/// Links an identity within a command.
pub async fn add(tx: &Tx<'_>, staff: Id<Staff>, provider: &str, subject: &str) -> Done<()> {
    let id = rows::identities::add(tx, staff, provider, subject).await?;
    let entry = Entry::new("identity-linked", staff.as_ref());
    Ok(tx.record(entry.detail(json!({ "identity": id, "provider": provider }))).await?)
}

/// Unlinks an identity of the actor; another's is not found, and the last way in stays.
pub async fn remove(db: &Db, actor: &Actor, id: Id<Identity>) -> Done<()> {
    let tx = db.write(actor).await?;
    if !rows::identities::remove(&tx, actor.staff, id).await? {
        return Err(StoreError::NotFound.into());
    }
    account::must_have_a_way_in(&tx, actor.staff).await?;
    tx.record(Entry::new("identity-unlinked", actor.staff.as_ref()).detail(json!({ "identity": id }))).await?;
    account::tell(&tx, actor.staff, "offices-notice-identity-unlinked").await?;
    Ok(tx.commit().await?)
}
