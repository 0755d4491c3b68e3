//! Households, groups and communities: found, registered, shown, changed. They differ in their fields alone.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid};
use offices::Scope;
use store::{StoreError, Undone};
use ui::{Conflict, FormPage, Saved};
use web::{Allowed, Answer, Failure, Form, Permission, form_again, html, html_with, invalid, see_other};

use super::{Asked, asked, desk, id, outside, registered, within};
use crate::actions;
use crate::forms::{self, UnitForm};
use crate::permissions::{ReadPeople, RegisterPeople};
use crate::store::reach;
use crate::store::units::{self, Record};
use crate::views::{Tie, UnitFacts, UnitPage, UnitsPage};

/// Units of one answer.
const MOST: usize = 30;
/// Units last registered that are shown before anything is searched for.
const RECENT: i64 = 12;

/// GET /households?text=…
pub async fn index<U: UnitForm>(at: Allowed<ReadPeople>, query: Asked) -> Answer {
    let text = asked(&query, "text").to_owned();
    let found = if text.trim().is_empty() {
        let recent = reach::recent(at.db(), &Scope::of(&at), U::KIND, RECENT).await?;
        units::briefs(at.db(), U::KIND, &recent, at.today()).await?
    } else {
        units::find(at.db(), U::KIND, &text, at.today(), MOST).await?
    };
    let may_register = at.actor().has_role(RegisterPeople::ROLES);
    let p = at.page(&format!("people-{}-title", U::FOLDER));
    html(&UnitsPage { p, kind: U::FOLDER, text, found, may_register })
}

/// GET /households/new, filled with what was searched for.
pub async fn new<U: UnitForm>(at: Allowed<RegisterPeople>, query: Asked) -> Answer {
    let mut fields = Fields::default();
    fields.set("name", asked(&query, "text"));
    fields.set("for", asked(&query, "for"));
    fields.set("person", asked(&query, "person"));
    html(&new_page::<U>(&at, &fields, &Invalid::default()))
}

/// POST /households
pub async fn create<U: UnitForm>(at: Allowed<RegisterPeople>, Form(fields): Form) -> Answer {
    let office = desk(&at)?;
    let done = match U::read(&fields, at.today()) {
        Ok(new) => actions::add_unit::<U>(at.db(), at.actor(), office, &new).await,
        Err(wrong) => Err(wrong.into()),
    };
    created(&at, done, &fields)
}

/// What follows on registering.
pub(super) fn created<U: UnitForm>(
    at: &Allowed<RegisterPeople>,
    done: Result<Id<U>, Undone>,
    fields: &Fields,
) -> Answer {
    match done {
        Ok(id) => see_other(&registered(U::subject(id), fields), U::SAID),
        Err(undone) => form_again(undone, |wrong| new_page::<U>(at, fields, wrong)),
    }
}

fn new_page<U: UnitForm>(at: &Allowed<RegisterPeople>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page(&format!("people-{}-new", U::FOLDER));
    let form = forms::unit_form::<U>(&p, fields, wrong, &format!("/{}", U::FOLDER));
    FormPage { lead: String::new(), form, p }
}

/// GET /communities/{id}: a unit whose people are not listed.
pub async fn show<U: UnitForm + UnitFacts>(at: Allowed<ReadPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<U> = id(&path)?;
    shown(&at, units::record(at.db(), id).await?, None).await
}

/// The page of a unit, with its members where they are listed; of others' units no more than whom to ask.
pub(super) async fn shown<U: UnitForm + UnitFacts>(
    at: &Allowed<ReadPeople>,
    record: Record<U>,
    members: Option<Vec<Tie>>,
) -> Answer {
    let subject = U::subject(record.id);
    if !within(at, subject).await? {
        return outside(at, subject).await;
    }
    let p = at.page(&format!("people-kind-{}", U::KIND));
    html(&UnitPage::new(p, record, members, at.actor().has_role(RegisterPeople::ROLES)))
}

/// A unit within the scope, for a deed: whoever may not see the record finds nothing.
pub(super) async fn mine<U: UnitForm, P: Permission>(at: &Allowed<P>, path: &str) -> Result<Record<U>, Failure> {
    let record: Record<U> = units::record(at.db(), id(path)?).await?;
    if within(at, U::subject(record.id)).await? { Ok(record) } else { Err(Failure::NotFound) }
}

/// GET /households/{id}/edit
pub async fn edit<U: UnitForm>(at: Allowed<RegisterPeople>, Path(path): Path<String>) -> Answer {
    let record: Record<U> = mine(&at, &path).await?;
    let fields = forms::filled_unit(&record, at.lang());
    html(&edit_page::<U>(&at, record.id, &fields, &Invalid::default()))
}

/// POST /households/{id}
pub async fn update<U: UnitForm>(at: Allowed<RegisterPeople>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let record: Record<U> = mine(&at, &path).await?;
    let id = record.id;
    let new = match U::read(&fields, at.today()) {
        Ok(new) => new,
        Err(wrong) => return invalid(&edit_page(&at, id, &fields, &wrong)),
    };
    let version = fields.version();
    match actions::change_unit(at.db(), at.actor(), id, version, &new).await {
        Ok(()) => see_other(&U::subject(id).href(), "people-saved"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, units::record(at.db(), id).await?, &fields),
        Err(undone) => form_again(undone, |wrong| edit_page(&at, id, &fields, wrong)),
    }
}

fn edit_page<U: UnitForm>(at: &Allowed<RegisterPeople>, id: Id<U>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("people-edit");
    FormPage { lead: String::new(), form: forms::unit_form::<U>(&p, fields, wrong, &U::subject(id).href()), p }
}

fn conflict<U: UnitForm>(at: &Allowed<RegisterPeople>, record: Record<U>, typed: &Fields) -> Answer {
    let stored = forms::filled_unit(&record, at.lang());
    let form = |fields: &Fields| edit_page::<U>(at, record.id, fields, &Invalid::default());
    let (mine, theirs) = (form(typed), form(&stored));
    let saved = Saved { version: record.version, by: record.changed_by, at: record.changed_at };
    html_with(StatusCode::CONFLICT, &Conflict::between(mine.p, &mine.form, &theirs.form, typed, saved))
}
