//! `kueakun`: the one program. What it can do stands in [`kueakun::cli`].

use std::process::ExitCode;

/// Pages are thousands of small pieces of text; the system's own allocator spends a sixth of a page on them.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    kueakun::cli::run()
}
