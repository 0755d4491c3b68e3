//! Days for machines: ISO 8601 in the Common Era. A year of the Buddhist era is refused instead of being taken for one.

use kernel::Day;

use serde::{Deserialize, Deserializer};

use super::Problem;

/// The first year that can only be meant in the Buddhist era.
const BUDDHIST: i16 = 2400;
/// The first year that is taken; nobody who lives was born before.
const EARLIEST: i16 = 1800;

/// As much of a day as is known: year, month, day.
pub type PartialDay = (i16, Option<i8>, Option<i8>);

/// Reads `YYYY-MM-DD`.
///
/// # Errors
/// [`Problem::Invalid`] at that pointer.
pub fn day(pointer: &str, text: &str) -> Result<Day, Problem> {
    match iso_partial(pointer, text)? {
        (year, Some(month), Some(of_month)) => {
            Day::new(year, month, of_month).ok_or_else(|| Problem::at(pointer, "api-day-unreadable"))
        }
        _ => Err(Problem::at(pointer, "api-day-unreadable")),
    }
}

/// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
///
/// # Errors
/// [`Problem::Invalid`] at that pointer.
pub fn iso_partial(pointer: &str, text: &str) -> Result<PartialDay, Problem> {
    let unreadable = || Problem::at(pointer, "api-day-unreadable");
    let digits = |part: &str, length: usize| {
        let fits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse::<i16>().ok()).flatten().ok_or_else(unreadable)
    };
    let mut parts = text.split('-');
    let year = digits(parts.next().unwrap_or_default(), 4)?;
    if year >= BUDDHIST {
        return Err(Problem::at(pointer, "api-day-buddhist"));
    }
    if year < EARLIEST {
        return Err(unreadable());
    }
    let mut next = || parts.next().map(|part| digits(part, 2)).transpose();
    let (month, of_month) = (next()?, next()?);
    let small = |number: Option<i16>| number.and_then(|number| i8::try_from(number).ok());
    let (month, of_month) = (small(month), small(of_month));
    let exists = Day::new(year, month.unwrap_or(1), of_month.unwrap_or(1)).is_some();
    if parts.next().is_some() || !exists { Err(unreadable()) } else { Ok((year, month, of_month)) }
}

/// Reads a field that may be left out and is never `null`; with `#[serde(default)]`.
///
/// # Errors
/// What the type refuses.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(de: D) -> Result<Option<T>, D::Error> {
    T::deserialize(de).map(Some)
}

/// Reads a change: left out stays `None`, `null` becomes `Some(None)`; with `#[serde(default)]`.
///
/// # Errors
/// What the type refuses.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(de: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(de).map(Some)
}

/// A day for a machine.
#[must_use]
pub fn day_text(day: Day) -> String {
    day.iso()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_of_the_common_era_or_refused() {
        assert_eq!(day("/d", "1948-02-05").ok().map(Day::number), Some(19_480_205));
        assert!(
            matches!(day("/d", "2491-02-05"), Err(Problem::Invalid(faults)) if faults[0].key == "api-day-buddhist")
        );
        for wrong in
            ["5/2/1948", "1948-2-5", "1948-02-30", "1948-02", "", "1948-02-05T00:00", "1948-02-05-01", "๑๙๔๘-๐๒-๐๕"]
        {
            assert!(day("/d", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn as_much_as_is_known_is_enough() {
        assert_eq!(iso_partial("/d", "1948").ok(), Some((1948, None, None)));
        assert_eq!(iso_partial("/d", "1948-02").ok(), Some((1948, Some(2), None)));
        assert!(iso_partial("/d", "1948-13").is_err());
        assert!(iso_partial("/d", "2491").is_err());
    }
}
