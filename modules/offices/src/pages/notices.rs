//! One's own notices.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use store::Page;
use web::{Allowed, Answer, Form, html, see_other};

use super::id;
use crate::permissions::KeepAccount;
use crate::{actions, store as rows, views};

/// Rows on a page.
const ROWS: i64 = 30;

/// The list, the latest first.
pub async fn index(at: Allowed<KeepAccount>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let page = Page::parse(asked.get("page").map_or("", String::as_str), ROWS);
    let found = rows::notices::list(at.db(), at.actor().staff, page).await?;
    html(&views::notices::Index::new(at.page("offices-notices-title"), found))
}

/// Marks one as read and opens what it is about.
pub async fn read(at: Allowed<KeepAccount>, Path(text): Path<String>, Form(fields): Form) -> Answer {
    let notice = id::<()>(&text)?.number();
    actions::account::read_notices(at.db(), at.actor(), Some(notice)).await?;
    let there = fields.get("there");
    see_other(if there.is_empty() { "/me/notices" } else { crate::rules::address::own_path(there) }, "")
}

/// Marks all as read.
pub async fn read_all(at: Allowed<KeepAccount>, Form(_): Form) -> Answer {
    actions::account::read_notices(at.db(), at.actor(), None).await?;
    see_other("/me/notices", "offices-notices-all-read")
}
