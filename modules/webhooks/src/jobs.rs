//! Telling: one message to one address, tried until it is taken, the message given up or the webhook ended.

use std::pin::Pin;
use std::time::Duration;

use ::jobs::{Handlers, Job, Setback, Task};
use ::store::{By, Db};
use kernel::Code as _;
use offices::NewNotice;
use offices::events::{About, Tell};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use crate::model::{DeliveryState, WebhookRow};
use crate::rules::{self, addresses, signing};
use crate::{actions, store};

/// Whether a record may be told of now; `app/src/wiring.rs` asks the module whose record it is.
pub type Guard = fn(Db, About) -> Pin<Box<dyn Future<Output = ::store::Result<bool>> + Send>>;

/// How long the other side has for everything.
const PATIENCE: Duration = Duration::from_secs(10);
/// Hours that deliveries are remembered: thirty days.
const REMEMBERED: i64 = 30 * 24;
/// Minutes between two sweeps.
const SWEEPING: i64 = 60;

/// งานเก็บกวาดประวัติการส่ง
#[derive(Debug, Serialize, Deserialize)]
struct Sweep {}

impl Task for Sweep {
    const KIND: &'static str = "deliveries-sweep";
}

/// What this module does in the background. `loopback` lets messages go to this machine, for tests.
#[must_use]
pub fn handlers(guard: Guard, loopback: bool) -> Handlers {
    Handlers::new()
        .on(move |db: Db, job: Job<Tell>| tell(db, job, guard, loopback))
        .on(async |db: Db, job: Job<Sweep>| {
            let tx = db.write(By::System("webhooks")).await?;
            store::sweep(&tx, tx.now().plus_hours(-REMEMBERED)).await?;
            job.finish(&tx).await?;
            Ok(tx.commit().await?)
        })
        .every(SWEEPING, &Sweep {})
}

async fn tell(db: Db, job: Job<Tell>, guard: Guard, loopback: bool) -> Result<(), Setback> {
    let Some(webhook) = store::open(&db, job.task.listener).await? else { return Ok(()) };
    // What was restricted or sealed meanwhile is told to nobody.
    if !guard(db.clone(), job.task.about).await? {
        return Ok(());
    }
    let letter = Letter::of(&db, &webhook, &job.task)?;
    let sent = tokio::task::spawn_blocking(move || letter.send(loopback)).await;
    let answer = sent.unwrap_or_else(|_| Err("broken off".to_owned()));
    note(&db, &job, &webhook, answer).await
}

/// Writes down how it went, in one transaction with the end of the job where it went well.
async fn note(db: &Db, job: &Job<Tell>, webhook: &WebhookRow, sent: Result<u16, String>) -> Result<(), Setback> {
    let taken = matches!(sent, Ok(200..=299));
    let (state, answer) = match &sent {
        Ok(status) if taken => (DeliveryState::Delivered, status.to_string()),
        Ok(status) => (DeliveryState::Trying, status.to_string()),
        Err(words) => (DeliveryState::Trying, words.clone()),
    };
    let tx = db.write(By::System("webhooks")).await?;
    let about = serde_json::to_string(&job.task.about).unwrap_or_default();
    store::tried(&tx, &job.task, &about, state, &answer).await?;
    store::note(&tx, webhook.id, taken).await?;
    // 410: the other side says that it wants no more (Standard Webhooks).
    let given_up = sent == Ok(410) || (!taken && rules::is_given_up(webhook.failing_since, tx.now()));
    if given_up {
        actions::close(&tx, webhook.id, webhook.office, "failed too long").await?;
        let (key, href) = ("webhooks-notice-ended", format!("/webhooks/{}", webhook.id));
        let args = [("name", webhook.name.as_str())];
        offices::notify(&tx, webhook.made_by, NewNotice { key, args: &args, about: webhook.id.as_ref(), href }).await?;
    }
    if taken || given_up {
        job.finish(&tx).await?;
    }
    tx.commit().await?;
    if taken || given_up { Ok(()) } else { Err(Setback::Later(format!("the other side answered: {answer}"))) }
}

/// A message ready to be sent.
struct Letter {
    url: String,
    id: String,
    seconds: i64,
    signature: String,
    body: String,
}

impl Letter {
    fn of(db: &Db, webhook: &WebhookRow, tell: &Tell) -> Result<Self, Setback> {
        let secret = store::secret(db, webhook)?;
        let id = format!("msg_{}", tell.message);
        let seconds = db.now().millis() / 1_000;
        let body = json!({ "type": tell.event.code(), "timestamp": tell.happened_at().iso(), "data": tell.about });
        let body = body.to_string();
        let signature = signing::sign(&secret, &id, seconds, &body)
            .ok_or_else(|| Setback::Never("the secret of the webhook is none".to_owned()))?;
        Ok(Self { url: webhook.url.clone(), id, seconds, signature, body })
    }

    /// Sends it; answers the status, or why there is none, in words that name no address.
    fn send(&self, loopback: bool) -> Result<u16, String> {
        addresses::check_url(&self.url, loopback).map_err(str::to_owned)?;
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .user_agent("kueakun")
            .build();
        let agent = ureq::Agent::with_parts(config, DefaultConnector::default(), Outward { loopback });
        let request = agent
            .post(&self.url)
            .header("content-type", "application/json")
            .header("webhook-id", &self.id)
            .header("webhook-timestamp", self.seconds.to_string())
            .header("webhook-signature", &self.signature);
        request.send(&self.body).map(|answer| answer.status().as_u16()).map_err(|error| said(&error).to_owned())
    }
}

const fn said(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::Timeout(_) => "no answer in time",
        ureq::Error::HostNotFound => "no such host, or not a public one",
        ureq::Error::ConnectionFailed => "no connection",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "no secure connection",
        ureq::Error::Io(_) => "the connection broke",
        _ => "not sent",
    }
}

/// Names become addresses once, and only those that may be called are used, so that a name cannot be public when it is looked
/// at and inner when it is called.
#[derive(Debug)]
struct Outward {
    loopback: bool,
}

impl Resolver for Outward {
    fn resolve(
        &self,
        uri: &ureq::http::Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let mut kept = self.empty();
        for address in found.iter().filter(|address| addresses::may_be_called(address.ip(), self.loopback)) {
            kept.push(*address);
        }
        if kept.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(kept) }
    }
}
