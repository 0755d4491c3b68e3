//! Work that comes again every so many minutes. The next time stands in the database, so that of many processes one adds it.

use kernel::Moment;
use store::{By, Db, Result, Source as _, Sql, Tx};

use crate::queue::{self, NewJob};

/// A task that comes again.
#[derive(Debug, Clone)]
pub(crate) struct Schedule {
    pub(crate) kind: &'static str,
    pub(crate) payload: String,
    pub(crate) minutes: i64,
}

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

/// The next full multiple of that many minutes after `now`.
fn next_after(now: Moment, minutes: i64) -> Moment {
    let step = minutes.saturating_mul(MINUTE).max(MINUTE);
    Moment::from_millis((now.millis().div_euclid(step) + 1).saturating_mul(step))
}

/// Adds what is due by now; what was missed while nothing ran is made up for once.
pub(crate) async fn add_due(db: &Db, schedules: &[Schedule]) -> Result<()> {
    for schedule in schedules {
        let sql = Sql::new("select next_at from job_schedules where name = ?").bind(schedule.kind);
        let next: Option<(Moment,)> = db.first(sql).await?;
        if next.is_none_or(|(next,)| next <= db.now()) {
            let tx = db.write(By::System("jobs")).await?;
            add_one(&tx, schedule).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

async fn add_one(tx: &Tx<'_>, schedule: &Schedule) -> Result<()> {
    let next = next_after(tx.now(), schedule.minutes);
    let sql = Sql::new(
        "insert into job_schedules (name, next_at) values (?, ?) on conflict (name) do update \
         set next_at = excluded.next_at where job_schedules.next_at <= ?",
    );
    if tx.run(sql.bind(schedule.kind).bind(next).bind(tx.now())).await? == 1 {
        let job = NewJob { kind: schedule.kind, payload: schedule.payload.clone(), key: "schedule", due: tx.now() };
        queue::insert(tx, &job).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_time_is_a_full_multiple_and_never_now() {
        let quarter = Moment::from_millis(15 * MINUTE);
        assert_eq!(next_after(Moment::from_millis(1), 15), quarter);
        assert_eq!(next_after(quarter, 15), Moment::from_millis(30 * MINUTE));
    }
}
