//! How much lies on whom: the workload of colleagues, weighed by the points of the office.

use std::collections::HashMap;

use ::figures::{Period, Span};
use ::store::Db;
use axum::extract::Query;
use kernel::{Day, Id, Level, Office, Role, Staff};
use offices::{OfficeBrief, Scope, StaffBrief};
use ui::{Choice, Page};
use web::{Allowed, Answer, Failure, Permission, Routes, html};

use super::teaching;
use crate::access::Access;
use crate::forms::figures::{Query as Asking, get};
use crate::model::LoadMonthRow;
use crate::permissions::SuperviseCases;
use crate::rules::workload::{Weighed, Weights};
use crate::store::workload::Load;
use crate::views::figures::choose;
use crate::views::list::Filter;
use crate::views::workload::{LoadLine, WorkloadPage, said};
use crate::{forms, rules, store, views};

pub(super) fn routes() -> Routes {
    Routes::new().get("/workload", index)
}

/// Months of the trend, today's not among them.
const MONTHS: usize = 6;

/// What lies on each of some colleagues.
pub(super) type Loads = HashMap<Id<Staff>, Weighed>;

/// What lies on these colleagues, in their own offices and one more, as far as the reader may open it; nothing is a load, too.
pub(super) async fn of<P: Permission>(
    at: &Allowed<P>,
    colleagues: &[StaffBrief],
    office: Id<Office>,
) -> ::store::Result<Loads> {
    let mut offices: Vec<_> = colleagues.iter().map(|staff| staff.office).chain([office]).collect();
    offices.sort_unstable();
    offices.dedup();
    let mut loads = weighed(at.db(), &Access::of(at), &offices, at.today()).await?;
    let weights = weights(at.db()).await?;
    let load = |staff: &StaffBrief| {
        (staff.id, loads.remove(&staff.id).map_or_else(|| weights.weigh([]), |(_, weighed)| weighed))
    };
    Ok(colleagues.iter().map(load).collect())
}

/// Colleagues as choices, each with what lies on them where that is known.
pub(super) fn choices(p: &Page, colleagues: &[StaffBrief], loads: &Loads) -> Vec<Choice> {
    let load = |(choice, staff): (Choice, &StaffBrief)| match loads.get(&staff.id) {
        Some(load) => {
            let label = format!("{} · {}", choice.label, said(p, load));
            Choice { label, ..choice }
        }
        None => choice,
    };
    forms::colleagues(colleagues, p.lang).into_iter().zip(colleagues).map(load).collect()
}

/// Who has least, as a word to whoever decides; empty where nobody is to be told.
pub(super) fn suggestion(p: &Page, colleagues: &[StaffBrief], loads: &Loads, level: Option<Level>) -> String {
    let points = |staff: &StaffBrief| Some((staff.id, staff.level, loads.get(&staff.id)?.points));
    let candidates: Vec<_> = colleagues.iter().filter_map(points).collect();
    let lightest = rules::workload::lightest(&candidates, level);
    let found = lightest.and_then(|id| colleagues.iter().find(|staff| staff.id == id));
    let suffices = |staff: &StaffBrief| level.is_none_or(|least| staff.level.is_some_and(|level| level >= least));
    let key = |staff| if suffices(staff) { "cases-load-suggestion" } else { "cases-load-suggestion-below" };
    found.map_or_else(String::new, |staff| p.t1(key(staff), "name", &staff.name))
}

/// The weights of the office.
async fn weights(db: &Db) -> ::store::Result<Weights> {
    Ok(Weights::of(&store::reference::lists(db, &["workload"]).await?))
}

/// What lies on each colleague in these offices, as far as the reader may open it.
async fn weighed(
    db: &Db,
    access: &Access,
    offices: &[Id<Office>],
    today: Day,
) -> ::store::Result<HashMap<Id<Staff>, (Load, Weighed)>> {
    let weights = weights(db).await?;
    let loads = store::workload::by_colleague(db, access, offices, today).await?;
    let weigh = |load: Load| {
        let weighed = weights.weigh(load.counts());
        (load.staff, (load, weighed))
    };
    Ok(loads.into_iter().map(weigh).collect())
}

async fn index(at: Allowed<SuperviseCases>, Query(asked): Query<Asking>) -> Answer {
    let scope = Scope::of(&at);
    let within = offices::offices_within(at.db(), &scope).await?;
    let chosen = within.iter().find(|office| office.id.to_string() == get(&asked, "office"));
    let shown = match chosen {
        Some(office) => vec![office.id],
        None => teaching::supervised(at.db(), &scope).await?,
    };
    let mut loads = weighed(at.db(), &Access::of(&at), &shown, at.today()).await?;
    let colleagues = colleagues(&at, &shown, loads.keys().copied().collect()).await?;
    let ids: Vec<Id<Staff>> = colleagues.iter().map(|staff| staff.id).collect();
    let months = months(at.today());
    let past = store::workload::months(at.db(), &ids, months.first().map_or(0, |month| month.number().into())).await?;
    let weights = weights(at.db()).await?;
    let p = at.page("cases-workload");
    let line = |staff: StaffBrief| {
        let nothing = || (Load::none(staff.id), weights.weigh([]));
        let (load, weighed) = loads.remove(&staff.id).unwrap_or_else(nothing);
        LoadLine::new(&p, post(&p, &staff), staff.name, load, weighed, trend(&weights, &months, &past, staff.id))
    };
    let lines = colleagues.into_iter().map(line).collect();
    let filters = filters(&p, &within, chosen);
    let labels = months.iter().map(|month| month.label(p.lang)).collect();
    html(&WorkloadPage::new(views::tabs(&p, at.actor(), "/workload"), filters, labels, lines, p))
}

/// Everybody with work there, and those of these offices who have none: they could take some.
async fn colleagues(
    at: &Allowed<SuperviseCases>,
    shown: &[Id<Office>],
    loaded: Vec<Id<Staff>>,
) -> Result<Vec<StaffBrief>, Failure> {
    let mut found = offices::brief(at.db(), &loaded).await?;
    for office in shown {
        for staff in super::workers(at.db(), *office, at.today()).await? {
            found.entry(staff.id).or_insert(staff);
        }
    }
    Ok(found.into_values().collect())
}

fn months(today: Day) -> Vec<Period> {
    let last = Period::of(Span::Month, today).previous();
    let mut months: Vec<Period> =
        std::iter::successors(Some(last), |month| Some(month.previous())).take(MONTHS).collect();
    months.reverse();
    months
}

/// The points of somebody at the end of each month; a month without a command is as the one before it, and before the first
/// command nothing is known.
fn trend(weights: &Weights, months: &[Period], past: &[LoadMonthRow], staff: Id<Staff>) -> Vec<Option<i64>> {
    let mut points = None;
    let mut of = |month: &Period| {
        let row = past.iter().find(|row| row.staff == staff && row.month == i64::from(month.number()));
        if let Some(row) = row {
            points = Some(weights.weigh(row.counts()).points);
        }
        points
    };
    months.iter().map(&mut of).collect()
}

fn filters(p: &Page, within: &[OfficeBrief], chosen: Option<&OfficeBrief>) -> Vec<Filter> {
    if within.len() < 2 {
        return Vec::new();
    }
    let usual =
        if within.len() > teaching::OFFICES { "cases-workload-own-office" } else { "cases-figures-all-offices" };
    let all = (String::new(), p.t(usual).into_owned());
    let named = within.iter().map(|office| (office.id.to_string(), office.named(p.lang).to_owned()));
    let chosen = chosen.map_or_else(String::new, |office| office.id.to_string());
    vec![choose(p, "office", std::iter::once(all).chain(named), &chosen)]
}

fn post(p: &Page, staff: &StaffBrief) -> String {
    let level = staff.level.map(|level| level.name(p.lang).to_owned());
    let role = || {
        staff
            .role
            .map_or_else(String::new, |role: Role| p.t(&format!("role-{}", kernel::Code::code(role))).into_owned())
    };
    format!("{} · {}", level.unwrap_or_else(role), staff.office_name)
}
