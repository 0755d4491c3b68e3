//! The decisions of casework: pure, each citing its clause.

mod duties;
pub mod figures;
mod life;
mod next;
pub mod retention;
mod safety;
mod signing;
mod situation;
mod stage;
mod team;
mod triage;

pub use life::{close, edit, must_be_open, reopen, transfer, write_paper};
pub use next::{Next, next};
pub use safety::{alerts, safety, safety_first};
pub use signing::{Need, cosign, need, review_due};
pub use situation::{Past, Situation, Waiting, settle};
pub use stage::stage;
pub use team::{assign, classify, end_part, may_break_glass};
pub use triage::{Clocks, Dues, Floor, Triaged, dues, triage};
