//! Organisations: a list, one of them, adding, changing, closing and merging.

use ::store::{Page as Part, StoreError, Undone};
use axum::extract::Query;
use axum::http::StatusCode;
use kernel::{Check, Fields, Id, Invalid};
use ui::{Choice, Conflict, FormPage, FormView, Look};
use web::{Allowed, Answer, Form, Path, Permission as _, form_again, html, html_with, see_other};

use super::{reference, saved};
use crate::forms::{Asked, filled_organisation, organisation_form, read_organisation};
use crate::model::{Organisation, OrganisationRecord};
use crate::permissions::{CloseEntries, KeepDirectory, ReadDirectory};
use crate::views::organisation::{OrganisationPage, OrganisationsPage};
use crate::views::{Rights, history};
use crate::{actions, store};

/// Organisations on a page.
const ROWS: i64 = 50;
/// Organisations to choose from for a merger.
const CANDIDATES: usize = 12;

fn href(id: Id<Organisation>) -> String {
    format!("/directory/organisations/{id}")
}

/// GET /directory/organisations
pub async fn index(at: Allowed<ReadDirectory>, Query(asked): Query<Asked>) -> Answer {
    let part = Part::parse(asked.get("page").map_or("", String::as_str), ROWS);
    let found = store::organisations::list(at.db(), part).await?;
    let page = |number: i64| format!("/directory/organisations?page={number}");
    html(&OrganisationsPage {
        newer: (part.number > 1).then(|| page(part.number - 1)),
        older: found.more.then(|| page(part.number + 1)),
        organisations: found.rows,
        may_keep: at.actor().has_role(KeepDirectory::ROLES),
        p: at.page("directory-organisations"),
    })
}

/// GET /directory/organisations/{id}
pub async fn show(at: Allowed<ReadDirectory>, Path(id): Path<Id<Organisation>>) -> Answer {
    let record = store::organisations::record(at.db(), id).await?;
    if let Some(there) = record.merged_into {
        return see_other(&href(there), "directory-merged-here");
    }
    let locations = store::locations::of(at.db(), id).await?;
    let services = store::services::of(at.db(), id).await?;
    let (days, _) = reference(at.db()).await?;
    let mut p = at.page("directory-organisation");
    p.title.clone_from(&record.about.name);
    let history = history::of(at.db(), &p, id.as_ref()).await?;
    html(&OrganisationPage::new(p, &record, &locations, &services, days, history, Rights::of(at.actor())))
}

/// GET /directory/organisations/new
pub async fn new(at: Allowed<KeepDirectory>) -> Answer {
    html(&new_page(&at, &Fields::default(), &Invalid::default()))
}

/// POST /directory/organisations
pub async fn create(at: Allowed<KeepDirectory>, Form(fields): Form) -> Answer {
    let done = match read_organisation(&fields, at.today()) {
        Ok(about) => actions::add_organisation(at.db(), at.actor(), about).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(id) => see_other(&href(id), "directory-saved"),
        Err(undone) => form_again(undone, |wrong| new_page(&at, &fields, wrong)),
    }
}

fn new_page(at: &Allowed<KeepDirectory>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("directory-organisation-new");
    let form = organisation_form(&p, fields, wrong, "/directory/organisations", "/directory/organisations");
    FormPage { lead: p.t("directory-organisation-new-lead").into_owned(), form, p }
}

/// GET /directory/organisations/{id}/edit
pub async fn edit(at: Allowed<KeepDirectory>, Path(id): Path<Id<Organisation>>) -> Answer {
    let record = store::organisations::record(at.db(), id).await?;
    html(&edit_page(&at, id, &filled_organisation(&record), &Invalid::default()))
}

/// POST /directory/organisations/{id}
pub async fn update(at: Allowed<KeepDirectory>, Path(id): Path<Id<Organisation>>, Form(fields): Form) -> Answer {
    store::organisations::record(at.db(), id).await?;
    let done = match read_organisation(&fields, at.today()) {
        Ok(about) => actions::change_organisation(at.db(), at.actor(), id, fields.version(), about).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&href(id), "directory-saved"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, id, &fields).await,
        Err(undone) => form_again(undone, |wrong| edit_page(&at, id, &fields, wrong)),
    }
}

fn edit_page(at: &Allowed<KeepDirectory>, id: Id<Organisation>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("directory-edit");
    FormPage {
        lead: fields.get("name").to_owned(),
        form: organisation_form(&p, fields, wrong, &href(id), &href(id)),
        p,
    }
}

async fn conflict(at: &Allowed<KeepDirectory>, id: Id<Organisation>, typed: &Fields) -> Answer {
    let record = store::organisations::record(at.db(), id).await?;
    let form = |fields: &Fields| edit_page(at, id, fields, &Invalid::default());
    let (mine, theirs) = (form(typed), form(&filled_organisation(&record)));
    let page = Conflict::between(mine.p, &mine.form, &theirs.form, typed, saved(record.stamp));
    html_with(StatusCode::CONFLICT, &page)
}

/// GET /directory/organisations/{id}/closing
pub async fn closing(at: Allowed<CloseEntries>, Path(id): Path<Id<Organisation>>) -> Answer {
    let record = store::organisations::record(at.db(), id).await?;
    html(&closing_page(&at, &record, &filled_organisation(&record), &Invalid::default()))
}

/// POST /directory/organisations/{id}/closing
pub async fn close(at: Allowed<CloseEntries>, Path(id): Path<Id<Organisation>>, Form(fields): Form) -> Answer {
    let record = store::organisations::record(at.db(), id).await?;
    let mut check = Check::new(&fields, at.today());
    let reason = check.prose("reason");
    let done = match check.finish(|| reason) {
        Ok(reason) => {
            let known = (id, fields.version());
            actions::set_active(at.db(), at.actor(), known, !record.active, &reason).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    let said = if record.active { "directory-closed" } else { "directory-reopened" };
    match done {
        Ok(()) => see_other(&href(id), said),
        Err(undone) => form_again(undone, |wrong| closing_page(&at, &record, &fields, wrong)),
    }
}

/// Closing one that exists, or opening one again that had ceased.
fn closing_page(at: &Allowed<CloseEntries>, record: &OrganisationRecord, fields: &Fields, wrong: &Invalid) -> FormPage {
    let (title, lead) = match record.active {
        true => ("directory-close", "directory-close-lead"),
        false => ("directory-reopen", "directory-reopen-lead"),
    };
    let p = at.page(title);
    let view = FormView::new(&p, fields, wrong);
    let shown = vec![view.prose("reason", "directory-reason").rows(3).required(), view.hidden("version")];
    let here = href(record.id);
    let form = view.form(format!("{here}/closing"), title, here, shown);
    FormPage { lead: p.t1(lead, "name", &record.about.name), form, p }
}

/// GET /directory/organisations/{id}/merging?text=
pub async fn merging(
    at: Allowed<CloseEntries>,
    Path(id): Path<Id<Organisation>>,
    Query(asked): Query<Asked>,
) -> Answer {
    let record = store::organisations::record(at.db(), id).await?;
    let mut fields = filled_organisation(&record);
    fields.set("text", asked.get("text").unwrap_or(&record.about.name).clone());
    html(&merging_page(&at, &record, &fields, &Invalid::default()).await?)
}

/// POST /directory/organisations/{id}/merging
pub async fn merge(at: Allowed<CloseEntries>, Path(id): Path<Id<Organisation>>, Form(fields): Form) -> Answer {
    let record = store::organisations::record(at.db(), id).await?;
    let mut check = Check::new(&fields, at.today());
    let into = check.id::<Organisation>("into");
    let done = match check.finish(|| into) {
        Ok(into) => {
            let known = (id, fields.version());
            actions::merge_organisation(at.db(), at.actor(), known, into).await.map(|()| into)
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(into) => see_other(&href(into), "directory-merged"),
        Err(undone) => {
            let page = merging_page(&at, &record, &fields, &Invalid::default()).await?;
            form_again(undone, |wrong| FormPage { form: again(&page, wrong), ..page })
        }
    }
}

/// The same form with what is wrong about it.
fn again(page: &FormPage, wrong: &Invalid) -> ui::Form {
    let mut form = page.form.clone();
    for field in &mut form.fields {
        if let Some(key) = wrong.of(&field.name) {
            field.error = page.p.t(key).into_owned();
            form.errors.push((field.id.clone(), format!("{}: {}", field.label, field.error)));
        }
    }
    form
}

async fn merging_page(
    at: &Allowed<CloseEntries>,
    record: &OrganisationRecord,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<FormPage, web::Failure> {
    let text = if fields.get("text").is_empty() { &record.about.name } else { fields.get("text") };
    let found = store::finding::organisations_named(at.db(), text, CANDIDATES).await?;
    let p = at.page("directory-merge");
    let view = FormView::new(&p, fields, wrong);
    let choice = |brief: &crate::model::OrganisationBrief| Choice::new(brief.id.to_string(), brief.name.as_str());
    let choices = found.iter().filter(|brief| brief.id != record.id).map(choice).collect();
    let shown = vec![
        view.choose(Look::Radios, "into", "directory-merge-into", choices).required(),
        view.text("text", "directory-merge-search"),
        view.hidden("version"),
    ];
    let here = href(record.id);
    let form = view.form(format!("{here}/merging"), "directory-merge", here, shown);
    Ok(FormPage { lead: p.t1("directory-merge-lead", "name", &record.about.name), form, p })
}
