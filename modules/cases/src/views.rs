//! What the templates of casework need, in the reader's words.

pub mod case;
pub mod papers;
