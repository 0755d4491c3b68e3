//! Choosing a method by what it would have said in the past.
//!
//! The error that decides is MASE: the mean absolute error over the mean change from month to month. Percentage errors (MAPE,
//! sMAPE) are of no use here: an area without a case in some month divides by zero or counts any miss as 200 %.

use crate::{Method, NotEnoughData, YEAR, count, counting_variance, mean, steps};

/// By what share a method's error must be smaller before it is preferred to a simpler one.
pub const MARGIN: f64 = 0.10;

/// Of all moments forecast from, the share at which it must have been the better one: two of three.
const REPEATED: (usize, usize) = (2, 3);

/// Moments to forecast from: fewer tell luck from skill too badly, more reach too far back.
const LEAST_ORIGINS: usize = 6;
const MOST_ORIGINS: usize = 24;

/// How one method did on the recent past.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evaluation {
    /// Which.
    pub method: Method,
    /// Mean absolute error, cases a month: the figure to show.
    pub cases: f64,
    /// The same over the mean change from month to month of the whole series: the figure that compares series. 0 where every
    /// month was the same.
    pub mase: f64,
    /// Share of past months that lay inside the 80 % band, 0 to 1.
    pub covered: f64,
}

/// One method at every origin.
struct Trial {
    method: Method,
    /// Mean absolute error over the horizon, one for each origin.
    errors: Vec<f64>,
    covered: f64,
}

/// The chosen method, all that were compared, and the number of origins.
pub fn choose(series: &[f64], horizon: usize) -> Result<(Method, Vec<Evaluation>, usize), NotEnoughData> {
    let need = YEAR + horizon + LEAST_ORIGINS - 1;
    if series.len() < need {
        return Err(NotEnoughData { have: series.len(), need });
    }
    let origins = origins(series.len(), horizon);
    let fits = |method: &Method| method.least() <= origins[0];
    let trials: Vec<Trial> =
        Method::ALL.into_iter().filter(fits).map(|method| tried(method, series, horizon, &origins)).collect();
    let scale = scale(series);
    let evaluations = trials.iter().map(|trial| trial.evaluation(scale)).collect();
    Ok((best(&trials), evaluations, origins.len()))
}

/// The lengths of the past to forecast from, shortest first. All methods forecast from the same ones; where enough are left, they
/// begin at two years, so that the pattern of the months can take part.
fn origins(months: usize, horizon: usize) -> Vec<usize> {
    let last = months - horizon;
    let two_years = Method::Seasonal.least();
    let first = if last + 1 >= two_years + LEAST_ORIGINS { two_years } else { YEAR };
    (first.max((last + 1).saturating_sub(MOST_ORIGINS))..=last).collect()
}

fn tried(method: Method, series: &[f64], horizon: usize, origins: &[usize]) -> Trial {
    let mut errors = Vec::with_capacity(origins.len());
    let mut inside = 0;
    for &origin in origins {
        let (known, future) = series.split_at(origin);
        let steps = steps(&method.path(known, horizon), counting_variance(known));
        let misses: Vec<f64> = steps.iter().zip(future).map(|(step, actual)| (step.expected - actual).abs()).collect();
        inside += steps
            .iter()
            .zip(future)
            .filter(|(step, actual)| (step.likely.low..=step.likely.high).contains(actual))
            .count();
        errors.push(mean(&misses));
    }
    Trial { method, errors, covered: count(inside) / count(origins.len() * horizon) }
}

/// The mean change from month to month. It is the same for every method, so it may know the whole series; it is 0 only where
/// all months are the same.
fn scale(series: &[f64]) -> f64 {
    let changes: Vec<f64> = series.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    mean(&changes)
}

impl Trial {
    fn error(&self) -> f64 {
        mean(&self.errors)
    }

    fn evaluation(&self, scale: f64) -> Evaluation {
        let cases = self.error();
        let mase = if scale > 0.0 { cases / scale } else { 0.0 };
        Evaluation { method: self.method, cases, mase, covered: self.covered }
    }

    /// Clearly better on the whole, and better again and again.
    fn beats(&self, other: &Self) -> bool {
        let clearly = self.error() < (1.0 - MARGIN) * other.error();
        let times = self.errors.iter().zip(&other.errors).filter(|(mine, theirs)| mine < theirs).count();
        clearly && times * REPEATED.1 >= self.errors.len() * REPEATED.0
    }
}

/// Naive stays unless seasonal naive beats it; the two stay unless another beats both.
fn best(trials: &[Trial]) -> Method {
    let (plain, others): (Vec<&Trial>, Vec<&Trial>) =
        trials.iter().partition(|trial| matches!(trial.method, Method::Naive | Method::SeasonalNaive));
    let challengers = others.into_iter().filter(|other| plain.iter().all(|one| other.beats(one)));
    let best = challengers.min_by(|one, other| one.error().total_cmp(&other.error()));
    let kept = plain.iter().copied().reduce(|kept, other| if other.beats(kept) { other } else { kept });
    best.or(kept).map_or(Method::Naive, |trial| trial.method)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial(method: Method, errors: &[f64]) -> Trial {
        Trial { method, errors: errors.to_vec(), covered: 0.0 }
    }

    #[test]
    fn a_little_better_is_not_better() {
        let naive = trial(Method::Naive, &[1.0; 6]);
        assert!(!trial(Method::Drift, &[0.95; 6]).beats(&naive));
        assert!(trial(Method::Drift, &[0.85; 6]).beats(&naive));
    }

    #[test]
    fn better_once_is_luck() {
        let naive = trial(Method::Naive, &[1.0, 1.0, 1.0, 1.0, 1.0, 10.0]);
        let lucky = trial(Method::DampedHolt, &[1.1, 1.1, 1.1, 1.1, 1.1, 1.0]);
        assert!(!lucky.beats(&naive));
    }

    #[test]
    fn whoever_replaces_naive_beats_seasonal_naive_too() {
        let naive = trial(Method::Naive, &[3.0; 6]);
        let seasonal = trial(Method::SeasonalNaive, &[1.0; 6]);
        let holt = trial(Method::DampedHolt, &[0.95; 6]);
        assert_eq!(best(&[naive, seasonal, holt]), Method::SeasonalNaive);
    }

    #[test]
    fn origins_begin_at_a_year_and_at_two_where_that_leaves_enough() {
        assert_eq!(origins(20, 3), (12..=17).collect::<Vec<_>>());
        assert_eq!(origins(31, 3), (12..=28).collect::<Vec<_>>());
        assert_eq!(origins(32, 3), (24..=29).collect::<Vec<_>>());
        assert_eq!(origins(120, 3).len(), MOST_ORIGINS);
    }
}
