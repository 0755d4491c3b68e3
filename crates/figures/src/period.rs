//! ช่วงเวลา: months, quarters and years of the calendar and of the budget.

use kernel::{Day, Lang};
use thai::date::{MONTHS_EN, MONTHS_SHORT};
use thai::fiscal;

/// ชนิดของช่วงเวลา
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// เดือน
    Month,
    /// ไตรมาสของปีงบประมาณ: the first begins in October.
    Quarter,
    /// ปีปฏิทิน
    CalendarYear,
    /// ปีงบประมาณ: from October to September.
    FiscalYear,
}

impl Span {
    const fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::CalendarYear | Self::FiscalYear => 12,
        }
    }

    /// A month, counted from January as 0, that a span of this kind begins in; the others are whole spans away from it.
    const fn begins(self) -> i32 {
        match self {
            Self::Month | Self::CalendarYear => 0,
            Self::Quarter | Self::FiscalYear => 9,
        }
    }
}

/// ช่วงเวลาหนึ่ง
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    span: Span,
    /// Months since January of the year 0 of the Common Era.
    first: i32,
}

impl Period {
    /// The period of that kind that a day lies in.
    #[must_use]
    pub fn of(span: Span, day: Day) -> Self {
        let month = month_of(day);
        Self { span, first: month - (month - span.begins()).rem_euclid(span.months()) }
    }

    /// Its kind.
    #[must_use]
    pub const fn span(self) -> Span {
        self.span
    }

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self { first: self.first + self.span.months(), ..self }
    }

    /// The one before it.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self { first: self.first - self.span.months(), ..self }
    }

    /// Its months, oldest first.
    pub fn months(self) -> impl Iterator<Item = Self> {
        (self.first..self.first + self.span.months()).map(|first| Self { span: Span::Month, first })
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Day {
        let year = i16::try_from(self.first.div_euclid(12)).unwrap_or(i16::MAX);
        let month = i8::try_from(self.first.rem_euclid(12) + 1).unwrap_or(1);
        Day::new(year, month, 1).unwrap_or_else(|| Day::from_date(thai::date::CivilDate::MAX))
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Day {
        self.next().first().plus_days(-1)
    }

    /// Whether it is over: the day after it has come. Series for forecasts hold only such months.
    #[must_use]
    pub fn is_over(self, today: Day) -> bool {
        self.next().first() <= today
    }

    /// The first month as yyyymm of the Common Era, for columns and addresses.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.first.div_euclid(12) * 100 + self.first.rem_euclid(12) + 1
    }

    /// Reads [`Period::number`]; `None` when there is no such month, or none of that kind begins with it.
    #[must_use]
    pub fn from_number(span: Span, number: i32) -> Option<Self> {
        let year = i16::try_from(number.div_euclid(100)).ok()?;
        let month = i8::try_from(number.rem_euclid(100)).ok()?;
        let period = Self::of(span, Day::new(year, month, 1)?);
        (period.number() == number).then_some(period)
    }

    /// As people say it: `ก.ย. 2569`, `ไตรมาส 4/2569`, `พ.ศ. 2569`, `ปีงบประมาณ 2569`.
    #[must_use]
    pub fn label(self, lang: Lang) -> String {
        let day = self.first().date();
        let name = usize::try_from(self.first.rem_euclid(12)).unwrap_or_default();
        let (year, fiscal, quarter) = (thai::date::be_year(day), fiscal::fiscal_year(day), fiscal::quarter(day));
        match (self.span, lang) {
            (Span::Month, Lang::Th) => format!("{} {year}", MONTHS_SHORT[name]),
            (Span::Month, Lang::En) => format!("{:.3} {year} BE", MONTHS_EN[name]),
            (Span::Quarter, Lang::Th) => format!("ไตรมาส {quarter}/{fiscal}"),
            (Span::Quarter, Lang::En) => format!("Quarter {quarter}, fiscal {fiscal} BE"),
            (Span::CalendarYear, Lang::Th) => format!("พ.ศ. {year}"),
            (Span::CalendarYear, Lang::En) => format!("{year} BE"),
            (Span::FiscalYear, Lang::Th) => format!("ปีงบประมาณ {fiscal}"),
            (Span::FiscalYear, Lang::En) => format!("Fiscal {fiscal} BE"),
        }
    }
}

fn month_of(day: Day) -> i32 {
    i32::from(day.date().year()) * 12 + i32::from(day.date().month()) - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i16, month: i8, day: i8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    fn label(span: Span, of: Day) -> String {
        Period::of(span, of).label(Lang::Th)
    }

    #[test]
    fn the_first_of_october_begins_a_quarter_and_a_fiscal_year_but_no_calendar_year() {
        let (last, first) = (day(2026, 9, 30), day(2026, 10, 1));
        assert_eq!([label(Span::Quarter, last), label(Span::Quarter, first)], ["ไตรมาส 4/2569", "ไตรมาส 1/2570"]);
        assert_eq!(
            [label(Span::FiscalYear, last), label(Span::FiscalYear, first)],
            ["ปีงบประมาณ 2569", "ปีงบประมาณ 2570"]
        );
        assert_eq!([label(Span::CalendarYear, last), label(Span::CalendarYear, first)], ["พ.ศ. 2569", "พ.ศ. 2569"]);
        assert_eq!([label(Span::Month, last), label(Span::Month, first)], ["ก.ย. 2569", "ต.ค. 2569"]);
        assert_eq!(Period::of(Span::Month, first).label(Lang::En), "Oct 2569 BE");
    }

    #[test]
    fn the_fiscal_year_has_the_days_that_the_rule_gives_it() {
        let year = Period::of(Span::FiscalYear, day(2026, 2, 14));
        let (first, last) = fiscal::fiscal_range(2569);
        assert_eq!((year.first().date(), year.last().date()), (first, last));
        assert_eq!(year.months().map(Period::number).next(), Some(202_510));
    }

    #[test]
    fn only_whole_months_are_over() {
        let month = Period::of(Span::Month, day(2026, 8, 3));
        assert!(!month.is_over(day(2026, 8, 31)));
        assert!(month.is_over(day(2026, 9, 1)));
    }

    #[test]
    fn a_number_that_begins_nothing_is_no_period() {
        assert_eq!(Period::from_number(Span::Quarter, 202_611), None);
        assert_eq!(Period::from_number(Span::Month, 202_613), None);
        assert_eq!(Period::from_number(Span::Month, i32::MIN), None);
    }

    proptest! {
        #[test]
        fn a_day_lies_in_its_period_and_in_no_other(days in 0_i64..80_000, which in 0_usize..4) {
            let span = [Span::Month, Span::Quarter, Span::CalendarYear, Span::FiscalYear][which];
            let at = day(1950, 1, 1).plus_days(days);
            let period = Period::of(span, at);
            prop_assert!(period.first() <= at && at <= period.last());
            prop_assert_eq!(Period::from_number(span, period.number()), Some(period));
            prop_assert_eq!(period.next().previous(), period);
            prop_assert_eq!(period.last().plus_days(1), period.next().first());
            prop_assert_eq!(period.months().last().map(Period::last), Some(period.last()));
        }
    }
}
