//! What the templates of casework need, in the reader's words.

pub mod badges;
pub mod case;
pub mod copy;
pub mod figures;
pub mod instruments;
pub mod intake;
pub mod list;
pub mod papers;
pub mod reference;
pub mod retention;
pub mod reviews;
pub mod search;
pub mod team;
pub mod today;
pub mod transfers;
