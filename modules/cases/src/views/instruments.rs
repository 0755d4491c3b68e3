//! Assessing with instruments as the templates show it: the choice, a result, the history, an alert.

mod alert;
mod choose;
mod history;
mod result;

use ::instruments::{Instrument, Mark, Tone};
use ui::Page;

use crate::model::{CaseRow, ResultRow};
pub use alert::AlertView;
pub use choose::{ChoosePage, Line};
pub use history::{HistoryPage, Step};
pub use result::{ResultPage, Said};

/// The shape of a badge that goes with how grave a band is.
#[must_use]
pub const fn badge(tone: Tone) -> &'static str {
    match tone {
        Tone::Calm => "badge-done",
        Tone::Watch => "badge-waiting",
        Tone::Warn => "badge-urgent",
        Tone::Danger => "badge-danger",
    }
}

/// Which case it is about, as a line above the title.
fn case_line(p: &Page, case: &CaseRow) -> String {
    p.tn("cases-form-about", &[("number", &case.number), ("name", &case.subject_name)])
}

/// How sure a statement of an instrument is, in words.
fn certainty(p: &Page, mark: Mark) -> String {
    let key = match mark {
        Mark::Standard => "ui-certainty-s",
        Mark::Seen => "ui-certainty-v",
        Mark::SeenWeakly => "cases-result-mark-v-weak",
        Mark::High => "ui-certainty-m-high",
        Mark::Medium => "ui-certainty-m",
        Mark::Low => "ui-certainty-m-low",
        Mark::Unfounded => "ui-certainty-x",
    };
    p.t(key).into_owned()
}

/// A result in a line of the story: the instrument, the band, the points.
#[must_use]
pub fn gist(p: &Page, instrument: &Instrument, result: &ResultRow) -> String {
    let points = p.t1("cases-result-points", "points", &result.total.to_string());
    format!("{} · {} · {points}", instrument.title.of(p.lang), short(instrument, &result.band, p.lang))
}

/// The name of a band in a word or two.
fn short(instrument: &Instrument, band: &str, lang: kernel::Lang) -> String {
    instrument.band(band).map_or_else(String::new, |band| band.short.of(lang).to_owned())
}
