//! iCalendar (RFC 5545, RFC 5546): a meeting as an entry that calendars take in, move and strike out.

use kernel::Moment;

/// What an entry does to a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Puts it in, or moves what is there under the same UID when SEQUENCE is higher.
    Request,
    /// Tells of it whoever takes it in, and asks for no answer.
    Publish,
    /// Strikes it out.
    Cancel,
}

impl Method {
    /// Its word in the file (RFC 5546 1.4).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Publish => "PUBLISH",
            Self::Cancel => "CANCEL",
        }
    }

    /// The type of a file that does this (RFC 6047 2.4).
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Request => "text/calendar; method=REQUEST; charset=utf-8",
            Self::Publish => "text/calendar; method=PUBLISH; charset=utf-8",
            Self::Cancel => "text/calendar; method=CANCEL; charset=utf-8",
        }
    }
}

/// Somebody asked, as the reader's own calendar wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invited<'a> {
    /// Name.
    pub name: &'a str,
    /// The name of their address.
    pub id: &'a str,
    /// What they answered: `NEEDS-ACTION`, `ACCEPTED`, `DECLINED`, `DELEGATED`.
    pub answer: &'static str,
}

/// One meeting.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// What it does.
    pub method: Method,
    /// Tells it from every other, and stays when it moves.
    pub uid: &'a str,
    /// Counts how often it moved.
    pub sequence: i64,
    /// When this file is made.
    pub stamp: Moment,
    /// When it begins.
    pub starts: Moment,
    /// Minutes that it is planned to take.
    pub minutes: i64,
    /// What it is.
    pub summary: &'a str,
    /// Where.
    pub location: &'a str,
    /// Agenda, in lines.
    pub description: &'a str,
    /// Who calls it.
    pub organizer: &'a str,
    /// The reader, where they were asked.
    pub invited: Option<Invited<'a>>,
}

/// Octets of a line before it is folded (RFC 5545 3.1), without its end.
const OCTETS: usize = 75;

/// Addresses that lead nowhere (RFC 2606): calendars want an address, and nobody is to be written to without knowing.
const NOWHERE: &str = "kueakun.invalid";

/// Thailand has had one offset since 1920, so the zone has one rule.
const ZONE: [&str; 8] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Bangkok",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The file, its lines folded and ended by CRLF.
#[must_use]
pub fn file(entry: &Entry<'_>) -> String {
    let method = entry.method.name();
    let status = if entry.method == Method::Cancel { "CANCELLED" } else { "CONFIRMED" };
    let mut lines = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned(), "PRODID:-//Kueakun//TH".to_owned()];
    lines.push(format!("METHOD:{method}"));
    lines.extend(ZONE.map(str::to_owned));
    lines.push("BEGIN:VEVENT".to_owned());
    lines.push(format!("UID:{}@{NOWHERE}", text(entry.uid)));
    lines.push(format!("SEQUENCE:{}", entry.sequence));
    lines.push(format!("DTSTAMP:{}Z", basic(entry.stamp.plus_hours(-7))));
    lines.push(format!("DTSTART;TZID=Asia/Bangkok:{}", basic(entry.starts)));
    lines.push(format!("DTEND;TZID=Asia/Bangkok:{}", basic(entry.starts.plus_minutes(entry.minutes))));
    lines.push(format!("SUMMARY:{}", text(entry.summary)));
    for (name, value) in [("LOCATION", entry.location), ("DESCRIPTION", entry.description)] {
        if !value.is_empty() {
            lines.push(format!("{name}:{}", text(value)));
        }
    }
    lines.push(format!("ORGANIZER;CN={}:mailto:meetings@{NOWHERE}", parameter(entry.organizer)));
    if let Some(invited) = entry.invited {
        lines.push(format!(
            "ATTENDEE;CN={};ROLE=REQ-PARTICIPANT;PARTSTAT={};RSVP=TRUE:mailto:{}@{NOWHERE}",
            parameter(invited.name),
            invited.answer,
            invited.id
        ));
    }
    lines.push(format!("STATUS:{status}"));
    lines.extend(["END:VEVENT", "END:VCALENDAR"].map(str::to_owned));
    lines.iter().fold(String::new(), |mut file, line| {
        file.push_str(&folded(line));
        file.push_str("\r\n");
        file
    })
}

/// `20260905T093000`, by Thailand's clock.
fn basic(moment: Moment) -> String {
    moment.iso().chars().take(19).filter(|letter| !matches!(letter, '-' | ':')).collect()
}

/// A value of type TEXT (RFC 5545 3.3.11).
fn text(value: &str) -> String {
    let mut out = String::new();
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A value of a parameter, quoted; it can hold no quote and no line end (RFC 5545 3.2).
fn parameter(value: &str) -> String {
    let plain: String = value.chars().filter(|letter| *letter != '"' && !letter.is_control()).collect();
    format!("\"{plain}\"")
}

/// A line in pieces of at most 75 octets, never inside a letter; each but the first begins with a space.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(letter);
        octets += letter.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use kernel::Day;

    use super::*;

    fn entry() -> Entry<'static> {
        let day = Day::new(2026, 9, 15).expect("a day");
        Entry {
            method: Method::Request,
            uid: "0abc",
            sequence: 2,
            stamp: Moment::at(day, 6, 0),
            starts: Moment::at(day, 9, 30),
            minutes: 180,
            summary: "คณะกรรมการ; ทดสอบ, ครั้งที่ 1/2569",
            location: "ห้องประชุม\\1",
            description: "1. แจ้งเพื่อทราบ\n2. รับรองรายงาน",
            organizer: "กอง \"สวัสดิการ\"",
            invited: Some(Invited { name: "สมศรี", id: "0staff", answer: "NEEDS-ACTION" }),
        }
    }

    #[test]
    fn an_entry_says_when_by_the_clock_of_bangkok_and_when_it_was_made_by_utc() {
        let file = file(&entry());
        assert!(file.contains("DTSTART;TZID=Asia/Bangkok:20260915T093000\r\n"), "{file}");
        assert!(file.contains("DTEND;TZID=Asia/Bangkok:20260915T123000\r\n"));
        assert!(file.contains("DTSTAMP:20260914T230000Z\r\n"));
        assert!(file.contains("UID:0abc@kueakun.invalid\r\n") && file.contains("SEQUENCE:2\r\n"));
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        let file = file(&entry()).replace("\r\n ", "");
        assert!(file.contains("SUMMARY:คณะกรรมการ\\; ทดสอบ\\, ครั้งที่ 1/2569\r\n"), "{file}");
        assert!(file.contains("LOCATION:ห้องประชุม\\\\1\r\n"));
        assert!(file.contains("DESCRIPTION:1. แจ้งเพื่อทราบ\\n2. รับรองรายงาน\r\n"));
        assert!(file.contains("ORGANIZER;CN=\"กอง สวัสดิการ\":mailto:"));
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_letter_is_cut() {
        let file = file(&entry());
        assert!(file.split("\r\n").all(|line| line.len() <= OCTETS), "{file}");
        assert!(file.ends_with("END:VCALENDAR\r\n") && !file.replace("\r\n", "").contains('\n'));
    }

    #[test]
    fn a_cancelled_meeting_is_struck_out_under_its_uid() {
        let file = file(&Entry { method: Method::Cancel, sequence: 3, ..entry() });
        assert!(file.contains("METHOD:CANCEL") && file.contains("STATUS:CANCELLED") && file.contains("UID:0abc@"));
    }
}
