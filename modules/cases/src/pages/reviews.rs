//! The review queue, and for supervisors the workload of their colleagues.

use std::collections::HashMap;

use kernel::{Code as _, Id, Role, Staff};
use offices::StaffBrief;
use ui::Page;
use web::{Allowed, Answer, Failure, Permission as _, Routes, html};

use crate::access::Access;
use crate::permissions::{ReviewCases, SuperviseCases};
use crate::store::workload::Load;
use crate::views::reviews::{LoadLine, ReviewsPage, WorkloadPage};
use crate::views::today::ReviewLine;
use crate::{actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/reviews", index).get("/workload", workload)
}

async fn index(at: Allowed<ReviewCases>) -> Answer {
    let (db, access) = (at.db(), Access::of(&at));
    let papers = store::papers::waiting_for(db, access.staff()).await?;
    let ids: Vec<_> = papers.iter().map(|paper| paper.case).collect();
    let cases = store::today::some(db, &access, &ids).await?;
    actions::note_listing(at.db(), at.actor(), &cases).await?;
    let authors: Vec<_> = papers.iter().map(|paper| paper.author).collect();
    let names = offices::brief(db, &authors).await?;
    let p = at.page("cases-reviews");
    let supervises = at.actor().has_role(SuperviseCases::ROLES);
    html(&ReviewsPage { supervises, lines: ReviewLine::of(&p, &papers, &cases, &names), p })
}

async fn workload(at: Allowed<SuperviseCases>) -> Answer {
    let loads = store::workload::by_colleague(at.db(), &Access::of(&at), at.today()).await?;
    let colleagues = colleagues(&at, &loads).await?;
    let mut loads: HashMap<Id<Staff>, Load> = loads.into_iter().map(|load| (load.staff, load)).collect();
    let p = at.page("cases-workload");
    let lines = colleagues.into_iter().map(|staff| {
        let load = loads.remove(&staff.id).unwrap_or_else(|| nothing(staff.id));
        LoadLine { post: post(&p, &staff), name: staff.name, load }
    });
    let lines = lines.collect();
    html(&WorkloadPage::new(p, lines))
}

/// Everybody with work, and those of the supervisor's own offices who have none: they could take some.
async fn colleagues(at: &Allowed<SuperviseCases>, loads: &[Load]) -> Result<Vec<StaffBrief>, Failure> {
    let ids: Vec<_> = loads.iter().map(|load| load.staff).collect();
    let mut found = offices::brief(at.db(), &ids).await?;
    for office in at.offices() {
        for staff in super::workers(at.db(), office, at.today()).await? {
            found.entry(staff.id).or_insert(staff);
        }
    }
    Ok(found.into_values().collect())
}

const fn nothing(staff: Id<Staff>) -> Load {
    Load { staff, open: 0, overdue: 0, emergencies: 0, papers: 0 }
}

fn post(p: &Page, staff: &StaffBrief) -> String {
    let level = staff.level.map(|level| level.name(p.lang).to_owned());
    let role = || staff.role.map_or_else(String::new, |role: Role| p.t(&format!("role-{}", role.code())).into_owned());
    format!("{} · {}", level.unwrap_or_else(role), staff.office_name)
}
