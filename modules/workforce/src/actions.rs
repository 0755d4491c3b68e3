//! Commands: each loads, decides, saves and records in one transaction.

use kernel::{Actor, Id, Level, Refusal};
use store::{Db, Entry, StoreError};

use crate::forms::Settling;
use crate::model::StandardVersion;
use crate::rules::doubts;
use crate::store::settlements::{self, NewSettlement};
use crate::store::standards;

/// Why a doubt was not settled.
#[derive(Debug)]
pub enum NotSettled {
    /// A rule says no.
    Refused(Refusal),
    /// The database says no; a stale turn among others.
    Store(StoreError),
}

impl From<StoreError> for NotSettled {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// วินิจฉัยข้อสงสัย: adds a decision on an item that the paper leaves open.
///
/// # Errors
/// [`NotSettled`]; nothing was saved then.
pub async fn settle(
    db: &Db,
    actor: &Actor,
    of: Id<StandardVersion>,
    (level, code): (Level, &str),
    settling: &Settling,
) -> Result<(), NotSettled> {
    let tx = db.write(actor).await?;
    let item = standards::item(&tx, of, level, code).await?;
    doubts::settle(item.expected).map_err(NotSettled::Refused)?;
    let value = settling.decision.value();
    let (turn, reason) = (settling.turn, settling.reason.as_str());
    settlements::insert(&tx, &NewSettlement { standard: of, level, code, turn, value, reason, actor }).await?;
    let detail = serde_json::json!({ "level": kernel::Code::code(level), "item": code, "turn": turn, "value": value });
    tx.record(Entry::new("standard-doubt-settled", of.as_ref()).reason(reason).detail(detail)).await?;
    tx.commit().await?;
    Ok(())
}
