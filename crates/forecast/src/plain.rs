//! The three methods that need no fitting; variances after section 5.5 of *Forecasting: Principles and Practice*.

use crate::method::Path;
use crate::{YEAR, count, mean};

pub fn naive(series: &[f64], months: usize) -> Path {
    let last = series.last().copied().unwrap_or_default();
    let variance = residual_variance(&differences(series, 1), 0).unwrap_or_else(|| spread(series));
    ahead(months, |h| (last, variance * count(h)))
}

pub fn seasonal_naive(series: &[f64], months: usize) -> Path {
    let variance = residual_variance(&differences(series, YEAR), 0).unwrap_or_else(|| spread(series));
    ahead(months, |h| {
        let seasons = (h - 1) / YEAR;
        let same_month = (series.len() + h).checked_sub((seasons + 1) * YEAR + 1);
        let expected = same_month.and_then(|at| series.get(at)).copied().unwrap_or_default();
        (expected, variance * count(seasons + 1))
    })
}

pub fn drift(series: &[f64], months: usize) -> Path {
    let steps = differences(series, 1);
    let last = series.last().copied().unwrap_or_default();
    let slope = mean(&steps);
    let residuals: Vec<f64> = steps.iter().map(|step| step - slope).collect();
    let variance = residual_variance(&residuals, 1).unwrap_or_else(|| spread(series));
    let known = count(steps.len().max(1));
    ahead(months, |h| (count(h).mul_add(slope, last), variance * count(h) * (1.0 + count(h) / known)))
}

/// Σe² over the number of residuals less the number of fitted parameters; `None` if that leaves nothing.
pub fn residual_variance(residuals: &[f64], parameters: usize) -> Option<f64> {
    let freedom = residuals.len().checked_sub(parameters).filter(|&freedom| freedom > 0)?;
    Some(residuals.iter().map(|e| e * e).sum::<f64>() / count(freedom))
}

/// What one gives for [`Method::path`](crate::Method::path): the value and the variance of month 1, 2, … ahead.
pub fn ahead(months: usize, of: impl Fn(usize) -> (f64, f64)) -> Path {
    let (expected, variance) = (1..=months).map(of).unzip();
    Path { expected, variance }
}

/// How the months scatter about their mean: stands in where a method has no residual yet.
fn spread(series: &[f64]) -> f64 {
    let middle = mean(series);
    let away: Vec<f64> = series.iter().map(|value| value - middle).collect();
    residual_variance(&away, 1).unwrap_or_default()
}

fn differences(series: &[f64], lag: usize) -> Vec<f64> {
    let later = series.get(lag..).unwrap_or_default();
    later.iter().zip(series).map(|(now, before)| now - before).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_month_of_last_year_is_found_on_either_side_of_the_season() {
        let series: Vec<f64> = (0..18).map(f64::from).collect();
        let path = seasonal_naive(&series, 14);
        assert_eq!(path.expected[..2], [6.0, 7.0]);
        assert_eq!(path.expected[11..], [17.0, 6.0, 7.0], "a second season ahead repeats the first");
        assert_eq!(path.variance[12], path.variance[0] * 2.0);
    }

    #[test]
    fn a_first_year_without_a_residual_scatters_as_it_did() {
        let series = [1.0, 3.0].repeat(6);
        assert!(seasonal_naive(&series, 1).variance[0] > 1.0);
    }

    #[test]
    fn a_straight_line_drifts_on_without_error() {
        let series: Vec<f64> = (0..12).map(|month| 3.0 + 2.0 * f64::from(month)).collect();
        let path = drift(&series, 2);
        assert_eq!(path.expected, [27.0, 29.0]);
        assert_eq!(path.variance, [0.0, 0.0]);
    }
}
