//! The HTTP edge of casework: every page file lists its routes.

mod case;
mod closing;
mod documents;
mod intake;
mod list;
mod papers;
mod reference;
mod reviews;
mod search;
mod team;
mod today;
mod transfers;
mod triage;
mod work;

use ::store::{Entry, Undone};
use kernel::{Case, Day, Id, Invalid, Office, Role};
use offices::StaffBrief;
use ui::{FormPage, Page};
use web::{Allowed, Answer, Failure, Permission, Routes, invalid};

use crate::model::{CaseRow, Confidentiality};

/// Every route of casework.
#[must_use]
pub fn routes() -> Routes {
    let whole = Routes::new().and(today::routes()).and(list::routes()).and(search::routes()).and(reviews::routes());
    let case = whole.and(case::routes()).and(intake::routes()).and(papers::routes()).and(triage::routes());
    let work = case.and(work::routes()).and(closing::routes()).and(transfers::routes()).and(team::routes());
    work.and(documents::routes()).and(reference::routes())
}

/// The id of a case in an address; anything else is a page that does not exist.
fn case_id(text: &str) -> Result<Id<Case>, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// The id of a paper or of any other part of a case in an address.
fn paper_id(text: &str) -> Result<i64, Failure> {
    text.parse::<Id<()>>().map(Id::number).map_err(|_| Failure::NotFound)
}

/// The same form again, saying why nothing was done.
fn form_again(undone: Undone, page: impl FnOnce(&Invalid) -> FormPage) -> Answer {
    match undone {
        Undone::Invalid(wrong) => invalid(&page(&wrong)),
        Undone::Refused(refusal) => {
            let mut page = page(&Invalid::default());
            page.form = page.form.refused(&page.p, &refusal);
            invalid(&page)
        }
        Undone::Failed(error) => Err(error.into()),
    }
}

/// Which case a form is about, under its title: "เรื่องที่ 3/2569 · นางสาย ทองดี".
fn about(p: &Page, case: &CaseRow) -> String {
    p.tn("cases-form-about", &[("number", &case.number), ("name", &case.subject_name)])
}

/// Those who hold a post in an office in which cases are worked on.
async fn workers(on: &impl ::store::Source, office: Id<Office>, today: Day) -> ::store::Result<Vec<StaffBrief>> {
    let mut holders = offices::holders(on, office, today).await?;
    holders.retain(|staff| matches!(staff.role, Some(Role::SocialWorker | Role::Supervisor)));
    // Somebody who is social worker and supervisor at once holds two posts and is one person.
    let mut seen = std::collections::HashSet::new();
    holders.retain(|staff| seen.insert(staff.id));
    Ok(holders)
}

/// Reading a restricted or sealed case is written down; a normal one is not.
async fn note_reading<P: Permission>(at: &Allowed<P>, case: &CaseRow) -> Result<(), Failure> {
    if case.confidentiality == Confidentiality::Normal {
        return Ok(());
    }
    let tx = at.db().write(at.actor()).await?;
    tx.record(Entry::new("case-read", case.id.as_ref()).office(case.office)).await?;
    Ok(tx.commit().await?)
}
