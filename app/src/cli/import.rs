//! `kueakun import standard FILE`: an official paper, read by its own text; anything else is refused with line and reason.
//! `kueakun import people FILE`: a register, as on its pages.

mod people;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use kernel::Lang;
use ui::Texts;
use workforce::import::{ImportError, Imported};

use super::place::Place;
use super::{Done, Trouble, terminal};
use crate::wiring;

/// Take in an official paper or a register.
#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(subcommand)]
    paper: Paper,
}

#[derive(Debug, Subcommand)]
enum Paper {
    /// The position standard of social workers (มาตรฐานกำหนดตำแหน่ง สายงานสังคมสงเคราะห์)
    Standard {
        /// The paper's own text, UTF-8
        file: PathBuf,
        /// Print the summary as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
    /// A register of persons, households, members or open cases, XLSX or CSV
    People(people::People),
}

impl Import {
    pub(super) async fn run(self) -> Done {
        let (file, json, place) = match self.paper {
            Paper::Standard { file, json, place } => (file, json, place),
            Paper::People(people) => return people.run().await,
        };
        let text = read(&file)?;
        let source = file.file_name().unwrap_or_default().to_string_lossy();
        let db = place.open().await?;
        let imported = workforce::import::standard(&db, &text, &source).await;
        if imported.is_ok() {
            wiring::standard_imported(&db).await?;
        }
        db.close().await?;
        let imported = imported.map_err(|error| in_words(&file, &error))?;
        if json { as_json(&imported) } else { as_text(&imported) }
    }
}

fn read(file: &Path) -> Result<String, Trouble> {
    let bytes = std::fs::read(file).map_err(|error| Trouble(format!("{} cannot be read: {error}", file.display())))?;
    String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        Trouble(format!("{}, line {line}: the file is not text in UTF-8; nothing was changed", file.display()))
    })
}

fn in_words(file: &Path, error: &ImportError) -> Trouble {
    let words = match Texts::read(&[ui::texts(), workforce::texts()]) {
        Ok(texts) => error.words(&texts, Lang::En),
        Err(_) => error.to_string(),
    };
    Trouble(format!("{}: {words}; nothing was changed", file.display()))
}

fn as_json(imported: &Imported) -> Done {
    let text = serde_json::to_string(&imported.summary).map_err(|error| Trouble(error.to_string()))?;
    terminal::say(text)
}

fn as_text(imported: &Imported) -> Done {
    let summary = &imported.summary;
    let state = if imported.is_new { "imported as" } else { "unchanged: it is" };
    let per_level: Vec<String> = summary.duties_per_level.iter().map(ToString::to_string).collect();
    terminal::say(format_args!("{state} version {}", imported.version))?;
    terminal::say(format_args!(
        "{} levels, {} duties ({}), {} items at each level",
        summary.levels,
        summary.duties,
        per_level.join("/"),
        summary.items
    ))?;
    for doubt in &summary.doubts {
        terminal::say(format_args!("doubt: {} {}: {}", doubt.level, doubt.item, doubt.text))?;
    }
    match summary.doubts.len() {
        0 => Ok(()),
        count => {
            terminal::say(format_args!("{count} doubts wait for a person to settle them on the page of the standard"))
        }
    }
}
