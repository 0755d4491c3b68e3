//! The edge of the program: routes that name their permission, sessions, forms, answers and failures.
//!
//! A handler is a few lines: it takes [`Allowed<P>`] (so that it cannot be reached without the permission), reads a
//! [`Form`] or an [`Upload`], calls an action and answers with a page or a redirect.

mod allowed;
mod answer;
pub mod api;
mod app;
mod cookies;
mod download;
mod failure;
mod form;
mod module;
mod path;
mod preferences;
mod problems;
mod refusals;
mod routes;
mod security;
mod visitor;
mod watch;

pub use allowed::{Allowed, Guest, Permission};
pub use answer::{Answer, Asking, autosaved, form_again, html, html_with, invalid, json, see_other};
pub use app::{Accounts, App, Provider, Settings, SignedIn};
pub use cookies::{MARK, session_cookie};
pub use download::{download, give_back, plain_name, show_pdf};
pub use failure::Failure;
pub use form::{Form, Upload, UploadedFile};
pub use module::{Module, NavEntry};
pub use path::Path;
pub use refusals::{RefusedAccess, RefusedFor};
pub use routes::{Guarded, Method, Route, Routes};
pub use visitor::Visitor;
