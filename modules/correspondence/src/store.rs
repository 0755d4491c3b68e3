//! Every query of this module, by noun.

pub mod deliveries;
pub mod disposals;
pub mod files;
pub mod finding;
pub mod handovers;
pub mod issued;
pub mod keeping;
pub mod letters;
pub mod loans;
pub mod mandates;
pub mod numbering;
pub mod reference;
pub mod references;
pub mod registers;
pub mod registrars;
pub mod salutations;
pub mod steps;
