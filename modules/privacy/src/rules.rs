//! The decisions of this module: pure, each citing its section.

pub mod breach;
pub mod consent;
pub mod request;
pub mod seen;
