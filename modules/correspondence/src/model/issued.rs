//! หนังสือที่หน่วยงานออก: what a letter says, its signature, its deliveries, and the head under which an office writes.

use kernel::{Id, Letter, Moment, Office, Staff};
use serde::{Deserialize, Serialize};

use super::{Channel, Delivery, LetterRow, Mandate};

/// ข้อความของหนังสือ: what is written beside the fields of the register. It is kept and signed as JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// The code of the addressee's salutation ([`super::SalutationRow`]); empty for the general one.
    pub salutation: String,
    /// คำขึ้นต้น as it was when this was written; empty where the salutation's own word holds.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub greeting: String,
    /// คำลงท้าย as it was when this was written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub farewell: String,
    /// อ้างถึง
    pub references: Vec<String>,
    /// สิ่งที่ส่งมาด้วย, each with its quantity.
    pub enclosures: Vec<String>,
    /// ข้อความ, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// สำเนาส่ง
    pub copies: Vec<String>,
    /// ฉบับที่ of a regulation, a statement or a piece of news.
    pub edition: String,
    /// Whether a certificate has the place of a photograph.
    pub photograph: bool,
    /// ทั้งนี้ ตั้งแต่…: from when an order holds.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub effective: String,
    /// แจ้งความ: whether a law calls an announcement so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub notice: bool,
}

store::row! {
    /// ร่างหนังสือ
    pub struct ContentRow {
        /// Its letter.
        pub letter: Id<Letter>,
        /// [`Content`] as JSON.
        pub says: String,
        /// หนังสือเวียน
        pub circular: bool,
        /// Who drafted it; none for the program itself.
        pub drafted_by: Option<Id<Staff>>,
        /// Who was asked to check it.
        pub checker: Option<Id<Staff>>,
        /// When they found it right.
        pub checked_at: Option<Moment>,
        /// Why it was given back to who drafted it.
        pub returned_words: String,
    }
}

impl ContentRow {
    /// What the letter says; nothing where it cannot be read.
    #[must_use]
    pub fn content(&self) -> Content {
        serde_json::from_str(&self.says).unwrap_or_default()
    }
}

store::row! {
    /// ลายมือชื่อ
    pub struct LetterSignatureRow {
        /// The letter.
        pub letter: Id<Letter>,
        /// Who signed.
        pub staff: Id<Staff>,
        /// Their name with its title.
        pub name: String,
        /// Their post, line by line, with รักษาราชการแทน or ปฏิบัติราชการแทน where they sign for another.
        pub post: String,
        /// For whom they acted.
        pub acting_for: Option<Id<Staff>>,
        /// SHA-256 of what was signed.
        pub digest: String,
        /// When.
        pub signed_at: Moment,
        /// Under which mandate (ปฏิบัติราชการแทน).
        pub mandate: Option<Id<Mandate>>,
    }
}

kernel::codes! {
    /// สถานะของการส่ง
    pub enum DeliveryState {
        /// อยู่ในบัญชีรายชื่อ ยังไม่ส่ง
        Listed = "listed",
        /// รอผู้รับ or waiting for the mail server.
        Waiting = "waiting",
        /// ส่งแล้ว
        Sent = "sent",
        /// ผู้รับได้รับแล้ว
        Taken = "taken",
    }
}

store::row! {
    /// การส่งถึงผู้รับหนึ่งราย
    pub struct DeliveryRow {
        /// Id.
        pub id: Id<Delivery>,
        /// The letter.
        pub letter: Id<Letter>,
        /// By what way.
        pub channel: Channel,
        /// To whom.
        pub to_name: String,
        /// The office of the tree to which it goes.
        pub to_office: Option<Id<Office>>,
        /// The e-mail address to which it goes.
        pub address: String,
        /// Where it stands.
        pub state: DeliveryState,
        /// When it was sent.
        pub sent_at: Moment,
        /// When it was taken.
        pub taken_at: Option<Moment>,
        /// Who took it.
        pub taken_by: String,
        /// As which letter of theirs.
        pub taken_as: Option<Id<Letter>>,
        /// หมายเหตุ
        pub note: String,
        /// Whether this copy of a circular names its addressee instead of whom the letter names.
        pub own_name: bool,
    }
}

impl DeliveryState {
    /// Where a delivery stands once it is sent: what the mail server or another office takes has to wait for them.
    #[must_use]
    pub const fn sent_by(channel: Channel) -> Self {
        if matches!(channel, Channel::Email | Channel::System) { Self::Waiting } else { Self::Sent }
    }
}

impl DeliveryRow {
    /// The letter as this addressee has it.
    #[must_use]
    pub fn copy_of(&self, letter: &LetterRow) -> LetterRow {
        let party_to = if self.own_name { &self.to_name } else { &letter.party_to };
        LetterRow { party_to: party_to.clone(), ..letter.clone() }
    }
}

store::row! {
    /// หัวหนังสือของหน่วยงาน
    pub struct HeadRow {
        /// The office.
        pub office: Id<Office> = "office_id",
        /// รหัสตัวพยัญชนะและเลขประจำของเจ้าของเรื่อง, such as `พม ๐๓๐๑`; empty where the office has none.
        pub code: String,
        /// Its address, line by line.
        pub address: String,
        /// Telephone and e-mail, line by line.
        pub contact: String,
        /// The digest of the file of its emblem; empty while it has given none.
        pub emblem: String,
        /// Counts edits; 0 before the first.
        pub version: i64,
    }
}
