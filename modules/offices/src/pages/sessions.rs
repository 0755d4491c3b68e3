//! One's own sessions: which browsers are signed in, and ending them.

use axum::extract::Path;
use kernel::Id;
use web::{Allowed, Answer, Form, html, see_other};

use super::id;
use crate::permissions::KeepAccount;
use crate::{actions, store as rows, views};

/// Sign-ins of the past that are shown.
const PAST: i64 = 20;

/// The list.
pub async fn index(at: Allowed<KeepAccount>) -> Answer {
    let list = rows::sessions::of(at.db(), at.actor().staff, at.now()).await?;
    let past = rows::sign_ins::of(at.db(), at.actor().staff, PAST).await?;
    html(&views::account::Sessions::new(at.page("offices-sessions-title"), list, at.session().map(Id::new), past))
}

/// Ends one.
pub async fn end(at: Allowed<KeepAccount>, Path(text): Path<String>, Form(_): Form) -> Answer {
    actions::account::revoke(at.db(), at.actor(), id(&text)?).await?;
    see_other("/me/sessions", "offices-sessions-ended")
}

/// Ends all but the one in use.
pub async fn end_others(at: Allowed<KeepAccount>, Form(_): Form) -> Answer {
    actions::account::revoke_others(at.db(), at.actor(), at.session().map(Id::new)).await?;
    see_other("/me/sessions", "offices-sessions-others-ended")
}
