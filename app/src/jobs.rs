//! Every kind of work that is done after its command, on one page: the modules bring the handlers, `serve` runs them.

use std::sync::Arc;

use jobs::{Handlers, Job, Task};
use offices::PostOffice;
use serde::{Deserialize, Serialize};
use store::Db;
use web::Settings;

use crate::wiring;

/// งานประจำนาที: to look whether something passed its time. The look finds by itself what is left to do.
#[derive(Debug, Serialize, Deserialize)]
struct Minute {}

impl Task for Minute {
    const KIND: &'static str = "minute";
}

/// What is done about each kind of task; letters go through this post office.
#[must_use]
pub fn handlers(post: PostOffice, settings: &Settings) -> Handlers {
    let (mailer, texts) = (post.mailer.clone(), Arc::clone(&post.texts));
    offices::handlers(post)
        .and(correspondence::handlers(mailer, texts))
        .and(people::handlers(Arc::new(wiring::Holdings)))
        .and(webhooks::handlers(wiring::may_be_told, settings.loopback_webhooks))
        .and(imports::handlers(Arc::new(wiring::Casework)))
        .on(async |db: Db, _: Job<Minute>| Ok(wiring::minute(&db).await?))
        .every(1, &Minute {})
}
