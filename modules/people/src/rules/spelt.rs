//! A name made comparable, once for all that it is compared with.

use thai::fold;

/// A name made comparable once: whatever its marks, and as it sounds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spelt {
    /// Whatever its marks.
    pub(super) folded: String,
    /// As it sounds.
    pub(super) sound: String,
}

impl Spelt {
    /// Makes a name comparable.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let folded = fold::fold(name);
        Self { sound: fold::sound(&folded), folded }
    }
}
