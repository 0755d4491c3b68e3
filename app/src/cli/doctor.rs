//! `kueakun doctor`: looks at everything an operator would want to know before calling for help, changing nothing.

use std::path::Path;

use clap::Args;
use store::Db;

use super::place::{Place, Settled};
use super::{Done, Trouble, terminal};

/// Look whether everything is in order.
#[derive(Debug, Args)]
pub(super) struct Doctor {
    #[command(flatten)]
    place: Place,
}

/// Days since 2026-01-01 before which a clock cannot be right.
const FIRST_DAY: i64 = 20_260_101;

/// What was looked at, one line each, and how many of them want attention.
#[derive(Debug, Default)]
struct Findings {
    wrong: usize,
}

impl Findings {
    fn note(&mut self, what: &str, found: Result<String, String>) -> Done {
        match found {
            Ok(text) => terminal::say(format_args!("ok     {what}: {text}")),
            Err(text) => {
                self.wrong += 1;
                terminal::say(format_args!("WRONG  {what}: {text}"))
            }
        }
    }
}

impl Doctor {
    pub(super) async fn run(self) -> Done {
        let settled = self.place.settle(None)?;
        let mut findings = Findings::default();
        findings.note("clock", clock())?;
        findings.note("data folder", folder(&settled.data))?;
        findings.note("instruments", instruments(&settled.data))?;
        match settled.open_existing().await {
            Ok(db) => look_inside(&db, &settled, &mut findings).await?,
            Err(trouble) => findings.note("database", Err(trouble.to_string()))?,
        }
        match findings.wrong {
            0 => Ok(()),
            1 => Err(Trouble::from("one thing wants attention; it is marked WRONG above")),
            more => Err(Trouble(format!("{more} things want attention; they are marked WRONG above"))),
        }
    }
}

fn instruments(data: &Path) -> Result<String, String> {
    crate::instruments::library(data).map(|library| format!("{} can be asked", library.current().len()))
}

async fn look_inside(db: &Db, settled: &Settled, findings: &mut Findings) -> Done {
    let kind = if settled.file().is_some() { "a file, open" } else { "a server, open" };
    findings.note("database", Ok(kind.to_owned()))?;
    let whole = match db.examine().await {
        Ok(problems) if problems.is_empty() => Ok("whole".to_owned()),
        Ok(problems) => Err(format!("{}; restore the last good backup", problems.join("; "))),
        Err(error) => Err(error.to_string()),
    };
    findings.note("tables", whole)?;
    let log = match db.verify_audit().await {
        Ok(report) if report.holds() => Ok(format!("{} entries, all in place", report.entries)),
        Ok(report) => Err(format!("{} places do not hold; run `kueakun audit verify`", report.findings.len())),
        Err(error) => Err(error.to_string()),
    };
    findings.note("audit log", log)?;
    let changed = store::files::changed(db).await;
    findings.note(
        "kept files",
        match changed.as_slice() {
            [] => Ok("all as they were kept".to_owned()),
            changed => Err(format!("changed on the disk: {}; put them back from a backup", changed.join(", "))),
        },
    )?;
    Ok(db.clone().close().await?)
}

fn clock() -> Result<String, String> {
    let now = kernel::Clock::System.now();
    if now.day().number() < FIRST_DAY {
        return Err(format!("it says {}; set the machine's clock", now.iso()));
    }
    Ok(now.iso())
}

/// Whether the folder can be written and no other user may read the keys in it.
fn folder(path: &Path) -> Result<String, String> {
    let probe = path.join("doctor.probe");
    std::fs::create_dir_all(path)
        .and_then(|()| std::fs::write(&probe, b"kueakun"))
        .and_then(|()| std::fs::remove_file(&probe))
        .map_err(|error| format!("{} cannot be written ({error}); give this user the right to", path.display()))?;
    only_ours(&path.join("keys"))?;
    Ok(path.display().to_string())
}

fn only_ours(keys: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    match std::fs::metadata(keys) {
        Ok(about) if about.permissions().mode() & 0o077 != 0 => {
            Err(format!("other users may read {}; run chmod 600 on it", keys.display()))
        }
        _ => Ok(()),
    }
}
