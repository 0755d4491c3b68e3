//! `kueakun`: the one program. What it can do stands in [`kueakun::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    kueakun::cli::run()
}
