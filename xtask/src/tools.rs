//! What the checks need beside Rust: a browser, a database server, npm packages. Installed when missing.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::outcome::{During, Outcome, fail};
use crate::{postgres, process, workspace};

/// Something that a step of `cargo xtask test` cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Debian's Chromium, for the journeys.
    Browser,
    /// `pdftoppm` and `pdftotext`, to read the papers that the program makes.
    PdfReader,
    /// The PostgreSQL server's own programs.
    Postgres,
    /// schemathesis and what it needs, in an environment of its own under `target/`.
    Python,
    /// The npm packages of a folder, exactly as its lock file says.
    Packages(&'static str),
}

/// Installs those of `tools` that are missing.
pub fn install(tools: &[Tool]) -> Outcome {
    let missing: Vec<&str> = tools.iter().filter_map(|tool| debian(*tool)).collect();
    if !missing.is_empty() {
        from_debian(&missing)?;
    }
    for tool in tools {
        match tool {
            Tool::Packages(folder) => packages(folder)?,
            Tool::Python => environment()?,
            _ => {}
        }
    }
    Ok(())
}

/// The interpreter of the environment with schemathesis.
pub fn python() -> PathBuf {
    workspace::root().join("target/schemathesis/bin/python")
}

/// An environment with exactly the versions of `xtask/api/requirements.txt`, unless it is at least as new as that file.
fn environment() -> Outcome {
    let wanted = workspace::root().join("xtask/api/requirements.txt");
    let mark = workspace::root().join("target/schemathesis/installed");
    if changed(&mark).is_some_and(|then| changed(&wanted) <= Some(then)) {
        return Ok(());
    }
    let folder = workspace::root().join("target/schemathesis");
    process::run(process::program("python3").args(["-m", "venv"]).arg(&folder))?;
    let mut pip = process::program(python());
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--requirement"]).arg(&wanted);
    process::run(&mut pip).during("the packages of xtask/api/requirements.txt")?;
    fs::write(&mark, "").during("cannot note that schemathesis is installed")
}

/// The Debian package to install, unless what it brings is there.
fn debian(tool: Tool) -> Option<&'static str> {
    let (present, package) = match tool {
        Tool::Browser => (Path::new("/usr/bin/chromium").exists(), "chromium"),
        Tool::PdfReader => (process::find("pdftoppm").is_some(), "poppler-utils"),
        Tool::Postgres => (postgres::programs().is_some(), "postgresql"),
        Tool::Python => (process::find("python3").is_some(), "python3-venv"),
        Tool::Packages(_) => return None,
    };
    (!present).then_some(package)
}

fn from_debian(missing: &[&str]) -> Outcome {
    let names = missing.join(" ");
    if !process::is_root() {
        return fail(format!("missing: {names}. Install with: sudo apt-get install {names}"));
    }
    process::run(process::program("apt-get").args(["update", "-qq"]))?;
    process::run(
        process::program("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(missing),
    )
}

/// `npm ci`, unless what is installed is at least as new as the lock file.
fn packages(folder: &str) -> Outcome {
    let folder = workspace::root().join(folder);
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.package-lock.json");
    if changed(&installed).is_some_and(|then| changed(&lock) <= Some(then)) {
        return Ok(());
    }
    let mut npm = process::program("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder);
    process::run(&mut npm).during(format!("packages of {}", folder.display()))
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}
