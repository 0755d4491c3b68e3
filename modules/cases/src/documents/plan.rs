//! แผนการให้ความช่วยเหลือ: data of `documents/care_plan.typ`.

use serde::Serialize;
use ui::Page;

use super::head::{Added, CaseHead, Client, Signed};
use super::summary;
use crate::model::{CaseRow, PaperRow, Plan};
use crate::views::case::Around;

/// เป้าหมาย
#[derive(Debug, Clone, Serialize)]
pub struct GoalLine {
    /// 1, 2, …
    pub number: String,
    /// What shall be true.
    pub what: String,
    /// How one will know.
    pub measure: String,
}

impl GoalLine {
    pub(super) fn all(plan: &Plan) -> Vec<Self> {
        let line = |(number, goal): (i64, &crate::model::Goal)| Self {
            number: number.to_string(),
            what: goal.what.clone(),
            measure: goal.measure.clone(),
        };
        (1..).zip(&plan.goals).map(line).collect()
    }
}

/// กิจกรรม
#[derive(Debug, Clone, Serialize)]
pub struct ActionLine {
    /// The number of the goal it serves.
    pub goal: String,
    /// What is done.
    pub what: String,
    /// By whom.
    pub who: String,
    /// By when.
    pub due: String,
}

/// แผนการให้ความช่วยเหลือ
#[derive(Debug, Clone, Serialize)]
pub struct CarePlan {
    /// The case.
    pub case: CaseHead,
    /// The client.
    pub client: Client,
    /// "(ฉบับที่ 2)" for a plan written anew; empty for the first.
    pub revision: String,
    /// The diagnosis that the plan answers.
    pub diagnosis: String,
    /// The goals.
    pub goals: Vec<GoalLine>,
    /// The actions.
    pub actions: Vec<ActionLine>,
    /// How the client agreed.
    pub agreement: String,
    /// Who agreed and in what words.
    pub agreement_note: String,
    /// What was added after signing.
    pub addenda: Vec<Added>,
    /// Who signed, and a place for the client.
    pub signatures: Vec<Signed>,
}

impl CarePlan {
    /// From a plan.
    #[must_use]
    pub fn new(p: &Page, case: &CaseRow, around: &Around, paper: &PaperRow, plan: &Plan) -> Self {
        let action = |action: &crate::model::PlannedAction| ActionLine {
            goal: action.goal.to_string(),
            what: action.what.clone(),
            who: action.owner_name.clone(),
            due: p.day_short(action.due),
        };
        let revision = paper.revision.to_string();
        let mut signatures = Signed::all(p, around, paper);
        signatures.push(Signed::open(p.t("cases-sign-client").into_owned(), around.client.name()));
        Self {
            case: CaseHead::new(p, case, around),
            client: Client::new(p, around),
            revision: if paper.revision > 1 { p.t1("cases-revision", "number", &revision) } else { String::new() },
            diagnosis: summary::diagnosis(around).map_or_else(String::new, |found| found.diagnosis),
            goals: GoalLine::all(plan),
            actions: plan.actions.iter().map(action).collect(),
            agreement: p.code("cases-agreement", plan.agreement).into_owned(),
            agreement_note: plan.agreement_note.clone(),
            addenda: Added::all(p, around, paper),
            signatures,
        }
    }
}
