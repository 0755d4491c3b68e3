//! Decisions without a database: which column is which, what a cell means, how long it still takes.

pub mod columns;
pub mod fate;
pub mod headings;
pub mod progress;
pub mod reading;
pub mod schema;
pub mod signs;
pub mod values;
pub mod words;

pub use reading::{Given, Read, Reader};
