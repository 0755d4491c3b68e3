//! Browsers that hold on to connections and send nothing, or a letter now and then: everybody else is served meanwhile,
//! and whoever keeps the program waiting is let go.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use testkit::Home;

use super::program::Serving;

/// Connections that do nothing.
const IDLE: usize = 2_000;
/// Connections that send a head letter by letter, and as many a body.
const SLOW: usize = 40;
/// By when the last of them is let go: the program waits twenty seconds for a head and thirty in silence.
const LET_GO: Duration = Duration::from_secs(45);
/// How long a page may take meanwhile, on a machine that does much else.
const PAGE: Duration = Duration::from_secs(15);

fn is_served(serving: &Serving) {
    let start = Instant::now();
    assert!(serving.get("/sign-in").unwrap().starts_with("HTTP/1.1 200"));
    assert!(start.elapsed() < PAGE, "a page took {:?}", start.elapsed());
}

/// Whether the other side has closed, without waiting for it.
fn is_closed(stream: &mut TcpStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_millis(1))).unwrap();
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
    }
}

#[tokio::test]
async fn two_thousand_idle_connections_and_slow_ones_keep_nobody_out_and_are_let_go() {
    let home = Home::empty().await;
    let serving = Serving::start(&home);
    is_served(&serving);
    let before = serving.most_memory();
    let mut waiting: Vec<TcpStream> = (0..IDLE).map(|_| serving.connect()).collect();
    let mut heads: Vec<TcpStream> = (0..SLOW).map(|_| serving.connect()).collect();
    let mut bodies: Vec<TcpStream> = (0..SLOW).map(|_| serving.connect()).collect();
    for stream in &mut bodies {
        let head = "POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: 9000\r\n\r\n_csrf=";
        stream.write_all(head.as_bytes()).unwrap();
    }
    let start = Instant::now();
    let drip =
        b"GET /sign-in HTTP/1.1\r\nhost: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    for letter in drip.iter().cycle() {
        for stream in &mut heads {
            // Once the program has let go, the line is broken.
            let _ = stream.write_all(&[*letter]);
        }
        is_served(&serving);
        let all = waiting.iter_mut().chain(&mut heads).chain(&mut bodies);
        let left = all.map(|stream| usize::from(!is_closed(stream))).sum::<usize>();
        if left == 0 {
            break;
        }
        assert!(start.elapsed() < LET_GO, "{left} connections are still there");
        std::thread::sleep(Duration::from_millis(700));
    }
    let grown = serving.grown_since(before);
    assert!(grown < 100 * 1024, "{grown} KiB more for connections that do nothing");
    is_served(&serving);
    assert_eq!(serving.stop().0, Some(0));
}
