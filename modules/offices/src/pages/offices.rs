//! The tree of offices, one office, and its form.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Office};
use store::{StoreError, Undone};
use ui::{Conflict, FormPage, Saved};
use web::{Allowed, Answer, Failure, Form, form_again, html, html_with, see_other};

use super::id;
use crate::model::{NewOffice, OfficeBrief};
use crate::permissions::{ManageOffices, ReadOffices, ReadStaff};
use crate::store::offices as rows;
use crate::{Scope, actions, forms, views};

/// The whole tree.
pub async fn index(at: Allowed<ReadOffices>) -> Answer {
    let offices = rows::all(at.db()).await?;
    let heads = rows::heads(at.db(), at.today()).await?;
    html(&views::offices::Index::new(at.page("offices-title"), offices, &heads))
}

/// One office with its staff and the units below.
pub async fn show(at: Allowed<ReadOffices>, Path(text): Path<String>) -> Answer {
    let office = rows::find(at.db(), id(&text)?).await?;
    let staff = crate::holders(at.db(), office.id, at.today()).await?;
    let above = rows::above(at.db(), office.id).await?;
    let below = rows::children(at.db(), office.id).await?;
    let manages = Scope::for_permission::<ManageOffices>(at.actor()).covers(at.db(), office.id).await?;
    let reads = Scope::for_permission::<ReadStaff>(at.actor()).covers(at.db(), office.id).await?;
    html(&views::offices::Show::new(at.page("offices-title"), office, (above, below), staff, (manages, reads)))
}

/// The form of an office below another.
pub async fn new(at: Allowed<ManageOffices>, Path(text): Path<String>) -> Answer {
    let mut fields = Fields::default();
    fields.set("parent", managed(&at, &text).await?.id.to_string());
    html(&adding(&at, &parents(&at).await?, &fields, &Invalid::default()))
}

async fn parents(at: &Allowed<ManageOffices>) -> store::Result<Vec<OfficeBrief>> {
    crate::offices_within(at.db(), &Scope::of(at)).await
}

fn adding(at: &Allowed<ManageOffices>, parents: &[OfficeBrief], fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("offices-new-title");
    let back = match fields.get("parent") {
        "" => "/offices".to_owned(),
        parent => format!("/offices/{parent}"),
    };
    let form = forms::offices::view(&p, fields, wrong, parents, ("/offices".to_owned(), "offices-add", back));
    FormPage { lead: String::new(), form, p }
}

/// Adds an office.
pub async fn create(at: Allowed<ManageOffices>, Form(fields): Form) -> Answer {
    let parents = parents(&at).await?;
    let done = match forms::offices::read(&fields, at.today()) {
        Ok(new) => actions::offices::add(at.db(), at.actor(), &Scope::of(&at), new).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(id) => see_other(&format!("/offices/{id}"), "offices-added"),
        Err(undone) => form_again(undone, |wrong| adding(&at, &parents, &fields, wrong)),
    }
}

async fn managed(at: &Allowed<ManageOffices>, text: &str) -> Result<rows::OfficeRow, Failure> {
    let office: Id<Office> = id(text)?;
    if !Scope::of(at).covers(at.db(), office).await? {
        return Err(Failure::NotFound);
    }
    Ok(rows::find(at.db(), office).await?)
}

/// The offices that an office may be moved below.
async fn other_parents(at: &Allowed<ManageOffices>, office: Id<Office>) -> store::Result<Vec<OfficeBrief>> {
    let mut parents = parents(at).await?;
    parents.retain(|parent| parent.id != office);
    Ok(parents)
}

/// The form of an office, filled.
pub async fn edit(at: Allowed<ManageOffices>, Path(text): Path<String>) -> Answer {
    let office = managed(&at, &text).await?;
    let parents = other_parents(&at, office.id).await?;
    html(&editing(&at, office.id, &parents, &forms::offices::filled(&office), &Invalid::default()))
}

fn editing(
    at: &Allowed<ManageOffices>,
    office: Id<Office>,
    parents: &[OfficeBrief],
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("offices-edit-title");
    let here = format!("/offices/{office}");
    let form = forms::offices::view(&p, fields, wrong, parents, (here.clone(), "offices-save", here));
    FormPage { lead: String::new(), form, p }
}

/// Saves an edit, or shows both versions when somebody saved first.
pub async fn update(at: Allowed<ManageOffices>, Path(text): Path<String>, Form(fields): Form) -> Answer {
    let office = managed(&at, &text).await?;
    let parents = other_parents(&at, office.id).await?;
    let done = match forms::offices::read(&fields, at.today()) {
        Ok(edited) => {
            let parent = edited.parent.or(office.parent.filter(|_| !fields.has("parent")));
            let edited = NewOffice { parent, ..edited };
            let which = (office.id, fields.version());
            actions::offices::edit(at.db(), at.actor(), &Scope::of(&at), which, edited).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/offices/{}", office.id), "offices-saved"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, office.id, &parents, &fields).await,
        Err(undone) => form_again(undone, |wrong| editing(&at, office.id, &parents, &fields, wrong)),
    }
}

async fn conflict(at: &Allowed<ManageOffices>, office: Id<Office>, parents: &[OfficeBrief], typed: &Fields) -> Answer {
    let stored = rows::find(at.db(), office).await?;
    let form = |fields: &Fields| editing(at, office, parents, fields, &Invalid::default()).form;
    let (mine, theirs) = (form(typed), form(&forms::offices::filled(&stored)));
    let p = at.page("ui-conflict-title");
    let by = views::changed_by(at.db(), &p, stored.changed_by).await?;
    let saved = Saved { version: stored.version, by, at: stored.changed_at };
    html_with(StatusCode::CONFLICT, &Conflict::between(p, &mine, &theirs, typed, saved))
}
