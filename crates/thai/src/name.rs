//! ชื่อและคำนำหน้านาม: tidies Thai as it is typed and takes titles and ranks off a name.

mod spelling;
mod splitting;
mod titles;

pub use spelling::clean;
pub use splitting::{split_titles, strip_titles};
pub use titles::{Title, titles};
