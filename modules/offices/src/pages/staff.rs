//! The staff list, one member of staff, their form, and a first password to sign in with.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use kernel::{Code as _, Fields, Id, Invalid, Lang, Staff};
use store::{Page, StoreError, Undone};
use ui::{Conflict, FormPage, Saved};
use web::{Allowed, Answer, Failure, Form, form_again, html, html_with, see_other};

use super::id;
use crate::model::OfficeBrief;
use crate::permissions::{InviteStaff, ManageStaff, ReadStaff};
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
    let invites = at.actor().has_role(<InviteStaff as web::Permission>::ROLES);
    html(&views::staff::Index::new(at.page("offices-staff-title"), found, &briefs, text("q"), (manages, invites)))
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
    html(&adding(&at, &offices(&at).await?, &fields, &Invalid::default()))
}

/// The offices that somebody may belong to.
async fn offices(at: &Allowed<ManageStaff>) -> store::Result<Vec<OfficeBrief>> {
    crate::offices_within(at.db(), &Scope::of(at)).await
}

fn adding(at: &Allowed<ManageStaff>, offices: &[OfficeBrief], fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("offices-staff-new-title");
    let way = ("/staff".to_owned(), "offices-staff-add", "/staff".to_owned());
    FormPage { lead: String::new(), form: forms::staff::view(&p, fields, wrong, offices, way), p }
}

/// Adds somebody.
pub async fn create(at: Allowed<ManageStaff>, Form(fields): Form) -> Answer {
    let offices = offices(&at).await?;
    let done = match forms::staff::read(&fields, at.today()) {
        Ok(new) => actions::staff::add(at.db(), at.actor(), &Scope::of(&at), new).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(id) => see_other(&format!("/staff/{id}"), "offices-staff-added"),
        Err(undone) => form_again(undone, |wrong| adding(&at, &offices, &fields, wrong)),
    }
}

async fn managed(at: &Allowed<ManageStaff>, text: &str) -> Result<StaffRow, Failure> {
    Ok(rows::staff::find_within(at.db(), &Scope::of(at), id(text)?).await?)
}

/// The form of somebody, filled.
pub async fn edit(at: Allowed<ManageStaff>, Path(text): Path<String>) -> Answer {
    let staff = managed(&at, &text).await?;
    html(&editing(&at, staff.id, &offices(&at).await?, &forms::staff::filled(&staff), &Invalid::default()))
}

fn editing(
    at: &Allowed<ManageStaff>,
    id: Id<Staff>,
    offices: &[OfficeBrief],
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("offices-staff-edit-title");
    let here = format!("/staff/{id}");
    let form = forms::staff::view(&p, fields, wrong, offices, (here.clone(), "offices-staff-save", here));
    FormPage { lead: String::new(), form, p }
}

/// Saves an edit, or shows both versions when somebody saved first.
pub async fn update(at: Allowed<ManageStaff>, Path(text): Path<String>, Form(fields): Form) -> Answer {
    let id = managed(&at, &text).await?.id;
    let offices = offices(&at).await?;
    let done = match forms::staff::read(&fields, at.today()) {
        Ok(edited) => {
            let which = (id, fields.version());
            actions::staff::edit(at.db(), at.actor(), &Scope::of(&at), which, edited).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/staff/{id}"), "offices-staff-saved"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, id, &offices, &fields).await,
        Err(undone) => form_again(undone, |wrong| editing(&at, id, &offices, &fields, wrong)),
    }
}

async fn conflict(at: &Allowed<ManageStaff>, id: Id<Staff>, offices: &[OfficeBrief], typed: &Fields) -> Answer {
    let stored = rows::staff::find_within(at.db(), &Scope::of(at), id).await?;
    let form = |fields: &Fields| editing(at, id, offices, fields, &Invalid::default()).form;
    let (mine, theirs) = (form(typed), form(&forms::staff::filled(&stored)));
    let p = at.page("ui-conflict-title");
    let by = views::changed_by(at.db(), &p, stored.changed_by).await?;
    let saved = Saved { version: stored.version, by, at: stored.changed_at };
    html_with(StatusCode::CONFLICT, &Conflict::between(p, &mine, &theirs, typed, saved))
}

/// The form of a first password.
pub async fn first_password(at: Allowed<ManageStaff>, Path(text): Path<String>) -> Answer {
    let staff = managed(&at, &text).await?;
    let mut fields = Fields::default();
    if let Some(account) = rows::accounts::of(at.db(), staff.id).await? {
        fields.set("user_name", account.user_name);
    }
    html(&beginning(&at, staff.id, &fields, &Invalid::default()))
}

fn beginning(at: &Allowed<ManageStaff>, id: Id<Staff>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("offices-staff-first-password-title");
    let form = forms::staff::view_first_password(&p, fields, wrong, id);
    FormPage { lead: p.t("offices-staff-first-password-lead").into_owned(), form, p }
}

/// Sets a user name and a first password.
pub async fn set_first_password(at: Allowed<ManageStaff>, Path(text): Path<String>, Form(fields): Form) -> Answer {
    let id = managed(&at, &text).await?.id;
    let owner = actions::account::owner(at.db(), id, "").await?;
    let done = match forms::staff::read_first_password(&fields, owner, at.today()) {
        Ok((name, password)) => {
            actions::staff::first_password(at.db(), at.actor(), &Scope::of(&at), id, (&name, &password)).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/staff/{id}"), "offices-staff-invited"),
        Err(undone) => form_again(undone, |wrong| beginning(&at, id, &fields, wrong)),
    }
}
