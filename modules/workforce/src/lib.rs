//! workforce: the position standard as data, the doubts in it that people settle, and the signing rules that cite it.

pub mod import;
pub mod model;
pub mod rules;
pub mod standard;
mod store;
mod views;
