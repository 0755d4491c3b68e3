//! ตารางจากไฟล์: XLSX and CSV as offices really send them, read row by row, each cell with what it was in the file.
//!
//! Nothing is interpreted here but the form of the file: a number stays a number, a day a day, a fault a fault. What a column
//! means is its reader's matter. Pure: whoever asks says how the bytes are opened. Memory does not grow with the rows of a CSV, and with the texts of an XLSX alone.

mod cell;
mod csv;
mod formats;
mod origin;
mod serial;
mod table;
mod unreadable;
mod xlsx;

pub use cell::{Cell, Line, Number, Value, column_letters};
pub use origin::{Origin, Reading};
pub use table::{Encoding, Kind, Merge, Survey, Tab, Table};
pub use unreadable::Unreadable;

/// Rows of one sheet: as many as a spreadsheet can have.
pub const MOST_ROWS: u32 = 1_048_576;
/// Columns of one sheet. An office's register has some thirty; more is no register.
pub const MOST_COLUMNS: usize = 256;
/// Characters of one cell: as many as a spreadsheet can hold.
pub const MOST_LETTERS: usize = 32_767;

#[cfg(test)]
mod tests;
