//! The program under test: started on a copy of the template, at a moment that only the test moves.

use std::pin::Pin;

use axum::Router;
use kernel::{Clock, Day, Moment};
use store::audit::Line;
use store::{Db, FromRow as _, Migration, Source as _, Sql};
use web::{App, Settings};

use crate::browser::Browser;
use crate::database::{Home, Template};

/// Work that fills a database.
pub type Seeding<'a> = Pin<Box<dyn Future<Output = Result<(), String>> + Send + 'a>>;

/// How the program is put together; the testkit is platform and knows no module.
#[derive(Clone)]
pub struct Assembly {
    /// The tables of every module.
    pub migrations: Vec<Migration>,
    /// Puts the modules together over a database.
    pub assemble: fn(Db, Settings) -> Result<(App, Router), String>,
    /// What every test's database holds: the cast and what they need.
    pub seed: fn(&Db) -> Seeding<'_>,
}

impl std::fmt::Debug for Assembly {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Assembly({} migrations)", self.migrations.len())
    }
}

/// Where browsers reach every program under test.
pub const ORIGIN: &str = "https://kueakun.test";

/// When every test begins: Tuesday, 1 กันยายน 2569 (2026), 09:00 in Thailand.
#[must_use]
pub fn start_of_time() -> Moment {
    Day::new(2026, 9, 1).map_or(Moment::from_millis(0), |day| Moment::at(day, 9, 0))
}

/// A place in the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(i64);

/// The program in this process, with a database of its own.
#[derive(Debug)]
pub struct TestApp {
    app: App,
    router: Router,
    db: Db,
    clock: Clock,
    home: Home,
}

/// The settings of a demonstration that is reached at [`ORIGIN`].
fn demonstration() -> Settings {
    Settings { demo: true, public_url: ORIGIN.to_owned(), ..Settings::default() }
}

impl TestApp {
    /// Starts the program as a demonstration, so that the cast signs in with one click.
    pub async fn start(assembly: Assembly) -> Self {
        Self::start_with(assembly, demonstration()).await
    }

    /// Starts the program with these settings.
    pub async fn start_with(assembly: Assembly, settings: Settings) -> Self {
        let clock = Clock::set_to(start_of_time());
        let template = Template { migrations: assembly.migrations.clone(), clock: clock.clone(), seed: assembly.seed };
        let home = Home::from(&template).await;
        let db = home.open(assembly.migrations, clock.clone()).await;
        let (app, router) = (assembly.assemble)(db.clone(), settings).unwrap_or_else(|error| panic!("{error}"));
        Self { app, router, db, clock, home }
    }

    /// Starts the program over a new database that the assembly fills by itself, however long that takes.
    pub async fn start_filled(assembly: Assembly) -> Self {
        let clock = Clock::set_to(start_of_time());
        let home = Home::empty().await;
        let db = home.open(assembly.migrations, clock.clone()).await;
        (assembly.seed)(&db).await.unwrap_or_else(|error| panic!("the database cannot be filled: {error}"));
        let (app, router) = (assembly.assemble)(db.clone(), demonstration()).unwrap_or_else(|error| panic!("{error}"));
        Self { app, router, db, clock, home }
    }

    /// The program's state: its routes, its texts.
    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// Its database.
    #[must_use]
    pub const fn db(&self) -> &Db {
        &self.db
    }

    /// Where it lies.
    #[must_use]
    pub const fn home(&self) -> &Home {
        &self.home
    }

    /// Now, by the test's clock.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Today, by the test's clock.
    #[must_use]
    pub fn today(&self) -> Day {
        self.clock.today()
    }

    /// Moves the clock.
    pub fn move_to(&self, moment: Moment) {
        self.clock.move_to(moment);
    }

    /// Lets that many days go by, to the same time of day.
    pub fn days_later(&self, days: i64) {
        self.move_to(self.now().plus_hours(days * 24));
    }

    /// A browser in which nobody is signed in.
    #[must_use]
    pub fn visitor(&self) -> Browser {
        Browser::new(self.router.clone(), self.db.clone())
    }

    /// A browser in which that member of the cast has signed in, by the button on the sign-in page.
    pub async fn sign_in(&self, user_name: &str) -> Browser {
        let mut browser = self.visitor();
        let answer = browser.post("/sign-in/cast", &[("account", user_name)]).await;
        assert_eq!(answer.status(), 303, "{user_name} could not sign in:\n{}", answer.text());
        browser
    }

    /// How far the audit log has grown.
    pub async fn mark(&self) -> Mark {
        let sql = Sql::new("select coalesce(max(id), cast(0 as bigint)) from audit_entries");
        let (last,): (i64,) = self.db.one(sql).await.expect("the audit log");
        Mark(last)
    }

    /// What was recorded since, oldest first.
    pub async fn audit_since(&self, mark: Mark) -> Vec<Line> {
        let sql = Sql::new(format!("select {} from audit_log where id > ? order by id", Line::COLUMNS));
        self.db.all(sql.bind(mark.0)).await.expect("the audit log")
    }

    /// Exactly these acts were recorded since, in this order, and nothing else.
    pub async fn assert_nothing_else_recorded(&self, since: Mark, acts: &[&str]) {
        let lines = self.audit_since(since).await;
        let found: Vec<&str> = lines.iter().map(|line| line.act.as_str()).collect();
        assert_eq!(found, acts, "what the audit log recorded");
    }
}
