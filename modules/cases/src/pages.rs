//! The HTTP edge of casework: every page file lists its routes.

mod case;
mod intake;
mod papers;
mod triage;

use kernel::{Case, Id};
use web::{Failure, Routes};

/// Every route of casework.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().and(case::routes()).and(intake::routes()).and(papers::routes()).and(triage::routes())
}

/// The id of a case in an address; anything else is a page that does not exist.
fn case_id(text: &str) -> Result<Id<Case>, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// The id of a paper or of any other part of a case in an address.
fn paper_id(text: &str) -> Result<i64, Failure> {
    text.parse::<Id<()>>().map(Id::number).map_err(|_| Failure::NotFound)
}
