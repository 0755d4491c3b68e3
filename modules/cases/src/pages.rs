//! The HTTP edge of casework: every page file lists its routes.

mod advice;
mod alerts;
mod case;
mod closing;
mod conferences;
mod documents;
mod figures;
mod instruments;
pub(crate) mod intake;
mod letters;
mod list;
mod network;
pub(crate) mod papers;
mod reference;
mod referrals;
mod reports;
mod retention;
mod reviews;
mod samples;
mod search;
mod teaching;
mod team;
mod today;
mod transfers;
mod triage;
mod work;
mod workload;

use std::collections::HashMap;
use std::sync::Arc;

use ::instruments::Library;
use kernel::{Day, Id, Lang, Office, Role};
use offices::{OfficeBrief, OfficeKind, StaffBrief};
use ui::{Choice, Page};
use web::Routes;

use crate::links::Letters;
use crate::model::CaseRow;

/// Every route of casework. The library travels with them: what can be asked is read once, when the program starts; so does
/// the way to correspondence.
#[must_use]
pub fn routes(library: Arc<Library>, letters: Arc<dyn Letters>) -> Routes {
    let whole = Routes::new().and(today::routes()).and(list::routes()).and(search::routes()).and(reviews::routes());
    let case = whole.and(case::routes()).and(intake::routes()).and(papers::routes()).and(triage::routes());
    let work = case.and(work::routes()).and(closing::routes()).and(transfers::routes()).and(team::routes());
    let more = work.and(documents::routes()).and(instruments::routes()).and(alerts::routes()).and(figures::routes());
    let onward = more.and(network::routes()).and(referrals::routes()).and(conferences::routes());
    let office = onward.and(workload::routes()).and(advice::routes()).and(teaching::routes()).and(samples::routes());
    office
        .and(reports::routes())
        .and(reference::routes())
        .and(retention::routes())
        .and(letters::routes())
        .holding(library)
        .holding(letters)
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

/// Offices as those outside know them: a division is called after the organisation to which it belongs, too.
async fn office_names(
    on: &impl ::store::Source,
    ids: &[Id<Office>],
    lang: Lang,
) -> ::store::Result<HashMap<Id<Office>, String>> {
    let found = offices::offices(on, ids).await?;
    let above: Vec<Id<Office>> = found.values().filter_map(|office| office.parent).collect();
    let above = offices::offices(on, &above).await?;
    let name = |office: &OfficeBrief| {
        let unit = matches!(office.kind, OfficeKind::Bureau | OfficeKind::Division | OfficeKind::Section);
        let parent = office.parent.and_then(|parent| above.get(&parent)).filter(|_| unit);
        let own = office.named(lang);
        parent.map_or_else(|| own.to_owned(), |parent| format!("{own} {}", parent.named(lang)))
    };
    Ok(found.iter().map(|(id, office)| (*id, name(office))).collect())
}

/// Offices as choices, in the order given.
async fn office_choices(
    on: &impl ::store::Source,
    offered: &[OfficeBrief],
    lang: Lang,
) -> ::store::Result<Vec<Choice>> {
    let ids: Vec<Id<Office>> = offered.iter().map(|office| office.id).collect();
    let mut names = office_names(on, &ids, lang).await?;
    let choice =
        |office: &OfficeBrief| Choice::new(office.id.to_string(), names.remove(&office.id).unwrap_or_default());
    Ok(offered.iter().map(choice).collect())
}
