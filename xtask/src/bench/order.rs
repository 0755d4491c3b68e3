//! What was asked for: how much data, how long, and the date to write on the table.

use std::time::Duration;

use crate::outcome::{During, Outcome, fail};

/// The words after `cargo xtask bench`, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Persons in the register.
    pub persons: u64,
    /// Cases.
    pub cases: u64,
    /// Records over all cases.
    pub records: u64,
    /// Letters.
    pub letters: u64,
    /// On which engines.
    pub engines: Vec<Engine>,
    /// How long the mixed run lasts.
    pub seconds: Duration,
    /// How the program is built; only `release` is worth writing down.
    pub profile: String,
    /// The day to write on the table, as given.
    pub date: Option<String>,
    /// The command as it was typed.
    pub command: String,
}

impl Order {
    /// Understands the words; what is not said is what the goals were set for.
    pub fn parse(words: &[String]) -> Outcome<Self> {
        let mut order = Self {
            persons: 100_000,
            cases: 10_000,
            records: 200_000,
            letters: 0,
            engines: vec![Engine::Sqlite],
            seconds: Duration::from_secs(60),
            profile: "release".to_owned(),
            date: None,
            command: format!("cargo xtask bench {}", words.join(" ")).trim().to_owned(),
        };
        for pair in words.chunks(2) {
            let [option, value] = pair else {
                return fail(format!("{} wants a value", pair[0]));
            };
            let number = || value.parse::<u64>().during(format!("{option} {value}"));
            match option.as_str() {
                "--persons" => order.persons = number()?,
                "--cases" => order.cases = number()?,
                "--records" => order.records = number()?,
                "--letters" => order.letters = number()?,
                "--seconds" => order.seconds = Duration::from_secs(number()?.max(1)),
                "--engine" => order.engines = Engine::parse(value)?,
                "--profile" => order.profile.clone_from(value),
                "--date" => order.date = Some(value.clone()),
                unknown => return fail(format!("there is no option `{unknown}`")),
            }
        }
        Ok(order)
    }
}

/// What the data lie in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file.
    Sqlite,
    /// A server of our own on this machine.
    Postgres,
}

impl Engine {
    fn parse(word: &str) -> Outcome<Vec<Self>> {
        match word {
            "sqlite" => Ok(vec![Self::Sqlite]),
            "postgres" => Ok(vec![Self::Postgres]),
            "both" => Ok(vec![Self::Sqlite, Self::Postgres]),
            unknown => fail(format!("there is no engine `{unknown}`; it is sqlite, postgres or both")),
        }
    }

    /// The page on which its figures stand.
    pub const fn page(self) -> &'static str {
        match self {
            Self::Sqlite => "bench.md",
            Self::Postgres => "bench-postgresql.md",
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Outcome<Order> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Order::parse(&words)
    }

    #[test]
    fn silence_means_the_size_that_the_goals_were_set_for() {
        let order = parse("").unwrap();
        assert_eq!((order.persons, order.cases, order.records), (100_000, 10_000, 200_000));
        assert_eq!(order.command, "cargo xtask bench");
        assert_eq!(order.profile, "release");
    }

    #[test]
    fn what_is_said_counts() {
        let order = parse("--cases 7 --date 2026-11-22 --seconds 0").unwrap();
        assert_eq!(order.cases, 7);
        assert_eq!(parse("--engine both").unwrap().engines, [Engine::Sqlite, Engine::Postgres]);
        assert_eq!(order.date.as_deref(), Some("2026-11-22"));
        assert_eq!(order.seconds, Duration::from_secs(1));
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(parse("--cases").is_err());
        assert!(parse("--cases many").is_err());
        assert!(parse("--people 7").is_err());
        assert!(parse("--engine oracle").is_err());
    }
}
