//! What a monitoring system asks: counts and times in Prometheus' text format, on an address of their own. No label names a
//! person, a record or an address that was typed: routes are patterns.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::Code as _;
use store::Db;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use web::RefusedAccess;

use super::{Trouble, terminal};

/// The upper bounds of the histogram, in milliseconds.
const BOUNDS: [u128; 11] = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/// How many answers took how long.
#[derive(Debug, Default, Clone)]
struct Histogram {
    within: [u64; BOUNDS.len()],
    count: u64,
    micros: u128,
}

impl Histogram {
    fn add(&mut self, took: Duration) {
        for (slot, bound) in self.within.iter_mut().zip(BOUNDS) {
            *slot += u64::from(took.as_millis() <= bound);
        }
        self.count += 1;
        self.micros += took.as_micros();
    }

    fn write(&self, out: &mut String, labels: &str) {
        const NAME: &str = "kueakun_http_request_duration_seconds";
        for (count, bound) in self.within.iter().zip(BOUNDS) {
            let _ = writeln!(out, "{NAME}_bucket{{{labels},le=\"{}\"}} {count}", seconds(bound * 1_000));
        }
        let _ = writeln!(out, "{NAME}_bucket{{{labels},le=\"+Inf\"}} {}", self.count);
        let _ = writeln!(out, "{NAME}_sum{{{labels}}} {}", seconds(self.micros));
        let _ = writeln!(out, "{NAME}_count{{{labels}}} {}", self.count);
    }
}

fn seconds(micros: u128) -> String {
    let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Method, pattern of the route, status.
type Label = (&'static str, String, u16);

/// The name of the count of refusals.
const REFUSED: &str = "kueakun_access_refused_total";

/// Route, reason, permission.
type Refusal = (String, &'static str, &'static str);

#[derive(Debug, Clone, Default)]
struct Counts {
    answers: BTreeMap<Label, Histogram>,
    refused: BTreeMap<Refusal, u64>,
}

/// What has been counted since the program started.
#[derive(Debug, Clone, Default)]
pub(super) struct Metrics(Arc<Mutex<Counts>>);

impl Metrics {
    /// Counts every request when it has been answered.
    pub(super) fn requests(&self, router: Router) -> Router {
        router.layer(from_fn_with_state(self.clone(), note))
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, label: Label, took: Duration) {
        self.counts().answers.entry(label).or_default().add(took);
    }

    fn refuse(&self, refusal: Refusal) {
        *self.counts().refused.entry(refusal).or_default() += 1;
    }

    fn write(&self, out: &mut String) {
        out.push_str("# HELP kueakun_http_request_duration_seconds Time to answer, by route and status.\n");
        out.push_str("# TYPE kueakun_http_request_duration_seconds histogram\n");
        let held = self.counts().clone();
        for ((method, route, status), histogram) in held.answers {
            let labels = format!("method=\"{method}\",route=\"{}\",status=\"{status}\"", escaped(&route));
            histogram.write(out, &labels);
        }
        let _ =
            writeln!(out, "# HELP {REFUSED} Requests that authorization refused, by reason.\n# TYPE {REFUSED} counter");
        for ((route, why, permission), count) in held.refused {
            let route = escaped(&route);
            let _ = writeln!(out, "{REFUSED}{{route=\"{route}\",why=\"{why}\",permission=\"{permission}\"}} {count}");
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

/// A method that is none of HTTP's own is whatever a stranger wrote.
fn method(request: &Request) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| *known == request.method().as_str()).unwrap_or("other")
}

async fn note(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = method(&request);
    let start = Instant::now();
    let response = next.run(request).await;
    if let Some(RefusedAccess { why, permission }) = response.extensions().get() {
        metrics.refuse((route.clone(), why.code(), permission));
    }
    metrics.add((method, route, response.status().as_u16()), start.elapsed());
    response
}

/// Serves the metrics on that address until the handle is aborted.
pub(super) async fn serve(address: SocketAddr, metrics: Metrics, db: Db) -> Result<JoinHandle<()>, Trouble> {
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| Trouble(format!("the metrics cannot be served on {address}: {error}")))?;
    let bound = listener.local_addr().map_err(|error| Trouble(error.to_string()))?;
    terminal::say(format_args!("metrics on http://{bound}/metrics"))?;
    let router = Router::new().route("/metrics", get(page)).with_state((metrics, db));
    Ok(tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "the metrics can no longer be served");
        }
    }))
}

async fn page(State((metrics, db)): State<(Metrics, Db)>) -> impl IntoResponse {
    let mut out = String::new();
    metrics.write(&mut out);
    let traffic = db.traffic();
    counter(&mut out, "kueakun_db_commands_total", "Commands that were committed.", traffic.commands);
    counter(
        &mut out,
        "kueakun_db_commits_total",
        "Commits to the disk; several commands may share one.",
        traffic.commits,
    );
    let longest = [
        ("kueakun_db_commit_seconds_max", "The longest commit to the disk.", traffic.longest_commit),
        ("kueakun_db_fold_seconds_max", "The longest that commands waited for the log.", traffic.longest_fold),
    ];
    for (name, help, took) in longest {
        gauge(&mut out, name, help, seconds(took.as_micros()));
    }
    gauge(&mut out, "kueakun_db_writers_waiting", "Commands that wait for their turn to write.", traffic.waiting);
    match asked(&db).await {
        Ok((load, sessions)) => {
            gauge(
                &mut out,
                "kueakun_jobs_waiting",
                "Jobs that wait or are under way, counted up to 10,000.",
                load.waiting,
            );
            gauge(&mut out, "kueakun_jobs_failed", "Jobs that were given up, counted up to 10,000.", load.failed);
            let overdue = load.overdue / 1_000;
            gauge(&mut out, "kueakun_jobs_overdue_seconds", "How late the latest job that is due is.", overdue);
            gauge(&mut out, "kueakun_sessions", "Sessions that are alive.", sessions);
            gauge(&mut out, "kueakun_db_up", "Whether the database answers.", 1);
        }
        Err(error) => {
            tracing::warn!(%error, "the metrics of the database cannot be read");
            gauge(&mut out, "kueakun_db_up", "Whether the database answers.", 0);
        }
    }
    if let Some(bytes) = memory() {
        gauge(&mut out, "process_resident_memory_bytes", "Memory in use.", bytes);
    }
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], out)
}

async fn asked(db: &Db) -> store::Result<(jobs::Load, i64)> {
    let now = db.now();
    Ok((jobs::load(db, now).await?, offices::sessions_alive(db, now).await?))
}

fn gauge(out: &mut String, name: &str, help: &str, value: impl Display) {
    let _ = write!(out, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");
}

fn counter(out: &mut String, name: &str, help: &str, value: u64) {
    let _ = write!(out, "# HELP {name} {help}\n# TYPE {name} counter\n{name} {value}\n");
}

/// Bytes of memory in use, where the system tells (Linux).
fn memory() -> Option<i64> {
    /// Bytes of a page on the systems that the program is built for.
    const PAGE: i64 = 4_096;
    let text = std::fs::read_to_string("/proc/self/statm").ok()?;
    text.split_whitespace().nth(1)?.parse::<i64>().ok().map(|pages| pages * PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_in_every_bucket_that_it_fits() {
        let metrics = Metrics::default();
        let label = || ("GET", "/people/{id}".to_owned(), 200);
        metrics.add(label(), Duration::from_millis(7));
        metrics.add(label(), Duration::from_millis(70));
        let mut out = String::new();
        metrics.write(&mut out);
        let has = |line: &str| assert!(out.lines().any(|found| found == line), "{line}\n{out}");
        let labels = "method=\"GET\",route=\"/people/{id}\",status=\"200\"";
        has(&format!("kueakun_http_request_duration_seconds_bucket{{{labels},le=\"0.005\"}} 0"));
        has(&format!("kueakun_http_request_duration_seconds_bucket{{{labels},le=\"0.01\"}} 1"));
        has(&format!("kueakun_http_request_duration_seconds_bucket{{{labels},le=\"0.1\"}} 2"));
        has(&format!("kueakun_http_request_duration_seconds_bucket{{{labels},le=\"+Inf\"}} 2"));
        has(&format!("kueakun_http_request_duration_seconds_sum{{{labels}}} 0.077"));
    }
}
