//! เอกสารของงานสารบรรณ: which paper is printed by which template, and its data.

mod bag;
mod destruction;
mod letter;
mod register;
mod stamp;
mod table;

pub use bag::Bag;
pub use destruction::{Destruction, Signer};
pub use letter::{Copy, Sheet};
pub use register::Register;
pub use stamp::{KeptMark, Original, Stamp};
pub use table::Table;

#[cfg(test)]
mod tests;
