//! The crates that are built into the program, from what cargo resolved for this machine.

use serde_json::Value;

use super::Work;
use crate::outcome::{During, Outcome};
use crate::{process, workspace};

/// Every crate from a registry that this machine's build uses.
pub fn works() -> Outcome<Vec<Work>> {
    let host = host()?;
    let metadata = workspace::metadata(&["--locked", "--filter-platform", &host])?;
    Ok(third_party(&metadata))
}

fn host() -> Outcome<String> {
    let described = process::output(process::program("rustc").arg("-vV"))?;
    let host = described.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).during("rustc names no host")
}

/// The packages with a source: those of the workspace have none.
fn third_party(metadata: &Value) -> Vec<Work> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages
        .filter(|package| package["source"].is_string())
        .map(|package| Work {
            origin: "crate".to_owned(),
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: package["license"].as_str().map(str::to_owned),
        })
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn our_own_crates_do_not_count() {
        let metadata = json!({"packages": [
            {"name": "cases", "version": "0.1.0", "source": null, "license": "Apache-2.0"},
            {"name": "itoa", "version": "1.0.0", "source": "registry+x", "license": "MIT OR Apache-2.0"},
            {"name": "bare", "version": "2.0.0", "source": "registry+x", "license": null},
        ]});
        let works = third_party(&metadata);
        assert_eq!(works.len(), 2);
        assert_eq!(works[0].licence.as_deref(), Some("MIT OR Apache-2.0"));
        assert_eq!(works[1].licence, None);
    }
}
