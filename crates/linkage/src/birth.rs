//! วันเกิด: a birth date as far as it is known, and how near two of them are.

use thai::date::{CivilDate, PartialDate, Precision};

/// A birth date, packed so that equal dates of equal precision are equal numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct Birth(u32);

/// So many years apart, two of one birthday are parent and child before they are one person.
const GENERATION: u32 = 13;

/// How near two birth dates are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BirthLikeness {
    /// The same day.
    Same,
    /// The same numbers read otherwise: day and month turned, or a day of January to March before พ.ศ. 2484 counted in the
    /// wrong year.
    Misread,
    /// One digit differs, or two neighbouring ones are exchanged, in either era.
    Slip,
    /// As far as known the same: only the year or month is known of one, or it has the day that stands for an unknown one.
    Compatible,
    /// Day and month, in another year of the same generation.
    SameDay,
    /// The same year.
    SameYear,
    /// One or two years apart.
    NearYear,
    /// Another date.
    Different,
    /// One is not known.
    Missing,
}

impl Birth {
    /// Packs a date.
    pub(crate) fn new(known: PartialDate) -> Self {
        let date = known.date;
        let precision = match known.precision {
            Precision::Day => 1,
            Precision::Month => 2,
            Precision::Year => 3,
        };
        let (year, month, day) = (date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs());
        Self(u32::from(year) << 16 | u32::from(month) << 8 | u32::from(day) << 2 | precision)
    }

    pub(crate) fn is_missing(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn year(self) -> u32 {
        self.0 >> 16
    }

    fn month(self) -> u32 {
        self.0 >> 8 & 0xff
    }

    fn day(self) -> u32 {
        self.0 >> 2 & 0x1f
    }

    /// Whether the day itself was said.
    pub(crate) fn is_day(self) -> bool {
        self.0 & 3 == 1
    }

    /// A number that stays when day and month are turned; none where no day is known.
    pub(crate) fn unturned(self) -> Option<u32> {
        let (least, most) = (self.day().min(self.month()), self.day().max(self.month()));
        self.is_day().then(|| self.year() << 16 | most << 8 | least)
    }

    /// The packed number, to count equal dates by.
    pub(crate) fn number(self) -> u32 {
        self.0
    }

    /// How near another date is.
    pub(crate) fn likeness(self, other: Self) -> BirthLikeness {
        if self.is_missing() || other.is_missing() {
            return BirthLikeness::Missing;
        }
        let years_apart = self.year().abs_diff(other.year());
        if !(self.is_day() && other.is_day()) {
            return self.vague_likeness(other, years_apart);
        }
        if self == other {
            return BirthLikeness::Same;
        }
        let same_day = (self.day(), self.month()) == (other.day(), other.month());
        let turned = (self.day(), self.month()) == (other.month(), other.day());
        if (years_apart == 0 && turned) || (years_apart == 1 && same_day && self.old_new_year(other)) {
            BirthLikeness::Misread
        } else if is_one_slip(self.digits(0), other.digits(0)) || is_one_slip(self.digits(543), other.digits(543)) {
            BirthLikeness::Slip
        } else if years_apart == 0 && (self.stands_for_unknown() || other.stands_for_unknown()) {
            BirthLikeness::Compatible
        } else if same_day && years_apart < GENERATION {
            BirthLikeness::SameDay
        } else {
            by_year(years_apart)
        }
    }

    fn vague_likeness(self, other: Self, years_apart: u32) -> BirthLikeness {
        let months_known = self.0 & 3 != 3 && other.0 & 3 != 3;
        if years_apart == 0 && (!months_known || self.month() == other.month()) {
            BirthLikeness::Compatible
        } else {
            by_year(years_apart)
        }
    }

    /// Civil and Commercial Code section 16: the first day of the year stands for an unknown day; before พ.ศ. 2484 that
    /// was 1 April.
    fn stands_for_unknown(self) -> bool {
        matches!((self.day(), self.month()), (1, 1 | 4))
    }

    /// Whether both lie where the years of the two calendars began on different days.
    fn old_new_year(self, other: Self) -> bool {
        self.month() <= 3 && self.year().min(other.year()) <= 1940
    }

    /// Year, month and day as eight digits, the year some years ahead.
    fn digits(self, ahead: u32) -> [u8; 8] {
        let number = (self.year() + ahead) * 10_000 + self.month() * 100 + self.day();
        let mut digits = [0; 8];
        let mut rest = number;
        for digit in digits.iter_mut().rev() {
            *digit = (rest % 10) as u8;
            rest /= 10;
        }
        digits
    }
}

/// A whole day.
impl From<CivilDate> for Birth {
    fn from(date: CivilDate) -> Self {
        Self::new(PartialDate { date, precision: Precision::Day })
    }
}

fn by_year(apart: u32) -> BirthLikeness {
    match apart {
        0 => BirthLikeness::SameYear,
        1 | 2 => BirthLikeness::NearYear,
        _ => BirthLikeness::Different,
    }
}

fn is_one_slip(a: [u8; 8], b: [u8; 8]) -> bool {
    let mut differing = (0..8).filter(|at| a[*at] != b[*at]);
    match (differing.next(), differing.next(), differing.next()) {
        (Some(_), None, _) => true,
        (Some(first), Some(second), None) => second == first + 1 && a[first] == b[second] && a[second] == b[first],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use thai::date::parse_partial;

    fn birth(text: &str) -> Birth {
        Birth::new(parse_partial(text, CivilDate::constant(2026, 11, 22)).unwrap())
    }

    fn likeness(a: &str, b: &str) -> BirthLikeness {
        birth(a).likeness(birth(b))
    }

    #[test]
    fn both_eras_and_all_ways_of_writing_are_one_day() {
        for text in ["1960-02-15", "15 ก.พ. 2503", "15/2/03"] {
            assert_eq!(likeness("15/02/2503", text), BirthLikeness::Same, "{text}");
        }
    }

    #[test]
    fn each_error_has_its_level() {
        assert_eq!(likeness("5/2/2503", "2/5/2503"), BirthLikeness::Misread);
        assert_eq!(likeness("15/2/2470", "1927-02-15"), BirthLikeness::Misread);
        assert_eq!(likeness("15/2/2503", "16/2/2503"), BirthLikeness::Slip);
        assert_eq!(likeness("15/2/2503", "15/2/2530"), BirthLikeness::Slip);
        assert_eq!(likeness("15/2/2503", "พ.ศ. 2503"), BirthLikeness::Compatible);
        assert_eq!(likeness("15/2/2503", "ก.พ. 2503"), BirthLikeness::Compatible);
        assert_eq!(likeness("15/3/2503", "ก.พ. 2503"), BirthLikeness::SameYear);
        assert_eq!(likeness("15/3/2503", "1/1/2503"), BirthLikeness::Compatible);
        assert_eq!(likeness("15/2/2503", "15/2/2515"), BirthLikeness::SameDay);
        assert_eq!(likeness("15/2/2503", "15/2/2534"), BirthLikeness::Different);
        assert_eq!(likeness("15/2/2503", "28/9/2503"), BirthLikeness::SameYear);
        assert_eq!(likeness("15/2/2503", "28/9/2504"), BirthLikeness::NearYear);
        assert_eq!(likeness("15/2/2503", "28/9/2530"), BirthLikeness::Different);
        assert_eq!(birth("2503").likeness(Birth::default()), BirthLikeness::Missing);
    }

    proptest! {
        #[test]
        fn likeness_is_the_same_from_both_sides(
            (y1, y2) in (1900_i16..2026, 1900_i16..2026), (m1, m2) in (1_i8..=12, 1_i8..=12), (d1, d2) in (1_i8..=28, 1_i8..=28)
        ) {
            let (a, b) = (Birth::from(CivilDate::constant(y1, m1, d1)), Birth::from(CivilDate::constant(y2, m2, d2)));
            prop_assert_eq!(a.likeness(b), b.likeness(a));
            prop_assert_eq!(a.likeness(b) == BirthLikeness::Same, a == b);
            if d1 <= 12 {
                let turned = Birth::from(CivilDate::constant(y1, d1, m1));
                prop_assert!(matches!(a.likeness(turned), BirthLikeness::Same | BirthLikeness::Misread));
                prop_assert_eq!(a.unturned(), turned.unturned());
            }
        }
    }
}
