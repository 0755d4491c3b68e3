//! `kueakun serve`: the pages, until a signal says stop; then what is under way is finished and the audit log sealed.

use std::net::SocketAddr;
use std::time::Duration;

use ::jobs::Runner;
use axum::Router;
use axum::serve::ListenerExt as _;
use clap::Args;
use store::Db;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use web::Settings;

use super::metrics::{self, Metrics};
use super::place::{Place, Settled};
use super::{Done, Trouble, log, terminal};
use crate::{instruments, jobs, wiring};

/// Serve the pages until told to stop.
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    door: Door,
}

/// Where and how browsers come in.
#[derive(Debug, Clone, Args)]
pub(super) struct Door {
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR:PORT", env = "KUEAKUN_LISTEN")]
    listen: Option<SocketAddr>,
    /// Browsers reach the program over https, so that cookies are sent over nothing else
    #[arg(long, env = "KUEAKUN_HTTPS")]
    https: bool,
    /// Where a monitoring system reads the metrics, on an address of their own [default: nowhere]
    #[arg(long, value_name = "ADDR:PORT", env = "KUEAKUN_METRICS")]
    metrics: Option<SocketAddr>,
    /// Requests that a token of the API may make in a minute [default: 600]
    #[arg(long, value_name = "N", env = "KUEAKUN_API_PER_MINUTE")]
    api_per_minute: Option<u32>,
}

/// How long requests under way may take once the program was told to stop, and then the jobs under way.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often the audit log is sealed.
const SEALING: Duration = Duration::from_secs(1);

impl Serve {
    pub(super) async fn run(self) -> Done {
        let settled = self.place.settle(None)?;
        log::start(&settled.log)?;
        instruments::library(&settled.data).map_err(Trouble)?;
        let db = settled.open().await?;
        if db.is_untouched().await? {
            terminal::complain(
                "nobody can sign in yet: make the first account with `kueakun user add NAME --admin` \
                 and the same --database and --data",
            );
        }
        serve(db, &settled, &self.door, false).await
    }
}

/// Serves an open installation until a signal comes.
pub(super) async fn serve(db: Db, settled: &Settled, door: &Door, demo: bool) -> Done {
    wiring::standard_imported(&db).await?;
    let usual = Settings::default();
    let settings = Settings {
        demo,
        https: door.https || settled.https,
        api_per_minute: door.api_per_minute.unwrap_or(usual.api_per_minute),
        ..usual
    };
    let (_, router) = crate::assemble(db.clone(), settings.clone())?;
    let listener = listen(door.listen.unwrap_or(settled.listen)).await?;
    let mut stop = Stop::on_signals()?;
    let sealing = tokio::spawn(seal_again_and_again(db.clone()));
    let working = Runner::new(db.clone(), jobs::handlers(&settings)).start();
    let metrics = Metrics::default();
    let watched = match door.metrics.or(settled.metrics) {
        Some(address) => Some(metrics::serve(address, metrics.clone(), db.clone()).await?),
        None => None,
    };
    let served = until_stopped(listener, metrics.requests(log::requests(router)), &mut stop).await;
    if let Some(watched) = watched {
        watched.abort();
    }
    working.stop(PATIENCE).await;
    sealing.abort();
    db.close().await?;
    tracing::info!("stopped");
    served
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Trouble> {
    let listener = TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => Trouble(format!(
            "another program listens on {address} already; stop it, or choose another place with --listen"
        )),
        std::io::ErrorKind::PermissionDenied => {
            Trouble(format!("this user may not listen on {address}; choose a port above 1023 with --listen"))
        }
        _ => Trouble(format!("the program cannot listen on {address}: {error}; choose another place with --listen")),
    })?;
    let bound = listener.local_addr().map_err(|error| Trouble(error.to_string()))?;
    terminal::say(format_args!("listening on http://{bound}"))?;
    Ok(listener)
}

async fn until_stopped(listener: TcpListener, router: Router, stop: &mut Stop) -> Done {
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection waits for full packets");
        }
    });
    let (tell, told) = tokio::sync::oneshot::channel::<()>();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = told.await;
    });
    let mut serving = tokio::spawn(served.into_future());
    tokio::select! {
        ended = &mut serving => return finished(ended),
        () = stop.come() => tracing::info!("stopping: requests under way are finished"),
    }
    let _ = tell.send(());
    tokio::select! {
        ended = &mut serving => finished(ended),
        () = stop.come() => Ok(()),
        () = tokio::time::sleep(PATIENCE) => {
            tracing::warn!("some connections did not end in time and were cut");
            Ok(())
        }
    }
}

fn finished(ended: Result<std::io::Result<()>, tokio::task::JoinError>) -> Done {
    match ended {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(Trouble(format!("the program can no longer listen: {error}"))),
        Err(error) => Err(Trouble(format!("serving ended unexpectedly: {error}"))),
    }
}

/// The two signals that mean stop.
struct Stop {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

impl Stop {
    fn on_signals() -> Result<Self, Trouble> {
        let on = |kind| signal(kind).map_err(|error| Trouble(format!("signals cannot be heard: {error}")));
        Ok(Self { terminate: on(SignalKind::terminate())?, interrupt: on(SignalKind::interrupt())? })
    }

    async fn come(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Seals the audit log every second; a database that is away is told of once, and once when it is back.
async fn seal_again_and_again(db: Db) {
    let mut away = false;
    loop {
        tokio::time::sleep(SEALING).await;
        match db.seal_audit().await {
            Ok(()) if away => {
                away = false;
                tracing::info!("the database answers again");
            }
            Ok(()) => {}
            Err(_) if away => {}
            Err(error) => {
                away = true;
                tracing::error!(%error, "the audit log cannot be sealed; it is tried again every second");
            }
        }
    }
}
