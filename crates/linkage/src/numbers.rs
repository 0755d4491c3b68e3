//! เลขประจำตัวและโทรศัพท์: numbers that people copy by hand, and how near two of them are.

use thai::citizen_id::{CitizenId, CitizenIdProblem};
use thai::digits;

use crate::letters;

/// Set where the check digit of a citizen id is right.
const VALID: u64 = 1 << 63;
/// No number of more digits is kept.
const MOST_DIGITS: usize = 18;

/// เลขประจำตัวประชาชน as it was written, with whether its check digit is right. Zero is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct Cid(pub(crate) u64);

/// How near two citizen ids are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CidLikeness {
    /// The same.
    Same,
    /// One or two slips apart, and the check digit of at least one is wrong.
    Slip,
    /// Two right ids: two persons, or a person under another's id.
    Conflict,
    /// Far apart, and not both are right.
    Different,
    /// One is not known.
    Missing,
}

impl Cid {
    /// Reads an id as typed; one that is all one digit is a placeholder and none.
    ///
    /// # Errors
    /// When there is something but no number in it.
    pub(crate) fn read(text: &str) -> Result<Self, ()> {
        match CitizenId::parse(text) {
            Ok(id) => Ok(Self(number(id.as_str()).unwrap_or_default()).valid()),
            Err(CitizenIdProblem::WrongLength(0)) => Ok(Self::default()),
            Err(_) => number(text).map(Self).ok_or(()),
        }
    }

    fn valid(self) -> Self {
        if self.0 == 0 { self } else { Self(self.0 | VALID) }
    }

    pub(crate) fn is_missing(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn is_valid(self) -> bool {
        self.0 & VALID != 0
    }

    /// How near another id is.
    pub(crate) fn likeness(self, other: Self) -> CidLikeness {
        if self.is_missing() || other.is_missing() {
            CidLikeness::Missing
        } else if self == other {
            CidLikeness::Same
        } else if self.is_valid() && other.is_valid() {
            CidLikeness::Conflict
        } else if distance(self.0 & !VALID, other.0 & !VALID, 2).is_some() {
            CidLikeness::Slip
        } else {
            CidLikeness::Different
        }
    }
}

/// โทรศัพท์: the digits as dialled within the country, behind a leading 1. Zero is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct Phone(pub(crate) u64);

/// How near two telephone numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PhoneLikeness {
    /// The same.
    Same,
    /// One slip apart.
    Slip,
    /// Another number.
    Different,
    /// One is not known.
    Missing,
}

impl Phone {
    /// Reads a number as typed; the first one where several stand in a row.
    ///
    /// # Errors
    /// When there is something but no number in it.
    pub(crate) fn read(text: &str) -> Result<Self, ()> {
        let first = text.split([',', '/', ';']).next().unwrap_or_default();
        if let Ok(phone) = thai::phone::parse(first) {
            return Ok(number(phone.digits()).map(Self).unwrap_or_default());
        }
        if text.trim_matches([' ', '-', '.']).is_empty() {
            Ok(Self::default())
        } else {
            number(first).map(Self).ok_or(())
        }
    }

    pub(crate) fn is_missing(self) -> bool {
        self.0 == 0
    }

    /// How near another number is.
    pub(crate) fn likeness(self, other: Self) -> PhoneLikeness {
        if self.is_missing() || other.is_missing() {
            PhoneLikeness::Missing
        } else if self == other {
            PhoneLikeness::Same
        } else if distance(self.0, other.0, 1).is_some() {
            PhoneLikeness::Slip
        } else {
            PhoneLikeness::Different
        }
    }
}

/// The digits of a text behind a leading 1, so that zeros in front count; zero for a placeholder of one digit, none
/// where there are no or too many digits.
fn number(text: &str) -> Option<u64> {
    let digits: Vec<u8> =
        text.chars().map(digits::arabic).filter(char::is_ascii_digit).map(|c| c as u8 - b'0').collect();
    let first = *digits.first().filter(|_| digits.len() <= MOST_DIGITS)?;
    if digits.iter().all(|digit| *digit == first) {
        return Some(0);
    }
    Some(digits.iter().fold(1, |number, digit| number * 10 + u64::from(*digit)))
}

fn distance(a: u64, b: u64, most: u8) -> Option<u8> {
    let (a, b) = (Digits::of(a), Digits::of(b));
    letters::distance(a.as_slice(), b.as_slice(), most)
}

struct Digits([u8; 20], usize);

impl Digits {
    fn of(number: u64) -> Self {
        let (mut digits, mut rest, mut length) = ([0; 20], number, 0);
        while rest > 0 {
            digits[length] = (rest % 10) as u8;
            rest /= 10;
            length += 1;
        }
        Self(digits, length)
    }

    fn as_slice(&self) -> &[u8] {
        &self.0[..self.1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use thai::citizen_id::fictitious;

    fn cid(text: &str) -> Cid {
        Cid::read(text).unwrap()
    }

    #[test]
    fn an_id_is_read_as_typed_and_a_placeholder_is_none() {
        assert_eq!(cid("1-1017-00203-45-0"), cid("๑๑๐๑๗๐๐๒๐๓๔๕๐"));
        assert!(cid("1101700203450").is_valid() && !cid("1101700203451").is_valid());
        for text in ["", "0000000000000", "1111111111111", "-"] {
            assert!(cid(text).is_missing(), "{text}");
        }
        assert_eq!(Cid::read("ไม่มี"), Err(()));
    }

    #[test]
    fn the_check_digit_tells_a_slip_from_a_conflict() {
        assert_eq!(cid("1101700203450").likeness(cid("1101700203540")), CidLikeness::Slip);
        assert_eq!(cid("1101700203450").likeness(cid("110170020345")), CidLikeness::Slip);
        assert_eq!(cid("1101700203450").likeness(cid("3901100123454")), CidLikeness::Conflict);
        assert_eq!(cid("1101700203450").likeness(cid("3901100123455")), CidLikeness::Different);
        assert_eq!(cid("1101700203450").likeness(Cid::default()), CidLikeness::Missing);
    }

    #[test]
    fn a_telephone_number_has_many_spellings() {
        let phone = |text| Phone::read(text).unwrap();
        assert_eq!(phone("081-234-5678"), phone("+66812345678"));
        assert_eq!(phone("081-234-5678 , 074-311-300"), phone("0812345678"));
        assert_eq!(phone("0812345678").likeness(phone("0812345687")), PhoneLikeness::Slip);
        assert_eq!(phone("0812345678").likeness(phone("0898765432")), PhoneLikeness::Different);
        assert!(phone(" - ").is_missing());
        assert_eq!(Phone::read("ไม่มี"), Err(()));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_a_slip_whenever_the_check_digit_sees_it(seed: u64, at in 0_usize..13, by in 1_u8..10) {
            let right = fictitious(seed);
            let mut digits = right.as_str().as_bytes().to_vec();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            let wrong = cid(std::str::from_utf8(&digits).unwrap());
            let expected = if wrong.is_valid() { CidLikeness::Conflict } else { CidLikeness::Slip };
            prop_assert_eq!(cid(right.as_str()).likeness(wrong), expected);
            prop_assert_eq!(wrong.likeness(cid(right.as_str())), expected);
        }

        #[test]
        fn no_text_makes_the_readers_panic(text in ".*") {
            let _ = (Cid::read(&text), Phone::read(&text));
        }
    }
}
