//! The pages of one's own account.

use askama::Template;
use kernel::{Actor, Code as _, Id};
use qrcode::QrCode;
use qrcode::render::svg::Color;
use store::{Result, Source};
use ui::{Form, Page};
use web::Failure;

use super::post_name;
use crate::actions::sign_in::Way;
use crate::model::Session;
use crate::store::sessions::SessionRow;
use crate::store::sign_ins::SignInRow;

/// One's own page.
#[derive(Debug, Template)]
#[template(path = "me.html")]
pub struct Me {
    /// The page.
    pub p: Page,
    /// The posts held today.
    pub seats: Vec<SeatLine>,
    /// Whether one-time codes are asked for.
    pub second_factor: bool,
    /// Whether there are providers to link.
    pub providers: bool,
    /// Whether an address for mail was shown to be theirs.
    pub mail: bool,
    /// Passkeys.
    pub passkeys: usize,
    /// Notices not read yet.
    pub unread: usize,
    /// Browsers that are signed in.
    pub sessions: usize,
}

/// One post held today.
#[derive(Debug)]
pub struct SeatLine {
    /// The post.
    pub post: String,
    /// Where.
    pub office: String,
    /// For whom, when it is lent.
    pub acting_for: String,
}

/// The actor's seats in words.
pub async fn seats(on: &impl Source, p: &Page, actor: &Actor) -> Result<Vec<SeatLine>> {
    let offices: Vec<_> = actor.seats.iter().map(|seat| seat.office).collect();
    let offices = crate::offices(on, &offices).await?;
    let others: Vec<_> = actor.seats.iter().filter_map(|seat| seat.acting_for).collect();
    let others = crate::brief(on, &others).await?;
    let line = |seat: &kernel::Seat| SeatLine {
        post: post_name(p, Some(seat.role), seat.level),
        office: offices.get(&seat.office).map(|office| office.named(p.lang).to_owned()).unwrap_or_default(),
        acting_for: seat.acting_for.and_then(|id| others.get(&id)).map(|other| other.name.clone()).unwrap_or_default(),
    };
    Ok(actor.seats.iter().map(line).collect())
}

/// One browser that is signed in.
#[derive(Debug)]
pub struct SessionLine {
    id: Id<Session>,
    device: String,
    begun: String,
    seen: String,
    current: bool,
}

/// Every browser that is signed in.
#[derive(Debug, Template)]
#[template(path = "sessions.html")]
pub struct Sessions {
    p: Page,
    lines: Vec<SessionLine>,
    history: Vec<SignInLine>,
}

/// One sign-in of the past in words.
#[derive(Debug)]
pub struct SignInLine {
    device: String,
    at: String,
    way: String,
}

fn known_device(p: &Page, device: String) -> String {
    if device.is_empty() { p.t("offices-sessions-device-unknown").into_owned() } else { device }
}

impl Sessions {
    /// The list; `current` is the session that asks.
    pub fn new(p: Page, rows: Vec<SessionRow>, current: Option<Id<Session>>, past: Vec<SignInRow>) -> Self {
        let line = |row: SessionRow| SessionLine {
            id: row.id,
            device: known_device(&p, row.device),
            begun: p.moment(row.begun_at),
            seen: p.moment(row.seen_at),
            current: current == Some(row.id),
        };
        let lines = rows.into_iter().map(line).collect();
        let past_line = |row: SignInRow| SignInLine {
            device: known_device(&p, row.device),
            at: p.moment(row.at),
            way: way_name(&p, &row.way),
        };
        let history = past.into_iter().map(past_line).collect();
        Self { lines, history, p }
    }
}

/// The way of a sign-in in words; a provider's stands under its own key.
fn way_name(p: &Page, way: &str) -> String {
    match Way::from_code(way) {
        Some(known) => p.t(&format!("offices-sessions-way-{}", known.code())).into_owned(),
        None => way.to_owned(),
    }
}

/// What is open to somebody who owes a second factor.
#[derive(Debug, Template)]
#[template(path = "factor.html")]
pub struct FactorOwed {
    /// The page.
    pub p: Page,
    /// Whether they have one, and signed in without it.
    pub has_one: bool,
    /// Whether there are passkeys here.
    pub passkeys: bool,
}

/// The second factor, on or off.
#[derive(Debug, Template)]
#[template(path = "second_factor.html")]
pub struct SecondFactor {
    p: Page,
    picture: String,
    secret: String,
    codes_left: Option<String>,
    form: Form,
}

impl SecondFactor {
    /// The page while it is on.
    pub fn on(p: Page, codes_left: i64, form: Form) -> Self {
        let codes_left = Some(p.count("offices-account-recovery-left", codes_left));
        Self { p, picture: String::new(), secret: String::new(), codes_left, form }
    }

    /// The page while it is off, with the picture that an authenticator reads.
    pub fn off(p: Page, address: &str, secret: &str, form: Form) -> std::result::Result<Self, Failure> {
        let code = QrCode::new(address).map_err(Failure::internal)?;
        let drawn = code.render::<Color<'_>>().min_dimensions(220, 220).build();
        // The drawing begins with a line for XML files, which has no place inside a page.
        let picture = drawn.find("<svg").map_or("", |start| &drawn[start..]).to_owned();
        Ok(Self { p, picture, secret: grouped(secret), codes_left: None, form })
    }
}

/// Four letters at a time, as one reads a secret aloud.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The recovery codes, shown this once.
#[derive(Debug, Template)]
#[template(path = "recovery_codes.html")]
pub struct RecoveryCodes {
    /// The page.
    pub p: Page,
    /// The codes.
    pub codes: Vec<String>,
}
