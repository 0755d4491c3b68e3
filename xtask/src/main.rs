//! `cargo xtask`: the commands that build, check, show and measure Kueakun. The list is in [`HELP`].
#![allow(clippy::print_stdout, reason = "a command-line tool talks on standard output")]

mod bench;
mod demo;
mod import_bench;
mod licences;
mod link_bench;
mod new_module;
mod outcome;
mod postgres;
mod process;
mod sbom;
mod schema;
mod shots;
mod test;
mod tidy;
mod tools;
mod workspace;

use std::process::ExitCode;

use outcome::{Outcome, fail};

/// What `cargo xtask` prints when it is asked for nothing, or for something that it does not know.
const HELP: &str = "\
cargo xtask COMMAND

  demo [ARGS]             build and serve the demo district on http://127.0.0.1:8080
  test [--only STEP] [--stop] [FILTER]
                          install what is missing and run every check, on both engines
  tidy                    check layers, names, sizes, texts, views
  licences [--list]       check the licences of all third-party crates and npm packages
  sbom [FILE]             write what the program is made of as CycloneDX 1.6 [target/sbom/kueakun.cdx.json]
  schema [--check]        write (or compare) schema/sqlite.sql and schema/postgres.sql
  new-module PLURAL SINGULAR THAI
                          scaffold modules/PLURAL
  shots                   take the screenshots under docs/screenshots
  guide                   walk through a clerk's first day and take the pictures under docs/guide
  bench [--date DATE] [--persons N] [--cases N] [--records N] [--seconds N] [--profile NAME]
        [--engine sqlite|postgres|both]
                          measure the program over HTTP and write docs/bench.md or docs/bench-postgresql.md
  letters-bench [--date DATE] [--letters N] [--seconds N] [--engine sqlite|postgres|both]
                          measure the registers of letters over HTTP and write docs/letters.md
  link-bench [--date DATE] [--peer] [--many] [--program PATH]
                          measure record linkage beside Splink and write docs/linkage.md
  import-bench [--rows N] [--program PATH]
                          measure how fast a register is checked and stored, and its memory";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.skip_while(|argument| argument == "--").collect();
    match dispatch(&command, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\ncargo xtask {command}: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, arguments: &[String]) -> Outcome {
    match command {
        "demo" => demo::run(arguments),
        "test" => test::run(arguments),
        "tidy" => tidy::run(),
        "licences" => licences::run(arguments),
        "sbom" => sbom::run(arguments),
        "schema" => schema::run(arguments),
        "new-module" => new_module::run(arguments),
        "shots" => shots::run(arguments),
        "guide" => shots::guide(),
        "bench" => bench::run(arguments),
        "letters-bench" => bench::letters::run(arguments),
        "link-bench" => link_bench::run(arguments),
        "import-bench" => import_bench::run(arguments),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        unknown => fail(format!("there is no command `{unknown}`\n\n{HELP}")),
    }
}
