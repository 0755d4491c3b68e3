//! people: who the people are that the other modules work with: persons, households, groups, communities, and places.

pub mod geography;
mod model;
mod query;

pub use model::{
    Address, Born, FormerName, GroupMember, HouseholdMember, IdKind, Identity, Life, Marital, NameKind, NewCommunity,
    NewGroup, NewHousehold, NewPerson, Registration, Relation, RelationWord, Religion, Sex, Span, Subject,
};
pub use query::Query;
