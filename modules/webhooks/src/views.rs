//! What the pages of webhooks tell.

use std::collections::HashMap;

use askama::Template;
use kernel::{Code as _, Id, Office};
use offices::OfficeBrief;
use offices::events::{Event, Listener, Message};
use ui::Page;

use crate::forms::event_key;
use crate::model::{DeliveryRow, DeliveryState, WebhookRow};

/// One webhook of the list.
#[derive(Debug)]
pub struct Line {
    id: Id<Listener>,
    name: String,
    office: String,
    events: String,
    ended: bool,
    failing: Option<String>,
}

/// The list.
#[derive(Debug, Template)]
#[template(path = "webhooks.html")]
pub struct Index {
    p: Page,
    lines: Vec<Line>,
}

fn words(p: &Page, codes: &str) -> String {
    let events = codes.split(' ').filter_map(Event::from_code).map(|event| p.t(&event_key(event)).into_owned());
    events.collect::<Vec<_>>().join(" · ")
}

fn failing(p: &Page, row: &WebhookRow) -> Option<String> {
    row.failing_since.map(|since| p.t1("webhooks-failing", "time", &p.moment(since)))
}

impl Index {
    /// The webhooks in words.
    pub fn new(p: Page, rows: Vec<WebhookRow>, names: &HashMap<Id<Office>, OfficeBrief>) -> Self {
        let line = |row: WebhookRow| Line {
            office: names.get(&row.office).map(|office| office.named(p.lang).to_owned()).unwrap_or_default(),
            events: words(&p, &row.events),
            ended: row.ended_at.is_some(),
            failing: failing(&p, &row),
            id: row.id,
            name: row.name,
        };
        let lines = rows.into_iter().map(line).collect();
        Self { lines, p }
    }
}

/// A webhook that was just registered, with its secret, shown this once.
#[derive(Debug, Template)]
#[template(path = "webhook_made.html")]
pub struct Made {
    /// The page.
    pub p: Page,
    /// The webhook.
    pub id: Id<Listener>,
    /// The secret.
    pub secret: String,
}

/// One delivery.
#[derive(Debug)]
pub struct DeliveryLine {
    id: Id<Message>,
    event: String,
    at: String,
    delivered: bool,
    answer: String,
    tried: String,
}

/// One webhook and its deliveries.
#[derive(Debug, Template)]
#[template(path = "webhook.html")]
pub struct Show {
    p: Page,
    id: Id<Listener>,
    url: String,
    office: String,
    events: String,
    failing: Option<String>,
    ended: Option<String>,
    lines: Vec<DeliveryLine>,
}

impl Show {
    /// The webhook in words.
    pub fn new(mut p: Page, row: WebhookRow, office: &OfficeBrief, deliveries: Vec<DeliveryRow>) -> Self {
        p.title.clone_from(&row.name);
        let line = |row: DeliveryRow| DeliveryLine {
            id: row.id,
            event: Event::from_code(&row.event).map(|event| p.t(&event_key(event)).into_owned()).unwrap_or_default(),
            at: p.moment(row.tried_at),
            delivered: row.state == DeliveryState::Delivered,
            answer: row.answer,
            tried: p.count("webhooks-tried", row.attempts),
        };
        let lines = deliveries.into_iter().map(line).collect();
        Self {
            id: row.id,
            office: office.named(p.lang).to_owned(),
            events: words(&p, &row.events),
            failing: failing(&p, &row),
            ended: row.ended_at.map(|at| p.t1("webhooks-ended-at", "time", &p.moment(at))),
            url: row.url,
            lines,
            p,
        }
    }
}
