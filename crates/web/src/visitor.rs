//! Who is at the door: language, colours, the token of their forms, and the actor when they are signed in.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use kernel::{Actor, Code as _, Lang};
use ui::{Flash, NavItem, Page, Theme, Who};

use crate::app::App;
use crate::cookies::{self, Cookies};
use crate::failure::Failure;

/// ผู้มาเยือน: what is known of a request before any handler sees it.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The actor, when signed in.
    pub actor: Option<Arc<Actor>>,
    /// The session's id, when signed in.
    pub session: Option<i64>,
    /// Whether a role of theirs needs a second factor, which this session does not have: until then only the pages that give it
    /// one are open.
    pub owes_factor: bool,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// The token that forms of this browser carry.
    pub csrf: String,
    /// Path and query of the request.
    pub path: String,
    flash: Option<String>,
}

impl Visitor {
    /// A program at the door, which has no cookies and sees no page.
    pub(crate) fn of_program(lang: Lang, path: &str) -> Self {
        Self {
            actor: None,
            session: None,
            owes_factor: false,
            lang,
            theme: Theme::Auto,
            csrf: String::new(),
            path: path.to_owned(),
            flash: None,
        }
    }

    fn read(app: &App, cookies: Cookies<'_>, path: &str, visit: &str) -> Self {
        let wanted = cookies.read(cookies::LANG).and_then(Lang::from_code);
        let theme = cookies.read(cookies::THEME).and_then(Theme::from_code);
        let session = cookies.read(cookies::SESSION).unwrap_or_default();
        Self {
            actor: None,
            session: None,
            owes_factor: false,
            lang: wanted.unwrap_or(Lang::Th),
            theme: theme.unwrap_or(Theme::Auto),
            csrf: app.db().csrf(visit, session),
            path: path.to_owned(),
            flash: cookies.read(cookies::FLASH).map(str::to_owned),
        }
    }

    /// The part of a page that is the same everywhere.
    #[must_use]
    pub fn page(&self, app: &App, title: &str) -> Page {
        let texts = Arc::clone(app.texts());
        let text = |key: &str| texts.get(self.lang, key).into_owned();
        let nav = app.nav().iter().filter(|entry| self.may_see(entry.roles));
        Page {
            title: text(title),
            csrf: self.csrf.clone(),
            path: self.path.clone(),
            nav: nav
                .map(|entry| NavItem {
                    href: entry.href.to_owned(),
                    label: text(entry.label),
                    current: is_at(&self.path, entry.href),
                    count: None,
                })
                .collect(),
            who: self.actor.as_ref().map(|actor| Who {
                name: actor.name.clone(),
                role: text(&format!("role-{}", actor.role_code())),
                office: actor.office_name.clone(),
            }),
            flash: self.flash.as_deref().map(|key| Flash { kind: "done", text: text(key) }),
            demo: app.settings().demo,
            lang: self.lang,
            theme: self.theme,
            today: app.today(),
            texts: Arc::clone(&texts),
        }
    }

    fn may_see(&self, roles: &[kernel::Role]) -> bool {
        !self.owes_factor && self.actor.as_ref().is_some_and(|actor| actor.has_role(roles))
    }
}

fn is_at(path: &str, href: &str) -> bool {
    let path = path.split('?').next().unwrap_or(path);
    path == href || (href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
}

/// The middleware: meets the visitor, lets the request through, and keeps the visit cookie.
pub(crate) async fn meet(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if is_unattended(request.uri().path()) {
        return next.run(request).await;
    }
    let https = app.settings().https;
    let headers = request.headers().clone();
    let cookies = Cookies::of(&headers, https);
    let known = cookies.read(cookies::VISIT).filter(|visit| visit.len() == 32).map(str::to_owned);
    let fresh = known.is_none();
    let visit = known.unwrap_or_else(|| app.db().random_word());
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let mut visitor = Visitor::read(&app, cookies, &path, &visit);
    if let Some(token) = cookies.read(cookies::SESSION) {
        match app.accounts().find(app.db(), token).await {
            Ok(Some(found)) => {
                visitor.session = Some(found.session);
                visitor.owes_factor = !found.both_factors && found.actor.has_role(&app.settings().both_factors);
                if cookies.read(cookies::LANG).is_none() {
                    visitor.lang = found.actor.lang;
                }
                visitor.actor = Some(found.actor);
            }
            Ok(None) => {}
            Err(error) => {
                request.extensions_mut().insert(visitor.clone());
                return crate::problems::page(&app, &visitor, Failure::from(error), Failure::into_response);
            }
        }
    }
    let reads = request.method() == Method::GET;
    let shows_flash = visitor.flash.is_some() && reads;
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    if fresh {
        add_cookie(&mut response, &cookies::set(cookies::VISIT, &visit, cookies::YEAR));
    }
    if shows_flash && is_html(&response) {
        add_cookie(&mut response, &cookies::set(cookies::FLASH, "", 0));
    }
    if https {
        cookies.secure(response.headers_mut());
    }
    response
}

/// Paths that need no visitor: files for the browser and the operator's questions.
fn is_unattended(path: &str) -> bool {
    path.starts_with("/assets/") || path == "/healthz" || path == "/readyz"
}

fn is_html(response: &Response) -> bool {
    response.headers().get(CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"text/html"))
}

pub(crate) fn add_cookie(response: &mut Response, line: &str) {
    cookies::add(response.headers_mut(), line);
}
