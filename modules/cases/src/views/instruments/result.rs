//! One result to be read: what it came to, what to do, what was answered, and how sure all that is.

use std::collections::HashMap;

use askama::Template;
use instruments::{Answers, Instrument, Mark, Scored, Standing, next};
use kernel::{Id, Staff};
use offices::StaffBrief;
use ui::Page;

use super::{AlertView, badge, case_line, certainty};
use crate::model::{AlertRow, CaseResult, CaseRow, ResultRow};

/// What the page says beside the result itself.
#[derive(Debug)]
pub struct Said<'a> {
    /// The answers, scored.
    pub scored: Scored,
    /// The result that corrected this one.
    pub replaced_by: Option<Id<CaseResult>>,
    /// Names of colleagues.
    pub names: HashMap<Id<Staff>, StaffBrief>,
    /// Whether the reader may write in cases.
    pub can_work: bool,
    /// Whether anything may still be asked in this case.
    pub can_ask_next: bool,
    /// The alerts it raised.
    pub alerts: &'a [AlertRow],
    /// What was done about each.
    pub done: &'a [String],
}

impl Said<'_> {
    fn name(&self, staff: Option<Id<Staff>>) -> &str {
        staff.and_then(|staff| self.names.get(&staff)).map_or("", |staff| staff.name.as_str())
    }
}

/// ผลการประเมิน
#[derive(Debug, Template)]
#[template(path = "result.html")]
pub struct ResultPage {
    /// The page.
    pub p: Page,
    /// Which case, as a line.
    pub case_line: String,
    /// The case's page.
    pub case_href: String,
    /// When, and who asked.
    pub byline: String,
    /// Whether the office made the instrument for itself.
    pub in_house: bool,
    /// Whether some of it could not be confirmed.
    pub doubtful: bool,
    /// The shape of the band.
    pub badge: &'static str,
    /// The band in a word or two.
    pub band: String,
    /// The total and what can be reached.
    pub total: String,
    /// What the band is called.
    pub meaning: String,
    /// What is advised.
    pub advice: String,
    /// What must be read with every result.
    pub notice: String,
    /// Whether the reader may write in cases.
    pub may_work: bool,
    /// The alerts.
    pub alerts: Vec<AlertView>,
    /// What else it raises.
    pub flags: Vec<String>,
    /// What to ask next and why; the address is empty when it cannot be asked.
    pub next: Option<(String, String)>,
    /// Its parts, each with its points.
    pub parts: Vec<(String, i64)>,
    /// Each answered item: question, answer, points.
    pub answers: Vec<(String, String, i64)>,
    /// The items that were left out.
    pub missing: Vec<String>,
    /// Title, address and certainty of each source.
    pub sources: Vec<(String, String, String)>,
    /// What of the instrument is how sure.
    pub marks: Vec<(String, String)>,
    /// On what terms it may be used.
    pub licence: String,
    /// Code, version and the beginning of the file's hash.
    pub stamp: String,
    /// The history.
    pub history_href: String,
    /// Where it is corrected; empty when it cannot be.
    pub correct_href: String,
    /// The result that corrected it; empty when none did.
    pub replaced_href: String,
    /// The result that it corrects; empty when it corrects none.
    pub replaces_href: String,
}

impl ResultPage {
    /// Lays out a result.
    #[must_use]
    pub fn new(mut p: Page, case: &CaseRow, instrument: &Instrument, result: &ResultRow, said: &Said<'_>) -> Self {
        instrument.title.of(p.lang).clone_into(&mut p.title);
        let case_href = format!("/cases/{}", case.id);
        let here = format!("{case_href}/instruments");
        let band = instrument.band(&result.band);
        let words = |text: Option<&instruments::Text>| text.map_or_else(String::new, |text| text.of(p.lang).to_owned());
        let open = said.can_work && said.can_ask_next;
        let result_href =
            |id: Option<Id<CaseResult>>| id.map_or_else(String::new, |id| format!("{case_href}/results/{id}"));
        Self {
            case_line: case_line(&p, case),
            byline: byline(&p, result, said),
            in_house: instrument.standing == Standing::InHouse,
            doubtful: certain(&p, instrument, &result.band).iter().any(|(_, mark)| mark.is_doubtful()),
            badge: badge(result.tone),
            band: words(band.map(|band| &band.short)),
            total: total(&p, instrument, result),
            meaning: words(band.map(|band| &band.text)),
            advice: words(band.and_then(|band| band.advice.as_ref())),
            notice: instrument.notice.of(p.lang).to_owned(),
            may_work: said.can_work,
            alerts: alerts(&p, instrument, said),
            flags: flags(&p, instrument, said),
            next: next(instrument, &said.scored).map(|next| {
                let href = if open { format!("{here}/{}", next.instrument) } else { String::new() };
                (next.text.of(p.lang).to_owned(), href)
            }),
            parts: parts(&p, instrument, &said.scored),
            answers: answers(&p, instrument, &said.scored.answers),
            missing: missing(&p, instrument, &said.scored),
            sources: sources(&p, instrument),
            marks: marks(&p, instrument, &result.band),
            licence: instrument.licence.text.of(p.lang).to_owned(),
            stamp: format!(
                "{} · {} · {}",
                result.code,
                instrument.stamp.version,
                result.hash.get(..12).unwrap_or_default()
            ),
            history_href: format!("{here}/{}/history", result.code),
            correct_href: match said.replaced_by {
                None if open => format!("{here}/{}?replaces={}", result.code, result.id),
                _ => String::new(),
            },
            replaced_href: result_href(said.replaced_by),
            replaces_href: result_href(result.replaces),
            case_href,
            p,
        }
    }
}

fn byline(p: &Page, result: &ResultRow, said: &Said<'_>) -> String {
    let (on, by) = (p.weekday(result.asked_on), said.name(Some(result.author)));
    p.tn("cases-result-byline", &[("on", &on), ("by", by), ("at", &p.moment(result.recorded_at))])
}

fn total(p: &Page, instrument: &Instrument, result: &ResultRow) -> String {
    let range = instrument.total.range;
    let [total, least, most] = [result.total, range.least, range.most].map(|number| number.to_string());
    p.tn("cases-result-total", &[("total", &total), ("least", &least), ("most", &most)])
}

fn alerts(p: &Page, instrument: &Instrument, said: &Said<'_>) -> Vec<AlertView> {
    let view = |(alert, answer): (&AlertRow, &String)| {
        AlertView::new(p, instrument, alert).answered(p, alert, said.name(alert.answered_by), answer)
    };
    said.alerts.iter().zip(said.done).map(view).collect()
}

/// Alerts and tasks that wait are shown by themselves, with what was done.
fn flags(p: &Page, instrument: &Instrument, said: &Said<'_>) -> Vec<String> {
    let raised = said.scored.flags.iter().filter_map(|code| instrument.flag(code)).filter(|flag| !flag.alert);
    let raised = raised.filter(|flag| said.alerts.iter().all(|alert| alert.code != flag.code));
    let words = |flag: &instruments::Flag| match &flag.task {
        Some(task) => format!("{} · {}", flag.text.of(p.lang), task.text.of(p.lang)),
        None => flag.text.of(p.lang).to_owned(),
    };
    raised.map(words).collect()
}

fn parts(p: &Page, instrument: &Instrument, scored: &Scored) -> Vec<(String, i64)> {
    let named = scored.parts.iter().filter_map(|part| {
        let subscale = instrument.subscales.iter().find(|subscale| subscale.code == part.code)?;
        Some((subscale.text.of(p.lang).to_owned(), part.score))
    });
    named.collect()
}

fn answers(p: &Page, instrument: &Instrument, answers: &Answers) -> Vec<(String, String, i64)> {
    let given = instrument.items.iter().filter_map(|item| {
        let choice = item.choice(answers.get(&item.code)?)?;
        Some((item.text.of(p.lang).to_owned(), choice.text.of(p.lang).to_owned(), choice.score))
    });
    given.collect()
}

fn missing(p: &Page, instrument: &Instrument, scored: &Scored) -> Vec<String> {
    let items = scored.missing.iter().filter_map(|code| instrument.item(code));
    items.map(|item| item.text.of(p.lang).to_owned()).collect()
}

fn sources(p: &Page, instrument: &Instrument) -> Vec<(String, String, String)> {
    let sources = instrument.sources.iter();
    sources.map(|source| (source.title.clone(), source.url.clone(), certainty(p, source.mark))).collect()
}

/// How sure the wording, the points and the limits of the band are.
fn certain(p: &Page, instrument: &Instrument, band: &str) -> [(&'static str, Mark); 3] {
    let wording = match p.lang {
        kernel::Lang::Th => instrument.marks.th,
        kernel::Lang::En => instrument.marks.en,
    };
    let limits = instrument.band(band).and_then(|band| band.mark).unwrap_or(instrument.marks.bands);
    [
        ("cases-result-wording", wording),
        ("cases-result-scores", instrument.marks.scores),
        ("cases-result-bands", limits),
    ]
}

fn marks(p: &Page, instrument: &Instrument, band: &str) -> Vec<(String, String)> {
    let marks = certain(p, instrument, band);
    marks.into_iter().map(|(key, mark)| (p.t(key).into_owned(), certainty(p, mark))).collect()
}
