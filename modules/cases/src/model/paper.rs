//! Papers: what a social worker writes and signs in a case. One life for all: draft, submitted, returned, signed.

use kernel::{Case, Day, Id, Level, Moment, Staff};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

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
    }
}

store::row! {
    /// เอกสารของเรื่อง
    pub struct PaperRow {
        /// Id.
        pub id: i64,
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
        pub content: String,
        /// When it was begun.
        pub created_at: Moment,
        /// When it was last saved.
        pub saved_at: Moment,
        /// When the last needed signature was given.
        pub signed_at: Option<Moment>,
        /// The least level of the co-signature; empty when none is needed.
        pub need_level: String,
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
    /// SHA-256 over what is signed: the paper, the day it tells of, every word and every file. A signature holds as long as
    /// it agrees.
    #[must_use]
    pub fn digest<'a>(&self, files: impl Iterator<Item = &'a str>) -> String {
        let mut sum = Sha256::new();
        sum.update(format!("{}\n{}\n{}", self.id, self.happened_on.number(), self.content));
        for file in files {
            sum.update("\n");
            sum.update(file);
        }
        store::hex(&sum.finalize())
    }
}

store::row! {
    /// ลายมือชื่อ
    pub struct SignatureRow {
        /// The paper.
        pub paper: i64 = "paper_id",
        /// Who signed.
        pub staff: Id<Staff> = "staff_id",
        /// Their name then.
        pub name: String,
        /// Their level then; empty for none.
        pub level: String,
        /// Their office then.
        pub office_name: String,
        /// For whom they acted.
        pub acting_for: Option<Id<Staff>>,
        /// `author` or `cosigner`.
        pub part: String,
        /// The duty under which they signed.
        pub duty: String,
        /// When.
        pub signed_at: Moment,
        /// SHA-256 of what they signed.
        pub digest: String,
    }
}

store::row! {
    /// กฎการลงนาม: who must sign a step, read from the imported position standard.
    pub struct SigningRule {
        /// The step.
        pub step: Step,
        /// The gravity.
        pub gravity: super::Gravity,
        /// The least level.
        pub min_level: Level,
        /// Whether a second person signs whoever wrote it; otherwise only the work of lower levels needs one.
        pub everyone: bool,
        /// The duty's address.
        pub duty: String,
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
}

/// บันทึกการค้นหาข้อเท็จจริง
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordBody {
    /// Where.
    pub place: String,
    /// Who was there or who told.
    pub people: String,
    /// What was said and seen.
    pub facts: String,
    /// What the worker thinks of it, kept apart from the facts.
    pub opinion: String,
}

kernel::codes! {
    /// มิติครัวเรือน: the five dimensions of the family logbook.
    pub enum Dimension {
        /// รายได้
        Income = "income",
        /// ที่อยู่อาศัย
        Housing = "housing",
        /// สุขภาพ
        Health = "health",
        /// การศึกษา
        Education = "education",
        /// การเข้าถึงบริการ
        Access = "access",
    }
}

/// ผลประเมินหนึ่งมิติ
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionScore {
    /// Code of the dimension.
    pub dimension: String,
    /// Whether the household fails in it.
    pub failing: bool,
    /// What was seen.
    pub note: String,
}

/// ปัญหา
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Code of the problem area.
    pub area: String,
    /// The problem.
    pub what: String,
    /// Its cause.
    pub cause: String,
    /// Its effect.
    pub effect: String,
    /// ความรุนแรง 1 (light) to 4 (gravest).
    pub severity: i64,
    /// ความสำคัญเร่งด่วน 1 (can wait) to 4 (at once).
    pub priority: i64,
    /// Why it is ranked so.
    pub reason: String,
}

/// การประเมินและวินิจฉัยทางสังคม
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The five dimensions.
    pub dimensions: Vec<DimensionScore>,
    /// The problems, gravest first.
    pub problems: Vec<Problem>,
    /// Strengths and resources.
    pub strengths: String,
    /// Risks.
    pub risks: String,
    /// ข้อวินิจฉัยทางสังคม
    pub diagnosis: String,
}

/// เป้าหมาย
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// What shall be true.
    pub what: String,
    /// How one will know.
    pub measure: String,
}

/// กิจกรรมตามแผน
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedAction {
    /// The goal it serves, counted from 1.
    pub goal: i64,
    /// What is done.
    pub what: String,
    /// Who does it: a colleague's id, or empty.
    pub owner: String,
    /// Who does it, in words.
    pub owner_name: String,
    /// By when, yyyymmdd.
    pub due: i64,
}

/// แผนการช่วยเหลือ
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The goals.
    pub goals: Vec<Goal>,
    /// The actions.
    pub actions: Vec<PlannedAction>,
    /// How the client agreed: `agreed`, `by-guardian`, `protected-by-law`.
    pub agreement: String,
    /// Who agreed and in what words.
    pub agreement_note: String,
}

/// ผลตามเป้าหมาย
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attainment {
    /// The goal's words.
    pub goal: String,
    /// -2 (worse than at the start) to +2 (far better than hoped); 0 is the goal.
    pub score: i64,
}

/// การยุติ
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Code of the reason.
    pub reason: String,
    /// What was done and what came of it.
    pub summary: String,
    /// Who goes on, where somebody does.
    pub onward: String,
    /// The goals and how far they were reached.
    pub attainment: Vec<Attainment>,
}
