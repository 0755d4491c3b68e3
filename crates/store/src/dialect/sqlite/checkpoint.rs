//! Folding the write-ahead log into the file, on a thread and a connection of its own, so that no command pays for it.
//!
//! Soon after a commit the thread copies what it may without stopping anybody (a passive checkpoint). Under steady
//! writing there is always something newer, and the log would never begin again: once it is long and little is left,
//! the thread takes the writer's turn for the few pages that are left, and the next command begins the log anew. What
//! was folded before is put on the disk before that turn, not in it. A reader that holds on to an old state keeps the
//! log from being folded; beyond a cap it is ended.

use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::{Connection, InterruptHandle};

use super::tally::{Due, Tally};
use super::writer::Writer;
use crate::StoreError;

/// When the log is folded, and how long it may become. Lengths are in pages of 4 KiB.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Commits after which it is folded at once.
    pub(crate) commits: u32,
    /// How long a commit waits for others before it is folded.
    pub(crate) patience: Duration,
    /// How long nobody writes until the log is cut to nothing.
    pub(crate) rest: Duration,
    /// From this length on the log is begun anew as soon as little is left of it.
    pub(crate) long: i64,
    /// What is little: so much is folded while writers wait.
    pub(crate) little: i64,
    /// From this length on whoever holds an old state is ended.
    pub(crate) cap: i64,
}

impl Limits {
    /// 16 MiB is long, 1 MiB is little, 1 GiB is too much.
    pub(crate) const USUAL: Self = Self {
        commits: 64,
        patience: Duration::from_millis(500),
        rest: Duration::from_secs(5),
        long: 4_096,
        little: 256,
        cap: 262_144,
    };
}

/// Passive checkpoints in a row, before the rest is left to the next time.
const TRIES: u32 = 6;

/// A reader that holds on to one state, and can be ended.
pub(crate) struct Held {
    interrupt: InterruptHandle,
    ended: std::sync::atomic::AtomicBool,
}

impl Held {
    pub(super) fn new(on: &Connection) -> Self {
        Self { interrupt: on.get_interrupt_handle(), ended: std::sync::atomic::AtomicBool::new(false) }
    }

    fn end(&self) {
        self.ended.store(true, std::sync::atomic::Ordering::SeqCst);
        self.interrupt.interrupt();
    }

    /// Fails once the reader was ended.
    pub(super) fn check(&self) -> crate::Result<()> {
        if self.ended.load(std::sync::atomic::Ordering::SeqCst) {
            return Err(StoreError::unavailable(
                "so much was written meanwhile that this reading was ended; try again when less is written",
            ));
        }
        Ok(())
    }
}

/// The readers that hold on to a state now.
#[derive(Default)]
pub(crate) struct Readers(Mutex<Vec<Weak<Held>>>);

impl Readers {
    pub(super) fn add(&self, held: &Arc<Held>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|held| held.strong_count() > 0);
        all.push(Arc::downgrade(held));
    }

    fn end(&self) {
        let all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for held in all.iter().filter_map(Weak::upgrade) {
            tracing::warn!("a reading that held up the write-ahead log was ended");
            held.end();
        }
    }
}

/// The thread, while the file is open.
pub(crate) struct Checkpointer {
    tally: Arc<Tally>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Checkpointer {
    pub(super) fn start(
        (on, path): (Connection, &Path),
        writer: Arc<Writer>,
        readers: Arc<Readers>,
        limits: Limits,
    ) -> std::io::Result<Self> {
        let tally = Arc::clone(writer.tally());
        let folding = Folding { on, disk: Disk::of(path)?, writer, readers, limits };
        let thread = std::thread::Builder::new().name("checkpoint".to_owned()).spawn(move || folding.run())?;
        Ok(Self { tally, thread: Mutex::new(Some(thread)) })
    }

    /// Ends the thread and waits until its connection is gone.
    pub(super) fn end(&self) {
        self.tally.end();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if thread.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("folding the write-ahead log ended unexpectedly");
        }
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.end();
    }
}

/// The file beneath the database, to be put on the disk. It stays open as long as the program runs: who closes a file
/// gives up every lock that the whole process holds on it, and the connections' locks are such (fcntl of POSIX).
struct Disk(ManuallyDrop<std::fs::File>);

impl Disk {
    fn of(path: &Path) -> std::io::Result<Self> {
        Ok(Self(ManuallyDrop::new(std::fs::File::open(path)?)))
    }

    fn sync(&self) -> std::io::Result<()> {
        self.0.sync_data()
    }
}

struct Folding {
    on: Connection,
    disk: Disk,
    writer: Arc<Writer>,
    readers: Arc<Readers>,
    limits: Limits,
}

/// How far one checkpoint came.
#[derive(Debug, Clone, Copy)]
struct Came {
    /// Pages in the log.
    log: i64,
    /// Pages of them that are in the file as well.
    folded: i64,
}

impl Came {
    const fn left(self) -> i64 {
        self.log - self.folded
    }
}

/// What the engine or the disk said.
type Failed = Box<dyn std::error::Error>;

impl Folding {
    fn run(self) {
        let tally = Arc::clone(self.writer.tally());
        let mut at_rest = true;
        loop {
            let done = match tally.wait(&self.limits, at_rest) {
                Due::Over => return,
                Due::Work => self.fold().map(|()| at_rest = false),
                Due::Rest => self.cut().map(|()| at_rest = true),
            };
            if let Err(error) = done {
                // A full or failing disk is told of by the commands that meet it; the log keeps what was acknowledged.
                tracing::warn!(%error, "the write-ahead log could not be folded; it is tried again");
                std::thread::sleep(self.limits.patience);
            }
        }
    }

    /// Folds what can be folded beside the writers; a long log is begun anew once little is left.
    ///
    /// The engine puts the file on the disk only when all of the log is folded, which is while writers wait. So it is
    /// done here first, once little is left, and that turn is taken when what was folded since is little as well.
    fn fold(&self) -> Result<(), Failed> {
        let mut on_disk = 0;
        for tries_left in (0..TRIES).rev() {
            let came = self.checkpoint("passive")?;
            if came.log >= self.limits.cap {
                self.readers.end();
            }
            if came.log < self.limits.long {
                return Ok(());
            }
            if came.left() > self.limits.little {
                continue;
            }
            if tries_left == 0 || came.log - on_disk <= self.limits.little * 2 {
                return Ok(self.writer.between(|| self.checkpoint("passive").map(|_| ()))?);
            }
            self.disk.sync()?;
            on_disk = came.folded;
        }
        Ok(())
    }

    /// Nobody writes: the log becomes an empty file. What is left to fold is folded first, for whoever writes just now.
    fn cut(&self) -> Result<(), Failed> {
        self.checkpoint("passive")?;
        Ok(self.writer.between(|| self.checkpoint("truncate").map(|_| ()))?)
    }

    fn checkpoint(&self, how: &str) -> rusqlite::Result<Came> {
        self.on.query_row(&format!("pragma wal_checkpoint({how})"), [], |row| {
            Ok(Came { log: row.get(1)?, folded: row.get(2)? })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Instant;

    use super::*;
    use crate::dialect::sqlite::{File, all, run};
    use crate::{Row, Sql};

    const SMALL: Limits = Limits {
        commits: 8,
        patience: Duration::from_millis(20),
        rest: Duration::from_millis(400),
        long: 128,
        little: 32,
        cap: 1_024,
    };

    fn length(folder: &Path) -> u64 {
        std::fs::metadata(folder.join("t.db-wal")).map_or(0, |file| file.len())
    }

    async fn opened(folder: &Path) -> File {
        let file = File::open_with(&folder.join("t.db"), SMALL).expect("a file");
        let work = file.begin().await.expect("a turn");
        work.on(|on| run(on, Sql::new("create table t (n bigint primary key, words text)"))).expect("a table");
        work.commit().await.expect("a commit");
        file
    }

    async fn write(file: &File, number: i64) {
        let work = file.begin().await.expect("a turn");
        let sql = Sql::new("insert into t (n, words) values (?, ?)").bind(number * 7919 % 1_000_003);
        work.on(|on| run(on, sql.bind("x".repeat(3_000)))).expect("a row");
        work.commit().await.expect("a commit");
    }

    async fn count(file: &File) -> i64 {
        file.read(|on| all::<(i64,)>(on, Sql::new("select count(*) from t"))).await.expect("a count")[0].0
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn under_steady_writing_the_log_is_begun_anew_again_and_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = opened(folder.path()).await;
        let mut longest = 0;
        for number in 0..4_000 {
            write(&file, number).await;
            longest = longest.max(length(folder.path()));
        }
        // Twelve megabytes of rows went through it.
        assert!(longest < 8 << 20, "the log grew to {longest} bytes");
        assert_eq!(count(&file).await, 4_000);
        file.close().await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_reader_that_holds_on_is_ended_when_the_log_reaches_its_cap_and_nobody_else_notices() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = opened(folder.path()).await;
        write(&file, 0).await;
        let snapshot = file.snapshot().expect("a snapshot");
        let ask = |snapshot: &super::super::Snapshot| {
            let mut rows = 0;
            let told = snapshot.each(Sql::new("select n from t"), |_: &Row<'_>| {
                rows += 1;
                Ok::<(), StoreError>(())
            });
            told.map(|()| rows)
        };
        assert_eq!(ask(&snapshot).expect("one row"), 1);
        let mut number = 1;
        let told = loop {
            write(&file, number).await;
            number += 1;
            if let Err(told) = ask(&snapshot) {
                break told;
            }
            assert!(number < 20_000, "nobody ended it, and the log has {} bytes", length(folder.path()));
        };
        assert!(matches!(told, StoreError::Unavailable(_)), "{told}");
        drop(snapshot);
        for more in number..number + 500 {
            write(&file, more).await;
        }
        assert!(length(folder.path()) < 32 << 20, "{}", length(folder.path()));
        assert_eq!(count(&file).await, number + 500);
        file.close().await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn when_nobody_writes_the_log_becomes_empty_and_everything_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = opened(folder.path()).await;
        for number in 0..50 {
            write(&file, number).await;
        }
        let start = Instant::now();
        while length(folder.path()) > 0 {
            assert!(start.elapsed() < Duration::from_secs(10), "{} bytes are left", length(folder.path()));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(count(&file).await, 50);
        write(&file, 50).await;
        assert_eq!(count(&file).await, 51);
        file.close().await;
    }
}
