//! Casework as its users meet it.

mod access;
mod documents;
mod lists;
mod reference;
mod team;
mod the_way;
mod today;
mod transfers;
mod work;
