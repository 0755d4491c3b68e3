//! `cargo xtask test`: every check there is, one after the other, the journeys on both engines at once, with a table of times at
//! the end.

mod beside;
mod order;
mod steps;
mod table;

use std::time::Instant;

use crate::outcome::{Outcome, fail};
use crate::tools;
use beside::Beside;
use order::Order;
use steps::{STEPS, Step, Work};
use table::{Ending, Row};

/// Runs the ordered steps to the end even when one fails, unless told to stop, then shows how each went.
pub fn run(arguments: &[String]) -> Outcome {
    let order = Order::parse(arguments)?;
    let chosen: Vec<&Step> = STEPS.iter().filter(|step| order.includes(step)).collect();
    let mut needed: Vec<_> = chosen.iter().flat_map(|step| step.needs).copied().collect();
    needed.sort_unstable();
    needed.dedup();

    let mut work = Work::new(order.filter.clone());
    let mut rows = vec![timed("tools", || tools::install(&needed))];
    let mut beside: Option<Beside> = None;
    for step in chosen {
        let stopped = rows[0].failed() || (order.stop && rows.iter().any(Row::failed));
        rows.push(match (stopped, beside.take()) {
            (true, _) => Row::skipped(step.name),
            (false, Some(under_way)) if under_way.name == step.name => timed(step.name, || under_way.end()),
            (false, under_way) => {
                beside = under_way;
                timed(step.name, || {
                    beside = Beside::start(step.name, &order)?.or(beside.take());
                    (step.act)(&mut work)
                })
            }
        });
    }
    drop(work);
    verdict(&rows)
}

fn timed(name: &'static str, act: impl FnOnce() -> Outcome) -> Row {
    println!("\n── {name}");
    let start = Instant::now();
    let ending = match act() {
        Ok(()) => Ending::Passed,
        Err(failure) => {
            eprintln!("{name}: {failure}");
            Ending::Failed
        }
    };
    Row { name, ending, took: Some(start.elapsed()) }
}

fn verdict(rows: &[Row]) -> Outcome {
    println!("\n{}", table::render(rows));
    let failed: Vec<&str> = rows.iter().filter(|row| row.failed()).map(|row| row.name).collect();
    if failed.is_empty() {
        return Ok(());
    }
    fail(format!("failed: {}", failed.join(", ")))
}
