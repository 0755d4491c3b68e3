//! The page of an engine: `docs/bench.md` for SQLite, `docs/bench-postgresql.md`.

use std::time::Duration;

use super::deeds::FIGURES;
use super::figures::{milliseconds, percentile, thousands};
use super::load::{Name, Throughput, Times};
use super::machine::Machine;
use super::merging::{self, Merging};
use super::order::{Engine, Order};
use super::seeding::Seeding;
use super::sheets::Sheets;
use super::{CONNECTIONS, RATE};

/// Everything that was measured in one run on one engine.
#[derive(Debug)]
pub struct Report<'a> {
    /// What was asked for.
    pub order: &'a Order,
    /// Where it was measured.
    pub machine: &'a Machine,
    /// Median fdatasync of 4 KiB.
    pub disk: Duration,
    /// What the engine gave.
    pub measured: Measured,
    /// The compiler after one touched file.
    pub rebuild: Duration,
}

/// The longest that the disk was waited for while everything was saved.
#[derive(Debug, Clone, Copy)]
pub struct Longest {
    /// One commit.
    pub commit: Duration,
    /// Folding the write-ahead log.
    pub fold: Duration,
}

/// Everything that was measured on one engine.
#[derive(Debug)]
pub struct Measured {
    /// Which.
    pub engine: Engine,
    /// Making the data.
    pub seeding: Seeding,
    /// Bytes of the database after that.
    pub size: u64,
    /// From the start of the program to its first page.
    pub first_page: Duration,
    /// The mixed run.
    pub mixed: Times,
    /// Processor time of the mixed run.
    pub mixed_cpu: Duration,
    /// Pages, as fast as they come.
    pub reading: Throughput,
    /// Searches, as fast as they come.
    pub searching: Throughput,
    /// Saves of each kind, as fast as they come.
    pub saving: Vec<(Name, Throughput)>,
    /// What the disk kept them waiting for.
    pub longest: Longest,
    /// Two records of one person made one.
    pub merging: Merging,
    /// Most resident memory over all that, in KiB.
    pub memory: u64,
    /// The papers as PDF, made after that.
    pub sheets: Sheets,
}

/// A line of the table: what, measured, goal.
type Row = (String, String, &'static str);

impl Report<'_> {
    /// The whole page.
    pub fn render(&self) -> String {
        let measured = &self.measured;
        [
            format!("# Measured on {}\n", measured.engine.name()),
            self.circumstances(),
            measured.latencies(self.order.seconds),
            measured.limits(),
            measured.papers(),
            format!(
                "`cargo check -p cases` after touching its `rules.rs`: {:.1} s (goal: at most 10 s).\n",
                self.rebuild.as_secs_f64()
            ),
        ]
        .join("\n")
    }

    fn circumstances(&self) -> String {
        let Order { persons, cases, records, date, command, .. } = self.order;
        let date = date.as_deref().map_or(String::new(), |date| format!(" on {date}"));
        let Machine { cores, memory, processor } = self.machine;
        format!(
            "`{command}`{date}. {} persons, {} cases, {} records (papers with their signatures, services, follow-ups).\n\
             {cores} cores ({processor}), {:.1} GiB of memory, shared by the program, the database and the load generator; \
             fdatasync of 4 KiB on this disk: {} (median).\n",
            thousands(*persons),
            thousands(*cases),
            thousands(*records),
            *memory as f64 / 1024.0 / 1024.0,
            milliseconds(self.disk),
        )
    }
}

impl Measured {
    fn latencies(&self, length: Duration) -> String {
        let mut text = format!(
            "{RATE} requests a second, mixed, for {} s. Times count from the moment a request was due. Goal: p95 of each at \
             most 20 ms, of the figures 100 ms. To co-sign a plan and to begin one are two \
             requests each, the others one.\n\n\
             | what | done | p50 | p95 | p99 | most |\n|---|---:|---:|---:|---:|---:|\n",
            length.as_secs()
        );
        for (name, times) in &self.mixed {
            let at = |percent| milliseconds(percentile(times, percent));
            let mark = if percentile(times, 95) > goal(name) { " (over the goal)" } else { "" };
            text.push_str(&format!(
                "| {name} | {} | {} | {}{mark} | {} | {} |\n",
                times.len(),
                at(50),
                at(95),
                at(99),
                at(100)
            ));
        }
        let share = self.mixed_cpu.as_secs_f64() / length.as_secs_f64() * 100.0;
        text.push_str(&format!("\nProcessor of the program meanwhile: {share:.0} % of one core.\n"));
        text
    }

    fn limits(&self) -> String {
        let mut text = format!("{CONNECTIONS} connections, each as fast as it is answered:\n\n");
        text.push_str("| what | measured | goal |\n|---|---:|---:|\n");
        for (what, measured, goal) in self.rows() {
            text.push_str(&format!("| {what} | {measured} | {goal} |\n"));
        }
        text
    }

    fn papers(&self) -> String {
        let Sheets { times, memory: (before, after) } = &self.sheets;
        let mut text = String::from(
            "The papers as PDF, asked for over HTTP one after the other, different ones of a kind in turn. Goal: 60 ms.\n\n\
             | paper | p50 | p95 | most |\n|---|---:|---:|---:|\n",
        );
        for (kind, times) in times {
            let at = |percent| milliseconds(percentile(times, percent));
            let over = percentile(times, 50) > Duration::from_millis(60);
            let mark = if over { " (over the goal)" } else { "" };
            text.push_str(&format!("| {kind} | {}{mark} | {} | {} |\n", at(50), at(95), at(100)));
        }
        let mib = |kib: &u64| *kib as f64 / 1024.0;
        text.push_str(&format!(
            "\nResident memory before 1,000 of them {:.0} MiB, after them {:.0} MiB.\n",
            mib(before),
            mib(after)
        ));
        text
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = vec![
            ("list and case pages a second".to_owned(), format!("{:.0}", self.reading.per_second()), "≥ 1,500"),
            ("searches of persons a second".to_owned(), format!("{:.0}", self.searching.per_second()), "≥ 300"),
        ];
        for (name, throughput) in &self.saving {
            rows.push((format!("durable: {name}, a second"), format!("{:.0}", throughput.per_second()), "≥ 1,500"));
            let at = |percent| milliseconds(percentile(&throughput.times, percent));
            rows.push((format!("{name}: p99, longest stall"), format!("{}, {}", at(99), at(100)), "≤ 20 ms"));
        }
        let Longest { commit, fold } = self.longest;
        if !fold.is_zero() {
            rows.push((
                "of these stalls: the longest for folding the log, the longest commit".to_owned(),
                format!("{}, {}", milliseconds(fold), milliseconds(commit)),
                "≤ 20 ms",
            ));
        }
        let Merging { took, longest_save } = &self.merging;
        rows.push((
            format!("merging a person with {} cases; longest that a save of others took meanwhile", merging::CASES),
            format!("{}, {}", milliseconds(percentile(took, 50)), milliseconds(*longest_save)),
            "≤ 100 ms",
        ));
        let Seeding { took, rows: made } = self.seeding;
        let making = format!("{:.0} rows, {:.0} s", self.seeding.per_second(), took.as_secs_f64());
        rows.extend([
            (format!("making the data: {} rows, a second; in all", thousands(made)), making, "≥ 20,000"),
            ("the database".to_owned(), format!("{:.2} GiB", self.size as f64 / GIB), "≤ 2.5 GiB"),
            (
                "most resident memory over all of the above".to_owned(),
                format!("{:.0} MiB", self.memory as f64 / 1024.0),
                "≤ 200 MiB",
            ),
            ("start to first page".to_owned(), format!("{:.2} s", self.first_page.as_secs_f64()), "≤ 1 s"),
        ]);
        rows
    }
}

const GIB: f64 = 1024.0 * 1024.0 * 1024.0;

/// What the 95th percentile should not exceed.
fn goal(name: Name) -> Duration {
    Duration::from_millis(if name == FIGURES { 100 } else { 20 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_its_circumstances_and_each_figure() {
        let times = |count, millis| Throughput {
            times: vec![Duration::from_millis(millis); count],
            took: Duration::from_secs(15),
        };
        let report = Report {
            order: &Order::parse(&["--date".to_owned(), "2026-11-22".to_owned()]).unwrap(),
            machine: &Machine { cores: 2, memory: 25_165_824, processor: "X".to_owned() },
            disk: Duration::from_micros(900),
            measured: Measured {
                engine: Engine::Sqlite,
                seeding: Seeding { took: Duration::from_secs(40), rows: 4_000_000 },
                size: 1 << 30,
                first_page: Duration::from_millis(310),
                mixed: Times::from([
                    ("case page", vec![Duration::from_millis(4); 20]),
                    ("today's page", vec![Duration::from_millis(24); 20]),
                    (FIGURES, vec![Duration::from_millis(24); 20]),
                ]),
                mixed_cpu: Duration::from_secs(6),
                reading: times(30_000, 5),
                searching: times(6_000, 7),
                saving: vec![("save a visit", times(24_000, 9))],
                longest: Longest { commit: Duration::from_micros(7_500), fold: Duration::from_micros(3_500) },
                merging: Merging { took: vec![Duration::from_millis(21); 5], longest_save: Duration::from_millis(23) },
                memory: 122_880,
                sheets: Sheets {
                    times: [("แบบเยี่ยมบ้าน".to_owned(), vec![Duration::from_millis(31); 40])].into(),
                    memory: (153_600, 154_624),
                },
            },
            rebuild: Duration::from_millis(4_200),
        };
        let page = report.render();
        for part in [
            "`cargo xtask bench --date 2026-11-22` on 2026-11-22",
            "100,000 persons, 10,000 cases, 200,000 records",
            "2 cores (X), 24.0 GiB",
            "0.90 ms (median)",
            "# Measured on SQLite",
            "| case page | 20 | 4.00 ms | 4.00 ms | 4.00 ms | 4.00 ms |",
            "| today's page | 20 | 24.0 ms | 24.0 ms (over the goal) |",
            "| figures of the province | 20 | 24.0 ms | 24.0 ms | 24.0 ms |",
            "10 % of one core",
            "| 2000 | ≥ 1,500 |",
            "| 400 | ≥ 300 |",
            "| durable: save a visit, a second | 1600 | ≥ 1,500 |",
            "| save a visit: p99, longest stall | 9.00 ms, 9.00 ms | ≤ 20 ms |",
            "| of these stalls: the longest for folding the log, the longest commit | 3.50 ms, 7.50 ms | ≤ 20 ms |",
            "| merging a person with 200 cases; longest that a save of others took meanwhile | 21.0 ms, 23.0 ms | ≤ 100 ms |",
            "4,000,000 rows, a second; in all | 100000 rows, 40 s |",
            "| 1.00 GiB | ≤ 2.5 GiB |",
            "| 120 MiB | ≤ 200 MiB |",
            "| 0.31 s | ≤ 1 s |",
            "| แบบเยี่ยมบ้าน | 31.0 ms | 31.0 ms | 31.0 ms |",
            "before 1,000 of them 150 MiB, after them 151 MiB",
            ": 4.2 s (goal",
        ] {
            assert!(page.contains(part), "no `{part}` in\n{page}");
        }
    }
}
