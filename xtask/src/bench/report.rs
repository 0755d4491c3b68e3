//! The table in `docs/bench.md`.

use std::time::Duration;

use super::figures::{milliseconds, percentile, thousands};
use super::load::{Name, Throughput, Times};
use super::machine::Machine;
use super::order::Order;
use super::{CONNECTIONS, RATE};

/// Everything that was measured in one run.
#[derive(Debug)]
pub struct Report {
    /// What was asked for.
    pub order: Order,
    /// Where it was measured.
    pub machine: Machine,
    /// Median fdatasync of 4 KiB.
    pub disk: Duration,
    /// Making the data.
    pub seeding: Duration,
    /// From the start of the program to its first page.
    pub first_page: Duration,
    /// The mixed run.
    pub mixed: Times,
    /// Processor time of the mixed run.
    pub mixed_cpu: Duration,
    /// Pages, as fast as they come.
    pub reading: Throughput,
    /// Saves of each kind, as fast as they come.
    pub saving: Vec<(Name, Throughput)>,
    /// Most resident memory over the whole run, in KiB.
    pub memory: u64,
    /// The compiler after one touched file.
    pub rebuild: Duration,
}

impl Report {
    /// The whole page.
    pub fn render(&self) -> String {
        ["# Measured\n".to_owned(), self.circumstances(), self.latencies(), self.limits()].join("\n")
    }

    fn circumstances(&self) -> String {
        let Order { persons, cases, records, date, command, .. } = &self.order;
        let date = date.as_deref().map_or(String::new(), |date| format!(" on {date}"));
        let Machine { cores, memory, processor } = &self.machine;
        format!(
            "`{command}`{date}. {} persons, {} cases, {} records on SQLite; made in {:.1} s.\n\
             {cores} cores ({processor}), {:.1} GiB of memory, shared by the program and the load generator; \
             fdatasync of 4 KiB on this disk: {} (median).\n",
            thousands(*persons),
            thousands(*cases),
            thousands(*records),
            self.seeding.as_secs_f64(),
            *memory as f64 / 1024.0 / 1024.0,
            milliseconds(self.disk),
        )
    }

    fn latencies(&self) -> String {
        let mut text = format!(
            "## {RATE} requests a second, mixed, for {} s\n\n\
             Times count from the moment a request was due. Goal: p95 of each at most 20 ms.\n\n\
             | what | requests | p50 | p95 | p99 | most |\n|---|---:|---:|---:|---:|---:|\n",
            self.order.seconds.as_secs()
        );
        for (name, times) in &self.mixed {
            let at = |percent| milliseconds(percentile(times, percent));
            text.push_str(&format!(
                "| {name} | {} | {} | {} | {} | {} |\n",
                times.len(),
                at(50),
                at(95),
                at(99),
                at(100)
            ));
        }
        let share = self.mixed_cpu.as_secs_f64() / self.order.seconds.as_secs_f64() * 100.0;
        text.push_str(&format!("\nProcessor meanwhile: {share:.0} % of one core.\n"));
        text
    }

    fn limits(&self) -> String {
        let mut rows = vec![(
            format!("list and case pages a second, {CONNECTIONS} kept-open connections"),
            format!("{:.0}", self.reading.per_second()),
            "≥ 1,500",
        )];
        rows.extend(self.saving.iter().map(|(name, throughput)| {
            (format!("durable: {name}, a second"), format!("{:.0}", throughput.per_second()), "≥ 1,500")
        }));
        rows.extend([
            (
                "most resident memory over the whole run".to_owned(),
                format!("{:.0} MiB", self.memory as f64 / 1024.0),
                "≤ 150 MiB",
            ),
            ("start to first page".to_owned(), format!("{:.2} s", self.first_page.as_secs_f64()), "≤ 1 s"),
            (
                "`cargo check -p cases` after touching its `rules.rs`".to_owned(),
                format!("{:.1} s", self.rebuild.as_secs_f64()),
                "≤ 10 s",
            ),
        ]);
        let mut text = "## At the limit\n\n| what | measured | goal |\n|---|---:|---:|\n".to_owned();
        for (what, measured, goal) in rows {
            text.push_str(&format!("| {what} | {measured} | {goal} |\n"));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_its_circumstances_and_each_figure() {
        let report = Report {
            order: Order::parse(&["--date".to_owned(), "2026-11-22".to_owned()]).unwrap(),
            machine: Machine { cores: 2, memory: 25_165_824, processor: "X".to_owned() },
            disk: Duration::from_micros(900),
            seeding: Duration::from_secs(40),
            first_page: Duration::from_millis(310),
            mixed: Times::from([("case page", vec![Duration::from_millis(4); 20])]),
            mixed_cpu: Duration::from_secs(6),
            reading: Throughput { done: 30_000, took: Duration::from_secs(15) },
            saving: vec![("save a visit", Throughput { done: 24_000, took: Duration::from_secs(15) })],
            memory: 122_880,
            rebuild: Duration::from_millis(4_200),
        };
        let page = report.render();
        for part in [
            "`cargo xtask bench --date 2026-11-22` on 2026-11-22",
            "100,000 persons, 10,000 cases, 200,000 records",
            "2 cores (X), 24.0 GiB",
            "0.90 ms (median)",
            "| case page | 20 | 4.00 ms | 4.00 ms | 4.00 ms | 4.00 ms |",
            "10 % of one core",
            "| 2000 | ≥ 1,500 |",
            "| durable: save a visit, a second | 1600 | ≥ 1,500 |",
            "| 120 MiB | ≤ 150 MiB |",
            "| 0.31 s | ≤ 1 s |",
            "| 4.2 s | ≤ 10 s |",
        ] {
            assert!(page.contains(part), "no `{part}` in\n{page}");
        }
    }
}
