//! Papers: written, signed, added to. The second signature is in [`super::review`].

mod attached;
mod draft;
mod inherited;
mod signature;

pub use attached::{AddFile, add, attach};
pub(super) use draft::start;
pub use draft::{WritePaper, begin, save};
pub use inherited::{Fate, Inherit, inherit};
pub use signature::sign;
pub(super) use signature::{complete, may_close, put_signature};
