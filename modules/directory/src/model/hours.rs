//! When a service can be had: the days of a week and the times of a day, in Thailand's time.

use kernel::Day;
use serde::{Deserialize, Serialize};

use super::uuid::{Part, Uuid};

kernel::codes! {
    /// วันในสัปดาห์, by the two letters of RFC 5545 that HSDS uses (`schedule.byday`).
    pub enum Weekday {
        /// จันทร์
        Monday = "MO",
        /// อังคาร
        Tuesday = "TU",
        /// พุธ
        Wednesday = "WE",
        /// พฤหัสบดี
        Thursday = "TH",
        /// ศุกร์
        Friday = "FR",
        /// เสาร์
        Saturday = "SA",
        /// อาทิตย์
        Sunday = "SU",
    }
}

impl Weekday {
    /// The weekday of a calendar day.
    #[must_use]
    pub fn of(day: Day) -> Self {
        use jiff::civil::Weekday as Civil;
        match day.date().weekday() {
            Civil::Monday => Self::Monday,
            Civil::Tuesday => Self::Tuesday,
            Civil::Wednesday => Self::Wednesday,
            Civil::Thursday => Self::Thursday,
            Civil::Friday => Self::Friday,
            Civil::Saturday => Self::Saturday,
            Civil::Sunday => Self::Sunday,
        }
    }

    /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Monday => 1,
            Self::Tuesday => 2,
            Self::Wednesday => 3,
            Self::Thursday => 4,
            Self::Friday => 5,
            Self::Saturday => 6,
            Self::Sunday => 7,
        }
    }
}

/// Minutes of a day: the end of a day that is open to its end.
pub const DAY: i64 = 1_440;

/// เวลาให้บริการ (HSDS `schedule`): some weekdays with one time of opening and one of closing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schedule {
    /// Its id.
    pub id: Uuid,
    /// The days, Monday first.
    pub days: Vec<Weekday>,
    /// Opens, in minutes after midnight.
    pub opens: i64,
    /// Closes, in minutes after midnight; [`DAY`] for the end of the day.
    pub closes: i64,
    /// The first day on which it holds.
    pub from: Option<Day>,
    /// The last day on which it holds.
    pub until: Option<Day>,
    /// What is different: holidays, appointments. All there is when no day is named.
    pub words: String,
}

impl Schedule {
    /// Every day, day and night.
    #[must_use]
    pub fn day_and_night() -> Self {
        Self { days: <Weekday as kernel::Code>::ALL.to_vec(), closes: DAY, ..Self::default() }
    }

    /// Whether it is every day, day and night.
    #[must_use]
    pub fn is_day_and_night(&self) -> bool {
        self.days.len() == 7 && self.opens == 0 && self.closes == DAY
    }
}

impl Part for Schedule {
    fn id(&mut self) -> &mut Uuid {
        &mut self.id
    }
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.days, self.opens, self.closes, self.from, self.until)
            == (&other.days, other.opens, other.closes, other.from, other.until)
    }
}
