//! The provinces, districts and sub-districts of the country, built in: 77, 928 and 7,436.

mod place;
mod reading;

pub use place::{Place, Rank, place, places};
pub use reading::{Resolved, named, resolve, search};
