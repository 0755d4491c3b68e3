//! Casework as its users meet it.

mod access;
mod documents;
pub mod instruments;
mod intake;
mod lists;
mod reference;
mod team;
pub mod the_way;
mod today;
mod transfers;
mod work;
