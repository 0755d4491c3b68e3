//! The paper is read whole and verbatim, and nothing else is taken for it.

mod reading;
mod refusing;

use super::*;

const PAPER: &str = include_str!("../../../../data/standards/social-worker.txt");

fn paper() -> Standard {
    parse(PAPER).expect("the paper is the paper")
}
