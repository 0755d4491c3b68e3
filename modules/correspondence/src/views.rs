//! What the templates need, in the reader's words.

pub mod issued;
pub mod letter;
pub mod letters;
pub mod mandates;
pub mod registers;
pub mod registrars;
pub mod tables;
pub mod writing;

/// A badge: its class and its word.
pub type Badge = (&'static str, String);
