//! The HTTP edge of casework: every page file lists its routes.

mod alerts;
mod case;
mod closing;
mod documents;
mod figures;
mod instruments;
pub(crate) mod intake;
mod list;
pub(crate) mod papers;
mod reference;
mod reviews;
mod search;
mod team;
mod today;
mod transfers;
mod triage;
mod work;

use std::sync::Arc;

use ::instruments::Library;
use kernel::{Day, Id, Office, Role};
use offices::StaffBrief;
use ui::Page;
use web::Routes;

use crate::model::CaseRow;

/// Every route of casework. The library travels with them: what can be asked is read once, when the program starts.
#[must_use]
pub fn routes(library: Arc<Library>) -> Routes {
    let whole = Routes::new().and(today::routes()).and(list::routes()).and(search::routes()).and(reviews::routes());
    let case = whole.and(case::routes()).and(intake::routes()).and(papers::routes()).and(triage::routes());
    let work = case.and(work::routes()).and(closing::routes()).and(transfers::routes()).and(team::routes());
    let more = work.and(documents::routes()).and(instruments::routes()).and(alerts::routes()).and(figures::routes());
    more.and(reference::routes()).holding(library)
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
