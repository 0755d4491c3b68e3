//! `kueakun audit verify`: the proof that the audit log is whole, or the places where it is not.

use clap::{Args, Subcommand};
use store::audit::Report;

use super::place::Place;
use super::{Done, Trouble, terminal};

/// The audit log.
#[derive(Debug, Args)]
pub(super) struct Audit {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Prove that no entry was changed, removed or put in; otherwise name the places
    Verify {
        #[command(flatten)]
        place: Place,
    },
}

impl Audit {
    pub(super) async fn run(self) -> Done {
        let Act::Verify { place } = self.act;
        let db = place.open_existing().await?;
        let report = db.verify_audit().await?;
        db.close().await?;
        tell(&report)
    }
}

/// Says what a verification found; anything that does not hold is trouble.
pub(super) fn tell(report: &Report) -> Done {
    if report.holds() {
        return terminal::say(format_args!("the audit log holds: {} entries", report.entries));
    }
    let places: Vec<String> = report.findings.iter().map(|finding| format!("  {finding}")).collect();
    Err(Trouble(format!(
        "the audit log does not hold:\n{}\nkeep the database as it is, and compare it with a backup",
        places.join("\n")
    )))
}
