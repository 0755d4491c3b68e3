//! Splink, in an environment of its own under `target/`, by `xtask/link/peer.py`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Line;
use super::truth::Quality;
use crate::outcome::{During, Outcome};
use crate::{process, workspace};

/// Installs the versions of `xtask/link/requirements.txt`, unless they are there.
pub fn install(folder: &Path) -> Outcome {
    let mark = folder.join("venv/installed");
    let wanted = workspace::root().join("xtask/link/requirements.txt");
    let versions = fs::read_to_string(&wanted).during("cannot read xtask/link/requirements.txt")?;
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == versions) {
        return Ok(());
    }
    process::run(process::program("python3").args(["-m", "venv"]).arg(folder.join("venv")))?;
    let mut pip = process::program(folder.join("venv/bin/python"));
    process::run(pip.args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&wanted))?;
    fs::write(&mark, versions).during("cannot note that Splink is installed")
}

/// Writes FEBRL's sets into the folder.
pub fn data(folder: &Path) -> Outcome {
    process::run(script(folder).arg("data").arg(folder))
}

/// Splink on one of FEBRL's sets.
pub fn febrl(kind: &str, folder: &Path) -> Outcome<Vec<Line>> {
    lines(&process::output(script(folder).arg(kind).arg(folder))?, |_| kind.to_owned())
}

/// Splink on a Thai register, at three thresholds.
pub fn thai(folder: &Path, register: &Path, labels: &Path, what: &str) -> Outcome<Vec<Line>> {
    let told = process::output(script(folder).arg("thai").arg(register).arg(labels))?;
    lines(&told, |set| format!("{what}, p ≥ {}", set.trim_start_matches("thai ")))
}

fn script(folder: &Path) -> std::process::Command {
    let mut python = process::program(folder.join("venv/bin/python"));
    python.arg(workspace::root().join("xtask/link/peer.py"));
    python
}

/// The lines of JSON among what it told.
fn lines(told: &str, name: impl Fn(&str) -> String) -> Outcome<Vec<Line>> {
    told.lines().filter(|line| line.starts_with('{')).map(|line| read(line, &name)).collect()
}

fn read(line: &str, name: &impl Fn(&str) -> String) -> Outcome<Line> {
    let told: Value = serde_json::from_str(line).during(format!("peer.py told `{line}`"))?;
    let number = |key: &str| told[key].as_f64().during(format!("peer.py told no {key}"));
    Ok(Line {
        what: name(told["set"].as_str().unwrap_or_default()),
        who: "Splink 5.0.0",
        quality: Quality { precision: number("precision")?, recall: number("recall")? },
        seconds: number("seconds")?,
        prepared: told["prepared"].as_f64(),
        mebibytes: number("kib")? as u64 / 1024,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_of_json_are_read() {
        let told = "noise\n{\"set\":\"thai 0.9\",\"precision\":1.0,\"recall\":0.5,\"seconds\":2.5,\"kib\":2048,\"prepared\":1.5}\n";
        let read = lines(told, str::to_uppercase).unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].what.as_str(), read[0].mebibytes, read[0].prepared), ("THAI 0.9", 2, Some(1.5)));
        assert!(lines("{\"set\":\"x\"}", str::to_owned).is_err());
    }
}
