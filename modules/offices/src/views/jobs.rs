//! What the page of background jobs tells.

use askama::Template;
use jobs::{FailedJob, JobRecord, Load, MOST_COUNTED};
use kernel::Id;
use ui::Page;

/// One job that was given up.
#[derive(Debug)]
pub struct Line {
    id: Id<JobRecord>,
    kind: String,
    trouble: String,
    failed: String,
    tried: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "jobs.html")]
pub struct Index {
    p: Page,
    waiting: String,
    overdue: Option<String>,
    lines: Vec<Line>,
}

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;
/// Minutes after which a job that is due and not done is worth a word.
const LATE: i64 = 5;

impl Index {
    /// The queue in words.
    pub fn new(p: Page, load: Load, failed: Vec<FailedJob>) -> Self {
        let line = |job: FailedJob| Line {
            id: job.id,
            kind: job.kind,
            trouble: job.trouble,
            failed: p.moment(job.failed_at),
            tried: p.count("offices-jobs-tried", job.attempts),
        };
        let lines = failed.into_iter().map(line).collect();
        let late = load.overdue / MINUTE;
        let overdue = (late >= LATE).then(|| p.count("offices-jobs-overdue", late));
        let all = if load.waiting < MOST_COUNTED { "offices-jobs-waiting" } else { "offices-jobs-waiting-many" };
        Self { waiting: p.count(all, load.waiting), overdue, lines, p }
    }
}
