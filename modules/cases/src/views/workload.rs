//! The workload of colleagues on screen: the points, what they are made of, and how they were.

use askama::Template;
use ui::Page;

use super::list::{Filter, Tab};
use crate::model::LoadBand;
use crate::rules::workload::Weighed;
use crate::store::workload::Load;

/// ภาระงานของคนหนึ่ง
#[derive(Debug)]
pub struct LoadLine {
    /// Who.
    pub name: String,
    /// Level or role, and office.
    pub post: String,
    /// The counts.
    pub load: Load,
    /// All points.
    pub points: i64,
    /// Whether that is much, in words.
    pub band: String,
    /// The shape of it.
    pub badge: &'static str,
    /// What the points are made of, in words.
    pub made_of: String,
    /// The points at the end of each month before, the oldest first; none where nothing is known.
    pub trend: Vec<Option<i64>>,
}

/// What a load is made of: "เรื่องที่เปิดอยู่ 4 (8) · ฉุกเฉิน 1 (3)".
#[must_use]
pub fn made_of(p: &Page, weighed: &Weighed) -> String {
    let part = |(factor, count, points): &(crate::model::LoadFactor, i64, i64)| {
        let words = [
            ("factor", p.code("cases-load", *factor).into_owned()),
            ("count", count.to_string()),
            ("points", points.to_string()),
        ];
        p.tn("cases-load-part", &words.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    weighed.parts.iter().map(part).collect::<Vec<_>>().join(" · ")
}

/// The points with their band, in words: "34 คะแนน พอดี".
#[must_use]
pub fn said(p: &Page, weighed: &Weighed) -> String {
    p.tn(
        "cases-load-said",
        &[("points", &weighed.points.to_string()), ("band", &p.code("cases-load-band", weighed.band))],
    )
}

impl LoadLine {
    /// Somebody with what lies on them.
    #[must_use]
    pub fn new(p: &Page, post: String, name: String, load: Load, weighed: Weighed, trend: Vec<Option<i64>>) -> Self {
        Self {
            name,
            post,
            load,
            points: weighed.points,
            band: p.code("cases-load-band", weighed.band).into_owned(),
            badge: match weighed.band {
                LoadBand::Light => "badge-draft",
                LoadBand::Fit => "badge-normal",
                LoadBand::Heavy => "badge-danger",
            },
            made_of: made_of(p, &weighed),
            trend,
        }
    }
}

/// ภาระงาน
#[derive(Debug, Template)]
#[template(path = "workload.html")]
pub struct WorkloadPage {
    /// The page.
    pub p: Page,
    /// The pages of supervision.
    pub tabs: Vec<Tab>,
    /// The choice of an office.
    pub filters: Vec<Filter>,
    /// The months of the trend.
    pub months: Vec<String>,
    /// Everybody, the most burdened first.
    pub lines: Vec<LoadLine>,
    /// The most points that anybody has: the length of the bar.
    pub most: i64,
}

impl WorkloadPage {
    /// Puts the most burdened first.
    #[must_use]
    pub fn new(tabs: Vec<Tab>, filters: Vec<Filter>, months: Vec<String>, mut lines: Vec<LoadLine>, p: Page) -> Self {
        lines
            .sort_by_key(|line| (std::cmp::Reverse((line.points, line.load.overdue, line.load.open)), line.load.staff));
        let most = lines.iter().map(|line| line.points).max().unwrap_or(0).max(1);
        Self { p, tabs, filters, months, lines, most }
    }

    /// All open cases.
    #[must_use]
    pub fn open(&self) -> i64 {
        self.lines.iter().map(|line| line.load.open).sum()
    }

    /// All that are past their day.
    #[must_use]
    pub fn overdue(&self) -> i64 {
        self.lines.iter().map(|line| line.load.overdue).sum()
    }
}
