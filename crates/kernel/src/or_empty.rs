//! An absent value in a signed paper is the empty text, as it is in a table: `#[serde(with = "kernel::or_empty")]`.

use std::fmt::Display;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer, Serializer};

/// Writes the value as its text, nothing as the empty text.
///
/// # Errors
/// Those of the format.
pub fn serialize<T: Display, S: Serializer>(value: &Option<T>, ser: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => ser.collect_str(value),
        None => ser.serialize_str(""),
    }
}

/// Reads what [`serialize`] wrote.
///
/// # Errors
/// A text that is no such value.
pub fn deserialize<'de, T, D>(de: D) -> Result<Option<T>, D::Error>
where
    T: FromStr<Err: Display>,
    D: Deserializer<'de>,
{
    let text = String::deserialize(de)?;
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(D::Error::custom) }
}
