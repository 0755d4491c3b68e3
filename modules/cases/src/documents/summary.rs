//! สรุปเรื่อง: data of `documents/case_summary.typ`.

use serde::Serialize;
use ui::Page;

use super::head::{CaseHead, Client, IntakeHead, Signed};
use super::plan::GoalLine;
use super::services::ServiceLine;
use crate::model::{Assessment, CaseRow, Content, NetworkRow, PaperRow, PaperState, Step};
use crate::views::case::Around;
use crate::views::network::{self, Told};
use crate::views::papers::problem_words;

/// One record of fact-finding in the summary.
#[derive(Debug, Clone, Serialize)]
pub struct RecordGist {
    /// Form and day.
    pub heading: String,
    /// What was said and seen.
    pub facts: String,
}

/// One of those around the client.
#[derive(Debug, Clone, Serialize)]
pub struct NetworkLine {
    /// Who, and what they are.
    pub who: String,
    /// Strength, stress and direction of support.
    pub tie: String,
    /// Since when, and the note.
    pub more: String,
}

impl NetworkLine {
    /// The network as it is now, in the order of an eco-map.
    #[must_use]
    pub fn all(p: &Page, rows: &[NetworkRow], told: &Told) -> Vec<Self> {
        let mut rows: Vec<&NetworkRow> = rows.iter().collect();
        rows.sort_by_key(|row| told.place(row));
        let line = |row: &&NetworkRow| Self {
            who: format!("{} ({})", told.name(row), told.kind(p, row)),
            tie: network::says(p, row),
            more: network::more(p, row),
        };
        rows.iter().map(line).collect()
    }
}

/// สรุปการให้ความช่วยเหลือรายกรณี
#[derive(Debug, Clone, Serialize)]
pub struct CaseSummary {
    /// The case.
    pub case: CaseHead,
    /// The client.
    pub client: Client,
    /// How it came.
    pub intake: IntakeHead,
    /// The signed records, oldest first.
    pub records: Vec<RecordGist>,
    /// ข้อวินิจฉัย of the signed diagnosis.
    pub diagnosis: String,
    /// Its problems in words.
    pub problems: Vec<String>,
    /// The goals of the signed plan.
    pub goals: Vec<GoalLine>,
    /// What was given.
    pub services: Vec<ServiceLine>,
    /// Who and what is around the client.
    pub network: Vec<NetworkLine>,
    /// Where the case stands.
    pub stage: String,
    /// What comes next.
    pub next: String,
    /// Who works on it.
    pub team: Vec<String>,
    /// A place for its owner to sign.
    pub signatures: Vec<Signed>,
}

impl CaseSummary {
    /// From everything around a case; only what is signed is told.
    #[must_use]
    pub fn new(p: &Page, case: &CaseRow, around: &Around, network: Vec<NetworkLine>) -> Self {
        let found = diagnosis(around).unwrap_or_default();
        let problem = |problem| problem_words(p, problem, &around.entries);
        let owner = Signed::open(p.t("cases-sign-summary").into_owned(), around.name(case.owner));
        Self {
            case: CaseHead::new(p, case, around),
            client: Client::new(p, around),
            intake: IntakeHead::new(p, around),
            records: signed(around, Step::Record).filter_map(|paper| gist(p, paper)).collect(),
            problems: found.problems.iter().map(problem).collect(),
            diagnosis: found.diagnosis,
            goals: plan(around),
            services: ServiceLine::all(p, around),
            network,
            stage: p.code("cases-stage", case.stage).into_owned(),
            next: p.code("cases-next", case.next_what).into_owned(),
            team: around.team.iter().map(|member| around.name(member.staff).to_owned()).collect(),
            signatures: vec![owner],
        }
    }
}

fn signed(around: &Around, step: Step) -> impl DoubleEndedIterator<Item = &PaperRow> {
    around.papers.iter().filter(move |paper| paper.step == step && paper.state == PaperState::Signed)
}

fn gist(p: &Page, paper: &PaperRow) -> Option<RecordGist> {
    let Ok(Content::Record(body)) = serde_json::from_str(&paper.content) else { return None };
    let heading = format!("{} {}", p.code("cases-paper", paper.form), p.day(paper.happened_on));
    Some(RecordGist { heading, facts: body.facts })
}

/// The signed diagnosis that is in force.
pub(super) fn diagnosis(around: &Around) -> Option<Assessment> {
    let paper = signed(around, Step::Diagnosis).next_back()?;
    match serde_json::from_str(&paper.content) {
        Ok(Content::Diagnosis(assessment)) => Some(assessment),
        _ => None,
    }
}

fn plan(around: &Around) -> Vec<GoalLine> {
    let paper = signed(around, Step::Plan).next_back();
    match paper.map(|paper| serde_json::from_str(&paper.content)) {
        Some(Ok(Content::Plan(plan))) => GoalLine::all(&plan),
        _ => Vec::new(),
    }
}
