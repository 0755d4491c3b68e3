//! The steps of a run, in order, and what each does.

use std::num::NonZero;
use std::path::{Path, PathBuf};

use crate::outcome::{During, Outcome};
use crate::postgres::{self, Server};
use crate::tools::Tool;
use crate::{licences, new_module, process, schema, tidy, tools, workspace};

/// One step: what it is called, what it needs, what it does.
#[derive(Debug)]
pub struct Step {
    /// Its line in the table.
    pub name: &'static str,
    /// Other names that stand for it.
    groups: &'static [&'static str],
    /// What must be installed first.
    pub needs: &'static [Tool],
    /// The work itself.
    pub act: fn(&mut Work) -> Outcome,
}

impl Step {
    /// Whether a person who says `name` means this step.
    pub fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.groups.contains(&name)
    }
}

/// What the steps share: the filter, and the database server once a step needs it.
#[derive(Debug)]
pub struct Work {
    filter: Vec<String>,
    server: Option<Server>,
}

/// All steps; the quick ones that find most stand first.
pub const STEPS: &[Step] = &[
    Step { name: "format", groups: &["rust"], needs: &[], act: format },
    Step { name: "tidy", groups: &[], needs: &[], act: |_| tidy::run() },
    Step { name: "web", groups: &[], needs: &[Tool::Packages("web")], act: web },
    Step { name: "clippy", groups: &["rust"], needs: &[Tool::Packages("web")], act: clippy },
    Step { name: "new-module", groups: &["rust"], needs: &[Tool::Packages("web")], act: |_| new_module::check() },
    Step {
        name: "licences",
        groups: &[],
        needs: &[Tool::Packages("web"), Tool::Packages("e2e")],
        act: |_| licences::run(&[]),
    },
    Step {
        name: "rust-sqlite",
        groups: &["rust", "sqlite"],
        needs: &[Tool::PdfReader],
        act: |work| work.rust("sqlite"),
    },
    Step {
        name: "rust-postgres",
        groups: &["rust", "postgres"],
        needs: &[Tool::PdfReader, Tool::Postgres],
        act: |work| {
            let url = work.server()?.url("postgres");
            work.rust(&url)
        },
    },
    Step { name: "doc", groups: &["rust"], needs: &[], act: doc },
    Step { name: "schema", groups: &[], needs: &[Tool::Postgres], act: |work| schema::check(work.server()?) },
    Step {
        name: "e2e-sqlite",
        groups: &["e2e", "sqlite"],
        needs: &[Tool::Browser, Tool::Packages("e2e")],
        act: |work| {
            let folder = workspace::empty_folder("e2e/sqlite")?;
            let url = format!("sqlite:{}", folder.join("kueakun.db").display());
            work.journeys(&folder, &url)
        },
    },
    Step {
        name: "e2e-postgres",
        groups: &["e2e", "postgres"],
        needs: &[Tool::Browser, Tool::Packages("e2e"), Tool::Postgres],
        act: |work| {
            let folder = workspace::empty_folder("e2e/postgres")?;
            let url = work.server()?.fresh("kueakun_e2e")?;
            work.journeys(&folder, &url)
        },
    },
    Step {
        name: "api-sqlite",
        groups: &["api", "sqlite"],
        needs: &[Tool::Python],
        act: |work| {
            let folder = workspace::empty_folder("api/sqlite")?;
            let url = format!("sqlite:{}", folder.join("kueakun.db").display());
            work.schemathesis(&folder, &url)
        },
    },
    Step {
        name: "api-postgres",
        groups: &["api", "postgres"],
        needs: &[Tool::Python, Tool::Postgres],
        act: |work| {
            let folder = workspace::empty_folder("api/postgres")?;
            let url = work.server()?.fresh("kueakun_api")?;
            work.schemathesis(&folder, &url)
        },
    },
];

fn format(_: &mut Work) -> Outcome {
    process::run(process::cargo().args(["fmt", "--all", "--check"]))
}

fn web(_: &mut Work) -> Outcome {
    let mut npm = process::program("npm");
    process::run(npm.args(["--prefix", "web", "run", "--silent", "check"]))
}

fn clippy(_: &mut Work) -> Outcome {
    let mut cargo = process::cargo();
    cargo.args(["clippy", "--workspace", "--all-targets", "--quiet"]);
    process::run(cargo.args(["--", "-D", "warnings"]))
}

/// The examples in the documentation, which nextest does not run.
fn doc(_: &mut Work) -> Outcome {
    process::run(process::cargo().args(["test", "--doc", "--workspace", "--quiet"]))
}

impl Work {
    /// Work with nothing started yet.
    pub fn new(filter: Vec<String>) -> Self {
        Self { filter, server: None }
    }

    /// The database server, started when first asked for.
    fn server(&mut self) -> Outcome<&Server> {
        if self.server.is_none() {
            self.server = Some(Server::start()?);
        }
        self.server.as_ref().during("PostgreSQL is not running")
    }

    /// The Rust tests on one engine; `database` reaches them as `KUEAKUN_TEST_DATABASE`, and with `KUEAKUN_TEST_PROGRAMS`
    /// those that start a server of their own must do so.
    fn rust(&self, database: &str) -> Outcome {
        let mut cargo = process::cargo();
        if process::find("cargo-nextest").is_some() {
            // Twice as many as cores: some tests wait, for a server or for time to pass.
            let threads = 2 * std::thread::available_parallelism().map_or(2, NonZero::get);
            cargo.args(["nextest", "run", "--workspace", "--show-progress=none"]);
            cargo.args(["--test-threads", &threads.to_string()]);
        } else {
            cargo.args(["test", "--workspace", "--no-fail-fast", "--tests", "--"]);
        }
        cargo.envs(postgres::programs().map(|programs| ("KUEAKUN_TEST_PROGRAMS", programs)));
        process::run(cargo.args(&self.filter).env("KUEAKUN_TEST_DATABASE", database))
    }

    /// The API of the real program with its demo data in `database`, held against its own document.
    fn schemathesis(&self, folder: &Path, database: &str) -> Outcome {
        let binary: PathBuf = workspace::kueakun("dev")?;
        process::run(
            process::program(tools::python())
                .arg(workspace::root().join("xtask/api/run.py"))
                .args(&self.filter)
                .env("KUEAKUN_BIN", binary)
                .env("KUEAKUN_API_FOLDER", folder)
                .env("KUEAKUN_API_DATABASE", database),
        )
    }

    /// The browser journeys against the real program with its demo data in `database`.
    fn journeys(&self, folder: &Path, database: &str) -> Outcome {
        let binary: PathBuf = workspace::kueakun("dev")?;
        process::run(
            process::program("node")
                .arg("e2e/run.mjs")
                .args(&self.filter)
                .env("KUEAKUN_BIN", binary)
                .env("KUEAKUN_E2E_FOLDER", folder)
                .env("KUEAKUN_E2E_DATABASE", database),
        )
    }
}
