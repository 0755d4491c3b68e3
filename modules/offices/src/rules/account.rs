//! ชื่อผู้ใช้และรหัสผ่าน: what may be one, and how long a session lives.

use kernel::Moment;

/// The fewest characters of a password.
pub const SHORTEST: usize = 10;
/// The most bytes of a password: longer ones only cost time.
const LONGEST: usize = 1_000;
/// Hours without a request after which a session ends.
const IDLE_HOURS: i64 = 12;
/// Hours after which a session ends in any case: seven days.
pub const WHOLE_HOURS: i64 = 7 * 24;
/// Minutes for which a proof of who is there counts, before factors may be changed.
const PROOF_MINUTES: i64 = 15;
/// The most passkeys of one account.
pub const PASSKEYS: usize = 20;
/// Minutes between two notes of when a session was last seen.
const NOTE_MINUTES: i64 = 5;

/// A user name as it is compared and kept: trimmed, lower-case, with Arabic digits.
#[must_use]
pub fn user_name(text: &str) -> String {
    thai::digits::to_arabic(text.trim()).to_lowercase()
}

/// Whether a text can be a user name: 3 to 60 letters, digits, dots, dashes or one at-sign.
///
/// # Errors
/// The key of the reason.
pub fn check_user_name(name: &str) -> Result<(), &'static str> {
    let known = |letter: char| letter.is_alphanumeric() || ".-_@".contains(letter) || is_thai_mark(letter);
    let length = name.chars().count();
    if (3..=60).contains(&length) && name.chars().all(known) { Ok(()) } else { Err("offices-account-user-name-wrong") }
}

fn is_thai_mark(letter: char) -> bool {
    ('\u{e00}'..='\u{e7f}').contains(&letter)
}

/// Words that are tried first here: the product's, the trade's and the keyboard's. A password must be more than one of them
/// with digits and signs around it (OWASP ASVS 5.0, 6.1.2 and 6.2.11).
const WORDS: [&str; 16] = [
    "kueakun",
    "เกื้อกูล",
    "password",
    "รหัสผ่าน",
    "welfare",
    "สวัสดิการ",
    "socialwork",
    "socialworker",
    "สังคมสงเคราะห์",
    "thailand",
    "ประเทศไทย",
    "qwerty",
    "qwertyuiop",
    "asdfgh",
    "admin",
    "letmein",
];

/// Whether a text may be the password of that user: at least 10 characters, and neither the user name nor a word of this place.
///
/// # Errors
/// The key of the reason.
pub fn check_password(password: &str, name: &str) -> Result<(), &'static str> {
    if password.chars().count() < SHORTEST {
        return Err("offices-account-password-short");
    }
    if password.len() > LONGEST {
        return Err("form-too-long");
    }
    let plain = user_name(password);
    let first = plain.chars().next();
    let letters: String = plain.chars().filter(|letter| letter.is_alphabetic() || is_thai_mark(*letter)).collect();
    let only_digits = letters.is_empty() && plain.chars().count() < 16;
    let is_word = only_digits || WORDS.contains(&letters.as_str());
    if plain == user_name(name) || is_word || plain.chars().all(|letter| Some(letter) == first) {
        return Err("offices-account-password-guessable");
    }
    Ok(())
}

/// Whether a session still lives: seen within 12 hours and begun within 7 days.
#[must_use]
pub fn lives(begun: Moment, seen: Moment, now: Moment) -> bool {
    now < seen.plus_hours(IDLE_HOURS) && now < begun.plus_hours(WHOLE_HOURS)
}

/// Whether a proof of who is there still counts: given within 15 minutes.
#[must_use]
pub fn is_fresh(proved: Moment, now: Moment) -> bool {
    now < proved.plus_minutes(PROOF_MINUTES)
}

/// The moments before which a session begun, or last seen, has ended.
#[must_use]
pub const fn ended_before(now: Moment) -> (Moment, Moment) {
    (now.plus_hours(-WHOLE_HOURS), now.plus_hours(-IDLE_HOURS))
}

/// Whether it is time to note that a session was seen: every five minutes, so that reading costs no writing.
#[must_use]
pub fn is_worth_noting(seen: Moment, now: Moment) -> bool {
    now >= seen.plus_minutes(NOTE_MINUTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_the_user_name() {
        assert_eq!(check_password("สั้นไป", "pimjai"), Err("offices-account-password-short"));
        assert_eq!(check_password("Pimjai.Srisuwan", "pimjai.srisuwan"), Err("offices-account-password-guessable"));
        assert_eq!(check_password("1111111111", "pimjai"), Err("offices-account-password-guessable"));
        assert_eq!(check_password("ข้าวเหนียวมะม่วง", "pimjai"), Ok(()));
    }

    #[test]
    fn a_password_is_more_than_a_word_of_this_place() {
        for guessable in ["Password-2569!", "kueakun-2569", "เกื้อกูล๒๕๖๙", "1234567890", "081-234-5678", "Qwerty!23456"]
        {
            assert_eq!(check_password(guessable, "pimjai"), Err("offices-account-password-guessable"), "{guessable}");
        }
        assert_eq!(check_password("kueakun กลางทุ่งนา", "pimjai"), Ok(()));
    }

    #[test]
    fn a_user_name_is_kept_in_one_spelling() {
        assert_eq!(user_name("  Pimjai๖๙ "), "pimjai69");
        assert_eq!(check_user_name("pimjai"), Ok(()));
        assert_eq!(check_user_name("พิมพ์ใจ.ศ"), Ok(()));
        assert_eq!(check_user_name("a b c"), Err("offices-account-user-name-wrong"));
        assert_eq!(check_user_name("ab"), Err("offices-account-user-name-wrong"));
    }

    #[test]
    fn a_session_ends_after_twelve_idle_hours_or_seven_days() {
        let start = Moment::from_millis(0);
        assert!(lives(start, start, start.plus_minutes(12 * 60 - 1)));
        assert!(!lives(start, start, start.plus_hours(12)));
        assert!(lives(start, start.plus_hours(160), start.plus_hours(167)));
        assert!(!lives(start, start.plus_hours(167), start.plus_hours(168)));
    }

    #[test]
    fn a_proof_of_who_is_there_counts_for_a_quarter_of_an_hour() {
        let proved = Moment::from_millis(0);
        assert!(is_fresh(proved, proved.plus_minutes(14)));
        assert!(!is_fresh(proved, proved.plus_minutes(15)));
    }

    #[test]
    fn being_seen_is_noted_once_in_five_minutes() {
        let seen = Moment::from_millis(0);
        assert!(!is_worth_noting(seen, seen.plus_minutes(4)));
        assert!(is_worth_noting(seen, seen.plus_minutes(5)));
    }
}
