//! Hours as they are typed: day and night, or for each weekday "08.30-16.30", and what is different in words.

use kernel::{Check, Code as _, Fields, Missed};
use ui::{Choice, Field, FormView, Look};

use crate::model::{DAY, Schedule, Weekday};

/// The choices of the question.
const ALWAYS: &str = "always";
const WEEK: &str = "week";
const UNKNOWN: &str = "unknown";

fn field(day: Weekday) -> String {
    format!("hours_{}", day.code())
}

/// The fields.
pub(super) fn fields(view: &FormView<'_>) -> Vec<Field> {
    let choice = |code: &str| Choice::new(code, view.word(&format!("directory-hours-{code}")));
    let choices = [WEEK, ALWAYS, UNKNOWN].map(choice).to_vec();
    let mut shown = vec![view.choose(Look::Radios, "hours", "directory-field-schedules", choices)];
    let day = |day: &Weekday| view.short(&field(*day), &format!("directory-weekday-{}", day.number()));
    shown.extend(Weekday::ALL.iter().map(day));
    shown.push(view.text("hours_words", "directory-hours-words"));
    shown
}

/// Fills them; hours that hold for some time only are not asked for.
pub(super) fn fill(fields: &mut Fields, schedules: &[Schedule]) {
    let usual = || schedules.iter().filter(|schedule| schedule.from.is_none() && schedule.until.is_none());
    let words: Vec<&str> = usual().map(|schedule| schedule.words.as_str()).filter(|words| !words.is_empty()).collect();
    fields.set("hours_words", words.join(" "));
    if usual().any(Schedule::is_day_and_night) {
        return fields.set("hours", ALWAYS);
    }
    fields.set("hours", if usual().all(|schedule| schedule.days.is_empty()) { UNKNOWN } else { WEEK });
    for day in Weekday::ALL {
        let spans: Vec<String> = usual().filter(|schedule| schedule.days.contains(day)).map(span).collect();
        fields.set(&field(*day), spans.join(", "));
    }
}

/// "08.30-16.30"
pub(crate) fn span(schedule: &Schedule) -> String {
    format!("{}-{}", clock(schedule.opens), clock(schedule.closes))
}

fn clock(minutes: i64) -> String {
    format!("{:02}.{:02}", minutes / 60, minutes % 60)
}

/// Reads them: days with the same hours become one schedule.
pub(super) fn read(check: &mut Check<'_>, fields: &Fields) -> Result<Vec<Schedule>, Missed> {
    let words = check.line_or_empty("hours_words")?;
    let mut schedules = match fields.get("hours") {
        ALWAYS => vec![Schedule::day_and_night()],
        WEEK => week(check, fields)?,
        _ => Vec::new(),
    };
    match schedules.first_mut() {
        Some(first) => first.words = words,
        None if words.is_empty() => {}
        None => schedules.push(Schedule { words, ..Schedule::default() }),
    }
    Ok(schedules)
}

fn week(check: &mut Check<'_>, fields: &Fields) -> Result<Vec<Schedule>, Missed> {
    let mut schedules: Vec<Schedule> = Vec::new();
    let mut read = Ok(());
    for day in Weekday::ALL {
        let name = field(*day);
        let Some(spans) = spans(fields.get(&name)) else {
            read = check.wrong(&name, "directory-hours-wrong");
            continue;
        };
        for (opens, closes) in spans {
            match schedules.iter_mut().find(|schedule| (schedule.opens, schedule.closes) == (opens, closes)) {
                Some(same) => same.days.push(*day),
                None => schedules.push(Schedule { days: vec![*day], opens, closes, ..Schedule::default() }),
            }
        }
    }
    read?;
    if schedules.is_empty() { check.wrong("hours", "directory-hours-none") } else { Ok(schedules) }
}

/// The spans of a day, with commas or และ between; nothing is a day that is closed.
fn spans(text: &str) -> Option<Vec<(i64, i64)>> {
    let text = thai::digits::to_arabic(text).replace("และ", ",").replace("น.", "").replace("ถึง", "-").replace('–', "-");
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (opens, closes) = part.split_once('-')?;
            let (opens, closes) = (minutes(opens)?, minutes(closes)?);
            (opens != closes && opens < DAY).then_some((opens, closes))
        })
        .collect()
}

/// "8", "8.30", "08:30"; 24.00 is the end of the day.
fn minutes(text: &str) -> Option<i64> {
    let text = text.trim().replace(':', ".");
    let (hours, minutes) = text.split_once('.').unwrap_or((&text, "0"));
    let (hours, minutes): (i64, i64) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    let total = hours * 60 + minutes;
    ((0..=24).contains(&hours) && (0..60).contains(&minutes) && total <= DAY).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Day, Invalid};

    fn read_from(pairs: &[(&str, &str)]) -> Result<Vec<Schedule>, Invalid> {
        let fields = Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
        let mut check = Check::new(&fields, Day::new(2026, 9, 1).expect("a day"));
        let schedules = read(&mut check, &fields);
        check.finish(|| schedules)
    }

    #[test]
    fn days_with_the_same_hours_are_one_schedule_and_are_filled_again() {
        let typed = [("hours", "week"), ("hours_MO", "๘.๓๐-๑๒ น. และ 13:00 ถึง 16.30"), ("hours_TU", "08.30-12.00")];
        let schedules = read_from(&typed).expect("hours");
        assert_eq!(schedules.len(), 2);
        assert_eq!(schedules[0].days, [Weekday::Monday, Weekday::Tuesday]);
        assert_eq!((schedules[0].opens, schedules[0].closes), (510, 720));
        let mut fields = Fields::default();
        fill(&mut fields, &schedules);
        assert_eq!(fields.get("hours_MO"), "08.30-12.00, 13.00-16.30");
        assert_eq!(fields.get("hours_WE"), "");
    }

    #[test]
    fn day_and_night_needs_no_hours() {
        let schedules = read_from(&[("hours", "always"), ("hours_words", "รวมวันหยุด")]).expect("hours");
        assert!(schedules[0].is_day_and_night());
        assert_eq!(schedules[0].words, "รวมวันหยุด");
    }

    #[test]
    fn what_is_no_time_is_named_by_its_day() {
        for wrong in ["เช้า", "8.30", "25-26", "8.75-9", "10-10"] {
            assert_eq!(
                read_from(&[("hours", "week"), ("hours_FR", wrong)]).expect_err(wrong).of("hours_FR"),
                Some("directory-hours-wrong"),
                "{wrong}"
            );
        }
        assert_eq!(read_from(&[("hours", "week")]).expect_err("no day").of("hours"), Some("directory-hours-none"));
    }

    #[test]
    fn words_alone_are_kept_where_no_hours_are_known() {
        let schedules = read_from(&[("hours", "unknown"), ("hours_words", "นัดหมายล่วงหน้า")]).expect("words");
        assert!(schedules[0].days.is_empty());
    }
}
