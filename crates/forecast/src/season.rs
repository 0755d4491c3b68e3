//! The pattern of the months, by classical additive decomposition.

use crate::method::Path;
use crate::{DampedHolt, YEAR, mean};

/// The twelve months of the pattern are one parameter less than twelve: they add up to 0.
const PATTERN_PARAMETERS: usize = YEAR - 1;

/// What each month of the year adds to or takes off the run of the series; index 0 is the month that the series begins with.
/// The run is the centred mean over a year (half of the first and the thirteenth month), the pattern the mean distance from it,
/// shifted so that it adds up to 0. A series of less than two years has no pattern: zeros.
#[must_use]
pub fn month_pattern(series: &[f64]) -> [f64; YEAR] {
    let mut away: [Vec<f64>; YEAR] = std::array::from_fn(|_| Vec::new());
    if series.len() >= 2 * YEAR {
        for (at, window) in series.windows(YEAR + 1).enumerate() {
            let ends = f64::midpoint(window[0], window[YEAR]);
            let run = (window[1..YEAR].iter().sum::<f64>() + ends) / crate::count(YEAR);
            let middle = at + YEAR / 2;
            away[middle % YEAR].push(series[middle] - run);
        }
    }
    let pattern = away.map(|month| mean(&month));
    let level = mean(&pattern);
    pattern.map(|month| month - level)
}

/// Damped Holt on the series without its pattern, with the pattern put back.
pub fn seasonal(series: &[f64], months: usize) -> Path {
    let pattern = month_pattern(series);
    let adjusted: Vec<f64> = series.iter().zip(pattern.iter().cycle()).map(|(value, month)| value - month).collect();
    let mut path = DampedHolt::fitted(&adjusted).path(&adjusted, months, PATTERN_PARAMETERS);
    for (step, expected) in path.expected.iter_mut().enumerate() {
        *expected += pattern[(series.len() + step) % YEAR];
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pure_pattern_comes_back() {
        let pattern = [-3.0, 1.0, 2.0, 0.0, -1.0, 4.0, -4.0, 3.0, -2.0, 1.0, 0.0, -1.0];
        let series: Vec<f64> = (0..40).map(|month| 20.0 + pattern[month % YEAR]).collect();
        for (found, meant) in month_pattern(&series).iter().zip(pattern) {
            assert!((found - meant).abs() < 1e-9);
        }
        for (step, expected) in seasonal(&series, 6).expected.iter().enumerate() {
            assert!((expected - 20.0 - pattern[(40 + step) % YEAR]).abs() < 1e-6);
        }
    }

    #[test]
    fn below_two_years_there_is_no_pattern() {
        let series: Vec<f64> = (0..23).map(f64::from).collect();
        assert_eq!(month_pattern(&series), [0.0; YEAR]);
    }
}
