//! Path, handler and permission, declared once: the router is built from this list, and tests read it.

use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};
use kernel::Role;

use crate::api::ApiRoutes;
use crate::{Allowed, App, Permission};

/// How a page is asked for. Changes are always `POST`, so that they work without JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reading.
    Get,
    /// Changing.
    Post,
}

impl Method {
    /// `GET` or `POST`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// One declared route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// How.
    pub method: Method,
    /// Where, with `{id}` for parts that vary.
    pub path: &'static str,
    /// The permission's key; `None` for pages that anyone may open.
    pub permission: Option<&'static str>,
    /// The roles that have it.
    pub roles: &'static [Role],
}

/// The routes of a module.
#[derive(Debug, Default)]
pub struct Routes {
    router: Router<App>,
    list: Vec<Route>,
    api: ApiRoutes,
}

/// The arguments of a handler whose first is [`Allowed<P>`]; no other handler can be declared without saying it is open.
pub trait Guarded {
    /// The permission.
    type Permission: Permission;
}

macro_rules! guarded {
    ($($more:ident),*) => {
        impl<M, P: Permission, $($more),*> Guarded for (M, Allowed<P>, $($more),*) {
            type Permission = P;
        }
    };
}
guarded!();
guarded!(A);
guarded!(A, B);
guarded!(A, B, C);
guarded!(A, B, C, D);

impl Routes {
    /// No routes yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn add(mut self, route: Route, methods: MethodRouter<App>) -> Self {
        self.list.push(route);
        self.router = self.router.route(route.path, methods);
        self
    }

    /// A page for those who have the permission that its handler asks for.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: Guarded + 'static>(self, path: &'static str, handler: H) -> Self {
        self.add(guarded_route::<T>(Method::Get, path), get(handler))
    }

    /// A deed for those who have the permission that its handler asks for.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: Guarded + 'static>(self, path: &'static str, handler: H) -> Self {
        self.add(guarded_route::<T>(Method::Post, path), post(handler))
    }

    /// A page for anyone.
    #[must_use]
    pub fn open_get<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add(Route { method: Method::Get, path, permission: None, roles: &[] }, get(handler))
    }

    /// A deed for anyone.
    #[must_use]
    pub fn open_post<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add(Route { method: Method::Post, path, permission: None, roles: &[] }, post(handler))
    }

    /// Handlers of the routes so far may take this value as `Extension<T>`.
    #[must_use]
    pub fn holding<T: Clone + Send + Sync + 'static>(mut self, value: T) -> Self {
        self.router = self.router.layer(Extension(value));
        self
    }

    /// Adds another module's routes.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self.api = self.api.and(other.api);
        self
    }

    /// Adds the operations of a module for other programs.
    #[must_use]
    pub fn with_api(mut self, operations: ApiRoutes) -> Self {
        self.api = self.api.and(operations);
        self
    }

    /// The declared routes.
    #[must_use]
    pub fn list(&self) -> &[Route] {
        &self.list
    }

    /// The pages, and the operations for other programs.
    pub(crate) fn into_routers(self) -> (Router<App>, ApiRoutes) {
        (self.router, self.api)
    }
}

fn guarded_route<T: Guarded>(method: Method, path: &'static str) -> Route {
    let roles = T::Permission::ROLES;
    Route { method, path, permission: Some(T::Permission::KEY), roles }
}
