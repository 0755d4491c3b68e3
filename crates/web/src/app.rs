//! The running program: its database, its texts, its modules, and how a token becomes an actor.

use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::{Actor, Day, Moment, Role};
use store::Db;
use tower_http::compression::CompressionLayer;
use ui::Texts;

use crate::api::{self, Operation, Pace, TokenHolder};
use crate::{Module, NavEntry, Route, preferences, problems, security, visitor, watch};

/// What the operator set.
#[derive(Debug, Clone)]
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
    /// Requests that a token may make in a minute.
    pub api_per_minute: u32,
    /// Whether messages may go to this machine itself, for tests.
    pub loopback_webhooks: bool,
    /// Roles whose holders come no further with one factor alone.
    pub both_factors: Vec<Role>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            demo: false,
            https: false,
            public_url: String::new(),
            mail: false,
            providers: Vec::new(),
            api_per_minute: 600,
            loopback_webhooks: false,
            both_factors: Vec::new(),
        }
    }
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
    /// Whether the session began with two factors, or was given a second one since.
    pub both_factors: bool,
}

/// Finds the session of a token; the offices module does it.
pub trait Accounts: Send + Sync {
    /// The actor behind a session token, if the session is alive.
    fn find<'a>(
        &'a self,
        db: &'a Db,
        token: &'a str,
    ) -> Pin<Box<dyn Future<Output = store::Result<Option<SignedIn>>> + Send + 'a>>;

    /// The owner and the scopes of a token of the API, if it is in force; nobody's where there are no tokens.
    fn find_token<'a>(
        &'a self,
        db: &'a Db,
        token: &'a str,
    ) -> Pin<Box<dyn Future<Output = store::Result<Option<TokenHolder>>> + Send + 'a>> {
        let _ = (db, token);
        Box::pin(std::future::ready(Ok(None)))
    }
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
    operations: Vec<Operation>,
    document: String,
    pace: Pace,
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
        let (pages, operations) = routes.into_routers();
        let app = Self(Arc::new(Inner {
            db,
            texts,
            accounts,
            nav,
            routes: list,
            operations: operations.list().to_vec(),
            document: api::document(&operations).to_string(),
            pace: Pace::default(),
            settings,
        }));
        let router = serve(pages, operations.into_router(), &app);
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

    /// The declared operations of the API.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.0.operations
    }

    /// The OpenAPI document of these operations.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.0.document
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

    pub(crate) fn pace(&self) -> &Pace {
        &self.0.pace
    }

    pub(crate) fn nav(&self) -> &[NavEntry] {
        &self.0.nav
    }
}

fn serve(pages: Router<App>, operations: Router<App>, app: &App) -> Router {
    use axum::middleware::from_fn_with_state as layer;
    pages
        .fallback(problems::no_such_page)
        .method_not_allowed_fallback(problems::no_such_page)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(layer(app.clone(), problems::show))
        .layer(layer(app.clone(), visitor::meet))
        .nest(api::ROOT, machines(operations, app))
        .layer(layer(app.clone(), security::headers))
        .layer(CompressionLayer::new().gzip(true).quality(tower_http::CompressionLevel::Fastest))
        .layer(axum::middleware::from_fn(watch::hand_over))
        .with_state(app.clone())
}

/// The edge for other programs: its own way of meeting, and problems in its own form.
fn machines(operations: Router<App>, app: &App) -> Router<App> {
    use axum::middleware::from_fn_with_state as layer;
    operations
        .route("/openapi.json", get(document))
        .fallback(api::no_such_resource)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(layer(app.clone(), api::show))
        .layer(layer(app.clone(), api::meet))
}

async fn document(State(app): State<App>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], app.document().to_owned())
}
