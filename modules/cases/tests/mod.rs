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
mod teaching;
pub mod team;
pub mod the_way;
mod today;
pub mod transfers;
mod work;
mod workload;
