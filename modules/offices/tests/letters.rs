//! A mail server of the tests on loopback: it takes letters, or is told to be busy; and the queue that leads to it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use jobs::Runner;
use mail::Mailer;
use offices::{PostOffice, handlers};
use store::Source as _;
use testkit::{ORIGIN, TestApp};

/// The server, and what it took.
pub struct Letters {
    taken: Arc<Mutex<Vec<String>>>,
    answer: Arc<Mutex<&'static str>>,
    mailer: Mailer,
}

/// The program with a mail server.
pub async fn with_mail() -> (TestApp, Letters) {
    let settings = web::Settings { demo: true, public_url: ORIGIN.to_owned(), mail: true, ..web::Settings::default() };
    let app = Box::pin(TestApp::start_with(crate::assembly(), settings)).await;
    (app, Letters::open())
}

impl Letters {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("smtp://{}", listener.local_addr().expect("its address"));
        let (taken, answer) = (Arc::default(), Arc::new(Mutex::new("250 ok")));
        let (keeps, says) = (Arc::clone(&taken), Arc::clone(&answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                converse(&stream, &keeps, *says.lock().expect("one speaks"));
            }
        });
        let mailer = Mailer::new(&url, "Kueakun <kueakun@example.go.th>").expect("a mailer");
        Self { taken, answer, mailer }
    }

    /// From now on the server answers every recipient with this.
    pub fn answer(&self, text: &'static str) {
        *self.answer.lock().expect("one speaks") = text;
    }

    /// Lets the queue do what is due.
    pub async fn deliver(&self, app: &TestApp) {
        let texts = Arc::clone(app.app().texts());
        let post = PostOffice { mailer: Some(self.mailer.clone()), texts, public_url: ORIGIN.to_owned() };
        Runner::new(app.db().clone(), handlers(post)).run_due().await.expect("the queue");
    }

    /// What was taken since, as its readers see it.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.taken.lock().expect("one reads"))
    }
}

fn converse(mut stream: &TcpStream, taken: &Mutex<Vec<String>>, recipient: &str) {
    let mut lines = BufReader::new(stream.try_clone().expect("both ways")).lines().map_while(Result::ok);
    let mut say = |text: &str| stream.write_all(format!("{text}\r\n").as_bytes()).is_ok();
    say("220 here");
    while let Some(line) = lines.next() {
        match line.get(..4).unwrap_or(&line) {
            "EHLO" => say("250-here\r\n250 8BITMIME"),
            "MAIL" | "RSET" | "NOOP" => say("250 ok"),
            "RCPT" => say(recipient),
            "DATA" => {
                say("354 go on");
                let letter: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                taken.lock().expect("one writes").push(read(&letter));
                say("250 taken")
            }
            _ => say("221 bye"),
        };
    }
}

/// The text of a letter, whatever it was wrapped in for the way (RFC 2045: base64, quoted-printable, or as it is).
fn read(letter: &[String]) -> String {
    let split = letter.iter().position(String::is_empty).unwrap_or(letter.len());
    let (head, body) = letter.split_at(split);
    let encoding = head.iter().find_map(|line| line.strip_prefix("Content-Transfer-Encoding: ")).unwrap_or("8bit");
    match encoding {
        "base64" => String::from_utf8(from_base64(&body.concat())).expect("UTF-8"),
        "quoted-printable" => String::from_utf8(from_quoted(&body.join("\n"))).expect("UTF-8"),
        _ => body.join("\n"),
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let six = |letter: u8| LETTERS.iter().position(|known| *known == letter);
    let bits: Vec<usize> = text.bytes().filter_map(six).collect();
    let mut out = Vec::new();
    for four in bits.chunks(4) {
        let whole = four.iter().fold(0, |sum, six| (sum << 6) | six) << (6 * (4 - four.len()));
        let bytes = [(whole >> 16) & 255, (whole >> 8) & 255, whole & 255];
        out.extend(bytes.iter().take(four.len() - 1).map(|byte| u8::try_from(*byte).expect("a byte")));
    }
    out
}

fn from_quoted(text: &str) -> Vec<u8> {
    let text = text.replace("=\n", "");
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'=' {
            let hex = [bytes.next().expect("two digits"), bytes.next().expect("two digits")];
            let hex = std::str::from_utf8(&hex).expect("ASCII");
            out.push(u8::from_str_radix(hex, 16).expect("a byte"));
        } else {
            out.push(byte);
        }
    }
    out
}

#[tokio::test]
async fn a_server_that_is_busy_loses_nothing_and_the_queue_holds_no_link() {
    let (app, letters) = with_mail().await;
    letters.answer("451 busy");
    let path = format!("/staff/{}/invitation", crate::newcomer(&app).await);
    app.sign_in("malee").await.submit(&path, &[("email", "duangjai@example.go.th")]).await;
    letters.deliver(&app).await;
    assert!(letters.take().is_empty());
    let (payload, trouble): (String, String) =
        app.db().one(store::Sql::new("select payload, trouble from jobs")).await.expect("the job waits");
    assert!(!payload.contains("duangjai") && !payload.contains("token"), "{payload}");
    assert!(trouble.contains("451") && !trouble.contains("duangjai"), "{trouble}");
    letters.answer("250 ok");
    app.move_to(app.now().plus_minutes(1));
    letters.deliver(&app).await;
    let letter = letters.take().pop().expect("the letter came after all");
    let token = crate::invitations::token(&letter);
    app.visitor().open(&format!("/invitation?token={token}")).await;
}

#[tokio::test]
async fn a_letter_that_no_server_takes_is_kept_for_the_administrator() {
    let (app, letters) = with_mail().await;
    letters.answer("550 no such person");
    let path = format!("/staff/{}/invitation", crate::newcomer(&app).await);
    app.sign_in("malee").await.submit(&path, &[("email", "duangjai@example.go.th")]).await;
    letters.deliver(&app).await;
    assert_eq!(jobs::failed(app.db(), 10).await.expect("the queue").len(), 1);
}
