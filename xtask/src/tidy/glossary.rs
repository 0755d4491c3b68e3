//! Every module's name stands in the glossary, with its Thai word and its source.

use super::{Finding, names};
use crate::workspace::Source;

const GLOSSARY: &str = "docs/glossary.md";

/// Looks for a row of the table whose code cell is the module's name.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    let glossary = sources.iter().find(|source| source.path == GLOSSARY);
    let text = glossary.map_or("", |source| source.text.as_str());
    names::modules(sources)
        .into_iter()
        .filter(|module| !has_row(text, module))
        .map(|module| Finding::wrong(GLOSSARY, 1, format!("no row for the module `{module}`")))
        .collect()
}

fn has_row(text: &str, module: &str) -> bool {
    text.lines()
        .filter(|line| line.starts_with('|'))
        .any(|row| row.split('|').any(|cell| cell.trim().trim_matches('`') == module))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};

    #[test]
    fn a_module_without_a_row_is_shown() {
        let sources = [
            source("modules/cases/Cargo.toml", ""),
            source("modules/people/Cargo.toml", ""),
            source(GLOSSARY, "| ไทย | code |\n| เคส | `cases` |\n"),
        ];
        assert_eq!(lines(&check(&sources)), ["docs/glossary.md:1: no row for the module `people`"]);
    }

    #[test]
    fn a_mention_in_prose_is_no_row() {
        assert!(!has_row("cases are cases\n", "cases"));
    }
}
