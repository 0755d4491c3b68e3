//! พยากรณ์: the months to come, with the method, its error, and intervals; or why there is no forecast.

use ::figures::{Cell, Period, Span};
use ::forecast::{Horizon, forecast};
use axum::extract::Query;
use ui::Page;
use web::{Allowed, Answer, Failure, html};

use super::reading::Reading;
use crate::forms::figures::{PUBLISHED, Query as Asking, get};
use crate::permissions::SeeFigures;
use crate::store::figures as store;
use crate::views::figures::ahead::{AheadView, ForecastPage, too_short};
use crate::views::figures::{Said, choose};
use crate::views::figures_tabs;
use crate::views::list::Filter;

/// Months ahead.
const AHEAD: usize = 3;
/// Months that a series reaches back: further, the office was another one.
const BACK: usize = 60;

pub(super) async fn show(at: Allowed<SeeFigures>, Query(query): Query<Asking>) -> Answer {
    let reading = Reading::of(at.db(), at.actor(), at.now(), &at.offices(), &query).await?;
    let p = at.page("cases-forecast");
    let part = Part::of(&p, &reading, &query);
    let (months, past) = series(&at, &reading, &part).await?;
    let hidden = hides(&at, &p, &reading, &months, &past).await?;
    let found = Horizon::months(AHEAD).map(|horizon| forecast(&past, horizon));
    let said = Said::of(&p);
    let (ahead, none) = match found {
        _ if hidden => (None, p.t("cases-forecast-hidden").into_owned()),
        Some(Ok(found)) => (Some(AheadView::of(&p, &months, &past, &found, &said.wording())), String::new()),
        Some(Err(missing)) => (None, too_short(&p, missing)),
        None => (None, String::new()),
    };
    let filters = if reading.below.is_none() { filters(&p, &reading, part) } else { Vec::new() };
    html(&ForecastPage {
        tabs: figures_tabs(&p, "/figures/forecast"),
        filters,
        offices: reading.office_names(&p),
        ahead,
        none,
        p,
    })
}

/// ส่วนที่พยากรณ์: one problem, one area, both, or the whole; with what may be chosen, code and name.
struct Part {
    problems: Vec<(String, String)>,
    areas: Vec<(String, String)>,
    problem: Option<String>,
    area: Option<String>,
}

impl Part {
    /// What is asked for. Of a series that is part of another, the difference would tell what it hides: published, there is the
    /// whole alone.
    fn of(p: &Page, reading: &Reading, query: &Asking) -> Self {
        let (problems, areas) = (reading.problems(p), reading.named_areas(p));
        let asked = |known: &[(String, String)], name: &str| {
            let found = known.iter().find(|(code, _)| reading.below.is_none() && code == get(query, name));
            found.map(|(code, _)| code.clone())
        };
        Self { problem: asked(&problems, "problem"), area: asked(&areas, "area"), problems, areas }
    }
}

fn filters(p: &Page, reading: &Reading, part: Part) -> Vec<Filter> {
    let all = |key: &str| std::iter::once((String::new(), p.t(key).into_owned()));
    let problems = all("cases-figures-all-problems").chain(part.problems);
    let mut filters = vec![choose(p, "problem", problems, &part.problem.unwrap_or_default())];
    if part.areas.len() > 1 {
        let areas = all("cases-figures-all-areas").chain(part.areas);
        filters.push(choose(p, "area", areas, &part.area.unwrap_or_default()));
    }
    if reading.offices.len() > 1 {
        filters.push(super::offices(p, reading, reading.asked.office));
    }
    filters
}

/// The whole months since the first one with a case, and the cases received in each. The running month is no part of it.
async fn series(at: &Allowed<SeeFigures>, reading: &Reading, part: &Part) -> ::store::Result<(Vec<Period>, Vec<u32>)> {
    let last = Period::of(Span::Month, at.today()).previous();
    let mut months: Vec<Period> =
        std::iter::successors(Some(last), |month| Some(month.previous())).take(BACK).collect();
    months.reverse();
    let counted = reading.counted_between(months.first().copied().unwrap_or(last), last);
    let within = part.area.as_deref().map(|area| reading.areas.offices(area));
    let found = store::months(at.db(), &counted, part.problem.as_deref(), within.as_deref()).await?;
    let begins = found.first().map_or(i64::MAX, |(month, _)| *month);
    months.retain(|month| i64::from(month.number()) >= begins);
    let count = |month: &Period| {
        let number = i64::from(month.number());
        let count = found.iter().find(|(month, _)| *month == number).map_or(0, |(_, count)| *count);
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let past = months.iter().map(count).collect();
    Ok((months, past))
}

/// Whether the series says something that the published figures hide: a small month, or a quarter whose total is hidden.
async fn hides(
    at: &Allowed<SeeFigures>,
    p: &Page,
    reading: &Reading,
    months: &[Period],
    past: &[u32],
) -> Result<bool, Failure> {
    let Some(below) = reading.below else { return Ok(false) };
    if past.iter().any(|count| (1..below).contains(&u64::from(*count))) {
        return Ok(true);
    }
    let mut quarters: Vec<Period> = months.iter().map(|month| Period::of(PUBLISHED, month.first())).collect();
    quarters.dedup();
    for quarter in quarters {
        if reading.total(at.db(), p, quarter).await? == Cell::Hidden {
            return Ok(true);
        }
    }
    Ok(false)
}
