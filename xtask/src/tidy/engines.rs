//! No engine's name outside `store` and `search`: whoever writes a module writes for both without knowing which.

use super::Finding;
use crate::workspace::Source;

/// The words that betray an engine or the library that speaks to it.
const WORDS: [&str; 7] = ["rusqlite", "sqlite", "postgres", "sqlx", "sea_orm", "sea-orm", "seaorm"];

/// Crates whose work is the engine, or which start one for tests.
const MAY_KNOW: [&str; 3] = ["crates/store/", "crates/search/", "crates/testkit/"];

/// The kinds of file that are read.
const KINDS: [&str; 7] = ["rs", "sql", "html", "ftl", "toml", "md", "ts"];

/// Looks at the platform and the modules; the app, the commands and the documents may name engines.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    sources
        .iter()
        .filter(|source| must_not_know(source))
        .flat_map(|source| {
            source.lines().filter_map(|(number, line)| {
                let line = line.to_lowercase();
                let word = WORDS.iter().find(|word| line.contains(*word))?;
                let message = format!("names an engine: `{word}`");
                Some(Finding::wrong(&source.path, number, message))
            })
        })
        .collect()
}

fn must_not_know(source: &Source) -> bool {
    let path = source.path.as_str();
    (path.starts_with("crates/") || path.starts_with("modules/"))
        && !MAY_KNOW.iter().any(|folder| path.starts_with(folder))
        && !path.ends_with(".postgres.sql")
        && KINDS.contains(&source.extension())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};

    #[test]
    fn a_module_names_no_engine() {
        let sources =
            [source("modules/cases/src/store.rs", "use store::Sql;\nuse sea_orm::Statement;\n// faster on SQLite\n")];
        assert_eq!(
            lines(&check(&sources)),
            [
                "modules/cases/src/store.rs:2: names an engine: `sea_orm`",
                "modules/cases/src/store.rs:3: names an engine: `sqlite`",
            ]
        );
    }

    #[test]
    fn store_the_app_and_an_engines_own_migration_may() {
        let text = "sqlite postgres sqlx";
        assert!(
            check(&[
                source("crates/store/src/dialect/sqlite.rs", text),
                source("crates/testkit/src/lib.rs", text),
                source("modules/cases/migrations/202611210900_x.postgres.sql", text),
                source("app/src/config.rs", text),
                source("docs/operations.md", text),
            ])
            .is_empty()
        );
    }
}
