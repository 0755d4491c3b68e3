//! Papers as the templates show them: being written, and to be read.

mod body;
mod editing;
mod files;
mod onward;
mod reading;
mod signatures;

pub(crate) use body::problem_words;
pub use body::{Section, sections};
pub use editing::PaperEdit;
pub use files::{File, files};
pub use onward::package_sections;
pub(crate) use onward::{client, consent_words, label};
pub use reading::{PaperRead, Shown};
pub use signatures::{Signature, signatures};
