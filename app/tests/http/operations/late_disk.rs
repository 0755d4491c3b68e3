//! The disk is slow: whoever saves waits, whoever reads does not, and nothing is lost or told to have failed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use kueakun::demo::cast;
use testkit::Home;

use super::client::Client;
use super::crash::{draft, letters};
use super::program::{Serving, command, done};

/// How late the disk is with everything that must be on it. A worn memory card is like that.
const LATE: Duration = Duration::from_millis(300);
/// Desks that register people at the same time, and how many each.
const DESKS: usize = 8;
const EACH: usize = 3;

/// Makes the disk of a process slow, by its library's own calls.
fn late_sync(folder: &Path) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/http/operations/late_sync.c");
    let library = folder.join("late_sync.so");
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).arg("-ldl");
    done(compiler);
    library
}

fn serve(home: &Home, library: &Path) -> Serving {
    let mut command = command(home, &["serve", "--listen", "127.0.0.1:0"]);
    command.env("LD_PRELOAD", library).env("LATE_SYNC_MILLIS", LATE.as_millis().to_string());
    Serving::of(command)
}

/// Opens a page again and again until `over`; answers how often it came.
fn read_on(who: &Client, serving: &Serving, over: &AtomicBool) -> usize {
    let mut pages = 0;
    while !over.load(Ordering::SeqCst) {
        who.open(serving, "/people");
        pages += 1;
    }
    pages
}

#[tokio::test]
async fn on_a_slow_disk_saving_takes_its_time_reading_does_not_and_nothing_is_lost() {
    let home = Home::empty().await;
    done(command(&home, &["demo", "--seed-only", "--persons", "0", "--cases", "0"]));
    let library = late_sync(home.folder());
    let mut serving = serve(&home, &library);
    let (mali, somsri) = (Client::sign_in(&serving, cast::MALI), Client::sign_in(&serving, cast::SOMSRI));
    let paper = draft(&serving, &somsri);

    let over = AtomicBool::new(false);
    let start = Instant::now();
    let (kept, pages) = std::thread::scope(|scope| {
        let reading = scope.spawn(|| read_on(&somsri, &serving, &over));
        let pdf = [b"%PDF-1.7 ".as_slice(), &[7; 90_000]].concat();
        let uploaded = somsri.upload(&serving, &format!("{paper}/files"), "ภาพ.pdf", &pdf).unwrap();
        assert_eq!(uploaded.status(), 303, "{uploaded:?}");
        assert!(start.elapsed() >= LATE, "the disk was not slow at all");
        let desks: Vec<_> = (0..DESKS)
            .map(|desk| {
                let (mali, serving) = (&mali, &serving);
                scope.spawn(move || {
                    let register = |number| {
                        let given = format!("ช้า{}", letters(desk * EACH + number));
                        let place = mali.submit(serving, "/people", &[("given", &given), ("looked", "yes")]);
                        (given, place)
                    };
                    (0..EACH).map(register).collect::<Vec<_>>()
                })
            })
            .collect();
        let kept: Vec<_> = desks.into_iter().flat_map(|desk| desk.join().unwrap()).collect();
        over.store(true, Ordering::SeqCst);
        (kept, reading.join().unwrap())
    });
    let waits = usize::try_from(start.elapsed().as_millis() / LATE.as_millis()).unwrap();
    assert!(pages > waits, "{pages} pages while the disk was waited for {waits} times");

    serving.cut();
    drop(serving);
    serving = Serving::start(&home);
    for (given, place) in &kept {
        assert!(mali.open(&serving, place).shows(given), "{place} is not {given}");
    }
    assert!(somsri.open(&serving, &paper).shows("ภาพ.pdf"));
    assert_eq!(serving.stop().0, Some(0));
    assert!(done(command(&home, &["audit", "verify"])).contains("holds"));
}
