//! The rights of the people concerned, as they and the office meet them: through HTTP, with the cast.

mod activities;
mod breaches;
pub mod consents;
mod copies;
mod erasing;
mod requests;
