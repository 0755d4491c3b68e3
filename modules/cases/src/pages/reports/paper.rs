//! A situation report as paper: its figures counted, or read as they were signed, and set as PDF.

use ::figures::Period;
use ::forecast::{Horizon, forecast};
use kernel::{Id, Office};
use offices::OfficeBrief;
use ui::Page;
use web::{Allowed, Answer, Failure, Path, Permission};

use super::{find, month};
use crate::access::Access;
use crate::actions::Signature;
use crate::documents::{self, ReportCounted, ReportFigures, ReportHead, Signed, SituationReport};
use crate::model::{Report, ReportRow, ReportState};
use crate::permissions::{SeeFigures, WriteReports};
use crate::store;
use crate::store::figures::{Counted, covers_all};
use crate::views::figures::ahead::{in_words, too_short};
use crate::views::figures::counting::{Areas, LISTS, Naming};

/// Months of the trend that is printed.
const TREND: usize = 13;
/// Months that a forecast looks back at, and ahead to.
const BACK: usize = 60;
const AHEAD: usize = 3;

/// Whether the reader may open every case that a report of the office counts.
async fn sees_all<P: Permission>(at: &Allowed<P>, office: Id<Office>) -> Result<bool, Failure> {
    Ok(covers_all(at.db(), &Access::for_reader(at.actor(), at.now()), &[office]).await?)
}

pub(super) async fn pdf(at: Allowed<SeeFigures>, Path(id): Path<Id<Report>>) -> Answer {
    let report = find(&at, id).await?;
    let full = sees_all(&at, report.office).await?;
    let p = at.paper();
    let figures = match report.state {
        ReportState::Signed => signed_figures(&report, full)?,
        ReportState::Draft => Count::of(&at, &p, &report).await?.figures(&p, full),
    };
    let names = crate::pages::office_names(at.db(), &[report.office], p.lang).await?;
    // On paper the office and the one above it stand beside one another.
    let office = names.get(&report.office).map_or_else(String::new, |name| name.replace(" · ", " "));
    let paper = SituationReport {
        report: ReportHead::new(&p, &report, &office),
        signatures: vec![Signed::under_report(&p, &report)],
        figures,
    };
    let kind = if full { "full" } else { "published" };
    crate::pages::documents::set(documents::situation(&report, kind, &paper), at.now()).await
}

/// The figures as they were signed: in full for whoever may open every case, where the signer saw them so.
fn signed_figures(report: &ReportRow, full: bool) -> Result<ReportFigures, Failure> {
    let kept = if full && !report.in_full.is_empty() { &report.in_full } else { &report.published };
    serde_json::from_str(kept).map_err(Failure::internal)
}

/// What is put under a report: the signer's post, and the figures of today for both kinds of readers.
pub(super) async fn signature(at: &Allowed<WriteReports>, report: &ReportRow) -> Result<Signature, Failure> {
    let p = at.paper();
    let count = Count::of(at, &p, report).await?;
    let json = |full: bool| serde_json::to_string(&count.figures(&p, full)).map_err(Failure::internal);
    let level = at.actor().level().map_or_else(String::new, |level| format!("{} ", level.name(p.lang)));
    Ok(Signature {
        post: format!("{}{level}{}", p.t("cases-social-worker"), at.actor().office_name),
        in_full: if sees_all(at, report.office).await? { json(true)? } else { String::new() },
        published: json(false)?,
    })
}

/// Everything that a report counts.
struct Count {
    months: [(Period, store::reports::MonthRead); 3],
    load: Vec<store::figures::Load>,
    trend: Vec<(Period, u32)>,
    forecast: Vec<String>,
    entries: Vec<crate::model::ReferenceEntry>,
    areas: Areas,
    below: u64,
}

impl Count {
    async fn of<P: Permission>(at: &Allowed<P>, p: &Page, report: &ReportRow) -> Result<Self, Failure> {
        let (db, office) = (at.db(), report.office);
        let now = month(report)?;
        let read = |month: Period| async move {
            store::reports::month(db, office, month.number().into()).await.map(|read| (month, read))
        };
        let last_year = std::iter::successors(Some(now), |month| Some(month.previous())).nth(12).unwrap_or(now);
        let series = series(at, office, now).await?;
        let past: Vec<u32> = series.iter().map(|(_, count)| *count).collect();
        let tail = series.len().saturating_sub(TREND);
        let below = store::reference::amount(db, "figures", "below").await?;
        Ok(Self {
            months: [read(now).await?, read(now.previous()).await?, read(last_year).await?],
            load: store::figures::load(db, &[office], at.today()).await?,
            forecast: ahead(p, now, &past),
            trend: series[tail..].to_vec(),
            entries: store::reference::lists(db, &LISTS).await?,
            areas: Areas::of(&below_of(at, office).await?),
            below: u64::try_from(below).unwrap_or(u64::MAX),
        })
    }

    fn figures(&self, p: &Page, full: bool) -> ReportFigures {
        let naming = Naming { p, entries: &self.entries, areas: &self.areas };
        let counted = ReportCounted {
            months: self.months.each_ref().map(|(month, read)| (*month, read)),
            load: &self.load,
            trend: &self.trend,
            forecast: &self.forecast,
            below: (!full).then_some(self.below),
        };
        ReportFigures::new(&naming, &counted)
    }
}

/// The offices that a report counts.
async fn below_of<P: Permission>(at: &Allowed<P>, top: Id<Office>) -> Result<Vec<OfficeBrief>, Failure> {
    let scope = offices::Scope::with_roles(at.actor(), SeeFigures::ROLES);
    let within = offices::offices_within(at.db(), &scope).await?;
    Ok(crate::pages::figures::under(&within, Some(top)))
}

/// The months since the first one with a case up to that of the report, each with the cases received.
async fn series<P: Permission>(
    at: &Allowed<P>,
    office: Id<Office>,
    now: Period,
) -> Result<Vec<(Period, u32)>, Failure> {
    let mut months: Vec<Period> = std::iter::successors(Some(now), |month| Some(month.previous())).take(BACK).collect();
    months.reverse();
    let first = months.first().map_or(0, |month| i64::from(month.number()));
    let counted = Counted { offices: vec![office], first, last: i64::from(now.number()) };
    let found = store::figures::months(at.db(), &counted, None, None).await?;
    let begins = found.first().map_or(i64::MAX, |(month, _)| *month);
    let count = |month: Period| {
        let number = i64::from(month.number());
        let count = found.iter().find(|(month, _)| *month == number).map_or(0, |(_, count)| *count);
        (month, u32::try_from(count).unwrap_or(u32::MAX))
    };
    Ok(months.into_iter().filter(|month| i64::from(month.number()) >= begins).map(count).collect())
}

/// The months to come in words, with the error of the method; or why there are none.
fn ahead(p: &Page, now: Period, past: &[u32]) -> Vec<String> {
    let Some(horizon) = Horizon::months(AHEAD) else { return Vec::new() };
    match forecast(past, horizon) {
        Ok(found) => in_words(p, now, &found),
        Err(missing) => vec![too_short(p, missing)],
    }
}
