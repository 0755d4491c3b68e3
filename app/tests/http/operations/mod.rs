//! What an operator does and suffers: starting, stopping, backing up, proving the log, and losing power.

mod accounts;
mod audit;
mod backup;
mod bodies;
mod chance;
mod client;
mod clock;
mod crash;
mod demo;
mod disk;
mod faults;
mod instruments;
mod kills;
mod late_disk;
mod link;
mod mass;
mod numbers;
mod older;
mod outage;
mod power;
pub mod program;
mod registers;
mod shared;
mod slow;
