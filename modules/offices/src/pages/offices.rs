//! The tree of offices, one office, and its form.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Office, Refusal};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, html, html_with, invalid, see_other};

use super::id;
use crate::model::{NewOffice, OfficeBrief};
use crate::permissions::{ManageOffices, ReadOffices, ReadStaff};
use crate::store::offices as rows;
use crate::{Scope, actions, forms, store, views};

/// The whole tree.
pub async fn index(at: Allowed<ReadOffices>) -> Answer {
    let offices = rows::all(at.db()).await?;
    let heads = rows::heads(at.db(), at.today()).await?;
    html(&views::offices::Index::new(at.page("offices-title"), offices, &heads))
}

/// One office with its staff and the units below.
pub async fn show(at: Allowed<ReadOffices>, Path(text): Path<String>) -> Answer {
    let office = rows::find(at.db(), id(&text)?).await?;
    let staff = store::staff::holders(at.db(), office.id, at.today()).await?;
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
    html(&adding(&at, &fields, &Invalid::default(), None).await?)
}

async fn adding(
    at: &Allowed<ManageOffices>,
    fields: &Fields,
    wrong: &Invalid,
    refusal: Option<&Refusal>,
) -> Result<FormPage, Failure> {
    let p = at.page("offices-new-title");
    let parents = parents(at).await?;
    let back = match fields.get("parent") {
        "" => "/offices".to_owned(),
        parent => format!("/offices/{parent}"),
    };
    let form = forms::offices::view(&p, fields, wrong, &parents, ("/offices".to_owned(), "offices-add", back));
    Ok(views::form_page(p, form, refusal))
}

async fn parents(at: &Allowed<ManageOffices>) -> Result<Vec<OfficeBrief>, Failure> {
    Ok(crate::offices_within(at.db(), &Scope::of(at)).await?)
}

/// Adds an office.
pub async fn create(at: Allowed<ManageOffices>, Form(fields): Form) -> Answer {
    let new = match forms::offices::read(&fields, at.today()) {
        Ok(new) => new,
        Err(wrong) => return invalid(&adding(&at, &fields, &wrong, None).await?),
    };
    match actions::offices::add(at.db(), at.actor(), &Scope::of(&at), new).await {
        Ok(id) => see_other(&format!("/offices/{id}"), "offices-added"),
        Err(Failure::Refused(refusal)) => invalid(&adding(&at, &fields, &Invalid::default(), Some(&refusal)).await?),
        Err(failure) => Err(failure),
    }
}

async fn managed(at: &Allowed<ManageOffices>, text: &str) -> Result<rows::OfficeRow, Failure> {
    let office: Id<Office> = id(text)?;
    if !Scope::of(at).covers(at.db(), office).await? {
        return Err(Failure::NotFound);
    }
    Ok(rows::find(at.db(), office).await?)
}

/// The form of an office, filled.
pub async fn edit(at: Allowed<ManageOffices>, Path(text): Path<String>) -> Answer {
    let office = managed(&at, &text).await?;
    html(&editing(&at, office.id, &forms::offices::filled(&office), &Invalid::default(), None).await?)
}

async fn editing(
    at: &Allowed<ManageOffices>,
    office: Id<Office>,
    fields: &Fields,
    wrong: &Invalid,
    refusal: Option<&Refusal>,
) -> Result<FormPage, Failure> {
    let p = at.page("offices-edit-title");
    let mut parents = parents(at).await?;
    parents.retain(|parent| parent.id != office);
    let here = format!("/offices/{office}");
    let form = forms::offices::view(&p, fields, wrong, &parents, (here.clone(), "offices-save", here));
    Ok(views::form_page(p, form, refusal))
}

/// Saves an edit, or shows both versions when somebody saved first.
pub async fn update(at: Allowed<ManageOffices>, Path(text): Path<String>, Form(fields): Form) -> Answer {
    let office = managed(&at, &text).await?;
    let edited = match forms::offices::read(&fields, at.today()) {
        Ok(edited) => NewOffice { parent: edited.parent.or(office.parent.filter(|_| !fields.has("parent"))), ..edited },
        Err(wrong) => return invalid(&editing(&at, office.id, &fields, &wrong, None).await?),
    };
    let version = views::version(&fields);
    match actions::offices::edit(at.db(), at.actor(), &Scope::of(&at), (office.id, version), edited).await {
        Ok(()) => see_other(&format!("/offices/{}", office.id), "offices-saved"),
        Err(Failure::Stale) => conflict(&at, office.id, &fields).await,
        Err(Failure::Refused(refusal)) => {
            invalid(&editing(&at, office.id, &fields, &Invalid::default(), Some(&refusal)).await?)
        }
        Err(failure) => Err(failure),
    }
}

async fn conflict(at: &Allowed<ManageOffices>, office: Id<Office>, mine: &Fields) -> Answer {
    let theirs = rows::find(at.db(), office).await?;
    let p = at.page("ui-conflict-title");
    let by = views::changed_by(at.db(), &p, theirs.changed_by).await?;
    let parents = parents(at).await?;
    let empty = Invalid::default();
    let here = format!("/offices/{office}");
    let way = || (here.clone(), "offices-save", here.clone());
    let filled = forms::offices::filled(&theirs);
    let forms = (
        forms::offices::view(&p, mine, &empty, &parents, way()),
        forms::offices::view(&p, &filled, &empty, &parents, way()),
    );
    html_with(StatusCode::CONFLICT, &views::conflict(p, forms, mine, (theirs.version, theirs.changed_at), by))
}
