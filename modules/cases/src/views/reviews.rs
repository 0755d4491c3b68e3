//! The review queue.

use std::collections::HashMap;

use askama::Template;
use kernel::{Case, Id};
use ui::Page;

use super::badges;
use super::list::{Names, Tab};
use super::today::ReviewLine;
use crate::model::{CaseRow, PaperRow, Urgency};

impl ReviewLine {
    /// The papers whose cases the reader may open, in the order given.
    #[must_use]
    pub fn of(p: &Page, papers: &[PaperRow], cases: &[CaseRow], names: &Names) -> Vec<Self> {
        let cases: HashMap<Id<Case>, &CaseRow> = cases.iter().map(|case| (case.id, case)).collect();
        papers.iter().filter_map(|paper| cases.get(&paper.case).map(|case| Self::new(p, paper, case, names))).collect()
    }

    fn new(p: &Page, paper: &PaperRow, case: &CaseRow, names: &Names) -> Self {
        let due = paper.review_due.unwrap_or(p.today);
        let late = p.is_over(due);
        let pressing = case.urgency > Urgency::Normal;
        Self {
            href: format!("/cases/{}/papers/{}", case.id, paper.id),
            form: p.code("cases-paper-form", paper.form).into_owned(),
            name: case.subject_name.clone(),
            number: case.number.clone(),
            author: names.get(&paper.author).map_or_else(String::new, |staff| staff.name.clone()),
            due: p.due(due),
            due_badge: if late { "badge-danger" } else { "badge-waiting" },
            late,
            clause: paper.need_duty.clone(),
            urgency: if pressing { p.code("cases-urgency", case.urgency).into_owned() } else { String::new() },
            urgency_badge: badges::urgency(case.urgency),
        }
    }
}

/// รอตรวจและลงนามร่วม
#[derive(Debug, Template)]
#[template(path = "reviews.html")]
pub struct ReviewsPage {
    /// The page.
    pub p: Page,
    /// The pages of supervision.
    pub tabs: Vec<Tab>,
    /// The papers, the nearest due first.
    pub lines: Vec<ReviewLine>,
}
