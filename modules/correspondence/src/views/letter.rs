//! The page of one letter.

use std::collections::HashMap;

use askama::Template;
use kernel::{Code as _, Id, Lang, Staff};
use offices::{OfficeBrief, StaffBrief};
use store::{Result, Source};
use ui::Page;

use super::Badge;
use crate::actions::sheet;
use crate::model::{
    Asks, FilePart, FileRow, HandoverRow, KeepingRow, LetterRow, LetterState, SettingRow, StepRow, StepState, To,
};
use crate::store::{handovers, keeping, reference};

/// What the reader does at the stop that is theirs.
#[derive(Debug)]
pub struct Mine {
    /// What was asked, in words.
    pub asked: String,
    /// Where an acknowledgement goes; none once it was given.
    pub acknowledge: Option<String>,
    /// What the button says.
    pub acknowledge_word: String,
    /// The version of the stop.
    pub version: i64,
    /// Where what was done is written.
    pub act: String,
    /// Where the letter is sent further.
    pub pass: String,
}

/// One stop.
#[derive(Debug)]
pub struct StepLine {
    /// To whom.
    pub to: String,
    /// Where it stands.
    pub badge: Badge,
    /// What was asked, by whom, and what came of it.
    pub lines: Vec<String>,
}

/// One file.
#[derive(Debug)]
pub struct FileLine {
    /// Its address.
    pub href: String,
    /// What it is.
    pub name: String,
    /// Its name and size.
    pub note: String,
}

/// A letter that belongs to it: address, what it is to it, its subject.
pub type Related = (String, String, String);

/// หนังสือหนึ่งฉบับ
#[derive(Debug, Template)]
#[template(path = "letter.html")]
pub struct LetterPage {
    /// The page.
    pub p: Page,
    /// เรื่อง
    pub subject: String,
    /// Whose letter it is.
    pub office: String,
    /// Who must act next, by when.
    pub next: String,
    /// Whether that is late.
    pub late: bool,
    /// What the reader does now.
    pub mine: Option<Mine>,
    /// Label and value.
    pub facts: Vec<(String, Vec<String>)>,
    /// Address and word of what may be done.
    pub deeds: Vec<(String, String)>,
    /// Address and word of what is done at once.
    pub at_once: Vec<(String, String)>,
    /// Its files.
    pub files: Vec<FileLine>,
    /// Its way.
    pub steps: Vec<StepLine>,
    /// Letters that it answers, and that answer it.
    pub related: Vec<Related>,
    /// The matters of casework to which it belongs: page and number.
    pub matters: Vec<(String, String)>,
    /// The register in which it stands, where the reader may open it.
    pub register: Option<String>,
}

/// Names of the people and units on the page.
#[derive(Debug)]
pub struct Names {
    staff: HashMap<Id<Staff>, StaffBrief>,
    offices: HashMap<Id<kernel::Office>, OfficeBrief>,
    /// The name of the letter's office.
    pub office: String,
    /// How it is kept, once its matter is closed.
    kept: Option<(SettingRow, KeepingRow)>,
    /// To whom it was handed over.
    handed: Option<HandoverRow>,
    lang: Lang,
}

impl Names {
    /// Whether the letter lies in the store.
    #[must_use]
    pub fn is_stored(&self) -> bool {
        self.kept.as_ref().is_some_and(|(_, kept)| kept.stored_number.is_some())
    }

    /// Reads the names of everybody who is on the way of a letter, and what became of it after its matter was closed.
    ///
    /// # Errors
    /// [`store::StoreError`].
    pub async fn of(on: &impl Source, letter: &LetterRow, way: &[StepRow], lang: Lang) -> Result<Self> {
        let people = |step: &StepRow| [step.to_staff, step.given_by, step.taken_by, step.done_by];
        let mut staff: Vec<Id<Staff>> = way.iter().flat_map(people).flatten().chain(letter.made_by).collect();
        staff.sort_unstable();
        staff.dedup();
        let mut units: Vec<Id<kernel::Office>> = way.iter().filter_map(|step| step.to_office).collect();
        units.push(letter.office);
        let (staff, offices) = (offices::brief(on, &staff).await?, offices::offices(on, &units).await?);
        let office = offices.get(&letter.office).map_or_else(String::new, |office| office.named(lang).to_owned());
        let kept = match keeping::of(on, letter.id).await? {
            Some(kept) => Some((reference::setting(on, "retention", &kept.class).await?, kept)),
            None => None,
        };
        let handed = handovers::with(on, letter.id).await?.filter(|_| letter.state == LetterState::HandedOver);
        Ok(Self { staff, offices, office, kept, handed, lang })
    }

    fn staff(&self, id: Option<Id<Staff>>) -> String {
        id.and_then(|id| self.staff.get(&id)).map_or_else(String::new, |staff| staff.name.clone())
    }

    fn to(&self, step: &StepRow) -> String {
        match step.to() {
            Some(To::Office(office)) => {
                self.offices.get(&office).map_or_else(String::new, |office| office.named(self.lang).to_owned())
            }
            _ => self.staff(step.to_staff),
        }
    }
}

/// Who must act next, by when.
#[must_use]
pub fn next(p: &Page, letter: &LetterRow, way: &[StepRow], names: &Names) -> String {
    let until = letter.due_at.map_or_else(String::new, |due| p.t1("correspondence-until", "when", &p.moment(due)));
    let current = way.iter().find(|step| step.is_current());
    let key = match (letter.state, current) {
        (LetterState::Received, _) => "correspondence-next-route",
        (LetterState::Routed, Some(step)) if step.state == StepState::Next => "correspondence-next-acknowledge",
        (LetterState::Routed, Some(_)) => "correspondence-next-act",
        (LetterState::Routed, None) => "correspondence-next-close",
        _ => return String::new(),
    };
    let who = current.map_or_else(String::new, |step| names.to(step));
    p.tn(key, &[("who", &who), ("until", &until)]).trim().to_owned()
}

/// What the reader does at the stop that is theirs.
#[must_use]
pub fn mine(p: &Page, letter: &LetterRow, step: &StepRow) -> Mine {
    let here = format!("/letters/{}/steps/{}", letter.id, step.id);
    let asked = p.t(&format!("correspondence-asks-{}", step.asks.code())).into_owned();
    let word =
        if step.asks == Asks::Know { "correspondence-acknowledge-know" } else { "correspondence-acknowledge-take" };
    Mine {
        asked: if step.instruction.is_empty() { asked } else { format!("{asked}: {}", step.instruction) },
        acknowledge: (step.state == StepState::Next).then(|| format!("{here}/acknowledgement")),
        acknowledge_word: p.t(word).into_owned(),
        version: step.version,
        act: format!("{here}/action"),
        pass: format!("{here}/passing"),
    }
}

/// Facts without those that say nothing, their labels in words.
#[must_use]
pub fn facts(p: &Page, letter: &LetterRow, names: &Names) -> Vec<(String, Vec<String>)> {
    let day = |day: Option<kernel::Day>| day.map_or_else(String::new, |day| p.day(day));
    let moment = |at: Option<kernel::Moment>| at.map_or_else(String::new, |at| p.moment(at));
    let urgency = match letter.within_at {
        Some(within) => format!("{} {}", p.code("correspondence-urgency", letter.urgency), p.moment(within)),
        None => p.code("correspondence-urgency", letter.urgency).into_owned(),
    };
    let attachments = if letter.attachments == 0 { String::new() } else { letter.attachments.to_string() };
    let kept = names.kept.as_ref().map(|(class, kept)| kept_words(p, class, kept)).unwrap_or_default();
    let handed = names.handed.as_ref().map(|row| handed_words(p, row)).unwrap_or_default();
    let all = [
        ("correspondence-state", p.code("correspondence-state", letter.state).into_owned()),
        ("correspondence-kind", p.code("correspondence-kind", letter.kind).into_owned()),
        ("correspondence-their-number", letter.their_number.clone()),
        ("correspondence-dated-on", day(letter.dated_on)),
        ("correspondence-party-from", letter.party_from.clone()),
        ("correspondence-party-to", letter.party_to.clone()),
        ("correspondence-received-at", moment(letter.received_at)),
        ("correspondence-channel", p.code("correspondence-channel", letter.channel).into_owned()),
        ("correspondence-urgency", urgency),
        ("correspondence-secrecy", p.code("correspondence-secrecy", letter.secrecy).into_owned()),
        ("correspondence-attachments", attachments),
        ("correspondence-action", letter.action.clone()),
        ("correspondence-kept", kept),
        ("correspondence-handed-over-to", handed),
        ("correspondence-note", letter.note.clone()),
        ("correspondence-made-by", names.staff(letter.made_by)),
    ];
    let said = all.into_iter().filter(|(_, value)| !value.trim().is_empty());
    said.map(|(key, value)| (p.t(key).into_owned(), value.lines().map(str::to_owned).collect())).collect()
}

/// กำหนดเก็บ: the words that are stamped at the lower right of the first sheet (ข้อ 55.1), and the class behind them.
fn kept_words(p: &Page, class: &SettingRow, kept: &KeepingRow) -> String {
    let until = match kept.keep_until {
        Some(day) => p.t1("correspondence-keep-until", "year", &thai::date::be_year(day.date()).to_string()),
        None => p.t("correspondence-keep-for-good").into_owned(),
    };
    let mut lines = vec![until, format!("{} ({})", class.name(p.lang), class.legal_basis)];
    if !kept.file_code.is_empty() {
        lines.push(format!("{} {}", p.t("correspondence-stored-at"), kept.file_code));
    }
    if !kept.hold.is_empty() {
        lines.push(format!("{}: {}", p.t("correspondence-held"), kept.hold));
    }
    lines.join("\n")
}

/// To whom a letter was handed over, when, and by which letter of theirs.
fn handed_words(p: &Page, row: &HandoverRow) -> String {
    let day = row.ended_on.map_or_else(String::new, |day| p.day(day));
    [row.receiver.clone(), day, row.number.clone()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The files; a letter that came has a stamped copy where a stamp can be printed.
#[must_use]
pub fn files(p: &Page, letter: &LetterRow, files: &[FileRow]) -> Vec<FileLine> {
    let shown = files.iter().filter(|file| file.part != FilePart::Stamped);
    let mut lines: Vec<FileLine> = shown
        .map(|file| FileLine {
            href: format!("/letters/{}/files/{}", letter.id, file.id),
            name: p.t(&format!("correspondence-file-{}", file.part.code())).into_owned(),
            note: format!("{} · {}", file.file_name, p.t1("correspondence-file-size", "size", &kilobytes(file.size))),
        })
        .collect();
    if letter.received_at.is_some() && sheet(files).is_some() {
        let stamped = FileLine {
            href: format!("/letters/{}/stamped", letter.id),
            name: p.t("correspondence-file-stamped").into_owned(),
            note: p.t("correspondence-file-stamped-note").into_owned(),
        };
        lines.insert(0, stamped);
    }
    lines.extend(slips(p, letter));
    lines
}

/// The papers about a letter: where to find it, and once it was sent, who took it.
fn slips(p: &Page, letter: &LetterRow) -> Vec<FileLine> {
    let slip = |(_, path, key): &(bool, &str, &str)| FileLine {
        href: format!("/letters/{}/{path}", letter.id),
        name: p.t(key).into_owned(),
        note: p.t(&format!("{key}-note")).into_owned(),
    };
    let all = [
        (letter.number.is_some(), "card", "correspondence-card-title"),
        (letter.sent_at.is_some(), "receipts", "correspondence-receipt-title"),
    ];
    all.iter().filter(|(is, ..)| *is).map(slip).collect()
}

fn kilobytes(size: i64) -> String {
    ((size + 1_023) / 1_024).to_string()
}

/// One stop of the way.
#[must_use]
pub fn step(p: &Page, step: &StepRow, names: &Names) -> StepLine {
    let class = match step.state {
        StepState::Waiting => "badge-draft",
        StepState::Next | StepState::Taken => "badge-waiting",
        StepState::Done => "badge-done",
        StepState::Withdrawn => "badge-closed",
    };
    let asked = p.t(&format!("correspondence-asks-{}", step.asks.code())).into_owned();
    let mut lines = vec![format!("{asked} · {} {}", names.staff(step.given_by), p.moment(step.given_at))];
    lines.push(step.instruction.clone());
    if let Some(at) = step.taken_at {
        lines.push(p.tn("correspondence-taken", &[("who", &names.staff(step.taken_by)), ("when", &p.moment(at))]));
    }
    if let Some(at) = step.done_at {
        let done = p.tn("correspondence-done", &[("who", &names.staff(step.done_by)), ("when", &p.moment(at))]);
        lines.push(if step.words.is_empty() { done } else { format!("{done}: {}", step.words) });
    }
    lines.retain(|line| !line.is_empty());
    StepLine {
        to: names.to(step),
        badge: (class, p.t(&format!("correspondence-step-{}", step.state.code())).into_owned()),
        lines,
    }
}

/// A letter that belongs to another; `what` is the key of the words for what it is to it.
#[must_use]
pub fn related(p: &Page, what: &str, other: &LetterRow, called: &str) -> Related {
    (format!("/letters/{}", other.id), p.t1(what, "letter", called), other.subject.clone())
}
