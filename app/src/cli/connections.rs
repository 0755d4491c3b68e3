//! The connections of browsers: how many there may be, and how long one may keep the program waiting.

use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, Sleep, sleep};
use tower::ServiceExt as _;

/// Connections at a time. Whoever comes beyond waits at the system's door until another goes.
const MOST: usize = 4_096;
/// Descriptors that are kept for the database, files and the log.
const OTHERS: usize = 128;
/// How long a browser may take for the head of a request, and rest between two of them.
const HEAD: Duration = Duration::from_secs(20);
/// How long a connection may be silent, both ways, while a request or an answer is on its way.
const SILENCE: Duration = Duration::from_secs(30);
/// The largest head of a request, in bytes: more than any browser sends for the addresses and cookies of this program.
const LARGEST_HEAD: usize = 64 * 1024;
/// How long the program rests when the system has no more descriptors.
const REST: Duration = Duration::from_millis(100);

/// Everything that connections share.
#[derive(Clone)]
struct Shared {
    router: Router,
    /// False once the program was told to stop.
    open: watch::Receiver<bool>,
}

/// Serves whoever comes until told to stop, then finishes what is under way.
pub(super) async fn serve(listener: TcpListener, router: Router, open: watch::Receiver<bool>) {
    let most = most();
    let room = Arc::new(Semaphore::new(most));
    let shared = Shared { router, open: open.clone() };
    let mut stopped = open;
    loop {
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = closed(&mut stopped) => break,
        };
        match accepted {
            Ok((stream, from)) => {
                let shared = shared.clone();
                tokio::spawn(async move {
                    shared.attend(stream, from).await;
                    drop(place);
                });
            }
            Err(error) if is_the_visitors(&error) => {}
            Err(error) => {
                tracing::warn!(%error, "no more connections can be taken");
                sleep(REST).await;
            }
        }
    }
    drop(listener);
    // All places are free once every connection has ended.
    let all = u32::try_from(most).unwrap_or(u32::MAX);
    drop(room.acquire_many(all).await);
}

/// Waits until the program was told to stop.
async fn closed(open: &mut watch::Receiver<bool>) {
    // Nobody who could tell it any more is told as well.
    let _ = open.wait_for(|open| !open).await;
}

/// As many as the system gives this process descriptors for.
fn most() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    let allowed = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    allowed.map_or(MOST, |allowed| MOST.min(allowed.saturating_sub(OTHERS).max(1)))
}

/// A visitor who goes away before they are let in is no trouble of ours.
fn is_the_visitors(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

impl Shared {
    async fn attend(self, stream: TcpStream, from: SocketAddr) {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection waits for full packets");
        }
        let Self { router, mut open } = self;
        let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(from));
            let router = router.clone();
            async move { router.oneshot(request.map(axum::body::Body::new) as Request).await }
        });
        let mut connection = pin!(
            http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .max_buf_size(LARGEST_HEAD)
                .serve_connection(TokioIo::new(Watched::new(stream)), service)
        );
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = closed(&mut open) => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        }
    }
}

/// A stream that fails when nothing came and nothing went for too long.
struct Watched {
    stream: TcpStream,
    silence: Pin<Box<Sleep>>,
}

impl Watched {
    fn new(stream: TcpStream) -> Self {
        Self { stream, silence: Box::pin(sleep(SILENCE)) }
    }

    /// Something moved, or it has been still for too long.
    fn judge<T>(&mut self, context: &mut Context<'_>, moved: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if moved.is_ready() {
            self.silence.as_mut().reset(Instant::now() + SILENCE);
            return moved;
        }
        match self.silence.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let moved = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.judge(context, moved)
    }
}

impl AsyncWrite for Watched {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let moved = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(context, moved)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let moved = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.judge(context, moved)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
