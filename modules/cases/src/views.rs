//! What the templates of casework need, in the reader's words.

pub mod advice;
pub mod badges;
pub mod case;
pub mod conferences;
pub mod copy;
pub mod figures;
pub mod instruments;
pub mod intake;
pub mod letters;
pub mod list;
pub mod network;
pub mod papers;
pub mod reference;
pub mod referrals;
pub mod reports;
pub mod retention;
pub mod reviews;
pub mod samples;
pub mod search;
pub mod teaching;
pub mod team;
pub mod today;
pub mod transfers;
pub mod workload;

use kernel::Actor;
use list::Tab;
use ui::Page;
use web::Permission as _;

use crate::permissions::SuperviseCases;

/// The pages that belong to supervision, as far as the reader has them; `here` is where they are.
#[must_use]
pub fn tabs(p: &Page, actor: &Actor, here: &str) -> Vec<Tab> {
    let supervises = actor.has_role(SuperviseCases::ROLES);
    let all = [
        ("/reviews", "cases-reviews", true),
        ("/advice", "cases-advice", true),
        ("/teaching", "cases-teaching", true),
        ("/samples", "cases-samples", true),
        ("/workload", "cases-workload", supervises),
    ];
    let shown = all.into_iter().filter(|(.., shown)| *shown);
    shown.map(|(href, key, _)| Tab { href, label: p.t(key).into_owned(), current: href == here }).collect()
}

/// The pages of figures.
#[must_use]
pub fn figures_tabs(p: &Page, here: &str) -> Vec<Tab> {
    let all = [
        ("/figures", "cases-figures"),
        ("/figures/forecast", "cases-forecast"),
        ("/figures/reports", "cases-reports"),
        ("/figures/quality", "cases-quality"),
    ];
    all.into_iter().map(|(href, key)| Tab { href, label: p.t(key).into_owned(), current: href == here }).collect()
}
