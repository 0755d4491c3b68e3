//! Closed lists of words: an enum whose members have one code each, used in tables, forms, texts, signed papers and the audit
//! log.

use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer};

/// An enum with one stable code per member. Made by [`codes!`](crate::codes).
pub trait Code: Copy + 'static {
    /// Every member, in the order they are offered.
    const ALL: &'static [Self];
    /// The stable word.
    fn code(self) -> &'static str;
    /// The member of that word.
    fn from_code(code: &str) -> Option<Self>;
}

/// Reads a member from its code; for [`codes!`](crate::codes).
///
/// # Errors
/// A code that no member has.
#[doc(hidden)]
pub fn deserialize<'de, T: Code, D: Deserializer<'de>>(de: D) -> Result<T, D::Error> {
    let code = String::deserialize(de)?;
    T::from_code(&code).ok_or_else(|| D::Error::custom(format!("the code {code:?} is none of its list")))
}

/// Declares an enum with codes, stored and serialized as its code: `codes! { /// ช่องทาง pub enum Channel { /// มาเอง WalkIn = "walk-in", } }`.
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$member_meta:meta])* $member:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$member_meta])* $member,)+ }

        impl $crate::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$member,)+];
            fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)+ }
            }
            fn from_code(code: &str) -> ::core::option::Option<Self> {
                match code { $($code => Some(Self::$member),)+ _ => None }
            }
        }

        impl $crate::Stored for $name {
            const TYPE: $crate::CellType = $crate::CellType::Text;
            fn to_cell(&self) -> $crate::Cell {
                $crate::Cell::Text($crate::Code::code(*self).to_owned())
            }
            fn from_cell(cell: $crate::Cell) -> ::core::result::Result<Self, $crate::BadCell> {
                let text = <String as $crate::Stored>::from_cell(cell)?;
                <Self as $crate::Code>::from_code(&text).ok_or($crate::BadCell { what: stringify!($name) })
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, ser: S) -> ::core::result::Result<S::Ok, S::Error> {
                ser.serialize_str($crate::Code::code(*self))
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(de: D) -> ::core::result::Result<Self, D::Error> {
                $crate::code::deserialize(de)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use serde::de::IntoDeserializer as _;
    use serde::de::value::{Error, StrDeserializer};

    use crate::Role;

    fn read(code: &str) -> Result<Role, Error> {
        let de: StrDeserializer<'_, Error> = code.into_deserializer();
        super::deserialize(de)
    }

    #[test]
    fn a_member_reads_back_from_its_code_and_nothing_else_does() {
        assert_eq!(read("supervisor"), Ok(Role::Supervisor));
        assert!(read("Supervisor").is_err() && read("").is_err());
    }
}
