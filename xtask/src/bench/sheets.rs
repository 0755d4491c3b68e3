//! The papers as PDF: how long each kind takes once it was made before, and whether memory grows over a thousand.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use super::client::Client;
use super::journey::Journey;
use super::pages::{links, words};
use super::server::Server;
use crate::outcome::{Outcome, fail};

/// How often each kind is made before it is timed, and then; always another paper than the last ones, for the same one
/// would be remembered.
const WARM: usize = 5;
const TIMED: usize = 60;
/// Over how many papers memory is watched, after as many as it takes to fill what is kept.
const WATCHED: usize = 1_000;
const FILLING: usize = 600;
/// In how many cases papers are looked for, and how many of each kind are taken.
const CASES: usize = 120;
const EACH: usize = 30;

/// What the papers took.
#[derive(Debug, Default)]
pub struct Sheets {
    /// By kind of paper.
    pub times: BTreeMap<String, Vec<Duration>>,
    /// Resident memory before and after the papers over which it is watched, in KiB.
    pub memory: (u64, u64),
}

/// Makes papers of each kind that the cases of a journey hold, and these papers.
pub fn measure(server: &Server, journey: &Journey, written: &[String]) -> Outcome<Sheets> {
    let mut client = journey.at_work(server.address());
    let client = &mut client;
    let kinds = kinds(client, journey, written)?;
    if kinds.is_empty() {
        return fail("no case holds a paper");
    }
    let mut sheets = Sheets::default();
    for (kind, paths) in &kinds {
        for turn in 0..WARM + TIMED {
            let took = make(client, &paths[turn % paths.len()])?;
            if turn >= WARM {
                sheets.times.entry(kind.clone()).or_default().push(took);
            }
        }
    }
    let paths: Vec<&String> = kinds.values().flatten().collect();
    for turn in 0..FILLING {
        make(client, paths[turn % paths.len()])?;
    }
    sheets.memory.0 = server.resident()?;
    for turn in 0..WATCHED {
        make(client, paths[turn % paths.len()])?;
    }
    sheets.memory.1 = server.resident()?;
    Ok(sheets)
}

fn make(client: &mut Client, path: &str) -> Outcome<Duration> {
    let start = Instant::now();
    let reply = client.get(path)?;
    let took = start.elapsed();
    if reply.status == 200 && reply.body.starts_with(b"%PDF") { Ok(took) } else { fail(format!("{path} is no PDF")) }
}

/// Addresses for each kind of paper, by the heading of its page.
fn kinds(client: &mut Client, journey: &Journey, written: &[String]) -> Outcome<BTreeMap<String, Vec<String>>> {
    let mut kinds = BTreeMap::<String, Vec<String>>::new();
    let mut add = |kind: String, path: String| {
        let paths = kinds.entry(kind).or_default();
        if paths.len() < EACH {
            paths.push(path);
        }
    };
    for path in written {
        let page = client.get(path)?.text();
        if let Some(pdf) = links(&page).find(|link| link.ends_with("/pdf")) {
            add(heading(&page), pdf.to_owned());
        }
    }
    for case in journey.swollen().iter().take(EACH) {
        add("whole case, with the services recorded above".to_owned(), format!("{case}/summary/pdf"));
    }
    for case in journey.as_made().iter().take(CASES) {
        let page = client.get(case)?.text();
        add("whole case".to_owned(), format!("{case}/summary/pdf"));
        let papers = format!("{case}/papers/");
        let found: BTreeSet<&str> =
            links(&page).filter(|path| path.strip_prefix(&papers).is_some_and(|id| id.len() == 13)).collect();
        for path in found {
            let page = client.get(path)?.text();
            if let Some(pdf) = links(&page).find(|link| link.ends_with("/pdf")) {
                add(heading(&page), pdf.to_owned());
            }
        }
    }
    let page = client.get("/figures/reports")?.text();
    if let Some(pdf) = links(&page).find(|link| link.ends_with("/pdf")) {
        add("situation report".to_owned(), pdf.to_owned());
    }
    Ok(kinds)
}

fn heading(page: &str) -> String {
    let inner = page.split_once("<h1").and_then(|(_, rest)| rest.split_once('>')).map_or("", |(_, rest)| rest);
    words(inner.split("</h1>").next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_paper_is_named_by_its_heading() {
        assert_eq!(heading("<h1 class=\"x\">แผน<wbr>การช่วยเหลือ</h1><p>"), "แผนการช่วยเหลือ");
        assert_eq!(heading("<p>"), "");
    }
}
