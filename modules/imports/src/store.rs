//! Every query of the module, by noun.

pub(crate) mod counting;
pub(crate) mod imports;
pub(crate) mod keys;
pub(crate) mod made;
pub(crate) mod mappings;
pub(crate) mod rows;
