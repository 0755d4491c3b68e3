//! The reference data of casework: shown with their sources, edited one by one.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Code as _, Fields, Invalid};
use ui::{Conflict, FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Routes, form_again, html, html_with, see_other};

use crate::model::ReferenceEntry;
use crate::permissions::EditReference;
use crate::views::reference::{EntryLine, ListView, ReferencePage};
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/reference", index)
        .get("/cases/reference/{list}/{code}", edit)
        .post("/cases/reference/{list}/{code}", update)
}

/// The lists in the order in which a case meets them.
const LISTS: [&str; 17] = [
    "channel",
    "target-group",
    "danger",
    "urgency",
    "floor",
    "gravity",
    "problem-area",
    "network-kind",
    "referral-basis",
    "referral-answer",
    "referral-outcome",
    "closing-reason",
    "figures",
    "workload",
    "supervision",
    "quality",
    "retention",
];

async fn index(at: Allowed<EditReference>) -> Answer {
    let entries = store::reference::lists(at.db(), &LISTS).await?;
    let p = at.page("cases-reference");
    let list = |code: &&'static str| ListView {
        code,
        name: p.t(&format!("cases-reference-list-{code}")).into_owned(),
        entries: entries.iter().filter(|entry| entry.list == *code).map(|entry| line(&p, entry)).collect(),
    };
    html(&ReferencePage { lists: LISTS.iter().map(list).collect(), p })
}

fn line(p: &Page, entry: &ReferenceEntry) -> EntryLine {
    EntryLine {
        href: address(entry),
        code: entry.code.clone(),
        name: entry.name(p.lang).to_owned(),
        clocks: forms::reference::clocks(p, entry),
        floor: forms::reference::floor(p, entry),
        amount: entry.amount.map_or_else(String::new, |amount| amount.to_string()),
        legal_basis: entry.legal_basis.clone(),
        mark: entry.source_mark.code(),
        certainty: p.t(entry.source_mark.key()).into_owned(),
        mark_badge: entry.source_mark.badge(),
    }
}

fn address(entry: &ReferenceEntry) -> String {
    format!("/cases/reference/{}/{}", entry.list, entry.code)
}

async fn find(at: &Allowed<EditReference>, list: &str, code: &str) -> Result<ReferenceEntry, Failure> {
    let list = LISTS.iter().find(|known| **known == list).ok_or(Failure::NotFound)?;
    let mut entries = store::reference::lists(at.db(), &[list]).await?.into_iter();
    entries.find(|entry| entry.code == code).ok_or(Failure::NotFound)
}

async fn edit(at: Allowed<EditReference>, Path((list, code)): Path<(String, String)>) -> Answer {
    let entry = find(&at, &list, &code).await?;
    html(&page(&at, &entry, &forms::reference::filled(&entry), &Invalid::default()))
}

async fn update(at: Allowed<EditReference>, Path((list, code)): Path<(String, String)>, Form(fields): Form) -> Answer {
    let stored = find(&at, &list, &code).await?;
    let done = match forms::reference::read(&fields, at.today(), &stored) {
        Ok(entry) => actions::edit_reference(at.db(), at.actor(), &stored, &entry).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other("/cases/reference", "cases-reference-saved"),
        Err(Undone::Failed(StoreError::Stale)) => {
            let now = find(&at, &list, &code).await?;
            html_with(StatusCode::CONFLICT, &conflict(&at, &fields, &now))
        }
        Err(undone) => form_again(undone, |wrong| page(&at, &stored, &fields, wrong)),
    }
}

fn page(at: &Allowed<EditReference>, entry: &ReferenceEntry, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("cases-reference-edit");
    let view = FormView::new(&p, fields, wrong);
    let asked = forms::reference::fields(&p, &view, entry);
    let form = view.form(address(entry), "cases-reference-deed", "/cases/reference", asked);
    let list = p.t(&format!("cases-reference-list-{}", entry.list));
    FormPage { lead: format!("{list} · {}", entry.code), form, p }
}

fn conflict(at: &Allowed<EditReference>, mine: &Fields, now: &ReferenceEntry) -> Conflict {
    let p = at.page("ui-conflict-title");
    Conflict {
        rows: Conflict::rows(forms::reference::compare(&p, mine, now)),
        theirs_by: p.t("cases-reference-somebody").into_owned(),
        theirs_at: p.t1("cases-reference-version", "version", &now.version.to_string()),
        action: address(now),
        version: now.version,
        fields: forms::reference::sent(mine, now),
        back: address(now),
        p,
    }
}
