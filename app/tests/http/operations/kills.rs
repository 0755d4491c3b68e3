//! The program is killed again and again while an office does everything at once, in the midst of commits, of folding the
//! log, of writing files: what was acknowledged is there, once, and whole.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use kernel::Clock;
use kueakun::demo::cast;
use store::{Packed, Source as _, Sql};
use testkit::Home;

use super::client::{Client, Reply};
use super::crash::{HALVES, case, draft, intake, letters};
use super::program::{Serving, command, done};

/// How often the program is killed; `KUEAKUN_KILLS=500` for a longer run.
const KILLS: &str = "KUEAKUN_KILLS";
const USUAL: usize = 50;

/// What a desk does all the time.
#[derive(Debug, Clone)]
enum Work {
    Persons,
    Cases(String),
    Services(String),
    Files(String),
}

/// What was sent under a mark, and whether it was acknowledged.
type Sent = BTreeMap<String, bool>;

impl Work {
    fn send(&self, who: &Client, serving: &Serving, mark: &str) -> Option<Reply> {
        match self {
            Self::Persons => who.post(serving, "/people", &[("given", mark), ("looked", "yes")]),
            Self::Cases(client) => who.post(serving, "/cases", &intake(client, mark)),
            Self::Services(case) => {
                let fields = [("kind", "counselling"), ("given-on", "1/9/2569"), ("what", mark), ("amount", "")];
                who.post(serving, &format!("{case}/services"), &fields)
            }
            Self::Files(paper) => {
                let bytes = [b"%PDF-1.7 ", mark.as_bytes(), &[b'x'; 20_000]].concat();
                who.upload(serving, &format!("{paper}/files"), &format!("{mark}.pdf"), &bytes)
            }
        }
    }

    /// Where what it wrote is found by its mark.
    const fn marks(&self) -> &'static str {
        match self {
            Self::Persons => "select given_name from persons",
            Self::Cases(_) => "select title from cases",
            Self::Services(_) => "select what from case_services",
            Self::Files(_) => "select replace(name, '.pdf', '') from case_files",
        }
    }
}

/// What the desks of one round share.
#[derive(Default)]
struct Round {
    /// The first of its marks.
    start: usize,
    kept: AtomicUsize,
    over: AtomicBool,
}

impl Round {
    /// Waits for the first acknowledgement: a machine that is busy with other tests may not come to one for a while, and
    /// a kill before any has nothing to lose.
    fn wait(&self) {
        let begun = Instant::now();
        while self.kept.load(Ordering::SeqCst) == 0 && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// Works until the line breaks or the day is over.
fn work(work: &Work, who: &Client, serving: &Serving, round: &Round) -> Sent {
    let mut sent = Sent::new();
    while !round.over.load(Ordering::SeqCst) {
        let mark = format!("ฆ่า{}", letters(round.start + sent.len()));
        let reply = work.send(who, serving, &mark);
        let acknowledged = reply.as_ref().is_some_and(|reply| reply.status() == 303);
        // Two at once in one case: one of them is sent back, and was not written.
        let sent_back = reply.as_ref().is_some_and(|reply| reply.status() == 409);
        assert!(acknowledged || sent_back || reply.as_ref().is_none_or(|reply| reply.status() == 0), "{reply:?}");
        if !sent_back {
            sent.insert(mark, acknowledged);
        }
        round.kept.fetch_add(usize::from(acknowledged), Ordering::SeqCst);
        if reply.is_none() {
            break;
        }
    }
    sent
}

#[tokio::test]
async fn fifty_times_killed_in_the_midst_of_work_nothing_acknowledged_is_lost() {
    let kills = std::env::var(KILLS).ok().and_then(|text| text.parse().ok()).unwrap_or(USUAL);
    let home = Home::empty().await;
    done(command(&home, &["demo", "--seed-only", "--persons", "0", "--cases", "0"]));
    let mut serving = Serving::start(&home);
    let sign_in = |serving: &Serving, name| Client::sign_in(serving, name);
    let (somsri, narumon, mali) =
        (sign_in(&serving, cast::SOMSRI), sign_in(&serving, cast::NARUMON), sign_in(&serving, cast::MALI));
    let (client, _) = case(&serving, &somsri);
    let (_, served) = case(&serving, &somsri);
    let paper = draft(&serving, &somsri);
    let desks = [
        (Work::Persons, mali),
        (Work::Cases(client), narumon.clone()),
        (Work::Services(served), somsri.clone()),
        (Work::Files(paper), somsri),
    ];
    let mut sent: Vec<Sent> = vec![Sent::new(); desks.len()];
    for nth in 0..kills {
        let round = Round { start: nth * 2_000, ..Round::default() };
        let millis = 15 + u64::try_from(nth * 37 % 130).unwrap();
        std::thread::scope(|scope| {
            let (serving, round) = (&serving, &round);
            let at_work: Vec<_> =
                desks.iter().map(|(what, who)| scope.spawn(move || work(what, who, serving, round))).collect();
            // Every other kill may fall into the first work there is.
            if nth % 2 == 0 {
                round.wait();
            }
            std::thread::sleep(Duration::from_millis(millis));
            serving.cut();
            round.over.store(true, Ordering::SeqCst);
            for (all, desk) in sent.iter_mut().zip(at_work) {
                all.extend(desk.join().unwrap());
            }
        });
        drop(serving);
        serving = Serving::start(&home);
    }
    assert_eq!(serving.stop().0, Some(0));
    assert!(done(command(&home, &["audit", "verify"])).contains("holds"));
    assert!(done(command(&home, &["doctor"])).contains("tables: whole"));
    assert!(done(command(&home, &["figures", "check"])).contains("the figures are what the cases come to"));

    let db = home.open(kueakun::migrations(), Clock::System).await;
    for (what, sql) in HALVES.iter().filter(|(what, _)| !what.contains("saving of a draft")) {
        let (found,): (i64,) = db.one(Sql::new(*sql)).await.unwrap();
        assert_eq!(found, 0, "{what}");
    }
    let kept: usize = sent.iter().map(|sent| sent.values().filter(|kept| **kept).count()).sum();
    assert!(kept >= kills / 2, "only {kept} pieces of work were acknowledged");
    for ((work, _), sent) in desks.iter().zip(&sent) {
        let rows: Vec<(Packed,)> = db.all(Sql::new(work.marks())).await.unwrap();
        for (mark, acknowledged) in sent {
            let found = rows.iter().filter(|(there,)| there.as_str() == mark).count();
            assert!(
                found == 1 || (found == 0 && !acknowledged),
                "{work:?} {mark}: {found} found, kept: {acknowledged}"
            );
        }
    }
    let files: Vec<(String,)> = db.all(Sql::new("select digest from case_files")).await.unwrap();
    for (digest,) in &files {
        store::files::read(&db, digest).await.unwrap();
    }
}
