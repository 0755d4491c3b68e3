//! `kueakun import people FILE`: a register brought in from the terminal, by the same steps and with the same rights as on the pages.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ::imports::actions::{self, Chosen, NewFile};
use ::imports::model::{ImportRow, State, Template};
use ::imports::permissions::ImportPeople;
use ::imports::rules::columns;
use ::imports::rules::headings::{self, Unmapped};
use ::imports::rules::progress::Progress;
use clap::Args;
use jobs::Runner;
use kernel::{Actor, Code as _, Id, Lang, Office};
use offices::Scope;
use store::{Db, Undone};
use ui::Texts;
use web::Permission as _;

use crate::cli::place::Place;
use crate::cli::{Done, Trouble, terminal};
use crate::wiring::Casework;

/// A register from the terminal.
#[derive(Debug, Args)]
pub(super) struct People {
    /// The file, XLSX or CSV
    file: PathBuf,
    /// What its rows are: persons, households, members or cases
    #[arg(long, default_value = "persons", value_parser = template)]
    template: Template,
    /// The name to sign in with of whoever imports
    #[arg(long = "as", value_name = "LOGIN")]
    login: String,
    /// The office, by its name [default: the office of whoever imports]
    #[arg(long, value_name = "NAME")]
    office: Option<String>,
    /// What a column is: its heading, and the column of the template, or nothing to leave it out; may be given more than once
    #[arg(long, value_name = "HEADING=COLUMN", value_parser = wish)]
    map: Vec<(String, String)>,
    /// Store the rows; without it they are only checked
    #[arg(long)]
    go: bool,
    /// Where the refused rows are written, CSV; a file that is there is refused
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

fn template(text: &str) -> Result<Template, String> {
    Template::from_code(text).ok_or_else(|| "none of persons, households, members, cases".to_owned())
}

fn wish(text: &str) -> Result<(String, String), String> {
    // A heading may have the sign; no column has.
    let (heading, column) = text.rsplit_once('=').ok_or_else(|| "HEADING=COLUMN is wanted".to_owned())?;
    Ok((heading.trim().to_owned(), column.trim().to_owned()))
}

/// How often the progress is looked at, and told to a person; to a log it is told less often.
const WATCHED: Duration = Duration::from_millis(200);
const UNWATCHED: Duration = Duration::from_secs(5);
/// How long the work has to end once it is told to.
const PATIENCE: Duration = Duration::from_secs(10);

impl People {
    pub(super) async fn run(self) -> Done {
        let db = self.place.open_existing().await?;
        let done = self.import(&db).await;
        db.close().await?;
        done
    }

    async fn import(&self, db: &Db) -> Done {
        let texts = Texts::read(&[ui::texts(), people::texts(), ::imports::texts()]).map_err(Trouble)?;
        let actor = self.actor(db).await?;
        let scope = Scope::with_roles(&actor, ImportPeople::ROLES);
        let office = self.office(db, &actor, &scope).await?;
        let bytes = std::fs::read(&self.file)
            .map_err(|error| Trouble(format!("{} cannot be read: {error}", self.file.display())))?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let file = NewFile { office, template: self.template, name: &name, bytes };
        let said = |undone| in_words(&texts, undone);
        let id = actions::begin(db, &actor, file).await.map_err(said)?;
        self.map(db, (&actor, &scope), id, &texts).await?;
        let running = Runner::new(db.clone(), ::imports::working(Arc::new(Casework))).start();
        actions::check(db, &actor, &scope, id).await.map_err(said)?;
        let mut row = wait(db, id, "checking").await?;
        if self.go && row.state == State::Checked {
            actions::store_rows(db, &actor, &scope, id).await.map_err(said)?;
            row = wait(db, id, "storing").await?;
        }
        running.stop(PATIENCE).await;
        if let Some(path) = &self.refused {
            let sheet = actions::rows_out(db, (&texts, Lang::Th), &row).await?;
            write_new(path, &figures::sheet::csv(&sheet))?;
        }
        tell(&texts, &row, self.go)
    }

    /// Changes what the columns mean as it is wished, and tells what they mean.
    async fn map(&self, db: &Db, (actor, scope): (&Actor, &Scope), id: Id<::imports::Import>, texts: &Texts) -> Done {
        let (mut row, _) = ::imports::progress(db, id, db.now()).await?;
        if !self.map.is_empty() {
            let read = (row.headings(), row.mapping());
            let mapping = headings::remapped(self.template, (&read.0, &read.1), &self.map)
                .map_err(|unmapped| unmet(self.template, &read.0, &unmapped))?;
            let said = |undone| in_words(texts, undone);
            actions::lay_out(db, actor, scope, (id, row.version), Chosen::Mapping(mapping)).await.map_err(said)?;
            row = ::imports::progress(db, id, db.now()).await?.0;
        }
        for (heading, name) in row.headings().iter().zip(row.mapping()) {
            match columns::named(self.template, &name) {
                Some(column) => terminal::note(format_args!("column {heading}: {name} ({})", column.th)),
                None => terminal::note(format_args!("column {heading}: left out; --map \"{heading}=COLUMN\" reads it")),
            }
        }
        Ok(())
    }

    async fn actor(&self, db: &Db) -> Result<Actor, Trouble> {
        let staff = offices::staff_named(db, &self.login).await?;
        let staff = staff.ok_or_else(|| Trouble(format!("nobody signs in as {}", self.login)))?;
        let actor = offices::actor(db, staff, db.now().day()).await?;
        if actor.has_role(ImportPeople::ROLES) {
            Ok(actor)
        } else {
            Err(Trouble(format!("{} may not import: a clerk or a supervisor may", self.login)))
        }
    }

    async fn office(&self, db: &Db, actor: &Actor, scope: &Scope) -> Result<Id<Office>, Trouble> {
        let offices = offices::offices_within(db, scope).await?;
        let found = match &self.office {
            None => offices.iter().find(|office| office.id == actor.office),
            Some(name) => {
                offices.iter().find(|office| office.named(Lang::Th) == name || office.named(Lang::En) == name)
            }
        };
        found.map(|office| office.id).ok_or_else(|| {
            let names: Vec<&str> = offices.iter().map(|office| office.named(Lang::Th)).collect();
            Trouble(format!("--office must be one of: {}", names.join(", ")))
        })
    }
}

fn unmet(template: Template, headings: &[String], unmapped: &Unmapped) -> Trouble {
    Trouble(match unmapped {
        Unmapped::Heading(heading) => {
            format!("--map: no column is headed {heading}; the file has: {}", headings.join(", "))
        }
        Unmapped::Column(name) => {
            let names: Vec<&str> = columns::of(template).iter().map(|column| column.name).collect();
            format!("--map: there is no column {name} to read; there are: {}", names.join(", "))
        }
    })
}

fn in_words(texts: &Texts, undone: Undone) -> Trouble {
    match undone {
        Undone::Invalid(wrong) => {
            let said: Vec<String> =
                wrong.problems().iter().map(|(_, key)| texts.get(Lang::En, key).into_owned()).collect();
            Trouble(said.join("; "))
        }
        Undone::Refused(refusal) => Trouble(texts.refusal(Lang::En, &refusal)),
        Undone::Failed(error) => error.into(),
    }
}

/// Waits until the phase ends, and tells how far it is meanwhile.
async fn wait(db: &Db, id: Id<::imports::Import>, what: &str) -> Result<ImportRow, Trouble> {
    let often = if terminal::is_watched() { WATCHED } else { UNWATCHED };
    let mut told: Option<Instant> = None;
    loop {
        tokio::time::sleep(WATCHED).await;
        let (row, progress) = ::imports::progress(db, id, db.now()).await?;
        if told.is_none_or(|then| then.elapsed() >= often) || !row.state.is_under_way() {
            terminal::progress(words(what, progress));
            told = Some(Instant::now());
        }
        if !row.state.is_under_way() {
            terminal::progress_done();
            return Ok(row);
        }
    }
}

fn words(what: &str, progress: Progress) -> String {
    let left = match progress.left {
        None => String::new(),
        Some(seconds) if seconds < 90 => format!(", about {seconds} s left"),
        Some(seconds) => format!(", about {} min left", (seconds + 59) / 60),
    };
    format!("{what}: {} of {} rows, {} rows/s{left}", progress.done, progress.all, progress.pace)
}

fn write_new(path: &Path, bytes: &[u8]) -> Done {
    use std::io::Write as _;
    let written = std::fs::File::create_new(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| Trouble(format!("{} cannot be written: {error}", path.display())))
}

fn tell(texts: &Texts, row: &ImportRow, go: bool) -> Done {
    if !row.trouble.is_empty() {
        return Err(Trouble(texts.get(Lang::En, &row.trouble).into_owned()));
    }
    if !go {
        return terminal::say(format_args!(
            "import {}: {} rows can be stored, {} are refused, {} are there already by their number; nothing is stored, \
             store them on /imports/{} or with --go",
            row.id, row.accepted, row.refused, row.present, row.id
        ));
    }
    terminal::say(format_args!(
        "import {}: {} rows stored, {} there already, {} wait for a decision on /imports/{}, {} refused",
        row.id, row.stored, row.present, row.waiting, row.id, row.refused
    ))
}
