//! Every query of this module, by noun.

pub mod settlements;
pub mod signing;
pub mod standards;
