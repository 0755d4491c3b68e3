//! Decisions about bodies, meetings and resolutions: values in, values out.

pub mod agenda;
pub mod calendar;
pub mod certification;
pub mod following;
pub mod life;
pub mod quorum;
pub mod reading;
pub mod series;
pub mod votes;
