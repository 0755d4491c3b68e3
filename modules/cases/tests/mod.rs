//! Casework as its users meet it.

mod access;
mod the_way;
