//! What an older version wrote: its backup is restored into the tables of today, proved, and reads as it was.
//!
//! `older/before.backup` is a demonstration of invented people, saved before rows of the log and of signatures shared
//! what they have in common; the two texts beside it are what that version read from it.

use std::fmt::Write as _;

use cases::model::Paper;
use kernel::{Case, Clock, Code as _, Id};
use store::{Db, Source as _, Sql};
use testkit::Home;

use super::program::{command, done};

const BACKUP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/http/operations/older/before.backup");

/// Every line of every story, newest first.
async fn story(db: &Db) -> String {
    let cases: Vec<(Id<Case>,)> = db.all(Sql::new("select id from cases order by id")).await.unwrap();
    let mut text = String::new();
    for (case,) in cases {
        for event in cases::store::timeline::of_case(db, case).await.unwrap() {
            writeln!(text, "{} {} {}", event.id.number(), event.what.code(), event.words).unwrap();
        }
    }
    text
}

async fn signatures(db: &Db) -> String {
    let papers: Vec<(Id<Paper>,)> = db.all(Sql::new("select id from case_papers")).await.unwrap();
    let papers: Vec<_> = papers.into_iter().map(|(paper,)| paper).collect();
    let mut text = String::new();
    for row in cases::store::papers::signatures(db, &papers).await.unwrap() {
        let level = row.level.map_or("", |level| level.code());
        let acting_for = row.acting_for.map_or(0, Id::number);
        let (paper, staff, part, at) =
            (row.paper.number(), row.staff.number(), row.part.code(), row.signed_at.millis());
        let (name, office, duty, digest) = (&row.name, &row.office_name, &row.duty, &row.digest);
        writeln!(text, "{paper} {staff} {name} {level} {office} {acting_for} {part} {duty} {at} {digest}").unwrap();
    }
    text
}

#[tokio::test]
async fn a_backup_of_an_older_version_is_restored_proved_and_reads_as_it_was() {
    for home in [Home::empty().await, Home::empty_file()] {
        let mut restore = command(&home, &["restore"]);
        restore.arg(BACKUP);
        let said = done(restore);
        assert!(said.contains("the audit log holds: 405 entries"), "{said}");
        assert!(done(command(&home, &["audit", "verify"])).contains("holds"));
        let db = home.open(kueakun::migrations(), Clock::System).await;
        assert_eq!(story(&db).await, include_str!("older/story.txt"));
        assert_eq!(signatures(&db).await, include_str!("older/signatures.txt"));
        let sql =
            Sql::new("select cast(count(*) as bigint) from case_timeline where what = 'service-given' and words <> ''");
        assert_eq!(db.one::<(i64,)>(sql).await.unwrap(), (0,), "what services say is not said twice");
        db.close().await.unwrap();
    }
}
