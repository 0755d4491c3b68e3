//! การออกหนังสือ: in which series a letter counts, how its number is printed, and who may sign it when.

use kernel::{Id, Refusal, Staff};

use crate::model::{Channel, Kind, LetterState, Secrecy, Series};

/// The kinds that an office drafts here. Minutes are written in their meeting; other papers are received as they are.
pub const DRAFTED: [Kind; 11] = [
    Kind::External,
    Kind::Memo,
    Kind::Stamped,
    Kind::Order,
    Kind::Regulation,
    Kind::Rule,
    Kind::Announcement,
    Kind::Statement,
    Kind::News,
    Kind::Certificate,
    Kind::Record,
];

/// ส่วนของหนังสือ: what only some kinds have in their forms, by the field in which it is written (แบบที่ 1-10). In other kinds such things
/// are said in the text.
const PARTS: [(&str, &[Kind]); 8] = [
    ("salutation", &[Kind::External, Kind::Memo, Kind::Record]),
    ("references", &[Kind::External]),
    ("enclosures", &[Kind::External]),
    ("copies", &[Kind::External]),
    ("effective", &[Kind::Order]),
    ("edition", &[Kind::Regulation, Kind::Rule, Kind::Statement, Kind::News]),
    ("notice", &[Kind::Announcement]),
    ("photograph", &[Kind::Certificate]),
];

/// The kinds whose form has a part.
#[must_use]
pub fn kinds_with(part: &str) -> &'static [Kind] {
    PARTS.iter().find(|(one, _)| *one == part).map_or(&[], |(_, kinds)| kinds)
}

/// The kinds under which a name stands: what is told by the office itself is signed by nobody.
pub const SIGNED: [Kind; 9] = [
    Kind::External,
    Kind::Memo,
    Kind::Stamped,
    Kind::Order,
    Kind::Regulation,
    Kind::Rule,
    Kind::Announcement,
    Kind::Certificate,
    Kind::Record,
];

/// The series in which a letter counts: orders and certificates have their own, a circular may (ระเบียบงานสารบรรณ ข้อ 31, 32).
#[must_use]
pub const fn series(kind: Kind, circular: bool, secrecy: Secrecy) -> Series {
    match (kind, secrecy.is_secret()) {
        (_, true) => Series::Secret,
        (Kind::External | Kind::Memo | Kind::Stamped, _) if circular => Series::Circular,
        (Kind::External | Kind::Memo | Kind::Stamped, _) => Series::General,
        (Kind::Order, _) => Series::Orders,
        (Kind::Certificate, _) => Series::Certificates,
        _ => Series::Notices,
    }
}

/// The number as printed, with Thai digits: `พม ๐๓๐๑/ว ๔๕` in the registers of letters, `๑๒/๒๕๖๙` in those of orders and
/// certificates.
#[must_use]
pub fn printed(series: Series, code: &str, number: i64, year: i64) -> String {
    let before = if code.is_empty() { String::new() } else { format!("{code}/") };
    let text = match series {
        Series::General | Series::Secret => format!("{before}{number}"),
        Series::Circular => format!("{before}ว {number}"),
        _ => format!("{number}/{year}"),
    };
    thai::digits::to_thai(&text)
}

/// Whether a text is a code of letters: two consonants, perhaps those of a committee, and the number of the office
/// (`พม ๐๓๐๑`, `สข 0017.2`).
#[must_use]
pub fn is_code(text: &str) -> bool {
    let plain = thai::digits::to_arabic(text);
    let is_consonant = |c: &char| ('ก'..='ฮ').contains(c);
    let letters: String = plain.chars().take_while(|c| is_consonant(c) || *c == ' ').collect();
    let number = &plain[letters.len()..];
    let mut words = letters.split_whitespace().map(|word| word.chars().count());
    let lawful = words.next() == Some(2) && words.next().is_none_or(|more| more <= 3) && words.next().is_none();
    let mut parts = number.split('.');
    let digits = |part: &str, least, most| {
        (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    lawful && parts.next().is_some_and(|first| digits(first, 4, 5)) && parts.all(|part| digits(part, 1, 2))
}

/// Whether a head may sign a letter now: one that was checked, that they were asked to check, or that they drafted themself.
///
/// # Errors
/// It waits for its check, or is no draft any more.
pub fn may_sign(
    state: LetterState,
    (drafted_by, checker, checked): (Option<Id<Staff>>, Option<Id<Staff>>, bool),
    signer: Id<Staff>,
) -> Result<(), Refusal> {
    match state {
        LetterState::Draft if drafted_by == Some(signer) => Ok(()),
        LetterState::InReview if checked || checker == Some(signer) => Ok(()),
        LetterState::Draft | LetterState::InReview => Err(Refusal::new("correspondence-refused-unchecked")),
        _ => Err(Refusal::new("correspondence-refused-state")),
    }
}

/// Whether a letter may go that way: a secret one is carried by hand or goes by registered post in two covers.
///
/// # Errors
/// It is secret and would lie open on the way.
pub fn may_go(secrecy: Secrecy, channel: Channel) -> Result<(), Refusal> {
    if secrecy.is_secret() && matches!(channel, Channel::Email | Channel::System) {
        let refusal = Refusal::new("correspondence-refused-secret-way");
        return Err(refusal.citing("ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544"));
    }
    Ok(())
}

/// Whether the list of a letter's addressees may be made or changed.
///
/// # Errors
/// It is closed, withdrawn, destroyed or handed over.
pub fn may_list(state: LetterState) -> Result<(), Refusal> {
    use LetterState as S;
    match state {
        S::Draft | S::InReview | S::Signed | S::Numbered | S::Sent => Ok(()),
        _ => Err(Refusal::new("correspondence-refused-state")),
    }
}

/// By what way a circular reaches somebody: in the system, by e-mail, or by post.
#[must_use]
pub const fn way_to(is_office: bool, address: &str) -> Channel {
    match (is_office, address.is_empty()) {
        (true, _) => Channel::System,
        (false, false) => Channel::Email,
        (false, true) => Channel::Post,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: i64) -> Id<Staff> {
        Id::new(number)
    }

    #[test]
    fn each_kind_counts_in_its_own_series() {
        assert_eq!(series(Kind::External, false, Secrecy::Open), Series::General);
        assert_eq!(series(Kind::Memo, true, Secrecy::Open), Series::Circular);
        assert_eq!(series(Kind::Order, false, Secrecy::Open), Series::Orders);
        assert_eq!(series(Kind::Certificate, true, Secrecy::Open), Series::Certificates);
        assert_eq!(series(Kind::Order, false, Secrecy::Secret), Series::Secret);
    }

    #[test]
    fn numbers_are_printed_as_the_registers_have_them() {
        assert_eq!(printed(Series::General, "พม 0301", 123, 2569), "พม ๐๓๐๑/๑๒๓");
        assert_eq!(printed(Series::Circular, "สข ๐๐๑๗.๒", 45, 2569), "สข ๐๐๑๗.๒/ว ๔๕");
        assert_eq!(printed(Series::Orders, "พม 0301", 12, 2569), "๑๒/๒๕๖๙");
        assert_eq!(printed(Series::General, "", 1, 2569), "๑");
    }

    #[test]
    fn a_code_has_two_consonants_and_four_or_five_digits() {
        for code in ["พม 0301", "สข ๐๐๑๗.๒", "พม0301", "สข กส 0017", "กค 0401.12", "สข 71001"]
        {
            assert!(is_code(code), "{code}");
        }
        for code in ["", "พม", "0301", "พมก 0301", "พม 30", "พม 0301/1", "PM 0301", "พม 0301."] {
            assert!(!is_code(code), "{code}");
        }
    }

    #[test]
    fn nobody_signs_what_nobody_checked_but_who_wrote_it() {
        let (writer, head) = (id(1), id(2));
        let unchecked = (Some(writer), Some(id(3)), false);
        assert!(may_sign(LetterState::Draft, unchecked, head).is_err());
        assert!(may_sign(LetterState::InReview, unchecked, head).is_err());
        assert!(may_sign(LetterState::InReview, (Some(writer), Some(id(3)), true), head).is_ok());
        assert!(may_sign(LetterState::InReview, (Some(writer), Some(head), false), head).is_ok());
        assert!(may_sign(LetterState::Draft, (Some(head), None, false), head).is_ok());
        assert!(may_sign(LetterState::Signed, (Some(head), Some(head), true), head).is_err());
    }
}
