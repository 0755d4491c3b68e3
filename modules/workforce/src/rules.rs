//! Decisions of this module: which signing rules a standard supports, and how a doubt may be settled. Pure.

pub mod doubts;
pub mod signing;
