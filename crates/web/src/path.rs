//! The parts of an address that vary: ids and words, typed. What cannot be read is the address of nothing.

use axum::extract::{FromRequestParts, Path as Raw};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::failure::Failure;

/// The parts between braces of a route, in their order: `Path(id): Path<Id<Case>>`, `Path((id, paper)): Path<(_, Id<Paper>)>`.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let Raw(read) = Raw::from_request_parts(parts, app).await.map_err(|_| Failure::NotFound)?;
        Ok(Self(read))
    }
}
