//! The repository as the commands see it: its root, its files, its crates.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::outcome::{During, Outcome};
use crate::process;

/// Folders that hold what others made, or what the build made.
const NOT_OURS: [&str; 6] = [".git", "target", "node_modules", "dist", "results", "screenshots"];

/// The repository's root.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// One file of the repository, with its path from the root written with `/`.
#[derive(Debug, Clone)]
pub struct Source {
    /// For example `modules/cases/src/rules.rs`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// What follows the last dot of the name, if there is one.
    pub fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, end)| end)
    }

    /// The lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// Every text file of the repository, in the order of the paths.
pub fn sources(root: &Path) -> Outcome<Vec<Source>> {
    let mut found = Vec::new();
    collect(root, root, &mut found)?;
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) -> Outcome {
    let entries = fs::read_dir(folder).during(format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry.during(format!("cannot read {}", folder.display()))?;
        let path = entry.path();
        let kind = entry.file_type().during(format!("cannot read {}", path.display()))?;
        if kind.is_dir() {
            if !NOT_OURS.iter().any(|name| entry.file_name() == *name) {
                collect(root, &path, found)?;
            }
        } else if kind.is_file()
            && let Some(source) = read(root, &path)?
        {
            found.push(source);
        }
    }
    Ok(())
}

/// Reads a file; what is not text (a font, a picture) is passed over.
fn read(root: &Path, path: &Path) -> Outcome<Option<Source>> {
    let bytes = fs::read(path).during(format!("cannot read {}", path.display()))?;
    let relative = path.strip_prefix(root).unwrap_or(path);
    Ok(String::from_utf8(bytes).ok().map(|text| Source { path: relative.to_string_lossy().replace('\\', "/"), text }))
}

/// What `cargo metadata` says, with `arguments` added.
pub fn metadata(arguments: &[&str]) -> Outcome<Value> {
    let mut command = process::cargo();
    command.args(["metadata", "--format-version", "1"]).args(arguments);
    serde_json::from_str(&process::output(&mut command)?).during("cargo metadata did not write JSON")
}

/// Where cargo puts what it builds.
pub fn target() -> Outcome<PathBuf> {
    let metadata = metadata(&["--no-deps", "--offline"])?;
    let folder = metadata["target_directory"].as_str();
    folder.map(PathBuf::from).during("cargo metadata names no target directory")
}

/// Builds the program in the profile (`dev` or `release`) and returns where it stands.
///
/// In `dev` it is built together with the tests: by itself some of its libraries would have fewer features and be
/// compiled a second time, which takes as long as everything else.
pub fn kueakun(profile: &str) -> Outcome<PathBuf> {
    let what: &[&str] = match profile {
        "dev" => &["--workspace", "--bins", "--tests"],
        _ => &["--package", "kueakun"],
    };
    process::run(process::cargo().args(["build", "--profile", profile]).args(what))?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target()?.join(folder).join("kueakun"))
}

/// Makes an empty folder under the target directory, in place of what stood there.
pub fn empty_folder(name: &str) -> Outcome<PathBuf> {
    let folder = target()?.join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).during(format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).during(format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_knows_its_name_and_its_kind() {
        let source =
            Source { path: "modules/cases/migrations/202611210900_cases.postgres.sql".to_owned(), text: String::new() };
        assert_eq!(source.name(), "202611210900_cases.postgres.sql");
        assert_eq!(source.extension(), "sql");
    }

    #[test]
    fn the_repository_holds_this_file_and_nothing_that_was_built() {
        let sources = sources(root()).unwrap();
        assert!(sources.iter().any(|source| source.path == "xtask/src/workspace.rs"));
        assert!(!sources.iter().any(|source| source.path.starts_with("target/")));
    }
}
