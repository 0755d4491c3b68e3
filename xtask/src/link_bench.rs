//! `cargo xtask link-bench`: how well and how fast records of one person are found, beside Splink, on FEBRL's sets and on
//! invented Thai registers; writes `docs/linkage.md`.

mod ours;
mod peer;
mod report;
mod truth;

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::{During, Outcome, fail};
use crate::{process, workspace};
use ours::Run;
use truth::{Quality, Truth};

/// The register that the crate was tuned on, and those that it had not seen.
const TUNED: u64 = 1;
const UNSEEN: [u64; 3] = [11, 12, 13];

/// Records of a Thai register, and of the large one.
const RECORDS: usize = 1_000_000;
const MANY: usize = 10_000_000;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Order {
    date: String,
    /// Whether Splink takes a Thai register, too; that takes minutes.
    peer: bool,
    /// Whether ten million records are linked; that takes a few gigabytes.
    many: bool,
    /// A built program to measure instead of the crate's own example.
    program: Option<PathBuf>,
}

/// One line of the tables.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    what: String,
    who: &'static str,
    quality: Quality,
    seconds: f64,
    /// Seconds of preparing the columns before that, where it is done apart.
    prepared: Option<f64>,
    mebibytes: u64,
}

/// Measures everything once and writes the page.
pub fn run(arguments: &[String]) -> Outcome {
    let order = Order::parse(arguments)?;
    let examples = examples()?;
    let program = order.program.clone().map_or_else(|| vec![examples.join("link")], |path| vec![path, "link".into()]);
    let folder = workspace::target()?.join("link-bench");
    fs::create_dir_all(&folder).during(format!("cannot make {}", folder.display()))?;
    peer::install(&folder)?;
    peer::data(&folder)?;
    let mut lines = febrl(&program, &folder)?;
    for seed in [TUNED].into_iter().chain(UNSEEN) {
        lines.extend(thai(&program, &examples, &folder, RECORDS, seed, order.peer && seed == UNSEEN[0])?);
    }
    let one = one(&examples, &folder)?;
    if order.many {
        lines.extend(thai(&program, &examples, &folder, MANY, UNSEEN[0], false)?);
    }
    let text = report::render(&order.command(), &order.date, &lines, &one)?;
    println!("\n{text}");
    let path = workspace::root().join("docs/linkage.md");
    fs::write(&path, text).during(format!("cannot write {}", path.display()))
}

impl Order {
    fn parse(words: &[String]) -> Outcome<Self> {
        let mut order = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().cloned().during(format!("{word} wants a value"));
            match word.as_str() {
                "--date" => order.date = value()?,
                "--program" => order.program = Some(value()?.into()),
                "--peer" => order.peer = true,
                "--many" => order.many = true,
                unknown => return fail(format!("there is no option `{unknown}`")),
            }
        }
        Ok(order)
    }

    fn command(&self) -> String {
        let flags = [(self.peer, " --peer"), (self.many, " --many")];
        let said: String = flags.iter().filter(|(said, _)| *said).map(|(_, flag)| *flag).collect();
        format!("cargo xtask link-bench{said}")
    }
}

/// The folder with the crate's examples, built.
fn examples() -> Outcome<PathBuf> {
    process::run(process::cargo().args(["build", "--release", "--package", "linkage", "--examples"]))?;
    Ok(workspace::target()?.join("release/examples"))
}

fn febrl(program: &[PathBuf], folder: &Path) -> Outcome<Vec<Line>> {
    let mut lines = Vec::new();
    for (kind, deed, files) in
        [("febrl3", "dedupe", &["febrl3.csv"][..]), ("febrl4", "match", &["febrl4a.csv", "febrl4b.csv"][..])]
    {
        let truth = Truth::of_links(&folder.join(format!("{kind}.links.csv")))?;
        let files: Vec<PathBuf> = files.iter().map(|name| folder.join(name)).collect();
        lines.push(ours::best_of(
            3,
            &Run { program, deed, files: &files, out: &folder.join("pairs.csv") },
            kind,
            &truth,
        )?);
        lines.extend(peer::febrl(kind, folder)?);
    }
    Ok(lines)
}

fn thai(
    program: &[PathBuf],
    examples: &Path,
    folder: &Path,
    records: usize,
    seed: u64,
    with_peer: bool,
) -> Outcome<Vec<Line>> {
    let (register, labels) = (folder.join("thai.csv"), folder.join("thai.labels.csv"));
    let mut generator = process::program(examples.join("thai_register"));
    generator.args(["--records", &records.to_string(), "--seed", &seed.to_string(), "--out"]).arg(&register);
    process::run(generator.arg("--labels").arg(&labels))?;
    let truth = Truth::of_labels(&labels)?;
    let what = format!("Thai, {records} records, seed {seed}{}", if seed == TUNED { " (tuned on)" } else { "" });
    let run = Run { program, deed: "dedupe", files: std::slice::from_ref(&register), out: &folder.join("pairs.csv") };
    let times = if records == MANY { 1 } else { 2 };
    let mut lines = vec![ours::best_of(times, &run, &what, &truth)?];
    if with_peer {
        lines.extend(peer::thai(folder, &register, &labels, &what)?);
    }
    Ok(lines)
}

/// What one new person takes against the register that was made last.
fn one(examples: &Path, folder: &Path) -> Outcome<String> {
    process::output(process::program(examples.join("one")).arg(folder.join("thai.csv")).arg("2000"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_understood() {
        let words = ["--date", "2026-11-22", "--many"].map(str::to_owned);
        let order = Order::parse(&words).unwrap();
        assert_eq!((order.date.as_str(), order.many, order.peer), ("2026-11-22", true, false));
        assert_eq!(order.command(), "cargo xtask link-bench --many");
        assert!(Order::parse(&["--fast".to_owned()]).is_err());
        assert!(Order::parse(&["--date".to_owned()]).is_err());
    }
}
