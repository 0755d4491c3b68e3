//! A fiscal year of somebody's supervision: for themself, and for who supervises their office.

use ::figures::{Period, Span};
use axum::extract::Query;
use kernel::{Id, Role, Staff};
use offices::Scope;
use web::{Allowed, Answer, Failure, Path, html};

use super::access;
use crate::forms::figures::{Query as Asking, get};
use crate::permissions::ReadTeaching;
use crate::rules::teaching::TeachingYear;
use crate::store;
use crate::views::figures::choose;
use crate::views::teaching::{TeachingLine, YearPage};

/// Years that may be chosen.
const YEARS: usize = 5;

pub(super) async fn show(
    at: Allowed<ReadTeaching>,
    Path(staff): Path<Id<Staff>>,
    Query(asked): Query<Asking>,
) -> Answer {
    let whose = offices::brief(at.db(), &[staff]).await?.remove(&staff).ok_or(Failure::NotFound)?;
    let supervises = Scope::with_roles(at.actor(), &[Role::Supervisor]).covers(at.db(), whose.office).await?;
    if staff != at.actor().staff && !supervises {
        return Err(Failure::NotFound);
    }
    let newest = Period::of(Span::FiscalYear, at.today());
    let years: Vec<Period> = std::iter::successors(Some(newest), |year| Some(year.previous())).take(YEARS).collect();
    let chosen = get(&asked, "year");
    let year = years.iter().copied().find(|year| year.number().to_string() == chosen).unwrap_or(newest);
    let access = access(&at).await?;
    let notes = store::teaching::of_year(at.db(), &access, staff, (year.first(), year.last())).await?;
    let ids: Vec<_> = notes.iter().map(|note| note.id).collect();
    let steps = store::teaching::steps(at.db(), &ids).await?;
    let people: Vec<Id<Staff>> = notes.iter().flat_map(|note| [note.supervisor, note.supervisee]).collect();
    let names = offices::brief(at.db(), &people).await?;
    let p = at.page("cases-teaching-year");
    let options = years.iter().map(|year| (year.number().to_string(), year.label(p.lang)));
    html(&YearPage {
        filters: vec![choose(&p, "year", options, &year.number().to_string())],
        whose: whose.full_name,
        year: year.label(p.lang),
        here: format!("/teaching/years/{staff}"),
        came: TeachingYear::of(&notes, &steps, at.today()),
        lines: notes.iter().map(|note| TeachingLine::new(&p, note, &steps, &names, at.actor().staff)).collect(),
        p,
    })
}
