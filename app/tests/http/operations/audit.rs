//! The audit log names what was done to it behind the program's back.

use kernel::Clock;
use store::{By, Db, Source as _, Sql};
use testkit::Home;

use super::program::{add_admin, command, done, import_standard, refused};

/// An installation with a few entries in its log, opened as an intruder would.
async fn intruder() -> (Home, Db) {
    let home = Home::empty().await;
    import_standard(&home);
    add_admin(&home, "first", "correct-horse-2569");
    assert!(done(command(&home, &["audit", "verify"])).contains("holds"));
    let db = home.open(kueakun::migrations(), Clock::System).await;
    (home, db)
}

async fn run(db: &Db, sql: Sql) {
    let tx = db.write(By::System("intruder")).await.unwrap();
    tx.run(sql).await.unwrap();
    tx.commit().await.unwrap();
}

async fn entry_at(db: &Db, seq: i64) -> i64 {
    let (entry,): (i64,) = db.one(Sql::new("select entry from audit_chain where seq = ?").bind(seq)).await.unwrap();
    entry
}

#[tokio::test]
async fn a_changed_entry_is_named() {
    let (home, db) = intruder().await;
    let entry = entry_at(&db, 2).await;
    run(&db, Sql::new("update audit_entries set reason = 'as agreed' where id = ?").bind(entry)).await;
    assert!(refused(command(&home, &["audit", "verify"])).contains(&format!("entry {entry} (place 2) was changed")));
}

#[tokio::test]
async fn a_removed_entry_is_named_whether_or_not_its_link_went_with_it() {
    let (home, db) = intruder().await;
    let entry = entry_at(&db, 2).await;
    run(&db, Sql::new("delete from audit_entries where id = ?").bind(entry)).await;
    assert!(refused(command(&home, &["audit", "verify"])).contains("the entry at place 2 was removed"));
    run(&db, Sql::new("delete from audit_chain where seq = 2")).await;
    assert!(refused(command(&home, &["audit", "verify"])).contains("the entry at place 2 was removed"));
}

#[tokio::test]
async fn an_entry_put_in_from_outside_is_named() {
    let (home, db) = intruder().await;
    let columns = "at, staff, word, about, office, reason, beside, detail, mac";
    let copy =
        format!("insert into audit_entries (id, {columns}) select id + 1, {columns} from audit_entries where id = ?");
    let entry = entry_at(&db, 2).await;
    run(&db, Sql::new(copy).bind(entry)).await;
    let complaint = refused(command(&home, &["audit", "verify"]));
    assert!(complaint.contains(&format!("entry {} was put in from outside", entry + 1)), "{complaint}");
}

#[tokio::test]
async fn the_last_entries_are_missed_because_the_signed_head_lies_outside_the_database() {
    let (home, db) = intruder().await;
    let (last,): (i64,) = db.one(Sql::new("select max(seq) from audit_chain")).await.unwrap();
    // One link stands for all entries of its command.
    let (before,): (i64,) =
        db.one(Sql::new("select max(seq) from audit_chain where seq < ?").bind(last)).await.unwrap();
    let kept = entry_at(&db, before).await;
    run(&db, Sql::new("delete from audit_chain where seq = ?").bind(last)).await;
    run(&db, Sql::new("delete from audit_entries where id > ?").bind(kept)).await;
    let complaint = refused(command(&home, &["audit", "verify"]));
    assert!(complaint.contains(&format!("the log ends at {before}: the last entries were removed")), "{complaint}");
}

#[tokio::test]
async fn a_head_that_this_installation_did_not_sign_is_refused() {
    let (home, _db) = intruder().await;
    let path = home.folder().join("audit-head");
    let text = std::fs::read_to_string(&path).unwrap();
    let (seq, rest) = text.split_once('\n').unwrap();
    std::fs::write(&path, format!("{}\n{rest}", seq.parse::<i64>().unwrap() - 1)).unwrap();
    assert!(refused(command(&home, &["audit", "verify"])).contains("not signed by this installation"));
}

#[tokio::test]
async fn a_head_that_was_taken_away_is_missed_and_not_made_anew() {
    let (home, _db) = intruder().await;
    std::fs::remove_file(home.folder().join("audit-head")).unwrap();
    assert!(refused(command(&home, &["audit", "verify"])).contains("the signed head is missing"));
    assert!(refused(command(&home, &["audit", "verify"])).contains("the signed head is missing"));
}
