//! `cargo xtask licences`: whose work is part of the program, and whether its licence lets us.

mod crates;
mod expression;
mod packages;

use std::collections::BTreeMap;
use std::fs;

use crate::outcome::{During, Outcome, fail};
use crate::{tools, workspace};

/// Something that others made: where it comes from, its name, its version, its licence as its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Work {
    /// `crate`, or the folder of the npm packages.
    pub origin: String,
    /// Its name in its registry.
    pub name: String,
    /// Its version.
    pub version: String,
    /// An SPDX expression, or nothing.
    pub licence: Option<String>,
}

/// Licences that are good enough for what tests the program and is never part of it.
const FOR_TOOLS: [(&str, &str); 1] = [("e2e/", "MPL-2.0")];

/// Checks every third-party work against `deny.toml`; with `--list`, names each.
pub fn run(arguments: &[String]) -> Outcome {
    let list = match arguments {
        [] => false,
        [option] if option == "--list" => true,
        _ => return fail("licences takes nothing, or --list"),
    };
    let rules = workspace::root().join("deny.toml");
    let allowed = allowed(&fs::read_to_string(rules).during("cannot read deny.toml")?);
    tools::install(&[tools::Tool::Packages("web"), tools::Tool::Packages("e2e")])?;
    let mut works = crates::works()?;
    works.extend(packages::works("web")?);
    works.extend(packages::works("e2e")?);
    works.sort();
    if list {
        for work in &works {
            println!("{}", shown(work));
        }
    }
    println!("{}", summary(&works));
    verdict(&works, &allowed)
}

/// The names in `allow = [...]` under `[licenses]`.
fn allowed(rules: &str) -> Vec<String> {
    let section = rules.split("[licenses]").nth(1).unwrap_or_default();
    let list = section.split("\nallow = [").nth(1).unwrap_or_default();
    let list = list.split(']').next().unwrap_or_default();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn shown(work: &Work) -> String {
    let licence = work.licence.as_deref().unwrap_or("(none)");
    format!("{} {} {}: {licence}", work.origin, work.name, work.version)
}

/// How many works came under which licence.
fn summary(works: &[Work]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for work in works {
        *counts.entry(work.licence.as_deref().unwrap_or("(none)")).or_default() += 1;
    }
    let lines: Vec<String> = counts.into_iter().map(|(licence, count)| format!("{count:>5}  {licence}")).collect();
    lines.join("\n")
}

fn verdict(works: &[Work], allowed: &[String]) -> Outcome {
    let refused: Vec<String> = works.iter().filter(|work| !may_be_used(work, allowed)).map(shown).collect();
    if refused.is_empty() {
        return Ok(());
    }
    fail(format!("not allowed by deny.toml:\n{}", refused.join("\n")))
}

fn may_be_used(work: &Work, allowed: &[String]) -> bool {
    let permits =
        |name: &str| allowed.iter().any(|one| one == name) || FOR_TOOLS.contains(&(work.origin.as_str(), name));
    work.licence.as_deref().is_some_and(|licence| expression::satisfied(licence, &permits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(licence: Option<&str>) -> Work {
        Work {
            origin: "crate".to_owned(),
            name: "itoa".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
        }
    }

    #[test]
    fn the_allow_list_is_read_from_its_own_section() {
        let rules = "[bans]\nallow = [\"x\"]\n[licenses]\nunused = \"a\"\nallow = [\n  \"MIT\", # why\n  \"ISC\",\n]\n";
        assert_eq!(allowed(rules), ["MIT", "ISC"]);
    }

    #[test]
    fn the_repositorys_own_list_holds_our_own_licence_and_no_copyleft() {
        let rules = fs::read_to_string(workspace::root().join("deny.toml")).unwrap();
        let allowed = allowed(&rules);
        assert!(allowed.contains(&"Apache-2.0".to_owned()));
        assert!(!allowed.iter().any(|name| name.contains("GPL")));
    }

    #[test]
    fn what_only_tests_the_program_may_have_a_licence_that_the_program_may_not() {
        let in_program = work(Some("MPL-2.0"));
        let in_tests = Work { origin: "e2e/".to_owned(), ..in_program.clone() };
        assert!(may_be_used(&in_tests, &[]));
        assert!(!may_be_used(&in_program, &[]));
    }

    #[test]
    fn a_work_without_a_licence_or_under_another_is_refused_by_name() {
        let allowed = ["MIT".to_owned()];
        assert_eq!(verdict(&[work(Some("MIT"))], &allowed), Ok(()));
        let failure = verdict(&[work(None), work(Some("GPL-3.0"))], &allowed).unwrap_err();
        assert_eq!(
            failure.to_string(),
            "not allowed by deny.toml:\ncrate itoa 1.0.0: (none)\ncrate itoa 1.0.0: GPL-3.0"
        );
    }
}
