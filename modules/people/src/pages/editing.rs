//! Editing a person; a stale edit shows both versions field by field.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Person};
use store::StoreError;
use ui::{Conflict, FormPage};
use web::{Allowed, Answer, Form, html, html_with, invalid, see_other};

use super::{Sight, id, mine, outside, sight};
use crate::actions::{self, NotDone};
use crate::forms;
use crate::permissions::RegisterPeople;
use crate::store::persons::Record;

/// GET /people/{id}/edit
pub async fn edit(at: Allowed<RegisterPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Person> = id(&path)?;
    match sight(&at, id).await? {
        Sight::Inside(record) => {
            let lang = at.page("people-edit").lang;
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
        Err(NotDone::Refused(refusal)) => {
            let mut page = page(&at, id, &fields, &Invalid::default());
            page.form = page.form.refused(&page.p, &refusal);
            invalid(&page)
        }
        Err(NotDone::Store(StoreError::Stale)) => conflict(&at, &record, fields),
        Err(NotDone::Store(error)) => Err(error.into()),
    }
}

fn page(at: &Allowed<RegisterPeople>, id: Id<Person>, fields: &Fields, invalid: &Invalid) -> FormPage {
    let p = at.page("people-edit");
    let mut form = forms::edit_form(&p, fields, invalid, &format!("/people/{id}"));
    form.back = format!("/people/{id}");
    FormPage { lead: String::new(), form, p }
}

fn conflict(at: &Allowed<RegisterPeople>, record: &Record, fields: Fields) -> Answer {
    let p = at.page("people-edit");
    let href = format!("/people/{}", record.id);
    let nothing = Invalid::default();
    let stored = forms::filled(&record.person, record.version, p.lang);
    let (mine, theirs) =
        (forms::edit_form(&p, &fields, &nothing, &href), forms::edit_form(&p, &stored, &nothing, &href));
    let kept = fields.pairs().iter().filter(|(name, _)| name != "version" && name != "_csrf").cloned().collect();
    let page = Conflict {
        rows: Conflict::rows(forms::differences(&mine, &theirs)),
        theirs_by: record.changed_by.clone(),
        theirs_at: p.moment(record.changed_at),
        action: href.clone(),
        version: record.version,
        fields: kept,
        back: href,
        p,
    };
    html_with(StatusCode::CONFLICT, &page)
}
