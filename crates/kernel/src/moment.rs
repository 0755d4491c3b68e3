//! Moments and days. Thailand has one offset from UTC (+7) all year, so a moment has one day.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan as _};

use crate::stored::{BadCell, Cell, CellType, Stored};

/// เวลา: a point in time, milliseconds since 1970-01-01 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// Milliseconds in an hour.
const HOUR: i64 = 3_600_000;

fn bangkok() -> TimeZone {
    TimeZone::fixed(Offset::constant(7))
}

impl Moment {
    /// Takes milliseconds since 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// A wall-clock time in Thailand.
    #[must_use]
    pub fn at(day: Day, hour: i8, minute: i8) -> Self {
        let wall = day.date().at(hour.clamp(0, 23), minute.clamp(0, 59), 0, 0);
        let millis = wall.to_zoned(bangkok()).map_or(0, |zoned| zoned.timestamp().as_millisecond());
        Self(millis)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The day in Thailand.
    #[must_use]
    pub fn day(self) -> Day {
        Day::from_date(self.wall().date())
    }

    /// Date and time of day in Thailand.
    #[must_use]
    pub fn wall(self) -> DateTime {
        Timestamp::from_millisecond(self.0).map_or(DateTime::ZERO, |stamp| stamp.to_zoned(bangkok()).datetime())
    }

    /// The moment that many hours later.
    #[must_use]
    pub const fn plus_hours(self, hours: i64) -> Self {
        Self(self.0.saturating_add(hours.saturating_mul(HOUR)))
    }

    /// The moment that many minutes later.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(60_000)))
    }

    /// ISO 8601 in the Common Era with Thailand's offset, for machines.
    #[must_use]
    pub fn iso(self) -> String {
        let wall = self.wall();
        format!(
            "{}-{:02}-{:02}T{:02}:{:02}:{:02}+07:00",
            wall.year(),
            wall.month(),
            wall.day(),
            wall.hour(),
            wall.minute(),
            wall.second()
        )
    }
}

impl Stored for Moment {
    const TYPE: CellType = CellType::Int;
    fn to_cell(&self) -> Cell {
        Cell::Int(self.0)
    }
    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        i64::from_cell(cell).map(Self)
    }
}

/// วัน: a calendar day, kept as the number yyyymmdd of the Common Era.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// A day of the Common Era; `None` when there is no such day.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// The day of a civil date.
    #[must_use]
    pub const fn from_date(date: Date) -> Self {
        Self(date)
    }

    /// The civil date.
    #[must_use]
    pub const fn date(self) -> Date {
        self.0
    }

    /// yyyymmdd.
    #[must_use]
    pub fn number(self) -> i64 {
        i64::from(self.0.year()) * 10_000 + i64::from(self.0.month()) * 100 + i64::from(self.0.day())
    }

    /// Reads yyyymmdd.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        let year = i16::try_from(number / 10_000).ok()?;
        let month = i8::try_from(number / 100 % 100).ok()?;
        let day = i8::try_from(number % 100).ok()?;
        Self::new(year, month, day)
    }

    /// The day that many days later (or earlier).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days.clamp(-400_000, 400_000).days()))
    }

    /// Days from here to `later`; negative when it lies before.
    #[must_use]
    pub fn days_until(self, later: Self) -> i64 {
        self.0.until(later.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// ISO 8601 in the Common Era, for machines.
    #[must_use]
    pub fn iso(self) -> String {
        self.0.to_string()
    }
}

impl Stored for Day {
    const TYPE: CellType = CellType::Int;
    fn to_cell(&self) -> Cell {
        Cell::Int(self.number())
    }
    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        Self::from_number(i64::from_cell(cell)?).ok_or(BadCell { what: "day" })
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, ser: S) -> Result<S::Ok, S::Error> {
        ser.serialize_i64(self.number())
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(de)?;
        Self::from_number(number).ok_or_else(|| serde::de::Error::custom(format!("{number} is no day")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_after_five_in_the_afternoon_utc_is_tomorrow_in_thailand() {
        let five = Moment::from_millis(1_735_664_400_000); // 2024-12-31T17:00:00Z
        assert_eq!(five.day().number(), 20_250_101);
        assert_eq!(five.iso(), "2025-01-01T00:00:00+07:00");
    }

    #[test]
    fn a_day_reads_back_from_its_number() {
        let day = Day::new(2024, 2, 29).map(Day::number);
        assert_eq!(day, Some(20_240_229));
        assert_eq!(Day::from_number(20_230_229), None);
    }

    #[test]
    fn wall_time_and_moment_agree() {
        let day = Day::new(2026, 9, 1);
        let moment = day.map(|day| Moment::at(day, 14, 2));
        assert_eq!(moment.map(|moment| moment.iso()), Some("2026-09-01T14:02:00+07:00".to_owned()));
    }
}
