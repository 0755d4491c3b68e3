//! แบบสอบข้อเท็จจริง and บันทึกการเยี่ยมบ้าน: data of `documents/fact_finding.typ` and `documents/visit.typ`.

use serde::Serialize;
use ui::Page;

use super::head::{Added, CaseHead, Client, IntakeHead, Signed};
use crate::model::{CaseRow, PaperRow, RecordBody};
use crate::views::case::Around;

/// What was found, when and by whom.
#[derive(Debug, Clone, Serialize)]
pub struct RecordLines {
    /// How: interview, history and so on.
    pub form: String,
    /// The day it tells of.
    pub happened: String,
    /// Where.
    pub place: String,
    /// Who was there or who told.
    pub people: String,
    /// What was said and seen; lines are paragraphs.
    pub facts: String,
    /// What the worker thinks of it.
    pub opinion: String,
}

impl RecordLines {
    pub(super) fn new(p: &Page, paper: &PaperRow, body: &RecordBody) -> Self {
        Self {
            form: p.code("cases-paper", paper.form).into_owned(),
            happened: p.day(paper.happened_on),
            place: body.place.clone(),
            people: body.people.clone(),
            facts: body.facts.clone(),
            opinion: body.opinion.clone(),
        }
    }
}

/// แบบสอบข้อเท็จจริง
#[derive(Debug, Clone, Serialize)]
pub struct FactFinding {
    /// The case.
    pub case: CaseHead,
    /// The client.
    pub client: Client,
    /// How it came.
    pub intake: IntakeHead,
    /// What was found.
    pub record: RecordLines,
    /// What was added after signing.
    pub addenda: Vec<Added>,
    /// Who signed.
    pub signatures: Vec<Signed>,
}

impl FactFinding {
    /// From a record of any form but a home visit.
    #[must_use]
    pub fn new(p: &Page, case: &CaseRow, around: &Around, paper: &PaperRow, body: &RecordBody) -> Self {
        Self {
            case: CaseHead::new(p, case, around),
            client: Client::new(p, around),
            intake: IntakeHead::new(p, around),
            record: RecordLines::new(p, paper, body),
            addenda: Added::all(p, around, paper),
            signatures: Signed::all(p, around, paper),
        }
    }
}

/// นัดติดตาม
#[derive(Debug, Clone, Serialize)]
pub struct FollowupLine {
    /// By when.
    pub due: String,
    /// What to look at.
    pub what: String,
    /// By whom.
    pub who: String,
}

/// บันทึกการเยี่ยมบ้าน
#[derive(Debug, Clone, Serialize)]
pub struct Visit {
    /// The case.
    pub case: CaseHead,
    /// The client.
    pub client: Client,
    /// What was found.
    pub record: RecordLines,
    /// Follow-ups that are still open.
    pub followups: Vec<FollowupLine>,
    /// What was added after signing.
    pub addenda: Vec<Added>,
    /// Who signed.
    pub signatures: Vec<Signed>,
}

impl Visit {
    /// From the record of a home visit.
    #[must_use]
    pub fn new(p: &Page, case: &CaseRow, around: &Around, paper: &PaperRow, body: &RecordBody) -> Self {
        let open = around.followups.iter().filter(|followup| followup.done_on.is_none());
        let line = |followup: &crate::model::FollowupRow| FollowupLine {
            due: p.day_short(followup.due_on),
            what: followup.what.clone(),
            who: around.name(followup.owner).to_owned(),
        };
        Self {
            case: CaseHead::new(p, case, around),
            client: Client::new(p, around),
            record: RecordLines::new(p, paper, body),
            followups: open.map(line).collect(),
            addenda: Added::all(p, around, paper),
            signatures: Signed::all(p, around, paper),
        }
    }
}
