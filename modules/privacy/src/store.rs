//! Every query of this module, by noun.

pub mod breaches;
pub mod consents;
pub mod reference;
pub mod requests;
