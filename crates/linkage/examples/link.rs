//! Measuring without the program: `link IN.csv [B.csv] --out pairs.csv [--threshold 0.9] [--threads N] [--model]`.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs, reason = "a tool for whoever measures")]

use std::io::Write as _;
use std::time::Instant;

use linkage::{Linking, Schema, Sheet, Threads};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let threads = option("--threads").map_or(Threads::all(), |n| Threads::new(n.parse().expect("a number")));
    let threshold = option("--threshold").map_or(0.9, |n| n.parse().expect("a probability"));
    let files: Vec<&String> = args.iter().take_while(|arg| !arg.starts_with("--")).collect();
    let start = Instant::now();
    let step = |what: &str| eprintln!("{:7.3} s {what}", start.elapsed().as_secs_f64());
    let sheets: Vec<(Sheet, Schema)> =
        files.iter().map(|file| (Sheet::new(std::fs::read(file).expect("a file")), Schema::default())).collect();
    step("loaded");
    let today = thai::date::CivilDate::constant(2026, 11, 22);
    let reading = linkage::read(&sheets, today, threads, &|_| {}).expect("a register");
    drop(sheets);
    step(&format!("read {} records, {} faults", reading.register.len(), reading.faults.len()));
    let last = std::sync::Mutex::new(0);
    let progress = |stage: linkage::Stage| {
        let kind = match stage {
            linkage::Stage::Reading(_) => 0,
            linkage::Stage::Learning => 1,
            linkage::Stage::Comparing(_) => 2,
            linkage::Stage::Clustering => 3,
        };
        let mut last = last.lock().expect("progress");
        if *last != kind {
            *last = kind;
            step(&format!("{stage:?}"));
        }
    };
    let one_to_one = !args.iter().any(|arg| arg == "--many");
    let linking = Linking { model: None, threshold, one_to_one, threads, progress: &progress };
    let (model, linked) = linking.run(&reading.register);
    step(&format!("{} compared, {} pairs, {} persons", linked.compared, linked.links.len(), linked.clusters.len()));
    let explain = args.iter().any(|arg| arg == "--explain");
    if let Some(out) = option("--out") {
        let mut out = std::io::BufWriter::new(std::fs::File::create(out).expect("an output"));
        writeln!(out, "rec_id_l,rec_id_r,probability,weight").expect("written");
        for link in &linked.links {
            let id = |record: u32| linkage::field(reading.register.rec_id(record as usize));
            let (a, b) = link.records;
            write!(out, "{},{},{:.6},{:.3}", id(a), id(b), link.score.probability, link.score.weight).expect("written");
            if explain {
                let (_, reasons) = model.explain(&reading.register, a, b);
                for reason in reasons {
                    let levels: Vec<String> = reason.levels.iter().map(|(part, level)| format!("{part} {level}")).collect();
                    write!(out, ",{} {:.1}", levels.join(" "), reason.weight).expect("written");
                }
            }
            writeln!(out).expect("written");
        }
    }
    step("written");
    if args.iter().any(|arg| arg == "--model") {
        println!("{model:#?}");
    }
}
