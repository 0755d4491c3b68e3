//! The HTTP edge: every address of this module.

use std::collections::HashMap;

use ::store::Page;
use axum::extract::Query;
use kernel::{Fields, Id, Invalid};
use offices::Scope;
use ui::FormPage;
use web::{Allowed, Answer, Form, Path, Permission as _, Routes, form_again, html, see_other};

use crate::model::__Singular__;
use crate::permissions::{Add__Plural__, Read__Plural__};
use crate::views::{ListPage, OnePage};
use crate::{actions, forms, store};

/// Path, handler and permission of every page.
pub fn routes() -> Routes {
    Routes::new()
        .get("/__plural__", index)
        .get("/__plural__/new", new)
        .post("/__plural__", create)
        .get("/__plural__/{id}", show)
}

/// Rows on a page of the list.
const ROWS: i64 = 30;

/// GET /__plural__
pub async fn index(allowed: Allowed<Read__Plural__>, Query(query): Query<HashMap<String, String>>) -> Answer {
    let page = Page::parse(query.get("page").map_or("", String::as_str), ROWS);
    let slice = store::list(allowed.db(), &Scope::of(&allowed), page).await?;
    let at = |number: i64| format!("/__plural__?page={number}");
    html(&ListPage {
        p: allowed.page("__plural__-title"),
        may_add: allowed.actor().has_role(Add__Plural__::ROLES),
        newer: (page.number > 1).then(|| at(page.number - 1)),
        older: slice.more.then(|| at(page.number + 1)),
        rows: slice.rows,
    })
}

/// GET /__plural__/{id}
pub async fn show(allowed: Allowed<Read__Plural__>, Path(id): Path<Id<__Singular__>>) -> Answer {
    let one = store::find(allowed.db(), &Scope::of(&allowed), id).await?;
    html(&OnePage { p: allowed.page("__plural__-title"), one })
}

/// GET /__plural__/new
pub async fn new(allowed: Allowed<Add__Plural__>) -> Answer {
    html(&form_page(&allowed, &Fields::default(), &Invalid::default()))
}

/// POST /__plural__
pub async fn create(allowed: Allowed<Add__Plural__>, Form(fields): Form) -> Answer {
    let done = match forms::read(&fields, allowed.today()) {
        Ok(command) => actions::add(allowed.db(), allowed.actor(), command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(id) => see_other(&format!("/__plural__/{id}"), "__plural__-saved"),
        Err(undone) => form_again(undone, |wrong| form_page(&allowed, &fields, wrong)),
    }
}

fn form_page(allowed: &Allowed<Add__Plural__>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = allowed.page("__plural__-add");
    let form = forms::view(&p, fields, wrong);
    FormPage { p, lead: String::new(), form }
}
