//! The nouns: an import, the rows of it that a person must see, and what a template asks for.

mod import;
mod row;
mod template;

pub use import::{ImportRow, State};
pub use row::{Decision, Held, Made, Problem, RowState};
pub use template::{Choice, Column, Kind, Template};

kernel::kinds! {
    /// การนำเข้า: one file on its way into the registry.
    Import = "import";
    /// แถวที่ต้องดู: a row of an import that a person must see.
    Row = "import-row";
}
