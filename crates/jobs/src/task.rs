//! What is to be done: a struct of ids, put into the queue by the transaction that causes it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Result, StoreError, Tx};

use crate::Plan;
use crate::queue::{self, NewJob};

/// งาน: one kind of work. Its fields travel as JSON in the database, so they are ids and codes, never personal data or secrets.
pub trait Task: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The stable word of this kind, prefixed by its module: `offices-mail`.
    const KIND: &'static str;
    /// When to try again and when to give up.
    const PLAN: Plan = Plan::USUAL;
}

/// Puts a task into the queue. It is done after the commit, and not at all without one.
///
/// # Errors
/// [`StoreError`].
pub async fn add<T: Task>(tx: &Tx<'_>, task: &T) -> Result<()> {
    insert(tx, task, "", 0).await
}

/// As [`add`], at the earliest that many seconds from now.
///
/// # Errors
/// [`StoreError`].
pub async fn add_later<T: Task>(tx: &Tx<'_>, task: &T, seconds: i64) -> Result<()> {
    insert(tx, task, "", seconds).await
}

/// As [`add`]; while one of this kind and key waits, another is not added. One that is under way does not count, for it may
/// already have read what the new one is about.
///
/// # Errors
/// [`StoreError`].
pub async fn add_keyed<T: Task>(tx: &Tx<'_>, task: &T, key: &str) -> Result<()> {
    insert(tx, task, key, 0).await
}

async fn insert<T: Task>(tx: &Tx<'_>, task: &T, key: &str, seconds: i64) -> Result<()> {
    let payload = serde_json::to_string(task)
        .map_err(|error| StoreError::Broken(format!("the task {} cannot be written: {error}", T::KIND).into()))?;
    let due = kernel::Moment::from_millis(tx.now().millis().saturating_add(seconds.saturating_mul(1_000)));
    queue::insert(tx, &NewJob { kind: T::KIND, payload, key, due }).await
}
