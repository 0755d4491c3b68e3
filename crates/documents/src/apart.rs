//! อ่านแยกกระบวนการ: a PDF that came from elsewhere is read by a process of its own, because two megabytes of it can unpack to
//! gigabytes. That process may take so much memory and so much of a processor; where it needs more it dies, and nobody else does.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use rustix::process::{Resource, Rlimit, setrlimit};
use serde_json::{Value, json};

use crate::extraction;
use crate::scan::{self, Unreadable};

/// The word by which the program is told to [`serve`].
pub const COMMAND: &str = "read-scan";
/// What the reader may address, in bytes: a file of 20 MiB in several copies, and what its pages unpack to.
const MEMORY: u64 = 512 << 20;
/// What it may take of a processor, in seconds.
const SECONDS: u64 = 10;
/// The reader's allocator asks for what it needs and not for a gigabyte ahead.
const NO_RESERVE: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "0");

static READER: OnceLock<PathBuf> = OnceLock::new();

/// Names the program that reads when it is started with [`COMMAND`]: this one.
pub fn by(program: PathBuf) {
    READER.get_or_init(|| program);
}

/// What a PDF turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Width and height of each page as it is seen, in points.
    pub pages: Vec<(f32, f32)>,
    /// What its text layer says, line by line; empty for a scan without one.
    pub text: String,
}

/// Looks at a PDF. Whatever bears this can be read and printed over by this process too. Takes some hundredths of a second:
/// call it from a thread that may block.
///
/// # Errors
/// [`Unreadable`]: broken, under a password, or too large to be a letter, packed or unpacked.
pub fn look(pdf: &[u8]) -> Result<Seen, Unreadable> {
    let program = READER.get().ok_or(Unreadable)?;
    let mut command = Command::new(program);
    command.arg(COMMAND).env_clear().env(NO_RESERVE.0, NO_RESERVE.1);
    let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut reader = started.map_err(|_| Unreadable)?;
    // It says nothing before it has read all; one that dies on the way takes no more.
    let given = reader.stdin.take().is_some_and(|mut stdin| stdin.write_all(pdf).is_ok());
    let answer = reader.wait_with_output().map_err(|_| Unreadable)?;
    if given && answer.status.success() { read(&answer.stdout).ok_or(Unreadable) } else { Err(Unreadable) }
}

fn read(answer: &[u8]) -> Option<Seen> {
    let answer: Value = serde_json::from_slice(answer).ok()?;
    let page = |page: &Value| Some((side(page.get(0)?)?, side(page.get(1)?)?));
    let pages = answer["pages"].as_array()?.iter().map(page).collect::<Option<_>>()?;
    Some(Seen { pages, text: answer["text"].as_str()?.to_owned() })
}

#[expect(clippy::cast_possible_truncation, reason = "it was one of these before it was written")]
fn side(value: &Value) -> Option<f32> {
    value.as_f64().map(|side| side as f32)
}

/// Does what [`look`] asks for: reads a PDF from standard input under the limits and tells what it is on standard output.
///
/// # Errors
/// What is wrong with the file or with reading it, in words.
pub fn serve() -> Result<(), String> {
    limit(Resource::As, MEMORY)?;
    limit(Resource::Cpu, SECONDS)?;
    // What it held is nothing to be left on the disk.
    limit(Resource::Core, 0)?;
    let mut pdf = Vec::new();
    std::io::stdin().lock().read_to_end(&mut pdf).map_err(|error| error.to_string())?;
    let unreadable = |_: Unreadable| "the file cannot be read".to_owned();
    let pages = scan::page_sizes(&pdf).map_err(unreadable)?;
    let text = scan::text(&pdf).map_err(unreadable)?;
    extraction::attempt(&pdf).map_err(unreadable)?;
    let answer = json!({ "pages": pages, "text": text }).to_string();
    std::io::stdout().lock().write_all(answer.as_bytes()).map_err(|error| error.to_string())
}

fn limit(resource: Resource, most: u64) -> Result<(), String> {
    setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reader_tells_is_read_and_nothing_else() {
        let told = json!({ "pages": [[595.0, 842.0]], "text": "ขอเชิญประชุม" }).to_string();
        assert_eq!(read(told.as_bytes()), Some(Seen { pages: vec![(595.0, 842.0)], text: "ขอเชิญประชุม".to_owned() }));
        for other in ["", "{}", "[]", r#"{"pages":[[1]],"text":""}"#, r#"{"pages":[],"text":7}"#] {
            assert_eq!(read(other.as_bytes()), None, "{other}");
        }
    }
}
