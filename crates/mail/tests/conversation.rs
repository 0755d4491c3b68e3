//! A real conversation with a server of our own on loopback: one that takes letters, one that is busy, one that refuses, one
//! that is not there.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;

use mail::{Letter, Mailer, NotSent};

/// Serves one letter, answering the envelope's recipient with these words; hands over what was sent after DATA.
fn serve(recipient: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("smtp://{}", listener.local_addr().expect("its address"));
    let served = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a caller");
        converse(&stream, recipient)
    });
    (url, served)
}

fn converse(mut stream: &TcpStream, recipient: &str) -> String {
    let mut lines = BufReader::new(stream.try_clone().expect("both ways")).lines().map_while(Result::ok);
    let mut say = |text: &str| stream.write_all(format!("{text}\r\n").as_bytes()).expect("the caller listens");
    say("220 here");
    while let Some(line) = lines.next() {
        match line.get(..4).unwrap_or(&line) {
            "EHLO" => say("250 here"),
            "MAIL" | "RSET" => say("250 ok"),
            "RCPT" => say(recipient),
            "DATA" => {
                say("354 go on");
                let letter: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                say("250 taken");
                return letter.join("\n");
            }
            _ => say("221 bye"),
        }
    }
    String::new()
}

fn letter() -> Letter {
    let body = "เรียน คุณสมมุติ\n\nDear Khun Sommut".to_owned();
    Letter { to: "sommut@example.go.th".to_owned(), subject: "คำเชิญ / Invitation".to_owned(), body }
}

fn send(url: &str) -> Result<(), NotSent> {
    Mailer::new(url, "Kueakun <kueakun@example.go.th>").expect("a mailer").send(&letter())
}

#[test]
fn a_letter_is_plain_text_in_utf_8() {
    let (url, served) = serve("250 ok");
    assert_eq!(send(&url), Ok(()));
    let seen = served.join().expect("a letter");
    assert!(seen.contains("Content-Type: text/plain; charset=utf-8"), "{seen}");
    assert!(seen.contains("To: sommut@example.go.th") && seen.contains("From: "), "{seen}");
    assert!(!seen.contains("text/html"), "{seen}");
}

#[test]
fn a_busy_server_is_tried_later_and_a_refusal_is_final() {
    let (url, served) = serve("451 busy, sommut@example.go.th");
    let later = send(&url).expect_err("not taken");
    assert!(matches!(&later, NotSent::Later(words) if !words.contains("sommut")), "{later:?}");
    drop(served);
    let (url, served) = serve("550 no sommut@example.go.th here");
    let never = send(&url).expect_err("not taken");
    assert!(matches!(&never, NotSent::Never(words) if !words.contains("sommut")), "{never:?}");
    drop(served);
}

#[test]
fn a_server_that_is_not_there_is_tried_later() {
    let nobody = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("its address");
    assert!(matches!(send(&format!("smtp://{nobody}")), Err(NotSent::Later(_))));
}

#[test]
fn an_address_that_is_none_is_told_to_the_operator() {
    assert!(Mailer::new("http://example.go.th", "kueakun@example.go.th").is_err());
    assert!(Mailer::new("smtp://localhost", "kueakun").is_err());
}
