//! Writing a teaching note, and changing it until it is acknowledged.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Lang, Office};
use offices::StaffBrief;
use ui::{Conflict, FormPage, FormView, Saved};
use web::{Allowed, Answer, Failure, Form, Path, form_again, html, html_with, see_other};

use super::{Found, colleagues};
use crate::access::Access;
use crate::forms::teaching::Known;
use crate::model::Teaching;
use crate::permissions::SuperviseCases;
use crate::{actions, forms, rules, store};

/// What a form of a note can choose from, with the case of the number that was typed.
async fn known(at: &Allowed<SuperviseCases>, colleagues: &[StaffBrief], fields: &Fields) -> Result<Known, Failure> {
    let number = fields.get("case").trim();
    let access = Access::for_reader(at.actor(), at.now());
    let found = if number.is_empty() { Vec::new() } else { store::by_number(at.db(), &access, number).await? };
    let case = if let [one] = &found[..] { Some(one.id) } else { None };
    Ok(Known { supervisees: colleagues.iter().map(|staff| staff.id).collect(), case })
}

fn page(
    at: &Allowed<SuperviseCases>,
    note: Option<Id<Teaching>>,
    colleagues: &[StaffBrief],
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page(if note.is_some() { "cases-teaching-edit" } else { "cases-teaching-new" });
    let view = FormView::new(&p, fields, wrong);
    let asked = forms::teaching::note(&p, &view, forms::colleagues(colleagues, p.lang));
    let here = note.map_or_else(|| "/teaching".to_owned(), |note| format!("/teaching/{note}"));
    let form = view.form(here.clone(), "cases-teaching-deed", here, asked);
    FormPage { lead: p.t("cases-teaching-lead").into_owned(), form, p }
}

pub(super) async fn new(at: Allowed<SuperviseCases>) -> Answer {
    let colleagues = colleagues(&at).await?;
    let fields = forms::today_in("held-on", at.today(), at.lang());
    html(&page(&at, None, &colleagues, &fields, &Invalid::default()))
}

/// The office that the actor supervises, above whose line the note is read: their own where they supervise it.
fn office(at: &Allowed<SuperviseCases>, supervisee: &StaffBrief) -> Id<Office> {
    let (tops, own) = (at.offices(), at.actor().office);
    let near = if tops.contains(&own) { Some(own) } else { tops.first().copied() };
    near.unwrap_or(supervisee.office)
}

pub(super) async fn write(at: Allowed<SuperviseCases>, Form(fields): Form) -> Answer {
    let colleagues = colleagues(&at).await?;
    let known = known(&at, &colleagues, &fields).await?;
    let done = match forms::teaching::read(&fields, at.today(), &known) {
        Ok(command) => {
            let staff = colleagues.iter().find(|staff| staff.id == command.supervisee).ok_or(Failure::NotFound)?;
            let office = office(&at, staff);
            actions::teach(at.db(), at.actor(), office, command).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(note) => see_other(&format!("/teaching/{note}"), "cases-teaching-written"),
        Err(undone) => form_again(undone, |wrong| page(&at, None, &colleagues, &fields, wrong)),
    }
}

/// A note that the actor wrote; anybody else's is not found here.
async fn own(at: &Allowed<SuperviseCases>, id: Id<Teaching>) -> Result<(Found, Vec<StaffBrief>), Failure> {
    let found = Found::of(at, id).await?;
    if found.note.supervisor != at.actor().staff {
        return Err(Failure::NotFound);
    }
    // The one it is about stays: a note about somebody else is another note.
    let about = offices::brief(at.db(), &[found.note.supervisee]).await?;
    Ok((found, about.into_values().collect()))
}

fn filled(found: &Found, lang: Lang) -> Fields {
    let number = found.case.as_ref().map_or("", |case| case.number.as_str());
    forms::teaching::filled(&found.note, &found.steps, number, lang)
}

pub(super) async fn edit(at: Allowed<SuperviseCases>, Path(id): Path<Id<Teaching>>) -> Answer {
    let (found, about) = own(&at, id).await?;
    let shown = page(&at, Some(id), &about, &filled(&found, at.lang()), &Invalid::default());
    match rules::teaching::edit_teaching(&found.note) {
        Ok(()) => html(&shown),
        Err(refusal) => form_again(Undone::Refused(refusal), |_| shown),
    }
}

pub(super) async fn save(at: Allowed<SuperviseCases>, Path(id): Path<Id<Teaching>>, Form(fields): Form) -> Answer {
    let (found, about) = own(&at, id).await?;
    let known = known(&at, &about, &fields).await?;
    let read = forms::teaching::read(&fields, at.today(), &known);
    let done = match read.and_then(|command| Ok((forms::teaching::version(&fields, at.today())?, command))) {
        Ok((version, command)) => {
            actions::edit_teaching(at.db(), &found.access, at.actor(), (id, version), command).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&found.href(), "cases-teaching-written"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, &about, id, &fields).await,
        Err(undone) => form_again(undone, |wrong| page(&at, Some(id), &about, &fields, wrong)),
    }
}

/// Mine beside what is stored now.
async fn conflict(at: &Allowed<SuperviseCases>, about: &[StaffBrief], id: Id<Teaching>, mine: &Fields) -> Answer {
    let (now, _) = own(at, id).await?;
    let form = |fields: &Fields| page(at, Some(id), about, fields, &Invalid::default()).form;
    let saved = Saved { version: now.note.version, by: at.actor().name.clone(), at: now.note.saved_at };
    let p = at.page("ui-conflict-title");
    let theirs = filled(&now, p.lang);
    html_with(StatusCode::CONFLICT, &Conflict::between(p, &form(mine), &form(&theirs), mine, saved))
}
