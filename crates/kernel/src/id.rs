//! Typed ids: one BIGINT each, written in addresses as 13 letters of Crockford's base 32, and references across modules.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use crate::stored::{BadCell, Cell, CellType, Stored};

/// What an [`Id`] or a [`Ref`] points to. Implemented by [`kinds!`](crate::kinds).
pub trait Kind: 'static {
    /// The word used in tables, addresses, keys and the audit log.
    const KIND: &'static str;
}

/// Declares marker types for ids: `kinds! { /// ผู้คน Person = "person"; }` gives `Person` and `PersonId`-like `Id<Person>`.
#[macro_export]
macro_rules! kinds {
    ($($(#[$meta:meta])* $name:ident = $word:literal;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {}
        impl $crate::Kind for $name {
            const KIND: &'static str = $word;
        }
    )*};
}

/// The id of one `K`: positive, ordered by the time of making, never reused.
pub struct Id<K>(i64, PhantomData<fn() -> K>);

impl<K> Id<K> {
    /// Takes a number that came from the id maker or from the database.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number, PhantomData)
    }

    /// The number as it is stored.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }
}

impl<K: Kind> Id<K> {
    /// The same thing seen from another module, which knows only kind and id.
    #[must_use]
    pub const fn as_ref(self) -> Ref {
        Ref { kind: K::KIND, id: self.0 }
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_base32(self.0, f)
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_base32(self.0, f)
    }
}

fn write_base32(number: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for place in (0..13).rev() {
        let digit = (number >> (place * 5)) & 31;
        let letter = LETTERS[usize::try_from(digit).unwrap_or(0)];
        fmt::Write::write_char(f, char::from(letter))?;
    }
    Ok(())
}

/// The text is not an id: wrong length, a letter that is not used, or too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdError;

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}
impl std::error::Error for IdError {}

impl<K> FromStr for Id<K> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.len() != 13 {
            return Err(IdError);
        }
        let mut number: i64 = 0;
        for byte in text.bytes() {
            let lower = byte.to_ascii_lowercase();
            let digit = LETTERS.iter().position(|&letter| letter == lower).ok_or(IdError)?;
            let digit = i64::try_from(digit).map_err(|_| IdError)?;
            number = number.checked_mul(32).ok_or(IdError)?.checked_add(digit).ok_or(IdError)?;
        }
        Ok(Self::new(number))
    }
}

impl<'de, K> serde::Deserialize<'de> for Id<K> {
    fn deserialize<D: serde::Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        let text = String::deserialize(de)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl<K> serde::Serialize for Id<K> {
    fn serialize<S: serde::Serializer>(&self, ser: S) -> Result<S::Ok, S::Error> {
        ser.collect_str(self)
    }
}

impl<K> Stored for Id<K> {
    const TYPE: CellType = CellType::Int;
    fn to_cell(&self) -> Cell {
        Cell::Int(self.0)
    }
    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        i64::from_cell(cell).map(Self::new)
    }
}

/// The only pointer between feature modules: what kind of thing, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ref {
    /// The word of [`Kind::KIND`].
    pub kind: &'static str,
    /// The number of the id.
    pub id: i64,
}

impl Ref {
    /// Reads what a table holds of a reference; `None` when no module speaks of that kind.
    #[must_use]
    pub fn read(kind: &str, id: i64) -> Option<Self> {
        crate::KINDS.iter().find(|known| **known == kind).map(|kind| Self { kind, id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Case;

    #[test]
    fn an_id_reads_back_from_its_address() {
        for number in [0, 1, 31, 32, 1_234_567_890_123, i64::MAX] {
            let id: Id<Case> = Id::new(number);
            assert_eq!(id.to_string().len(), 13);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in ["", "1", "zzzzzzzzzzzzz", "ก000000000000", "000000000000u"] {
            assert_eq!(text.parse::<Id<Case>>(), Err(IdError));
        }
    }
}
