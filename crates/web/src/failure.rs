//! Why a request came to nothing, each with its status and its reader.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Refusal;
use store::StoreError;

/// ความล้มเหลว: what a handler answers when it cannot answer with its page.
#[derive(Debug, Clone)]
pub enum Failure {
    /// Nothing there, or nothing that this reader may see.
    NotFound,
    /// Signed in, and the role does not have the permission of that key.
    Forbidden(&'static str),
    /// Nobody is signed in; the page to come back to.
    SignIn(String),
    /// Signed in with one factor, and a role needs two.
    FactorOwed,
    /// The form's token is not this browser's.
    FormExpired,
    /// More was sent than is taken.
    TooLarge,
    /// What was sent is no form.
    Unreadable,
    /// The record changed meanwhile.
    Stale,
    /// A rule says no, where no form is at hand to say it beside.
    Refused(Refusal),
    /// The database does not answer now.
    Unavailable(String),
    /// A defect.
    Internal(String),
}

impl Failure {
    pub(crate) const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) | Self::FormExpired => StatusCode::FORBIDDEN,
            Self::SignIn(_) | Self::FactorOwed => StatusCode::SEE_OTHER,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Stale => StatusCode::CONFLICT,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A defect that is no store's.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Stale | StoreError::Taken => Self::Stale,
            StoreError::Unavailable(what) => Self::Unavailable(what.to_string()),
            StoreError::Broken(what) => Self::Internal(what.to_string()),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<store::Undone> for Failure {
    fn from(undone: store::Undone) -> Self {
        match undone {
            store::Undone::Invalid(_) => Self::Unreadable,
            store::Undone::Refused(refusal) => Self::Refused(refusal),
            store::Undone::Failed(error) => error.into(),
        }
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

impl IntoResponse for Failure {
    /// The bare status; [`crate::problems::show`] puts the page around it, in the reader's language.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
