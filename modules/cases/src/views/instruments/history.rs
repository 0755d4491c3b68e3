//! All results of one instrument in a case: the picture, the same as a table, and the last two compared.

use askama::Template;
use instruments::chart::{Labels, Visit, draw};
use instruments::{Compared, Instrument, Turn};
use ui::Page;

use super::{badge, case_line, short};
use crate::model::{CaseRow, ResultRow};

/// One result in the table.
#[derive(Debug)]
pub struct Step {
    /// Its page.
    pub href: String,
    /// The day it was asked.
    pub on: String,
    /// The total.
    pub total: i64,
    /// The band; empty when it was made with another file.
    pub band: String,
    /// The shape of the band.
    pub badge: &'static str,
    /// The difference from the one before, with its sign; empty when they do not compare.
    pub difference: String,
}

/// ประวัติของแบบหนึ่ง
#[derive(Debug, Template)]
#[template(path = "history.html")]
pub struct HistoryPage {
    /// The page.
    pub p: Page,
    /// Which case.
    pub case_line: String,
    /// The case's page.
    pub case_href: String,
    /// The choice of instruments.
    pub choose_href: String,
    /// The picture, an SVG element whose texts are escaped.
    pub picture: String,
    /// The results, the latest first.
    pub steps: Vec<Step>,
    /// What changed between the last two, in sentences.
    pub compared: Vec<String>,
    /// The items that changed: question, before, after, which way.
    pub changes: Vec<(String, String, String, String)>,
    /// Whether some of them were made with another file.
    pub mixed: bool,
}

impl HistoryPage {
    /// Lays out the results, which come oldest first. `compared` is the last against the one before.
    #[must_use]
    pub fn new(
        mut p: Page,
        case: &CaseRow,
        instrument: &Instrument,
        results: &[ResultRow],
        compared: Option<&Compared>,
    ) -> Self {
        let title = instrument.title.of(p.lang).to_owned();
        p.title = p.t1("cases-history-of", "instrument", &title);
        let same_file = |result: &ResultRow| result.hash == instrument.stamp.hash;
        let visit =
            |result: &ResultRow| Visit { on: result.asked_on, total: result.total, same_file: same_file(result) };
        let visits: Vec<Visit> = results.iter().map(visit).collect();
        let description = p.count("cases-history-picture", i64::try_from(visits.len()).unwrap_or(i64::MAX));
        let labels = Labels { id: "history", title: &p.title, description: &description };
        let drawn = draw(instrument, &visits, p.lang, labels);
        let step = |(result, row): (&ResultRow, instruments::chart::Row)| Step {
            href: format!("/cases/{}/results/{}", case.id, result.id),
            on: row.on,
            total: row.total,
            band: if same_file(result) { short(instrument, &result.band, p.lang) } else { String::new() },
            badge: badge(result.tone),
            difference: row.difference.map_or_else(String::new, signed),
        };
        let mut steps: Vec<Step> = results.iter().zip(drawn.rows).map(step).collect();
        steps.reverse();
        Self {
            case_line: case_line(&p, case),
            case_href: format!("/cases/{}", case.id),
            choose_href: format!("/cases/{}/instruments", case.id),
            picture: if visits.is_empty() { String::new() } else { drawn.svg },
            steps,
            compared: compared.map_or_else(Vec::new, |compared| sentences(&p, instrument, compared)),
            changes: compared.map_or_else(Vec::new, |compared| changes(&p, instrument, compared)),
            mixed: !results.iter().all(same_file),
            p,
        }
    }
}

/// A number with its sign; the minus is a minus.
fn signed(number: i64) -> String {
    match number {
        0 => "0".to_owned(),
        1.. => format!("+{number}"),
        _ => format!("\u{2212}{}", number.unsigned_abs()),
    }
}

fn turn(p: &Page, turn: Turn) -> String {
    let key = match turn {
        Turn::Better => "cases-turn-better",
        Turn::Same => "cases-turn-same",
        Turn::Worse => "cases-turn-worse",
    };
    p.t(key).into_owned()
}

fn sentences(p: &Page, instrument: &Instrument, compared: &Compared) -> Vec<String> {
    let mut said = vec![p.tn(
        "cases-history-turned",
        &[("turn", &turn(p, compared.turn)), ("difference", &signed(compared.difference))],
    )];
    if let Some((before, after)) = &compared.band {
        let bands = [before, after].map(|band| short(instrument, band, p.lang));
        said.push(p.tn("cases-history-band", &[("before", &bands[0]), ("after", &bands[1])]));
    }
    match compared.important {
        Some(true) => said.push(p.t("cases-history-important").into_owned()),
        Some(false) => said.push(p.t("cases-history-not-important").into_owned()),
        None => {}
    }
    said
}

fn changes(p: &Page, instrument: &Instrument, compared: &Compared) -> Vec<(String, String, String, String)> {
    let changed = compared.items.iter().filter_map(|change| {
        let item = instrument.item(&change.item)?;
        let words = |code: &Option<String>| {
            let choice = code.as_deref().and_then(|code| item.choice(code));
            choice.map_or_else(|| "–".to_owned(), |choice| choice.text.of(p.lang).to_owned())
        };
        let way = change.turn.map_or_else(String::new, |way| turn(p, way));
        Some((item.text.of(p.lang).to_owned(), words(&change.before), words(&change.after), way))
    });
    changed.collect()
}
