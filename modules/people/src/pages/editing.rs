//! Editing a person; a stale edit shows both versions field by field.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Person};
use store::{StoreError, Undone};
use ui::{Conflict, FormPage, Saved};
use web::{Allowed, Answer, Failure, Form, form_again, html, html_with, invalid, see_other};

use super::registering::with_looked;
use super::{Sight, id, mine, outside, sight};
use crate::model::{Alike, NewPerson};
use crate::permissions::RegisterPeople;
use crate::rules::DOUBTFUL;
use crate::store::pairs;
use crate::store::persons::Record;
use crate::views::{AlikeLists, AlikePage};
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
    let alike = doubtful(&at, &record, &person).await?;
    if fields.get("looked").is_empty() && !alike.is_empty() {
        return html(&looked_first(&at, id, &fields, &alike).await?);
    }
    let version = fields.version();
    match actions::change(at.db(), at.actor(), id, version, &person, &alike).await {
        Ok(()) => see_other(&format!("/people/{id}"), "people-saved"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, record, &fields),
        Err(undone) => form_again(undone, |wrong| page(&at, id, &fields, wrong)),
    }
}

/// Who may well be the same person after this change, where it touches what tells persons apart. Whom somebody judged to be
/// another person before is not asked about again.
async fn doubtful(at: &Allowed<RegisterPeople>, record: &Record, person: &NewPerson) -> Result<Vec<Alike>, StoreError> {
    let telling = |person: &NewPerson| {
        (person.given.clone(), person.family.clone(), person.born, person.identity.number().to_owned())
    };
    if telling(person) == telling(&record.person) {
        return Ok(Vec::new());
    }
    let known: Vec<_> = pairs::of(at.db(), record.id).await?.iter().map(|pair| pair.other(record.id)).collect();
    let mut alike = crate::alike(at.db(), person, Some(record.id), at.today()).await?;
    alike.retain(|alike| alike.probability >= DOUBTFUL && !known.contains(&alike.person));
    Ok(alike)
}

/// The form as it was sent, behind those who may be the same person.
async fn looked_first(
    at: &Allowed<RegisterPeople>,
    id: Id<Person>,
    fields: &Fields,
    alike: &[Alike],
) -> Result<AlikePage, Failure> {
    let FormPage { p, form, lead } = page(at, id, fields, &Invalid::default());
    let alike = AlikeLists::of(at.db(), alike).await?;
    Ok(AlikePage { form: with_looked(&p, form), lead, alike, for_case: false, while_typing: false, p })
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
