//! What rows have in common is kept once, however many writers say it first.

use kernel::{Clock, Ref};
use store::{By, Db, Entry, Source as _, Sql};
use testkit::Home;

const ACTS: [&str; 6] = ["one-done", "two-done", "three-done", "four-done", "five-done", "six-done"];

/// Records every act in one transaction, beginning with another of them each time.
async fn record(db: Db, first: usize) -> store::Result<()> {
    let tx = db.write(By::System("test")).await?;
    for place in 0..ACTS.len() {
        let act = ACTS[(first + place) % ACTS.len()];
        tx.record(Entry::new(act, Ref { kind: "case", id: 7 })).await?;
        tokio::task::yield_now().await;
    }
    tx.commit().await
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_side_by_side_who_say_the_same_first_get_one_number_for_it() {
    let home = Home::empty().await;
    let db = home.open(kueakun::migrations(), Clock::System).await;
    let writers: Vec<_> = (0..12).map(|first| tokio::spawn(record(db.clone(), first))).collect();
    for writer in writers {
        writer.await.unwrap().unwrap();
    }
    let words: Vec<(i64, String)> =
        db.all(Sql::new("select id, act from audit_words where part = 'test' order by id")).await.unwrap();
    assert_eq!(words.len(), ACTS.len(), "{words:?}");
    for act in ACTS {
        let sql = Sql::new("select cast(count(*) as bigint) from audit_log where act = ?").bind(act);
        assert_eq!(db.one::<(i64,)>(sql).await.unwrap(), (12,), "{act}");
    }
    assert!(db.verify_audit().await.unwrap().holds());
}

#[tokio::test]
async fn what_a_command_said_first_and_then_did_not_do_is_said_anew_by_the_next() {
    let home = Home::empty().await;
    let db = home.open(kueakun::migrations(), Clock::System).await;
    let tx = db.write(By::System("test")).await.unwrap();
    tx.record(Entry::new("one-done", Ref { kind: "case", id: 7 })).await.unwrap();
    drop(tx);
    // A server ends the transaction in its own time.
    record(db.clone(), 0).await.unwrap();
    record(db.clone(), 3).await.unwrap();
    let sql = Sql::new("select cast(count(*) as bigint) from audit_log where act = 'one-done'");
    assert_eq!(db.one::<(i64,)>(sql).await.unwrap(), (2,));
    assert!(db.verify_audit().await.unwrap().holds());
}
