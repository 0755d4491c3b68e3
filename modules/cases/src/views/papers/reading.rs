//! The page of a paper that is read.

use std::collections::HashMap;

use askama::Template;
use kernel::{Actor, Id, Invalid, Staff};
use offices::StaffBrief;
use ui::Page;
use web::Permission as _;

use super::{File, Section, Signature, files, package_sections, sections, signatures};
use crate::actions;
use crate::model::{
    AddendumRow, AttachmentRow, CaseRow, Package, PaperRow, PaperState, ReferenceEntry, SignatureRow, Step,
};
use crate::permissions::WorkCases;
use crate::views::badges;

/// Everything around a paper that is read.
#[derive(Debug)]
pub struct Shown<'a> {
    /// Reference entries that name its codes.
    pub entries: &'a [ReferenceEntry],
    /// What a letter of referral sends.
    pub package: Option<&'a Package>,
    /// Its signatures.
    pub signatures: &'a [SignatureRow],
    /// Its addenda.
    pub addenda: &'a [AddendumRow],
    /// Its files.
    pub files: &'a [AttachmentRow],
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
    pub sections: Vec<Section>,
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
            href: format!("/cases/{}/papers/{}", case.id, paper.id),
            byline: format!("{byline_day} · {author}"),
            state: p.code("cases-paper-state", paper.state).into_owned(),
            badge: badges::paper(paper.state),
            sections: {
                let mut says = sections(&p, paper, shown.entries);
                says.extend(shown.package.into_iter().flat_map(|package| package_sections(&p, package)));
                says
            },
            signatures: signatures(&p, paper, shown.signatures, shown.files),
            waiting,
            addenda: addenda.collect(),
            files: files(case, paper.id, shown.files),
            can_review: waits && actions::may_cosign(reader, paper).is_ok(),
            can_add: reader.has_role(WorkCases::ROLES)
                && matches!(paper.state, PaperState::Signed | PaperState::Submitted | PaperState::Superseded),
            version: paper.version,
            comment_error: error("comment"),
            body_error: error("body"),
            pdf_href: match paper.form.step() {
                Step::Diagnosis => String::new(),
                _ if paper.state.is_writable() => String::new(),
                Step::Referral if paper.state != PaperState::Signed => String::new(),
                _ => format!("/cases/{}/papers/{}/pdf", case.id, paper.id),
            },
            p,
        }
    }
}
