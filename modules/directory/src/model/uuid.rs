//! The ids by which entries are known to other directories (RFC 9562), kept when an entry is imported or changed.

use std::fmt;
use std::str::FromStr;

use kernel::{BadCell, Cell, CellType, Stored};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};

/// รหัสสากลของรายการ. [`Uuid::NONE`] stands for one that is not given yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(u128);

/// What is no UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoUuid;

impl fmt::Display for NoUuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a UUID of 32 hexadecimal digits in five groups")
    }
}

impl Uuid {
    /// Not given yet.
    pub const NONE: Self = Self(0);

    /// A random one (version 4) out of 32 hexadecimal digits.
    #[must_use]
    pub fn random(hex: &str) -> Self {
        Self::versioned(u128::from_str_radix(hex, 16).unwrap_or_default(), 4)
    }

    /// The one of a name within another (version 8, RFC 9562 section 5.8, over SHA-256): the same whoever makes it.
    #[must_use]
    pub fn named(within: &str, name: &str) -> Self {
        let digest = Sha256::digest(format!("{within}\n{name}"));
        let bits = digest.iter().take(16).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        Self::versioned(bits, 8)
    }

    const fn versioned(bits: u128, version: u128) -> Self {
        let version_cleared = bits & !(0xf << 76) | version << 76;
        Self(version_cleared & !(0b11 << 62) | 0b10 << 62)
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = format!("{:032x}", self.0);
        write!(f, "{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }
}

impl FromStr for Uuid {
    type Err = NoUuid;

    fn from_str(text: &str) -> Result<Self, NoUuid> {
        let groups: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        let hex = groups.concat();
        if lengths != [8, 4, 4, 4, 12] || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NoUuid);
        }
        u128::from_str_radix(&hex, 16).map(Self).map_err(|_| NoUuid)
    }
}

impl Stored for Uuid {
    const TYPE: CellType = CellType::Text;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.to_string())
    }
    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        String::from_cell(cell)?.parse().map_err(|_| BadCell { what: "uuid" })
    }
}

impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, ser: S) -> Result<S::Ok, S::Error> {
        ser.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        String::deserialize(de)?.parse().map_err(D::Error::custom)
    }
}

/// ส่วนของรายการ: a telephone, a schedule, an area, each with an id that outlives the editing of its entry.
pub trait Part {
    /// Its id, [`Uuid::NONE`] when it was just typed.
    fn id(&mut self) -> &mut Uuid;
    /// Whether both say the same, whatever their ids.
    fn says_the_same(&self, other: &Self) -> bool;
}

/// Gives what was typed the ids that it had, and new ones to what is new.
pub fn keep_ids<P: Part>(typed: &mut [P], before: &mut [P], mut make: impl FnMut() -> Uuid) {
    let mut taken = vec![false; before.len()];
    for part in typed {
        if *part.id() != Uuid::NONE {
            continue;
        }
        let known = (0..before.len()).find(|place| !taken[*place] && before[*place].says_the_same(part));
        *part.id() = match known {
            Some(place) => {
                taken[place] = true;
                *before[place].id()
            }
            None => make(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_reads_back_and_capitals_are_the_same_one() {
        let text = "ac148810-d857-441c-9679-408f346de14b";
        let uuid: Uuid = text.parse().expect("a uuid");
        assert_eq!(uuid.to_string(), text);
        assert_eq!(text.to_uppercase().parse(), Ok(uuid));
    }

    #[test]
    fn what_is_no_uuid_is_refused() {
        for text in ["", "35", "ac148810d857441c9679408f346de14b", "ac148810-d857-441c-9679-408f346de14z"] {
            assert_eq!(text.parse::<Uuid>(), Err(NoUuid), "{text}");
        }
    }

    #[test]
    fn made_ones_carry_their_version_and_variant() {
        let random = Uuid::random(&"f".repeat(32)).to_string();
        assert_eq!((&random[14..15], &random[19..20]), ("4", "b"));
        let named = Uuid::named("term", "family").to_string();
        assert_eq!(&named[14..15], "8");
        assert_eq!(named, Uuid::named("term", "family").to_string());
        assert_ne!(named, Uuid::named("term", "income").to_string());
    }

    #[test]
    fn what_stays_keeps_its_id_and_what_is_new_gets_one() {
        #[derive(Clone)]
        struct Word(Uuid, &'static str);
        impl Part for Word {
            fn id(&mut self) -> &mut Uuid {
                &mut self.0
            }
            fn says_the_same(&self, other: &Self) -> bool {
                self.1 == other.1
            }
        }
        let mut before = [Word(Uuid(1), "a"), Word(Uuid(2), "b"), Word(Uuid(3), "b")];
        let mut typed = [Word(Uuid::NONE, "b"), Word(Uuid::NONE, "c"), Word(Uuid::NONE, "b")];
        keep_ids(&mut typed, &mut before, || Uuid(9));
        assert_eq!(typed.each_ref().map(|word| word.0), [Uuid(2), Uuid(9), Uuid(3)]);
    }
}
