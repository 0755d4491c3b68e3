//! The disk is full: a page says so, nothing is there by half, reading goes on, and so does work once there is room.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kernel::Clock;
use kueakun::demo::cast;
use store::{Db, Options, Source as _, Sql};

use super::client::Client;
use super::program::{Serving, bare, done};

/// A small disk of its own, where this process may mount one.
struct Disk(PathBuf);

impl Disk {
    fn mount() -> Option<Self> {
        let folder = std::env::temp_dir().join(format!("kueakun-disk-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"]).arg(&folder).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(folder));
        }
        fs::remove_dir(&folder).unwrap();
        None
    }

    fn path(&self) -> &Path {
        &self.0
    }

    /// Fills what is free, to the last block.
    fn fill(&self) {
        let mut size = 4 * 1024 * 1024;
        let mut number = 0;
        while size >= 512 {
            let path = self.0.join(format!("filler-{number}"));
            number += 1;
            if fs::write(&path, vec![0_u8; size]).is_err() {
                size /= 2;
            }
        }
    }

    fn empty(&self) {
        for entry in fs::read_dir(&self.0).unwrap().flatten() {
            if entry.file_name().to_string_lossy().starts_with("filler-") {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
        let _ = fs::remove_dir(&self.0);
    }
}

#[tokio::test]
async fn on_a_full_disk_pages_say_so_and_work_goes_on_when_there_is_room() {
    // Only who may mount can have a small disk; the program's own tests run as root.
    let Some(disk) = Disk::mount() else { return };
    let place = |words: &[&str]| {
        let mut command = bare(words);
        command.arg("--data").arg(disk.path());
        command
    };
    done(place(&["demo", "--seed-only", "--persons", "0", "--cases", "0"]));
    let serving = Serving::of(place(&["serve", "--listen", "127.0.0.1:0"]));
    let mali = Client::sign_in(&serving, cast::MALI);
    let somsri = Client::sign_in(&serving, cast::SOMSRI);
    let paper = super::crash::draft(&serving, &somsri);
    let register = |given: &str| mali.post(&serving, "/people", &[("given", given), ("looked", "yes")]).unwrap();
    assert_eq!(register("ก่อนเต็ม").status(), 303);

    disk.fill();
    let (mut taken, mut refused) = (Vec::new(), 0);
    for number in 0..400 {
        let name = format!("เต็ม{}", super::crash::letters(number));
        let reply = register(&name);
        match reply.status() {
            303 => taken.push(name),
            503 => {
                assert!(reply.has("</html>") && reply.has("ฐานข้อมูล"), "{reply:?}");
                refused += 1;
            }
            _ => panic!("{reply:?}"),
        }
        if refused == 5 {
            break;
        }
    }
    assert_eq!(refused, 5, "{} were registered on a full disk", taken.len());
    let reply = somsri.upload(
        &serving,
        &format!("{paper}/files"),
        "ภาพ.pdf",
        &[b"%PDF-1.7 ".as_slice(), &[7; 90_000]].concat(),
    );
    assert_eq!(reply.unwrap().status(), 503, "a file that has no room");
    assert_eq!(mali.open(&serving, "/people").status(), 200, "reading needs no room");

    disk.empty();
    assert_eq!(register("หลังเต็ม").status(), 303);
    let pdf = [b"%PDF-1.7 ".as_slice(), &[7; 90_000]].concat();
    assert_eq!(somsri.upload(&serving, &format!("{paper}/files"), "ภาพ.pdf", &pdf).unwrap().status(), 303);
    let (status, log) = serving.stop();
    assert_eq!(status, Some(0), "{log}");
    assert!(done(place(&["audit", "verify"])).contains("holds"));
    assert!(done(place(&["doctor"])).contains("tables: whole"));

    let address = format!("sqlite:{}", disk.path().join("kueakun.db").display());
    let folder = disk.path().to_owned();
    let db =
        Db::open(Options { address, folder, clock: Clock::System, migrations: kueakun::migrations() }).await.unwrap();
    let rows: Vec<(String,)> = db.all(Sql::new("select given_name from persons order by id")).await.unwrap();
    let there: Vec<String> = rows.into_iter().map(|(name,)| name).filter(|name| name.contains("เต็ม")).collect();
    let mut expected = vec!["ก่อนเต็ม".to_owned()];
    expected.extend(taken);
    expected.push("หลังเต็ม".to_owned());
    assert_eq!(there, expected, "what was acknowledged, and nothing else");
    db.close().await.unwrap();
}
