//! Every query of the directory. It belongs to no office: everybody who works here reads all of it.

pub mod export;
pub mod finding;
pub mod locations;
pub mod organisations;
pub mod reference;
pub mod services;

use ::store::{By, Result, Row, StoreError, Tx};
use serde::Serialize;

use crate::model::Stamp;

/// What an entry says, for its column.
fn written(about: &impl Serialize) -> Result<String> {
    serde_json::to_string(about)
        .map_err(|error| StoreError::Broken(format!("an entry cannot be written: {error}").into()))
}

/// The name under which a change is shown.
pub(crate) fn writer(tx: &Tx<'_>) -> String {
    match tx.by() {
        By::Actor(actor) => actor.name.clone(),
        By::System(part) => part.to_owned(),
    }
}

/// Uuid, version, time and name, from that column on.
fn stamp(row: &Row, first: usize) -> Result<Stamp> {
    Ok(Stamp {
        uuid: row.at(first)?,
        version: row.at(first + 1)?,
        changed_at: row.at(first + 2)?,
        changed_by: row.at(first + 3)?,
    })
}
