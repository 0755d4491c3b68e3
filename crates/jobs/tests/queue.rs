//! The queue through its public face, on the engine that the tests run on: nothing is lost, whatever is killed in between.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use jobs::{Handlers, Job, Plan, Runner, Setback, Task};
use kernel::{Clock, Moment};
use serde::{Deserialize, Serialize};
use store::{By, Db, Source as _, Sql};
use testkit::Home;

#[derive(Debug, Serialize, Deserialize)]
struct Greet {
    whom: i64,
}

impl Task for Greet {
    const KIND: &'static str = "test-greet";
    const PLAN: Plan = Plan { attempts: 3, first: 10, factor: 3, longest: 60 };
}

struct Place {
    db: Db,
    clock: Clock,
    _home: Home,
}

async fn place() -> Place {
    let home = Home::empty().await;
    let clock = Clock::set_to(testkit::start_of_time());
    let mut migrations = jobs::migrations();
    migrations.push(store::Migration::new("202611220699_greeted", "CREATE TABLE greeted (whom BIGINT NOT NULL);"));
    let db = home.open(migrations, clock.clone()).await;
    Place { db, clock, _home: home }
}

impl Place {
    async fn add(&self, whom: i64) {
        let tx = self.db.write(By::System("test")).await.unwrap();
        jobs::add(&tx, &Greet { whom }).await.unwrap();
        tx.commit().await.unwrap();
    }

    fn later(&self, seconds: i64) {
        self.clock.move_to(Moment::from_millis(self.clock.now().millis() + seconds * 1_000));
    }

    async fn greeted(&self) -> Vec<i64> {
        let rows: Vec<(i64,)> = self.db.all(Sql::new("select whom from greeted order by whom")).await.unwrap();
        rows.into_iter().map(|(whom,)| whom).collect()
    }

    async fn load(&self) -> (i64, i64) {
        let load = jobs::load(&self.db, self.db.now()).await.unwrap();
        (load.waiting, load.failed)
    }

    fn runner(&self, handlers: Handlers) -> Runner {
        Runner::new(self.db.clone(), handlers)
    }
}

/// Writes whom it greets, in one transaction with the end of the job.
async fn greet(db: Db, job: Job<Greet>) -> Result<(), Setback> {
    let tx = db.write(By::System("test")).await?;
    tx.run(Sql::new("insert into greeted (whom) values (?)").bind(job.task.whom)).await?;
    job.finish(&tx).await?;
    Ok(tx.commit().await?)
}

/// A handler that counts its calls and answers the same each time.
fn counting(calls: &Arc<AtomicUsize>, answer: Result<(), Setback>) -> Handlers {
    let calls = Arc::clone(calls);
    Handlers::new().on(move |_, _: Job<Greet>| {
        calls.fetch_add(1, Ordering::SeqCst);
        std::future::ready(answer.clone())
    })
}

async fn until(met: impl AsyncFn() -> bool) {
    for _ in 0..200 {
        if met().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it did not come to pass in ten seconds");
}

#[tokio::test]
async fn what_is_committed_is_done_once_and_what_is_rolled_back_never() {
    let place = place().await;
    place.add(1).await;
    let tx = place.db.write(By::System("test")).await.unwrap();
    jobs::add(&tx, &Greet { whom: 2 }).await.unwrap();
    drop(tx);
    let runner = place.runner(Handlers::new().on(greet));
    assert_eq!(runner.run_due().await.unwrap(), 1);
    assert_eq!(runner.run_due().await.unwrap(), 0);
    assert_eq!(place.greeted().await, [1]);
    assert_eq!(place.load().await, (0, 0));
}

#[tokio::test]
async fn a_failure_is_tried_again_after_a_while_and_given_up_after_the_last_attempt() {
    let place = place().await;
    place.add(1).await;
    let calls = Arc::default();
    let runner = place.runner(counting(&calls, Err(Setback::Later("the other side is away".to_owned()))));
    assert_eq!(runner.run_due().await.unwrap(), 1);
    assert_eq!(runner.run_due().await.unwrap(), 0, "not before its time");
    place.later(10);
    assert_eq!(runner.run_due().await.unwrap(), 1);
    place.later(60);
    assert_eq!(runner.run_due().await.unwrap(), 1);
    place.later(100_000);
    assert_eq!(runner.run_due().await.unwrap(), 0, "three attempts were all");
    assert_eq!(place.load().await, (0, 1));
    let failed = jobs::failed(&place.db, 10).await.unwrap();
    assert_eq!((failed[0].attempts, failed[0].trouble.as_str()), (3, "the other side is away"));
}

#[tokio::test]
async fn what_was_given_up_can_be_run_again_or_thrown_away() {
    let place = place().await;
    place.add(1).await;
    place.add(2).await;
    let calls = Arc::default();
    let never = place.runner(counting(&calls, Err(Setback::Never("nobody lives there".to_owned()))));
    assert_eq!(never.run_due().await.unwrap(), 2);
    assert_eq!(place.load().await, (0, 2));
    let failed = jobs::failed(&place.db, 10).await.unwrap();
    let tx = place.db.write(By::System("test")).await.unwrap();
    jobs::run_again(&tx, failed[0].id).await.unwrap();
    jobs::discard(&tx, failed[1].id).await.unwrap();
    assert!(jobs::discard(&tx, failed[0].id).await.is_err(), "it is no longer given up");
    tx.commit().await.unwrap();
    assert_eq!(place.runner(Handlers::new().on(greet)).run_due().await.unwrap(), 1);
    assert_eq!(place.load().await, (0, 0));
    assert_eq!(place.greeted().await.len(), 1);
}

#[tokio::test]
async fn a_handler_that_panics_is_tried_again_and_takes_no_other_along() {
    let place = place().await;
    place.add(1).await;
    place.add(2).await;
    let runner = place.runner(Handlers::new().on(async |db, job: Job<Greet>| {
        assert_ne!(job.task.whom, 1, "the one who breaks off");
        greet(db, job).await
    }));
    assert_eq!(runner.run_due().await.unwrap(), 2);
    assert_eq!(place.greeted().await, [2]);
    assert_eq!(place.load().await, (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_process_was_doing_is_done_by_the_next_and_not_twice() {
    let place = place().await;
    place.add(1).await;
    let begun = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&begun);
    let hanging = Handlers::new().on(move |_, _: Job<Greet>| {
        seen.fetch_add(1, Ordering::SeqCst);
        std::future::pending()
    });
    let running = place.runner(hanging).start();
    until(async || begun.load(Ordering::SeqCst) == 1).await;
    running.kill();
    let next = place.runner(Handlers::new().on(greet));
    assert_eq!(next.run_due().await.unwrap(), 0, "the lease still holds");
    place.later(61);
    assert_eq!(next.run_due().await.unwrap(), 1);
    assert_eq!(place.greeted().await, [1]);
    assert_eq!(place.load().await, (0, 0));
}

#[tokio::test]
async fn who_lost_the_lease_cannot_finish_the_job() {
    let place = place().await;
    place.add(1).await;
    let outer = place.db.clone();
    let clock = place.clock.clone();
    let late = Handlers::new().on(move |db: Db, job: Job<Greet>| {
        let (other, clock) = (outer.clone(), clock.clone());
        async move {
            clock.move_to(Moment::from_millis(clock.now().millis() + 61_000));
            Runner::new(other, Handlers::new().on(greet)).run_due().await?;
            greet(db, job).await
        }
    });
    assert_eq!(place.runner(late).run_due().await.unwrap(), 1);
    assert_eq!(place.greeted().await, [1], "the late one was rolled back");
    assert_eq!(place.load().await, (0, 0));
}

#[tokio::test]
async fn a_job_that_ends_the_program_each_time_is_given_up() {
    let place = place().await;
    place.add(1).await;
    for _ in 0..3 {
        let sql = Sql::new("update jobs set attempts = attempts + 1, lease = 7, due_at = ?");
        let tx = place.db.write(By::System("test")).await.unwrap();
        tx.run(sql.bind(place.db.now())).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(place.runner(Handlers::new().on(greet)).run_due().await.unwrap(), 1);
    assert_eq!(place.greeted().await, [0_i64; 0]);
    assert_eq!(place.load().await, (0, 1));
}

#[tokio::test]
async fn of_the_same_key_one_waits_at_a_time() {
    let place = place().await;
    for _ in 0..3 {
        let tx = place.db.write(By::System("test")).await.unwrap();
        jobs::add_keyed(&tx, &Greet { whom: 5 }, "five").await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(place.load().await, (1, 0));
    assert_eq!(place.runner(Handlers::new().on(greet)).run_due().await.unwrap(), 1);
    assert_eq!(place.greeted().await, [5]);
}

#[tokio::test]
async fn what_comes_while_one_of_its_key_is_under_way_is_done_afterwards() {
    let place = place().await;
    let add = async |db: &Db| {
        let tx = db.write(By::System("test")).await.unwrap();
        jobs::add_keyed(&tx, &Greet { whom: 5 }, "five").await.unwrap();
        tx.commit().await.unwrap();
    };
    add(&place.db).await;
    let calls: Arc<AtomicUsize> = Arc::default();
    let seen = Arc::clone(&calls);
    let runner = place.runner(Handlers::new().on(move |db: Db, job: Job<Greet>| {
        let first = seen.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            if !first {
                return greet(db, job).await;
            }
            add(&db).await;
            Err(Setback::Later("the first fails".to_owned()))
        }
    }));
    assert_eq!(runner.run_due().await.unwrap(), 2);
    assert_eq!(place.greeted().await, [5]);
    assert_eq!(place.load().await, (0, 0), "the one that failed left its place to the one that waited");
}

#[tokio::test]
async fn what_comes_again_is_added_once_in_each_span_however_many_look() {
    let place = place().await;
    let handlers = || Handlers::new().on(greet).every(15, &Greet { whom: 9 });
    let (one, other) = (place.runner(handlers()), place.runner(handlers()));
    assert_eq!(one.run_due().await.unwrap() + other.run_due().await.unwrap(), 1);
    place.later(14 * 60);
    assert_eq!(one.run_due().await.unwrap(), 0);
    place.later(60);
    let (first, second) = tokio::join!(one.run_due(), other.run_due());
    assert_eq!(first.unwrap() + second.unwrap(), 1);
    place.later(7 * 24 * 3_600);
    assert_eq!(one.run_due().await.unwrap(), 1, "a week without anyone is made up for once");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_done_once_each_by_runners_side_by_side() {
    let place = place().await;
    for whom in 0..40 {
        place.add(whom).await;
    }
    let runners = [(); 3].map(|()| place.runner(Handlers::new().on(greet)).start());
    until(async || place.load().await == (0, 0)).await;
    for running in runners {
        running.stop(Duration::from_secs(5)).await;
    }
    assert_eq!(place.greeted().await, (0..40).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_waits_for_what_is_under_way_and_takes_nothing_new() {
    let place = place().await;
    place.add(1).await;
    let begun = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&begun);
    let slow = Handlers::new().on(move |db, job: Job<Greet>| {
        seen.fetch_add(1, Ordering::SeqCst);
        async move {
            tokio::time::sleep(Duration::from_millis(300)).await;
            greet(db, job).await
        }
    });
    let running = place.runner(slow).start();
    until(async || begun.load(Ordering::SeqCst) == 1).await;
    place.add(2).await;
    running.stop(Duration::from_secs(10)).await;
    assert_eq!(place.greeted().await, [1]);
    assert_eq!(place.load().await, (1, 0));
}
