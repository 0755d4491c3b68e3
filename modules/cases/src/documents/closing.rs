//! รายงานการยุติการให้ความช่วยเหลือ: data of `documents/closing.typ`.

use serde::Serialize;
use ui::Page;

use super::head::{Added, CaseHead, Client, Signed};
use super::services::ServiceLine;
use crate::forms::papers::attainment_word;
use crate::model::{Attainment, CaseRow, Closing, PaperRow};
use crate::views::case::Around;
use crate::views::reference::name;

/// ผลตามเป้าหมาย
#[derive(Debug, Clone, Serialize)]
pub struct GoalResult {
    /// 1, 2, …
    pub number: String,
    /// The goal's words.
    pub goal: String,
    /// How far it was reached.
    pub result: String,
}

/// รายงานการยุติ
#[derive(Debug, Clone, Serialize)]
pub struct ClosingReport {
    /// The case.
    pub case: CaseHead,
    /// The client.
    pub client: Client,
    /// The day of the report.
    pub happened: String,
    /// Why it ends.
    pub reason: String,
    /// What was done and what came of it.
    pub summary: String,
    /// Who goes on.
    pub onward: String,
    /// The goals and how far they were reached.
    pub attainment: Vec<GoalResult>,
    /// Everything that was given.
    pub services: Vec<ServiceLine>,
    /// What was added after signing.
    pub addenda: Vec<Added>,
    /// Who signed.
    pub signatures: Vec<Signed>,
}

impl ClosingReport {
    /// From a closing.
    #[must_use]
    pub fn new(p: &Page, case: &CaseRow, around: &Around, paper: &PaperRow, closing: &Closing) -> Self {
        let result = |(number, attainment): (i64, &Attainment)| GoalResult {
            number: number.to_string(),
            goal: attainment.goal.clone(),
            result: p.t(&format!("cases-attainment-{}", attainment_word(attainment.score))).into_owned(),
        };
        Self {
            case: CaseHead::new(p, case, around),
            client: Client::new(p, around),
            happened: p.day(paper.happened_on),
            reason: name(p, &around.entries, "closing-reason", &closing.reason).to_owned(),
            summary: closing.summary.clone(),
            onward: closing.onward.clone(),
            attainment: (1..).zip(&closing.attainment).map(result).collect(),
            services: ServiceLine::all(p, around),
            addenda: Added::all(p, around, paper),
            signatures: Signed::all(p, around, paper),
        }
    }
}
