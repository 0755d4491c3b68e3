//! เลขประจำตัวประชาชน: the 13-digit number of a person, checked, shown and masked.
//!
//! Source: the Department of Provincial Administration's form of the number (พ.ร.บ. การทะเบียนราษฎร พ.ศ. 2534); weights 13 to 2, modulo 11.

use crate::digits;
use std::fmt;

const LENGTH: usize = 13;

/// No registry office has this number, so an id that carries it belongs to nobody.
const FICTITIOUS_OFFICE: &str = "9999";

/// เลขประจำตัวประชาชน 13 หลัก with a right check digit.
///
/// Shows itself grouped through `Display`, which is for pages that may show it; `Debug` only ever prints it masked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitizenId(String);

/// ปัญหาของเลขประจำตัว: why a text is not such a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CitizenIdProblem {
    /// มีไม่ครบหรือเกิน 13 หลัก: it has this many digits.
    WrongLength(usize),
    /// มีอักขระที่ไม่ใช่ตัวเลข
    NotDigits,
    /// หลักสุดท้ายไม่ตรง: most likely a slip in one digit or two digits exchanged.
    CheckDigit,
}

impl CitizenIdProblem {
    /// The text key under which the message stands in both languages.
    pub fn key(self) -> &'static str {
        match self {
            Self::WrongLength(_) => "citizen-id-wrong-length",
            Self::NotDigits => "citizen-id-not-digits",
            Self::CheckDigit => "citizen-id-check-digit",
        }
    }
}

/// ประเภทบุคคล: what the first digit says about how the person came into the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonType {
    /// 0: บุคคลที่ไม่มีสถานะทางทะเบียน หรือแรงงานต่างด้าว
    NoStatus,
    /// 1: คนไทย เกิดตั้งแต่ 1 ม.ค. 2527 แจ้งเกิดภายในกำหนด
    BirthNotifiedInTime,
    /// 2: คนไทย เกิดตั้งแต่ 1 ม.ค. 2527 แจ้งเกิดเกินกำหนด
    BirthNotifiedLate,
    /// 3: มีชื่อในทะเบียนบ้านก่อน 31 พ.ค. 2527
    FirstIssue,
    /// 4: มีชื่อในทะเบียนบ้านก่อน แต่ย้ายก่อนได้เลข
    MovedBeforeIssue,
    /// 5: คนไทยที่เพิ่มชื่อภายหลัง
    AddedLater,
    /// 6: เข้าเมืองชั่วคราวหรือโดยไม่ชอบ
    TemporaryAlien,
    /// 7: บุตรของบุคคลประเภท 6 ที่เกิดในไทย
    ChildOfTemporaryAlien,
    /// 8: ต่างด้าวที่ได้ถิ่นที่อยู่ หรือแปลงสัญชาติ หลัง 31 พ.ค. 2527
    ResidentOrNaturalised,
    /// 9: สงวนไว้
    Reserved,
}

impl PersonType {
    /// The text key under which the type is described in both languages.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoStatus => "person-type-0",
            Self::BirthNotifiedInTime => "person-type-1",
            Self::BirthNotifiedLate => "person-type-2",
            Self::FirstIssue => "person-type-3",
            Self::MovedBeforeIssue => "person-type-4",
            Self::AddedLater => "person-type-5",
            Self::TemporaryAlien => "person-type-6",
            Self::ChildOfTemporaryAlien => "person-type-7",
            Self::ResidentOrNaturalised => "person-type-8",
            Self::Reserved => "person-type-9",
        }
    }
}

impl CitizenId {
    /// อ่านเลขประจำตัว as typed: spaces, dashes and Thai digits are welcome.
    pub fn parse(text: &str) -> Result<Self, CitizenIdProblem> {
        let number: String = text.chars().filter(|c| !is_spacing(*c)).map(digits::arabic).collect();
        if !number.chars().all(|c| c.is_ascii_digit()) {
            return Err(CitizenIdProblem::NotDigits);
        }
        let (first_twelve, last) = values(&number).ok_or(CitizenIdProblem::WrongLength(number.len()))?;
        if check_digit(&first_twelve) == last { Ok(Self(number)) } else { Err(CitizenIdProblem::CheckDigit) }
    }

    /// ตัวเลขทั้ง 13 หลัก without grouping.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// แบบปิดบัง: `1-10xx-xxxxx-45-x`, enough to tell two people in a list apart.
    pub fn masked(&self) -> String {
        let n = &self.0;
        format!("{}-{}xx-xxxxx-{}-x", &n[0..1], &n[1..3], &n[10..12])
    }

    /// ประเภทบุคคล from the first digit.
    pub fn kind(&self) -> PersonType {
        match self.0.as_bytes().first() {
            Some(b'0') => PersonType::NoStatus,
            Some(b'1') => PersonType::BirthNotifiedInTime,
            Some(b'2') => PersonType::BirthNotifiedLate,
            Some(b'3') => PersonType::FirstIssue,
            Some(b'4') => PersonType::MovedBeforeIssue,
            Some(b'5') => PersonType::AddedLater,
            Some(b'6') => PersonType::TemporaryAlien,
            Some(b'7') => PersonType::ChildOfTemporaryAlien,
            Some(b'8') => PersonType::ResidentOrNaturalised,
            _ => PersonType::Reserved,
        }
    }

    /// เลขสมมุติ: true for ids of demo people, which no registry office can have issued.
    pub fn is_fictitious(&self) -> bool {
        &self.0[1..5] == FICTITIOUS_OFFICE
    }
}

impl fmt::Display for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = &self.0;
        write!(f, "{}-{}-{}-{}-{}", &n[0..1], &n[1..5], &n[5..10], &n[10..12], &n[12..13])
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CitizenId({})", self.masked())
    }
}

/// หลักตรวจสอบ: the thirteenth digit that belongs to the first twelve, weighted 13 down to 2.
pub fn check_digit(first_twelve: &[u8; 12]) -> u8 {
    let sum: u32 = first_twelve.iter().zip((2..=13).rev()).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    let check = (11 - sum % 11) % 10;
    u8::try_from(check).unwrap_or_default()
}

/// เลขสมมุติสำหรับข้อมูลสาธิต: fifty million different ids with a right check digit, of the kinds 1 to 5 that Thai citizens have, from
/// an office that does not exist.
pub fn fictitious(seed: u64) -> CitizenId {
    let kind = 1 + seed / 10_000_000 % 5;
    let first_twelve = format!("{kind}{FICTITIOUS_OFFICE}{:07}", seed % 10_000_000);
    let mut values = [0; 12];
    for (value, byte) in values.iter_mut().zip(first_twelve.bytes()) {
        *value = byte - b'0';
    }
    CitizenId(format!("{first_twelve}{}", check_digit(&values)))
}

fn values(number: &str) -> Option<([u8; 12], u8)> {
    let digits: [u8; LENGTH] = number.as_bytes().try_into().ok()?;
    let values = digits.map(|byte| byte - b'0');
    let (first_twelve, last) = values.split_first_chunk::<12>()?;
    Some((*first_twelve, *last.first()?))
}

fn is_spacing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VALID: [&str; 6] =
        ["1101700203450", "3901100123454", "5999900000016", "1909900000129", "8900100000344", "0900100000004"];

    #[test]
    fn right_numbers_are_taken_and_the_next_last_digit_is_not() {
        for number in VALID {
            assert_eq!(CitizenId::parse(number).unwrap().as_str(), number);
            let last = number[12..].parse::<u8>().unwrap();
            let wrong = format!("{}{}", &number[..12], (last + 1) % 10);
            assert_eq!(CitizenId::parse(&wrong), Err(CitizenIdProblem::CheckDigit), "{wrong}");
        }
    }

    #[test]
    fn any_usual_way_of_typing_it_is_taken() {
        for text in ["1-1017-00203-45-0", "1 1017 00203 45 0", "๑-๑๐๑๗-๐๐๒๐๓-๔๕-๐", " 1101700203450\u{200b}"]
        {
            assert_eq!(CitizenId::parse(text).unwrap().as_str(), "1101700203450", "{text}");
        }
    }

    #[test]
    fn each_fault_is_named() {
        assert_eq!(CitizenId::parse("110170020345"), Err(CitizenIdProblem::WrongLength(12)));
        assert_eq!(CitizenId::parse("11017002034500"), Err(CitizenIdProblem::WrongLength(14)));
        assert_eq!(CitizenId::parse(""), Err(CitizenIdProblem::WrongLength(0)));
        assert_eq!(CitizenId::parse("1101700203A50"), Err(CitizenIdProblem::NotDigits));
    }

    #[test]
    fn it_is_grouped_for_reading_and_masked_everywhere_else() {
        let id = CitizenId::parse("1101700203450").unwrap();
        assert_eq!(id.to_string(), "1-1017-00203-45-0");
        assert_eq!(id.masked(), "1-10xx-xxxxx-45-x");
        assert_eq!(format!("{id:?}"), "CitizenId(1-10xx-xxxxx-45-x)");
    }

    #[test]
    fn the_first_digit_tells_how_the_person_was_registered() {
        let kinds = VALID.map(|number| CitizenId::parse(number).unwrap().kind());
        assert_eq!(
            kinds,
            [
                PersonType::BirthNotifiedInTime,
                PersonType::FirstIssue,
                PersonType::AddedLater,
                PersonType::BirthNotifiedInTime,
                PersonType::ResidentOrNaturalised,
                PersonType::NoStatus,
            ]
        );
    }

    proptest! {
        #[test]
        fn demo_ids_are_valid_and_come_from_no_real_office(seed: u64) {
            let id = fictitious(seed);
            prop_assert_eq!(CitizenId::parse(id.as_str()), Ok(id.clone()));
            prop_assert!(id.is_fictitious());
        }

        #[test]
        fn neighbouring_seeds_give_different_people(seed in 0_u64..9_999_999) {
            prop_assert_ne!(fictitious(seed), fictitious(seed + 1));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".*") {
            let _ = CitizenId::parse(&text);
        }
    }
}
