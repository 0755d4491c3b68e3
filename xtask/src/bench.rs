//! `cargo xtask bench`: seeds a database, drives the real program over HTTP and writes what it measured to
//! `docs/bench.md`. Another profile than `release` is measured and shown, and not written down.

mod client;
mod figures;
mod journey;
mod load;
mod machine;
mod order;
mod rebuild;
mod reply;
mod report;
mod server;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::outcome::{During, Outcome};
use crate::{process, workspace};
use journey::{Deed, Journey};
use order::Order;
use report::Report;
use server::Server;

/// Requests a second in the mixed run.
const RATE: u32 = 50;

/// Connections kept open while the program is driven as hard as it goes.
const CONNECTIONS: usize = 16;

/// How long each saturated run lasts.
const SATURATED: Duration = Duration::from_secs(15);

/// Measures everything once and writes the table.
pub fn run(arguments: &[String]) -> Outcome {
    let order = Order::parse(arguments)?;
    let binary = workspace::kueakun(&order.profile)?;
    let folder = workspace::empty_folder("bench")?;
    let database = format!("sqlite:{}", folder.join("kueakun.db").display());

    let seeding = seed(&binary, &folder, &database, &order)?;
    let disk = machine::fdatasync(&folder)?;
    let (server, first_page) = Server::start(&binary, &folder, &database)?;
    let journey = Journey::prepare(server.address())?;

    let before = server.usage()?;
    let mixed = load::open(
        RATE,
        order.seconds,
        |client, turn| journey.perform(client, Deed::of_turn(turn), turn),
        server.address(),
    )?;
    let after = server.usage()?;
    let reading = saturate(&server, &journey, &[Deed::CaseList, Deed::CasePage])?;
    let saving = [Deed::SaveVisit, Deed::GiveService, Deed::Register]
        .map(|deed| Ok((deed.name(), saturate(&server, &journey, &[deed])?)))
        .into_iter()
        .collect::<Outcome<Vec<_>>>()?;
    let end = server.usage()?;
    drop(server);

    let report = Report {
        order,
        machine: machine::describe()?,
        disk,
        seeding,
        first_page,
        mixed,
        mixed_cpu: after.cpu.saturating_sub(before.cpu),
        reading,
        saving,
        memory: end.most_memory,
        rebuild: rebuild::check_of_cases()?,
    };
    let text = report.render();
    println!("\n{text}");
    if report.order.profile != "release" {
        return Ok(());
    }
    let path = workspace::root().join("docs/bench.md");
    fs::write(&path, text).during(format!("cannot write {}", path.display()))
}

fn seed(binary: &Path, folder: &Path, database: &str, order: &Order) -> Outcome<Duration> {
    let start = Instant::now();
    let mut command = process::program(binary);
    command.args(["demo", "--seed-only", "--database", database, "--data"]);
    command.arg(folder);
    for (option, count) in [("--persons", order.persons), ("--cases", order.cases), ("--records", order.records)] {
        command.args([option, &count.to_string()]);
    }
    process::run(&mut command)?;
    Ok(start.elapsed())
}

fn saturate(server: &Server, journey: &Journey, deeds: &[Deed]) -> Outcome<load::Throughput> {
    load::closed(CONNECTIONS, SATURATED, server.address(), |client, turn| {
        journey.perform(client, deeds[turn % deeds.len()], turn)
    })
}
