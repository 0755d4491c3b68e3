//! The program's `link` command without the program, for measuring: `link dedupe IN.csv --out pairs.csv`,
//! `link match A.csv B.csv --out pairs.csv`, with `--threshold`, `--clusters`, `--explain`, `--threads`.
#![allow(clippy::expect_used, missing_docs, reason = "a tool for whoever measures")]

use std::fs::{self, File};
use std::io::BufWriter;
use std::sync::Mutex;
use std::time::Instant;

use linkage::{Linking, Schema, Sheet, Stage, Threads};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let flag = |name: &str| args.iter().any(|arg| arg == name);
    let threads = option("--threads").map_or(Threads::all(), |n| Threads::new(n.parse().expect("a number")));
    let threshold = option("--threshold").map_or(0.9, |n| n.parse().expect("a probability"));
    let files = args.iter().skip(1).take_while(|arg| !arg.starts_with("--"));
    let start = Instant::now();
    let step = |what: &str| eprintln!("{:7.3} s {what}", start.elapsed().as_secs_f64());
    let sheets: Vec<(Sheet, Schema)> =
        files.map(|file| (Sheet::new(fs::read(file).expect("a file")), Schema::default())).collect();
    step("loaded");
    let today = thai::date::CivilDate::constant(2026, 11, 22);
    let reading = linkage::read(&sheets, today, threads, &|_| {}).expect("a register");
    drop(sheets);
    step(&format!("read {} records, {} faults", reading.register.len(), reading.faults.len()));
    let last = Mutex::new("");
    let progress = |stage: Stage| {
        let name = match stage {
            Stage::Learning => "learning",
            Stage::Comparing(_) => "comparing",
            Stage::Clustering => "clustering",
        };
        if std::mem::replace(&mut *last.lock().expect("progress"), name) != name {
            step(name);
        }
    };
    let linking = Linking { model: None, threshold, one_to_one: !flag("--many"), threads, progress: &progress };
    let (model, linked) = linking.run(&reading.register);
    step(&format!("{} compared, {} pairs, {} persons", linked.compared, linked.links.len(), linked.clusters.len()));
    let create = |path: &String| BufWriter::new(File::create(path).expect("an output"));
    if let Some(out) = option("--out") {
        let explain = flag("--explain").then_some(&model);
        linkage::write_pairs(&mut create(out), &reading.register, &linked, explain).expect("written");
    }
    if let Some(out) = option("--clusters") {
        linkage::write_clusters(&mut create(out), &reading.register, &linked).expect("written");
    }
    step("written");
    if flag("--model") {
        eprintln!("{model:#?}");
    }
}
