//! Merging two records of one person who has many cases: how long that takes, and how long others' saves wait meanwhile.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::client::{Client, field};
use super::deeds::Deed;
use super::journey::{Journey, expect};
use super::server::Server;
use crate::outcome::{During, Outcome, fail};

/// Cases of the record that goes.
pub const CASES: usize = 200;
/// Pairs that are merged.
const PAIRS: usize = 5;

/// What the mergings took.
#[derive(Debug, Default)]
pub struct Merging {
    /// Each, from the request to the answer.
    pub took: Vec<Duration>,
    /// The longest that a save of somebody else took meanwhile.
    pub longest_save: Duration,
}

/// Merges some pairs while drafts of home visits are saved one after the other.
pub fn measure(server: &Server, journey: &Journey) -> Outcome<Merging> {
    let mut client = journey.at_work(server.address());
    let mut merging = Merging::default();
    for turn in 0..PAIRS {
        let (pair, sent) = journey.pair(&mut client, turn)?;
        let done = AtomicBool::new(false);
        let (took, longest) = thread::scope(|scope| {
            let saving = scope.spawn(|| saves(server, journey, &done));
            // Saves go on before the merging begins.
            thread::sleep(Duration::from_millis(50));
            let start = Instant::now();
            let reply = client.post(&format!("{pair}/merging"), &fields(&sent));
            let took = start.elapsed();
            done.store(true, Ordering::Relaxed);
            let longest = saving.join().map_err(|_| ()).unwrap_or_else(|()| fail("the saving hand failed"))?;
            expect(&reply?, 303, "merge")?;
            Outcome::Ok((took, longest))
        })?;
        merging.took.push(took);
        merging.longest_save = merging.longest_save.max(longest);
    }
    Ok(merging)
}

/// Saves drafts until the merging is done; answers how long the longest took.
fn saves(server: &Server, journey: &Journey, done: &AtomicBool) -> Outcome<Duration> {
    let mut client = Client::new(server.address());
    let mut longest = Duration::ZERO;
    for turn in 0.. {
        if done.load(Ordering::Relaxed) {
            break;
        }
        let start = Instant::now();
        journey.perform(&mut client, Deed::SaveVisit, turn)?;
        longest = longest.max(start.elapsed());
    }
    Ok(longest)
}

fn fields<'a>(sent: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    sent.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

impl Journey {
    /// Two records of one person, one of them with many cases: the address of the pair, and what its form sends.
    fn pair(&self, client: &mut Client, turn: usize) -> Outcome<(String, Vec<(&'static str, String)>)> {
        let mut person = || {
            let path = self.register(client, turn)?.location.during("nobody was registered")?;
            Outcome::Ok(path.trim_start_matches("/people/").to_owned())
        };
        let (stays, goes) = (person()?, person()?);
        for _ in 0..CASES {
            let mut sent = vec![("_csrf", self.worker.csrf.as_str()), ("subject", &goes)];
            sent.extend(INTAKE);
            expect(&client.post("/cases", &sent)?, 303, "open a case")?;
        }
        let sent = [("_csrf", self.worker.csrf.as_str()), ("person", &goes)];
        let pair = client.post(&format!("/people/{stays}/pairs"), &sent)?.location.during("no pair was named")?;
        let page = client.get(&pair)?.text();
        let versions = ["version", "version-a", "version-b"];
        let mut sent: Vec<_> = versions.into_iter().filter_map(|name| Some((name, field(&page, name)?))).collect();
        sent.push(("_csrf", self.worker.csrf.clone()));
        Ok((pair, sent))
    }
}

/// What an intake says.
const INTAKE: [(&str, &str); 12] = [
    ("unit", "individual"),
    ("title", "ผู้สูงอายุอยู่ลำพัง"),
    ("target-group", "elderly"),
    ("channel", "walk_in"),
    ("received-on", "1/9/2569"),
    ("received-time", "08.30"),
    ("story", "เพื่อนบ้านเห็นว่าไม่ได้กินข้าวสองวัน"),
    ("request", "ขอให้ไปเยี่ยม"),
    ("place", "หมู่ 4"),
    ("reporter", "anonymous"),
    ("basis", "public-task"),
    ("confidentiality", "normal"),
];
