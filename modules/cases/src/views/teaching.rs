//! Teaching notes on screen.

use askama::Template;
use kernel::{Id, Staff};
use ui::Page;

use super::advice::case_line;
use super::list::{Filter, Names, Tab};
use crate::model::{CaseRow, TeachingRow, TeachingStepRow};
use crate::rules::teaching::TeachingYear;

/// บันทึกหนึ่งในรายการ
#[derive(Debug)]
pub struct TeachingLine {
    /// Its page.
    pub href: String,
    /// When, and how.
    pub title: String,
    /// Between whom.
    pub who: String,
    /// What was to be learnt.
    pub goals: String,
    /// What still waits, in words; empty when nothing does.
    pub waits: String,
    /// The shape of it.
    pub badge: &'static str,
}

fn name(names: &Names, staff: Id<Staff>) -> String {
    names.get(&staff).map_or_else(String::new, |staff| staff.name.clone())
}

fn between(p: &Page, note: &TeachingRow, names: &Names) -> String {
    let (teacher, learner) = (name(names, note.supervisor), name(names, note.supervisee));
    p.tn("cases-teaching-between", &[("supervisor", &teacher), ("supervisee", &learner)])
}

impl TeachingLine {
    /// A note as a reader sees it; `steps` may hold those of others too.
    #[must_use]
    pub fn new(p: &Page, note: &TeachingRow, steps: &[TeachingStepRow], names: &Names, reader: Id<Staff>) -> Self {
        let open = steps.iter().filter(|step| step.teaching == note.id && step.done_on.is_none());
        let due = open.map(|step| step.due_on).min();
        let (waits, badge) = match (note.acknowledged_at, due) {
            (None, _) if note.supervisee == reader => (p.t("cases-teaching-yours").into_owned(), "badge-urgent"),
            (None, _) => (p.t("cases-teaching-unacknowledged").into_owned(), "badge-waiting"),
            (Some(_), Some(due)) if p.is_over(due) => (p.due(due), "badge-danger"),
            (Some(_), Some(due)) => (p.due(due), "badge-waiting"),
            (Some(_), None) => (String::new(), ""),
        };
        Self {
            href: format!("/teaching/{}", note.id),
            title: format!("{} · {}", p.day_short(note.held_on), p.code("cases-teaching-way", note.way)),
            who: between(p, note, names),
            goals: note.goals.lines().next().unwrap_or_default().to_owned(),
            waits,
            badge,
        }
    }
}

/// การนิเทศงาน
#[derive(Debug, Template)]
#[template(path = "teaching.html")]
pub struct TeachingList {
    /// The page.
    pub p: Page,
    /// The pages of supervision.
    pub tabs: Vec<Tab>,
    /// The notes, the latest first.
    pub lines: Vec<TeachingLine>,
    /// Whether the reader writes notes.
    pub may_write: bool,
    /// The reader's own year.
    pub year_href: String,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// A step as it is read.
#[derive(Debug)]
pub struct StepLine {
    /// What.
    pub what: String,
    /// By when, or when it was done.
    pub when: String,
    /// What came of it; empty while it is open.
    pub result: String,
    /// The shape of the day.
    pub badge: &'static str,
    /// Where its result is written; empty for whoever may not.
    pub href: String,
}

/// บันทึกนิเทศงานหนึ่งฉบับ
#[derive(Debug, Template)]
#[template(path = "teaching_note.html")]
pub struct TeachingPage {
    /// The page.
    pub p: Page,
    /// Where it is.
    pub href: String,
    /// When, how, how long.
    pub kind: String,
    /// Between whom.
    pub who: String,
    /// Which case, or no more than that there was one; empty for none.
    pub case: String,
    /// Its page; empty for whoever may not open it.
    pub case_href: String,
    /// What was to be learnt.
    pub goals: Vec<String>,
    /// What was seen.
    pub observations: Vec<String>,
    /// What was agreed.
    pub steps: Vec<StepLine>,
    /// What the supervisee said, and when; empty while they have not.
    pub comment: Vec<String>,
    /// When it was acknowledged; empty while it was not.
    pub acknowledged: String,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// Whether the reader may acknowledge it.
    pub may_acknowledge: bool,
    /// The year of the supervisee.
    pub year_href: String,
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

impl TeachingPage {
    /// A note as a reader sees it.
    #[must_use]
    pub fn new(
        p: Page,
        note: &TeachingRow,
        steps: &[TeachingStepRow],
        case: Option<&CaseRow>,
        names: &Names,
        reader: Id<Staff>,
    ) -> Self {
        let href = format!("/teaching/{}", note.id);
        let open = note.acknowledged_at.is_none();
        let between_two = reader == note.supervisor || reader == note.supervisee;
        let minutes = p.count("cases-teaching-so-long", note.minutes);
        let step = |step: &TeachingStepRow| step_line(&p, &href, step, between_two && !open);
        Self {
            kind: format!("{} · {} · {minutes}", p.day(note.held_on), p.code("cases-teaching-way", note.way)),
            who: between(&p, note, names),
            case: note.case.map_or_else(String::new, |_| case_line(&p, case)),
            case_href: case.map_or_else(String::new, |case| format!("/cases/{}", case.id)),
            goals: lines(&note.goals),
            observations: lines(&note.observations),
            steps: steps.iter().map(step).collect(),
            comment: lines(&note.comment),
            acknowledged: note.acknowledged_at.map_or_else(String::new, |at| p.moment(at)),
            may_edit: open && reader == note.supervisor,
            may_acknowledge: open && reader == note.supervisee,
            year_href: format!("/teaching/years/{}", note.supervisee),
            href,
            p,
        }
    }
}

fn step_line(p: &Page, href: &str, step: &TeachingStepRow, may_finish: bool) -> StepLine {
    let badge = match step.done_on {
        Some(_) => "badge-done",
        None if p.is_over(step.due_on) => "badge-danger",
        None => "badge-waiting",
    };
    StepLine {
        what: step.what.clone(),
        when: step.done_on.map_or_else(
            || format!("{} · {}", p.day_short(step.due_on), p.due(step.due_on)),
            |done| p.t1("cases-teaching-step-done-on", "day", &p.day_short(done)),
        ),
        result: step.result.clone(),
        badge,
        href: if may_finish && step.done_on.is_none() { format!("{href}/steps/{}", step.id) } else { String::new() },
    }
}

/// ผลการนิเทศงานหนึ่งปี
#[derive(Debug, Template)]
#[template(path = "teaching_year.html")]
pub struct YearPage {
    /// The page.
    pub p: Page,
    /// The choice of the year.
    pub filters: Vec<Filter>,
    /// Whose.
    pub whose: String,
    /// The fiscal year in words.
    pub year: String,
    /// The address, for choosing another.
    pub here: String,
    /// What it came to.
    pub came: TeachingYear,
    /// The notes that the reader may read, oldest first.
    pub lines: Vec<TeachingLine>,
}

impl YearPage {
    /// What the year came to, sentence by sentence.
    fn sentences(&self) -> [String; 3] {
        let TeachingYear { notes, acknowledged, minutes, steps, done, in_time, overdue } = self.came;
        let hours = format!("{}.{}", minutes / 60, minutes % 60 * 10 / 60);
        let [notes, acknowledged, steps, done, in_time, overdue] =
            [notes, acknowledged, steps, done, in_time, overdue].map(|count| count.to_string());
        let held = [("notes", notes.as_str()), ("hours", &hours), ("acknowledged", &acknowledged)];
        let agreed = [("steps", steps.as_str()), ("done", &done), ("time", &in_time)];
        [
            self.p.tn("cases-teaching-year-held", &held),
            self.p.tn("cases-teaching-year-agreed", &agreed),
            self.p.t1("cases-teaching-year-overdue", "steps", &overdue),
        ]
    }
}
