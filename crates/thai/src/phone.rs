//! หมายเลขโทรศัพท์: Thai mobile, fixed and short numbers.
//!
//! Source: the Thai numbering plan (แผนเลขหมายโทรคมนาคม, กสทช.) as E.164 lists it for +66.

use crate::digits;
use std::fmt;

/// หมายเลขโทรศัพท์ในประเทศ, with its extension (ต่อ) where one was given. `Debug` prints it masked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    digits: String,
    extension: Option<String>,
}

/// ปัญหาของหมายเลขโทรศัพท์: why a text is not such a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhoneProblem {
    /// ไม่ได้กรอก
    Empty,
    /// มีอักขระที่ไม่ใช่ตัวเลข
    NotDigits,
    /// ไม่ตรงแบบของหมายเลขในประเทศไทย
    UnknownShape,
}

impl PhoneProblem {
    /// The text key under which the message stands in both languages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "phone-empty",
            Self::NotDigits => "phone-not-digits",
            Self::UnknownShape => "phone-unknown-shape",
        }
    }
}

/// ชนิดของหมายเลข
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// โทรศัพท์เคลื่อนที่: `0[689]` and eight digits.
    Mobile,
    /// โทรศัพท์พื้นฐาน: `0[2-7]` and seven digits.
    Landline,
    /// สายด่วน: three or four digits beginning with 1, as 191 and 1300.
    Hotline,
}

/// อ่านหมายเลข as typed: spaces, dashes, brackets, Thai digits, `+66` and `ต่อ 12` are welcome.
pub fn parse(text: &str) -> Result<Phone, PhoneProblem> {
    let text: String = text.chars().filter(|c| !is_spacing(*c)).map(digits::arabic).collect();
    let (number, extension) = split_extension(&text);
    if number.is_empty() {
        return Err(PhoneProblem::Empty);
    }
    let digits = national(number);
    let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if !all_digits(&digits) || !extension.is_none_or(all_digits) {
        return Err(PhoneProblem::NotDigits);
    }
    kind_of(&digits).ok_or(PhoneProblem::UnknownShape)?;
    Ok(Phone { digits, extension: extension.filter(|part| !part.is_empty()).map(str::to_owned) })
}

impl Phone {
    /// ตัวเลขของหมายเลข as dialled within Thailand, without the extension.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// หมายเลขต่อภายใน
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// ชนิดของหมายเลข
    pub fn kind(&self) -> PhoneKind {
        kind_of(&self.digits).unwrap_or(PhoneKind::Hotline)
    }

    /// แบบปิดบัง: `08x-xxx-5678`, `07x-xxx-300`, `0x-xxx-4567`; short numbers are public and stay.
    pub fn masked(&self) -> String {
        let d = &self.digits;
        match self.kind() {
            PhoneKind::Mobile => format!("{}x-xxx-{}", &d[..2], &d[6..]),
            PhoneKind::Landline if d.starts_with("02") => format!("0x-xxx-{}", &d[5..]),
            PhoneKind::Landline => format!("{}x-xxx-{}", &d[..2], &d[6..]),
            PhoneKind::Hotline => d.clone(),
        }
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = &self.digits;
        match self.kind() {
            PhoneKind::Landline if d.starts_with("02") => write!(f, "{}-{}-{}", &d[..2], &d[2..5], &d[5..])?,
            PhoneKind::Mobile | PhoneKind::Landline => write!(f, "{}-{}-{}", &d[..3], &d[3..6], &d[6..])?,
            PhoneKind::Hotline => f.write_str(d)?,
        }
        match &self.extension {
            Some(extension) => write!(f, " ต่อ {extension}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

fn split_extension(text: &str) -> (&str, Option<&str>) {
    for word in ["ต่อ", "ext", "#"] {
        if let Some((number, extension)) = text.split_once(word) {
            return (number, Some(extension));
        }
    }
    (text, None)
}

/// Turns the forms for callers from abroad into the national one.
fn national(number: &str) -> String {
    let abroad = number.strip_prefix("+66").or_else(|| number.strip_prefix("0066"));
    let bare = number.strip_prefix("66").filter(|rest| rest.len() >= 8);
    match abroad.or(bare) {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => number.to_owned(),
    }
}

fn kind_of(digits: &str) -> Option<PhoneKind> {
    let second = digits.as_bytes().get(1)?;
    match (digits.len(), digits.starts_with('0'), second) {
        (10, true, b'6' | b'8' | b'9') => Some(PhoneKind::Mobile),
        (9, true, b'2'..=b'7') => Some(PhoneKind::Landline),
        (3 | 4, false, _) if digits.starts_with('1') => Some(PhoneKind::Hotline),
        _ => None,
    }
}

fn is_spacing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2015}' | '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_number_has_many_spellings() {
        for text in [
            "0812345678",
            "081-234-5678",
            "081 234 5678",
            "๐๘๑-๒๓๔-๕๖๗๘",
            "+66812345678",
            "+66 (0) 81 234 5678",
            "66812345678",
            "0066812345678",
        ] {
            let phone = parse(text).unwrap();
            assert_eq!((phone.digits(), phone.kind()), ("0812345678", PhoneKind::Mobile), "{text}");
        }
    }

    #[test]
    fn numbers_are_grouped_the_way_people_say_them() {
        assert_eq!(parse("0812345678").unwrap().to_string(), "081-234-5678");
        assert_eq!(parse("074311300").unwrap().to_string(), "074-311-300");
        assert_eq!(parse("021234567").unwrap().to_string(), "02-123-4567");
        assert_eq!(parse("1300").unwrap().to_string(), "1300");
        assert_eq!(parse("191").unwrap().to_string(), "191");
        assert_eq!(parse("02-123-4567 ต่อ ๑๒").unwrap().to_string(), "02-123-4567 ต่อ 12");
    }

    #[test]
    fn the_mask_keeps_only_the_end() {
        let masked = |text| parse(text).unwrap().masked();
        assert_eq!(masked("0812345678"), "08x-xxx-5678");
        assert_eq!(masked("074311300"), "07x-xxx-300");
        assert_eq!(masked("021234567"), "0x-xxx-4567");
        assert_eq!(masked("1300"), "1300");
        assert_eq!(format!("{:?}", parse("0812345678").unwrap()), "Phone(08x-xxx-5678)");
    }

    #[test]
    fn what_no_thai_telephone_has_is_refused() {
        assert_eq!(parse(" - "), Err(PhoneProblem::Empty));
        assert_eq!(parse("โทรมา"), Err(PhoneProblem::NotDigits));
        assert_eq!(parse("02-123-4567 ต่อ ป้า"), Err(PhoneProblem::NotDigits));
        for text in ["081234567", "08123456789", "0112345678", "0212345678", "5", "12345", "999", "0000"] {
            assert_eq!(parse(text), Err(PhoneProblem::UnknownShape), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_as_the_same_number(digits in "0[689][0-9]{8}|0[2-7][0-9]{7}|1[0-9]{2,3}") {
            let phone = parse(&digits).unwrap();
            prop_assert_eq!(parse(&phone.to_string()), Ok(phone));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".*") {
            let _ = parse(&text);
        }
    }
}
