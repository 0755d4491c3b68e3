//! `kueakun serve`: the pages, until a signal says stop; then what is under way is finished and the audit log sealed.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use ::jobs::Runner;
use axum::Router;
use clap::Args;
use kernel::{Code as _, Role};
use mail::Mailer;
use offices::PostOffice;
use store::Db;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use web::Settings;

use super::metrics::{self, Metrics};
use super::place::{Place, Settled};
use super::{Done, Trouble, connections, log, terminal};
use crate::config::Provider;
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
    /// Where browsers reach the program, without a path: passkeys are bound to it, and links in letters lead there
    #[arg(long, value_name = "URL", env = "KUEAKUN_PUBLIC_URL")]
    public_url: Option<String>,
    /// The mail server: smtps://USER:PASSWORD@HOST, smtp://HOST?tls=required, or smtp://localhost
    #[arg(long, value_name = "URL", env = "KUEAKUN_MAIL_URL", hide_env_values = true)]
    mail_url: Option<String>,
    /// In whose name letters go
    #[arg(long, value_name = "ADDRESS", env = "KUEAKUN_MAIL_FROM")]
    mail_from: Option<String>,
    /// Where a monitoring system reads the metrics, on an address of their own [default: nowhere]
    #[arg(long, value_name = "ADDR:PORT", env = "KUEAKUN_METRICS")]
    metrics: Option<SocketAddr>,
    /// Roles whose holders come no further with a password alone, with commas between [default: none]
    #[arg(long, value_name = "ROLES", env = "KUEAKUN_BOTH_FACTORS", value_delimiter = ',')]
    both_factors: Vec<String>,
    /// Requests that a token of the API may make in a minute [default: 600]
    #[arg(long, value_name = "N", env = "KUEAKUN_API_PER_MINUTE")]
    api_per_minute: Option<u32>,
}

impl Door {
    /// Where browsers reach the program: as was said, or where it listens itself. A demonstration is at localhost, for
    /// browsers have no passkeys at addresses in numbers.
    fn public_url(&self, settled: &Settled, listen: SocketAddr, demo: bool) -> String {
        let said = self.public_url.clone().or(Some(settled.public_url.clone())).filter(|url| !url.is_empty());
        match said {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None if demo => format!("http://localhost:{}", listen.port()),
            None => format!("http://{listen}"),
        }
    }

    /// The roles whose holders must show two factors.
    fn both_factors(&self, settled: &Settled) -> Result<Vec<Role>, Trouble> {
        let said = if self.both_factors.is_empty() { &settled.both_factors } else { &self.both_factors };
        let role = |word: &String| Role::from_code(word.trim()).ok_or_else(|| unknown_role(word));
        said.iter().map(role).collect()
    }

    /// The mail server, where there is one.
    fn mailer(&self, settled: &Settled) -> Result<Option<Mailer>, Trouble> {
        let url = self.mail_url.as_deref().unwrap_or(&settled.mail_url);
        let from = self.mail_from.as_deref().unwrap_or(&settled.mail_from);
        if url.is_empty() { Ok(None) } else { Ok(Some(Mailer::new(url, from)?)) }
    }
}

fn unknown_role(word: &str) -> Trouble {
    let known: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
    Trouble(format!("there is no role {word:?} that could need both factors; the roles are {}", known.join(", ")))
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
            terminal::note(
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
    wiring::directory_opened(&db).await?;
    let address = door.listen.unwrap_or(settled.listen);
    let public_url = door.public_url(settled, address, demo);
    let mailer = door.mailer(settled)?;
    let usual = Settings::default();
    let settings = Settings {
        demo,
        https: door.https || settled.https,
        public_url: public_url.clone(),
        mail: mailer.is_some(),
        providers: settled.providers.iter().cloned().map(Provider::open).collect::<Result<_, _>>()?,
        api_per_minute: door.api_per_minute.unwrap_or(usual.api_per_minute),
        both_factors: door.both_factors(settled)?,
        ..usual
    };
    let (app, router) = crate::assemble(db.clone(), settings.clone())?;
    let post = PostOffice { mailer, texts: Arc::clone(app.texts()), public_url };
    // Whoever reads where it listens may tell it to stop at once.
    let mut stop = Stop::on_signals()?;
    let listener = listen(address).await?;
    let sealing = tokio::spawn(seal_again_and_again(db.clone()));
    let working = Runner::new(db.clone(), jobs::handlers(post, &settings)).start();
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
    let (tell, told) = tokio::sync::watch::channel(true);
    let mut serving = tokio::spawn(connections::serve(listener, router, told));
    tokio::select! {
        ended = &mut serving => return finished(ended),
        () = stop.come() => tracing::info!("stopping: requests under way are finished"),
    }
    tell.send_replace(false);
    tokio::select! {
        ended = &mut serving => finished(ended),
        () = stop.come() => Ok(()),
        () = tokio::time::sleep(PATIENCE) => {
            tracing::warn!("some connections did not end in time and were cut");
            Ok(())
        }
    }
}

fn finished(ended: Result<(), tokio::task::JoinError>) -> Done {
    ended.map_err(|error| Trouble(format!("serving ended unexpectedly: {error}")))
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
