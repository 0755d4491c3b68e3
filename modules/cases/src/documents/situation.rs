//! รายงานสถานการณ์ทางสังคม: data of `documents/situation.typ`, a month of an office against the month and the year before.

use std::collections::BTreeMap;

use ::figures::{Cell, Numerals, Period, Wording};
use serde::{Deserialize, Serialize};
use ui::Page;

use crate::model::{FigureDimension as Dimension, ReportRow};
use crate::rules::reports::shown;
use crate::store::figures::{Load, Opened};
use crate::store::reports::MonthRead;
use crate::views::figures::counting::Naming;

/// รายงานทั้งฉบับ
#[derive(Debug, Clone, Serialize)]
pub struct SituationReport {
    /// Its head.
    pub report: ReportHead,
    /// The figures.
    pub figures: ReportFigures,
    /// Who signed; a place to sign while it is a draft.
    pub signatures: Vec<super::Signed>,
}

/// หัวรายงาน and what its author writes.
#[derive(Debug, Clone, Serialize)]
pub struct ReportHead {
    /// The office.
    pub office: String,
    /// The month in words.
    pub month: String,
    /// Which revision, in words; empty for the first.
    pub revision: String,
    /// As of which day the figures are.
    pub as_of: String,
    /// Whether it is a draft, in words; empty once signed.
    pub draft: String,
    /// สถานการณ์สำคัญ
    pub situation: String,
    /// ข้อวิเคราะห์
    pub analysis: String,
    /// ข้อเสนอ
    pub proposals: String,
}

/// ตัวเลขของรายงาน: kept as JSON with the signature, so it never loses a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFigures {
    /// That small counts are hidden and others rounded, in words; empty where nothing is.
    pub kept: String,
    /// The names of the three months: this one, the one before, the same of last year.
    pub months: Vec<String>,
    /// Received, closed, re-opened.
    pub headline: Vec<ReportLine>,
    /// First contact and what is open, sentence by sentence.
    pub sentences: Vec<String>,
    /// By problem, target group, area, urgency, outcome.
    pub tables: Vec<ReportTable>,
    /// The months up to this one.
    pub trend: Vec<ReportBar>,
    /// The months to come, or why there are none, sentence by sentence.
    pub forecast: Vec<String>,
}

/// ตารางหนึ่งของรายงาน
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportTable {
    /// What it shows.
    pub title: String,
    /// What the rows are.
    pub rows_are: String,
    /// The rows that have anything.
    pub lines: Vec<ReportLine>,
}

/// One row: this month, the one before, the same of last year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    /// What it is.
    pub label: String,
    /// The three counts as printed.
    pub counts: Vec<String>,
    /// The bar of this month, permille of the longest in its table.
    pub bar: i64,
}

/// One month of the trend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportBar {
    /// The month.
    pub label: String,
    /// The count as printed.
    pub count: String,
    /// The height of its column, permille of the highest.
    pub bar: i64,
}

/// What the figures of a report are made of.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// This month, the one before, the same of last year.
    pub months: [(Period, &'a MonthRead); 3],
    /// What is open on the day of the report.
    pub load: &'a [Load],
    /// The months up to this one with the cases received, the oldest first.
    pub trend: &'a [(Period, u32)],
    /// The forecast in words.
    pub forecast: &'a [String],
    /// Counts below this are hidden, others rounded; none where everything is printed.
    pub below: Option<u64>,
}

impl ReportFigures {
    /// The figures as printed for one kind of reader.
    #[must_use]
    pub fn new(naming: &Naming<'_>, counted: &Counted<'_>) -> Self {
        let p = naming.p;
        let kept =
            counted.below.map_or_else(String::new, |below| p.t1("cases-report-kept", "count", &below.to_string()));
        let hidden = p.t("cases-figures-hidden");
        let print = Print { below: counted.below, hidden: &hidden };
        let dimension = |dimension: Dimension, title: &str| {
            let counts = counted.months.map(|(_, read)| by(&read.opened, |row| code(naming, dimension, row)));
            print.table(p.t(title).into_owned(), naming.title(dimension), &counts, |code| naming.label(dimension, code))
        };
        let urgencies = counted.months.map(|(_, read)| {
            read.urgencies.iter().map(|(urgency, count)| (kernel::Code::code(*urgency).to_owned(), *count)).collect()
        });
        let outcomes = counted.months.map(|(_, read)| {
            let mut sums = BTreeMap::new();
            for row in &read.outcomes {
                *sums.entry(row.reason.clone()).or_default() += row.closed;
            }
            sums
        });
        Self {
            kept,
            months: counted.months.iter().map(|(month, _)| month.label(p.lang)).collect(),
            headline: headline(p, &print, counted),
            sentences: sentences(p, &print, counted),
            tables: vec![
                dimension(Dimension::Problem, "cases-report-by-problem"),
                dimension(Dimension::TargetGroup, "cases-report-by-target-group"),
                dimension(Dimension::Area, "cases-report-by-area"),
                print.table(
                    p.t("cases-report-by-urgency").into_owned(),
                    p.t("cases-urgency").into_owned(),
                    &urgencies,
                    |code| p.t(&format!("cases-urgency-{code}")).into_owned(),
                ),
                print.table(
                    p.t("cases-report-by-outcome").into_owned(),
                    p.t("cases-figures-reason").into_owned(),
                    &outcomes,
                    |code| naming.reason(code),
                ),
            ],
            trend: print.trend(p, counted.trend),
            forecast: if counted.below.is_some() {
                vec![p.t("cases-report-forecast-kept").into_owned()]
            } else {
                counted.forecast.to_vec()
            },
        }
    }
}

fn code<'a>(naming: &'a Naming<'_>, dimension: Dimension, row: &'a Opened) -> &'a str {
    match dimension {
        Dimension::Problem => &row.problem,
        Dimension::TargetGroup => &row.target_group,
        Dimension::Channel => &row.channel,
        Dimension::Area | Dimension::Contact => naming.areas.area(row.office),
    }
}

type Sums = BTreeMap<String, i64>;

fn by<'a>(opened: &'a [Opened], code: impl Fn(&'a Opened) -> &'a str) -> Sums {
    let mut sums = Sums::new();
    for row in opened {
        *sums.entry(code(row).to_owned()).or_default() += row.opened;
    }
    sums
}

/// How counts are printed.
struct Print<'a> {
    below: Option<u64>,
    hidden: &'a str,
}

impl Print<'_> {
    fn cell(&self, count: i64) -> Cell {
        shown(u64::try_from(count).unwrap_or_default(), self.below)
    }

    fn word(&self, count: i64) -> String {
        let wording = Wording { total: "", hidden: self.hidden, as_table: "", numerals: Numerals::Thai };
        wording.cell(self.cell(count))
    }

    /// The length of a bar; a hidden count has none, so that it tells nothing.
    fn bar(&self, count: i64, most: i64) -> i64 {
        let printed = |count| i64::try_from(self.cell(count).count().unwrap_or(0)).unwrap_or_default();
        if most > 0 { (printed(count) * 1000 / printed(most).max(1)).min(1000) } else { 0 }
    }

    fn line(&self, label: String, counts: [i64; 3], most: i64) -> ReportLine {
        ReportLine {
            label,
            counts: counts.iter().map(|count| self.word(*count)).collect(),
            bar: self.bar(counts[0], most),
        }
    }

    /// The rows with any count, the most of this month first.
    fn table(
        &self,
        title: String,
        rows_are: String,
        months: &[Sums; 3],
        label: impl Fn(&str) -> String,
    ) -> ReportTable {
        let mut codes: Vec<&String> = months.iter().flat_map(BTreeMap::keys).collect();
        codes.sort_unstable();
        codes.dedup();
        let counts = |code: &String| months.each_ref().map(|month| month.get(code).copied().unwrap_or_default());
        let mut rows: Vec<(&String, [i64; 3])> = codes.into_iter().map(|code| (code, counts(code))).collect();
        rows.retain(|(_, counts)| counts.iter().any(|count| *count > 0));
        // By what is printed: the order of hidden counts would tell which is larger.
        rows.sort_by_key(|(code, counts)| (std::cmp::Reverse(self.cell(counts[0]).count()), (*code).clone()));
        let most = rows.iter().map(|(_, counts)| counts[0]).max().unwrap_or_default();
        let lines = rows.into_iter().map(|(code, counts)| self.line(label(code), counts, most)).collect();
        ReportTable { title, rows_are, lines }
    }

    fn trend(&self, p: &Page, months: &[(Period, u32)]) -> Vec<ReportBar> {
        let most = months.iter().map(|(_, count)| i64::from(*count)).max().unwrap_or_default();
        let bar = |(month, count): &(Period, u32)| ReportBar {
            label: month.label(p.lang),
            count: self.word(i64::from(*count)),
            bar: self.bar(i64::from(*count), most),
        };
        months.iter().map(bar).collect()
    }
}

fn headline(p: &Page, print: &Print<'_>, counted: &Counted<'_>) -> Vec<ReportLine> {
    let sum = |pick: fn(&MonthRead) -> i64| counted.months.map(|(_, read)| pick(read));
    let opened = sum(|read| read.opened.iter().map(|row| row.opened).sum());
    let closed = sum(|read| read.outcomes.iter().map(|row| row.closed).sum());
    let reopened = sum(|read| read.reopened);
    let most = [opened, closed, reopened].iter().map(|counts| counts[0]).max().unwrap_or_default();
    let line = |key: &str, counts| print.line(p.t(key).into_owned(), counts, most);
    vec![
        line("cases-report-opened", opened),
        line("cases-report-closed", closed),
        line("cases-report-reopened", reopened),
    ]
}

/// Time to the first contact, and what is open. A share of fewer than are published is not told.
fn sentences(p: &Page, print: &Print<'_>, counted: &Counted<'_>) -> Vec<String> {
    let told = |count: i64| count > 0 && print.cell(count).count().is_some();
    let now = &counted.months[0].1.opened;
    let sum = |pick: fn(&Opened) -> i64| now.iter().map(pick).sum::<i64>();
    let (contacted, days, late) = (sum(|row| row.contacted), sum(|row| row.days), sum(|row| row.late));
    let mut sentences = Vec::new();
    if told(contacted) {
        let tenths = days * 10 / contacted;
        let days = format!("{}.{}", tenths / 10, tenths % 10);
        let late = (late * 100 / contacted).to_string();
        let words = [("cases", print.word(contacted)), ("days", days), ("late", late)];
        sentences.push(p.tn("cases-figures-contact", &words.each_ref().map(|(name, value)| (*name, value.as_str()))));
    }
    let open: i64 = counted.load.iter().map(|row| row.open).sum();
    let overdue: i64 = counted.load.iter().map(|row| row.overdue).sum();
    if told(open) {
        let words = [("open", print.word(open)), ("overdue", (overdue * 100 / open).to_string())];
        sentences.push(p.tn("cases-report-open", &words.each_ref().map(|(name, value)| (*name, value.as_str()))));
    }
    sentences
}

impl ReportHead {
    /// The head of a report.
    #[must_use]
    pub fn new(p: &Page, report: &ReportRow, office: &str) -> Self {
        let month = super::month(report.month).map_or_else(String::new, |month| {
            let day = p.day(month.first());
            // The day of the month is no part of its name.
            day.split_once(' ').map_or_else(|| day.clone(), |(_, name)| name.to_owned())
        });
        Self {
            office: office.to_owned(),
            month,
            revision: if report.revision > 1 {
                p.t1("cases-report-revision", "number", &report.revision.to_string())
            } else {
                String::new()
            },
            as_of: p.day(report.signed_at.map_or(p.today, |at| at.day())),
            draft: if report.signed_at.is_none() { p.t("cases-report-draft").into_owned() } else { String::new() },
            situation: report.situation.clone(),
            analysis: report.analysis.clone(),
            proposals: report.proposals.clone(),
        }
    }
}
