//! Minutes are written item by item, saved while one types.

use ::store::Db;
use kernel::Actor;
use serde_json::json;

use super::{Done, held, record};
use crate::model::ItemRow;
use crate::rules::life;
use crate::store::items;

/// Saves what the minutes say of an item, under the version that was read; answers the version now stored.
///
/// # Errors
/// The meeting has not begun, the minutes are certified, or somebody else saved meanwhile.
pub async fn write_minutes(db: &Db, actor: &Actor, was: &ItemRow, version: i64, said: &str) -> Done<i64> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, was.meeting).await?;
    life::write(meeting.state)?;
    if was.said == said && was.version == version {
        return Ok(version);
    }
    items::update(&tx, &ItemRow { said: said.to_owned(), saved_at: tx.now(), version, ..was.clone() }).await?;
    record(&tx, "meeting-minutes-written", &meeting, "", json!({ "item": was.id.to_string() })).await?;
    tx.commit().await?;
    Ok(version + 1)
}
