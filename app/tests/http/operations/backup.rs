//! What was saved comes back, on either engine; what is not a whole backup is refused and changes nothing.

use std::fs;

use testkit::Home;

use super::program::{add_admin, command, done, import_standard, refused};

/// An installation with an account, the standard and a kept file, and a backup of it.
async fn saved() -> (Home, std::path::PathBuf) {
    let home = Home::empty().await;
    import_standard(&home);
    add_admin(&home, "first", "correct-horse-2569");
    let kept = home.folder().join("files/9f");
    fs::create_dir_all(&kept).unwrap();
    fs::write(kept.join("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"), b"test").unwrap();
    let file = home.folder().join("everything.backup");
    let mut backup = command(&home, &["backup"]);
    backup.arg(&file);
    assert!(done(backup).contains("1 kept files"));
    (home, file)
}

fn restore(home: &Home, file: &std::path::Path) -> std::process::Command {
    let mut restore = command(home, &["restore"]);
    restore.arg(file);
    restore
}

#[tokio::test]
async fn a_backup_restored_elsewhere_holds_everything_and_its_log_is_proved() {
    let (first, file) = saved().await;
    for second in [Home::empty().await, Home::empty_file()] {
        let said = done(restore(&second, &file));
        assert!(said.contains("the audit log holds"), "{said}");
        assert!(second.folder().join("files/9f").read_dir().unwrap().next().is_some());
        assert_eq!(fs::read(second.folder().join("keys")).unwrap(), fs::read(first.folder().join("keys")).unwrap());
        // The same paper is known there, so that nothing is imported twice.
        let again = done({
            let paper = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/standards/social-worker.txt");
            command(&second, &["import", "standard", paper])
        });
        assert!(again.contains("unchanged"), "{again}");
        assert!(done(command(&second, &["audit", "verify"])).contains("holds"));
    }
}

#[tokio::test]
async fn a_backup_from_a_file_is_restored_on_the_other_engine_and_back() {
    let file = Home::empty_file();
    import_standard(&file);
    add_admin(&file, "first", "correct-horse-2569");
    let (out, back) = (file.folder().join("out.backup"), file.folder().join("back.backup"));
    let backup = |home: &Home, path: &std::path::Path| {
        let mut backup = command(home, &["backup"]);
        backup.arg(path);
        done(backup)
    };
    let said = backup(&file, &out);
    let other = Home::empty().await;
    done(restore(&other, &out));
    let there = backup(&other, &back);
    let rows = |said: &str| said.split("holds").nth(1).map(str::to_owned);
    assert_eq!(rows(&said), rows(&there));
    let home = Home::empty_file();
    assert!(done(restore(&home, &back)).contains("the audit log holds"));
}

#[tokio::test]
async fn an_installation_that_holds_data_is_not_overwritten() {
    let (first, file) = saved().await;
    assert!(refused(restore(&first, &file)).contains("holds data"));
    let other = Home::empty().await;
    add_admin(&other, "second", "correct-horse-2570");
    assert!(refused(restore(&other, &file)).contains("keys of another installation"));
    assert!(done(command(&other, &["audit", "verify"])).contains("holds"));
}

#[tokio::test]
async fn a_file_that_is_cut_short_or_changed_is_refused_and_changes_nothing() {
    let (_first, file) = saved().await;
    let whole = fs::read(&file).unwrap();
    let damaged = file.with_extension("damaged");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 0x10;
    let mut longer = whole.clone();
    longer.extend_from_slice(b"more");
    let cut = [&whole[..0], &whole[..20], &whole[..whole.len() / 2], &whole[..whole.len() - 1]];
    for content in cut.into_iter().chain([flipped.as_slice(), b"not a backup at all".as_slice()]) {
        fs::write(&damaged, content).unwrap();
        let second = Home::empty().await;
        let complaint = refused(restore(&second, &damaged));
        assert!(complaint.contains("not a whole backup") && complaint.contains("nothing was changed"), "{complaint}");
        assert_eq!(second.folder().read_dir().unwrap().count(), 0, "the data folder stays empty");
    }
}

#[tokio::test]
async fn a_backup_that_cannot_be_written_leaves_the_last_one_as_it_was() {
    let (home, file) = saved().await;
    let before = fs::read(&file).unwrap();
    let mut backup = command(&home, &["backup"]);
    backup.arg(home.folder().join("no-such-folder/new.backup"));
    assert!(refused(backup).contains("no-such-folder"));
    assert_eq!(fs::read(&file).unwrap(), before);
}
