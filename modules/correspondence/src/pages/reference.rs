//! The numbers by which letters are dealt with and kept: shown with their sources, edited one by one.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Fields, Invalid};
use ui::{Conflict, ConflictRow, Field, FormPage, FormView, Look, Page};
use ui::{ListPage, Part, Row};
use web::{Allowed, Answer, Failure, Form, Path, Routes, form_again, html, html_with, see_other};

use crate::actions;
use crate::forms::reference as forms;
use crate::model::SettingRow;
use crate::permissions::EditSettings;
use crate::store::reference;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/reference", index)
        .get("/letters/reference/{list}/{code}", edit)
        .post("/letters/reference/{list}/{code}", update)
}

const HERE: &str = "/letters/reference";

/// The lists in the order in which a letter meets them.
const LISTS: [&str; 6] = ["urgency", "retention", "setting", "secret-received", "secret", "exchange"];

async fn index(at: Allowed<EditSettings>) -> Answer {
    let entries = reference::all(at.db()).await?;
    let p = at.page("correspondence-reference");
    let list = |list: &&str| Part {
        heading: p.t(&format!("correspondence-reference-list-{list}")).into_owned(),
        rows: entries.iter().filter(|entry| entry.list == **list).map(|entry| row(&p, entry)).collect(),
        ..Part::default()
    };
    html(&ListPage {
        lead: p.t("correspondence-reference-lead").into_owned(),
        tabs: super::reference_tabs(&p, HERE),
        deeds: Vec::new(),
        parts: LISTS.iter().map(list).collect(),
        newer: None,
        older: None,
        p,
    })
}

fn row(p: &Page, entry: &SettingRow) -> Row {
    let key = match entry.amount {
        Some(0) => "correspondence-reference-left-out",
        _ if entry.is_column() => "correspondence-reference-place",
        _ => "correspondence-reference-set",
    };
    let amount = entry.amount.map_or_else(String::new, |amount| p.t1(key, "amount", &amount.to_string()));
    let lines = [amount, entry.word.clone().unwrap_or_default(), entry.legal_basis.clone()];
    Row {
        href: address(entry),
        title: entry.name(p.lang).to_owned(),
        badge: Some((entry.source_mark.badge(), p.t(entry.source_mark.key()).into_owned())),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        links: Vec::new(),
    }
}

fn address(entry: &SettingRow) -> String {
    format!("{HERE}/{}/{}", entry.list, entry.code)
}

async fn find(at: &Allowed<EditSettings>, list: &str, code: &str) -> Result<SettingRow, Failure> {
    Ok(reference::setting(at.db(), list, code).await?)
}

fn page(at: &Allowed<EditSettings>, entry: &SettingRow, (fields, wrong): (&Fields, &Invalid)) -> FormPage {
    let p = at.page("correspondence-reference-edit");
    let view = FormView::new(&p, fields, wrong);
    let form = view.form(address(entry), "correspondence-reference-deed", HERE, forms::fields(&p, &view, entry));
    FormPage { lead: p.t(&format!("correspondence-reference-list-{}", entry.list)).into_owned(), form, p }
}

async fn edit(at: Allowed<EditSettings>, Path((list, code)): Path<(String, String)>) -> Answer {
    let entry = find(&at, &list, &code).await?;
    html(&page(&at, &entry, (&forms::filled(&entry), &Invalid::default())))
}

async fn update(at: Allowed<EditSettings>, Path((list, code)): Path<(String, String)>, Form(fields): Form) -> Answer {
    let stored = find(&at, &list, &code).await?;
    let others = reference::settings(at.db(), &list).await?;
    let bounds = reference::bounds(&list, &code)?;
    let done = match forms::read(&fields, &stored, (&others, bounds), at.today()) {
        Ok(entry) => actions::edit_setting(at.db(), at.actor(), &stored, &entry).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(HERE, "correspondence-reference-saved"),
        Err(Undone::Failed(StoreError::Stale)) => {
            let now = find(&at, &list, &code).await?;
            html_with(StatusCode::CONFLICT, &conflict(&at, &fields, &now))
        }
        Err(undone) => form_again(undone, |wrong| page(&at, &stored, (&fields, wrong))),
    }
}

/// What somebody else saved meanwhile beside what was typed.
fn conflict(at: &Allowed<EditSettings>, typed: &Fields, now: &SettingRow) -> Conflict {
    let p = at.page("ui-conflict-title");
    let (none, theirs) = (Invalid::default(), forms::filled(now));
    let [mine, theirs] = [typed, &theirs].map(|filled| forms::fields(&p, &FormView::new(&p, filled, &none), now));
    let row = |(mine, theirs): (&Field, &Field)| ConflictRow {
        label: mine.label.clone(),
        mine: mine.said(),
        theirs: theirs.said(),
    };
    let shown = mine.iter().zip(&theirs).filter(|(field, _)| field.look != Look::Hidden);
    let kept = typed.pairs().iter().filter(|(name, _)| name != "version" && !name.starts_with('_'));
    Conflict {
        rows: Conflict::rows(shown.map(row).collect()),
        theirs_by: p.t("correspondence-reference-somebody").into_owned(),
        theirs_at: p.t1("correspondence-reference-version", "version", &now.version.to_string()),
        action: address(now),
        version: now.version,
        fields: kept.cloned().collect(),
        back: address(now),
        p,
    }
}
