//! `cargo xtask sbom`: what the program is made of, as a CycloneDX 1.6 document that scanners for known weaknesses read.

mod crates;
mod packages;

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value, json};

use crate::outcome::{During, Outcome, fail};
use crate::workspace;

/// ส่วนประกอบ: something that the program is made of, with what it is made of in turn.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// What the document calls it: its package address, or our own name for our own crates.
    pub reference: String,
    /// Its name in its registry.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Where a registry has it (`pkg:cargo/serde@1.0.0`); nothing for our own.
    pub address: Option<String>,
    /// Its licence as its author wrote it.
    pub licence: Option<String>,
    /// The kind of its hash and the hash in hexadecimal digits.
    pub hash: Option<(&'static str, String)>,
    /// The references of those that it needs.
    pub needs: Vec<String>,
}

/// Writes the document into `target/sbom`, or where the argument says.
pub fn run(arguments: &[String]) -> Outcome {
    let path = match arguments {
        [] => workspace::target()?.join("sbom").join("kueakun.cdx.json"),
        [path] => PathBuf::from(path),
        _ => return fail("sbom takes nothing, or the file to write"),
    };
    let mut parts = crates::parts()?;
    parts.extend(packages::parts("web")?);
    parts.sort();
    parts.dedup();
    let count = parts.len();
    let text = serde_json::to_string_pretty(&document(parts)?).during("the document cannot be written")?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).during(format!("cannot make {}", folder.display()))?;
    }
    fs::write(&path, text + "\n").during(format!("cannot write {}", path.display()))?;
    println!("{count} parts in {}", path.display());
    Ok(())
}

/// The document. It names no time and no serial number, so that the same sources give the same bytes.
fn document(mut parts: Vec<Part>) -> Outcome<Value> {
    let place =
        parts.iter().position(|part| part.reference == crates::PROGRAM).during("the program is not among its parts")?;
    let mut program = parts.remove(place);
    // What browsers are sent is built into the program and is nobody's dependency in cargo's eyes.
    program
        .needs
        .extend(parts.iter().filter(|part| part.reference.starts_with("pkg:npm/")).map(|part| part.reference.clone()));
    let needs = std::iter::once(&program).chain(&parts);
    let needs: Vec<Value> = needs.map(|part| json!({ "ref": part.reference, "dependsOn": part.needs })).collect();
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component(&program, "application") },
        "components": parts.iter().map(|part| component(part, "library")).collect::<Vec<_>>(),
        "dependencies": needs,
    }))
}

fn component(part: &Part, kind: &str) -> Value {
    let mut fields = Map::new();
    let mut set = |name: &str, value: Value| drop(fields.insert(name.to_owned(), value));
    set("type", json!(kind));
    set("bom-ref", json!(part.reference));
    set("name", json!(part.name));
    set("version", json!(part.version));
    if let Some((algorithm, content)) = &part.hash {
        set("hashes", json!([{ "alg": algorithm, "content": content }]));
    }
    if let Some(licence) = &part.licence {
        // Before SPDX expressions, crates put a stroke between licences to choose from.
        set("licenses", json!([{ "expression": licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ") }]));
    }
    if let Some(address) = &part.address {
        set("purl", json!(address));
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(reference: &str, needs: &[&str]) -> Part {
        Part {
            reference: reference.to_owned(),
            name: "itoa".to_owned(),
            version: "1.0.0".to_owned(),
            address: Some(reference.to_owned()),
            licence: Some("MIT/Apache-2.0".to_owned()),
            hash: Some(("SHA-256", "00ff".to_owned())),
            needs: needs.iter().map(|&needed| needed.to_owned()).collect(),
        }
    }

    #[test]
    fn the_program_stands_above_its_parts_and_needs_what_browsers_are_sent() {
        let itoa = "pkg:cargo/itoa@1.0.0";
        let parts = vec![part(itoa, &[]), part(crates::PROGRAM, &[itoa]), part("pkg:npm/htmx.org@2.0.0", &[])];
        let document = document(parts).unwrap();
        assert_eq!(document["metadata"]["component"]["type"], "application");
        assert_eq!(document["components"].as_array().unwrap().len(), 2);
        assert_eq!(document["dependencies"][0]["dependsOn"], json!([itoa, "pkg:npm/htmx.org@2.0.0"]));
        assert_eq!(document["components"][0]["licenses"], json!([{ "expression": "MIT OR Apache-2.0" }]));
    }

    #[test]
    fn without_the_program_there_is_no_document() {
        assert!(document(vec![part("pkg:cargo/itoa@1.0.0", &[])]).is_err());
    }

    #[test]
    fn the_repositorys_own_document_names_every_part_once_and_no_part_that_is_missing() {
        let mut parts = crates::parts().unwrap();
        parts.extend(packages::parts("web").unwrap());
        let known: std::collections::BTreeSet<&str> = parts.iter().map(|part| part.reference.as_str()).collect();
        assert_eq!(known.len(), parts.len());
        assert!(known.contains(crates::PROGRAM));
        for part in &parts {
            assert!(part.needs.iter().all(|needed| known.contains(needed.as_str())), "{part:?}");
            assert!(part.address.is_none() || part.hash.is_some(), "a registry gives a hash: {part:?}");
        }
        for built_in in ["serde", "argon2", "zxcvbn"] {
            assert!(parts.iter().any(|part| part.name == built_in), "{built_in}");
        }
        for tool in ["testkit", "jsonschema", "proptest", "xtask"] {
            assert!(!parts.iter().any(|part| part.name == tool), "{tool} is in no installation");
        }
    }
}
