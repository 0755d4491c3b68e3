//! Editing a person; a stale edit shows both versions field by field.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Person};
use store::{StoreError, Undone};
use ui::{Conflict, FormPage, Saved};
use web::{Allowed, Answer, Form, form_again, html, html_with, invalid, see_other};

use super::{Sight, id, mine, outside, sight};
use crate::permissions::RegisterPeople;
use crate::store::persons::Record;
use crate::{actions, forms};

/// GET /people/{id}/edit
pub async fn edit(at: Allowed<RegisterPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Person> = id(&path)?;
    match sight(&at, id).await? {
        Sight::Inside(record) => {
            let lang = at.lang();
            let fields = forms::filled(&record.person, record.version, lang);
            html(&page(&at, id, &fields, &Invalid::default()))
        }
        Sight::Outside(subject) => outside(&at, subject).await,
        Sight::Moved(there) => see_other(&format!("/people/{there}/edit"), "people-merged"),
    }
}

/// POST /people/{id}
pub async fn update(at: Allowed<RegisterPeople>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let id: Id<Person> = id(&path)?;
    let record = mine(&at, id).await?;
    let person = match forms::read_edit(&fields, at.today(), &record.person) {
        Ok(person) => person,
        Err(wrong) => return invalid(&page(&at, id, &fields, &wrong)),
    };
    let version = fields.get("version").parse().unwrap_or(0);
    match actions::change(at.db(), at.actor(), id, version, &person).await {
        Ok(()) => see_other(&format!("/people/{id}"), "people-saved"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, record, &fields),
        Err(undone) => form_again(undone, |wrong| page(&at, id, &fields, wrong)),
    }
}

fn page(at: &Allowed<RegisterPeople>, id: Id<Person>, fields: &Fields, invalid: &Invalid) -> FormPage {
    let p = at.page("people-edit");
    FormPage { lead: String::new(), form: forms::edit_form(&p, fields, invalid, &format!("/people/{id}")), p }
}

fn conflict(at: &Allowed<RegisterPeople>, record: Record, typed: &Fields) -> Answer {
    let p = at.page("people-edit");
    let stored = forms::filled(&record.person, record.version, p.lang);
    let form = |fields: &Fields| forms::edit_form(&p, fields, &Invalid::default(), &format!("/people/{}", record.id));
    let (mine, theirs) = (form(typed), form(&stored));
    let saved = Saved { version: record.version, by: record.changed_by, at: record.changed_at };
    html_with(StatusCode::CONFLICT, &Conflict::between(p, &mine, &theirs, typed, saved))
}
