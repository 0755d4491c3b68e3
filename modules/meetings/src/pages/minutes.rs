//! Minutes are written item by item: saved while one types, conflicts shown in both versions.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Meeting};
use ui::{Conflict, FormPage, Saved};
use web::{Allowed, Answer, Form, Path, Routes, autosaved, form_again, html, html_with, see_other};

use super::{Asked, Found, items};
use crate::model::{Item, ItemRow};
use crate::permissions::RunMeetings;
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/items/{item}/minutes", writing)
        .post("/meetings/{id}/items/{item}/minutes", save)
        .post("/meetings/{id}/items/{item}/minutes/draft", autosave)
}

fn page(at: &Allowed<RunMeetings>, found: &Found, item: &ItemRow, filled: (&Fields, &Invalid)) -> FormPage {
    let here = format!("{}/items/{}/minutes", found.href(), item.id);
    let title = "meetings-minutes-write";
    let lead = format!("{} {}", crate::rules::agenda::number(item.section, item.rank), item.title);
    let asked = Asked { title, lead, action: here.clone(), back: items::place(item) };
    let mut page = asked.page(at, filled, |view| forms::agenda::minutes(view, found.meeting.style));
    let saved = if item.said.is_empty() {
        String::new()
    } else {
        page.p.t1("ui-draft-saved", "time", &page.p.time(item.saved_at))
    };
    page.form = page.form.saving_drafts(format!("{here}/draft"), saved);
    page
}

fn open(item: &ItemRow) -> Fields {
    let mut fields = Fields::of_version(item.version);
    fields.set("said", item.said.as_str());
    fields
}

async fn writing(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>) -> Answer {
    let (found, item) = items::found(&at, ids).await?;
    html(&page(&at, &found, &item, (&open(&item), &Invalid::default())))
}

async fn write(at: &Allowed<RunMeetings>, item: &ItemRow, fields: &Fields) -> actions::Done<i64> {
    let said = forms::agenda::read_minutes(fields, at.today())?;
    actions::write_minutes(at.db(), at.actor(), item, fields.version(), &said).await
}

async fn save(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>, Form(fields): Form) -> Answer {
    let (found, item) = items::found(&at, ids).await?;
    match write(&at, &item, &fields).await {
        Ok(_) => see_other(&items::place(&item), "meetings-minutes-written"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, &found, &item, &fields).await,
        Err(undone) => form_again(undone, |wrong| page(&at, &found, &item, (&fields, wrong))),
    }
}

/// Saves while one types: plain words for the page, and the new version in a header.
async fn autosave(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>, Form(fields): Form) -> Answer {
    let (_, item) = items::found(&at, ids).await?;
    let page = at.page("meetings-minutes-write");
    autosaved(&page, at.now(), write(&at, &item, &fields).await, "meetings-autosave-stale")
}

/// Both versions side by side, the one stored now and the one that was typed.
async fn conflict(at: &Allowed<RunMeetings>, found: &Found, item: &ItemRow, fields: &Fields) -> Answer {
    let now = store::items::find(at.db(), found.meeting.id, item.id).await?;
    let none = Invalid::default();
    let mine = page(at, found, item, (fields, &none)).form;
    let theirs = page(at, found, &now, (&open(&now), &none));
    let saved = Saved { version: now.version, by: found.meeting.taken_by.clone(), at: now.saved_at };
    html_with(StatusCode::CONFLICT, &Conflict::between(theirs.p, &mine, &theirs.form, fields, saved))
}
