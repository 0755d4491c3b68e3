//! `cargo xtask letters-bench`: the registers of an office with a million letters, driven over HTTP, and the papers of its letters;
//! the table stands in `docs/letters.md`.

mod office;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::client::Client;
use super::figures::{milliseconds, percentile, thousands};
use super::load::{self, Times};
use super::order::{Engine, Order};
use super::seeding::{self, Seeding};
use super::server::Server;
use super::{RATE, SATURATED, machine, open_database};
use crate::outcome::{During, Outcome};
use crate::workspace;
use office::{Deed, Office};

/// Letters, when nobody says.
const LETTERS: u64 = 1_000_000;
/// Numbers that two clerks take at once.
const NUMBERS: usize = 10_000;
/// How often each kind of paper is made before it is timed, and then.
const WARM: usize = 5;
const TIMED: usize = 60;

/// What one engine gave.
struct Measured {
    engine: Engine,
    seeding: Seeding,
    size: u64,
    pages: Times,
    reading: load::Throughput,
    numbering: Duration,
    papers: Vec<(&'static str, Vec<Duration>)>,
    memory: u64,
}

/// Measures everything once on each engine and writes the table.
pub fn run(arguments: &[String]) -> Outcome {
    let mut order = Order::parse(arguments)?;
    if order.letters == 0 {
        order.letters = LETTERS;
    }
    order = Order { persons: 300, cases: 1, records: 0, ..order };
    let binary = workspace::kueakun(&order.profile)?;
    let folder = workspace::empty_folder("letters-bench")?;
    let disk = machine::fdatasync(&folder)?;
    let mut text = circumstances(&order, arguments, disk)?;
    for engine in &order.engines {
        text.push_str(&table(&on(*engine, &binary, &folder, &order)?, order.seconds));
    }
    println!("\n{text}");
    if order.profile != "release" {
        return Ok(());
    }
    let path = workspace::root().join("docs/letters.md");
    fs::write(&path, text).during(format!("cannot write {}", path.display()))
}

fn on(engine: Engine, binary: &Path, folder: &Path, order: &Order) -> Outcome<Measured> {
    let folder = folder.join(engine.name());
    let opened = open_database(engine, &folder)?;
    let seeding = seeding::seed(binary, &folder, &opened.address, order)?;
    let size = opened.size(&folder)?;
    let (server, _) = Server::start(binary, &folder, &opened.address)?;
    let office = Office::prepare(server.address())?;
    let pages = load::open(
        RATE,
        order.seconds,
        |client, turn| office.perform(client, Deed::ALL[turn % Deed::ALL.len()], turn),
        server.address(),
    )?;
    let reading = load::closed(super::CONNECTIONS, SATURATED, server.address(), |client, turn| {
        office.perform(client, Deed::ALL[turn % Deed::ALL.len()], turn)
    })?;
    let start = Instant::now();
    load::counted(2, NUMBERS, server.address(), |client, turn| office.reserve(client, turn))?;
    let numbering = start.elapsed();
    let papers = papers(&office, &server)?;
    let memory = server.usage()?.most_memory;
    Ok(Measured { engine, seeding, size, pages, reading, numbering, papers, memory })
}

/// How long drafts of each kind take to set.
fn papers(office: &Office, server: &Server) -> Outcome<Vec<(&'static str, Vec<Duration>)>> {
    let mut client = Client::new(server.address());
    let mut papers = Vec::new();
    for kind in office::KINDS {
        let mut times = Vec::new();
        for turn in 0..WARM + TIMED {
            // Another letter each time, for the parts of the last ones are remembered.
            let draft = office.draft(&mut client, kind, turn)?;
            let start = Instant::now();
            office.paper(&mut client, &draft)?;
            if turn >= WARM {
                times.push(start.elapsed());
            }
        }
        papers.push((kind, times));
    }
    let mut times = Vec::new();
    for turn in 0..WARM + TIMED {
        let start = Instant::now();
        office.preview(&mut client, "external", turn)?;
        if turn >= WARM {
            times.push(start.elapsed());
        }
    }
    papers.push(("preview as one types, with its page", times));
    Ok(papers)
}

fn circumstances(order: &Order, arguments: &[String], disk: Duration) -> Outcome<String> {
    let machine::Machine { cores, memory, processor } = machine::describe()?;
    let date = order.date.as_deref().map_or(String::new(), |date| format!(" on {date}"));
    Ok(format!(
        "# Letters, measured\n\n`{}`{date}. {} letters of ten years in the registers of three offices, six in ten of them in the one \
         that is asked.\n{cores} cores ({processor}), {:.1} GiB of memory, shared by the program, the database and the load \
         generator; fdatasync of 4 KiB on this disk: {} (median).\n",
        format!("cargo xtask letters-bench {}", arguments.join(" ")).trim(),
        thousands(order.letters),
        memory as f64 / 1024.0 / 1024.0,
        milliseconds(disk),
    ))
}

fn table(measured: &Measured, length: Duration) -> String {
    let mut text = format!(
        "\n## {}\n\n{RATE} requests a second, mixed, for {} s. Times count from the moment a request was due. Goal: p95 at most \
         20 ms.\n\n| what | done | p50 | p95 | p99 | most |\n|---|---:|---:|---:|---:|---:|\n",
        measured.engine.name(),
        length.as_secs()
    );
    let line = |name: &str, times: &[Duration], goal: u64| {
        let at = |percent| milliseconds(percentile(times, percent));
        let mark = if percentile(times, 95) > Duration::from_millis(goal) { " (over the goal)" } else { "" };
        format!("| {name} | {} | {} | {}{mark} | {} | {} |\n", times.len(), at(50), at(95), at(99), at(100))
    };
    text.extend(measured.pages.iter().map(|(name, times)| line(name, times, 20)));
    text.push_str(&format!(
        "\nAs fast as they come on {} connections: {:.0} of these pages a second. {} numbers taken by two clerks at once: {:.0} a \
         second. Seeding: {:.0} rows a second. Database: {:.2} GiB. Most memory of the program: {} MiB.\n",
        super::CONNECTIONS,
        measured.reading.per_second(),
        thousands(NUMBERS as u64),
        NUMBERS as f64 / measured.numbering.as_secs_f64(),
        measured.seeding.per_second(),
        measured.size as f64 / 1024.0 / 1024.0 / 1024.0,
        measured.memory / 1024,
    ));
    text.push_str("\nPapers, each set anew. Goal: p95 at most 60 ms.\n\n| kind | done | p50 | p95 | p99 | most |\n|---|---:|---:|---:|---:|---:|\n");
    text.extend(measured.papers.iter().map(|(kind, times)| line(kind, times, 60)));
    text
}
