//! The methods, from the simplest to the one that assumes most.

use crate::{DampedHolt, YEAR, plain, season};

/// วิธีพยากรณ์
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// เท่าเดือนล่าสุด: every month is like the last one.
    Naive,
    /// เท่าเดือนเดียวกันของปีก่อน: every month is like the same month a year before.
    SeasonalNaive,
    /// แนวโน้มคงที่: the line from the first to the last month goes on.
    Drift,
    /// แนวโน้มที่ค่อย ๆ ชะลอ: Holt's level and trend, the trend fading.
    DampedHolt,
    /// แนวโน้มพร้อมฤดูกาล: the pattern of the months is taken out, the rest goes on as damped Holt, the pattern is put back.
    Seasonal,
}

/// Expected values and the variances of their errors, one for each month ahead, before anything is known of counts: may be
/// negative.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Expected cases.
    pub expected: Vec<f64>,
    /// Variance of the error, cases squared.
    pub variance: Vec<f64>,
}

impl Method {
    /// Every method, simplest first.
    pub const ALL: [Self; 5] = [Self::Naive, Self::SeasonalNaive, Self::Drift, Self::DampedHolt, Self::Seasonal];

    /// The word for addresses, exports and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Naive => "naive",
            Self::SeasonalNaive => "seasonal-naive",
            Self::Drift => "drift",
            Self::DampedHolt => "damped-holt",
            Self::Seasonal => "seasonal",
        }
    }

    /// Months without which the method cannot be used at all.
    #[must_use]
    pub const fn least(self) -> usize {
        match self {
            Self::Seasonal => 2 * YEAR,
            _ => YEAR,
        }
    }

    /// The path of the next `months` months after a series of at least [`Method::least`] months; a shorter one gives zeros
    /// where the method has nothing to hold on to.
    #[must_use]
    pub fn path(self, series: &[f64], months: usize) -> Path {
        match self {
            Self::Naive => plain::naive(series, months),
            Self::SeasonalNaive => plain::seasonal_naive(series, months),
            Self::Drift => plain::drift(series, months),
            Self::DampedHolt => DampedHolt::fitted(series).path(series, months, 0),
            Self::Seasonal => season::seasonal(series, months),
        }
    }
}
