//! ตัวเลข: cross tables that give nobody away, charts and a map drawn on the server, sheets for the spreadsheet, periods of the
//! calendar and of the fiscal year. Pure: counts and words come in, text and bytes go out.
//!
//! | to… | go to |
//! |---|---|
//! | count by two things, with totals | [`Table`] |
//! | hide small cells so that nobody can work them out | [`publish`] |
//! | draw bars, stacked bars, a line with a forecast, the provinces | [`chart`] |
//! | write CSV or XLSX | [`sheet`] |
//! | say which month, quarter or year a day is in | [`Period`] |

pub mod chart;
mod period;
pub mod sheet;

mod suppression;
mod table;
mod wording;

pub use period::{Period, Span};
pub use suppression::{Cell, Published, publish, publish_all};
pub use table::{Axis, Category, Line, Table, UnknownCategory};
pub use wording::{Numerals, Wording};
