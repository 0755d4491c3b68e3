//! Quality sampling on screen: draws, reviews, and what they come to.

use std::collections::HashMap;

use askama::Template;
use kernel::{Code as _, Id, Office};
use ui::{Form, Page};

use super::advice::case_line;
use super::list::{Names, Tab};
use crate::model::{CaseRow, QualityMark, ReferenceEntry, SampleItemRow, SampleMarkRow};
use crate::rules::sample::percent;
use crate::store::samples::{Outcome, Tally};

/// เรื่องหนึ่งที่สุ่มได้
#[derive(Debug)]
pub struct ItemLine {
    /// Its page.
    pub href: String,
    /// Which case, or no more than that there is one.
    pub case: String,
    /// Whose work, reviewed by whom.
    pub who: String,
    /// Where it stands: waiting, or its share of the points.
    pub state: String,
    /// The shape of it.
    pub badge: &'static str,
}

fn share(p: &Page, points: i64, most: i64) -> String {
    percent(points, most).map_or_else(
        || p.t("cases-sample-no-share").into_owned(),
        |share| p.t1("cases-sample-share", "share", &share.to_string()),
    )
}

impl ItemLine {
    /// A case of a sample as a reader sees it.
    #[must_use]
    pub fn new(p: &Page, item: &SampleItemRow, case: Option<&CaseRow>, names: &Names) -> Self {
        let name = |staff| names.get(&staff).map_or("", |staff: &offices::StaffBrief| staff.name.as_str());
        let nobody = p.t("cases-sample-no-reviewer");
        let reviewer = item.reviewer.map_or(nobody.as_ref(), name);
        let (state, badge) = match (item.reviewed_at, item.reviewer) {
            (Some(_), _) => (share(p, item.points, item.most), "badge-done"),
            (None, Some(_)) => (p.t("cases-sample-waiting").into_owned(), "badge-waiting"),
            (None, None) => (p.t("cases-sample-no-reviewer").into_owned(), "badge-danger"),
        };
        Self {
            href: format!("/samples/{}/items/{}", item.sample, item.id),
            case: case_line(p, case),
            who: p.tn("cases-sample-who", &[("worker", name(item.worker)), ("reviewer", reviewer)]),
            state,
            badge,
        }
    }
}

/// ผลของการสุ่มครั้งหนึ่ง
#[derive(Debug)]
pub struct OutcomeLine {
    /// The sample.
    pub href: String,
    /// The office.
    pub office: String,
    /// The days.
    pub span: String,
    /// Reviewed of drawn.
    pub reviewed: String,
    /// The share of the points; hidden where few were reviewed.
    pub share: String,
}

impl OutcomeLine {
    /// A sample and what it came to; with `below`, figures of fewer reviews are hidden.
    #[must_use]
    pub fn new(p: &Page, row: &Outcome, names: &HashMap<Id<Office>, String>, below: Option<i64>) -> Self {
        let hidden = below.is_some_and(|below| row.reviewed < below);
        let word = |shown: String| if hidden { p.t("cases-figures-hidden").into_owned() } else { shown };
        Self {
            href: if below.is_none() { format!("/samples/{}", row.sample) } else { String::new() },
            office: names.get(&row.office).cloned().unwrap_or_default(),
            span: format!("{} – {}", p.day_short(row.from), p.day_short(row.until)),
            reviewed: word(format!("{}/{}", row.reviewed, row.drawn)),
            share: word(share(p, row.points, row.most)),
        }
    }
}

/// การตรวจคุณภาพ
#[derive(Debug, Template)]
#[template(path = "samples.html")]
pub struct SamplesPage {
    /// The page.
    pub p: Page,
    /// The pages of supervision.
    pub tabs: Vec<Tab>,
    /// What waits for the reader to review.
    pub waiting: Vec<ItemLine>,
    /// Reviews of the reader's own work.
    pub told: Vec<ItemLine>,
    /// The samples of the reader's offices.
    pub outcomes: Vec<OutcomeLine>,
    /// Whether the reader draws samples.
    pub may_draw: bool,
}

/// ผลการตรวจคุณภาพตามหน่วยงาน
#[derive(Debug, Template)]
#[template(path = "figures_quality.html")]
pub struct QualityPage {
    /// The page.
    pub p: Page,
    /// The pages of figures.
    pub tabs: Vec<Tab>,
    /// The samples.
    pub lines: Vec<OutcomeLine>,
}

/// ข้อหนึ่งของรายการตรวจ, over all reviews of a sample.
#[derive(Debug)]
pub struct Tallied {
    /// The item.
    pub item: String,
    /// The duty or law it rests on.
    pub basis: String,
    /// How often each mark was given, in the order of the marks.
    pub counts: Vec<i64>,
}

impl Tallied {
    /// The checklist with its marks.
    #[must_use]
    pub fn of(p: &Page, checklist: &[ReferenceEntry], tallies: &[Tally]) -> Vec<Self> {
        let count = |code: &str, mark: QualityMark| {
            tallies.iter().find(|tally| tally.code == code && tally.mark == mark).map_or(0, |tally| tally.count)
        };
        let line = |entry: &ReferenceEntry| Self {
            item: entry.name(p.lang).to_owned(),
            basis: entry.legal_basis.clone(),
            counts: QualityMark::ALL.iter().map(|mark| count(&entry.code, *mark)).collect(),
        };
        checklist.iter().map(line).collect()
    }
}

/// การสุ่มครั้งหนึ่ง
#[derive(Debug, Template)]
#[template(path = "sample.html")]
pub struct SamplePage {
    /// The page.
    pub p: Page,
    /// The office.
    pub office: String,
    /// The days.
    pub span: String,
    /// How many of how many.
    pub drawn: String,
    /// What it was drawn with.
    pub seed: String,
    /// Whether the same seed and population give the same cases again.
    pub again: bool,
    /// The cases.
    pub items: Vec<ItemLine>,
    /// The checklist over all reviews.
    pub tallied: Vec<Tallied>,
}

impl SamplePage {
    /// The names of the marks.
    fn marks(&self) -> impl Iterator<Item = std::borrow::Cow<'_, str>> {
        QualityMark::ALL.iter().map(|mark| self.p.code("cases-sample-mark", *mark))
    }
}

/// One item of the checklist as it was marked.
#[derive(Debug)]
pub struct MarkLine {
    /// The item.
    pub item: String,
    /// The mark.
    pub mark: String,
    /// The shape of it.
    pub badge: &'static str,
    /// Why; may be empty.
    pub comment: String,
}

/// What the page of one case is made of.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The case of the sample.
    pub item: &'a SampleItemRow,
    /// The case itself, as far as the reader may open it.
    pub case: Option<&'a CaseRow>,
    /// The checklist of today.
    pub checklist: &'a [ReferenceEntry],
    /// The marks, once it is reviewed.
    pub marks: &'a [SampleMarkRow],
}

/// เรื่องที่สุ่มได้หนึ่งเรื่อง
#[derive(Debug, Template)]
#[template(path = "sample_item.html")]
pub struct ItemPage {
    /// The page.
    pub p: Page,
    /// Which case.
    pub case: String,
    /// Its page; empty for whoever may not open it.
    pub case_href: String,
    /// Whose work, reviewed by whom.
    pub who: String,
    /// Where it stands.
    pub state: String,
    /// The shape of it.
    pub badge: &'static str,
    /// The review form, for who reviews it.
    pub form: Option<Form>,
    /// The marks.
    pub marks: Vec<MarkLine>,
    /// What the reviewer says.
    pub feedback: Vec<String>,
    /// What the worker says.
    pub reply: Vec<String>,
    /// Where the worker replies; empty where they do not.
    pub reply_href: String,
}

impl ItemPage {
    /// One case as a reader sees it; `mine`: it is their own work.
    #[must_use]
    pub fn new(p: Page, asked: &Asked<'_>, names: &Names, form: Option<Form>, mine: bool) -> Self {
        let Asked { item, case, checklist, marks } = *asked;
        let line = ItemLine::new(&p, item, case, names);
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        let mark = |row: &SampleMarkRow| MarkLine {
            item: super::reference::name(&p, checklist, "quality", &row.code).to_owned(),
            mark: p.code("cases-sample-mark", row.mark).into_owned(),
            badge: match row.mark {
                QualityMark::Met => "badge-done",
                QualityMark::Partly => "badge-urgent",
                QualityMark::NotMet => "badge-danger",
                QualityMark::NotApplicable => "badge-draft",
            },
            comment: row.comment.clone(),
        };
        let may_reply = mine && item.reviewed_at.is_some() && item.replied_at.is_none();
        Self {
            case: line.case,
            case_href: case.map_or_else(String::new, |case| format!("/cases/{}", case.id)),
            who: line.who,
            state: line.state,
            badge: line.badge,
            marks: marks.iter().map(mark).collect(),
            feedback: lines(&item.feedback),
            reply: lines(&item.reply),
            reply_href: if may_reply { format!("{}/reply", line.href) } else { String::new() },
            form,
            p,
        }
    }
}
