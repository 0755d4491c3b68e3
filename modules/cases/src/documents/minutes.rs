//! รายงานการประชุมรายกรณี: data of `documents/minutes.typ`.

use serde::Serialize;
use ui::Page;

use super::head::{Added, CaseHead, Signed, moment};
use crate::model::{Attendee, CaseRow, Minutes, PaperRow, ParticipantKind};
use crate::views::case::Around;
use crate::views::papers::client;

/// ผู้ร่วมประชุม
#[derive(Debug, Clone, Serialize)]
pub struct AttendeeLine {
    /// Name.
    pub name: String,
    /// Part and organisation.
    pub post: String,
    /// That they undertook to keep to themselves what they heard; empty for colleagues.
    pub bound: String,
}

/// มติ
#[derive(Debug, Clone, Serialize)]
pub struct ResolutionLine {
    /// 1, 2, …
    pub number: String,
    /// What is to be done.
    pub what: String,
    /// By whom.
    pub who: String,
    /// By when.
    pub due: String,
}

/// รายงานการประชุมรายกรณี
#[derive(Debug, Clone, Serialize)]
pub struct MinutesPaper {
    /// The case.
    pub case: CaseHead,
    /// When it was held.
    pub held: String,
    /// How people met.
    pub way: String,
    /// Where.
    pub place: String,
    /// Whether the client or the family was asked to come.
    pub client_part: String,
    /// Who came.
    pub came: Vec<AttendeeLine>,
    /// Who was asked and did not come.
    pub absent: Vec<AttendeeLine>,
    /// ระเบียบวาระ
    pub agenda: Vec<String>,
    /// What was said.
    pub discussion: String,
    /// What was decided.
    pub resolutions: Vec<ResolutionLine>,
    /// What those from outside were told.
    pub told: String,
    /// What was added after signing.
    pub addenda: Vec<Added>,
    /// Who signed.
    pub signatures: Vec<Signed>,
}

impl MinutesPaper {
    /// From minutes.
    #[must_use]
    pub fn new(p: &Page, case: &CaseRow, around: &Around, paper: &PaperRow, minutes: &Minutes) -> Self {
        let line = |one: &Attendee| AttendeeLine {
            name: one.name.clone(),
            post: one.post.clone(),
            bound: if one.undertook && one.kind != ParticipantKind::Colleague {
                p.t("cases-minutes-bound").into_owned()
            } else {
                String::new()
            },
        };
        let resolution = |(number, one): (i64, &crate::model::Resolution)| ResolutionLine {
            number: number.to_string(),
            what: one.what.clone(),
            who: one.owner_name.clone(),
            due: p.day_short(one.due),
        };
        Self {
            case: CaseHead::new(p, case, around),
            held: moment(p, minutes.held()),
            way: p.code("cases-conference-way", minutes.way).into_owned(),
            place: minutes.place.clone(),
            client_part: client(p, minutes),
            came: minutes.attendees.iter().filter(|one| one.came).map(line).collect(),
            absent: minutes.attendees.iter().filter(|one| !one.came).map(line).collect(),
            agenda: minutes.agenda.lines().filter(|item| !item.trim().is_empty()).map(str::to_owned).collect(),
            discussion: minutes.discussion.clone(),
            resolutions: (1..).zip(&minutes.resolutions).map(resolution).collect(),
            told: minutes.told.clone(),
            addenda: Added::all(p, around, paper),
            signatures: Signed::all(p, around, paper),
        }
    }
}
