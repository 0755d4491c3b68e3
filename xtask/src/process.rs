//! Other programs: started in the repository's root, with their words on the same terminal or kept as text.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::outcome::{During, Outcome, fail};
use crate::workspace;

/// A program to be started in the repository's root.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(workspace::root()).stdin(Stdio::null());
    command
}

/// This very program once more. Asked for by what runs, not by its path: a build of the whole workspace puts another
/// program at that path while this one runs.
pub fn own() -> Command {
    program("/proc/self/exe")
}

/// The cargo that runs this program.
///
/// Cargo describes the running package in `CARGO_PKG_*` and its like. Build scripts that watch these variables (ring's
/// does) would be run again whenever xtask and a plain `cargo build` take turns, so they are left out.
pub fn cargo() -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(describes_a_package) {
            command.env_remove(name);
        }
    }
    command
}

fn describes_a_package(variable: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|prefix| variable.starts_with(prefix))
}

/// Runs a program to its end on this terminal; anything but success is a failure.
pub fn run(command: &mut Command) -> Outcome {
    let line = shown(command);
    let status = command.status().during(format!("cannot start `{line}`"))?;
    if status.success() {
        return Ok(());
    }
    fail(format!("`{line}` ended with {status}"))
}

/// Runs a program and returns what it wrote on standard output.
pub fn output(command: &mut Command) -> Outcome<String> {
    let line = shown(command);
    let output = command.stderr(Stdio::inherit()).output().during(format!("cannot start `{line}`"))?;
    if !output.status.success() {
        return fail(format!("`{line}` ended with {}", output.status));
    }
    String::from_utf8(output.stdout).during(format!("`{line}` did not write UTF-8"))
}

/// Whether a program runs and ends well, without a word on the terminal.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Where a program stands on the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
}

/// Whether this process may install packages and must not run a database server itself.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    Path::new("/proc/self").metadata().is_ok_and(|process| process.uid() == 0)
}

/// The command line as a person would type it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// What `/proc/PID/status` says of a program's memory under a name, in KiB.
pub fn kib(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_fails_is_named_with_its_status() {
        let failure = run(program("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(failure.to_string(), "`sh -c exit 3` ended with exit status: 3");
    }

    #[test]
    fn what_a_program_wrote_is_returned() {
        assert_eq!(output(program("echo").arg("ก")), Ok("ก\n".to_owned()));
    }

    /// Runs a copy of this test program, which takes its own file away and starts itself once more.
    #[test]
    fn this_program_starts_again_though_its_file_is_gone() {
        const THIS: &str = "process::tests::this_program_starts_again_though_its_file_is_gone";
        if let Some(copy) = std::env::var_os("XTASK_COPY") {
            std::fs::remove_file(copy).unwrap();
            return run(own().arg("--list")).unwrap();
        }
        let copy = workspace::empty_folder("started-again").unwrap().join("copy");
        std::fs::copy(std::env::current_exe().unwrap(), &copy).unwrap();
        run(program(&copy).args(["--exact", THIS]).env("XTASK_COPY", &copy)).unwrap();
    }

    #[test]
    fn only_the_variables_that_describe_this_package_are_left_out() {
        assert!(describes_a_package("CARGO_PKG_VERSION"));
        assert!(!describes_a_package("CARGO_TARGET_DIR"));
        assert!(!describes_a_package("CARGO_HOME"));
    }

    #[test]
    fn the_memory_of_a_program_is_read_in_kib() {
        let status = "Name:\tx\nVmHWM:\t  142336 kB\nVmRSS:\t 1 kB\n";
        assert_eq!(kib(status, "VmHWM:"), Some(142_336));
        assert_eq!(kib("Name:\tx\n", "VmHWM:"), None);
    }
}
