//! The nouns of casework: their ids, their codes, and their rows as they lie in the tables.

mod action;
mod advice;
mod alert;
mod attached;
mod case;
mod conference;
mod event;
mod figures;
mod followup;
mod intake;
mod letter;
mod network;
mod paper;
mod reference;
mod referral;
mod report;
mod result;
mod retention;
mod sample;
mod service;
mod signature;
mod teaching;
mod team;
mod transfer;
mod triage;
mod workload;

pub use action::ActionRow;
pub use advice::{AdviceRow, AdviceSaid, AdviceSide, AdviceState, AdviceWordRow};
pub use alert::AlertRow;
pub use attached::{AddendumRow, AttachmentRow};
pub use case::{CaseRow, Confidentiality, NextWhat, Stage, SubjectKind, Unit};
pub use conference::{ClientPart, ConferenceRow, ConferenceState, MeetingWay, ParticipantKind, ParticipantRow};
pub use event::{EventRow, Happened};
pub use figures::{CountRow, CountedRow, Dimension as FigureDimension, OutcomeRow};
pub use followup::FollowupRow;
pub use intake::{Basis, IntakeRow, Reporter};
pub use letter::{CaseLetterRow, LetterPart};
pub use network::{NetworkRow, SupportFlow, Surrounding, TieStrength};
pub use paper::{
    Agreement, Assessment, Attainment, Attendee, Closing, Consent, ConsentWay, Consenter, Content, Dimension,
    DimensionScore, Enclosed, Goal, Minutes, PaperForm, PaperRow, PaperState, Plan, PlannedAction, Problem, Receiver,
    RecordBody, ReferralBody, Resolution, Step,
};
pub use reference::ReferenceEntry;
pub use referral::{Enclosure, Fact, Package, ReceiverKind, ReferralRow, ReferralState, Sender, ShareField};
pub use report::{ReportRow, ReportState};
pub use result::{InstrumentRow, ResultRow};
pub use retention::{ArchivesAnswer, CaseClass, ReviewRow, ReviewState, TombstoneRow};
pub use sample::{QualityMark, SampleItemRow, SampleMarkRow, SampleRow};
pub use service::{ServiceKind, ServiceRow};
pub use signature::{SignaturePart, SignatureRow, SigningRule};
pub use teaching::{TeachingRow, TeachingStepRow, TeachingWay};
pub use team::{MemberRow, Part};
pub use transfer::{TransferRow, TransferState};
pub use triage::{Danger, Gravity, TriageRow, Urgency};
pub use workload::{LoadBand, LoadFactor, LoadMonthRow};

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
    /// บุคคลหรือหน่วยงานแวดล้อม: one of those around the client, through every state of the tie.
    NetworkTie = "network-tie";
    /// การโอนเรื่อง: a case on its way to another office.
    Transfer = "transfer";
    /// การส่งต่อ: what of a case another end is asked to see to.
    Referral = "referral";
    /// การประชุมรายกรณี: people who sit together over a case.
    Conference = "conference";
    /// ผู้ร่วมประชุม: somebody who is asked to a conference.
    Participant = "participant";
    /// ผู้ร่วมงานในเรื่อง: somebody's part in the team of a case.
    Member = "member";
    /// คำขอคำปรึกษา: advice asked of a higher level.
    Advice = "advice";
    /// คำพูดในการปรึกษา: one word of it.
    AdviceWord = "advice-word";
    /// บันทึกนิเทศงาน: a note between supervisor and supervisee.
    Teaching = "teaching";
    /// สิ่งที่ตกลงในการนิเทศงาน: a step that was agreed.
    TeachingStep = "teaching-step";
    /// การสุ่มตรวจ: a sample of closed cases.
    Sample = "sample";
    /// เรื่องที่สุ่มได้: one case of a sample.
    SampleItem = "sample-item";
    /// รายงานสถานการณ์ทางสังคม: a month of an office.
    Report = "report";
    /// การพิจารณาเรื่องที่พ้นอายุการเก็บ: before anything is erased.
    Review = "case-review";
    /// เหตุการณ์: one line of the story of a case.
    Event = "event";
}
