//! การปฏิเสธสิทธิ์: what somebody was refused, told once to whoever watches the program: a line of the log, and a mark on the
//! answer that the metrics count (OWASP ASVS 5.0, 16.3.2). Routes are patterns; nothing that was typed is told.

use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};
use axum::response::Response;

use crate::api::Problem;
use crate::app::App;
use crate::failure::Failure;
use crate::visitor::Visitor;

kernel::codes! {
    /// Why somebody was refused.
    pub enum RefusedFor {
        /// None of their roles has the permission.
        Role = "role",
        /// The token of a program does not have the scope.
        Scope = "scope",
        /// The record is not there, or outside what they may see: loading is the check, so that the two look alike.
        Record = "record",
        /// The form's token is not this browser's.
        Form = "form",
    }
}

/// One refusal, as the answer carries it for those who count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusedAccess {
    /// Why.
    pub why: RefusedFor,
    /// The key of the permission that the route asks for; empty where anyone may knock.
    pub permission: &'static str,
}

/// What is asked for and by whom, kept until it is known whether it was refused.
pub(crate) struct Knock {
    method: Method,
    route: Option<MatchedPath>,
    staff: Option<i64>,
}

impl Knock {
    pub(crate) fn of(request: &Request) -> Self {
        let extensions = request.extensions();
        let actor = extensions.get::<Visitor>().and_then(|visitor| visitor.actor.clone());
        Self {
            method: request.method().clone(),
            route: extensions.get::<MatchedPath>().cloned(),
            staff: actor.map(|actor| actor.staff.number()),
        }
    }

    fn route(&self) -> &str {
        self.route.as_ref().map_or("", MatchedPath::as_str)
    }

    /// The refusal that a page's failure is, if it is one.
    pub(crate) fn refused_page(&self, app: &App, failure: &Failure) -> Option<RefusedAccess> {
        let mut routes = app.routes().iter();
        let declared = routes.find(|route| route.path == self.route() && route.method.name() == self.method.as_str());
        let permission = declared.and_then(|route| route.permission).unwrap_or_default();
        match failure {
            Failure::Forbidden(key) => Some(RefusedAccess { why: RefusedFor::Role, permission: key }),
            Failure::FormExpired => Some(RefusedAccess { why: RefusedFor::Form, permission }),
            Failure::NotFound => self.refused_record(permission),
            _ => None,
        }
    }

    /// The refusal that a problem of the API is, if it is one.
    pub(crate) fn refused_operation(&self, app: &App, problem: &Problem) -> Option<RefusedAccess> {
        let path = self.route().strip_prefix(crate::api::ROOT).unwrap_or_default();
        let mut operations = app.operations().iter();
        let declared = operations.find(|one| one.path == path && one.method == self.method.as_str());
        let permission = declared.map(|operation| operation.permission).unwrap_or_default();
        match problem {
            Problem::Forbidden(key) => Some(RefusedAccess { why: RefusedFor::Role, permission: key }),
            Problem::Scope(_) => Some(RefusedAccess { why: RefusedFor::Scope, permission }),
            Problem::NotFound => self.refused_record(permission),
            _ => None,
        }
    }

    /// Somebody known asked a guarded route for one record by its id.
    fn refused_record(&self, permission: &'static str) -> Option<RefusedAccess> {
        let asked = self.staff.is_some() && !permission.is_empty() && self.route().contains('{');
        asked.then_some(RefusedAccess { why: RefusedFor::Record, permission })
    }

    /// Logs a refusal and marks its answer.
    pub(crate) fn tell(&self, refused: RefusedAccess, status: StatusCode, answer: &mut Response) {
        let RefusedAccess { why, permission } = refused;
        let (method, route, why, status) =
            (self.method.as_str(), self.route(), kernel::Code::code(why), status.as_u16());
        tracing::warn!(staff = self.staff, method, route, permission, why, status, "access refused");
        answer.extensions_mut().insert(refused);
    }
}
