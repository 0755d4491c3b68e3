//! Papers: what a social worker writes and signs in a case. One life for all: draft, submitted, returned, signed.

mod closing;
mod diagnosis;
mod minutes;
mod plan;
mod record;
mod referral;

use kernel::{Case, Day, Id, Level, Moment, Staff};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use store::{Packed, StoreError};

pub use closing::{Attainment, Closing};
pub use diagnosis::{Assessment, Dimension, DimensionScore, Problem};
pub use minutes::{Attendee, Minutes, Resolution};
pub use plan::{Agreement, Goal, Plan, PlannedAction};
pub use record::RecordBody;
pub use referral::{Consent, ConsentWay, Consenter, Enclosed, Receiver, ReferralBody};

use super::Paper;

kernel::codes! {
    /// ขั้นที่ต้องลงนาม: the step of casework a paper belongs to, as the signing rules name it.
    pub enum Step {
        /// บันทึกการค้นหาข้อเท็จจริง
        Record = "record",
        /// การประเมินและวินิจฉัยทางสังคม
        Diagnosis = "diagnosis",
        /// แผนการช่วยเหลือ
        Plan = "plan",
        /// การยุติ
        Closing = "closing",
        /// การส่งต่อ
        Referral = "referral",
        /// การประชุมรายกรณี
        Minutes = "minutes",
    }
}

impl Step {
    /// Whether a case has one paper of it in force, which a new revision supersedes; of the others it may have many.
    #[must_use]
    pub const fn is_revised(self) -> bool {
        matches!(self, Self::Diagnosis | Self::Plan | Self::Closing)
    }
}

kernel::codes! {
    /// แบบของเอกสาร
    pub enum PaperForm {
        /// สัมภาษณ์
        Interview = "interview",
        /// สอบประวัติ
        History = "history",
        /// เยี่ยมบ้าน
        HomeVisit = "home-visit",
        /// สืบเสาะข้อเท็จจริงจากผู้อื่น
        Collateral = "collateral",
        /// ตรวจสอบเอกสารและทะเบียน
        RecordCheck = "record-check",
        /// ศึกษาชุมชน
        CommunityStudy = "community-study",
        /// ประเมินและวินิจฉัย
        Diagnosis = "diagnosis",
        /// แผน
        Plan = "plan",
        /// ยุติ
        Closing = "closing",
        /// หนังสือส่งต่อ
        Referral = "referral",
        /// รายงานการประชุมรายกรณี
        Minutes = "minutes",
    }
}

impl PaperForm {
    /// The step it belongs to.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::Diagnosis => Step::Diagnosis,
            Self::Plan => Step::Plan,
            Self::Closing => Step::Closing,
            Self::Referral => Step::Referral,
            Self::Minutes => Step::Minutes,
            _ => Step::Record,
        }
    }
}

kernel::codes! {
    /// สถานะของเอกสาร
    pub enum PaperState {
        /// ร่าง
        Draft = "draft",
        /// รอลงนามร่วม
        Submitted = "submitted",
        /// ส่งกลับให้แก้
        Returned = "returned",
        /// ลงนามครบ
        Signed = "signed",
        /// มีฉบับใหม่แทน
        Superseded = "superseded",
        /// ทิ้งร่าง: never signed, and written by nobody any more
        Discarded = "discarded",
    }
}

impl PaperState {
    /// Whether its author may still write in it.
    #[must_use]
    pub const fn is_writable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether its author has signed it and no newer one stands in its place; it may still wait for its checker.
    #[must_use]
    pub const fn is_signed_by_author(self) -> bool {
        matches!(self, Self::Submitted | Self::Signed)
    }

    /// Whether it is still on its way to its last signature.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Returned)
    }
}

store::row! {
    /// เอกสารของเรื่อง
    pub struct PaperRow {
        /// Id.
        pub id: Id<Paper>,
        /// The case.
        pub case: Id<Case> = "case_id",
        /// The step.
        pub step: Step,
        /// The form.
        pub form: PaperForm,
        /// 1, 2, … for plans and diagnoses written anew.
        pub revision: i64,
        /// Where it stands.
        pub state: PaperState,
        /// Who wrote it.
        pub author: Id<Staff> = "author_id",
        /// The day it tells of.
        pub happened_on: Day,
        /// What it says, as JSON of [`Content`].
        pub content: Packed,
        /// When it was begun.
        pub created_at: Moment,
        /// When it was last saved.
        pub saved_at: Moment,
        /// When the last needed signature was given.
        pub signed_at: Option<Moment>,
        /// The least level of the co-signature, when one is needed.
        pub need_level: Option<Level>,
        /// The duty that says so.
        pub need_duty: String,
        /// Who is asked to co-sign.
        pub reviewer: Option<Id<Staff>> = "reviewer_id",
        /// By when.
        pub review_due: Option<Day>,
        /// What the reviewer said on returning it.
        pub comment: String,
        /// Counts edits.
        pub version: i64,
    }
}

impl PaperRow {
    /// A paper that its author begins now: nothing is written in it yet.
    #[must_use]
    pub fn begun(
        id: Id<Paper>,
        case: Id<Case>,
        form: PaperForm,
        revision: i64,
        author: Id<Staff>,
        now: Moment,
    ) -> Self {
        Self {
            id,
            case,
            step: form.step(),
            form,
            revision,
            state: PaperState::Draft,
            author,
            happened_on: now.day(),
            content: Packed::default(),
            created_at: now,
            saved_at: now,
            signed_at: None,
            need_level: None,
            need_duty: String::new(),
            reviewer: None,
            review_due: None,
            comment: String::new(),
            version: 1,
        }
    }

    /// What it says, read from its text.
    ///
    /// # Errors
    /// [`StoreError::Broken`] when nothing was written yet, or the text is none of [`Content`].
    pub fn says(&self) -> store::Result<Content> {
        serde_json::from_str(&self.content).map_err(|error| StoreError::Broken(error.to_string().into()))
    }

    /// SHA-256 over what is signed: the paper, the day it tells of, every word and every file. A signature holds as long as
    /// it agrees.
    #[must_use]
    pub fn digest<'a>(&self, files: impl Iterator<Item = &'a str>) -> String {
        let mut sum = Sha256::new();
        sum.update(format!("{}\n{}\n{}", self.id.number(), self.happened_on.number(), self.content));
        for file in files {
            sum.update("\n");
            sum.update(file);
        }
        store::hex(&sum.finalize())
    }
}

/// What a paper says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "kebab-case")]
pub enum Content {
    /// What was typed so far, field by field, so that nothing half-written is lost.
    Draft {
        /// Name and value, in the order of the form.
        fields: Vec<(String, String)>,
    },
    /// A fact-finding record.
    Record(RecordBody),
    /// An assessment with its diagnosis.
    Diagnosis(Assessment),
    /// A care plan.
    Plan(Plan),
    /// A closing report.
    Closing(Closing),
    /// A letter of referral.
    Referral(ReferralBody),
    /// The minutes of a case conference.
    Minutes(Minutes),
}

impl Content {
    /// The text under which it lies in its row, and under which it is signed.
    ///
    /// # Errors
    /// None that a paper can cause.
    pub fn as_text(&self) -> store::Result<String> {
        serde_json::to_string(self).map_err(|error| StoreError::Broken(error.to_string().into()))
    }
}
