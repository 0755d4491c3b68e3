//! Making the data by the program itself, and how many rows it put into its tables.

use std::path::Path;
use std::time::{Duration, Instant};

use super::order::Order;
use crate::outcome::{During, Outcome};
use crate::process;

/// What making the data took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seeding {
    /// How long.
    pub took: Duration,
    /// Rows of tables that came by the thousand.
    pub rows: u64,
}

impl Seeding {
    /// Rows a second.
    pub fn per_second(self) -> f64 {
        self.rows as f64 / self.took.as_secs_f64()
    }
}

/// Makes what was ordered.
pub fn seed(binary: &Path, folder: &Path, database: &str, order: &Order) -> Outcome<Seeding> {
    let start = Instant::now();
    let mut command = process::program(binary);
    command.args(["demo", "--seed-only", "--database", database, "--data"]);
    command.arg(folder);
    for (option, count) in [
        ("--persons", order.persons),
        ("--cases", order.cases),
        ("--records", order.records),
        ("--letters", order.letters),
    ] {
        command.args([option, &count.to_string()]);
    }
    let said = process::output(&mut command)?;
    Ok(Seeding { took: start.elapsed(), rows: rows(&said).during("the program did not say how many rows it made")? })
}

/// `… 100000 cases; 41000000 rows by the thousand`.
fn rows(said: &str) -> Option<u64> {
    let (_, rest) = said.split_once("; ")?;
    rest.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_read_from_what_the_program_says() {
        let said = "made a demonstration: 10 offices, 12 staff, 9 persons, 9 cases; 4711 rows by the thousand\n";
        assert_eq!(rows(said), Some(4711));
        assert_eq!(rows("made a demonstration: 10 offices"), None);
    }
}
