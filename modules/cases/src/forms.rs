//! Form fields to commands, and back.

pub mod intake;
pub mod papers;
pub mod reference;
pub mod team;
pub mod transfers;
pub mod triage;
pub mod work;
