//! Days and times as people say them: in พ.ศ., in either language, near ones by name.

use kernel::{Day, Lang, Moment};
use thai::date;

/// "5 กุมภาพันธ์ 2568" or "5 February 2568 BE".
pub(crate) fn day(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Th => date::format_long(day.date()),
        Lang::En => date::format_long_en(day.date()),
    }
}

/// "5 ก.พ. 2568" or "5 Feb 2568".
pub(crate) fn day_short(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Th => date::format_short(day.date()),
        Lang::En => date::format_short_en(day.date()),
    }
}

/// "วันพุธที่ 5 กุมภาพันธ์ 2568" or "Wednesday 5 February 2568 BE".
pub(crate) fn weekday(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Th => date::format_weekday(day.date()),
        Lang::En => date::format_weekday_en(day.date()),
    }
}

/// "14.02 น." or "14:02".
pub(crate) fn time(lang: Lang, moment: Moment) -> String {
    let wall = moment.wall();
    match lang {
        Lang::Th => date::format_time(wall.hour(), wall.minute()),
        Lang::En => format!("{:02}:{:02}", wall.hour(), wall.minute()),
    }
}

/// Day and time.
pub(crate) fn moment(lang: Lang, at: Moment) -> String {
    format!("{} {}", day_short(lang, at.day()), time(lang, at))
}
