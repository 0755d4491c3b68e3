//! Every query of the module, by noun.

pub(crate) mod accounts;
pub(crate) mod appointments;
pub(crate) mod challenges;
pub(crate) mod delegations;
pub(crate) mod identities;
pub(crate) mod links;
pub(crate) mod notices;
pub(crate) mod offices;
pub(crate) mod passkeys;
pub(crate) mod recoveries;
pub(crate) mod sessions;
pub(crate) mod sign_ins;
pub(crate) mod staff;
pub(crate) mod tokens;
