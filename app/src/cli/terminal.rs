//! Words to and from the person at the terminal.

use std::fmt::Display;
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::process::{Command, Stdio};

use super::{Done, Trouble};

/// Writes a line on standard output.
pub(super) fn say(text: impl Display) -> Done {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}")
        .and_then(|()| out.flush())
        .map_err(|error| Trouble(format!("nothing can be written: {error}")))
}

/// Writes a line on standard error, beside what the command answers; when even that fails, the exit status still tells.
pub(super) fn note(text: impl Display) {
    let _ = writeln!(std::io::stderr(), "kueakun: {text}");
}

/// Shows how far something is, over what was shown before; in a log it is a line of its own.
pub(super) fn progress(text: impl Display) {
    // Who cannot be told is not told; the work goes on.
    let mut out = std::io::stderr();
    let _ = if is_watched() { write!(out, "\r\x1b[K{text}") } else { writeln!(out, "kueakun: {text}") };
}

/// Other words follow where the progress was shown.
pub(super) fn progress_done() {
    if is_watched() {
        let _ = write!(std::io::stderr(), "\r\x1b[K");
    }
}

/// Whether a person reads what the program logs.
pub(super) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

/// A password: asked for twice without showing it, or the first line of what is piped in.
pub(super) fn password() -> Result<String, Trouble> {
    if !std::io::stdin().is_terminal() {
        return line();
    }
    let first = hidden("Password: ")?;
    if hidden("Again: ")? == first { Ok(first) } else { Err(Trouble::from("the two passwords differ; try again")) }
}

fn hidden(question: &str) -> Result<String, Trouble> {
    let mut err = std::io::stderr();
    let _ = write!(err, "{question}").and_then(|()| err.flush());
    echo(false)?;
    let answer = line();
    echo(true)?;
    let _ = writeln!(err);
    answer
}

fn line() -> Result<String, Trouble> {
    let mut text = String::new();
    let read = std::io::stdin().lock().read_line(&mut text);
    read.map_err(|error| Trouble(format!("the password cannot be read: {error}")))?;
    let text = text.trim_end_matches(['\n', '\r']);
    if text.is_empty() { Err(Trouble::from("no password was given")) } else { Ok(text.to_owned()) }
}

/// Lets the terminal show what is typed, or not.
fn echo(on: bool) -> Done {
    let mode = if on { "echo" } else { "-echo" };
    let done = Command::new("stty").arg(mode).stdin(Stdio::inherit()).status();
    match done {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Trouble::from("the terminal cannot hide the password; pipe it in instead")),
    }
}
