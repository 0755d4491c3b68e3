//! One meeting on one page: what must happen next, the agenda with what was said and decided, and who was asked and came.

use askama::Template;
use ui::{Badge, Page, Row};

use crate::model::{AttendeeRow, BodyRow, FileRow, ItemRow, MeetingRow, Presence, Reply, ResolutionRow, Section};
use crate::rules::{agenda, quorum};

/// A file: address and name.
#[derive(Debug)]
pub struct FileLine {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
}

/// One item of the agenda.
#[derive(Debug)]
pub struct AgendaLine {
    /// Its place on the page, for links.
    pub id: String,
    /// "4.2"
    pub number: String,
    /// What it is.
    pub title: String,
    /// Who presents it.
    pub presenter: String,
    /// What members read before, line by line.
    pub briefing: Vec<String>,
    /// Its files.
    pub files: Vec<FileLine>,
    /// What the minutes say, line by line.
    pub said: Vec<String>,
    /// What was decided.
    pub resolutions: Vec<Row>,
    /// What may be done with it: address and word.
    pub deeds: Vec<(String, String)>,
}

/// One of the five.
#[derive(Debug)]
pub struct SectionPart {
    /// "ระเบียบวาระที่ 4 เรื่องเสนอเพื่อพิจารณา"
    pub heading: String,
    /// What is under it.
    pub lines: Vec<AgendaLine>,
}

/// Somebody who was asked or came.
#[derive(Debug)]
pub struct AttendeeLine {
    /// Name, and who comes in their place.
    pub name: String,
    /// What they are in the body, and outside it.
    pub part: String,
    /// What they answered.
    pub reply: String,
    /// Whether they came.
    pub presence: Badge,
    /// Where their reply is written down; empty where it may not be.
    pub reply_href: String,
    /// Where their attendance is written down; empty where it may not be.
    pub href: String,
}

/// One meeting.
#[derive(Debug, Template)]
#[template(path = "meeting.html")]
pub struct MeetingPage {
    /// The page.
    pub p: Page,
    /// The body: address and name.
    pub body: (String, String),
    /// Where it stands.
    pub badge: Badge,
    /// Whether it is closed.
    pub closed: bool,
    /// When and where.
    pub facts: Vec<(String, Vec<String>)>,
    /// What must happen next.
    pub next: String,
    /// What is amiss.
    pub warnings: Vec<String>,
    /// What may be done now; the first is what comes next.
    pub deeds: Vec<(String, String)>,
    /// Papers that can be opened: address and word.
    pub papers: Vec<(String, String)>,
    /// The agenda.
    pub sections: Vec<SectionPart>,
    /// Who was asked and came.
    pub attendees: Vec<AttendeeLine>,
    /// The quorum in words; empty while nobody was asked.
    pub quorum: String,
    /// What was asked to be corrected, each with who asked.
    pub corrections: Vec<(String, String)>,
    /// The SHA-256 of certified minutes; empty before.
    pub sha256: String,
}

/// What the lines of an agenda are made of.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The meeting.
    pub meeting: &'a MeetingRow,
    /// Its items.
    pub items: &'a [ItemRow],
    /// Their files.
    pub files: &'a [FileRow],
    /// What was decided.
    pub resolutions: &'a [ResolutionRow],
}

/// The five agenda items; `deeds` says what may be done with one under them.
pub fn sections(p: &Page, from: Sources<'_>, deeds: impl Fn(&ItemRow) -> Vec<(String, String)>) -> Vec<SectionPart> {
    let part = |section: Section| SectionPart {
        heading: p.tn(
            "meetings-agenda-item",
            &[("number", &section.number().to_string()), ("title", &p.code("meetings-section", section))],
        ),
        lines: from
            .items
            .iter()
            .filter(|item| item.section == section)
            .map(|item| line(p, from, item, deeds(item)))
            .collect(),
    };
    // A paper from which a meeting was entered does not say that the items it is silent on were empty.
    let all = from.meeting.source.is_empty();
    agenda::SECTIONS.map(part).into_iter().filter(|part| all || !part.lines.is_empty()).collect()
}

fn line(p: &Page, from: Sources<'_>, item: &ItemRow, deeds: Vec<(String, String)>) -> AgendaLine {
    let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let files = from.files.iter().filter(|file| file.item == item.id);
    let taken = from.resolutions.iter().filter(|row| row.item == item.id);
    AgendaLine {
        id: format!("item-{}", item.id),
        number: agenda::number(item.section, item.rank),
        title: item.title.clone(),
        presenter: item.presenter.clone(),
        briefing: lines(&item.briefing),
        files: files
            .map(|file| FileLine {
                href: format!("/meetings/{}/files/{}", from.meeting.id, file.id),
                name: file.name.clone(),
            })
            .collect(),
        said: lines(&item.said),
        resolutions: taken.map(|row| super::resolution_row(p, row, "", p.today)).collect(),
        deeds,
    }
}

/// Somebody who was asked or came; `may` says whether their reply and their attendance may be written down by the reader.
pub fn attendee(p: &Page, meeting: &MeetingRow, one: &AttendeeRow, (replies, attends): (bool, bool)) -> AttendeeLine {
    let here = format!("/meetings/{}/attendees/{}", meeting.id, one.id);
    let deputy = (!one.deputy_name.is_empty()).then(|| p.t1("meetings-deputy-line", "name", &one.deputy_name));
    let name = [Some(one.name.clone()), deputy].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let part = [p.code("meetings-part", one.part).into_owned(), one.post.clone()];
    let reply = match one.reply {
        Reply::None => String::new(),
        reply => [p.code("meetings-reply", reply).into_owned(), one.reply_note.clone()].join(" ").trim().to_owned(),
    };
    let class = match one.presence {
        Presence::Unknown => "badge-draft",
        Presence::Present | Presence::Deputy => "badge-done",
        Presence::Absent => "badge-closed",
    };
    AttendeeLine {
        name,
        part: part.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · "),
        reply,
        presence: (class, p.code("meetings-presence", one.presence).into_owned()),
        reply_href: if replies { format!("{here}/reply") } else { String::new() },
        href: if attends { here } else { String::new() },
    }
}

/// The quorum in words, with how many are there once the meeting has begun.
#[must_use]
pub fn quorum_line(p: &Page, body: &BodyRow, attendees: &[AttendeeRow], has_begun: bool) -> (String, quorum::Standing) {
    let standing = quorum::standing((body.quorum, body.quorum_number, body.deputies_count), attendees, None);
    let said = p.tn(
        if has_begun { "meetings-quorum-line" } else { "meetings-quorum-needed" },
        &[
            ("members", &standing.members.to_string()),
            ("present", &standing.present.to_string()),
            ("needed", &standing.needed.to_string()),
        ],
    );
    (if standing.members == 0 { String::new() } else { said }, standing)
}
