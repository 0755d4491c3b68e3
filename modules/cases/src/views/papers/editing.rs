//! The page on which a draft is written.

use askama::Template;
use ui::{Choice, Form, Page};

use super::{File, files};
use crate::model::{AttachmentRow, CaseRow, PaperRow};
use crate::rules::Need;

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
        attachments: Vec<AttachmentRow>,
    ) -> Self {
        let need_words =
            need.as_ref().map_or_else(String::new, |need| p.t1("cases-need", "level", need.level.name(p.lang)));
        Self {
            case_href: format!("/cases/{}", case.id),
            case_line: p.tn("cases-line", &[("number", &case.number), ("name", &case.subject_name)]),
            href: format!("/cases/{}/papers/{}", case.id, paper.id),
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
