//! The story of a case: what happened, grouped by day, newest first, papers opening in place.

use kernel::{Code as _, Id};
use ui::Page;

use super::Around;
use crate::model::{CaseResult, CaseRow, EventRow, Happened, PaperForm, PaperRow, PaperState};
use crate::views::papers::{File, Section, Signature, files, sections, signatures};

/// One day of the story.
#[derive(Debug, Clone)]
pub struct Day {
    /// The day with its weekday.
    pub name: String,
    /// What happened, newest first.
    pub entries: Vec<Entry>,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The id on the page.
    pub id: String,
    /// The mark on the spine.
    pub class: &'static str,
    /// The time.
    pub time: String,
    /// What.
    pub title: String,
    /// By whom.
    pub by: String,
    /// A few words of it.
    pub gist: String,
    /// Where the paper is; empty when the line tells of none.
    pub href: String,
    /// What the paper says.
    pub sections: Vec<Section>,
    /// Who signed.
    pub signatures: Vec<Signature>,
    /// Who is still to sign.
    pub waiting: String,
    /// What was added.
    pub addenda: Vec<(String, String)>,
    /// The files.
    pub files: Vec<File>,
}

/// The story by day.
#[must_use]
pub fn days(p: &Page, case: &CaseRow, around: &Around) -> Vec<Day> {
    let mut days: Vec<(kernel::Day, Day)> = Vec::new();
    for line in around.timeline.iter().filter(|line| is_told(line, around)) {
        let day = line.at.day();
        let entry = entry(p, case, around, line);
        match days.last_mut() {
            Some((last, story)) if *last == day => story.entries.push(entry),
            _ => days.push((day, Day { name: p.weekday(day), entries: vec![entry] })),
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

/// A draft that was begun is no part of the story yet, and what was done about a danger is for those who may know of it.
fn is_told(line: &EventRow, around: &Around) -> bool {
    match line.what {
        Happened::PaperBegun => false,
        Happened::ResultNoted => around.assessed.results.contains_key(&line.about),
        _ => true,
    }
}

/// The result that a line tells of, where the reader may see it: its address and its line.
fn result<'a>(case: &CaseRow, around: &'a Around, line: &EventRow) -> Option<(String, &'a str)> {
    let tells = matches!(line.what, Happened::ResultRecorded | Happened::ResultNoted);
    let gist = around.assessed.results.get(&line.about).filter(|_| tells)?;
    Some((format!("/cases/{}/results/{}", case.id, Id::<CaseResult>::new(line.about)), gist))
}

fn entry(p: &Page, case: &CaseRow, around: &Around, line: &EventRow) -> Entry {
    let opens = matches!(line.what, Happened::PaperSigned | Happened::PaperSubmitted);
    let paper = around.papers.iter().find(|paper| paper.id.number() == line.about);
    let shown = paper.filter(|_| opens);
    // The words of a paper's line are the code of its form, which the title names.
    let form = PaperForm::from_code(&line.words);
    let named = paper.filter(|_| form.is_some()).map(|paper| p.code("cases-paper", paper.form)).unwrap_or_default();
    let title = p.t1(&format!("cases-told-{}", line.what.code()), "paper", &named);
    let gist = if form.is_some() { "" } else { line.words.as_str() };
    let mut entry = Entry {
        id: format!("r{}", line.id),
        class: class(line, shown),
        time: clock(line.at),
        title: title.trim().to_owned(),
        by: around.name(line.staff).to_owned(),
        gist: first_words(gist),
        href: paper.map_or_else(String::new, |paper| format!("/cases/{}/papers/{}", case.id, paper.id)),
        sections: Vec::new(),
        signatures: Vec::new(),
        waiting: String::new(),
        addenda: Vec::new(),
        files: Vec::new(),
    };
    if let Some((href, gist)) = result(case, around, line) {
        entry.href = href;
        gist.clone_into(&mut entry.gist);
    }
    if let Some(href) = elsewhere(case, line) {
        entry.href = href;
    }
    if let Some(paper) = shown {
        open(p, case, around, paper, &mut entry);
    }
    entry
}

/// Where a line of a referral or a conference leads.
fn elsewhere(case: &CaseRow, line: &EventRow) -> Option<String> {
    use Happened::{
        ConferenceCalled, ConferenceCancelled, ConferenceHeld, ConferenceInvited, ConferenceMoved, ReferralAccepted,
        ReferralClosed, ReferralDeclined, ReferralReceived, ReferralReminded, ReferralReturned, ReferralSent,
        ReferralWithdrawn,
    };
    let (case, about) = (case.id, Id::<()>::new(line.about));
    match line.what {
        ReferralSent | ReferralAccepted | ReferralDeclined | ReferralReturned | ReferralWithdrawn
        | ReferralReminded | ReferralClosed => Some(format!("/cases/{case}/referrals/{about}")),
        ReferralReceived => Some(format!("/referrals/{about}")),
        ConferenceCalled | ConferenceInvited | ConferenceMoved | ConferenceCancelled | ConferenceHeld => {
            Some(format!("/cases/{case}/conferences/{about}"))
        }
        _ => None,
    }
}

fn open(p: &Page, case: &CaseRow, around: &Around, paper: &PaperRow, entry: &mut Entry) {
    entry.sections = sections(p, paper, &around.entries);
    entry.signatures = signatures(p, paper, &around.signatures, &around.files);
    entry.files = files(case, paper.id, &around.files);
    let waits = paper.reviewer.filter(|_| paper.state == PaperState::Submitted);
    entry.waiting = waits.map_or_else(String::new, |staff| around.name(staff).to_owned());
    let addenda = around.addenda.iter().filter(|addendum| addendum.paper == paper.id);
    entry.addenda = addenda
        .map(|addendum| {
            (format!("{} · {}", around.name(addendum.author), p.moment(addendum.written_at)), addendum.body.clone())
        })
        .collect();
    // The longest section is what the paper is about: the facts, the diagnosis, the summary; a letter is about its purpose.
    let purpose = p.t("cases-referral-purpose");
    let asked = entry.sections.iter().find(|section| paper.form == PaperForm::Referral && section.heading == purpose);
    if let Some(main) = asked.or_else(|| entry.sections.iter().max_by_key(|section| section.text.len())) {
        entry.gist = first_words(&main.text);
    }
}

fn class(line: &EventRow, paper: Option<&PaperRow>) -> &'static str {
    match (line.what, paper.map(|paper| paper.state)) {
        (Happened::GlassBroken, _) => "entry entry-danger",
        (_, Some(PaperState::Draft | PaperState::Returned)) => "entry entry-draft",
        (Happened::PaperCosigned | Happened::ActionDone | Happened::FollowupDone | Happened::ServiceGiven, _) => {
            "entry entry-done"
        }
        (_, Some(_)) => "entry",
        (_, None) => "entry entry-event",
    }
}

/// The time without น., which would repeat on every line of a day.
fn clock(at: kernel::Moment) -> String {
    let wall = at.wall();
    format!("{:02}.{:02}", wall.hour(), wall.minute())
}

/// Characters of a gist.
const GIST: usize = 140;

/// The first words of a text, cut between words.
pub(crate) fn first_words(text: &str) -> String {
    if text.chars().count() <= GIST {
        return text.to_owned();
    }
    // Words are looked for only where the cut can fall: a visit record may be twenty thousand letters long.
    let start: String = text.chars().take(GIST * 2).collect();
    let mut out = String::new();
    for word in thai::words::segment(&start) {
        if out.chars().count() + word.chars().count() > GIST {
            break;
        }
        out.push_str(word);
    }
    format!("{} …", out.trim_end())
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn a_gist_ends_at_a_word() {
        let text = "ผู้สูงอายุอาศัยอยู่ตามลำพัง ".repeat(20);
        let gist = first_words(&text);
        assert!(gist.chars().count() <= 143);
        assert!(text.starts_with(gist.trim_end_matches(" …")));
        assert_eq!(first_words("สั้น"), "สั้น");
    }
}
