//! คำขึ้นต้นและคำลงท้าย: shown with their sources, added and changed one by one.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Certainty, Code as _, Fields, Invalid};
use ui::{Conflict, FormPage, FormView, ListPage, Part, Row, Saved};
use web::{Allowed, Answer, Form, Path, Routes, form_again, html, html_with, see_other};

use crate::actions;
use crate::forms::salutations as forms;
use crate::model::SalutationRow;
use crate::permissions::EditSettings;
use crate::store::salutations;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/salutations", index)
        .post("/letters/salutations", create)
        .get("/letters/salutations/new", new)
        .get("/letters/salutations/{code}", edit)
        .post("/letters/salutations/{code}", update)
}

const HERE: &str = "/letters/salutations";

async fn index(at: Allowed<EditSettings>) -> Answer {
    let all = salutations::all(at.db()).await?;
    let p = at.page("correspondence-salutations");
    let rows = all.iter().map(|one| Row {
        href: format!("{HERE}/{}", one.code),
        title: format!("{} … {}", one.greeting, one.farewell),
        badge: Some(match one.ended {
            true => ("badge-draft", p.t("correspondence-salutation-ended-badge").into_owned()),
            false => (one.source_mark.badge(), p.t(one.source_mark.key()).into_owned()),
        }),
        lines: [one.whom(p.lang).to_owned(), one.legal_basis.clone()]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
        links: Vec::new(),
    });
    html(&ListPage {
        lead: p.t("correspondence-salutations-lead").into_owned(),
        tabs: super::reference_tabs(&p, HERE),
        deeds: vec![(format!("{HERE}/new"), p.t("correspondence-salutation-new-deed").into_owned())],
        parts: vec![Part { rows: rows.collect(), ..Part::default() }],
        newer: None,
        older: None,
        p,
    })
}

fn page(at: &Allowed<EditSettings>, stored: Option<&SalutationRow>, (fields, wrong): (&Fields, &Invalid)) -> FormPage {
    let (title, action) = match stored {
        Some(stored) => ("correspondence-salutation-edit", format!("{HERE}/{}", stored.code)),
        None => ("correspondence-salutation-new", HERE.to_owned()),
    };
    let p = at.page(title);
    let view = FormView::new(&p, fields, wrong);
    let form = view.form(action, "correspondence-reference-deed", HERE, forms::fields(&p, &view, stored.is_some()));
    FormPage { lead: stored.map_or_else(String::new, |stored| stored.whom(p.lang).to_owned()), form, p }
}

async fn new(at: Allowed<EditSettings>) -> Answer {
    let mut fields = Fields::default();
    fields.set("mark", Certainty::Unsourced.code());
    html(&page(&at, None, (&fields, &Invalid::default())))
}

async fn create(at: Allowed<EditSettings>, Form(fields): Form) -> Answer {
    let done = match forms::read(&fields, None, at.now()) {
        Ok(written) => actions::add_salutation(at.db(), at.actor(), written).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(HERE, "correspondence-reference-saved"),
        Err(undone) => form_again(undone, |wrong| page(&at, None, (&fields, wrong))),
    }
}

async fn edit(at: Allowed<EditSettings>, Path(code): Path<String>) -> Answer {
    let stored = salutations::one(at.db(), &code).await?;
    html(&page(&at, Some(&stored), (&forms::filled(&stored), &Invalid::default())))
}

async fn update(at: Allowed<EditSettings>, Path(code): Path<String>, Form(fields): Form) -> Answer {
    let stored = salutations::one(at.db(), &code).await?;
    let done = match forms::read(&fields, Some(&stored), at.now()) {
        Ok(written) => actions::edit_salutation(at.db(), at.actor(), &stored, written).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(HERE, "correspondence-reference-saved"),
        Err(Undone::Failed(StoreError::Stale)) => {
            let now = salutations::one(at.db(), &code).await?;
            html_with(StatusCode::CONFLICT, &conflict(&at, &fields, now))
        }
        Err(undone) => form_again(undone, |wrong| page(&at, Some(&stored), (&fields, wrong))),
    }
}

/// What somebody else saved meanwhile beside what was typed.
fn conflict(at: &Allowed<EditSettings>, typed: &Fields, now: SalutationRow) -> Conflict {
    let none = Invalid::default();
    let [mine, theirs] = [typed, &forms::filled(&now)].map(|filled| page(at, Some(&now), (filled, &none)).form);
    let saved = Saved { version: now.version, by: now.changed_by, at: now.changed_at };
    Conflict::between(at.page("ui-conflict-title"), &mine, &theirs, typed, saved)
}
