//! The HTTP edge of casework: every page file lists its routes.

mod case;
mod intake;
mod papers;
mod triage;

use web::Routes;

/// Every route of casework.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().and(case::routes()).and(intake::routes()).and(papers::routes()).and(triage::routes())
}
