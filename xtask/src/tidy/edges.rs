//! Which crate may depend on which: the layers of ARCHITECTURE.md, as a table that fails the build.

use serde_json::Value;

use super::Finding;
use crate::workspace::Source;

/// The room of a crate in the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    /// No input or output, no clock, no web, no database.
    Pure,
    /// `store` and `ui`: stand on the pure crates alone.
    Ground,
    /// `web`, `jobs`, `search`, `documents`: stand on the ground.
    Platform,
    /// Helps tests; nothing else may depend on it.
    Testkit,
    /// `modules/offices`: every module may use it.
    Offices,
    /// `modules/people`: every module but offices may use it.
    People,
    /// `modules/directory`: every feature may use it.
    Directory,
    /// Every other module; never sees another feature.
    Feature,
    /// The one binary: puts everything together.
    App,
    /// The commands of the repository: depends on no crate of ours.
    Commands,
}

use Layer::{App, Commands, Directory, Feature, Ground, Offices, People, Platform, Pure, Testkit};

/// Outside libraries that would make a pure crate impure.
const IMPURE: [&str; 7] = ["axum", "tokio", "rusqlite", "sea-orm", "sqlx", "askama", "tracing"];

/// The libraries that speak to a database, and the only crates that may.
const DATABASE: [&str; 3] = ["rusqlite", "sea-orm", "sqlx"];
const SPEAKERS: [&str; 2] = ["store", "search"];

/// A crate of the workspace with the names of what it depends on.
#[derive(Debug, Clone)]
pub struct Crate {
    name: String,
    folder: String,
    dependencies: Vec<Dependency>,
}

#[derive(Debug, Clone)]
struct Dependency {
    name: String,
    for_tests: bool,
}

/// Reads the workspace's crates out of `cargo metadata --no-deps`.
pub fn crates(metadata: &Value) -> Vec<Crate> {
    let root = metadata["workspace_root"].as_str().unwrap_or_default();
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages.map(|package| read(root, package)).collect()
}

fn read(root: &str, package: &Value) -> Crate {
    let manifest = package["manifest_path"].as_str().unwrap_or_default();
    let folder = manifest.trim_start_matches(root).trim_start_matches('/').trim_end_matches("/Cargo.toml");
    let dependencies = package["dependencies"].as_array().into_iter().flatten();
    Crate {
        name: text(&package["name"]),
        folder: folder.to_owned(),
        dependencies: dependencies
            .map(|dependency| Dependency {
                name: text(&dependency["name"]),
                for_tests: dependency["kind"].as_str() == Some("dev"),
            })
            .collect(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Finds every dependency that the layers forbid.
pub fn check(crates: &[Crate], sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for one in crates {
        let manifest = format!("{}/Cargo.toml", one.folder);
        let Some(layer) = layer(one) else {
            findings.push(Finding::wrong(
                &manifest,
                1,
                format!("{} has no layer in xtask/src/tidy/edges.rs", one.name),
            ));
            continue;
        };
        for dependency in &one.dependencies {
            if let Some(reason) = forbidden(one, layer, dependency, crates) {
                let line = line_of(sources, &manifest, &dependency.name);
                findings.push(Finding::wrong(&manifest, line, reason));
            }
        }
    }
    findings
}

fn layer(one: &Crate) -> Option<Layer> {
    Some(match (one.folder.split('/').next()?, one.name.as_str()) {
        ("crates", "thai" | "kernel" | "linkage" | "sheets") => Pure,
        ("crates", "instruments" | "kinship" | "figures" | "forecast") => Pure,
        ("crates", "store" | "ui") => Ground,
        ("crates", "web" | "jobs" | "search" | "documents" | "passkeys" | "mail" | "oidc") => Platform,
        ("crates", "testkit") => Testkit,
        ("modules", "offices") => Offices,
        ("modules", "people") => People,
        ("modules", "directory") => Directory,
        ("modules", _) => Feature,
        ("app", _) => App,
        ("xtask", _) => Commands,
        _ => return None,
    })
}

/// Why the dependency may not be, if it may not.
fn forbidden(one: &Crate, layer: Layer, dependency: &Dependency, crates: &[Crate]) -> Option<String> {
    let name = &dependency.name;
    let Some(target) = crates.iter().find(|other| other.name == *name) else {
        return outsider(one, layer, dependency);
    };
    let target = self::layer(target)?;
    let allowed = match target {
        Testkit => dependency.for_tests && layer != Pure && layer != Commands,
        _ => may_use(layer).contains(&target),
    };
    (!allowed).then(|| format!("{} may not depend on {name}: {layer:?} on {target:?}", one.name))
}

fn may_use(layer: Layer) -> &'static [Layer] {
    match layer {
        Pure | Ground => &[Pure],
        Platform => &[Pure, Ground],
        Testkit | Offices => &[Pure, Ground, Platform],
        People => &[Pure, Ground, Platform, Offices],
        Directory => &[Pure, Ground, Platform, Offices, People],
        Feature => &[Pure, Ground, Platform, Offices, People, Directory],
        App => &[Pure, Ground, Platform, Offices, People, Directory, Feature],
        Commands => &[],
    }
}

/// Why a library from outside may not be used here, if it may not.
fn outsider(one: &Crate, layer: Layer, dependency: &Dependency) -> Option<String> {
    let name = dependency.name.as_str();
    if layer == Pure && !dependency.for_tests && IMPURE.contains(&name) {
        return Some(format!("{} is pure and may not depend on {name}", one.name));
    }
    let speaks = SPEAKERS.contains(&one.name.as_str());
    (DATABASE.contains(&name) && !speaks).then(|| format!("{} may not depend on {name}: go through store", one.name))
}

fn line_of(sources: &[Source], manifest: &str, dependency: &str) -> usize {
    let names = |line: &str| line.strip_prefix(dependency).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
    sources
        .iter()
        .find(|source| source.path == manifest)
        .and_then(|source| source.lines().find(|(_, line)| names(line)))
        .map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};
    use serde_json::json;

    fn found(packages: &[(&str, &[&str])]) -> Vec<String> {
        let packages: Vec<Value> = packages
            .iter()
            .map(|(folder, dependencies)| {
                let name = folder.rsplit('/').next().unwrap();
                let dependencies: Vec<Value> = dependencies
                    .iter()
                    .map(|name| match name.strip_prefix("dev:") {
                        Some(name) => json!({"name": name, "kind": "dev"}),
                        None => json!({"name": name, "kind": null}),
                    })
                    .collect();
                json!({
                    "name": name,
                    "manifest_path": format!("/repo/{folder}/Cargo.toml"),
                    "dependencies": dependencies,
                })
            })
            .collect();
        let metadata = json!({"workspace_root": "/repo", "packages": packages});
        let manifest = source("modules/cases/Cargo.toml", "[dependencies]\nmeetings.workspace = true\n");
        lines(&check(&crates(&metadata), &[manifest]))
    }

    #[test]
    fn the_layers_as_drawn_are_allowed() {
        let none: [String; 0] = [];
        assert_eq!(
            found(&[
                ("crates/kernel", &["serde"]),
                ("crates/store", &["kernel", "sea-orm", "tokio"]),
                ("crates/web", &["store", "axum"]),
                ("crates/testkit", &["web"]),
                ("modules/offices", &["web"]),
                ("modules/people", &["offices"]),
                ("modules/directory", &["people", "offices"]),
                ("modules/cases", &["directory", "people", "offices", "dev:testkit"]),
                ("app", &["cases", "people", "dev:testkit"]),
                ("xtask", &["serde_json"]),
            ]),
            none
        );
    }

    #[test]
    fn a_feature_never_sees_another_feature() {
        assert_eq!(
            found(&[("modules/cases", &["meetings"]), ("modules/meetings", &[])]),
            ["modules/cases/Cargo.toml:2: cases may not depend on meetings: Feature on Feature"]
        );
    }

    #[test]
    fn offices_do_not_know_people_and_the_platform_knows_no_module() {
        let found = found(&[("modules/offices", &["people"]), ("modules/people", &[]), ("crates/web", &["people"])]);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn pure_crates_stay_pure() {
        assert_eq!(
            found(&[("crates/thai", &["tokio"])]),
            ["crates/thai/Cargo.toml:1: thai is pure and may not depend on tokio"]
        );
    }

    #[test]
    fn only_store_speaks_to_the_database() {
        assert_eq!(
            found(&[("modules/cases", &["sea-orm"])]),
            ["modules/cases/Cargo.toml:1: cases may not depend on sea-orm: go through store"]
        );
    }

    #[test]
    fn the_testkit_is_for_tests() {
        assert_eq!(
            found(&[("modules/cases", &["testkit"]), ("crates/testkit", &[])]),
            ["modules/cases/Cargo.toml:1: cases may not depend on testkit: Feature on Testkit"]
        );
    }

    #[test]
    fn a_crate_without_a_room_is_shown() {
        assert_eq!(
            found(&[("crates/extra", &[])]),
            ["crates/extra/Cargo.toml:1: extra has no layer in xtask/src/tidy/edges.rs"]
        );
    }
}
