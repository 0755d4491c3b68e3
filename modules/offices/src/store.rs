//! Every query of the module, by noun.

pub(crate) mod accounts;
pub(crate) mod appointments;
pub(crate) mod delegations;
pub(crate) mod notices;
pub(crate) mod offices;
pub(crate) mod sessions;
pub(crate) mod staff;
pub(crate) mod tokens;
