//! Operations declared once, as routes of pages are: method, path, permission, scope, handler and document.

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, patch, post};
use kernel::Role;
use utoipa::openapi::OpenApi;

use super::{Caller, Problem, Scope};
use crate::routes::Guarded;
use crate::{App, Permission as _};

/// One declared operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// `GET`, `POST` or `PATCH`.
    pub method: &'static str,
    /// The path below [`ROOT`](super::ROOT), with `{id}` for parts that vary.
    pub path: &'static str,
    /// The permission's key.
    pub permission: &'static str,
    /// The roles that have it.
    pub roles: &'static [Role],
    /// What the token must say.
    pub scope: Scope,
}

/// The operations of a module.
#[derive(Default)]
pub struct ApiRoutes {
    router: Router<App>,
    list: Vec<Operation>,
    documents: Vec<OpenApi>,
}

impl std::fmt::Debug for ApiRoutes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.list).finish()
    }
}

impl ApiRoutes {
    /// No operations, described by this document; the test of `docs/openapi.json` compares the two.
    #[must_use]
    pub fn described_by(document: OpenApi) -> Self {
        Self { documents: vec![document], ..Self::default() }
    }

    /// Reading.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: Guarded + 'static>(self, scope: Scope, path: &'static str, handler: H) -> Self {
        self.add::<T>("GET", scope, path, get(handler))
    }

    /// Doing something, or making something new.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: Guarded + 'static>(self, scope: Scope, path: &'static str, handler: H) -> Self {
        self.add::<T>("POST", scope, path, post(handler))
    }

    /// Changing parts of something.
    #[must_use]
    pub fn patch<H: Handler<T, App>, T: Guarded + 'static>(self, scope: Scope, path: &'static str, handler: H) -> Self {
        self.add::<T>("PATCH", scope, path, patch(handler))
    }

    fn add<T: Guarded>(
        mut self,
        method: &'static str,
        scope: Scope,
        path: &'static str,
        handler: MethodRouter<App>,
    ) -> Self {
        let (permission, roles) = (T::Permission::KEY, T::Permission::ROLES);
        self.list.push(Operation { method, path, permission, roles, scope });
        let gate = from_fn(move |request: Request, next: Next| pass(scope, request, next));
        self.router = self.router.route(path, handler.route_layer(gate));
        self
    }

    /// Adds another module's.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self.documents.extend(other.documents);
        self
    }

    /// The declared operations.
    #[must_use]
    pub fn list(&self) -> &[Operation] {
        &self.list
    }

    pub(crate) fn documents(&self) -> &[OpenApi] {
        &self.documents
    }

    pub(crate) fn into_router(self) -> Router<App> {
        self.router
    }
}

/// Lets nobody in without a token, and no token without the scope.
async fn pass(scope: Scope, request: Request, next: Next) -> Response {
    match request.extensions().get::<Caller>() {
        None => Problem::NoToken.into_response(),
        Some(caller) if caller.scopes.contains(&scope) => next.run(request).await,
        Some(_) => Problem::Scope(scope).into_response(),
    }
}
