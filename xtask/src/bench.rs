//! `cargo xtask bench`: seeds a database, drives the real program over HTTP and writes what it measured to
//! `docs/bench.md`, and of PostgreSQL to `docs/bench-postgresql.md`. Another profile than `release` is measured and shown,
//! and not written down.

mod client;
mod deeds;
mod figures;
mod journey;
pub mod letters;
mod load;
pub mod machine;
mod merging;
mod order;
mod pages;
mod rebuild;
mod reply;
mod report;
mod seeding;
mod server;
mod sheets;
mod typed;
mod writing;

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::outcome::{During, Outcome};
use crate::{postgres, workspace};
use deeds::Deed;
use journey::Journey;
use order::{Engine, Order};
use report::{Longest, Measured, Report};
use server::Server;

/// Requests a second in the mixed run.
const RATE: u32 = 50;

/// Connections kept open while the program is driven as hard as it goes.
const CONNECTIONS: usize = 16;

/// How long each saturated run lasts.
const SATURATED: Duration = Duration::from_secs(15);

/// Measures everything once on each engine and writes the tables.
pub fn run(arguments: &[String]) -> Outcome {
    let order = Order::parse(arguments)?;
    let binary = workspace::kueakun(&order.profile)?;
    let folder = workspace::empty_folder("bench")?;
    let disk = machine::fdatasync(&folder)?;
    let (machine, rebuild) = (machine::describe()?, rebuild::check_of_cases()?);
    for engine in &order.engines {
        let measured = on(*engine, &binary, &folder, &order)?;
        let text = Report { order: &order, machine: &machine, disk, measured, rebuild }.render();
        println!("\n{text}");
        if order.profile == "release" {
            let path = workspace::root().join("docs").join(engine.page());
            fs::write(&path, text).during(format!("cannot write {}", path.display()))?;
        }
    }
    Ok(())
}

/// Everything on one engine.
fn on(engine: Engine, binary: &Path, folder: &Path, order: &Order) -> Outcome<Measured> {
    let folder = folder.join(engine.name());
    let opened = open_database(engine, &folder)?;
    let seeding = seeding::seed(binary, &folder, &opened.address, order)?;
    let size = opened.size(&folder)?;
    let (server, first_page) = Server::start(binary, &folder, &opened.address)?;
    let journey = Journey::prepare(server.address(), order.persons)?;
    let before = server.usage()?;
    let mixed = load::open(
        RATE,
        order.seconds,
        |client, turn| journey.perform(client, Deed::of_turn(turn), turn),
        server.address(),
    )?;
    let after = server.usage()?;
    let reading = saturate(&server, &journey, &[Deed::CaseList, Deed::CasePage])?;
    let searching = saturate(&server, &journey, &Deed::SEARCHES)?;
    let saving = [Deed::SaveVisit, Deed::GiveService, Deed::Register]
        .map(|deed| Ok((deed.name(), saturate(&server, &journey, &[deed])?)))
        .into_iter()
        .collect::<Outcome<Vec<_>>>()?;
    let longest = Longest {
        commit: server.metric("kueakun_db_commit_seconds_max")?,
        fold: server.metric("kueakun_db_fold_seconds_max")?,
    };
    let merging = merging::measure(&server, &journey)?;
    let memory = server.usage()?.most_memory;
    let written = journey.write_papers(server.address())?;
    let sheets = sheets::measure(&server, &journey, &written)?;
    let mixed_cpu = after.cpu.saturating_sub(before.cpu);
    Ok(Measured {
        engine,
        seeding,
        size,
        first_page,
        mixed,
        mixed_cpu,
        reading,
        searching,
        saving,
        longest,
        merging,
        memory,
        sheets,
    })
}

/// An empty database, and the server that it lies on.
struct Opened {
    cluster: Option<postgres::Server>,
    address: String,
}

fn open_database(engine: Engine, folder: &Path) -> Outcome<Opened> {
    fs::create_dir_all(folder).during("a folder for the data")?;
    match engine {
        Engine::Sqlite => {
            Ok(Opened { cluster: None, address: format!("sqlite:{}", folder.join("kueakun.db").display()) })
        }
        Engine::Postgres => {
            let cluster = postgres::Server::durable()?;
            let address = cluster.fresh("kueakun")?;
            Ok(Opened { cluster: Some(cluster), address })
        }
    }
}

impl Opened {
    /// Bytes of the database.
    fn size(&self, folder: &Path) -> Outcome<u64> {
        match &self.cluster {
            None => machine::length(&folder.join("kueakun.db")),
            Some(cluster) => cluster.size("kueakun"),
        }
    }
}

fn saturate(server: &Server, journey: &Journey, deeds: &[Deed]) -> Outcome<load::Throughput> {
    load::closed(CONNECTIONS, SATURATED, server.address(), |client, turn| {
        journey.perform(client, deeds[turn % deeds.len()], turn)
    })
}
