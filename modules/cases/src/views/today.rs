//! Today's page: what waits for the reader, and for their office.

use askama::Template;
use kernel::Day;
use offices::Notice;
use ui::Page;

use super::advice::AdviceLine;
use super::list::CaseLine;
use super::referrals::ReferralLine;
use crate::model::CaseRow;
use crate::store::today::StageCount;

/// เรื่องที่รอ, in groups by how near their day is.
#[derive(Debug, Default)]
pub struct Waiting {
    /// Past their day.
    pub overdue: Vec<CaseLine>,
    /// Due today.
    pub today: Vec<CaseLine>,
    /// Due in the days to come.
    pub soon: Vec<CaseLine>,
}

impl Waiting {
    /// Sorts the rows by their day.
    #[must_use]
    pub fn new(today: Day, rows: &[CaseRow], line: impl Fn(&CaseRow) -> CaseLine) -> Self {
        let mut waiting = Self::default();
        for case in rows {
            let group = match today.days_until(case.next_due) {
                days if days < 0 => &mut waiting.overdue,
                0 => &mut waiting.today,
                _ => &mut waiting.soon,
            };
            group.push(line(case));
        }
        waiting
    }

    /// The groups that hold anything, each with the key of its heading.
    #[must_use]
    pub fn groups(&self) -> Vec<(&'static str, &[CaseLine])> {
        let all = [
            ("cases-today-overdue", self.overdue.as_slice()),
            ("cases-today-due", self.today.as_slice()),
            ("cases-today-soon", self.soon.as_slice()),
        ];
        all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
    }

    /// How many wait in all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.overdue.len() + self.today.len() + self.soon.len()
    }
}

/// เอกสารที่รอลงนามร่วม
#[derive(Debug)]
pub struct ReviewLine {
    /// The page of the paper.
    pub href: String,
    /// What it is.
    pub form: String,
    /// The client.
    pub name: String,
    /// The number of the case.
    pub number: String,
    /// Who wrote it.
    pub author: String,
    /// By when, in words.
    pub due: String,
    /// The shape that goes with the day.
    pub due_badge: &'static str,
    /// Whether that day has passed.
    pub late: bool,
    /// The duty that asks for the signature.
    pub clause: String,
    /// The urgency of the case, where it presses; empty otherwise.
    pub urgency: String,
    /// The shape of the urgency.
    pub urgency_badge: &'static str,
}

/// A notice as it is read.
#[derive(Debug)]
pub struct NoticeLine {
    /// Where opening it is noted.
    pub action: String,
    /// What it is about.
    pub href: String,
    /// What it says.
    pub text: String,
    /// When.
    pub at: String,
}

impl NoticeLine {
    /// The notice in the reader's language.
    #[must_use]
    pub fn new(p: &Page, notice: &Notice) -> Self {
        let args: Vec<(&str, &str)> = notice.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Self {
            action: format!("/me/notices/{}/reading", kernel::Id::<()>::new(notice.id)),
            href: notice.href.clone(),
            text: p.tn(&notice.key, &args),
            at: p.moment(notice.at),
        }
    }
}

/// How many open cases stand at a stage.
#[derive(Debug)]
pub struct StageLine {
    /// The list of them.
    pub href: String,
    /// The stage.
    pub stage: String,
    /// How many.
    pub cases: i64,
    /// How many of them are past their day.
    pub overdue: i64,
}

impl StageLine {
    /// The counts in the reader's language.
    #[must_use]
    pub fn new(p: &Page, count: &StageCount) -> Self {
        let code = kernel::Code::code(count.stage);
        Self {
            href: format!("/cases?view=office&stage={code}"),
            stage: p.code("cases-stage", count.stage).into_owned(),
            cases: count.cases,
            overdue: count.overdue,
        }
    }
}

/// วันนี้
#[derive(Debug, Template)]
#[template(path = "today.html")]
pub struct TodayPage {
    /// The page.
    pub p: Page,
    /// The day.
    pub day: String,
    /// The reader's given name.
    pub given_name: String,
    /// What the reader does here: `work`, `watch`, `take-in` or `keep`.
    pub part: &'static str,
    /// Where somebody is in danger, for those who may know.
    pub endangered: Vec<CaseLine>,
    /// What waits for the reader.
    pub waiting: Waiting,
    /// Whether more waits than is shown.
    pub more: bool,
    /// Papers that wait for the reader's signature.
    pub reviews: Vec<ReviewLine>,
    /// Advice that the reader gives, replies to or closes, and that which they wait for past its day.
    pub advice: Vec<AdviceLine>,
    /// Teaching notes to acknowledge, and agreed steps that are due: address, words, day, shape.
    pub teaching: Vec<(String, String, String, &'static str)>,
    /// Closed cases that the reader reviews.
    pub samples: i64,
    /// Matters nobody has triaged.
    pub untriaged: Vec<CaseLine>,
    /// Transfers that wait for the reader's offices.
    pub transfers: i64,
    /// Referrals that wait in the intake of the reader's offices, the nearest due first.
    pub referrals: Vec<ReferralLine>,
    /// Conferences to which the reader is asked.
    pub conferences: i64,
    /// The open cases by stage.
    pub stages: Vec<StageLine>,
    /// What the reader has not read.
    pub notices: Vec<NoticeLine>,
    /// Whether the reader may take in a matter.
    pub may_open: bool,
    /// Places for those who keep the house: address and text key.
    pub places: Vec<(&'static str, &'static str)>,
}

impl TodayPage {
    /// How many things wait in all.
    #[must_use]
    pub fn count(&self) -> i64 {
        let lines = self.endangered.len() + self.waiting.count() + self.reviews.len() + self.referrals.len();
        i64::try_from(lines + self.advice.len() + self.teaching.len()).unwrap_or(i64::MAX)
    }

    /// How many of them are past their day.
    #[must_use]
    pub fn overdue(&self) -> i64 {
        let reviews = self.reviews.iter().filter(|line| line.late).count();
        let referrals = self.referrals.iter().filter(|line| line.late).count();
        let advice = self.advice.iter().filter(|line| line.late).count();
        let late = reviews + referrals + advice + self.endangered.iter().filter(|line| line.late).count();
        i64::try_from(self.waiting.overdue.len() + late).unwrap_or(i64::MAX)
    }

    /// All open cases of the stages.
    #[must_use]
    pub fn open(&self) -> i64 {
        self.stages.iter().map(|line| line.cases).sum()
    }

    /// Those of them that are past their day.
    #[must_use]
    pub fn late(&self) -> i64 {
        self.stages.iter().map(|line| line.overdue).sum()
    }
}
