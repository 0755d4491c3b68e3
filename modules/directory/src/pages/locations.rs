//! Locations of an organisation: adding and changing.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid};
use ui::{Conflict, FormPage};
use web::{Allowed, Answer, Form, Path, form_again, html, html_with, see_other};

use super::saved;
use crate::forms::{filled_location, location_form, read_location};
use crate::model::{Location, Organisation};
use crate::permissions::KeepDirectory;
use crate::{actions, store};

fn back(organisation: Id<Organisation>) -> String {
    format!("/directory/organisations/{organisation}")
}

/// GET /directory/organisations/{id}/locations/new
pub async fn new(at: Allowed<KeepDirectory>, Path(id): Path<Id<Organisation>>) -> Answer {
    store::organisations::record(at.db(), id).await?;
    html(&page(&at, id, None, &Fields::default(), &Invalid::default()))
}

/// POST /directory/organisations/{id}/locations
pub async fn create(at: Allowed<KeepDirectory>, Path(id): Path<Id<Organisation>>, Form(fields): Form) -> Answer {
    store::organisations::record(at.db(), id).await?;
    let done = match read_location(&fields, at.today()) {
        Ok(about) => actions::add_location(at.db(), at.actor(), id, about).await.map(|_| ()),
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&back(id), "directory-saved"),
        Err(undone) => form_again(undone, |wrong| page(&at, id, None, &fields, wrong)),
    }
}

/// GET /directory/organisations/{id}/locations/{location}/edit
pub async fn edit(at: Allowed<KeepDirectory>, Path((id, location)): Path<(Id<Organisation>, Id<Location>)>) -> Answer {
    let record = store::locations::record(at.db(), id, location).await?;
    let fields = filled_location(&record, at.lang());
    html(&page(&at, id, Some(location), &fields, &Invalid::default()))
}

/// POST /directory/organisations/{id}/locations/{location}
pub async fn update(
    at: Allowed<KeepDirectory>,
    Path((id, location)): Path<(Id<Organisation>, Id<Location>)>,
    Form(fields): Form,
) -> Answer {
    let record = store::locations::record(at.db(), id, location).await?;
    let done = match read_location(&fields, at.today()) {
        Ok(about) => actions::change_location(at.db(), at.actor(), (id, location), fields.version(), about).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&back(id), "directory-saved"),
        Err(Undone::Failed(StoreError::Stale)) => {
            let form = |fields: &Fields| page(&at, id, Some(location), fields, &Invalid::default());
            let lang = at.lang();
            let (mine, theirs) = (form(&fields), form(&filled_location(&record, lang)));
            let page = Conflict::between(mine.p, &mine.form, &theirs.form, &fields, saved(record.stamp));
            html_with(StatusCode::CONFLICT, &page)
        }
        Err(undone) => form_again(undone, |wrong| page(&at, id, Some(location), &fields, wrong)),
    }
}

fn page(
    at: &Allowed<KeepDirectory>,
    organisation: Id<Organisation>,
    location: Option<Id<Location>>,
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page(if location.is_some() { "directory-edit" } else { "directory-location-new" });
    let back = back(organisation);
    let action = location.map_or_else(|| format!("{back}/locations"), |id| format!("{back}/locations/{id}"));
    FormPage { lead: String::new(), form: location_form(&p, fields, wrong, &action, &back), p }
}
