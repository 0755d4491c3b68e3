//! The nouns of casework: their ids, their codes, and their rows as they lie in the tables.

mod action;
mod alert;
mod attached;
mod case;
mod event;
mod figures;
mod followup;
mod intake;
mod paper;
mod reference;
mod result;
mod retention;
mod service;
mod signature;
mod team;
mod transfer;
mod triage;

pub use action::ActionRow;
pub use alert::AlertRow;
pub use attached::{AddendumRow, AttachmentRow};
pub use case::{CaseRow, Confidentiality, NextWhat, Stage, SubjectKind, Unit};
pub use event::{EventRow, Happened};
pub use figures::{CountRow, CountedRow, Dimension as FigureDimension, OutcomeRow};
pub use followup::FollowupRow;
pub use intake::{Basis, IntakeRow, Reporter};
pub use paper::{
    Agreement, Assessment, Attainment, Closing, Content, Dimension, DimensionScore, Goal, PaperForm, PaperRow,
    PaperState, Plan, PlannedAction, Problem, RecordBody, Step,
};
pub use reference::{Mark, ReferenceEntry};
pub use result::{InstrumentRow, ResultRow};
pub use retention::{ArchivesAnswer, CaseClass, ReviewRow, ReviewState, TombstoneRow};
pub use service::{ServiceKind, ServiceRow};
pub use signature::{SignaturePart, SignatureRow, SigningRule};
pub use team::{MemberRow, Part};
pub use transfer::{TransferRow, TransferState};
pub use triage::{Danger, Gravity, TriageRow, Urgency};

kernel::kinds! {
    /// การรับเรื่อง: how a case came.
    Intake = "intake";
    /// การคัดกรอง: one decision on urgency, danger and gravity.
    Triage = "triage";
    /// เอกสารของเรื่อง: what is written and signed in a case.
    Paper = "paper";
    /// ไฟล์แนบ: a file of a paper.
    Attachment = "attachment";
    /// คำเพิ่มเติม: what is added to a paper after signing.
    Addendum = "addendum";
    /// กิจกรรมตามแผน: what a signed plan asks somebody to do.
    Action = "action";
    /// บริการที่ให้: what was given to the client.
    Service = "service";
    /// การติดตาม: a day to see the client again.
    Followup = "followup";
    /// ผลการประเมิน: what an instrument of assessment found.
    CaseResult = "result";
    /// การเตือนความปลอดภัย: what a result warns of.
    Alert = "alert";
    /// การโอนเรื่อง: a case on its way to another office.
    Transfer = "transfer";
    /// ผู้ร่วมงานในเรื่อง: somebody's part in the team of a case.
    Member = "member";
    /// การพิจารณาเรื่องที่พ้นอายุการเก็บ: before anything is erased.
    Review = "case-review";
    /// เหตุการณ์: one line of the story of a case.
    Event = "event";
}
