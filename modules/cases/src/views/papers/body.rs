//! What a paper says, section by section.

use ui::Page;

use super::onward;
use crate::forms::papers::attainment_word;
use crate::model::{Assessment, Closing, Content, PaperRow, Plan, Problem, RecordBody, ReferenceEntry};
use crate::views::reference::name;

/// A heading and what stands under it.
#[derive(Debug, Clone)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// A text of one or more paragraphs; may be empty.
    pub text: String,
    /// Items under it; may be none.
    pub items: Vec<String>,
}

impl Section {
    pub(super) fn text(p: &Page, key: &str, text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self { heading: p.t(key).into_owned(), text: text.to_owned(), items: Vec::new() })
    }

    pub(super) fn list(p: &Page, key: &str, items: Vec<String>) -> Option<Self> {
        (!items.is_empty()).then(|| Self { heading: p.t(key).into_owned(), text: String::new(), items })
    }

    /// The paragraphs of the text.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter(|line| !line.trim().is_empty())
    }
}

/// What a paper says.
#[must_use]
pub fn sections(p: &Page, paper: &PaperRow, entries: &[ReferenceEntry]) -> Vec<Section> {
    match paper.says() {
        Ok(Content::Record(says)) => record(p, &says),
        Ok(Content::Diagnosis(says)) => diagnosis(p, &says, entries),
        Ok(Content::Plan(says)) => plan(p, &says),
        Ok(Content::Closing(says)) => closing(p, &says, entries),
        Ok(Content::Referral(says)) => onward::referral(p, &says, entries),
        Ok(Content::Minutes(says)) => onward::minutes(p, &says),
        Ok(Content::Draft { .. }) | Err(_) => Vec::new(),
    }
}

fn record(p: &Page, body: &RecordBody) -> Vec<Section> {
    let rows = [
        Section::text(p, "cases-record-place", &body.place),
        Section::text(p, "cases-record-people", &body.people),
        Section::text(p, "cases-record-facts", &body.facts),
        Section::text(p, "cases-record-opinion", &body.opinion),
    ];
    rows.into_iter().flatten().collect()
}

fn diagnosis(p: &Page, assessment: &Assessment, entries: &[ReferenceEntry]) -> Vec<Section> {
    let dimensions = assessment.dimensions.iter().map(|score| {
        let word = p.t(if score.failing { "cases-dimension-fails" } else { "cases-dimension-holds" });
        let name = p.code("cases-dimension", score.dimension);
        let note = if score.note.is_empty() { String::new() } else { format!(" · {}", score.note) };
        format!("{name}: {word}{note}")
    });
    let problems = assessment.problems.iter().map(|problem| problem_words(p, problem, entries));
    let rows = [
        Section::text(p, "cases-diagnosis-text", &assessment.diagnosis),
        Section::list(p, "cases-problems", problems.collect()),
        Section::list(p, "cases-diagnosis-dimensions", dimensions.collect()),
        Section::text(p, "cases-diagnosis-strengths", &assessment.strengths),
        Section::text(p, "cases-diagnosis-risks", &assessment.risks),
    ];
    rows.into_iter().flatten().collect()
}

/// A problem with its area, cause, effect and rank in one sentence.
pub(crate) fn problem_words(p: &Page, problem: &Problem, entries: &[ReferenceEntry]) -> String {
    let severity = problem.severity.to_string();
    let priority = problem.priority.to_string();
    p.tn(
        "cases-problem-line",
        &[
            ("area", name(p, entries, "problem-area", &problem.area)),
            ("what", &problem.what),
            ("cause", &problem.cause),
            ("effect", &problem.effect),
            ("severity", &severity),
            ("priority", &priority),
            ("reason", &problem.reason),
        ],
    )
}

fn plan(p: &Page, plan: &Plan) -> Vec<Section> {
    let goals = (1..).zip(&plan.goals).map(|(number, goal): (i64, _)| {
        p.tn("cases-goal-line", &[("number", &number.to_string()), ("what", &goal.what), ("measure", &goal.measure)])
    });
    let actions = plan.actions.iter().map(|action| {
        let due = p.day_short(action.due);
        let goal = action.goal.to_string();
        let values = [("goal", goal.as_str()), ("what", &action.what), ("who", &action.owner_name), ("due", &due)];
        p.tn("cases-action-line", &values)
    });
    let agreement = format!("{} · {}", p.code("cases-agreement", plan.agreement), plan.agreement_note);
    let rows = [
        Section::list(p, "cases-goals", goals.collect()),
        Section::list(p, "cases-actions", actions.collect()),
        Section::text(p, "cases-plan-agreement-part", &agreement),
    ];
    rows.into_iter().flatten().collect()
}

fn closing(p: &Page, closing: &Closing, entries: &[ReferenceEntry]) -> Vec<Section> {
    let attainment = closing.attainment.iter().map(|attainment| {
        let word = attainment_word(attainment.score);
        format!("{}: {}", attainment.goal, p.t(&format!("cases-attainment-{word}")))
    });
    let rows = [
        Section::text(p, "cases-closing-reason", name(p, entries, "closing-reason", &closing.reason)),
        Section::text(p, "cases-closing-summary", &closing.summary),
        Section::text(p, "cases-closing-onward", &closing.onward),
        Section::list(p, "cases-closing-attainment", attainment.collect()),
    ];
    rows.into_iter().flatten().collect()
}
