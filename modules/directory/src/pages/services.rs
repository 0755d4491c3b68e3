//! Services: one of them, adding, changing, verifying, closing.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Check, Fields, Id, Invalid};
use ui::{Choice, Conflict, FormPage, FormView, Look};
use web::{Allowed, Answer, Failure, Form, Path, form_again, html, html_with, see_other};

use super::{reference, saved};
use crate::forms::{Choices, filled_service, read_service, service_form};
use crate::model::{Organisation, Service, ServiceRecord, Status};
use crate::permissions::{CloseEntries, KeepDirectory, ReadDirectory};
use crate::views::service::{Known, ServicePage};
use crate::views::{Rights, history};
use crate::{actions, store};

fn href(id: Id<Service>) -> String {
    format!("/directory/services/{id}")
}

/// GET /directory/services/{id}
pub async fn show(at: Allowed<ReadDirectory>, Path(id): Path<Id<Service>>) -> Answer {
    let record = store::services::record(at.db(), id).await?;
    let organisation = store::organisations::record(at.db(), record.organisation).await?;
    let points = store::services::points(at.db(), id).await?;
    let locations = store::locations::of(at.db(), record.organisation).await?;
    let (days, words) = reference(at.db()).await?;
    let mut p = at.page("directory-service");
    p.title.clone_from(&record.about.name);
    let history = history::of(at.db(), &p, id.as_ref()).await?;
    let known = Known { record, organisation, points, locations, words, days, now: at.app().now() };
    html(&ServicePage::new(p, known, history, Rights::of(at.actor())))
}

async fn choices(at: &Allowed<KeepDirectory>, organisation: Id<Organisation>) -> Result<Choices, Failure> {
    let (_, topics) = reference(at.db()).await?;
    Ok(Choices { topics, locations: store::locations::of(at.db(), organisation).await? })
}

/// GET /directory/organisations/{id}/services/new
pub async fn new(at: Allowed<KeepDirectory>, Path(id): Path<Id<Organisation>>) -> Answer {
    store::organisations::record(at.db(), id).await?;
    let mut fields = Fields::default();
    fields.set("hours", "week");
    html(&new_page(&at, id, &choices(&at, id).await?, &fields, &Invalid::default()))
}

/// POST /directory/organisations/{id}/services
pub async fn create(at: Allowed<KeepDirectory>, Path(id): Path<Id<Organisation>>, Form(fields): Form) -> Answer {
    store::organisations::record(at.db(), id).await?;
    let choices = choices(&at, id).await?;
    let done = match read_service(&fields, at.today(), &choices) {
        Ok((about, places)) => actions::add_service(at.db(), at.actor(), id, about, &places).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(service) => see_other(&href(service), "directory-saved"),
        Err(undone) => form_again(undone, |wrong| new_page(&at, id, &choices, &fields, wrong)),
    }
}

fn new_page(
    at: &Allowed<KeepDirectory>,
    organisation: Id<Organisation>,
    choices: &Choices,
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("directory-service-new");
    let back = format!("/directory/organisations/{organisation}");
    let form = service_form(&p, fields, wrong, choices, (&format!("{back}/services"), &back));
    FormPage { lead: String::new(), form, p }
}

/// GET /directory/services/{id}/edit
pub async fn edit(at: Allowed<KeepDirectory>, Path(id): Path<Id<Service>>) -> Answer {
    let record = store::services::record(at.db(), id).await?;
    let fields = filled(&at, &record).await?;
    html(&edit_page(&at, id, &choices(&at, record.organisation).await?, &fields, &Invalid::default()))
}

async fn filled(at: &Allowed<KeepDirectory>, record: &ServiceRecord) -> Result<Fields, Failure> {
    let points = store::services::points(at.db(), record.id).await?;
    Ok(filled_service(record, &points, at.lang()))
}

/// POST /directory/services/{id}
pub async fn update(at: Allowed<KeepDirectory>, Path(id): Path<Id<Service>>, Form(fields): Form) -> Answer {
    let record = store::services::record(at.db(), id).await?;
    let choices = choices(&at, record.organisation).await?;
    let done = match read_service(&fields, at.today(), &choices) {
        Ok((about, places)) => actions::change_service(at.db(), at.actor(), id, fields.version(), about, &places).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&href(id), "directory-saved"),
        Err(Undone::Failed(StoreError::Stale)) => {
            let form = |fields: &Fields| edit_page(&at, id, &choices, fields, &Invalid::default());
            let (mine, theirs) = (form(&fields), form(&filled(&at, &record).await?));
            let page = Conflict::between(mine.p, &mine.form, &theirs.form, &fields, saved(record.stamp));
            html_with(StatusCode::CONFLICT, &page)
        }
        Err(undone) => form_again(undone, |wrong| edit_page(&at, id, &choices, &fields, wrong)),
    }
}

fn edit_page(
    at: &Allowed<KeepDirectory>,
    id: Id<Service>,
    choices: &Choices,
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("directory-edit");
    let form = service_form(&p, fields, wrong, choices, (&href(id), &href(id)));
    FormPage { lead: fields.get("name").to_owned(), form, p }
}

/// POST /directory/services/{id}/verification
pub async fn verify(at: Allowed<KeepDirectory>, Path(id): Path<Id<Service>>, Form(fields): Form) -> Answer {
    store::services::record(at.db(), id).await?;
    match actions::verify(at.db(), at.actor(), id, fields.version(), at.today()).await {
        Ok(()) => see_other(&href(id), "directory-verified"),
        Err(Undone::Failed(error)) => Err(error.into()),
        Err(Undone::Refused(refusal)) => Err(Failure::Refused(refusal)),
        Err(Undone::Invalid(_)) => Err(Failure::Unreadable),
    }
}

/// GET /directory/services/{id}/closing
pub async fn closing(at: Allowed<CloseEntries>, Path(id): Path<Id<Service>>) -> Answer {
    let record = store::services::record(at.db(), id).await?;
    let mut fields = Fields::default();
    fields.set("status", kernel::Code::code(record.status));
    fields.set("version", record.stamp.version.to_string());
    html(&closing_page(&at, &record, &fields, &Invalid::default()))
}

/// POST /directory/services/{id}/closing
pub async fn close(at: Allowed<CloseEntries>, Path(id): Path<Id<Service>>, Form(fields): Form) -> Answer {
    let record = store::services::record(at.db(), id).await?;
    let mut check = Check::new(&fields, at.today());
    let status = check.code::<Status>("status");
    let reason = check.prose("reason");
    let done = match check.finish(|| Ok((status?, reason?))) {
        Ok((status, reason)) => actions::set_status(at.db(), at.actor(), (id, fields.version()), status, &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&href(id), "directory-saved"),
        Err(undone) => form_again(undone, |wrong| closing_page(&at, &record, &fields, wrong)),
    }
}

fn closing_page(at: &Allowed<CloseEntries>, record: &ServiceRecord, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("directory-status");
    let view = FormView::new(&p, fields, wrong);
    let choice = |status: &Status| Choice::new(kernel::Code::code(*status), p.t(status.key()));
    let choices = <Status as kernel::Code>::ALL.iter().map(choice).collect();
    let shown = vec![
        view.choose(Look::Radios, "status", "directory-status", choices).required(),
        view.prose("reason", "directory-reason").rows(3).required(),
        view.hidden("version"),
    ];
    let form = view.form(format!("{}/closing", href(record.id)), "directory-save", href(record.id), shown);
    FormPage { lead: p.t1("directory-status-lead", "name", &record.about.name), form, p }
}
