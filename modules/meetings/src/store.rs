//! Every query of this module, by noun.

pub mod attendees;
pub mod bodies;
pub mod items;
pub mod meetings;
pub mod resolutions;
pub mod sight;

pub use sight::Sight;
