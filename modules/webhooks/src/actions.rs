//! What an administrator does with webhooks: register, end, send anew.

use ::jobs as queue;
use ::store::{Db, Entry, Result, StoreError, Tx};
use kernel::{Actor, Code as _, Id, Office, Staff};
use offices::Scope;
use offices::events::{self, Event, Listener, Message, Tell};
use serde_json::json;

use crate::rules::signing;
use crate::store::{self, NewWebhook};

/// คำสั่งขึ้นทะเบียนเว็บฮุก
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// The office whose events, with those below, are told.
    pub office: Id<Office>,
    /// What its maker calls it.
    pub name: String,
    /// The address.
    pub url: String,
    /// What is told.
    pub events: Vec<Event>,
}

/// Random bytes of a secret.
const SECRET: usize = 32;

/// Registers a webhook in the command's transaction; answers its id and the secret of its signature, which is shown once.
///
/// # Errors
/// The database does not answer, or there is no randomness.
pub async fn register(tx: &Tx<'_>, made_by: Id<Staff>, command: &Register) -> Result<(Id<Listener>, String)> {
    let mut bytes = [0_u8; SECRET];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Broken(error.to_string().into()))?;
    let secret = signing::secret(&bytes);
    let id: Id<Listener> = tx.new_id();
    let events: Vec<&str> = command.events.iter().map(|event| event.code()).collect();
    let (office, name, url) = (command.office, command.name.as_str(), command.url.as_str());
    store::insert(tx, &NewWebhook { id, office, name, url, secret: &secret, events: &events.join(" "), made_by })
        .await?;
    events::listen(tx, id, office, &command.events).await?;
    let entry = Entry::new("webhook-registered", id.as_ref()).office(office).detail(json!({ "events": events }));
    tx.record(entry).await?;
    Ok((id, secret))
}

/// Registers a webhook for the actor.
pub(crate) async fn register_own(db: &Db, actor: &Actor, command: &Register) -> Result<(Id<Listener>, String)> {
    let tx = db.write(actor).await?;
    let made = register(&tx, actor.staff, command).await?;
    tx.commit().await?;
    Ok(made)
}

/// Ends a webhook: it is told nothing more.
pub(crate) async fn end(db: &Db, actor: &Actor, scope: &Scope, id: Id<Listener>) -> Result<()> {
    let tx = db.write(actor).await?;
    let webhook = store::find(&tx, scope, id).await?;
    close(&tx, webhook.id, webhook.office, "by hand").await?;
    tx.commit().await
}

/// Ends a webhook in the transaction of whoever asks.
pub(crate) async fn close(tx: &Tx<'_>, id: Id<Listener>, office: Id<Office>, reason: &'static str) -> Result<()> {
    store::end(tx, id).await?;
    events::stop_listening(tx, id).await?;
    tx.record(Entry::new("webhook-ended", id.as_ref()).office(office).reason(reason)).await
}

/// Sends a message anew, under the id it had.
pub(crate) async fn send_again(
    db: &Db,
    actor: &Actor,
    scope: &Scope,
    (id, message): (Id<Listener>, Id<Message>),
) -> Result<()> {
    let tx = db.write(actor).await?;
    let webhook = store::find(&tx, scope, id).await?;
    if webhook.ended_at.is_some() {
        return Err(StoreError::NotFound);
    }
    let delivery = store::delivery(&tx, id, message).await?;
    let event = Event::from_code(&delivery.event).ok_or(StoreError::NotFound)?;
    let about = serde_json::from_str(&delivery.about).map_err(|error| StoreError::Broken(error.to_string().into()))?;
    queue::add(&tx, &Tell { listener: id, message, event, about, at: delivery.happened_at.millis() }).await?;
    tx.record(Entry::new("webhook-sent-again", id.as_ref()).office(webhook.office)).await?;
    tx.commit().await
}
