//! What the templates of casework need, in the reader's words.

pub mod badges;
pub mod case;
pub mod conferences;
pub mod figures;
pub mod instruments;
pub mod intake;
pub mod list;
pub mod network;
pub mod papers;
pub mod reference;
pub mod referrals;
pub mod reviews;
pub mod search;
pub mod team;
pub mod today;
pub mod transfers;
