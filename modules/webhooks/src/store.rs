//! Every query of the module.

use ::store::{FromRow as _, Result, Sealed, Source, Sql, StoreError, Tx};
use kernel::{Id, Office, Staff};
use offices::Scope;
use offices::events::{Listener, Message, Tell};

use crate::model::{DeliveryRow, DeliveryState, WebhookRow};

const TABLE: &str = "webhooks";

/// A webhook as it is registered.
#[derive(Debug)]
pub struct NewWebhook<'a> {
    /// Its id.
    pub id: Id<Listener>,
    /// The office.
    pub office: Id<Office>,
    /// What its maker calls it.
    pub name: &'a str,
    /// The address.
    pub url: &'a str,
    /// The secret.
    pub secret: &'a str,
    /// The codes of the events.
    pub events: &'a str,
    /// Who registers it.
    pub made_by: Id<Staff>,
}

/// Writes a webhook.
pub async fn insert(tx: &Tx<'_>, new: &NewWebhook<'_>) -> Result<()> {
    let secret: Sealed = tx.keys().seal(new.secret, TABLE, "secret", new.id.number())?;
    let sql = Sql::new(
        "insert into webhooks (id, office_id, name, url, secret, events, made_by, made_at, failing_since, ended_at) \
         values (?, ?, ?, ?, ?, ?, ?, ?, null, null)",
    )
    .bind(new.id)
    .bind(new.office)
    .bind(new.name)
    .bind(new.url)
    .bind(secret)
    .bind(new.events)
    .bind(new.made_by)
    .bind(tx.now());
    tx.run(sql).await.map(|_| ())
}

/// The secret of a webhook.
pub fn secret(on: &impl Source, webhook: &WebhookRow) -> Result<String> {
    on.keys().unseal(&webhook.secret, TABLE, "secret", webhook.id.number())
}

fn select() -> Sql {
    Sql::new(format!("select {} from webhooks", WebhookRow::COLUMNS))
}

/// The webhooks within a scope, the latest first.
pub async fn within(on: &impl Source, scope: &Scope) -> Result<Vec<WebhookRow>> {
    on.all(select().then("where").then_sql(scope.within("office_id")).then("order by id desc limit 200")).await
}

/// One webhook within a scope.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn find(on: &impl Source, scope: &Scope, id: Id<Listener>) -> Result<WebhookRow> {
    on.one(select().then("where id = ?").bind(id).then("and").then_sql(scope.within("office_id"))).await
}

/// One webhook that is still told, for the job that tells it.
pub async fn open(on: &impl Source, id: Id<Listener>) -> Result<Option<WebhookRow>> {
    on.first(select().then("where id = ? and ended_at is null").bind(id)).await
}

/// Ends a webhook.
///
/// # Errors
/// [`StoreError::NotFound`] when it has ended.
pub async fn end(tx: &Tx<'_>, id: Id<Listener>) -> Result<()> {
    let sql = Sql::new("update webhooks set ended_at = ? where id = ? and ended_at is null");
    if tx.run(sql.bind(tx.now()).bind(id)).await? == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Notes whether the other side takes messages.
pub async fn note(tx: &Tx<'_>, id: Id<Listener>, taken: bool) -> Result<()> {
    let sql = if taken {
        Sql::new("update webhooks set failing_since = null where id = ? and failing_since is not null").bind(id)
    } else {
        let since = "update webhooks set failing_since = ? where id = ? and failing_since is null";
        Sql::new(since).bind(tx.now()).bind(id)
    };
    tx.run(sql).await.map(|_| ())
}

/// Writes how an attempt went.
pub async fn tried(tx: &Tx<'_>, tell: &Tell, about: &str, state: DeliveryState, answer: &str) -> Result<()> {
    let sql = Sql::new(
        "insert into webhook_deliveries (id, webhook_id, event, about, happened_at, tried_at, attempts, state, answer) \
         values (?, ?, ?, ?, ?, ?, 1, ?, ?) on conflict (id) do update set tried_at = excluded.tried_at, \
         attempts = webhook_deliveries.attempts + 1, state = excluded.state, answer = excluded.answer",
    )
    .bind(tell.message)
    .bind(tell.listener)
    .bind(tell.event)
    .bind(about)
    .bind(tell.happened_at())
    .bind(tx.now())
    .bind(state)
    .bind(answer);
    tx.run(sql).await.map(|_| ())
}

/// The deliveries of a webhook, the latest first.
pub async fn deliveries(on: &impl Source, webhook: Id<Listener>, limit: i64) -> Result<Vec<DeliveryRow>> {
    let sql = Sql::new(format!(
        "select {} from webhook_deliveries where webhook_id = ? order by id desc limit ?",
        DeliveryRow::COLUMNS
    ));
    on.all(sql.bind(webhook).bind(limit)).await
}

/// One delivery of a webhook.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn delivery(on: &impl Source, webhook: Id<Listener>, id: Id<Message>) -> Result<DeliveryRow> {
    let sql =
        Sql::new(format!("select {} from webhook_deliveries where id = ? and webhook_id = ?", DeliveryRow::COLUMNS));
    on.one(sql.bind(id).bind(webhook)).await
}

/// Forgets deliveries that were last tried before that day and hour.
pub async fn sweep(tx: &Tx<'_>, before: kernel::Moment) -> Result<()> {
    tx.run(Sql::new("delete from webhook_deliveries where tried_at < ?").bind(before)).await.map(|_| ())
}
