//! The npm packages of a folder, from its lock file and from what `npm ci` put beside it.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Work;
use crate::outcome::{During, Outcome};
use crate::workspace;

/// Every package that the folder's lock file names and that is installed here; those for other systems are not.
pub fn works(folder: &str) -> Outcome<Vec<Work>> {
    let root = workspace::root().join(folder);
    let lock = json(&root.join("package-lock.json"))?;
    let mut works = Vec::new();
    for place in places(&lock) {
        let manifest = root.join(&place).join("package.json");
        if manifest.exists() {
            works.push(work(folder, &json(&manifest)?));
        }
    }
    Ok(works)
}

fn json(path: &Path) -> Outcome<Value> {
    let text = fs::read_to_string(path).during(format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).during(format!("{} is no JSON", path.display()))
}

/// Where the lock file says that packages stand; the first entry, with an empty name, is the folder itself.
fn places(lock: &Value) -> Vec<String> {
    let packages = lock["packages"].as_object().into_iter().flatten();
    packages.map(|(place, _)| place.clone()).filter(|place| !place.is_empty()).collect()
}

fn work(folder: &str, manifest: &Value) -> Work {
    let text = |name: &str| manifest[name].as_str().unwrap_or_default().to_owned();
    Work { origin: format!("{folder}/"), name: text("name"), version: text("version"), licence: licence(manifest) }
}

/// As npm has it today (`license: "MIT"`), or as it once had it (`license: { type: "MIT" }`).
fn licence(manifest: &Value) -> Option<String> {
    let licence = &manifest["license"];
    let name = licence.as_str().or_else(|| licence["type"].as_str());
    name.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_folder_itself_is_no_package_of_others() {
        let lock = json!({"packages": {"": {}, "node_modules/htmx.org": {}}});
        assert_eq!(places(&lock), ["node_modules/htmx.org"]);
    }

    #[test]
    fn a_licence_is_read_in_both_ways_of_writing_it() {
        assert_eq!(licence(&json!({"license": "0BSD"})).as_deref(), Some("0BSD"));
        assert_eq!(licence(&json!({"license": {"type": "MIT"}})).as_deref(), Some("MIT"));
        assert_eq!(licence(&json!({})), None);
    }
}
