//! Correspondence as the people of an office meet it: through HTTP, with the cast.

mod circulars;
mod closing;
mod disposals;
mod enclosing;
mod handovers;
mod hostile;
mod issuing;
mod keeping;
mod mandates;
mod post;
mod previews;
pub mod receiving;
mod reference;
mod registers;
mod routing;
mod salutations;
mod searching;
mod secrets;
