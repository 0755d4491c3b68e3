//! `cargo xtask tidy`: what the compiler does not check about this repository, so that its picture cannot rot.

mod edges;
mod engines;
mod fluent;
mod glossary;
mod keys;
mod names;
mod shape;
mod views;

use std::fmt;

use crate::outcome::{Outcome, fail};
use crate::workspace;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Must be put right.
    Wrong,
    /// Worth a look.
    Note,
}

/// Something found at a place.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    path: String,
    line: usize,
    weight: Weight,
    message: String,
}

impl Finding {
    /// Something that must be put right.
    pub fn wrong(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, weight: Weight::Wrong, message: message.into() }
    }

    /// Something worth a look.
    pub fn note(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { weight: Weight::Note, ..Self::wrong(path, line, message) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = match self.weight {
            Weight::Wrong => "",
            Weight::Note => "note: ",
        };
        write!(out, "{}:{}: {weight}{}", self.path, self.line, self.message)
    }
}

/// Checks the whole repository and prints what it found as `file:line: message`.
pub fn run() -> Outcome {
    let sources = workspace::sources(workspace::root())?;
    let metadata = workspace::metadata(&["--no-deps", "--offline"])?;
    let mut findings = edges::check(&edges::crates(&metadata), &sources);
    findings.extend(by_text(&sources));
    report(&findings)
}

/// Everything that the files alone can tell.
fn by_text(sources: &[workspace::Source]) -> Vec<Finding> {
    let checks = [shape::check, names::check, engines::check, views::check, keys::check, glossary::check];
    checks.iter().flat_map(|check| check(sources)).collect()
}

/// What is found about made-up files, as lines.
#[cfg(test)]
pub fn everything_about(sources: &[workspace::Source]) -> Vec<String> {
    lines(&by_text(sources))
}

fn report(findings: &[Finding]) -> Outcome {
    for finding in findings {
        println!("{finding}");
    }
    let wrong = findings.iter().filter(|finding| finding.weight == Weight::Wrong).count();
    if wrong == 0 {
        return Ok(());
    }
    fail(format!("{wrong} to put right"))
}

/// A file made up for a test.
#[cfg(test)]
fn source(path: &str, text: &str) -> workspace::Source {
    workspace::Source { path: path.to_owned(), text: text.to_owned() }
}

/// The findings as lines, for tests.
#[cfg(test)]
fn lines(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_alone_is_no_failure() {
        assert_eq!(report(&[Finding::note("a.rs", 1, "long")]), Ok(()));
        let failure = report(&[Finding::wrong("a.rs", 1, "too long")]).unwrap_err();
        assert_eq!(failure.to_string(), "1 to put right");
    }

    #[test]
    fn a_finding_reads_as_file_line_message() {
        let finding = Finding::note("a.rs", 7, "long");
        assert_eq!(finding.to_string(), "a.rs:7: note: long");
    }
}
