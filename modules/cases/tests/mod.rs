//! Casework as its users meet it.

mod access;
pub mod advice;
pub mod conferences;
mod documents;
mod figures;
pub mod instruments;
mod intake;
pub mod lists;
pub mod network;
mod published;
mod reference;
pub mod referrals;
mod reports;
pub mod samples;
pub mod teaching;
pub mod team;
pub mod the_way;
mod today;
pub mod transfers;
mod work;
mod workload;
