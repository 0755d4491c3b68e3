//! The whole directory at once, for a file.

use std::collections::HashMap;

use ::store::{Result, Source};
use kernel::Id;

use super::{locations, organisations, reference, services};
use crate::hsds::Everything;

/// Entries that are read at a time.
const BATCH: i64 = 500;

/// Everything that was never merged into something else.
///
/// # Errors
/// The store's.
pub async fn everything(on: &impl Source) -> Result<Everything> {
    let mut all = Everything { words: reference::lists(on).await?, points: HashMap::new(), ..Everything::default() };
    loop {
        let last = all.organisations.last().map_or(Id::new(0), |record| record.id);
        let batch = organisations::after(on, last, BATCH).await?;
        if batch.is_empty() {
            break;
        }
        for record in &batch {
            all.locations.extend(locations::of(on, record.id).await?);
        }
        all.organisations.extend(batch);
    }
    loop {
        let last = all.services.last().map_or(Id::new(0), |record| record.id);
        let batch = services::after(on, last, BATCH).await?;
        if batch.is_empty() {
            return Ok(all);
        }
        for record in &batch {
            all.points.insert(record.id, services::points(on, record.id).await?);
        }
        all.services.extend(batch);
    }
}
