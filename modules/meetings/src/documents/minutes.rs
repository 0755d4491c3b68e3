//! รายงานการประชุม (ระเบียบงานสารบรรณ พ.ศ. 2526 ข้อ 25, แบบที่ 11): what it says, in the order of the form.

use ::documents::{About, Error};
use kernel::{Code as _, Moment};
use serde::{Deserialize, Serialize};

use super::{MINUTES, day, render, time};
use crate::model::{
    AttendeeRow, BodyRow, Casting, Certified, ItemRow, MeetingKind, MeetingRow, Presence, ResolutionRow, Series,
};
use crate::rules::agenda;

/// Somebody in the lists of those who came and who did not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    /// Name, and who came for them.
    pub name: String,
    /// What they are.
    pub post: String,
    /// What they are in the body, or why they did not come.
    pub part: String,
    /// When they came late or left early.
    pub note: String,
}

/// One matter under an agenda item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Matter {
    /// "4.2"
    pub number: String,
    /// What it is.
    pub title: String,
    /// Who presented it.
    pub presenter: String,
    /// What was said.
    pub said: String,
    /// มติที่ประชุม, each with its kind.
    pub resolutions: Vec<String>,
}

/// One of the five agenda items.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Heading {
    /// From 1.
    pub number: i64,
    /// Its name.
    pub title: String,
    /// What is under it.
    pub matters: Vec<Matter>,
}

/// What minutes say. Certified ones are kept as this, in JSON, and hashed as they stand: a new field has a default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Minutes {
    /// The body, with the kind of meeting where that is counted apart.
    pub body: String,
    /// ครั้งที่
    pub number: String,
    /// เมื่อวันที่
    pub on: String,
    /// ณ
    pub place: String,
    /// ผู้มาประชุม
    pub present: Vec<Line>,
    /// ผู้ไม่มาประชุม
    pub absent: Vec<Line>,
    /// ผู้เข้าร่วมประชุม
    pub guests: Vec<Line>,
    /// เริ่มประชุมเวลา
    pub opened: String,
    /// ข้อความ, by agenda item.
    pub headings: Vec<Heading>,
    /// เลิกประชุมเวลา
    pub ended: String,
    /// ผู้จดรายงานการประชุม
    pub taken_by: String,
    /// ผู้ตรวจรายงานการประชุม
    pub checked_by: String,
    /// How it was certified; empty before.
    pub certified: String,
    /// Where it was taken from, where it was entered later.
    pub source: String,
    /// How it was written down: a code of [`crate::model::Style`]; empty in what was certified before this was kept.
    pub style: String,
}

impl Minutes {
    /// The minutes of a meeting out of its rows; `next` is the meeting in which they are certified.
    #[must_use]
    pub fn of(
        body: &BodyRow,
        meeting: &MeetingRow,
        items: &[ItemRow],
        attendees: &[AttendeeRow],
        resolutions: &[ResolutionRow],
        next: Option<&MeetingRow>,
    ) -> Self {
        let came = |one: &&AttendeeRow| matches!(one.presence, Presence::Present | Presence::Deputy);
        let of_body = attendees.iter().filter(|one| one.part.is_member() || one.part.keeps_papers());
        let guests = attendees.iter().filter(|one| !one.part.is_member() && !one.part.keeps_papers());
        Self {
            body: titled(body, meeting),
            number: meeting.label(),
            on: day(meeting.starts_at.day()),
            place: meeting.place.clone(),
            present: of_body.clone().filter(came).map(present).collect(),
            absent: of_body.filter(|one| one.presence == Presence::Absent).map(absent).collect(),
            guests: guests.filter(came).map(present).collect(),
            opened: meeting.opened_at.map(time).unwrap_or_default(),
            headings: headings(items, resolutions, meeting.source.is_empty()),
            ended: meeting.ended_at.map(time).unwrap_or_default(),
            taken_by: meeting.taken_by.clone(),
            checked_by: meeting.checked_by.clone(),
            certified: certified(meeting, next),
            source: meeting.source.clone(),
            style: meeting.style.code().to_owned(),
        }
    }

    /// As JSON, as it is hashed.
    #[must_use]
    pub fn written(&self) -> String {
        // Texts in lists always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What certified minutes say, out of what was written; none when that is damaged.
    #[must_use]
    pub fn read(content: &str) -> Option<Self> {
        serde_json::from_str(content).ok()
    }

    /// The PDF file; `ident` tells it from every other and names nobody. Takes tens of milliseconds of one processor.
    ///
    /// # Errors
    /// [`Error`], when the template is wrong.
    pub fn render(&self, ident: &str, office: &str, made_at: Moment) -> Result<Vec<u8>, Error> {
        let title = format!("รายงานการประชุม{} ครั้งที่ {}", self.body, self.number);
        let names: Vec<&str> = self.present.iter().chain(&self.absent).map(|line| line.name.as_str()).collect();
        render(&MINUTES, &About { ident, title: &title, author: office, made_at, names: &names }, self)
    }
}

/// The body's name, and "สามัญ" or "วิสามัญ" where these are counted apart.
pub(super) fn titled(body: &BodyRow, meeting: &MeetingRow) -> String {
    match (meeting.series, meeting.kind) {
        (Series::All, _) => body.name.clone(),
        (_, MeetingKind::Ordinary) => format!("{}สามัญ", body.name),
        (_, MeetingKind::Extraordinary) => format!("{}วิสามัญ", body.name),
    }
}

fn present(one: &AttendeeRow) -> Line {
    let times = [
        one.arrived_at.map(|at| format!("มาประชุมเวลา {}", time(at))),
        one.left_at.map(|at| format!("ออกจากที่ประชุมเวลา {}", time(at))),
    ];
    let note = times.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let part = if one.part.is_member() || one.part.keeps_papers() { one.part.thai().to_owned() } else { String::new() };
    if one.presence == Presence::Deputy {
        let (name, post) = (one.deputy_name.clone(), format!("{} แทน {}", one.deputy_post, one.name));
        return Line { name, post: post.trim().to_owned(), part, note };
    }
    Line { name: one.name.clone(), post: one.post.clone(), part, note }
}

fn absent(one: &AttendeeRow) -> Line {
    Line { name: one.name.clone(), post: one.post.clone(), part: one.part.thai().to_owned(), note: one.absence.clone() }
}

/// The five; of a meeting entered from a paper only those of which it speaks, since it does not say that the others were empty.
fn headings(items: &[ItemRow], resolutions: &[ResolutionRow], all: bool) -> Vec<Heading> {
    let heading = |section: crate::model::Section| {
        let under = items.iter().filter(|item| item.section == section);
        let matters = under.map(|item| matter(item, resolutions)).collect();
        Heading { number: section.number(), title: section.thai().to_owned(), matters }
    };
    agenda::SECTIONS.map(heading).into_iter().filter(|heading| all || !heading.matters.is_empty()).collect()
}

fn matter(item: &ItemRow, resolutions: &[ResolutionRow]) -> Matter {
    let taken = resolutions.iter().filter(|resolution| resolution.item == item.id);
    Matter {
        number: agenda::number(item.section, item.rank),
        title: item.title.clone(),
        presenter: item.presenter.clone(),
        said: item.said.clone(),
        resolutions: taken.map(resolved).collect(),
    }
}

/// "อนุมัติ … ด้วยคะแนนเสียงเห็นด้วย 5 เสียง … (ผู้รับผิดชอบ: … ภายในวันที่ …)": words that begin with their kind do not say it twice.
fn resolved(resolution: &ResolutionRow) -> String {
    let kind = resolution.kind.thai();
    let mut words = if resolution.words.starts_with(kind) {
        resolution.words.clone()
    } else {
        format!("{kind} {}", resolution.words)
    };
    if let (Some(yes), Some(no), Some(abstain)) =
        (resolution.votes_for, resolution.votes_against, resolution.votes_abstain)
    {
        words.push_str(&format!(" (เห็นด้วย {yes} เสียง ไม่เห็นด้วย {no} เสียง งดออกเสียง {abstain} เสียง"));
        if let Some(casting) = resolution.casting {
            let which =
                if casting == Casting::For { "เห็นด้วย" } else { "ไม่เห็นด้วย" };
            words.push_str(&format!(" ประธานออกเสียงชี้ขาด{which}"));
        }
        words.push(')');
    }
    if !resolution.owner_name.is_empty() {
        words.push_str(&format!(" ผู้รับผิดชอบ: {}", resolution.owner_name));
    }
    if let Some(due) = resolution.due_on {
        words.push_str(&format!(" ภายในวันที่ {}", day(due)));
    }
    words
}

fn certified(meeting: &MeetingRow, next: Option<&MeetingRow>) -> String {
    let Some((way, on)) = meeting.certified_way.zip(meeting.certified_on) else { return String::new() };
    let how = match (way, next) {
        (Certified::AtOnce, _) => "ที่ประชุมรับรองรายงานการประชุมในการประชุมครั้งนี้".to_owned(),
        (Certified::NextMeeting, Some(next)) => format!("รับรองรายงานการประชุมในการประชุมครั้งที่ {}", next.label()),
        (Certified::NextMeeting, None) => "รับรองรายงานการประชุมในการประชุมครั้งต่อไป".to_owned(),
        (Certified::Circulation, _) => "รับรองรายงานการประชุมโดยการแจ้งเวียน".to_owned(),
    };
    format!("{how} เมื่อวันที่ {} {}", day(on), meeting.certified_note).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certified_minutes_read_back_as_they_were_written_and_older_ones_without_a_newer_field() {
        let minutes = Minutes { body: "คณะ".to_owned(), number: "1/2569".to_owned(), ..Minutes::default() };
        assert_eq!(Minutes::read(&minutes.written()), Some(minutes));
        assert!(Minutes::read("{\"body\":\"คณะ\"}").is_some_and(|old| old.source.is_empty()));
        assert_eq!(Minutes::read("{"), None);
    }
}
