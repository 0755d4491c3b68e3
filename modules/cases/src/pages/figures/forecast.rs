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
    let problems = reading.problems(&p);
    let problem = get(&query, "problem");
    // Of a series that is part of another, the difference would tell what it hides: published, there is the whole alone.
    let problem = problems.iter().find(|(code, _)| reading.below.is_none() && code == problem);
    let problem = problem.map(|(code, _)| code.clone());
    let (months, past) = series(&at, &reading, problem.as_deref()).await?;
    let hidden = hides(&at, &p, &reading, &months, &past).await?;
    let found = Horizon::months(AHEAD).map(|horizon| forecast(&past, horizon));
    let said = Said::of(&p);
    let (ahead, none) = match found {
        _ if hidden => (None, p.t("cases-forecast-hidden").into_owned()),
        Some(Ok(found)) => (Some(AheadView::of(&p, &months, &past, &found, &said.wording())), String::new()),
        Some(Err(missing)) => (None, too_short(&p, missing)),
        None => (None, String::new()),
    };
    let filters = if reading.below.is_none() { filters(&p, &reading, problems, problem) } else { Vec::new() };
    html(&ForecastPage {
        tabs: figures_tabs(&p, "/figures/forecast"),
        filters,
        offices: reading.office_names(&p),
        ahead,
        none,
        p,
    })
}

fn filters(p: &Page, reading: &Reading, problems: Vec<(String, String)>, chosen: Option<String>) -> Vec<Filter> {
    let all = (String::new(), p.t("cases-figures-all-problems").into_owned());
    let mut filters = vec![choose(p, "problem", std::iter::once(all).chain(problems), &chosen.unwrap_or_default())];
    if reading.offices.len() > 1 {
        filters.push(super::offices(p, reading, reading.asked.office));
    }
    filters
}

/// The whole months since the first one with a case, and the cases received in each. The running month is no part of it.
async fn series(
    at: &Allowed<SeeFigures>,
    reading: &Reading,
    problem: Option<&str>,
) -> ::store::Result<(Vec<Period>, Vec<u32>)> {
    let last = Period::of(Span::Month, at.today()).previous();
    let mut months: Vec<Period> =
        std::iter::successors(Some(last), |month| Some(month.previous())).take(BACK).collect();
    months.reverse();
    let counted = reading.counted_between(months.first().copied().unwrap_or(last), last);
    let found = store::months(at.db(), &counted, problem).await?;
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
