//! Papers: written, signed, added to. The second signature is in [`super::review`].

mod attached;
mod draft;
mod inherited;
mod signature;

pub(crate) use attached::attach_in;
pub use attached::{AddFile, add, attach};
pub(super) use draft::start;
pub use draft::{WritePaper, begin, save};
pub(crate) use draft::{begin_in, save_in};
pub use inherited::{Fate, Inherit, inherit};
pub use signature::sign;
pub(crate) use signature::sign_in;
pub(super) use signature::{complete, may_close, put_signature};
