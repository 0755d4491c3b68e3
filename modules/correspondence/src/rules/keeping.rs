//! การเก็บหนังสือ (ระเบียบงานสารบรรณ ข้อ 53-58): by which class, from when, until when.

use kernel::{Day, Refusal, Role};

use crate::model::{KeepingRow, Secrecy};

/// The class of what must be kept secret (ข้อ 57.1).
const SECRET: &str = "secret";

/// A secret letter is kept as the rules of secrecy say, an open one never is.
///
/// # Errors
/// The class is another's.
pub fn class(secrecy: Secrecy, class: &str) -> Result<(), Refusal> {
    if secrecy.is_secret() == (class == SECRET) {
        return Ok(());
    }
    Err(Refusal::new("correspondence-refused-class").citing("ระเบียบงานสารบรรณ ข้อ 57.1"))
}

/// The last day on which a letter must still be kept: the end of the calendar year so many years after that in which the matter was
/// done. None is for good, or for as long as another law says.
#[must_use]
pub fn keep_until(done_on: Day, years: Option<i64>) -> Option<Day> {
    kernel::kept_until(done_on, years?)
}

/// A letter is sent to the store once its matter is done (ข้อ 54), and once only.
///
/// # Errors
/// It lies there already.
pub fn store(kept: &KeepingRow) -> Result<(), Refusal> {
    if kept.stored_number.is_none() {
        return Ok(());
    }
    Err(Refusal::new("correspondence-refused-stored").citing("ระเบียบงานสารบรรณ ข้อ 54"))
}

/// Who may borrow: within the office a head of a section or above, from another office its director (ข้อ 61.3, 61.4); nobody from
/// outside (ข้อ 64).
///
/// # Errors
/// Their post is not high enough.
pub fn borrow(is_stored: bool, role: Option<Role>, same_office: bool) -> Result<(), Refusal> {
    let high = match role {
        Some(Role::Director) => true,
        Some(Role::Supervisor) => same_office,
        _ => false,
    };
    if high && is_stored {
        return Ok(());
    }
    Err(Refusal::new("correspondence-refused-borrow").citing("ระเบียบงานสารบรรณ ข้อ 61-64"))
}

/// A matter is opened again while its letter is with its owner, not once it lies in the store.
///
/// # Errors
/// It is not closed, or it lies in the store.
pub fn reopen(kept: Option<&KeepingRow>) -> Result<(), Refusal> {
    match kept {
        Some(kept) if kept.stored_number.is_none() => Ok(()),
        Some(_) => Err(Refusal::new("correspondence-refused-stored").citing("ระเบียบงานสารบรรณ ข้อ 54")),
        None => Err(Refusal::new("correspondence-refused-state")),
    }
}

/// How a kept letter is kept under another class: its years count from the same day. What a committee or the National Archives ruled stays,
/// and what lies on a list of letters to be destroyed or handed over waits until that has ended.
///
/// # Errors
/// The class is another's, the letter is on a list, or somebody ruled how long it is kept.
pub fn reclassify(
    kept: &KeepingRow,
    secrecy: Secrecy,
    (code, years): (&str, Option<i64>),
    is_listed: bool,
) -> Result<KeepingRow, Refusal> {
    class(secrecy, code)?;
    if is_listed || kept.marked_by.is_some() {
        return Err(Refusal::new("correspondence-refused-reclassify").citing("ระเบียบงานสารบรรณ ข้อ 66-70"));
    }
    Ok(KeepingRow { class: code.to_owned(), keep_until: keep_until(kept.done_on, years), ..kept.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_everyday_letter_done_in_2567_is_kept_to_the_end_of_2568() {
        let done = Day::from_number(20_240_309).unwrap();
        assert_eq!(keep_until(done, Some(1)), Day::from_number(20_251_231));
        assert_eq!(keep_until(done, Some(10)), Day::from_number(20_341_231));
        assert_eq!(keep_until(done, None), None);
    }

    #[test]
    fn a_head_borrows_in_the_office_and_only_a_director_from_another() {
        assert_eq!(borrow(true, Some(Role::Supervisor), true), Ok(()));
        assert!(borrow(true, Some(Role::Supervisor), false).is_err());
        assert_eq!(borrow(true, Some(Role::Director), false), Ok(()));
        for role in [Some(Role::Clerk), Some(Role::SocialWorker), None] {
            assert!(borrow(true, role, true).is_err());
        }
        assert!(borrow(false, Some(Role::Director), true).is_err());
    }

    #[test]
    fn what_is_secret_is_kept_as_the_rules_of_secrecy_say_and_nothing_else_is() {
        assert_eq!(class(Secrecy::Secret, "secret"), Ok(()));
        assert!(class(Secrecy::VerySecret, "everyday").is_err());
        assert!(class(Secrecy::Open, "secret").is_err());
        assert_eq!(class(Secrecy::Open, "ordinary"), Ok(()));
    }
}
