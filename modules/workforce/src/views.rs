//! What the templates need, one struct per page, texts already in the reader's language.

pub mod doubts;
pub mod signing;
pub mod standard;
pub mod versions;

pub use doubts::{DoubtPage, DoubtsPage};
pub use signing::SigningPage;
pub use standard::{DutyPage, NoStandard, StandardPage};
pub use versions::VersionsPage;
