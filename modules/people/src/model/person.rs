//! บุคคล: who somebody is, as far as it is known.

use kernel::Day;
use thai::date::{PartialDate, Precision};
use thai::phone::Phone;

use super::{Address, Identity};

kernel::codes! {
    /// เพศ
    pub enum Sex {
        /// ชาย
        Male = "male",
        /// หญิง
        Female = "female",
        /// ไม่ทราบ หรือไม่ระบุ
        Unknown = "unknown",
    }
}

kernel::codes! {
    /// สถานะทางทะเบียน
    pub enum Registration {
        /// มีสัญชาติไทย
        Thai = "thai",
        /// ต่างด้าวมีถิ่นที่อยู่ถาวร
        Resident = "resident",
        /// ต่างด้าวอยู่ชั่วคราว หรือแรงงานต่างด้าว
        Temporary = "temporary",
        /// ไม่มีสถานะทางทะเบียน
        Stateless = "stateless",
        /// ยังไม่ทราบ
        Unknown = "unknown",
    }
}

kernel::codes! {
    /// สถานภาพสมรส
    pub enum Marital {
        /// โสด
        Single = "single",
        /// สมรส (จดทะเบียน)
        Married = "married",
        /// อยู่ด้วยกันไม่จดทะเบียน
        Cohabiting = "cohabiting",
        /// หม้าย
        Widowed = "widowed",
        /// หย่า
        Divorced = "divorced",
        /// แยกกันอยู่
        Separated = "separated",
        /// สมณะ
        Ordained = "ordained",
        /// ยังไม่ทราบ
        Unknown = "unknown",
    }
}

kernel::codes! {
    /// ศาสนา: sensitive (PDPA section 26), kept sealed.
    pub enum Religion {
        /// พุทธ
        Buddhism = "buddhism",
        /// อิสลาม
        Islam = "islam",
        /// คริสต์
        Christianity = "christianity",
        /// ฮินดู
        Hinduism = "hinduism",
        /// ซิกข์
        Sikhism = "sikhism",
        /// อื่น ๆ
        Other = "other",
        /// ไม่นับถือ
        None = "none",
    }
}

kernel::codes! {
    /// ชื่ออื่นที่เคยใช้
    pub enum NameKind {
        /// ชื่อตัวเดิม
        Given = "given",
        /// ชื่อสกุลเดิม
        Family = "family",
        /// เขียนอีกอย่าง: another spelling or script
        Spelling = "spelling",
    }
}

/// วันเกิด as far as it is known.
pub type Born = Option<PartialDate>;

/// มีชีวิตอยู่หรือเสียชีวิต
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Life {
    /// มีชีวิตอยู่
    #[default]
    Living,
    /// เสียชีวิต, with the day where it is known
    Dead(Option<Day>),
}

/// ชื่อเดิมหรือชื่ออื่น
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FormerName {
    /// What it was.
    pub kind: NameKind,
    /// The name.
    pub name: String,
}

/// ข้อมูลบุคคล: everything that is registered of a person, when new and when edited.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// เลขประจำตัว
    pub identity: Identity,
    /// คำนำหน้านาม in full; empty for none
    pub title: String,
    /// ชื่อตัว
    pub given: String,
    /// ชื่อรอง
    pub middle: String,
    /// ชื่อสกุล; some people have none
    pub family: String,
    /// ชื่อเล่น
    pub nickname: String,
    /// ชื่อเดิม
    pub former: Vec<FormerName>,
    /// เพศ
    pub sex: Sex,
    /// วันเกิด
    pub born: Born,
    /// มีชีวิตอยู่หรือไม่
    pub life: Life,
    /// สัญชาติ
    pub nationality: String,
    /// สถานะทางทะเบียน
    pub registration: Registration,
    /// สถานภาพสมรส
    pub marital: Marital,
    /// ศาสนา; `None` when it was not asked
    pub religion: Option<Religion>,
    /// โทรศัพท์
    pub phone: Option<Phone>,
    /// โทรศัพท์อีกหมายเลข
    pub other_phone: Option<Phone>,
    /// ที่อยู่ตามทะเบียนบ้าน
    pub registered: Address,
    /// ที่อยู่ปัจจุบัน; `None` when it is the registered one
    pub current: Option<Address>,
    /// ปกปิดที่อยู่: where they live is shown and searched for by nobody outside the offices that look after them
    pub protected: bool,
}

impl Default for NewPerson {
    fn default() -> Self {
        Self {
            identity: Identity::default(),
            title: String::new(),
            given: String::new(),
            middle: String::new(),
            family: String::new(),
            nickname: String::new(),
            former: Vec::new(),
            sex: Sex::Unknown,
            born: None,
            life: Life::Living,
            nationality: String::new(),
            registration: Registration::Unknown,
            marital: Marital::Unknown,
            religion: None,
            phone: None,
            other_phone: None,
            registered: Address::default(),
            current: None,
            protected: false,
        }
    }
}

impl NewPerson {
    /// Where the person lives: the current address, or the registered one.
    #[must_use]
    pub fn lives(&self) -> &Address {
        self.current.as_ref().unwrap_or(&self.registered)
    }
}

/// The name with its title, as it is written: `นางสาวสาย ทองดี`, `ดร. สมชาย ใจดี`.
#[must_use]
pub fn display_name(title: &str, given: &str, middle: &str, family: &str) -> String {
    let glued = !title.is_empty() && !title.ends_with('.') && title.chars().all(|c| matches!(c, 'ก'..='๛'));
    let first = if glued { format!("{title}{given}") } else { format!("{title} {given}") };
    [first.trim(), middle, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The code of a precision in tables.
pub(crate) const fn precision_code(born: Born) -> &'static str {
    match born {
        Some(PartialDate { precision: Precision::Day, .. }) => "day",
        Some(PartialDate { precision: Precision::Month, .. }) => "month",
        Some(PartialDate { precision: Precision::Year, .. }) => "year",
        None => "",
    }
}

/// The birth date that a table holds.
pub(crate) fn born(day: Option<Day>, precision: &str) -> Born {
    let precision = match precision {
        "day" => Precision::Day,
        "month" => Precision::Month,
        _ => Precision::Year,
    };
    day.map(|day| PartialDate { date: day.date(), precision })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_titles_are_written_to_the_name_and_abbreviations_before_it() {
        assert_eq!(display_name("นางสาว", "สาย", "", "ทองดี"), "นางสาวสาย ทองดี");
        assert_eq!(display_name("ดร.", "สมชาย", "", "ใจดี"), "ดร. สมชาย ใจดี");
        assert_eq!(display_name("", "Min", "Thu", ""), "Min Thu");
    }
}
