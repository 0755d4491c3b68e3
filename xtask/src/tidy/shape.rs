//! The outer shape of every file: its opening words, its length, its line ends.

use super::Finding;
use crate::workspace::Source;

/// Past this many lines a file is worth splitting by noun.
const GOAL: usize = 300;

/// Past this many lines it must be.
const LIMIT: usize = 400;

/// The kinds of file that people write and read.
const WRITTEN: [&str; 6] = ["rs", "ts", "mjs", "css", "html", "sql"];

/// The kinds whose spaces and line ends are ours to keep clean.
const CLEAN: [&str; 13] = ["rs", "ts", "mjs", "css", "html", "sql", "ftl", "toml", "md", "json", "typ", "yml", "svg"];

/// Looks at each file by itself.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    sources.iter().flat_map(one).collect()
}

fn one(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    if source.extension() == "rs" && !source.text.starts_with("//!") {
        findings.push(Finding::wrong(&source.path, 1, "opens without `//!` and a sentence"));
    }
    if WRITTEN.contains(&source.extension()) && !generated(source) {
        findings.extend(length(source));
    }
    // Reference data is kept as its source gave it.
    if CLEAN.contains(&source.extension()) && !source.path.starts_with("data/") {
        findings.extend(line_ends(source));
    }
    findings
}

fn generated(source: &Source) -> bool {
    source.path.starts_with("schema/")
}

fn length(source: &Source) -> Option<Finding> {
    let lines = source.text.lines().count();
    let path = &source.path;
    if lines > LIMIT {
        let message = format!("{lines} lines, the limit is {LIMIT}: split by noun");
        return Some(Finding::wrong(path, lines, message));
    }
    (lines > GOAL).then(|| Finding::note(path, lines, format!("{lines} lines, the goal is {GOAL}")))
}

fn line_ends(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in source.text.split('\n').enumerate() {
        if line.ends_with('\r') {
            findings.push(Finding::wrong(&source.path, index + 1, "ends with CR LF, not LF"));
        } else if line.ends_with([' ', '\t']) {
            findings.push(Finding::wrong(&source.path, index + 1, "space at the end of the line"));
        }
    }
    if !source.text.is_empty() && !source.text.ends_with('\n') {
        let last = source.text.lines().count();
        findings.push(Finding::wrong(&source.path, last, "no line end at the end of the file"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};

    fn found(path: &str, text: &str) -> Vec<String> {
        lines(&check(&[source(path, text)]))
    }

    #[test]
    fn a_rust_file_opens_with_a_sentence() {
        assert_eq!(
            found("app/src/main.rs", "fn main() {}\n"),
            ["app/src/main.rs:1: opens without `//!` and a sentence"]
        );
        assert!(found("app/src/main.rs", "//! The program.\n").is_empty());
    }

    #[test]
    fn a_file_past_the_goal_is_noted_and_past_the_limit_is_wrong() {
        let text = |lines: usize| format!("//! Long.\n{}", "x\n".repeat(lines - 1));
        assert!(found("a.rs", &text(300)).is_empty());
        assert_eq!(found("a.rs", &text(301)), ["a.rs:301: note: 301 lines, the goal is 300"]);
        assert_eq!(found("a.rs", &text(401)), ["a.rs:401: 401 lines, the limit is 400: split by noun"]);
        assert!(found("schema/sqlite.sql", &text(900)).is_empty());
    }

    #[test]
    fn lines_end_clean() {
        assert_eq!(
            found("a.css", "a \nb\r\nc"),
            [
                "a.css:1: space at the end of the line",
                "a.css:2: ends with CR LF, not LF",
                "a.css:3: no line end at the end of the file",
            ]
        );
    }

    #[test]
    fn reference_data_is_kept_as_its_source_gave_it() {
        assert!(found("data/standards/paper.json", "a \r\nb").is_empty());
    }
}
