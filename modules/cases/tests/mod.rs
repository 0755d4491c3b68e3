//! Casework as its users meet it.

mod access;
mod advice;
mod conferences;
mod documents;
mod figures;
pub mod instruments;
mod intake;
pub mod lists;
mod network;
mod published;
mod reference;
mod referrals;
mod reports;
mod samples;
pub mod team;
mod teaching;
pub mod the_way;
mod today;
pub mod transfers;
mod work;
mod workload;
