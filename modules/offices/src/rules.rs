//! Pure decisions: the office tree, posts, delegation, lock-out, passwords, licences, addresses.

pub mod account;
pub mod address;
pub mod device;
pub mod licence;
pub mod links;
pub mod lockout;
pub mod passwords;
pub mod posts;
pub mod tokens;
pub mod tree;
