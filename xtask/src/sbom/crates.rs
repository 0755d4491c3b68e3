//! The crates that are built into the program or build it, from what cargo resolved for this machine; what only tests it is none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use super::Part;
use crate::outcome::{During, Outcome};
use crate::{process, workspace};

/// What the document calls the program itself.
pub const PROGRAM: &str = "kueakun";

/// The program and all crates that it needs.
pub fn parts() -> Outcome<Vec<Part>> {
    let described = process::output(process::program("rustc").arg("-vV"))?;
    let host = described.lines().find_map(|line| line.strip_prefix("host: ")).during("rustc names no host")?;
    let metadata = workspace::metadata(&["--locked", "--filter-platform", host])?;
    let lock = fs::read_to_string(workspace::root().join("Cargo.lock")).during("cannot read Cargo.lock")?;
    needed(&metadata, &checksums(&lock))
}

/// What the lock file says of a crate: its SHA-256, by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let value =
        |line: &str, name: &str| Some(line.strip_prefix(name)?.strip_prefix(" = \"")?.trim_end_matches('"').to_owned());
    let find = |package: &str, name: &str| package.lines().find_map(|line| value(line, name));
    let of = |package: &str| Some(((find(package, "name")?, find(package, "version")?), find(package, "checksum")?));
    lock.split("[[package]]").filter_map(of).collect()
}

/// The program's package and everything that it reaches by what is not for tests.
fn needed(metadata: &Value, checksums: &BTreeMap<(String, String), String>) -> Outcome<Vec<Part>> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let packages: BTreeMap<&str, &Value> = packages.map(|package| (text(&package["id"]), package)).collect();
    let nodes = metadata["resolve"]["nodes"].as_array().into_iter().flatten();
    let nodes: BTreeMap<&str, &Value> = nodes.map(|node| (text(&node["id"]), node)).collect();
    let is_program = |package: &&Value| package["name"] == PROGRAM && package["source"].is_null();
    let program = packages.values().find(|package| is_program(package)).during("cargo knows no kueakun")?;
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut open = vec![text(&program["id"])];
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(nodes.get(id).map(|node| needs(node)).unwrap_or_default());
        }
    }
    let part = |id: &str| packages.get(id).map(|package| part(package, &nodes, &packages, checksums));
    Ok(found.into_iter().filter_map(part).collect())
}

/// The ids of what a package needs to be built and to run.
fn needs(node: &Value) -> Vec<&str> {
    let for_tests =
        |needed: &&Value| needed["dep_kinds"].as_array().into_iter().flatten().all(|kind| kind["kind"] == "dev");
    let needed = node["deps"].as_array().into_iter().flatten();
    needed.filter(|needed| !for_tests(needed)).map(|needed| text(&needed["pkg"])).collect()
}

fn part(
    package: &Value,
    nodes: &BTreeMap<&str, &Value>,
    packages: &BTreeMap<&str, &Value>,
    checksums: &BTreeMap<(String, String), String>,
) -> Part {
    let (name, version) = (text(&package["name"]).to_owned(), text(&package["version"]).to_owned());
    let mut needed: Vec<String> = nodes
        .get(text(&package["id"]))
        .map(|node| needs(node))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|id| packages.get(id))
        .map(|package| reference(package))
        .collect();
    needed.sort();
    needed.dedup();
    let hash = checksums.get(&(name.clone(), version.clone())).map(|sum| ("SHA-256", sum.clone()));
    Part {
        reference: reference(package),
        address: package["source"].is_string().then(|| reference(package)),
        licence: package["license"].as_str().map(str::to_owned),
        name,
        version,
        hash,
        needs: needed,
    }
}

/// The package address (purl) of a crate from the registry; our own crates go by their names.
fn reference(package: &Value) -> String {
    let (name, version) = (text(&package["name"]), text(&package["version"]));
    if package["source"].is_string() { format!("pkg:cargo/{name}@{version}") } else { name.to_owned() }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_only_tests_need_is_no_part_and_neither_is_what_it_needs() {
        let package = |id: &str, source: Option<&str>| json!({"id": id, "name": id, "version": "1.0.0", "source": source, "license": "MIT"});
        let needs = |pkg: &str, kind: Option<&str>| json!({"pkg": pkg, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "packages": [package("kueakun", None), package("itoa", Some("r")), package("cc", Some("r")), package("proptest", Some("r")), package("rand", Some("r"))],
            "resolve": {"nodes": [
                {"id": "kueakun", "deps": [needs("itoa", None), needs("proptest", Some("dev")), needs("cc", Some("build"))]},
                {"id": "proptest", "deps": [needs("rand", None)]},
                {"id": "itoa", "deps": []}, {"id": "cc", "deps": []}, {"id": "rand", "deps": []},
            ]},
        });
        let parts = needed(&metadata, &BTreeMap::new()).unwrap();
        let named: Vec<&str> = parts.iter().map(|part| part.reference.as_str()).collect();
        assert_eq!(named, ["pkg:cargo/cc@1.0.0", "pkg:cargo/itoa@1.0.0", "kueakun"]);
        assert_eq!(parts[2].needs, ["pkg:cargo/cc@1.0.0", "pkg:cargo/itoa@1.0.0"]);
    }

    #[test]
    fn the_hash_of_a_crate_stands_in_the_lock_file() {
        let lock = "version = 4\n\n[[package]]\nname = \"itoa\"\nversion = \"1.0.0\"\nsource = \"r\"\nchecksum = \"00ff\"\n\n\
            [[package]]\nname = \"cases\"\nversion = \"0.1.0\"\n";
        let sums = checksums(lock);
        assert_eq!(
            sums.into_iter().collect::<Vec<_>>(),
            [(("itoa".to_owned(), "1.0.0".to_owned()), "00ff".to_owned())]
        );
    }
}
