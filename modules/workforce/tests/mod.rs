//! The module through HTTP, in the words of its domain: on the engine that `KUEAKUN_TEST_DATABASE` names.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod doubts;
mod standard;
mod versions;

use std::pin::Pin;
use std::sync::Arc;

use kernel::{Actor, Id, Lang, Level, Role, Seat};
use store::Db;
use testkit::{Assembly, Browser, Seeding, TestApp};
use web::{Accounts, App, Settings, SignedIn};

/// The official paper, as it lies in the repository.
const PAPER: &str = include_str!("../../../data/standards/social-worker.txt");

/// Who comes to read or decide: the session token is their name.
const CAST: [(&str, &str, Role, Option<Level>); 3] = [
    ("pimjai", "พิมพ์ใจ ศรีสุวรรณ", Role::SocialWorker, Some(Level::Professional)),
    ("malee", "มาลี เพชรรัตน์", Role::Hr, None),
    ("somchai", "สมชาย แก้วมณี", Role::Auditor, None),
];

struct Doorkeeper;

impl Accounts for Doorkeeper {
    fn find<'a>(
        &'a self,
        _: &'a Db,
        token: &'a str,
    ) -> Pin<Box<dyn Future<Output = store::Result<Option<SignedIn>>> + Send + 'a>> {
        let place = CAST.iter().position(|(user, ..)| *user == token);
        Box::pin(async move { Ok(place.map(signed_in)) })
    }
}

fn signed_in(place: usize) -> SignedIn {
    let (_, name, role, level) = CAST[place];
    let number = i64::try_from(place).expect("a small number") + 1;
    let office = Id::new(1);
    let actor = Actor {
        staff: Id::new(number),
        name: name.to_owned(),
        office,
        office_name: "อบต.ท่าข้าม".to_owned(),
        seats: vec![Seat { office, role, level, acting_for: None }],
        lang: Lang::Th,
    };
    SignedIn { actor: Arc::new(actor), session: number, both_factors: true }
}

fn assembly(seed: fn(&Db) -> Seeding<'_>) -> Assembly {
    Assembly {
        migrations: workforce::migrations(),
        assemble: |db, settings: Settings| App::new(db, vec![workforce::module()], Box::new(Doorkeeper), settings),
        seed,
    }
}

/// The program without a standard.
async fn without_standard() -> TestApp {
    Box::pin(TestApp::start(assembly(|_| Box::pin(async { Ok(()) })))).await
}

/// The program with the official paper imported.
async fn with_standard() -> TestApp {
    let app = without_standard().await;
    import(&app, PAPER).await;
    app
}

async fn import(app: &TestApp, paper: &str) -> workforce::import::Imported {
    workforce::import::standard(app.db(), paper, "social-worker.txt").await.expect("the paper is taken")
}

/// The browser of a member of the cast.
fn browser(app: &TestApp, user: &str) -> Browser {
    let mut browser = app.visitor();
    browser.set_cookie("kueakun_session", user);
    browser
}
