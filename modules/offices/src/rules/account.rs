//! ชื่อผู้ใช้: what may be one, and how long a session lives.

use kernel::Moment;

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
