//! Form fields to commands, and back.

pub mod intake;
pub mod papers;
pub mod triage;
