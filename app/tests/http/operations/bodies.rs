//! Bodies that are too large, or that would become so if somebody unpacked them: refused early, and never in memory as a
//! whole.

use std::io::{Read as _, Write as _};

use kueakun::demo::cast;
use testkit::Home;

use super::client::Client;
use super::program::{Serving, command, done};

/// A body that nobody needs.
const HUGE: usize = 64 * 1024 * 1024;
/// How many come at once.
const AT_ONCE: usize = 16;
/// What the program may hold, in KiB, whatever is sent: uploads are read four at a time, 21 MiB each, and kept twice.
const MEMORY: u64 = 300 * 1024;

/// Sends a head and as much of 64 MiB as is taken; answers what came back.
fn pour(serving: &Serving, head: &str, chunked: bool) -> String {
    let mut stream = serving.connect();
    stream.write_all(head.as_bytes()).unwrap();
    let piece = vec![b'a'; 64 * 1024];
    for _ in 0..HUGE / piece.len() {
        let sent = if chunked {
            stream
                .write_all(b"10000\r\n")
                .and_then(|()| stream.write_all(&piece))
                .and_then(|()| stream.write_all(b"\r\n"))
        } else {
            stream.write_all(&piece)
        };
        if sent.is_err() {
            break;
        }
    }
    let mut reply = Vec::new();
    let _ = stream.read_to_end(&mut reply);
    String::from_utf8_lossy(&reply).into_owned()
}

fn serve(home: &Home) -> Serving {
    done(command(home, &["demo", "--seed-only", "--persons", "0", "--cases", "0"]));
    Serving::start(home)
}

#[tokio::test]
async fn sixty_four_mebibytes_are_refused_early_and_memory_stays_where_it_was() {
    let home = Home::empty().await;
    let serving = serve(&home);
    let mali = Client::sign_in(&serving, cast::MALI);
    let kinds = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
    std::thread::scope(|scope| {
        for number in 0..AT_ONCE {
            let (serving, mali) = (&serving, &mali);
            scope.spawn(move || {
                let chunked = number % 2 == 0;
                let length =
                    if chunked { "transfer-encoding: chunked".to_owned() } else { format!("content-length: {HUGE}") };
                let head = mali.head("POST", "/people");
                let kind = kinds[number / 2 % 2];
                let head =
                    format!("{head}\r\nhost: x\r\nconnection: close\r\ncontent-type: {kind}\r\n{length}\r\n\r\n");
                let reply = pour(serving, &head, chunked);
                // Who goes on sending may find the line cut before the answer is read.
                let refused = ["413", "400"].iter().any(|status| reply.starts_with(&format!("HTTP/1.1 {status}")));
                assert!(refused || reply.is_empty(), "{number}: {reply}");
            });
        }
    });
    // Whoever says how much will come and waits is told at once.
    let head = mali.head("POST", "/people");
    let mut stream = serving.connect();
    let kind = kinds[0];
    let head =
        format!("{head}\r\nhost: x\r\nconnection: close\r\ncontent-type: {kind}\r\ncontent-length: {HUGE}\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    assert!(reply.starts_with("HTTP/1.1 413") && reply.contains("</html>"), "{reply}");
    assert!(serving.most_memory() < MEMORY, "{} KiB", serving.most_memory());
    assert_eq!(mali.open(&serving, "/people").status(), 200);
    assert_eq!(serving.stop().0, Some(0));
}

/// A document of 200 MiB of nothing in 200 kB.
fn zip_bomb() -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    file.start_file("[Content_Types].xml", stored).unwrap();
    file.write_all(b"<Types/>").unwrap();
    let packed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    file.start_file("word/document.xml", packed).unwrap();
    let nothing = vec![0_u8; 1024 * 1024];
    for _ in 0..200 {
        file.write_all(&nothing).unwrap();
    }
    file.finish().unwrap().into_inner()
}

/// The head of a picture that says it is 60,000 by 60,000 dots: fourteen gigabytes, for whoever believes it.
fn picture_bomb() -> Vec<u8> {
    let mut picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
    picture.extend(60_000_u32.to_be_bytes());
    picture.extend(60_000_u32.to_be_bytes());
    picture.extend(b"\x08\x06\x00\x00\x00\x00\x00\x00\x00");
    picture
}

#[tokio::test]
async fn nothing_that_is_uploaded_is_unpacked() {
    let home = Home::empty().await;
    let serving = serve(&home);
    let somsri = Client::sign_in(&serving, cast::SOMSRI);
    let paper = super::crash::draft(&serving, &somsri);
    let bomb = zip_bomb();
    assert!(bomb.len() < 1024 * 1024);
    let before = serving.most_memory();
    for (name, bytes) in [("แบบฟอร์ม.docx", &bomb), ("บ้าน.png", &picture_bomb())] {
        let reply = somsri.upload(&serving, &format!("{paper}/files"), name, bytes).unwrap();
        assert_eq!(reply.status(), 303, "{name} is what it says it is, and is kept as it came: {reply:?}");
        assert_eq!(somsri.open(&serving, &paper).status(), 200);
    }
    // A form that says it is packed is read as what it is: no form.
    let head = format!("{}\r\ncontent-encoding: gzip", somsri.head("POST", "/people"));
    let reply = serving.send(&head, "application/x-www-form-urlencoded", &bomb).unwrap();
    assert!(["HTTP/1.1 400", "HTTP/1.1 403"].iter().any(|start| reply.starts_with(start)), "{reply}");
    let grown = serving.grown_since(before);
    assert!(grown < 30 * 1024, "{grown} KiB more");
    assert_eq!(serving.stop().0, Some(0));
}
