//! The staff list, one member of staff, their form, and the invitation to sign in.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use kernel::{Code as _, Fields, Id, Invalid, Lang, Refusal, Staff};
use store::Page;
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, html, html_with, invalid, see_other};

use super::id;
use crate::permissions::{ManageStaff, ReadStaff};
use crate::store::{self as rows, staff::StaffRow};
use crate::{Scope, actions, forms, views};

/// Rows on a page of the list.
const ROWS: i64 = 50;

/// The staff of the offices within the reader's scope.
pub async fn index(at: Allowed<ReadStaff>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let text = |name: &str| asked.get(name).map_or("", String::as_str);
    let page = Page::parse(text("page"), ROWS);
    let found = rows::staff::list(at.db(), &Scope::of(&at), text("q"), page).await?;
    let ids: Vec<Id<Staff>> = found.rows.iter().map(|row| row.id).collect();
    let briefs = rows::staff::brief(at.db(), &ids).await?;
    let manages = at.actor().has_role(<ManageStaff as web::Permission>::ROLES);
    html(&views::staff::Index::new(at.page("offices-staff-title"), found, &briefs, text("q"), manages))
}

/// The file of one member of staff.
pub async fn show(at: Allowed<ReadStaff>, Path(text): Path<String>) -> Answer {
    let staff = rows::staff::find_within(at.db(), &Scope::of(&at), id(&text)?).await?;
    let office = rows::offices::find(at.db(), staff.office).await?;
    let appointments = rows::appointments::of(at.db(), staff.id).await?;
    let delegations = rows::delegations::of(at.db(), staff.id).await?;
    let manages = Scope::for_permission::<ManageStaff>(at.actor()).covers(at.db(), staff.office).await?;
    let account = if manages { rows::accounts::of(at.db(), staff.id).await? } else { None };
    let page = at.page("offices-staff-title");
    html(&views::staff::Show::new(page, &staff, &office, appointments, &delegations, manages.then_some(account)))
}

/// The form of somebody new.
pub async fn new(at: Allowed<ManageStaff>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let mut fields = Fields::default();
    fields.set("office", asked.get("office").cloned().unwrap_or_default());
    fields.set("lang", Lang::Th.code());
    html(&adding(&at, &fields, &Invalid::default()).await?)
}

async fn adding(at: &Allowed<ManageStaff>, fields: &Fields, wrong: &Invalid) -> Result<FormPage, Failure> {
    let p = at.page("offices-staff-new-title");
    let offices = crate::offices_within(at.db(), &Scope::of(at)).await?;
    let way = ("/staff".to_owned(), "offices-staff-add", "/staff".to_owned());
    let form = forms::staff::view(&p, fields, wrong, &offices, way);
    Ok(views::form_page(p, form, None))
}

/// Adds somebody.
pub async fn create(at: Allowed<ManageStaff>, Form(fields): Form) -> Answer {
    let new = match forms::staff::read(&fields, at.today()) {
        Ok(new) => new,
        Err(wrong) => return invalid(&adding(&at, &fields, &wrong).await?),
    };
    let id = actions::staff::add(at.db(), at.actor(), &Scope::of(&at), new).await?;
    see_other(&format!("/staff/{id}"), "offices-staff-added")
}

async fn managed(at: &Allowed<ManageStaff>, text: &str) -> Result<StaffRow, Failure> {
    Ok(rows::staff::find_within(at.db(), &Scope::of(at), id(text)?).await?)
}

/// The form of somebody, filled.
pub async fn edit(at: Allowed<ManageStaff>, Path(text): Path<String>) -> Answer {
    let staff = managed(&at, &text).await?;
    html(&editing(&at, staff.id, &forms::staff::filled(&staff), &Invalid::default()).await?)
}

async fn editing(
    at: &Allowed<ManageStaff>,
    id: Id<Staff>,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<FormPage, Failure> {
    let p = at.page("offices-staff-edit-title");
    let offices = crate::offices_within(at.db(), &Scope::of(at)).await?;
    let here = format!("/staff/{id}");
    let form = forms::staff::view(&p, fields, wrong, &offices, (here.clone(), "offices-staff-save", here));
    Ok(views::form_page(p, form, None))
}

/// Saves an edit, or shows both versions when somebody saved first.
pub async fn update(at: Allowed<ManageStaff>, Path(text): Path<String>, Form(fields): Form) -> Answer {
    let id = managed(&at, &text).await?.id;
    let edited = match forms::staff::read(&fields, at.today()) {
        Ok(edited) => edited,
        Err(wrong) => return invalid(&editing(&at, id, &fields, &wrong).await?),
    };
    let version = views::version(&fields);
    match actions::staff::edit(at.db(), at.actor(), &Scope::of(&at), (id, version), edited).await {
        Ok(()) => see_other(&format!("/staff/{id}"), "offices-staff-saved"),
        Err(Failure::Stale) => conflict(&at, id, &fields).await,
        Err(failure) => Err(failure),
    }
}

async fn conflict(at: &Allowed<ManageStaff>, id: Id<Staff>, mine: &Fields) -> Answer {
    let theirs = rows::staff::find_within(at.db(), &Scope::of(at), id).await?;
    let p = at.page("ui-conflict-title");
    let by = views::changed_by(at.db(), &p, theirs.changed_by).await?;
    let offices = crate::offices_within(at.db(), &Scope::of(at)).await?;
    let empty = Invalid::default();
    let here = format!("/staff/{id}");
    let way = || (here.clone(), "offices-staff-save", here.clone());
    let filled = forms::staff::filled(&theirs);
    let forms = (
        forms::staff::view(&p, mine, &empty, &offices, way()),
        forms::staff::view(&p, &filled, &empty, &offices, way()),
    );
    html_with(StatusCode::CONFLICT, &views::conflict(p, forms, mine, (theirs.version, theirs.changed_at), by))
}

/// The form of an invitation.
pub async fn invitation(at: Allowed<ManageStaff>, Path(text): Path<String>) -> Answer {
    let staff = managed(&at, &text).await?;
    let mut fields = Fields::default();
    if let Some(account) = rows::accounts::of(at.db(), staff.id).await? {
        fields.set("user_name", account.user_name);
    }
    html(&inviting(&at, staff.id, &fields, &Invalid::default(), None))
}

fn inviting(
    at: &Allowed<ManageStaff>,
    id: Id<Staff>,
    fields: &Fields,
    wrong: &Invalid,
    refusal: Option<&Refusal>,
) -> FormPage {
    let p = at.page("offices-staff-invitation-title");
    let form = forms::staff::view_invitation(&p, fields, wrong, id);
    let lead = p.t("offices-staff-invitation-lead").into_owned();
    let page = views::form_page(p, form, refusal);
    FormPage { lead, ..page }
}

/// Sets a user name and a first password.
pub async fn invite(at: Allowed<ManageStaff>, Path(text): Path<String>, Form(fields): Form) -> Answer {
    let id = managed(&at, &text).await?.id;
    let (name, password) = match forms::staff::read_invitation(&fields, at.today()) {
        Ok(read) => read,
        Err(wrong) => return invalid(&inviting(&at, id, &fields, &wrong, None)),
    };
    match actions::staff::invite(at.db(), at.actor(), &Scope::of(&at), id, (&name, &password)).await {
        Ok(Ok(())) => see_other(&format!("/staff/{id}"), "offices-staff-invited"),
        Ok(Err(wrong)) => invalid(&inviting(&at, id, &fields, &wrong, None)),
        Err(Failure::Refused(refusal)) => invalid(&inviting(&at, id, &fields, &Invalid::default(), Some(&refusal))),
        Err(failure) => Err(failure),
    }
}
