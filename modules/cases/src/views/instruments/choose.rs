//! Which instrument to ask, with the latest result of each.

use std::collections::HashMap;

use askama::Template;
use instruments::{Instrument, Library, Standing};
use ui::Page;

use super::{badge, short};
use crate::model::{CaseRow, ResultRow};

/// แบบหนึ่งให้เลือก
#[derive(Debug)]
pub struct Line {
    /// Its name.
    pub title: String,
    /// What for.
    pub purpose: String,
    /// Whether the office made it for itself.
    pub in_house: bool,
    /// Where it is asked; empty when it cannot be.
    pub ask_href: String,
    /// The latest result.
    pub latest: Option<Latest>,
}

/// The latest result of an instrument.
#[derive(Debug)]
pub struct Latest {
    /// Its page.
    pub href: String,
    /// The history.
    pub history_href: String,
    /// Its band, in a word or two.
    pub band: String,
    /// The shape that goes with it.
    pub badge: &'static str,
    /// The total.
    pub total: String,
    /// When it was asked.
    pub on: String,
}

/// เลือกแบบประเมิน
#[derive(Debug, Template)]
#[template(path = "instruments.html")]
pub struct ChoosePage {
    /// The page.
    pub p: Page,
    /// Which case.
    pub lead: String,
    /// The case's page.
    pub case_href: String,
    /// The instruments.
    pub lines: Vec<Line>,
}

impl ChoosePage {
    /// Every instrument that is asked today, and those whose results are here although they are asked no more.
    /// `made_with` has the instruments of the results by their hashes.
    #[must_use]
    pub fn new(
        p: Page,
        lead: String,
        case: &CaseRow,
        library: &Library,
        results: &[ResultRow],
        made_with: &HashMap<String, Instrument>,
        may_ask: bool,
    ) -> Self {
        let case_href = format!("/cases/{}", case.id);
        let latest = |code: &str| results.iter().find(|result| result.code == code);
        let mut lines = Vec::new();
        for instrument in library.current() {
            let ask = format!("{case_href}/instruments/{}", instrument.stamp.code);
            let ask = if may_ask { ask } else { String::new() };
            let latest = latest(&instrument.stamp.code);
            lines.push(line(&p, instrument, ask, latest.map(|result| Latest::new(&p, &case_href, result, made_with))));
        }
        for result in results {
            let is_latest = latest(&result.code).is_some_and(|latest| latest.id == result.id);
            let gone = is_latest && library.find(&result.code).is_none();
            if let Some(instrument) = made_with.get(&result.hash).filter(|_| gone) {
                let latest = Latest::new(&p, &case_href, result, made_with);
                lines.push(line(&p, instrument, String::new(), Some(latest)));
            }
        }
        Self { lead, case_href, lines, p }
    }
}

fn line(p: &Page, instrument: &Instrument, ask_href: String, latest: Option<Latest>) -> Line {
    Line {
        title: instrument.title.of(p.lang).to_owned(),
        purpose: instrument.purpose.of(p.lang).to_owned(),
        in_house: instrument.standing == Standing::InHouse,
        ask_href,
        latest,
    }
}

impl Latest {
    fn new(p: &Page, case_href: &str, result: &ResultRow, made_with: &HashMap<String, Instrument>) -> Self {
        let band = made_with.get(&result.hash).map(|instrument| short(instrument, &result.band, p.lang));
        Self {
            href: format!("{case_href}/results/{}", result.id),
            history_href: format!("{case_href}/instruments/{}/history", result.code),
            band: band.unwrap_or_default(),
            badge: badge(result.tone),
            total: p.t1("cases-result-points", "points", &result.total.to_string()),
            on: p.day_short(result.asked_on),
        }
    }
}
