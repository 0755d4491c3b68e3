//! What an operator does and suffers: starting, stopping, backing up, proving the log, and losing power.

mod accounts;
mod audit;
mod backup;
mod client;
mod crash;
mod demo;
mod faults;
mod instruments;
mod outage;
mod power;
pub mod program;
