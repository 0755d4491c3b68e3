//! การเชื่อมโยงระเบียน (record linkage): which records are one person, learnt from the records alone, and why.
//!
//! | to… | go to |
//! |---|---|
//! | read a file of records | [`Sheet`], [`Schema`], [`read`] |
//! | find the pairs and persons of a register | [`Linking`] |
//! | write them | [`write_pairs`], [`write_clusters`] |
//! | keep what was learnt, and use it again | [`Model`] |
//! | weigh one new person against some that are known | [`Register::of`], [`blocking_keys`], [`Model::adopt`], [`Scorer`] |
//! | use what was learnt for registers elsewhere | [`Model::elsewhere`] |
//! | say why | [`Model::explain`] |
//!
//! Pure: the same records give the same answer with any number of threads. The README tells how it works.

mod birth;
mod blocking;
mod cluster;
mod compare;
mod csv;
mod hash;
mod learning;
mod letters;
mod linking;
mod model;
mod numbers;
mod output;
mod parallel;
mod pattern;
mod person;
mod rarity;
mod reading;
mod register;
mod schema;
mod spelling;

pub use blocking::{Rule, blocking_keys};
pub use cluster::Link;
pub use csv::{Sheet, field};
pub use linking::{Linked, Linking, Stage};
pub use model::{Model, Reason, Score, Scorer};
pub use output::{write_clusters, write_pairs};
pub use parallel::Threads;
pub use pattern::Comparison;
pub use reading::{Fault, Reading, Why, read};
pub use register::{Fields, Register};
pub use schema::{Column, Schema, SchemaError};
