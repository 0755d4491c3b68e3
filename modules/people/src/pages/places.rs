//! Proposals for a place while one types.

use ui::{Choice, Suggestions};
use web::{Allowed, Answer, html};

use super::{Asked, asked};
use crate::geography;
use crate::permissions::ReadPlaces;

/// Proposals of one answer.
const MOST: usize = 8;

/// GET /places?text=คอหงส์
pub async fn suggest(at: Allowed<ReadPlaces>, query: Asked) -> Answer {
    let lang = at.lang();
    let choice = |place: geography::Place| Choice::new(place.code.to_string(), place.label(lang));
    html(&Suggestions { choices: geography::search(asked(&query, "text"), MOST).into_iter().map(choice).collect() })
}
