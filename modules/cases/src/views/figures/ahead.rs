//! The forecast in words and as a chart: method, error, intervals, or how many months are missing.

use askama::Template;
use figures::chart::{Ahead, Heading, Lines, lines};
use figures::{Cell, Period, Wording};
use forecast::{Evaluation, Forecast, NotEnoughData};
use ui::Page;

use super::super::list::{Filter, Tab};

/// พยากรณ์
#[derive(Debug, Template)]
#[template(path = "figures_forecast.html")]
pub struct ForecastPage {
    /// The page.
    pub p: Page,
    /// The pages of figures.
    pub tabs: Vec<Tab>,
    /// What may be chosen.
    pub filters: Vec<Filter>,
    /// Whose cases are counted.
    pub offices: String,
    /// The forecast, where there is one.
    pub ahead: Option<AheadView>,
    /// Why there is none.
    pub none: String,
}

/// A forecast as it is shown.
#[derive(Debug)]
pub struct AheadView {
    /// The chart, as safe HTML.
    pub chart: String,
    /// The method in words.
    pub method: String,
    /// Its error in words.
    pub error: String,
    /// How often the narrower interval held.
    pub held: String,
    /// All methods that were tried.
    pub compared: Vec<Compared>,
}

/// One method that was tried.
#[derive(Debug)]
pub struct Compared {
    /// Its name.
    pub name: String,
    /// Mean absolute error, cases a month.
    pub error: String,
    /// The same in units of the usual change.
    pub scaled: String,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// The headings of the table under a line: month, cases, expected, both intervals.
#[must_use]
pub fn columns(p: &Page) -> [String; 5] {
    ["month", "cases", "expected", "likely", "nearly-sure"].map(|key| p.t(&format!("cases-figures-{key}")).into_owned())
}

/// The words for too short a series.
#[must_use]
pub fn too_short(p: &Page, missing: NotEnoughData) -> String {
    p.tn("cases-forecast-short", &[("have", &missing.have.to_string()), ("need", &missing.need.to_string())])
}

impl AheadView {
    /// A forecast after these months.
    #[must_use]
    pub fn of(p: &Page, months: &[Period], past: &[u32], forecast: &Forecast, wording: &Wording<'_>) -> Self {
        let name = |one: &Evaluation| p.t(&format!("cases-forecast-{}", one.method.code())).into_owned();
        let compared = |one: &Evaluation| Compared {
            name: name(one),
            error: tenths(one.cases),
            scaled: tenths(one.mase),
            chosen: one.method == forecast.method,
        };
        let error = forecast.error();
        Self {
            chart: chart(p, months, past, forecast, wording),
            method: error.map_or_else(String::new, name),
            error: error.map_or_else(String::new, |one| p.t1("cases-forecast-error", "cases", &tenths(one.cases))),
            held: error.map_or_else(String::new, |one| {
                p.tn(
                    "cases-forecast-held",
                    &[("share", &format!("{:.0}", one.covered * 100.0)), ("origins", &forecast.origins.to_string())],
                )
            }),
            compared: forecast.compared.iter().map(compared).collect(),
        }
    }
}

/// The months after one, sentence by sentence, with the method and its error: for a page without charts.
#[must_use]
pub fn in_words(p: &Page, last: Period, forecast: &Forecast) -> Vec<String> {
    let months = std::iter::successors(Some(last.next()), |month| Some(month.next()));
    let says = |(month, step): (Period, &forecast::Step)| {
        let (low, high) = step.likely.whole();
        let words = [
            ("month", month.label(p.lang)),
            ("expected", tenths(step.expected)),
            ("low", low.to_string()),
            ("high", high.to_string()),
        ];
        p.tn("cases-forecast-says", &words.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    let mut sentences: Vec<String> = months.zip(&forecast.steps).map(says).collect();
    if let Some(error) = forecast.error() {
        let method = p.t(&format!("cases-forecast-{}", error.method.code()));
        let told = p.t1("cases-forecast-error", "cases", &tenths(error.cases));
        sentences.push(format!("{} {method} {told}", p.t("cases-forecast-method")));
    }
    sentences
}

fn tenths(value: f64) -> String {
    format!("{value:.1}")
}

fn chart(p: &Page, months: &[Period], past: &[u32], forecast: &Forecast, wording: &Wording<'_>) -> String {
    let last = months.last().copied();
    let coming = std::iter::successors(last.map(Period::next), |month| Some(month.next())).take(forecast.steps.len());
    let labels: Vec<String> = months.iter().copied().chain(coming).map(|month| month.label(p.lang)).collect();
    let cells: Vec<Cell> = past.iter().map(|count| Cell::Count(u64::from(*count))).collect();
    let ahead: Vec<Ahead> = forecast
        .steps
        .iter()
        .map(|step| Ahead {
            expected: step.expected,
            likely: (step.likely.low, step.likely.high),
            nearly_sure: (step.nearly_sure.low, step.nearly_sure.high),
        })
        .collect();
    let title = p.t("cases-forecast-chart");
    let next = forecast.steps.first().map_or((0.0, (0, 0)), |step| (step.expected, step.likely.whole()));
    let says = p.tn(
        "cases-forecast-says",
        &[
            ("month", labels.get(months.len()).map_or("", String::as_str)),
            ("expected", &tenths(next.0)),
            ("low", &next.1.0.to_string()),
            ("high", &next.1.1.to_string()),
        ],
    );
    let words = columns(p);
    let columns = std::array::from_fn(|at| words[at].as_str());
    let heading = Heading { id: "forecast", title: &title, says: &says };
    lines(&heading, &Lines { months: &labels, past: &cells, ahead: &ahead, columns }, wording).html()
}
