//! The directory as a file of Open Referral HSDS 3.1 (<https://docs.openreferral.org/en/3.1/hsds/schema_reference.html>), out and in.
//!
//! A file has `services` in the shape that an API answers with details, each with its organisation, its points and their locations, and
//! `organizations` in full, so that one without a service is there as well. UUIDs are kept, absent properties are left out, days are ISO
//! 8601 in the Common Era. What is read may also be a page of an API (`contents`), a list of services, or one service.

pub(crate) mod addresses;
mod incoming;
mod node;
mod places;
mod read;
mod read_parts;
mod terms;
mod times;
mod write;

pub use incoming::{Given, GivenOrganisation, GivenPoint, GivenService, Incoming, Note, Why};
pub use read::read;
pub(crate) use read::read_value;
pub(crate) use write::{Everything, write};

/// The version of the specification.
pub const VERSION: &str = "3.1";
