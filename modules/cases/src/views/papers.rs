//! Papers as the templates show them: being written, and to be read.

use std::collections::HashMap;

use askama::Template;
use kernel::{Actor, Code as _, Day, Id, Invalid, Level, Staff};
use offices::StaffBrief;
use ui::{Choice, Form, Page};
use web::Permission as _;

use crate::model::{
    Assessment, CaseRow, Closing, Content, PaperRow, PaperState, Plan, Problem, RecordBody, SignatureRow, Step,
};
use crate::permissions::WorkCases;
use crate::rules::Need;
use crate::store::papers::{Addendum, Attachment};
use crate::store::reference::Entry;

/// A heading and what stands under it.
#[derive(Debug, Clone)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// A text of one or more paragraphs; may be empty.
    pub text: String,
    /// Items under it; may be none.
    pub items: Vec<String>,
}

impl Part {
    fn text(p: &Page, key: &str, text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self { heading: p.t(key).into_owned(), text: text.to_owned(), items: Vec::new() })
    }

    fn list(p: &Page, key: &str, items: Vec<String>) -> Option<Self> {
        (!items.is_empty()).then(|| Self { heading: p.t(key).into_owned(), text: String::new(), items })
    }

    /// The paragraphs of the text.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter(|line| !line.trim().is_empty())
    }
}

/// What a paper says, in parts.
#[must_use]
pub fn parts(p: &Page, paper: &PaperRow, entries: &[Entry]) -> Vec<Part> {
    match serde_json::from_str(&paper.content) {
        Ok(Content::Record(body)) => record(p, &body),
        Ok(Content::Diagnosis(assessment)) => diagnosis(p, &assessment, entries),
        Ok(Content::Plan(plan)) => plan_parts(p, &plan),
        Ok(Content::Closing(closing)) => closing_parts(p, &closing, entries),
        Ok(Content::Draft { .. }) | Err(_) => Vec::new(),
    }
}

fn record(p: &Page, body: &RecordBody) -> Vec<Part> {
    let rows = [
        Part::text(p, "cases-record-place", &body.place),
        Part::text(p, "cases-record-people", &body.people),
        Part::text(p, "cases-record-facts", &body.facts),
        Part::text(p, "cases-record-opinion", &body.opinion),
    ];
    rows.into_iter().flatten().collect()
}

fn diagnosis(p: &Page, assessment: &Assessment, entries: &[Entry]) -> Vec<Part> {
    let dimensions = assessment.dimensions.iter().map(|score| {
        let word = p.t(if score.failing { "cases-dimension-fails" } else { "cases-dimension-holds" });
        let name = p.t(&format!("cases-dimension-{}", score.dimension));
        let note = if score.note.is_empty() { String::new() } else { format!(" · {}", score.note) };
        format!("{name}: {word}{note}")
    });
    let problems = assessment.problems.iter().map(|problem| problem_words(p, problem, entries));
    let rows = [
        Part::text(p, "cases-diagnosis-text", &assessment.diagnosis),
        Part::list(p, "cases-problems", problems.collect()),
        Part::list(p, "cases-diagnosis-dimensions", dimensions.collect()),
        Part::text(p, "cases-diagnosis-strengths", &assessment.strengths),
        Part::text(p, "cases-diagnosis-risks", &assessment.risks),
    ];
    rows.into_iter().flatten().collect()
}

/// A problem with its area, cause, effect and rank in one sentence.
pub(crate) fn problem_words(p: &Page, problem: &Problem, entries: &[Entry]) -> String {
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

/// The name of a reference entry; its code where the entry is gone.
pub(crate) fn name<'a>(p: &Page, entries: &'a [Entry], list: &str, code: &'a str) -> &'a str {
    entries.iter().find(|e| e.list == list && e.code == code).map_or(code, |entry| entry.name(p.lang))
}

fn plan_parts(p: &Page, plan: &Plan) -> Vec<Part> {
    let goals = (1..).zip(&plan.goals).map(|(number, goal): (i64, _)| {
        p.tn("cases-goal-line", &[("number", &number.to_string()), ("what", &goal.what), ("measure", &goal.measure)])
    });
    let actions = plan.actions.iter().map(|action| {
        let due = Day::from_number(action.due).map_or_else(String::new, |day| p.day_short(day));
        let goal = action.goal.to_string();
        let values = [("goal", goal.as_str()), ("what", &action.what), ("who", &action.owner_name), ("due", &due)];
        p.tn("cases-action-line", &values)
    });
    let agreement = format!("{} · {}", p.t(&format!("cases-agreement-{}", plan.agreement)), plan.agreement_note);
    let rows = [
        Part::list(p, "cases-goals", goals.collect()),
        Part::list(p, "cases-actions", actions.collect()),
        Part::text(p, "cases-plan-agreement-part", &agreement),
    ];
    rows.into_iter().flatten().collect()
}

fn closing_parts(p: &Page, closing: &Closing, entries: &[Entry]) -> Vec<Part> {
    let attainment = closing.attainment.iter().map(|attainment| {
        let word = crate::forms::papers::attainment_word(attainment.score);
        format!("{}: {}", attainment.goal, p.t(&format!("cases-attainment-{word}")))
    });
    let rows = [
        Part::text(p, "cases-closing-reason", name(p, entries, "closing-reason", &closing.reason)),
        Part::text(p, "cases-closing-summary", &closing.summary),
        Part::text(p, "cases-closing-onward", &closing.onward),
        Part::list(p, "cases-closing-attainment", attainment.collect()),
    ];
    rows.into_iter().flatten().collect()
}

/// A signature as it is shown.
#[derive(Debug, Clone)]
pub struct Signature {
    /// As what: author or co-signer.
    pub part: String,
    /// Who.
    pub name: String,
    /// Level and office.
    pub post: String,
    /// When.
    pub when: String,
    /// The duty under which they signed.
    pub duty: String,
    /// Whether the paper still says what was signed.
    pub holds: bool,
}

/// The signatures under a paper.
#[must_use]
pub fn signatures(p: &Page, paper: &PaperRow, rows: &[SignatureRow], files: &[Attachment]) -> Vec<Signature> {
    let digest = paper.digest(files.iter().filter(|file| file.paper == paper.id).map(|file| file.digest.as_str()));
    let of_this = rows.iter().filter(|row| row.paper == paper.id);
    of_this
        .map(|row| {
            let level = Level::from_code(&row.level).map_or("", |level| level.name(p.lang));
            let acting = if row.acting_for.is_some() { p.t("cases-signed-acting") } else { "".into() };
            Signature {
                part: p.t(&format!("cases-signed-{}", row.part)).into_owned(),
                name: row.name.clone(),
                post: format!("{}{level} {acting} · {}", p.t("cases-social-worker"), row.office_name),
                when: p.moment(row.signed_at),
                duty: row.duty.clone(),
                holds: row.digest == digest,
            }
        })
        .collect()
}

/// A file as it is shown.
#[derive(Debug, Clone)]
pub struct File {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its size in words.
    pub size: String,
}

/// The files of a paper.
#[must_use]
pub fn files(case: &CaseRow, paper: i64, rows: &[Attachment]) -> Vec<File> {
    let of_this = rows.iter().filter(|row| row.paper == paper);
    of_this
        .map(|row| File {
            href: format!("/cases/{}/files/{}", case.id, Id::<()>::new(row.id)),
            name: row.name.clone(),
            size: if row.size < 1_048_576 {
                format!("{} KB", row.size / 1024 + 1)
            } else {
                format!("{} MB", row.size / 1_048_576 + 1)
            },
        })
        .collect()
}

/// The page on which a draft is written.
#[derive(Debug, Template)]
#[template(path = "paper_edit.html")]
pub struct PaperEdit {
    /// The page.
    pub p: Page,
    /// Where the case is.
    pub case_href: String,
    /// The case in a line.
    pub case_line: String,
    /// Where the paper is.
    pub href: String,
    /// The form.
    pub form: Form,
    /// Who can be asked to co-sign.
    pub reviewers: Vec<Choice>,
    /// Why a co-signature is needed; empty when none is.
    pub need: String,
    /// The duty that says so.
    pub need_duty: String,
    /// What the reviewer said.
    pub comment: String,
    /// The files.
    pub files: Vec<File>,
    /// What was wrong with a file.
    pub file_error: String,
}

impl PaperEdit {
    /// Lays out a draft.
    #[must_use]
    pub fn new(
        p: Page,
        case: &CaseRow,
        paper: &PaperRow,
        form: Form,
        reviewers: Vec<Choice>,
        need: Option<Need>,
        attachments: Vec<Attachment>,
    ) -> Self {
        let need_words =
            need.as_ref().map_or_else(String::new, |need| p.t1("cases-need", "level", need.level.name(p.lang)));
        Self {
            case_href: format!("/cases/{}", case.id),
            case_line: p.tn("cases-line", &[("number", &case.number), ("name", &case.subject_name)]),
            href: format!("/cases/{}/papers/{}", case.id, Id::<()>::new(paper.id)),
            need: need_words,
            need_duty: need.map_or_else(String::new, |need| need.duty),
            comment: paper.comment.clone(),
            files: files(case, paper.id, &attachments),
            file_error: String::new(),
            p,
            form,
            reviewers,
        }
    }
}

/// Everything around a paper that is read.
#[derive(Debug)]
pub struct Shown<'a> {
    /// Reference entries that name its codes.
    pub entries: &'a [Entry],
    /// Its signatures.
    pub signatures: &'a [SignatureRow],
    /// Its addenda.
    pub addenda: &'a [Addendum],
    /// Its files.
    pub files: &'a [Attachment],
    /// The names of everybody around it.
    pub names: &'a HashMap<Id<Staff>, StaffBrief>,
}

impl Shown<'_> {
    /// The name of a colleague.
    #[must_use]
    pub fn name(&self, staff: Id<Staff>) -> &str {
        self.names.get(&staff).map_or("", |staff| staff.name.as_str())
    }
}

/// The page of a paper that is read.
#[derive(Debug, Template)]
#[template(path = "paper.html")]
pub struct PaperRead {
    /// The page.
    pub p: Page,
    /// Where the case is.
    pub case_href: String,
    /// The case in a line.
    pub case_line: String,
    /// Where the paper is.
    pub href: String,
    /// Day and author.
    pub byline: String,
    /// Its state in words.
    pub state: String,
    /// The badge of its state.
    pub badge: &'static str,
    /// What it says.
    pub parts: Vec<Part>,
    /// Who signed.
    pub signatures: Vec<Signature>,
    /// Who is still to sign; empty when nobody.
    pub waiting: String,
    /// What was added: who and when, and the words.
    pub addenda: Vec<(String, String)>,
    /// The files.
    pub files: Vec<File>,
    /// Whether the reader may co-sign now.
    pub can_review: bool,
    /// Whether the reader may add to it.
    pub can_add: bool,
    /// The version the reader sees.
    pub version: i64,
    /// What is wrong with the reviewer's comment.
    pub comment_error: String,
    /// What is wrong with an addendum.
    pub body_error: String,
    /// Where the paper is as PDF; empty for one that has no form.
    pub pdf_href: String,
}

impl PaperRead {
    /// Lays out a paper for a reader.
    #[must_use]
    pub fn new(p: Page, reader: &Actor, case: &CaseRow, paper: &PaperRow, shown: &Shown<'_>, wrong: &Invalid) -> Self {
        let waits = paper.state == PaperState::Submitted;
        let error = |field: &str| wrong.of(field).map_or_else(String::new, |key| p.t(key).into_owned());
        let waiting = paper.reviewer.filter(|_| waits).map_or_else(String::new, |staff| shown.name(staff).to_owned());
        let (byline_day, author) = (p.weekday(paper.happened_on), shown.name(paper.author));
        let addenda = shown.addenda.iter().map(|addendum| {
            (format!("{} · {}", shown.name(addendum.author), p.moment(addendum.written_at)), addendum.body.clone())
        });
        Self {
            case_href: format!("/cases/{}", case.id),
            case_line: p.tn("cases-line", &[("number", &case.number), ("name", &case.subject_name)]),
            href: format!("/cases/{}/papers/{}", case.id, Id::<()>::new(paper.id)),
            byline: format!("{byline_day} · {author}"),
            state: p.code("cases-paper-state", paper.state).into_owned(),
            badge: badge(paper.state),
            parts: parts(&p, paper, shown.entries),
            signatures: signatures(&p, paper, shown.signatures, shown.files),
            waiting,
            addenda: addenda.collect(),
            files: files(case, paper.id, shown.files),
            can_review: waits && crate::actions::may_cosign(reader, paper).is_ok(),
            can_add: reader.has_role(WorkCases::ROLES)
                && matches!(paper.state, PaperState::Signed | PaperState::Submitted | PaperState::Superseded),
            version: paper.version,
            comment_error: error("comment"),
            body_error: error("body"),
            pdf_href: if paper.form.step() == Step::Diagnosis || editable(paper) {
                String::new()
            } else {
                format!("/cases/{}/papers/{}/pdf", case.id, Id::<()>::new(paper.id))
            },
            p,
        }
    }
}

fn editable(paper: &PaperRow) -> bool {
    matches!(paper.state, PaperState::Draft | PaperState::Returned)
}

/// The badge of a state: a shape beside the word.
#[must_use]
pub const fn badge(state: PaperState) -> &'static str {
    match state {
        PaperState::Draft => "badge-draft",
        PaperState::Submitted => "badge-waiting",
        PaperState::Returned => "badge-urgent",
        PaperState::Signed => "badge-done",
        PaperState::Superseded => "badge-closed",
    }
}
