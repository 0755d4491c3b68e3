//! The nouns: a person and what may be known of one, households, groups, communities, and how people are related.

mod address;
mod alike;
mod identity;
mod merging;
mod pair;
mod particulars;
mod person;
mod relation;
mod ties;

pub use address::Address;
pub use alike::Alike;
pub use identity::{IdKind, Identity};
pub use merging::Place;
pub(crate) use merging::{Choices, Copied, Detail, MergeRow, PLACES, Which};
pub(crate) use pair::PairRow;
pub use pair::{Merge, Pair, PairState};
pub use particulars::Particulars;
pub use person::{Born, FormerName, Life, Marital, NameKind, NewPerson, Registration, Religion, Sex, display_name};
pub(crate) use person::{born, precision_code};
pub use relation::{NewRelation, Relation, RelationEnding, RelationForm, RelationTerms, RelationWord};
pub use ties::{GroupMember, HouseholdMember, NewCommunity, NewGroup, NewHousehold, Span, Subject};
