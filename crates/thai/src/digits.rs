//! เลขไทย: Thai digits ๐–๙ (U+0E50–U+0E59) and Arabic digits, either way.

const THAI_ZERO: char = '๐';

/// อารบิก: every Thai digit becomes an Arabic one; all other characters stay.
pub fn to_arabic(text: &str) -> String {
    text.chars().map(arabic).collect()
}

/// ไทย: every Arabic digit becomes a Thai one, as official papers want it; all other characters stay.
pub fn to_thai(text: &str) -> String {
    text.chars().map(thai).collect()
}

/// อารบิก: a Thai digit becomes an Arabic one; any other character stays.
pub fn arabic(c: char) -> char {
    match c {
        '๐'..='๙' => shifted(c, THAI_ZERO, '0'),
        _ => c,
    }
}

fn thai(c: char) -> char {
    match c {
        '0'..='9' => shifted(c, '0', THAI_ZERO),
        _ => c,
    }
}

fn shifted(c: char, from: char, to: char) -> char {
    char::from_u32(c as u32 - from as u32 + to as u32).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_digits_map_onto_each_other() {
        assert_eq!(to_arabic("๐๑๒๓๔๕๖๗๘๙"), "0123456789");
        assert_eq!(to_thai("0123456789"), "๐๑๒๓๔๕๖๗๘๙");
    }

    #[test]
    fn words_around_digits_stay_as_they_are() {
        assert_eq!(to_arabic("๑๕ มกราคม ๒๕๖๘"), "15 มกราคม 2568");
        assert_eq!(to_thai("ห้อง 12/3 (A)"), "ห้อง ๑๒/๓ (A)");
    }
}
