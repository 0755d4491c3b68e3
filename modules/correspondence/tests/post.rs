//! A mail server on loopback that takes every letter, for one test.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// The way to it, and what it took.
pub fn server() -> (mail::Mailer, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let taken = Arc::new(Mutex::new(Vec::new()));
    let keeps = Arc::clone(&taken);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            converse(&stream, &keeps);
        }
    });
    (mail::Mailer::new(&url, "Saraban <saraban@example.go.th>").unwrap(), taken)
}

fn converse(mut stream: &TcpStream, taken: &Mutex<Vec<String>>) {
    let mut said = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let _ = stream.write_all(b"220 test\r\n");
    let mut letter = String::new();
    while let Some(line) = said.next() {
        let answer: &[u8] = match line.get(..4).unwrap_or_default() {
            "DATA" => b"354 go on\r\n",
            "QUIT" => return,
            _ => b"250 ok\r\n",
        };
        letter.push_str(&line);
        let _ = stream.write_all(answer);
        if answer.starts_with(b"354") {
            for line in said.by_ref().take_while(|line| line != ".") {
                letter.push_str(&line);
            }
            taken.lock().unwrap().push(std::mem::take(&mut letter));
            let _ = stream.write_all(b"250 taken\r\n");
        }
    }
}
