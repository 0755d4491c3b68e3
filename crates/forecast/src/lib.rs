//! การพยากรณ์จำนวนรายเดือน: forecasts monthly counts with intervals, by the simplest method that proved itself on this very
//! series, or says how many months are missing.
//!
//! A series is the counts of consecutive whole months, oldest first; the month that is still running does not belong in it.
//! Every method that the series is long enough for forecasts the recent past from what was known before it (rolling origin).
//! The naive forecast is kept unless another is clearly and repeatedly better ([`Forecast::compared`] shows all errors), so
//! that a lucky method is not mistaken for insight.
//!
//! Formulas: R. J. Hyndman and G. Athanasopoulos, *Forecasting: Principles and Practice*, 3rd ed., OTexts, 2021, sections
//! 5.2, 5.5, 5.10, 8.2 and 8.7.

mod choosing;
mod holt;
mod method;
mod plain;
mod season;

use std::error::Error;
use std::fmt;

pub use choosing::{Evaluation, MARGIN};
pub use holt::DampedHolt;
pub use method::{Method, Path};
pub use season::month_pattern;

/// Months in a season.
pub(crate) const YEAR: usize = 12;

/// Standard deviations that hold the middle 80 % and 95 % of a normal distribution.
const LIKELY: f64 = 1.281_551_565_545;
const NEARLY_SURE: f64 = 1.959_963_984_540;

/// ระยะพยากรณ์: how many months ahead, 1 to 12. Further than a season, none of these methods has anything to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon(usize);

impl Horizon {
    /// Takes 1 to 12 months.
    #[must_use]
    pub const fn months(months: usize) -> Option<Self> {
        if matches!(months, 1..=YEAR) { Some(Self(months)) } else { None }
    }

    /// The number of months.
    #[must_use]
    pub const fn get(self) -> usize {
        self.0
    }
}

/// ข้อมูลไม่พอ: the series is too short to test a forecast on it, and an untested forecast is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotEnoughData {
    /// Months that there are.
    pub have: usize,
    /// Months that this horizon needs.
    pub need: usize,
}

impl fmt::Display for NotEnoughData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} months of counts, {} needed", self.have, self.need)
    }
}

impl Error for NotEnoughData {}

/// ช่วงพยากรณ์: from `low` to `high` cases in one month, both at least 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Band {
    /// The band in whole cases, widened rather than narrowed.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both ends are at least 0")]
    pub fn whole(self) -> (u64, u64) {
        (self.low.floor() as u64, self.high.ceil() as u64)
    }

    fn around(expected: f64, deviations: f64, variance: f64) -> Self {
        let reach = deviations * variance.sqrt();
        Self { low: (expected - reach).max(0.0), high: (expected + reach).max(0.0) }
    }
}

/// One month ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Cases expected, at least 0.
    pub expected: f64,
    /// Holds four months of five, if the future resembles the past.
    pub likely: Band,
    /// Holds nineteen months of twenty.
    pub nearly_sure: Band,
}

/// ผลพยากรณ์
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The method that was chosen.
    pub method: Method,
    /// The months ahead, nearest first; as many as the horizon.
    pub steps: Vec<Step>,
    /// How every method that the series was long enough for did on the recent past, the chosen one among them.
    pub compared: Vec<Evaluation>,
    /// From how many moments of the past they forecast.
    pub origins: usize,
}

impl Forecast {
    /// The error of the chosen method.
    #[must_use]
    pub fn error(&self) -> Option<&Evaluation> {
        self.compared.iter().find(|one| one.method == self.method)
    }
}

/// Forecasts a series. The same counts give the same forecast.
///
/// # Errors
/// [`NotEnoughData`] below a year, the horizon and five more months: fewer leave too few moments to test at.
pub fn forecast(counts: &[u32], horizon: Horizon) -> Result<Forecast, NotEnoughData> {
    let series: Vec<f64> = counts.iter().copied().map(f64::from).collect();
    let (method, compared, origins) = choosing::choose(&series, horizon.get())?;
    let path = method.path(&series, horizon.get());
    let steps = steps(&path, counting_variance(&series));
    Ok(Forecast { method, steps, compared, origins })
}

/// Independent events counted by the month scatter with a variance equal to their mean (Poisson). No interval is narrower than
/// that, however calm the past looked; the mean is that of the last year.
fn counting_variance(series: &[f64]) -> f64 {
    let last = &series[series.len().saturating_sub(YEAR)..];
    mean(last)
}

fn steps(path: &Path, least: f64) -> Vec<Step> {
    let one = |(&expected, &variance): (&f64, &f64)| {
        let expected = expected.max(0.0);
        let variance = variance.max(expected).max(least);
        let band = |deviations| Band::around(expected, deviations, variance);
        Step { expected, likely: band(LIKELY), nearly_sure: band(NEARLY_SURE) }
    };
    path.expected.iter().zip(&path.variance).map(one).collect()
}

/// The mean; 0 of nothing.
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values.len().max(1))
}

/// A number of months or of residuals as a factor: far below 2^32.
fn count(items: usize) -> f64 {
    f64::from(u32::try_from(items).unwrap_or(u32::MAX))
}
