//! `cargo xtask new-module PLURAL SINGULAR THAI`: a module with the skeleton's names, ready to be filled. It lists,
//! shows and adds one noun, so that every file has something to say.

mod shape;

use std::fs;
use std::path::Path;

use crate::outcome::{During, Outcome, fail};
use crate::workspace::Source;
use crate::{process, workspace};
use shape::Names;

/// What is left to a person: the places where the program learns of a module, each a line.
const BY_HAND: &str = "\
Now, by hand, one line each:
  app/src/modules.rs      add __plural__::module()
  docs/glossary.md        a row: Thai | `__plural__` | English | source
Then: cargo xtask tidy && cargo xtask test --only rust-sqlite __plural__";

/// Scaffolds `modules/PLURAL`; with `--check`, proves in a copy under `target/` that what it scaffolds compiles.
pub fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [option] if option == "--check" => check(),
        [plural, singular, thai] => scaffold(&named(plural, singular, thai)?),
        _ => fail("new-module wants three words: meetings meeting การประชุม"),
    }
}

fn named(plural: &str, singular: &str, thai: &str) -> Outcome<Names> {
    for word in [plural, singular] {
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return fail(format!("`{word}` is no name: one word of a to z"));
        }
    }
    if plural == singular {
        return fail("the module and its noun need two names, such as meetings and meeting");
    }
    let now = process::output(process::program("date").args(["-u", "+%Y%m%d%H%M"]))?;
    Ok(Names {
        plural: plural.to_owned(),
        singular: singular.to_owned(),
        thai: thai.to_owned(),
        stamp: now.trim().to_owned(),
    })
}

fn scaffold(names: &Names) -> Outcome {
    let root = workspace::root();
    let folder = root.join("modules").join(&names.plural);
    if folder.exists() {
        return fail(format!("modules/{} is there already", names.plural));
    }
    write(root, &names.files())?;
    name_it(&root.join("Cargo.toml"), "cases = {", &format!("{0} = {{ path = \"modules/{0}\" }}", names.plural))?;
    name_it(&root.join("app/Cargo.toml"), "cases.workspace", &format!("{}.workspace = true", names.plural))?;
    process::run(process::cargo().args(["fmt", "--package", &names.plural]))?;
    println!("{}", BY_HAND.replace("__plural__", &names.plural));
    Ok(())
}

fn write(root: &Path, files: &[Source]) -> Outcome {
    for file in files {
        let path = root.join(&file.path);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).during(format!("cannot make {}", folder.display()))?;
        fs::write(&path, &file.text).during(format!("cannot write {}", file.path))?;
    }
    Ok(())
}

/// Puts `line` behind the one that starts with `neighbour`.
fn name_it(path: &Path, neighbour: &str, line: &str) -> Outcome {
    let text = fs::read_to_string(path).during(format!("cannot read {}", path.display()))?;
    let text = behind(&text, neighbour, line).during(format!("no `{neighbour}` in {}", path.display()))?;
    fs::write(path, text).during(format!("cannot write {}", path.display()))
}

fn behind(text: &str, neighbour: &str, line: &str) -> Option<String> {
    let start = text.lines().position(|one| one.starts_with(neighbour))?;
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(start + 1, line);
    Some(lines.join("\n") + "\n")
}

/// Scaffolds a module into a workspace beside the real crates and lets clippy and its own tests judge it.
pub fn check() -> Outcome {
    let names = named("samples", "sample", "ตัวอย่าง")?;
    let copy = workspace::empty_folder("new-module")?;
    write(&copy, &names.files())?;
    let root = workspace::root();
    for path in ["crates", "modules/offices", "modules/people", "data", "web", "clippy.toml"] {
        let from = root.join(path);
        if from.exists() {
            std::os::unix::fs::symlink(&from, copy.join(path)).during(format!("cannot link {path}"))?;
        }
    }
    // A copy: cargo writes the lock file of the workspace that it works on.
    fs::copy(root.join("Cargo.lock"), copy.join("Cargo.lock")).during("cannot copy Cargo.lock")?;
    let manifest = fs::read_to_string(root.join("Cargo.toml")).during("cannot read Cargo.toml")?;
    fs::write(copy.join("Cargo.toml"), without_the_rest(&manifest)).during("cannot write Cargo.toml")?;
    let target = workspace::target()?;
    for deed in [&["clippy", "--quiet", "--no-deps", "--all-targets"][..], &["test", "--quiet"][..]] {
        let mut cargo = process::cargo();
        cargo.current_dir(&copy).args(deed).args(["--package", &names.plural, "--target-dir"]).arg(&target);
        process::run(if deed[0] == "clippy" { cargo.args(["--", "-D", "warnings"]) } else { &mut cargo })?;
    }
    Ok(())
}

/// The workspace without the app, the commands and the other features.
fn without_the_rest(manifest: &str) -> String {
    let members = "members = [\"crates/*\", \"modules/*\"]";
    let line = |line: &str| match line {
        line if line.starts_with("members = ") => members.to_owned(),
        line if line.starts_with("default-members = ") => String::new(),
        line => line.to_owned(),
    };
    manifest.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_word_of_small_letters() {
        assert!(named("meetings", "meeting", "การประชุม").is_ok());
        assert!(named("Meetings", "meeting", "การประชุม").is_err());
        assert!(named("meeting-rooms", "room", "ห้อง").is_err());
        assert!(named("news", "news", "ข่าว").is_err());
    }

    #[test]
    fn a_line_is_put_behind_its_neighbour() {
        assert_eq!(behind("a = 1\nb = 2\n", "a ", "a2 = 3").as_deref(), Some("a = 1\na2 = 3\nb = 2\n"));
        assert_eq!(behind("a = 1\n", "c", "d"), None);
    }
}
