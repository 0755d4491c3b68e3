//! The numbers of `reference.tsv`, computed by numpy and statsmodels (`reference.py`), against ours.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::HashMap;

use forecast::{DampedHolt, Method, month_pattern};

const TABLE: &str = include_str!("reference.tsv");
const AHEAD: usize = 6;

type Rows = HashMap<&'static str, Vec<f64>>;

fn reference() -> HashMap<&'static str, Rows> {
    let mut all: HashMap<&str, Rows> = HashMap::new();
    for line in TABLE.lines() {
        let mut parts = line.split('\t');
        let (series, what, values) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let values = values.split(' ').map(|value| value.parse().unwrap()).collect();
        all.entry(series).or_default().insert(what, values);
    }
    assert_eq!(all.len(), 4);
    all
}

/// Equal but for `share` of the size.
fn assert_near(ours: &[f64], theirs: &[f64], share: f64, what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (mine, other) in ours.iter().zip(theirs) {
        assert!((mine - other).abs() <= share * other.abs().max(1.0), "{what}: {ours:?} is not {theirs:?}");
    }
}

#[test]
fn the_plain_methods_and_their_variances_are_those_of_statsmodels() {
    for (name, rows) in reference() {
        for method in [Method::Naive, Method::SeasonalNaive, Method::Drift] {
            let path = method.path(&rows["counts"], AHEAD);
            let row = |what: &str| rows[format!("{}-{what}", method.code()).as_str()].as_slice();
            assert_near(&path.expected, row("expected"), 1e-6, name);
            // The variance of the two ARIMA models comes out of an optimiser that stops early.
            assert_near(&path.variance, row("variance"), 2e-3, name);
        }
    }
}

#[test]
fn damped_holt_with_given_parameters_is_that_of_statsmodels() {
    for (name, rows) in reference() {
        let series = &rows["counts"];
        let fitted = DampedHolt::fitted(series);
        assert_near(&[fitted.level, fitted.trend], &rows["holt-start"], 1e-9, name);

        let given = DampedHolt { alpha: 0.4, beta_star: 0.3, phi: 0.9, ..fitted };
        assert_near(&[given.squared_error(series)], &rows["holt-squared-error"], 1e-9, name);
        let path = given.path(series, AHEAD, 0);
        assert_near(&path.expected, &rows["holt-expected"], 1e-9, name);
        let over_first: Vec<f64> = path.variance.iter().map(|variance| variance / path.variance[0]).collect();
        assert_near(&over_first, &rows["holt-variance-over-first"], 1e-9, name);
    }
}

#[test]
fn the_fit_is_as_good_as_that_of_statsmodels() {
    for (name, rows) in reference() {
        let ours = DampedHolt::fitted(&rows["counts"]).squared_error(&rows["counts"]);
        let theirs = rows["holt-least-squared-error"][0];
        assert!(ours <= theirs * 1.001, "{name}: {ours} is above {theirs}");
    }
}

#[test]
fn the_pattern_of_the_months_is_that_of_statsmodels() {
    let patterns: Vec<_> = reference().into_iter().filter(|(_, rows)| rows.contains_key("pattern")).collect();
    assert_eq!(patterns.len(), 2, "two of the series have two years");
    for (name, rows) in patterns {
        assert_near(&month_pattern(&rows["counts"]), &rows["pattern"], 1e-9, name);
    }
}
