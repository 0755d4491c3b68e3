//! Thousands of records at a time: one task writes them down as commands do, another puts them into the tables.

use std::time::{Duration, Instant};

use store::{Db, Loader, Pile};
use tokio::sync::mpsc::{Sender, channel};

use super::NotMade;

/// Piles that may wait to be put into the tables.
const WAITING: usize = 3;
/// How often is told how far it came.
const TELLING: Duration = Duration::from_secs(10);

/// Makes piles on a task of its own and puts them into the tables meanwhile; answers what the maker answers.
///
/// The maker gets a database for its transactions ([`Db::aside`]) and where to send its piles, each with how many of
/// all the records it holds.
pub(super) async fn fill<T, F>(
    db: &Db,
    loader: &mut Loader<'_>,
    records: u32,
    make: impl FnOnce(Db, Sender<(Pile, u32)>) -> F,
) -> Result<T, NotMade>
where
    T: Send + 'static,
    F: Future<Output = Result<T, NotMade>> + Send + 'static,
{
    let (send, mut piles) = channel(WAITING);
    let making = tokio::spawn(make(db.clone(), send));
    let mut progress = Progress::of(records);
    while let Some((pile, holds)) = piles.recv().await {
        loader.take(pile).await?;
        progress.add(holds);
    }
    making.await.map_err(|error| NotMade(error.to_string()))?
}

/// Sends a pile on; that nobody takes it any more is told by whoever should.
pub(super) async fn send(to: &Sender<(Pile, u32)>, pile: Pile, holds: usize) -> Result<(), NotMade> {
    let holds = u32::try_from(holds).unwrap_or(u32::MAX);
    to.send((pile, holds)).await.map_err(|_| NotMade("the tables take nothing any more".to_owned()))
}

/// How far it came, told in the log now and then.
struct Progress {
    start: Instant,
    told: Instant,
    done: u32,
    all: u32,
}

impl Progress {
    #[allow(clippy::disallowed_methods, reason = "how long it takes is no matter of the demonstration's clock")]
    fn of(all: u32) -> Self {
        let now = Instant::now();
        Self { start: now, told: now, done: 0, all }
    }

    fn add(&mut self, records: u32) {
        self.done += records;
        if self.told.elapsed() < TELLING {
            return;
        }
        self.told += self.told.elapsed();
        let left = self.all.saturating_sub(self.done);
        let seconds = self.start.elapsed().as_secs_f64() / f64::from(self.done.max(1)) * f64::from(left);
        tracing::info!(done = self.done, of = self.all, seconds_left = seconds.round(), "making the demonstration");
    }
}
