//! The table at the end of a run: step, ending, seconds.

use std::fmt::Write;
use std::time::Duration;

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It did what it should.
    Passed,
    /// It did not, and said why.
    Failed,
    /// An earlier step stood in its way.
    Skipped,
}

/// One step of the run.
#[derive(Debug)]
pub struct Row {
    /// The step's name.
    pub name: &'static str,
    /// How it ended.
    pub ending: Ending,
    /// How long it ran, if it ran.
    pub took: Option<Duration>,
}

impl Row {
    /// A step that was not run.
    pub fn skipped(name: &'static str) -> Self {
        Self { name, ending: Ending::Skipped, took: None }
    }

    /// Whether it ran and failed.
    pub fn failed(&self) -> bool {
        self.ending == Ending::Failed
    }
}

/// Draws the table with its sum.
pub fn render(rows: &[Row]) -> String {
    let mut table = String::new();
    for row in rows {
        let word = match row.ending {
            Ending::Passed => "ok",
            Ending::Failed => "FAILED",
            Ending::Skipped => "skipped",
        };
        line(&mut table, row.name, word, row.took);
    }
    let sum = rows.iter().filter_map(|row| row.took).sum();
    line(&mut table, "all", "", Some(sum));
    table
}

fn line(table: &mut String, name: &str, word: &str, took: Option<Duration>) {
    let seconds = took.map_or_else(String::new, |took| format!("{:.1} s", took.as_secs_f64()));
    // Writing to a String cannot fail.
    let _ = writeln!(table, "{name:<16}{word:<8}{seconds:>10}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_its_line_and_the_sum_closes_the_table() {
        let rows = [
            Row { name: "tidy", ending: Ending::Passed, took: Some(Duration::from_millis(1_200)) },
            Row { name: "clippy", ending: Ending::Failed, took: Some(Duration::from_secs(60)) },
            Row::skipped("e2e-sqlite"),
        ];
        assert_eq!(
            render(&rows),
            "tidy            ok           1.2 s\n\
             clippy          FAILED      60.0 s\n\
             e2e-sqlite      skipped           \n\
             all                         61.2 s\n"
        );
    }
}
