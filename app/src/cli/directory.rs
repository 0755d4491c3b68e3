//! `kueakun directory`: the service directory out and in as a file of Open Referral HSDS 3.1, and the national hotlines.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use directory::{Count, ImportError, Outcome};
use kernel::Lang;
use store::By;
use ui::Texts;

use super::place::Place;
use super::{Done, Trouble, terminal};

/// The service directory as a file of Open Referral HSDS 3.1.
#[derive(Debug, Args)]
pub(super) struct Directory {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Write every organisation, location and service into a file
    Export {
        /// The file to write; one that is there is refused
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Take a file in: new entries are added, entries of the same id change to what it says
    Import {
        /// The file, JSON in UTF-8
        file: PathBuf,
        /// Say what would happen, and keep nothing
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Add the national hotlines that the directory lacks
    Seed {
        #[command(flatten)]
        place: Place,
    },
}

impl Directory {
    pub(super) async fn run(self) -> Done {
        match self.act {
            Act::Export { file, place } => export(&file, &place).await,
            Act::Import { file, dry_run, place } => import(&file, dry_run, &place).await,
            Act::Seed { place } => seed(&place).await,
        }
    }
}

async fn export(file: &Path, place: &Place) -> Done {
    let db = place.open_existing().await?;
    let text = directory::export(&db).await;
    db.close().await?;
    write_new(file, &text?).map_err(|error| Trouble(format!("{} cannot be written: {error}", file.display())))?;
    terminal::say(format_args!("wrote {}", file.display()))
}

fn write_new(file: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut opened = std::fs::File::create_new(file)?;
    opened.write_all(text.as_bytes())?;
    opened.sync_all()
}

async fn import(file: &Path, dry: bool, place: &Place) -> Done {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Trouble(format!("{} cannot be read: {error}", file.display())))?;
    let db = place.open_existing().await?;
    let tx = db.write(By::System("directory")).await?;
    directory::prepare(&tx).await?;
    tx.commit().await?;
    let outcome = directory::import(&db, By::System("directory"), &text, dry).await;
    db.close().await?;
    let outcome = outcome.map_err(|error| match error {
        ImportError::NoJson(why) => Trouble(format!("{} is not JSON ({why}); nothing was changed", file.display())),
        ImportError::Store(error) => Trouble(format!("{error}; nothing was changed")),
    })?;
    say(&outcome)?;
    if dry { terminal::say("this was a dry run: nothing was kept") } else { Ok(()) }
}

async fn seed(place: &Place) -> Done {
    let db = place.open_existing().await?;
    let tx = db.write(By::System("directory")).await?;
    directory::prepare(&tx).await?;
    let outcome = directory::seed(&tx).await?;
    tx.commit().await?;
    db.close().await?;
    say(&outcome)
}

/// What was new, changed and as before, and each thing of the file that was not kept.
fn say(outcome: &Outcome) -> Done {
    for (what, count) in
        [("organisations", outcome.organisations), ("locations", outcome.locations), ("services", outcome.services)]
    {
        let Count { added, changed, same } = count;
        terminal::say(format_args!("{what}: {added} new, {changed} changed, {same} as before"))?;
    }
    let texts = Texts::read(&[ui::texts(), directory::texts()])?;
    for note in &outcome.notes {
        let place = if note.at.is_empty() { "/" } else { &note.at };
        terminal::say(format_args!("{place}: {}", texts.get(Lang::En, note.why.key())))?;
    }
    Ok(())
}
