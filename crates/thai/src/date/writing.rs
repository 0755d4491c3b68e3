//! การเขียนวันที่: days as Thai readers expect them, in Thai and in English, always in พ.ศ.

use super::{CivilDate, PartialDate, Precision, be_year};

/// ชื่อเดือน
pub const MONTHS_LONG: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];

/// ชื่อเดือนอย่างย่อ
pub const MONTHS_SHORT: [&str; 12] =
    ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

/// ชื่อเดือนภาษาอังกฤษ; its first three letters are the short form.
pub const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// ชื่อวัน, from Sunday, with which the Thai week begins.
pub const WEEKDAYS: [&str; 7] = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];

/// ชื่อวันภาษาอังกฤษ, from Sunday.
pub const WEEKDAYS_EN: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// วันที่เต็ม: `5 กุมภาพันธ์ 2568`.
pub fn format_long(day: CivilDate) -> String {
    format!("{} {} {}", day.day(), MONTHS_LONG[month_index(day)], be_year(day))
}

/// วันที่ย่อ: `5 ก.พ. 2568`.
pub fn format_short(day: CivilDate) -> String {
    format!("{} {} {}", day.day(), MONTHS_SHORT[month_index(day)], be_year(day))
}

/// วันที่พร้อมชื่อวัน: `วันพุธที่ 5 กุมภาพันธ์ 2568`.
pub fn format_weekday(day: CivilDate) -> String {
    format!("วัน{}ที่ {}", WEEKDAYS[weekday_index(day)], format_long(day))
}

/// วันที่เต็มในภาษาอังกฤษ: `5 February 2568 BE`.
pub fn format_long_en(day: CivilDate) -> String {
    format!("{} {} {} BE", day.day(), MONTHS_EN[month_index(day)], be_year(day))
}

/// วันที่ย่อในภาษาอังกฤษ: `5 Feb 2568 BE`.
pub fn format_short_en(day: CivilDate) -> String {
    format!("{} {:.3} {} BE", day.day(), MONTHS_EN[month_index(day)], be_year(day))
}

/// วันที่พร้อมชื่อวันในภาษาอังกฤษ: `Wednesday 5 February 2568 BE`.
pub fn format_weekday_en(day: CivilDate) -> String {
    format!("{} {}", WEEKDAYS_EN[weekday_index(day)], format_long_en(day))
}

/// วันที่เท่าที่รู้: `5 กุมภาพันธ์ 2503`, `กุมภาพันธ์ 2503` or `พ.ศ. 2503`.
pub fn format_partial(partial: PartialDate) -> String {
    let day = partial.date;
    match partial.precision {
        Precision::Day => format_long(day),
        Precision::Month => format!("{} {}", MONTHS_LONG[month_index(day)], be_year(day)),
        Precision::Year => format!("พ.ศ. {}", be_year(day)),
    }
}

/// วันที่เท่าที่รู้ในภาษาอังกฤษ: `5 February 2503 BE`, `February 2503 BE` or `2503 BE`.
pub fn format_partial_en(partial: PartialDate) -> String {
    let day = partial.date;
    match partial.precision {
        Precision::Day => format_long_en(day),
        Precision::Month => format!("{} {} BE", MONTHS_EN[month_index(day)], be_year(day)),
        Precision::Year => format!("{} BE", be_year(day)),
    }
}

/// เวลา: `14.02 น.`, with a dot as Thai papers write it.
pub fn format_time(hour: i8, minute: i8) -> String {
    format!("{hour:02}.{minute:02} น.")
}

fn month_index(day: CivilDate) -> usize {
    usize::from(day.month().unsigned_abs()) - 1
}

fn weekday_index(day: CivilDate) -> usize {
    usize::from(day.weekday().to_sunday_zero_offset().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_shown_in_the_buddhist_era() {
        let day = date(2025, 2, 5);
        assert_eq!(format_long(day), "5 กุมภาพันธ์ 2568");
        assert_eq!(format_short(day), "5 ก.พ. 2568");
        assert_eq!(format_weekday(day), "วันพุธที่ 5 กุมภาพันธ์ 2568");
        assert_eq!(format_long_en(day), "5 February 2568 BE");
        assert_eq!(format_short_en(day), "5 Feb 2568 BE");
        assert_eq!(format_weekday_en(day), "Wednesday 5 February 2568 BE");
    }

    #[test]
    fn the_seed_press_release_falls_on_its_weekday() {
        assert_eq!(format_weekday(date(2017, 6, 30)), "วันศุกร์ที่ 30 มิถุนายน 2560");
        assert_eq!(format_weekday(date(2019, 2, 27)), "วันพุธที่ 27 กุมภาพันธ์ 2562");
    }

    #[test]
    fn a_day_before_2484_shows_the_year_it_was_lived_in() {
        assert_eq!(format_short(date(1940, 3, 1)), "1 มี.ค. 2482");
        assert_eq!(format_short(date(1940, 4, 1)), "1 เม.ย. 2483");
    }

    #[test]
    fn only_what_is_known_is_shown() {
        let partial = |precision| PartialDate { date: date(1960, 2, 1), precision };
        assert_eq!(format_partial(partial(Precision::Day)), "1 กุมภาพันธ์ 2503");
        assert_eq!(format_partial(partial(Precision::Month)), "กุมภาพันธ์ 2503");
        assert_eq!(format_partial(partial(Precision::Year)), "พ.ศ. 2503");
        assert_eq!(format_partial_en(partial(Precision::Month)), "February 2503 BE");
        assert_eq!(format_partial_en(partial(Precision::Year)), "2503 BE");
    }

    #[test]
    fn time_has_a_dot_and_two_digits_each() {
        assert_eq!(format_time(14, 2), "14.02 น.");
        assert_eq!(format_time(9, 30), "09.30 น.");
    }
}
