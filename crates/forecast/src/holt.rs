//! Damped Holt: a level and a trend that fades, fitted by least squares. In the words of state-space models, ETS(A,Ad,N).

use crate::count;
use crate::method::Path;
use crate::plain::{ahead, residual_variance};

/// The first months that the initial level and trend are drawn through.
const FIRST: usize = 10;

/// Smoothing of the level and, relative to it, of the trend: kept inside 0 and 1, where the recursion forgets.
const SMOOTHING: (f64, f64) = (0.0001, 0.9999);

/// Below 0.8 a trend is gone within months, above 0.98 it hardly fades: the bounds in common use (section 8.3 of the book).
const DAMPING: (f64, f64) = (0.8, 0.98);

/// Three smoothing parameters and two initial values are fitted.
const PARAMETERS: usize = 5;

/// A level and a fading trend, with where they began.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DampedHolt {
    /// α: how much of an error the level takes on.
    pub alpha: f64,
    /// β*: how much of the level's correction the trend takes on; β = αβ*.
    pub beta_star: f64,
    /// φ: how much of the trend is left after a month.
    pub phi: f64,
    /// Level before the first month.
    pub level: f64,
    /// Trend before the first month, cases a month.
    pub trend: f64,
}

impl DampedHolt {
    /// The parameters with the least squared one-month error: the best of a coarse grid, then ever smaller steps from there.
    #[must_use]
    pub fn fitted(series: &[f64]) -> Self {
        let (level, trend) = line_through(&series[..series.len().min(FIRST)]);
        let begin = |at: [f64; 3]| Self { alpha: at[0], beta_star: at[1], phi: at[2], level, trend };
        let error = |at: [f64; 3]| begin(at).squared_error(series);
        let start = grid().into_iter().min_by(|one, other| error(*one).total_cmp(&error(*other)));
        begin(descended(start.unwrap_or([0.5, 0.1, 0.9]), error))
    }

    /// Σe² of the forecasts one month ahead within the series.
    #[must_use]
    pub fn squared_error(&self, series: &[f64]) -> f64 {
        let mut sum = 0.0;
        self.run(series, |error| sum += error * error);
        sum
    }

    /// The path after the series. `besides` are parameters that were fitted before, as the months of a pattern.
    #[must_use]
    pub fn path(&self, series: &[f64], months: usize, besides: usize) -> Path {
        let mut residuals = Vec::with_capacity(series.len());
        let (level, trend) = self.run(series, |error| residuals.push(error));
        let variance = residual_variance(&residuals, PARAMETERS + besides).unwrap_or_default();
        ahead(months, |h| {
            let carried: f64 = (1..h).map(|step| self.carried(step).powi(2)).sum();
            (self.faded(h).mul_add(trend, level), variance * (1.0 + carried))
        })
    }

    /// φ + φ² + … + φ^months: what a trend of 1 adds up to.
    fn faded(&self, months: usize) -> f64 {
        self.phi * (1.0 - self.phi.powf(count(months))) / (1.0 - self.phi)
    }

    /// How much of an error of today is still in the forecast `step` months later (class 1 models, section 8.7).
    fn carried(&self, step: usize) -> f64 {
        self.alpha * self.beta_star.mul_add(self.faded(step), 1.0)
    }

    /// Goes through the series, shows every error of one month ahead, and answers the last level and trend.
    fn run(&self, series: &[f64], mut seen: impl FnMut(f64)) -> (f64, f64) {
        let beta = self.alpha * self.beta_star;
        series.iter().fold((self.level, self.trend), |(level, trend), value| {
            let trend = self.phi * trend;
            let expected = level + trend;
            let error = value - expected;
            seen(error);
            (self.alpha.mul_add(error, expected), beta.mul_add(error, trend))
        })
    }
}

/// Intercept at month 0 and slope of the least-squares line through months 1, 2, …
fn line_through(series: &[f64]) -> (f64, f64) {
    let months = count(series.len());
    if series.len() < 2 {
        return (series.first().copied().unwrap_or_default(), 0.0);
    }
    let middle = f64::midpoint(months, 1.0);
    let level = crate::mean(series);
    let numbered = (1..).zip(series).map(|(month, value)| (count(month) - middle, value - level));
    let (with, square) = numbered.fold((0.0, 0.0), |(with, square), (x, y)| (x.mul_add(y, with), x.mul_add(x, square)));
    let slope = with / square;
    (slope.mul_add(-middle, level), slope)
}

fn grid() -> Vec<[f64; 3]> {
    let mut points = Vec::new();
    for alpha in [0.02, 0.1, 0.25, 0.4, 0.6, 0.8, 0.95] {
        for beta_star in [0.02, 0.1, 0.3, 0.6] {
            for phi in [0.8, 0.9, 0.98] {
                points.push([alpha, beta_star, phi]);
            }
        }
    }
    points
}

/// Goes to a better neighbour along the axes as long as there is one, then halves the step.
fn descended(start: [f64; 3], error: impl Fn([f64; 3]) -> f64) -> [f64; 3] {
    let (mut here, mut least) = (start, error(start));
    let mut step = [0.1, 0.1, 0.05];
    while step[0] > 1e-3 {
        let better = neighbours(here, step).map(|at| (error(at), at)).into_iter().find(|(found, _)| *found < least);
        match better {
            Some((found, at)) => (least, here) = (found, at),
            None => step = step.map(|size| size / 2.0),
        }
    }
    here
}

fn neighbours(at: [f64; 3], step: [f64; 3]) -> [[f64; 3]; 6] {
    std::array::from_fn(|which| {
        let axis = which / 2;
        let (low, high) = if axis == 2 { DAMPING } else { SMOOTHING };
        let mut moved = at;
        let sign = if which % 2 == 0 { 1.0 } else { -1.0 };
        moved[axis] = (sign * step[axis] + at[axis]).clamp(low, high);
        moved
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_series_stays_level() {
        let path = DampedHolt::fitted(&[7.0; 20]).path(&[7.0; 20], 3, 0);
        for expected in path.expected {
            assert!((expected - 7.0).abs() < 1e-9);
        }
    }

    #[test]
    fn the_trend_fades() {
        let rising: Vec<f64> = (1..=24).map(|month| 5.0 * f64::from(month)).collect();
        let path = DampedHolt::fitted(&rising).path(&rising, 12, 0);
        let rises: Vec<f64> = path.expected.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(rises.windows(2).all(|pair| 0.0 < pair[1] && pair[1] < pair[0]), "{rises:?}");
    }
}
