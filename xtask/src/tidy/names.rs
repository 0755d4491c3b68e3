//! Which file names a module may have: who knows one module knows them all.

use std::collections::BTreeSet;

use super::Finding;
use crate::workspace::Source;

/// The names of the skeleton; each may be a file, or a file beside a folder of the same name.
const SKELETON: [&str; 16] = [
    "api",
    "lib",
    "model",
    "permissions",
    "rules",
    "store",
    "actions",
    "forms",
    "pages",
    "views",
    "events",
    "jobs",
    "search",
    "documents",
    "links",
    "import",
];

/// Nouns that one module has beside the skeleton, because they are what it is about.
const OWN: [(&str, &str); 11] = [
    ("workforce", "standard"),
    ("offices", "scope"),
    ("offices", "accounts"),
    ("offices", "secrets"),
    ("people", "brief"),
    ("people", "geography"),
    ("people", "query"),
    ("people", "tests"),
    ("cases", "access"),
    ("directory", "hsds"),
    ("correspondence", "access"),
];

/// Names that say nothing.
const EMPTY: [&str; 6] = ["utils", "util", "helpers", "helper", "misc", "common"];

/// What every module has.
const REQUIRED: [&str; 5] = ["Cargo.toml", "README.md", "src/lib.rs", "text/th.ftl", "text/en.ftl"];

/// Looks at the names alone, never inside.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = sources.iter().filter_map(empty_name).collect();
    findings.extend(sources.iter().filter_map(|source| outside_skeleton(source, sources)));
    findings.extend(sources.iter().filter_map(migration));
    for module in modules(sources) {
        findings.extend(missing(&module, sources));
        findings.extend(tests_of_its_own(&module, sources));
    }
    findings
}

/// The folders under `modules/` that are crates.
pub fn modules(sources: &[Source]) -> BTreeSet<String> {
    sources
        .iter()
        .filter_map(|source| source.path.strip_prefix("modules/")?.split_once('/'))
        .filter(|(_, rest)| *rest == "Cargo.toml")
        .map(|(module, _)| module.to_owned())
        .collect()
}

fn empty_name(source: &Source) -> Option<Finding> {
    let parts: Vec<&str> = source.path.split('/').collect();
    let stems = parts.iter().map(|part| part.split('.').next().unwrap_or(part));
    let mut empty = stems.filter(|stem| EMPTY.contains(stem));
    let name = empty.next()?;
    Some(Finding::wrong(&source.path, 1, format!("`{name}` says nothing: name the noun")))
}

/// The module and the part of the path below its `src/`.
fn in_module_src(source: &Source) -> Option<(&str, &str)> {
    let (module, rest) = source.path.strip_prefix("modules/")?.split_once('/')?;
    Some((module, rest.strip_prefix("src/")?))
}

fn outside_skeleton(source: &Source, sources: &[Source]) -> Option<Finding> {
    let (module, place) = in_module_src(source)?;
    let (first, inside_folder) = match place.split_once('/') {
        Some((folder, _)) => (folder, true),
        None => (place.strip_suffix(".rs").unwrap_or(place), false),
    };
    if !(SKELETON.contains(&first) || OWN.contains(&(module, first))) {
        let message = format!("`{first}` is no name of a module's skeleton");
        return Some(Finding::wrong(&source.path, 1, message));
    }
    let beside = format!("{}{first}.rs", source.path.strip_suffix(place)?);
    let alone = inside_folder && !sources.iter().any(|other| other.path == beside);
    alone.then(|| {
        let message = format!("the folder `{first}` wants a `{first}.rs` beside it");
        Finding::wrong(&source.path, 1, message)
    })
}

/// A migration is named by its minute and its noun: `202611210900_cases.sql`.
fn migration(source: &Source) -> Option<Finding> {
    let (_, name) = source.path.split_once("/migrations/")?;
    let stem = name.strip_suffix(".sql").unwrap_or_default();
    let stem = stem.strip_suffix(".postgres").unwrap_or(stem);
    let (minute, noun) = stem.split_once('_').unwrap_or_default();
    let dated = minute.len() == 12 && minute.bytes().all(|byte| byte.is_ascii_digit());
    let named = !noun.is_empty() && noun.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (!(dated && named)).then(|| {
        let message = "a migration is called YYYYMMDDhhmm_noun.sql";
        Finding::wrong(&source.path, 1, message)
    })
}

fn missing(module: &str, sources: &[Source]) -> Vec<Finding> {
    REQUIRED
        .iter()
        .map(|file| format!("modules/{module}/{file}"))
        .filter(|path| !sources.iter().any(|source| source.path == *path))
        .map(|path| Finding::wrong(&path, 1, "every module has this file"))
        .collect()
}

/// A module's tests go through HTTP as part of the one binary under `app/tests`; cargo must not build them alone.
fn tests_of_its_own(module: &str, sources: &[Source]) -> Option<Finding> {
    let manifest = format!("modules/{module}/Cargo.toml");
    let tests = format!("modules/{module}/tests/");
    let has_tests = sources.iter().any(|source| source.path.starts_with(&tests));
    let text = sources.iter().find(|source| source.path == manifest).map_or("", |source| source.text.as_str());
    (has_tests && !text.lines().any(|line| line == "autotests = false"))
        .then(|| Finding::wrong(&manifest, 1, "has tests/ and wants `autotests = false`: app/tests builds them"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};

    fn found(paths: &[&str]) -> Vec<String> {
        let sources: Vec<Source> = paths.iter().map(|path| source(path, "")).collect();
        lines(&check(&sources))
    }

    #[test]
    fn the_skeleton_and_its_folders_are_allowed() {
        assert!(
            found(&[
                "modules/cases/src/rules.rs",
                "modules/cases/src/rules/signing.rs",
                "modules/cases/src/pages.rs",
                "modules/cases/src/pages/closings.rs",
                "modules/cases/tests/closings.rs",
                "crates/web/src/anything.rs",
            ])
            .is_empty()
        );
    }

    #[test]
    fn another_name_in_a_module_is_shown() {
        assert_eq!(
            found(&["modules/cases/src/manager.rs"]),
            ["modules/cases/src/manager.rs:1: `manager` is no name of a module's skeleton"]
        );
    }

    #[test]
    fn a_noun_of_its_own_is_for_the_module_that_is_about_it() {
        assert!(found(&["modules/workforce/src/standard.rs"]).is_empty());
        assert_eq!(found(&["modules/cases/src/standard.rs"]).len(), 1);
    }

    #[test]
    fn a_folder_stands_beside_its_file() {
        assert_eq!(
            found(&["modules/cases/src/rules/mod.rs"]),
            ["modules/cases/src/rules/mod.rs:1: the folder `rules` wants a `rules.rs` beside it"]
        );
    }

    #[test]
    fn names_that_say_nothing_are_shown_wherever_they_are() {
        assert_eq!(
            found(&["crates/web/src/utils.rs", "web/common/a.ts"]),
            [
                "crates/web/src/utils.rs:1: `utils` says nothing: name the noun",
                "web/common/a.ts:1: `common` says nothing: name the noun",
            ]
        );
    }

    #[test]
    fn a_migration_carries_its_minute_and_its_noun() {
        assert!(
            found(&[
                "modules/cases/migrations/202611210900_cases.sql",
                "modules/cases/migrations/202611210900_cases.postgres.sql",
            ])
            .is_empty()
        );
        assert_eq!(
            found(&["modules/cases/migrations/1_init.sql"]),
            ["modules/cases/migrations/1_init.sql:1: a migration is called YYYYMMDDhhmm_noun.sql"]
        );
    }

    #[test]
    fn a_modules_tests_are_built_by_the_app() {
        let tests = source("modules/cases/tests/mod.rs", "");
        let found =
            |manifest| tests_of_its_own("cases", &[source("modules/cases/Cargo.toml", manifest), tests.clone()]);
        assert_eq!(found("[package]\nautotests = false\n"), None);
        assert!(found("[package]\n").is_some());
    }

    #[test]
    fn a_module_has_its_readme_and_both_languages() {
        assert_eq!(
            found(&["modules/cases/Cargo.toml", "modules/cases/src/lib.rs"]),
            [
                "modules/cases/README.md:1: every module has this file",
                "modules/cases/text/th.ftl:1: every module has this file",
                "modules/cases/text/en.ftl:1: every module has this file",
            ]
        );
    }
}
