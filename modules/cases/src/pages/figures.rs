//! ตัวเลข: the figures of the reader's offices, as a page and as sheets.

mod behind;
mod forecast;
mod reading;
mod sheets;

use ::figures::{Cell, Period, Span};
use axum::extract::Query;
use kernel::{Actor, Code};
use ui::Page;
use web::{Allowed, Answer, Permission as _, Routes, html};

use crate::forms::figures::{self as forms, Asked, PUBLISHED, SPANS};
use crate::model::FigureDimension as Dimension;
use crate::permissions::{ExportFigures, ReadCases, SeeFigures};
use crate::store::figures as store;
use crate::views::figures::{FiguresPage, Grid, Said, by_province, chart, choose, trend};
use crate::views::figures_tabs;
use crate::views::list::Filter;
use reading::Reading;
pub(super) use reading::under;

pub(super) fn routes() -> Routes {
    let pages = Routes::new().get("/figures", index).get("/figures/forecast", forecast::show);
    let sheets = pages.get("/figures/sheet.csv", sheets::csv).get("/figures/sheet.xlsx", sheets::xlsx);
    sheets.get("/figures/cases", behind::list_page)
}

/// Months that the line of months reaches back.
const MONTHS_BACK: usize = 24;

async fn index(at: Allowed<SeeFigures>, Query(query): Query<forms::Query>) -> Answer {
    let reading = Reading::of(at.db(), at.actor(), at.now(), &at.offices(), &query).await?;
    let p = at.page("cases-figures");
    let said = Said::of(&p);
    let wording = said.wording();
    let tables = reading.tables(at.db(), &p, &wording).await?;
    let mut charts = vec![chart(&p, &tables.opened, &wording)];
    if reading.asked.rows == Dimension::Area && reading.areas.provinces {
        charts.push(by_province(&p, &tables.opened, &wording));
    }
    if reading.below.is_none() {
        let (months, past) = months(&at, &reading).await?;
        let labels: Vec<String> = months.iter().map(|month| month.label(p.lang)).collect();
        charts.push(trend(&p, &labels, &past, &wording));
    }
    html(&FiguresPage {
        tabs: figures_tabs(&p, "/figures"),
        filters: filters(&p, &reading),
        period: reading.asked.period.label(p.lang),
        offices: reading.office_names(&p),
        kept: reading.below.map_or_else(String::new, |below| p.t1("cases-figures-kept", "count", &below.to_string())),
        sentences: tables.sentences,
        grid: tables.opened,
        charts,
        outcomes: tables.closed,
        today: tables.today,
        export: at.actor().has_role(ExportFigures::ROLES).then(|| reading.asked.address()),
        p,
    })
}

/// The months up to the end of the period, and the cases received in each.
async fn months(at: &Allowed<SeeFigures>, reading: &Reading) -> ::store::Result<(Vec<Period>, Vec<Cell>)> {
    let newest = Period::of(Span::Month, reading.asked.period.last().min(at.today()));
    let mut months: Vec<Period> =
        std::iter::successors(Some(newest), |month| Some(month.previous())).take(MONTHS_BACK).collect();
    months.reverse();
    let counted = reading.counted_between(months.first().copied().unwrap_or(newest), newest);
    let found = store::months(at.db(), &counted, None, None).await?;
    let cell = |month: &Period| {
        let number = i64::from(month.number());
        let count = found.iter().find(|(month, _)| *month == number).map_or(0, |(_, count)| *count);
        Cell::Count(u64::try_from(count).unwrap_or_default())
    };
    let past = months.iter().map(cell).collect();
    Ok((months, past))
}

/// How many periods of a kind may be chosen, the newest first.
const fn offered(span: Span) -> usize {
    match span {
        Span::Month => 24,
        Span::Quarter => 12,
        Span::CalendarYear | Span::FiscalYear => 6,
    }
}

fn filters(p: &Page, reading: &Reading) -> Vec<Filter> {
    let Asked { period, rows, columns, office } = &reading.asked;
    let full = reading.below.is_none();
    let spans = SPANS.into_iter().filter(|(span, _)| full || *span == PUBLISHED);
    let spans = spans.map(|(_, word)| (word.to_owned(), p.t(&format!("cases-figures-span-{word}")).into_owned()));
    let newest = Period::of(period.span(), p.today);
    let periods = std::iter::successors(Some(newest), |one| Some(one.previous())).take(offered(period.span()));
    let mut periods: Vec<Period> = periods.collect();
    if !periods.contains(period) {
        periods.push(*period);
    }
    let periods = periods.into_iter().map(|one| (one.number().to_string(), one.label(p.lang)));
    let by = |one: &Dimension| (one.code().to_owned(), p.code("cases-figures-by", *one).into_owned());
    let none = (String::new(), p.t("cases-figures-no-columns").into_owned());
    let mut filters = Vec::new();
    if full {
        filters.push(choose(p, "span", spans, forms::word(period.span())));
    }
    filters.push(choose(p, "from", periods, &period.number().to_string()));
    filters.push(choose(p, "rows", Dimension::ALL.iter().map(by), rows.code()));
    let across = std::iter::once(none).chain(Dimension::ALL.iter().map(by));
    filters.push(choose(p, "columns", across, columns.map_or("", Code::code)));
    if full && reading.offices.len() > 1 {
        filters.push(offices(p, reading, *office));
    }
    filters
}

fn offices(p: &Page, reading: &Reading, chosen: Option<kernel::Id<kernel::Office>>) -> Filter {
    let all = (String::new(), p.t("cases-figures-all-offices").into_owned());
    let named = reading.offices.iter().map(|office| (office.id.to_string(), reading.office_name(p, office)));
    choose(p, "office", std::iter::once(all).chain(named), &chosen.map_or_else(String::new, |id| id.to_string()))
}

/// Whether an actor may follow a figure to its cases.
fn may_look_behind(actor: &Actor) -> bool {
    actor.has_role(ReadCases::ROLES)
}

/// The three tables of the page, and what they say.
struct Tables {
    opened: Grid,
    closed: Grid,
    today: Grid,
    sentences: Vec<String>,
}
