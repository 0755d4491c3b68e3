//! The decisions of casework: pure, each citing its clause.

pub mod advice;
mod conference;
mod duties;
pub mod figures;
mod life;
pub mod network;
mod next;
mod referral;
pub mod reports;
pub mod retention;
mod safety;
pub mod sample;
mod signing;
mod situation;
mod stage;
pub mod teaching;
mod team;
mod triage;
pub mod workload;

pub use conference::{begin_minutes, change, sign_minutes};
pub use life::{OpenAlert, close, edit, must_be_open, reopen, take_over, transfer, write_paper};
pub use next::{Next, next};
pub use referral::{CONSENT, ReferralDeed, may, refer, remind};
pub use safety::{alerts, is_done_by, safety, safety_first};
pub use signing::{Need, cosign, need, review_due};
pub use situation::{Past, Situation, Waiting, settle};
pub use stage::stage;
pub use team::{assign, classify, end_part, may_break_glass};
pub use triage::{Clocks, Dues, Floor, Triaged, dues, triage};
