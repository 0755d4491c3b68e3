//! Advice on screen: what waits for whom, and a conversation from its question to its end.

use askama::Template;
use kernel::{Code as _, Id, Staff};
use ui::Page;

use super::list::{Names, Tab};
use crate::model::{AdviceRow, AdviceSaid, AdviceWordRow, CaseRow};
use crate::rules::advice::advising_duty;

/// คำขอคำปรึกษาในรายการ
#[derive(Debug)]
pub struct AdviceLine {
    /// The conversation.
    pub href: String,
    /// The first words of the question.
    pub question: String,
    /// Which case, or no more than that there is one.
    pub case: String,
    /// Who asks whom.
    pub who: String,
    /// Where it stands, in words.
    pub state: String,
    /// By when, in words; empty when it ended.
    pub due: String,
    /// The shape of the day.
    pub badge: &'static str,
    /// Whether that day has passed.
    pub late: bool,
    /// Whether it waits for the reader.
    pub mine: bool,
}

/// A few words of a longer text.
fn gist(text: &str) -> String {
    const WORDS: usize = 90;
    let line = text.lines().next().unwrap_or_default();
    let cut: String = line.chars().take(WORDS).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

/// The number and name of a case; that it is one, for whoever may not open it.
pub(super) fn case_line(p: &Page, case: Option<&CaseRow>) -> String {
    case.map_or_else(
        || p.t("cases-a-case").into_owned(),
        |case| p.tn("cases-form-about", &[("number", &case.number), ("name", &case.subject_name)]),
    )
}

fn name(names: &Names, staff: Id<Staff>) -> String {
    names.get(&staff).map_or_else(String::new, |staff| staff.name.clone())
}

impl AdviceLine {
    /// The request as a reader sees it; `mine` are they and those for whom they act.
    #[must_use]
    pub fn new(p: &Page, row: &AdviceRow, case: Option<&CaseRow>, names: &Names, mine: &[Id<Staff>]) -> Self {
        let open = row.closed_at.is_none();
        let late = open && p.is_over(row.due_on);
        let who = [("asker", name(names, row.asked_by)), ("adviser", name(names, row.adviser))];
        Self {
            href: format!("/advice/{}", row.id),
            question: gist(&row.question),
            case: case_line(p, case),
            who: p.tn("cases-advice-who", &who.each_ref().map(|(name, value)| (*name, value.as_str()))),
            state: p.code("cases-advice-state", row.state).into_owned(),
            due: if open { p.due(row.due_on) } else { String::new() },
            badge: if late { "badge-danger" } else { "badge-waiting" },
            late,
            mine: row.waits_for().is_some_and(|staff| mine.contains(&staff)),
        }
    }
}

/// การปรึกษา
#[derive(Debug, Template)]
#[template(path = "advice.html")]
pub struct AdviceList {
    /// The page.
    pub p: Page,
    /// The pages of supervision.
    pub tabs: Vec<Tab>,
    /// Whether the open ones are shown.
    pub open: bool,
    /// The requests.
    pub lines: Vec<AdviceLine>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// One thing that was said.
#[derive(Debug)]
pub struct Said {
    /// As what, by whom.
    pub title: String,
    /// When.
    pub at: String,
    /// The words, line by line.
    pub body: Vec<String>,
}

/// What a conversation is made of.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The request.
    pub advice: &'a AdviceRow,
    /// The case, as far as the reader may open it.
    pub case: Option<&'a CaseRow>,
    /// What was said.
    pub words: &'a [AdviceWordRow],
    /// Names of colleagues.
    pub names: &'a Names,
}

/// การปรึกษาหนึ่งเรื่อง
#[derive(Debug, Template)]
#[template(path = "advice_one.html")]
pub struct AdvicePage {
    /// The page.
    pub p: Page,
    /// Which case.
    pub case: String,
    /// Its page; empty for whoever may not open it.
    pub case_href: String,
    /// Where it stands.
    pub state: String,
    /// By when, in words; empty when it ended.
    pub due: String,
    /// The shape of the day.
    pub badge: &'static str,
    /// Label and value: who, level, urgency, duty.
    pub facts: Vec<(String, String)>,
    /// The duty that this rests on.
    pub clause: &'static str,
    /// What is asked.
    pub question: Vec<String>,
    /// What was tried.
    pub tried: Vec<String>,
    /// What was said.
    pub said: Vec<Said>,
    /// What the reader can say: address and key, the most fitting first.
    pub deeds: Vec<(String, String)>,
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

impl AdvicePage {
    /// A conversation as a reader sees it.
    #[must_use]
    pub fn new(p: Page, told: &Told<'_>, sayable: &[AdviceSaid]) -> Self {
        let Told { advice, case, words, names } = *told;
        let line = AdviceLine::new(&p, advice, case, names, &[]);
        let said = |word: &AdviceWordRow| Said {
            title: format!("{} · {}", p.code("cases-advice-said", word.what), name(names, word.staff)),
            at: p.moment(word.at),
            body: lines(&word.body),
        };
        let facts = [
            ("cases-advice-asker", name(names, advice.asked_by)),
            ("cases-advice-adviser", name(names, advice.adviser)),
            ("cases-advice-level", advice.level.name(p.lang).to_owned()),
            ("cases-urgency", p.code("cases-urgency", advice.urgency).into_owned()),
            ("cases-advice-asked-at", p.moment(advice.asked_at)),
        ];
        let deed = |what: &AdviceSaid| {
            (format!("/advice/{}/words/{}", advice.id, what.code()), p.code("cases-advice-deed", *what).into_owned())
        };
        Self {
            case: case_line(&p, case),
            case_href: case.map_or_else(String::new, |case| format!("/cases/{}", case.id)),
            state: line.state,
            due: line.due,
            badge: line.badge,
            facts: facts.into_iter().map(|(key, value)| (p.t(key).into_owned(), value)).collect(),
            clause: advising_duty(advice.level),
            question: lines(&advice.question),
            tried: lines(&advice.tried),
            said: words.iter().map(said).collect(),
            deeds: sayable.iter().map(deed).collect(),
            p,
        }
    }

    /// Whether it still waits for somebody.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !self.due.is_empty()
    }
}
