//! Casework as its users meet it.

mod access;
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
mod team;
pub mod the_way;
mod today;
mod transfers;
mod work;
