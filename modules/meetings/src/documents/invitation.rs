//! หนังสือเชิญประชุม as a paper of its own: when, where, what about. The letter that the office sends goes through correspondence.

use ::documents::{About, Error};
use kernel::Moment;
use serde::Serialize;

use super::minutes::titled;
use super::{INVITATION, day, render, time};
use crate::model::{AttendeeRow, BodyRow, FileRow, ItemRow, MeetingRow, Part, Section};
use crate::rules::agenda;

/// One of the five agenda items with what is under it.
#[derive(Debug, Clone, Serialize)]
struct Heading {
    number: i64,
    title: &'static str,
    items: Vec<Item>,
}

#[derive(Debug, Clone, Serialize)]
struct Item {
    number: String,
    title: String,
    presenter: String,
    files: Vec<String>,
}

/// What the invitation says.
#[derive(Debug, Clone, Serialize)]
pub struct InvitationPaper {
    office: String,
    body: String,
    number: String,
    on: String,
    at: String,
    place: String,
    asked: Vec<(String, String)>,
    chair: String,
    agenda: Vec<Heading>,
}

impl InvitationPaper {
    /// The invitation to a meeting that was called.
    #[must_use]
    pub fn of(
        office: &str,
        (body, meeting): (&BodyRow, &MeetingRow),
        items: &[ItemRow],
        attendees: &[AttendeeRow],
        files: &[FileRow],
    ) -> Self {
        let members = attendees.iter().filter(|one| one.part.is_member() || one.part.keeps_papers());
        let chair = attendees.iter().find(|one| one.part == Part::Chair);
        Self {
            office: office.to_owned(),
            body: titled(body, meeting),
            number: meeting.label(),
            on: thai::date::format_weekday(meeting.starts_at.day().date()),
            at: time(meeting.starts_at),
            place: meeting.place.clone(),
            asked: members.map(|one| (one.name.clone(), one.part.thai().to_owned())).collect(),
            chair: chair.map(|one| one.name.clone()).unwrap_or_default(),
            agenda: agenda::SECTIONS.map(|section| heading(section, items, files)).to_vec(),
        }
    }

    /// What the letter of invitation says, in paragraphs, for correspondence.
    #[must_use]
    pub fn paragraphs(&self, meeting: &MeetingRow) -> Vec<String> {
        let day = day(meeting.starts_at.day());
        let call = format!(
            "ด้วย{} กำหนดจัดการประชุม{} ครั้งที่ {} ในวันที่ {day} เวลา {} ณ {}",
            self.office, self.body, self.number, self.at, self.place
        );
        let call = format!("{call} ตามระเบียบวาระการประชุมที่ส่งมาพร้อมนี้");
        let ask = "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว".to_owned();
        vec![call, ask]
    }

    /// What a letter calls the agenda that it encloses.
    #[must_use]
    pub fn agenda_called(&self) -> String {
        format!("ระเบียบวาระการประชุม{} ครั้งที่ {} จำนวน 1 ชุด", self.body, self.number)
    }

    /// Its subject.
    #[must_use]
    pub fn subject(&self) -> String {
        format!("ขอเชิญประชุม{} ครั้งที่ {}", self.body, self.number)
    }

    /// Who is asked, one to a line.
    #[must_use]
    pub fn to(&self) -> Vec<String> {
        self.asked.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The agenda as lines of text.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for heading in &self.agenda {
            lines.push(format!("ระเบียบวาระที่ {} {}", heading.number, heading.title));
            lines.extend(heading.items.iter().map(|item| format!("{} {}", item.number, item.title)));
        }
        lines
    }

    /// The PDF file; `ident` tells it from every other and names nobody. Takes tens of milliseconds of one processor.
    ///
    /// # Errors
    /// [`Error`], when the template is wrong.
    pub fn render(&self, ident: &str, made_at: Moment) -> Result<Vec<u8>, Error> {
        let title = self.subject();
        let names: Vec<&str> = self.asked.iter().map(|(name, _)| name.as_str()).collect();
        render(&INVITATION, &About { ident, title: &title, author: &self.office, made_at, names: &names }, self)
    }
}

fn heading(section: Section, items: &[ItemRow], files: &[FileRow]) -> Heading {
    let under = items.iter().filter(|item| item.section == section);
    let item = |item: &ItemRow| Item {
        number: agenda::number(section, item.rank),
        title: item.title.clone(),
        presenter: item.presenter.clone(),
        files: files.iter().filter(|file| file.item == item.id).map(|file| file.name.clone()).collect(),
    };
    Heading { number: section.number(), title: section.thai(), items: under.map(item).collect() }
}
