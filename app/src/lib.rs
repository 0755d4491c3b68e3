//! เกื้อกูล: everything put together. Holds no rule, no SQL and no HTML: those live in the modules.

pub mod cli;
pub mod config;
pub mod demo;
pub mod instruments;
pub mod jobs;
mod modules;
pub mod wiring;

pub use modules::{assemble, migrations, modules};
