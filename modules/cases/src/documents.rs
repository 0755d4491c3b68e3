//! เอกสารของเรื่องเป็น PDF: which template prints which paper, and the data that each template is given.
//!
//! Papers are Thai whatever language their reader has chosen: callers pass a [`ui::Page`] in Thai.

mod closing;
mod head;
mod letter;
mod minutes;
mod plan;
mod record;
mod services;
mod situation;
mod summary;

use std::sync::LazyLock;

use ::documents::{About, Error, Template};
use ::figures::{Period, Span};
use kernel::{Case, Id, Moment};
use serde::Serialize;
use ui::Page;

use crate::model::{CaseRow, Content, PaperForm, PaperRow, ReportRow};
use crate::views::case::Around;
pub use closing::{ClosingReport, GoalResult};
pub use head::{Added, CaseHead, Client, IntakeHead, Signed};
pub use letter::{Annex, LetterHead, ReferralLetter, Sent, SharedFact, Signer};
pub use minutes::{AttendeeLine, MinutesPaper, ResolutionLine};
pub use plan::{ActionLine, CarePlan, GoalLine};
pub use record::{FactFinding, FollowupLine, RecordLines, Visit};
pub use services::ServiceLine;
pub use situation::{
    Counted as ReportCounted, ReportBar, ReportFigures, ReportHead, ReportLine, ReportTable, SituationReport,
};
pub use summary::{CaseSummary, NetworkLine, RecordGist};

/// Defines a template of this module once, with the parts that it may import.
macro_rules! template {
    ($name:literal) => {
        LazyLock::new(|| {
            let main = ($name, include_str!(concat!("../documents/", $name, ".typ")));
            Template::new(main, &[("case", include_str!("../documents/case.typ"))])
        })
    };
}

static FACT_FINDING: LazyLock<Template> = template!("fact_finding");
static VISIT: LazyLock<Template> = template!("visit");
static CARE_PLAN: LazyLock<Template> = template!("care_plan");
static CLOSING: LazyLock<Template> = template!("closing");
static CASE_SUMMARY: LazyLock<Template> = template!("case_summary");
static MINUTES: LazyLock<Template> = template!("minutes");
static REFERRAL_LETTER: LazyLock<Template> = template!("referral_letter");
static SITUATION: LazyLock<Template> = template!("situation");

/// A paper ready to be set: its template, its data, and what its file says of itself.
#[derive(Debug)]
pub struct Document {
    template: &'static Template,
    ident: String,
    title: String,
    author: String,
    names: Vec<String>,
    data: serde_json::Value,
}

impl Document {
    /// The PDF file. Takes tens of milliseconds of one processor.
    ///
    /// # Errors
    /// [`Error`], when the template is wrong.
    pub fn render(&self, made_at: Moment) -> Result<Vec<u8>, Error> {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let about = About { ident: &self.ident, title: &self.title, author: &self.author, made_at, names: &names };
        ::documents::render(self.template, &about, &self.data)
    }

    /// What the browser calls the file: no name of a person, since file names are seen by others.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.pdf", self.ident.replace('/', "-"))
    }

    fn new(
        template: &'static Template,
        ident: String,
        title: String,
        names: Names,
        data: &impl Serialize,
    ) -> Option<Self> {
        let Names { author, names } = names;
        Some(Self { template, ident, title, author, names, data: serde_json::to_value(data).ok()? })
    }
}

/// The office that answers for a paper, and the names in it.
struct Names {
    author: String,
    names: Vec<String>,
}

fn names(around: &Around) -> Names {
    let staff = around.names.values().map(|staff| staff.name.clone());
    let names = staff.chain([around.client.name().to_owned(), around.office.clone()]).collect();
    Names { author: around.office.clone(), names }
}

fn title(p: &Page, case: &CaseRow, name: &str) -> String {
    format!("{name} {}", p.tn("cases-line", &[("number", &case.number), ("name", &case.subject_name)]))
}

fn ident(case: Id<Case>, paper: &PaperRow) -> String {
    format!("case-{case}-paper-{}-{}", paper.id, paper.version)
}

/// A finished paper of a case as a document; none while its author still writes it, and none for a diagnosis, which has
/// no form of its own and is printed in the summary. A letter of referral is printed out of what it sent
/// ([`referral_letter`]).
#[must_use]
pub fn paper(p: &Page, case: &CaseRow, around: &Around, paper: &PaperRow) -> Option<Document> {
    if paper.state.is_writable() {
        return None;
    }
    let title = title(p, case, &p.code("cases-paper", paper.form));
    let (ident, names) = (ident(case.id, paper), names(around));
    match serde_json::from_str(&paper.content).ok()? {
        Content::Record(body) if paper.form == PaperForm::HomeVisit => {
            Document::new(&VISIT, ident, title, names, &Visit::new(p, case, around, paper, &body))
        }
        Content::Record(body) => {
            Document::new(&FACT_FINDING, ident, title, names, &FactFinding::new(p, case, around, paper, &body))
        }
        Content::Plan(plan) => {
            Document::new(&CARE_PLAN, ident, title, names, &CarePlan::new(p, case, around, paper, &plan))
        }
        Content::Closing(closing) => {
            Document::new(&CLOSING, ident, title, names, &ClosingReport::new(p, case, around, paper, &closing))
        }
        Content::Minutes(minutes) => {
            Document::new(&MINUTES, ident, title, names, &MinutesPaper::new(p, case, around, paper, &minutes))
        }
        Content::Diagnosis(_) | Content::Draft { .. } | Content::Referral(_) => None,
    }
}

/// The whole case on a few pages.
#[must_use]
pub fn summary(p: &Page, case: &CaseRow, around: &Around, network: Vec<NetworkLine>) -> Option<Document> {
    let title = title(p, case, &p.t("cases-summary"));
    let ident = format!("case-{}-summary-{}", case.id, case.version);
    Document::new(&CASE_SUMMARY, ident, title, names(around), &CaseSummary::new(p, case, around, network))
}

/// A letter that refers a case to an office outside. `ident` tells it from every other paper.
#[must_use]
pub fn referral_letter(ident: String, letter: &ReferralLetter) -> Option<Document> {
    let head = &letter.letter;
    let shared = head.shared.iter().map(|fact| fact.value.clone());
    let names = [head.addressee.clone(), head.office.clone(), head.signer.name.clone()].into_iter().chain(shared);
    let names = Names { author: head.office.clone(), names: names.collect() };
    Document::new(&REFERRAL_LETTER, ident, head.subject.clone(), names, letter)
}

/// The month of a report out of its number.
#[must_use]
pub fn month(number: i64) -> Option<Period> {
    Period::from_number(Span::Month, i32::try_from(number).ok()?)
}

/// A situation report; `kind` tells the file in full from the published one.
#[must_use]
pub fn situation(report: &ReportRow, kind: &str, paper: &SituationReport) -> Option<Document> {
    let head = &paper.report;
    let names = Names {
        author: head.office.clone(),
        names: paper.signatures.iter().map(|signed| signed.name.clone()).chain([head.office.clone()]).collect(),
    };
    let ident = format!("situation-{}-{}-{}-{kind}", report.id, report.month, report.version);
    Document::new(&SITUATION, ident, format!("รายงานสถานการณ์ทางสังคม {}", head.month), names, paper)
}

#[cfg(test)]
mod tests;
