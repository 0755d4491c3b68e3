//! `kueakun figures`: whether the figures that are kept are those that the cases come to, and making them anew.

use clap::{Args, Subcommand};
use store::By;

use super::place::Place;
use super::{Done, Trouble, terminal};

/// The figures that are kept with every command.
#[derive(Debug, Args)]
pub(super) struct Figures {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Compare the figures with the cases; names each cell that differs
    Check {
        #[command(flatten)]
        place: Place,
    },
    /// Make the figures anew from the cases, while nobody works
    Rebuild {
        #[command(flatten)]
        place: Place,
    },
}

impl Figures {
    pub(super) async fn run(self) -> Done {
        match self.act {
            Act::Check { place } => check(&place).await,
            Act::Rebuild { place } => rebuild(&place).await,
        }
    }
}

async fn check(place: &Place) -> Done {
    let db = place.open_existing().await?;
    let found = cases::store::figures::check(&db).await?;
    db.close().await?;
    if found.is_empty() {
        return terminal::say("the figures are what the cases come to");
    }
    let places: Vec<String> = found.iter().map(|difference| format!("  {difference}")).collect();
    Err(Trouble(format!(
        "the figures are not what the cases come to:\n{}\nmake them anew with `kueakun figures rebuild`",
        places.join("\n")
    )))
}

async fn rebuild(place: &Place) -> Done {
    let db = place.open_existing().await?;
    let tx = db.write(By::System("figures")).await?;
    let counted = cases::store::figures::rebuild(&tx).await?;
    tx.commit().await?;
    db.close().await?;
    terminal::say(format_args!("counted {counted} cases"))
}
