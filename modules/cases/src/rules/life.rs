//! What may be done when: writing, editing, closing, re-opening and transferring.

use kernel::{Id, Refusal, Staff};

use super::duties::{MANAGE, SERVE, SUPERVISE};
use crate::model::{CaseRow, PaperRow, Stage, Step};

/// Whether a paper of that step may be written now. Facts before an assessment, a diagnosis before a plan, facts before
/// closing: the order of the work in มาตรฐานกำหนดตำแหน่ง ชก. ๑.๑. A case can close without a plan (the client died or moved).
///
/// # Errors
/// What is missing.
pub fn write_paper(case: &CaseRow, step: Step, record_signed: bool, open_draft: bool) -> Result<(), Refusal> {
    must_be_open(case)?;
    if case.stage == Stage::Intake {
        return Err(Refusal::new("cases-refused-not-triaged").citing(SUPERVISE));
    }
    let early = match step {
        Step::Record | Step::Referral | Step::Minutes => false,
        Step::Diagnosis => !record_signed,
        Step::Plan => case.stage < Stage::Planning,
        Step::Closing => !record_signed,
    };
    if early {
        return Err(Refusal::new("cases-refused-too-early").citing(MANAGE));
    }
    if open_draft && step.is_revised() {
        return Err(Refusal::new("cases-refused-open-draft"));
    }
    Ok(())
}

/// Whether anything may still be done in a case: a closed one is re-opened first.
///
/// # Errors
/// It is closed.
pub fn must_be_open(case: &CaseRow) -> Result<(), Refusal> {
    if case.stage == Stage::Closed { Err(Refusal::new("cases-refused-closed")) } else { Ok(()) }
}

/// Whether somebody may change a paper: its author, as long as nothing is signed and the case is open. Afterwards there are
/// only addenda.
///
/// # Errors
/// The rule that stands against it.
pub fn edit(case: &CaseRow, paper: &PaperRow, staff: Id<Staff>) -> Result<(), Refusal> {
    must_be_open(case)?;
    if !paper.state.is_writable() {
        return Err(Refusal::new("cases-refused-signed"));
    }
    if paper.author != staff {
        return Err(Refusal::new("cases-refused-not-author"));
    }
    Ok(())
}

/// การเตือนที่ยังไม่มีคำตอบ: what whoever closes a case may know of its open safety alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenAlert {
    /// There is none.
    None,
    /// There is one, and they may know of it.
    Known,
    /// There is one that is not theirs to know of.
    Hidden,
}

/// Whether a case may be closed now: nothing else may wait for a signature, and what was done about every safety alert is
/// written down (ปก. ๑.๒). Who may not know of an alert is sent to the team and told no more.
///
/// # Errors
/// What is open.
pub fn close(case: &CaseRow, others_waiting: bool, alert: OpenAlert) -> Result<(), Refusal> {
    must_be_open(case)?;
    match alert {
        _ if others_waiting => Err(Refusal::new("cases-refused-papers-waiting")),
        OpenAlert::Known => Err(Refusal::new("cases-refused-alert-open").citing(SERVE)),
        OpenAlert::Hidden => Err(Refusal::new("cases-refused-team-first").citing(SERVE)),
        OpenAlert::None => Ok(()),
    }
}

/// Whether somebody may take over a draft, or throw it away: whoever owns the case or supervises its office, once its author
/// has no part in the case any more (การมอบหมายและกำกับงาน มาตรฐานกำหนดตำแหน่ง ชก. ๐.๑).
///
/// # Errors
/// The rule that stands against it.
pub fn take_over(
    case: &CaseRow,
    paper: &PaperRow,
    actor: &[Id<Staff>],
    supervises: bool,
    author_here: bool,
) -> Result<(), Refusal> {
    must_be_open(case)?;
    if !paper.state.is_writable() {
        return Err(Refusal::new("cases-refused-signed"));
    }
    if !supervises && !actor.contains(&case.owner) {
        return Err(Refusal::new("cases-refused-not-owner").citing(SUPERVISE));
    }
    if author_here { Err(Refusal::new("cases-refused-author-here").citing(SUPERVISE)) } else { Ok(()) }
}

/// Whether a case may be re-opened.
///
/// # Errors
/// It is open.
pub fn reopen(case: &CaseRow) -> Result<(), Refusal> {
    if case.stage == Stage::Closed { Ok(()) } else { Err(Refusal::new("cases-refused-not-closed")) }
}

/// Whether a case may be handed to another office.
///
/// # Errors
/// It is closed, already on its way, or already there.
pub fn transfer(case: &CaseRow, to_same_office: bool, already_asked: bool) -> Result<(), Refusal> {
    must_be_open(case)?;
    if to_same_office {
        return Err(Refusal::new("cases-refused-same-office"));
    }
    if already_asked {
        return Err(Refusal::new("cases-refused-transfer-waiting"));
    }
    Ok(())
}
