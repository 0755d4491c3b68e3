//! Referrals: what was sent of a case, to whom, and what came of it.

use kernel::{Case, Code as _, Day, Id, Office, Staff};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use store::StoreError;

use super::{Paper, PaperForm, Referral, Urgency};

kernel::codes! {
    /// สถานะของการส่งต่อ
    pub enum ReferralState {
        /// ลงนามแล้ว ยังไม่ส่ง: waits for its second signature
        Prepared = "prepared",
        /// ส่งแล้ว รอตอบรับ
        Sent = "sent",
        /// รับไว้แล้ว รอผล
        Accepted = "accepted",
        /// ไม่รับ
        Declined = "declined",
        /// ส่งกลับ ขอข้อมูลเพิ่ม
        Returned = "returned",
        /// ถอน
        Withdrawn = "withdrawn",
        /// ได้รับผลแล้ว
        Closed = "closed",
    }
}

impl ReferralState {
    /// The states in which somebody still has to act.
    pub const OPEN: &'static [Self] = &[Self::Sent, Self::Accepted, Self::Returned];

    /// Whether somebody still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }
}

kernel::codes! {
    /// ชนิดของผู้รับ
    pub enum ReceiverKind {
        /// หน่วยงานในระบบ: finds it in its intake
        Office = "office",
        /// หน่วยบริการในทำเนียบ
        Listed = "listed",
        /// เขียนเอง
        Outside = "outside",
    }
}

kernel::codes! {
    /// ข้อมูลที่เลือกส่งได้: each is chosen by itself, and nothing is chosen beforehand.
    pub enum ShareField {
        /// เลขประจำตัวประชาชน
        IdNumber = "id-number",
        /// วันเกิดและอายุ
        Birth = "birth",
        /// โทรศัพท์
        Phone = "phone",
        /// ที่อยู่ปัจจุบัน
        Address = "address",
        /// สมาชิกในครัวเรือน
        Household = "household",
        /// กลุ่มเป้าหมาย
        TargetGroup = "target-group",
        /// เรื่องโดยย่อ
        Summary = "summary",
        /// ปัญหา
        Problems = "problems",
        /// ข้อวินิจฉัยทางสังคม
        Diagnosis = "diagnosis",
        /// จุดแข็งและทรัพยากร
        Strengths = "strengths",
        /// ความเสี่ยง
        Risks = "risks",
        /// แผนการช่วยเหลือ
        Plan = "plan",
        /// บริการที่ให้แล้ว
        Services = "services",
    }
}

/// ข้อมูลหนึ่งช่องที่ส่ง
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Which.
    pub field: ShareField,
    /// What it says, in Thai.
    pub value: String,
}

/// สิ่งที่ส่งมาด้วย: a signed paper or a result, as it was when it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    /// Its form, if it is a paper.
    pub form: Option<PaperForm>,
    /// Its name with its day, in Thai.
    pub name: String,
    /// Heading and text, part by part, in Thai.
    pub parts: Vec<(String, String)>,
}

/// หน่วยงานที่ส่ง, as its letter names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// Its name.
    pub name: String,
    /// Its place.
    pub address: String,
    /// Its telephone.
    pub phone: String,
}

/// ชุดข้อมูลที่ส่ง: everything that the receiving end is told, frozen when the author signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// Who sends.
    pub sender: Sender,
    /// ฐานทางกฎหมาย: the basis with its sections, as they stood.
    pub law: String,
    /// The client's name.
    pub client: String,
    /// Why they are referred.
    pub purpose: String,
    /// The fields that were chosen, in the order of the form.
    pub facts: Vec<Fact>,
    /// The papers and results that were chosen.
    pub enclosures: Vec<Enclosure>,
}

impl Package {
    /// The text that is sealed.
    ///
    /// # Errors
    /// None that a package can cause.
    pub fn as_text(&self) -> store::Result<String> {
        serde_json::to_string(self).map_err(|error| StoreError::Broken(error.to_string().into()))
    }

    /// What a sealed text said.
    ///
    /// # Errors
    /// [`StoreError::Broken`] when it is no package.
    pub fn of_text(text: &str) -> store::Result<Self> {
        serde_json::from_str(text).map_err(|error| StoreError::Broken(error.to_string().into()))
    }

    /// SHA-256 over every text with its length, 64 hexadecimal digits: it stands in the signed paper.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut sum = Sha256::new();
        let facts = self.facts.iter().flat_map(|fact| [fact.field.code(), fact.value.as_str()]);
        let enclosed = self.enclosures.iter().flat_map(|one| {
            let parts = one.parts.iter().flat_map(|(heading, text)| [heading.as_str(), text.as_str()]);
            std::iter::once(one.name.as_str()).chain(parts)
        });
        let Sender { name, address, phone } = &self.sender;
        let head = [name, address, phone, &self.law, &self.client, &self.purpose].map(String::as_str);
        for text in head.into_iter().chain(facts).chain(enclosed) {
            sum.update(format!("{}\n{text}\n", text.len()));
        }
        store::hex(&sum.finalize())
    }
}

store::row! {
    /// การส่งต่อ
    pub struct ReferralRow {
        /// Id.
        pub id: Id<Referral> = "r.id",
        /// The case it comes from.
        pub case: Id<Case> = "r.case_id",
        /// The letter that was signed.
        pub paper: Id<Paper> = "r.paper_id",
        /// The office that sends.
        pub from_office: Id<Office> = "r.from_office",
        /// Where it goes: inside, to a listed service, outside.
        pub receiver_kind: ReceiverKind = "r.receiver_kind",
        /// The office inside.
        pub to_office: Option<Id<Office>> = "r.to_office",
        /// The service of the directory.
        pub listed: Option<Id<directory::Service>> = "r.listed_id",
        /// The name of the receiving end.
        pub receiver: String = "r.receiver",
        /// The client's name.
        pub client: String = "r.client",
        /// Why.
        pub purpose: String = "r.purpose",
        /// How pressing it is.
        pub urgency: Urgency = "r.urgency",
        /// What is sent, sealed: the text of a [`Package`].
        pub package: store::Sealed = "r.package",
        /// SHA-256 of what is sent.
        pub digest: String = "r.digest",
        /// เลขที่หนังสือ: running number of the office / พ.ศ.; empty until it is sent.
        pub number: String = "r.number",
        /// Where it stands.
        pub state: ReferralState = "r.state",
        /// Whose letter it is.
        pub sent_by: Id<Staff> = "r.sent_by",
        /// When it was sent.
        pub sent_on: Option<Day> = "r.sent_on",
        /// By when the letter asks for an answer.
        pub answer_by: Option<Day> = "r.answer_by",
        /// By when an answer, then an outcome, is awaited.
        pub due_on: Option<Day> = "r.due_on",
        /// Who answered, in words.
        pub answerer: String = "r.answerer",
        /// When.
        pub answered_on: Option<Day> = "r.answered_on",
        /// The reason for declining, what is missing, or what was agreed.
        pub answer: String = "r.answer",
        /// The case of the receiving office.
        pub received_case: Option<Id<Case>> = "r.received_case",
        /// When the outcome was known.
        pub outcome_on: Option<Day> = "r.outcome_on",
        /// What was given.
        pub outcome: String = "r.outcome",
        /// When the other end was last reminded.
        pub reminded_on: Option<Day> = "r.reminded_on",
        /// The returned referral in whose place it stands.
        pub replaces: Option<Id<Referral>> = "r.replaces",
        /// Counts edits.
        pub version: i64 = "r.version",
    }
}
