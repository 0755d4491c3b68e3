//! Letters by SMTP: plain text with files beside it, and whether a refusal may pass; and e-mail read from files.

mod read;

use std::fmt;
use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::{Message, SmtpTransport, Transport as _};

pub use read::{Arrived, read};

/// How long one step of the conversation may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The mail server, and in whose name letters go.
#[derive(Clone)]
pub struct Mailer {
    transport: SmtpTransport,
    from: Mailbox,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mailer")
    }
}

/// จดหมาย: one letter in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// แฟ้มแนบ: a file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its type, such as `application/pdf`.
    pub kind: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why a letter did not leave; in words for the log, without the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSent {
    /// The server is away, slow or busy: it may go better later.
    Later(String),
    /// The server, or the letter itself, says that it will never go.
    Never(String),
}

impl Mailer {
    /// The server at `smtps://USER:PASSWORD@HOST` (TLS from the first byte), `smtp://HOST?tls=required` (STARTTLS), or
    /// `smtp://HOST:PORT` without encryption, which is for a relay on the same machine.
    ///
    /// # Errors
    /// What is wrong with the address of the server or of the sender, for the operator.
    pub fn new(url: &str, from: &str) -> Result<Self, String> {
        let transport = SmtpTransport::from_url(url).map_err(|error| format!("the mail server's address: {error}"))?;
        let from = from.parse().map_err(|error| format!("the sender's address {from}: {error}"))?;
        Ok(Self { transport: transport.timeout(Some(PATIENCE)).build(), from })
    }

    /// Sends a letter; blocks until the server has taken or refused it.
    ///
    /// # Errors
    /// [`NotSent`].
    pub fn send(&self, letter: &Letter) -> Result<(), NotSent> {
        let to: Mailbox = letter.to.parse().map_err(|_| NotSent::Never("the address cannot be read".to_owned()))?;
        let message = Message::builder().from(self.from.clone()).to(to).subject(letter.subject.as_str());
        let message = message.header(ContentType::TEXT_PLAIN).body(letter.body.clone());
        self.hand_over(message)
    }

    /// Sends a letter with files beside it; blocks as [`Self::send`] does.
    ///
    /// # Errors
    /// [`NotSent`].
    pub fn send_with(&self, letter: &Letter, files: Vec<File>) -> Result<(), NotSent> {
        let to: Mailbox = letter.to.parse().map_err(|_| NotSent::Never("the address cannot be read".to_owned()))?;
        let message = Message::builder().from(self.from.clone()).to(to).subject(letter.subject.as_str());
        let mut parts = MultiPart::mixed().singlepart(SinglePart::plain(letter.body.clone()));
        for file in files {
            let kind = ContentType::parse(&file.kind).map_err(|error| NotSent::Never(error.to_string()))?;
            parts = parts.singlepart(Attachment::new(file.name).body(file.bytes, kind));
        }
        self.hand_over(message.multipart(parts))
    }

    fn hand_over(&self, message: Result<Message, lettre::error::Error>) -> Result<(), NotSent> {
        let message = message.map_err(|error| NotSent::Never(error.to_string()))?;
        self.transport.send(&message).map(|_| ()).map_err(|error| not_sent(&error))
    }
}

/// The status alone: what a server writes beside it may repeat the address.
fn not_sent(error: &Error) -> NotSent {
    let status = error.status().map_or_else(String::new, |code| format!(" with {code}"));
    if error.is_permanent() {
        return NotSent::Never(format!("the mail server refused the letter{status}"));
    }
    let what = if error.is_timeout() { "took too long" } else { "did not take the letter" };
    NotSent::Later(format!("the mail server {what}{status}"))
}
