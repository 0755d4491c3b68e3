//! Entries of older versions: they lie in other tables now and are proved as before.

use std::path::Path;

use kernel::Clock;
use sha2::{Digest as _, Sha256};

use super::{Finding, START, link};
use crate::db::Source as _;
use crate::keys::hex;
use crate::{By, Db, Options, Sql};

/// The migrations before the one that changed how entries lie.
const BEFORE: [&str; 2] = ["202611210000_store", "202611220700_store"];
/// Details of entries: none, one that names a record, and those that only look like it.
const DETAILS: [&str; 7] = [
    "",
    r#"{"about":250080577178742784}"#,
    r#"{"about":7,"version":2}"#,
    r#"{"about":"7"}"#,
    r#"{"about":0}"#,
    r#"{"about":07}"#,
    r#"{"number":"ชม/7"}"#,
];

fn options(folder: &Path) -> Options {
    let address = format!("sqlite:{}", folder.join("t.db").display());
    Options { address, folder: folder.to_owned(), clock: Clock::System, migrations: Vec::new() }
}

/// A log as an older version wrote it, the keyed hash with so many digits.
async fn write_older(folder: &Path, digits: usize) {
    let mut migrations = crate::migrations::own();
    migrations.retain(|migration| BEFORE.contains(&migration.id));
    let db = Db::open_as_of(Options { migrations, ..options(folder) }).await.expect("an older database");
    let tx = db.write(By::System("test")).await.expect("a turn");
    let mut hash = START.to_owned();
    for (seq, detail) in (1_i64..).zip(DETAILS) {
        let (id, staff) = (seq * 1_000, (seq % 2 == 0).then_some(9_i64));
        let content = serde_json::json!([id, 5, staff, "person", "opened", "case", 44, 3, "เพราะ", detail]).to_string();
        let mut mac = db.keys().token("audit-entry", &content);
        mac.truncate(digits);
        hash = link(&hash, &hex(&Sha256::digest(format!("{content}\n{mac}"))));
        let entry = Sql::new(
            "insert into audit_entries (id, at, staff, part, act, kind, about, office, reason, detail, mac) \
             values (?, 5, ?, 'person', 'opened', 'case', 44, 3, 'เพราะ', ?, ?)",
        );
        tx.run(entry.bind(id).bind(staff).bind(detail).bind(mac)).await.expect("an entry");
        let chained = Sql::new("insert into audit_chain (seq, entry, hash) values (?, ?, ?)");
        tx.run(chained.bind(seq).bind(id).bind(hash.as_str())).await.expect("a link");
    }
    tx.commit().await.expect("a commit");
    db.let_go().await;
}

async fn findings(folder: &Path, tampering: Option<&str>) -> Vec<Finding> {
    let db = Db::open(options(folder)).await.expect("a database");
    if let Some(sql) = tampering {
        let tx = db.write(By::System("intruder")).await.expect("a turn");
        tx.run(Sql::new(sql)).await.expect("tampering");
        tx.commit().await.expect("a commit");
    }
    let findings = db.verify_audit().await.expect("a report").findings;
    db.close().await.expect("an end");
    findings
}

#[tokio::test]
async fn entries_of_older_versions_are_proved_and_what_is_changed_in_them_is_named() {
    for digits in [32, 64] {
        let folder = tempfile::tempdir().expect("a folder");
        write_older(folder.path(), digits).await;
        assert_eq!(findings(folder.path(), None).await, [], "{digits} digits");
        for (entry, tampering) in [
            (2, "update audit_entries set beside = 8 where id = 2000"),
            (3, "update audit_entries set detail = '{\"about\":8,\"version\":2}' where id = 3000"),
            (4, "update audit_entries set word = 99 where id = 4000"),
            (6, "update audit_words set act = 'closed' where id = (select word from audit_entries where id = 6000)"),
            (5, "update audit_entries set mac = mac + 1 where id = 5000"),
        ] {
            let found = findings(folder.path(), Some(tampering)).await;
            assert!(found.contains(&Finding::Changed { seq: entry, entry: entry * 1_000 }), "{tampering}: {found:?}");
        }
    }
}

#[tokio::test]
async fn what_an_older_version_said_beside_an_entry_reads_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    write_older(folder.path(), 32).await;
    let db = Db::open(options(folder.path())).await.expect("a database");
    let lines = db.audit_of(kernel::Ref { kind: "case", id: 44 }, 10).await.expect("the log");
    let details: Vec<&str> = lines.iter().rev().map(|line| line.detail.as_str()).collect();
    assert_eq!(details, DETAILS);
    let short: Vec<(i64,)> = db.all(Sql::new("select id from audit_entries where detail = ''")).await.expect("rows");
    assert_eq!(short.len(), 3, "nothing, and the number of a record alone");
    assert!(db.audit_of(kernel::Ref { kind: "person", id: 44 }, 10).await.expect("the log").is_empty());
}
