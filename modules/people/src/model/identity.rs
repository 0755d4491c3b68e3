//! Identity numbers of every kind: checked, shown, masked.

use thai::citizen_id::CitizenId;
use thai::digits;

kernel::codes! {
    /// ชนิดของเลขประจำตัว
    pub enum IdKind {
        /// เลขประจำตัวประชาชน 13 หลัก
        Thai = "thai",
        /// เลข 13 หลักของผู้ไม่มีสัญชาติไทย (ขึ้นต้นด้วย 0, 6, 7 หรือ 8)
        Alien = "alien",
        /// หนังสือเดินทาง
        Passport = "passport",
        /// รหัส G ของผู้เรียนที่ไม่มีสถานะทางทะเบียน
        GCode = "gcode",
        /// ไม่มี หรือยังไม่ทราบ
        None = "none",
    }
}

/// เลขประจำตัว: a number that was checked for its kind.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    kind: IdKind,
    number: String,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({:?}, {})", self.kind, self.masked())
    }
}

impl Default for Identity {
    fn default() -> Self {
        Self { kind: IdKind::None, number: String::new() }
    }
}

impl Identity {
    /// Checks a number as typed.
    ///
    /// # Errors
    /// The key of what is wrong with it.
    pub fn parse(kind: IdKind, text: &str) -> Result<Self, &'static str> {
        let compact: String =
            digits::to_arabic(&thai::name::clean(text)).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let upper = compact.to_ascii_uppercase();
        let number = match kind {
            IdKind::None => return Ok(Self::default()),
            _ if upper.is_empty() => return Err("form-required"),
            IdKind::Thai | IdKind::Alien => {
                let id = CitizenId::parse(&upper).map_err(|problem| match problem.key() {
                    "citizen-id-wrong-length" => "people-id-wrong-length",
                    "citizen-id-not-digits" => "people-id-not-digits",
                    _ => "people-id-check-digit",
                })?;
                let alien = id.as_str().starts_with(['0', '6', '7', '8']);
                // An 8 may also be a naturalised citizen's, so it goes with either kind.
                if alien != (kind == IdKind::Alien) && !id.as_str().starts_with('8') {
                    return Err("people-id-other-kind");
                }
                id.as_str().to_owned()
            }
            IdKind::Passport => {
                let fits = (6..=9).contains(&upper.len()) && upper.bytes().all(|byte| byte.is_ascii_alphanumeric());
                if !fits {
                    return Err("people-id-not-passport");
                }
                upper
            }
            IdKind::GCode => {
                let digits = upper.strip_prefix('G').unwrap_or(&upper);
                if digits.len() != 12 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                    return Err("people-id-not-gcode");
                }
                format!("G{digits}")
            }
        };
        Ok(Self { kind, number })
    }

    /// Guesses the kind of a number as typed; `None` when it is no such number.
    #[must_use]
    pub fn guess(text: &str) -> Option<Self> {
        [IdKind::Thai, IdKind::Alien].into_iter().find_map(|kind| Self::parse(kind, text).ok()).or_else(|| {
            let gcode = text.starts_with(['G', 'g']).then(|| Self::parse(IdKind::GCode, text).ok()).flatten();
            let letters_and_digits =
                text.chars().any(|c| c.is_ascii_alphabetic()) && text.chars().filter(char::is_ascii_digit).count() >= 5;
            gcode.or_else(|| letters_and_digits.then(|| Self::parse(IdKind::Passport, text).ok()).flatten())
        })
    }

    /// What a table holds of it.
    pub(crate) const fn stored(kind: IdKind, number: String) -> Self {
        Self { kind, number }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> IdKind {
        self.kind
    }

    /// The bare number; empty when there is none.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The number in full, grouped as it is spoken: for whoever may see it.
    #[must_use]
    pub fn shown(&self) -> String {
        CitizenId::parse(&self.number).map_or_else(|_| self.number.clone(), |id| id.to_string())
    }

    /// The number with most of it hidden, enough to tell two people of a list apart; empty when there is none.
    #[must_use]
    pub fn masked(&self) -> String {
        if let Ok(id) = CitizenId::parse(&self.number) {
            return id.masked();
        }
        let length = self.number.chars().count();
        self.number
            .chars()
            .enumerate()
            .map(|(at, letter)| if at == 0 || at + 2 >= length { letter } else { 'x' })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_checked_for_its_kind() {
        assert!(Identity::parse(IdKind::Thai, "1-1017-00203-45-0").is_ok());
        assert_eq!(Identity::parse(IdKind::Thai, "1101700203451"), Err("people-id-check-digit"));
        assert_eq!(Identity::parse(IdKind::Thai, "0900100000004"), Err("people-id-other-kind"));
        assert!(Identity::parse(IdKind::Alien, "๐๙๐๐๑๐๐๐๐๐๐๐๔").is_ok());
        assert!(Identity::parse(IdKind::Passport, "aa 123 4567").is_ok_and(|id| id.number() == "AA1234567"));
        assert_eq!(Identity::parse(IdKind::Passport, "12"), Err("people-id-not-passport"));
        assert!(Identity::parse(IdKind::GCode, "123456789012").is_ok_and(|id| id.number() == "G123456789012"));
        assert_eq!(Identity::parse(IdKind::None, "what is written here"), Ok(Identity::default()));
    }

    #[test]
    fn a_mask_hides_the_middle() {
        let masked = |kind, text| Identity::parse(kind, text).map(|id| id.masked()).unwrap_or_default();
        assert_eq!(masked(IdKind::Thai, "1101700203450"), "1-10xx-xxxxx-45-x");
        assert_eq!(masked(IdKind::Passport, "AA1234567"), "Axxxxxx67");
        assert_eq!(masked(IdKind::None, ""), "");
    }
}
