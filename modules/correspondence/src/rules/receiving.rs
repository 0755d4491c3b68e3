//! การรับหนังสือ (ระเบียบงานสารบรรณ ข้อ 35-38; ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544): who may enter what, and until when it is to be
//! dealt with.

use kernel::{Day, Moment, Refusal};

use crate::model::Secrecy;

/// Whoever enters a letter keeps the register it belongs to: the clerk the open one, the registrar of secrets the secret ones.
///
/// # Errors
/// The letter belongs into the hands of the other.
pub fn may_enter(secrecy: Secrecy, keeps_registers: bool, is_registrar: bool) -> Result<(), Refusal> {
    match (secrecy.is_secret(), keeps_registers, is_registrar) {
        (true, _, true) | (false, true, _) => Ok(()),
        (true, ..) => {
            Err(Refusal::new("correspondence-refused-registrar")
                .citing("ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544"))
        }
        (false, ..) => Err(Refusal::new("correspondence-refused-clerk").citing("ระเบียบงานสารบรรณ ข้อ 35")),
    }
}

/// ลับที่สุด is never entered here.
#[must_use]
pub fn most_secret() -> Refusal {
    Refusal::new("correspondence-refused-most-secret").citing("ระเบียบงานสารบรรณ (ฉบับที่ 4) พ.ศ. 2564 ข้อ 29")
}

/// A number counts in the calendar year in which it is given, and a stamp tells the truth: what came in another year, or is still
/// to come, is not entered under today.
#[must_use]
pub fn came_in_time(received_at: Moment, now: Moment) -> bool {
    received_at <= now.plus_minutes(1) && received_at.day().date().year() == now.day().date().year()
}

/// Until when a letter is to be dealt with: its own moment where its urgency names one, else so many hours after it came.
#[must_use]
pub fn due(received_at: Moment, within_at: Option<Moment>, hours: Option<i64>) -> Option<Moment> {
    within_at.or_else(|| hours.map(|hours| received_at.plus_hours(hours)))
}

/// A letter is not dated after the day on which it came.
#[must_use]
pub fn dated_before_it_came(dated_on: Option<Day>, received_at: Moment) -> bool {
    dated_on.is_none_or(|dated| dated <= received_at.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(day: i64, hour: i8) -> Moment {
        Moment::at(Day::from_number(day).unwrap(), hour, 0)
    }

    #[test]
    fn the_clerk_enters_what_is_open_and_the_registrar_what_is_secret() {
        assert_eq!(may_enter(Secrecy::Open, true, false), Ok(()));
        assert_eq!(may_enter(Secrecy::Secret, false, true), Ok(()));
        assert!(may_enter(Secrecy::Secret, true, false).is_err());
        assert!(may_enter(Secrecy::VerySecret, true, false).is_err());
        assert!(may_enter(Secrecy::Open, false, true).is_err());
    }

    #[test]
    fn what_came_last_year_gets_no_number_of_this_year_under_last_years_date() {
        let now = moment(20_260_105, 9);
        assert!(came_in_time(moment(20_260_105, 8), now));
        assert!(!came_in_time(moment(20_251_231, 16), now));
        assert!(!came_in_time(moment(20_260_106, 8), now));
    }

    #[test]
    fn a_letter_that_names_its_moment_is_due_then() {
        let came = moment(20_260_105, 9);
        assert_eq!(due(came, None, Some(24)), Some(moment(20_260_106, 9)));
        assert_eq!(due(came, Some(moment(20_260_105, 15)), Some(24)), Some(moment(20_260_105, 15)));
        assert_eq!(due(came, None, None), None);
    }
}
