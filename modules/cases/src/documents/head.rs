//! What most papers begin and end with: the case, the client, how the case came, who signed, what was added.

use kernel::Moment;
use serde::Serialize;
use ui::Page;

use crate::model::{CaseRow, Confidentiality, PaperRow, SignatureRow};
use crate::views::case::Around;
use crate::views::reference::name;

/// หัวเรื่อง: every text as it is read; an empty one is left out of the paper.
#[derive(Debug, Clone, Serialize)]
pub struct CaseHead {
    /// The office that handles the case.
    pub office: String,
    /// Running number / พ.ศ.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// The target group's name.
    pub target_group: String,
    /// How pressing it is.
    pub urgency: String,
    /// Who is responsible.
    pub owner: String,
    /// The day it was opened.
    pub opened: String,
    /// ชั้นความลับของเรื่อง; empty for a normal case.
    pub confidentiality: String,
}

impl CaseHead {
    pub(super) fn new(p: &Page, case: &CaseRow, around: &Around) -> Self {
        let secret = case.confidentiality != Confidentiality::Normal;
        Self {
            office: around.office.clone(),
            number: case.number.clone(),
            title: case.title.clone(),
            target_group: name(p, &around.entries, "target-group", &case.target_group).to_owned(),
            urgency: p.code("cases-urgency", case.urgency).into_owned(),
            owner: around.name(case.owner).to_owned(),
            opened: p.day(case.opened_at.day()),
            confidentiality: if secret {
                p.code("cases-confidentiality", case.confidentiality).into_owned()
            } else {
                String::new()
            },
        }
    }
}

/// ผู้รับบริการ
#[derive(Debug, Clone, Serialize)]
pub struct Client {
    /// The name.
    pub name: String,
    /// Age, place and so on, as the page of the case has them.
    pub facts: Vec<String>,
}

impl Client {
    pub(super) fn new(p: &Page, around: &Around) -> Self {
        Self { name: around.client.name().to_owned(), facts: around.client.facts(p) }
    }
}

/// การรับเรื่อง. Who spoke is named by their part alone: a protected reporter is never printed.
#[derive(Debug, Clone, Serialize)]
pub struct IntakeHead {
    /// When it was received.
    pub received: String,
    /// The channel's name.
    pub channel: String,
    /// Who spoke, by their part.
    pub reporter: String,
    /// Where it happened.
    pub place: String,
    /// What is asked for.
    pub request: String,
    /// What was told.
    pub story: String,
}

impl IntakeHead {
    pub(super) fn new(p: &Page, around: &Around) -> Self {
        let intake = &around.intake;
        Self {
            received: moment(p, intake.received_at),
            channel: name(p, &around.entries, "channel", &intake.channel).to_owned(),
            reporter: p.code("cases-reporter", intake.reporter).into_owned(),
            place: intake.place.clone(),
            request: intake.request.clone(),
            story: intake.story.clone(),
        }
    }
}

/// ลายมือชื่อ: given in the program, or a place to sign on paper.
#[derive(Debug, Clone, Serialize)]
pub struct Signed {
    /// As what.
    pub part: String,
    /// Who; empty where it is to be written by hand.
    pub name: String,
    /// Level and office.
    pub post: String,
    /// When, in words; empty where it is to be signed by hand.
    pub signed: String,
}

impl Signed {
    /// The signatures given under a paper.
    pub(super) fn all(p: &Page, around: &Around, paper: &PaperRow) -> Vec<Self> {
        around.signatures.iter().filter(|row| row.paper == paper.id).map(|row| Self::given(p, row)).collect()
    }

    fn given(p: &Page, row: &SignatureRow) -> Self {
        let level = row.level.map_or("", |level| level.name(p.lang));
        let acting = if row.acting_for.is_some() { p.t("cases-signed-acting") } else { "".into() };
        Self {
            part: p.code("cases-signed", row.part).into_owned(),
            name: row.name.clone(),
            post: format!("{}{level} {acting} {}", p.t("cases-social-worker"), row.office_name),
            signed: moment(p, row.signed_at),
        }
    }

    /// The signature under a situation report; a place to sign while it is a draft.
    #[must_use]
    pub fn under_report(p: &Page, report: &crate::model::ReportRow) -> Self {
        let part = p.t("cases-report-signer").into_owned();
        match report.signed_at {
            Some(at) => {
                Self { part, name: report.signed_name.clone(), post: report.signed_post.clone(), signed: moment(p, at) }
            }
            None => Self::open(part, ""),
        }
    }

    /// A place to sign on paper.
    pub(super) fn open(part: String, name: &str) -> Self {
        Self { part, name: name.to_owned(), post: String::new(), signed: String::new() }
    }
}

/// คำเพิ่มเติมหลังลงนาม
#[derive(Debug, Clone, Serialize)]
pub struct Added {
    /// Who.
    pub author: String,
    /// When.
    pub written: String,
    /// What.
    pub body: String,
}

impl Added {
    pub(super) fn all(p: &Page, around: &Around, paper: &PaperRow) -> Vec<Self> {
        let of_this = around.addenda.iter().filter(|addendum| addendum.paper == paper.id);
        let line = |addendum: &crate::model::AddendumRow| Self {
            author: around.name(addendum.author).to_owned(),
            written: moment(p, addendum.written_at),
            body: addendum.body.clone(),
        };
        of_this.map(line).collect()
    }
}

/// Day with the month in full, and the time.
pub(super) fn moment(p: &Page, moment: Moment) -> String {
    format!("{} {}", p.day(moment.day()), p.time(moment))
}
