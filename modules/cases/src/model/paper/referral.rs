//! หนังสือส่งต่อ: what a letter of referral says. What is sent lies sealed beside it; the letter holds its digest.

use kernel::{Day, Id, Office};
use serde::{Deserialize, Serialize};

use crate::model::{ReceiverKind, Referral, ShareField, Urgency};

/// ผู้รับ
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receiver {
    /// Inside, listed or written in by hand.
    pub kind: ReceiverKind,
    /// The office inside.
    #[serde(with = "kernel::or_empty")]
    pub office: Option<Id<Office>>,
    /// The service of the directory.
    #[serde(with = "kernel::or_empty")]
    pub listed: Option<Id<directory::Service>>,
    /// Its name.
    pub name: String,
    /// Its address and telephone.
    pub address: String,
    /// คำขึ้นต้น: to whom there; empty for the head of it.
    pub attention: String,
}

kernel::codes! {
    /// ผู้ให้ความยินยอม
    pub enum Consenter {
        /// ผู้รับบริการเอง
        Client = "client",
        /// ผู้ใช้อำนาจปกครอง
        Guardian = "guardian",
        /// ผู้อนุบาลหรือผู้แทน
        Representative = "representative",
    }
}

kernel::codes! {
    /// วิธีให้ความยินยอม
    pub enum ConsentWay {
        /// เป็นหนังสือ
        Written = "written",
        /// ด้วยวาจา
        Spoken = "spoken",
        /// ทางอิเล็กทรอนิกส์
        Electronic = "electronic",
    }
}

/// ความยินยอม
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Who gave it.
    pub by: Consenter,
    /// Their name.
    pub name: String,
    /// When.
    pub on: Day,
    /// How.
    pub way: ConsentWay,
    /// To what: which data, to whom, for what.
    pub scope: String,
}

/// เอกสารหรือผลการประเมินที่เลือกส่ง
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosed {
    /// `paper:` or `result:` and its id.
    pub key: String,
    /// Its name with its day, in Thai.
    pub name: String,
}

/// หนังสือส่งต่อ
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralBody {
    /// To whom.
    pub receiver: Receiver,
    /// How pressing it is.
    pub urgency: Urgency,
    /// What is asked for.
    pub purpose: String,
    /// ฐานทางกฎหมาย: an entry of the reference data; empty when none was chosen.
    pub basis: String,
    /// Why that basis holds here.
    pub basis_note: String,
    /// The consent, where that is the basis.
    pub consent: Option<Consent>,
    /// The fields that are sent.
    pub fields: Vec<ShareField>,
    /// The papers and results that are sent.
    pub enclosed: Vec<Enclosed>,
    /// SHA-256 of what is sent.
    pub digest: String,
    /// The returned referral in whose place it stands.
    #[serde(with = "kernel::or_empty")]
    pub replaces: Option<Id<Referral>>,
}
