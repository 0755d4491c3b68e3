//! The running program: its database, its texts, its modules, and how a token becomes an actor.

use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use kernel::{Actor, Day, Moment};
use store::Db;
use tower_http::compression::CompressionLayer;
use ui::Texts;

use crate::{Module, NavEntry, Route, Routes, preferences, problems, security, visitor};

/// What the operator set.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Whether the data are a demonstration's, so that the sign-in page offers the cast.
    pub demo: bool,
    /// Whether the program is reached over https, so that cookies are sent over nothing else.
    pub https: bool,
    /// Where browsers reach the program: `https://kueakun.example.go.th`, without a path. Empty where nobody said; there are
    /// then no passkeys and no links in letters.
    pub public_url: String,
    /// Whether there is a mail server, so that letters can be promised.
    pub mail: bool,
    /// Where people may sign in besides here.
    pub providers: Vec<Provider>,
}

/// ผู้ให้บริการยืนยันตัวตน: an OpenID provider that the operator agreed with.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Provider {
    /// Its short name, which stays the same: `thaid`.
    pub key: String,
    /// Its address.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there; empty for a public client.
    pub client_secret: String,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// The claim that names an account there.
    pub claim: String,
    /// What the button says in Thai.
    pub label_th: String,
    /// What the button says in English.
    pub label_en: String,
    /// Whether it asks for two factors itself, so that no one-time code is asked for here.
    pub both_factors: bool,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("key", &self.key).field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// A session found for a token.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who acts.
    pub actor: Arc<Actor>,
    /// The session's id.
    pub session: i64,
}

/// Finds the session of a token; the offices module does it.
pub trait Accounts: Send + Sync {
    /// The actor behind a session token, if the session is alive.
    fn find<'a>(
        &'a self,
        db: &'a Db,
        token: &'a str,
    ) -> Pin<Box<dyn Future<Output = store::Result<Option<SignedIn>>> + Send + 'a>>;
}

/// The state that every handler sees.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    db: Db,
    texts: Arc<Texts>,
    accounts: Box<dyn Accounts>,
    nav: Vec<NavEntry>,
    routes: Vec<Route>,
    settings: Settings,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({} routes)", self.0.routes.len())
    }
}

/// The largest form without files, in bytes: 1 MiB.
pub(crate) const FORM_LIMIT: usize = 1024 * 1024;

impl App {
    /// Puts the modules together; answers the state and the router that serves it.
    ///
    /// # Errors
    /// The first text file that cannot be read.
    pub fn new(
        db: Db,
        modules: Vec<Module>,
        accounts: Box<dyn Accounts>,
        settings: Settings,
    ) -> Result<(Self, Router), String> {
        let mut sources = vec![ui::texts()];
        let mut nav = Vec::new();
        let mut routes = preferences::routes();
        for module in modules {
            sources.push(module.texts);
            nav.extend(module.nav);
            routes = routes.and(module.routes);
        }
        nav.sort_by_key(|entry| entry.order);
        let texts = Arc::new(Texts::read(&sources)?);
        let list = routes.list().to_vec();
        let app = Self(Arc::new(Inner { db, texts, accounts, nav, routes: list, settings }));
        let router = serve(routes, &app);
        Ok((app, router))
    }

    /// The database.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The texts.
    #[must_use]
    pub fn texts(&self) -> &Arc<Texts> {
        &self.0.texts
    }

    /// The declared routes.
    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.0.routes
    }

    /// What the operator set.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.0.db.now()
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now().day()
    }

    pub(crate) fn accounts(&self) -> &dyn Accounts {
        &*self.0.accounts
    }

    pub(crate) fn nav(&self) -> &[NavEntry] {
        &self.0.nav
    }
}

fn serve(routes: Routes, app: &App) -> Router {
    use axum::middleware::from_fn_with_state as layer;
    routes
        .into_router()
        .fallback(problems::no_such_page)
        .method_not_allowed_fallback(problems::no_such_page)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(layer(app.clone(), problems::show))
        .layer(layer(app.clone(), visitor::meet))
        .layer(layer(app.clone(), security::headers))
        .layer(CompressionLayer::new().gzip(true).quality(tower_http::CompressionLevel::Fastest))
        .with_state(app.clone())
}
