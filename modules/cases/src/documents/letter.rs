//! หนังสือส่งต่อ: data of `documents/referral_letter.typ`, an official letter to an office outside.

use serde::Serialize;

/// หนังสือภายนอก (ระเบียบงานสารบรรณ พ.ศ. 2526, แบบที่ 1) by which a case is referred.
#[derive(Debug, Clone, Serialize)]
pub struct ReferralLetter {
    /// Its parts.
    pub letter: LetterHead,
}

/// The parts of the letter in the order in which they are printed; an empty one is left out.
#[derive(Debug, Clone, Serialize)]
pub struct LetterHead {
    /// ที่: code of the office / running number of the calendar year, "สข 52001/123".
    pub number: String,
    /// ส่วนราชการเจ้าของหนังสือ
    pub office: String,
    /// Its address, one or two lines.
    pub address: String,
    /// วัน เดือน ปี: the month in full, without the word วันที่.
    pub date: String,
    /// เรื่อง
    pub subject: String,
    /// คำขึ้นต้น without the addressee: "เรียน".
    pub salutation: String,
    /// To whom.
    pub addressee: String,
    /// อ้างถึง: the latest letter in the matter.
    pub reference: String,
    /// สิ่งที่ส่งมาด้วย, each with its number of copies.
    pub enclosures: Vec<String>,
    /// ภาคเหตุ: why it is written (ด้วย…, ตามที่…นั้น).
    pub cause: String,
    /// The data chosen field by field for this referral.
    pub shared: Vec<SharedFact>,
    /// ภาคความประสงค์: what is asked, with the consent or the legal basis of what is shared.
    pub purpose: String,
    /// ภาคสรุป: จึงเรียนมาเพื่อ….
    pub conclusion: String,
    /// คำลงท้าย: "ขอแสดงความนับถือ".
    pub farewell: String,
    /// Who signs.
    pub signer: Signer,
    /// ส่วนราชการเจ้าของเรื่อง, telephone, e-mail: one line each.
    pub contact: Vec<String>,
    /// สำเนาส่ง
    pub copies: Vec<String>,
}

/// One field of the client's data that the receiving office is told.
#[derive(Debug, Clone, Serialize)]
pub struct SharedFact {
    /// The field's name.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// ผู้ลงนาม
#[derive(Debug, Clone, Serialize)]
pub struct Signer {
    /// Full name.
    pub name: String,
    /// Position.
    pub post: String,
}
