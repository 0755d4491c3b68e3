//! `kueakun link`: which records of a file, or of two, are one person. No database is touched.

mod progress;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use linkage::{Column, Fault, Linked, Linking, Model, Reading, Schema, Sheet, Threads, Why};

use super::{Done, Trouble, terminal};
use progress::Progress;

/// Find the records that are one person, in one file or across two.
#[derive(Debug, Args)]
pub(super) struct Link {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Find the records of one file that are one person
    Dedupe {
        /// The file, CSV in UTF-8 or windows-874 with a header; each row has a `rec_id` of its own
        file: PathBuf,
        /// Write each record with the person that it belongs to
        #[arg(long, value_name = "FILE")]
        clusters: Option<PathBuf>,
        #[command(flatten)]
        manner: Manner,
    },
    /// Find for the records of one file those of another that are the same person
    Match {
        /// The first file
        a: PathBuf,
        /// The second file
        b: PathBuf,
        /// How the columns of the second file are called, if not as those of the first
        #[arg(long, value_name = "FILE")]
        schema_b: Option<PathBuf>,
        /// Let a record have several partners: a person may stand in a file more than once
        #[arg(long)]
        many: bool,
        #[command(flatten)]
        manner: Manner,
    },
}

/// What both have in common.
#[derive(Debug, Args)]
struct Manner {
    /// Where to write the pairs: rec_id_l,rec_id_r,probability,weight
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Take pairs that are at least as likely one person, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.9, value_parser = share)]
    threshold: f64,
    /// Add to each pair what every comparison says for or against it, in bits
    #[arg(long)]
    explain: bool,
    /// How the columns are called: TOML with lines such as first_name = "given"
    #[arg(long, value_name = "FILE")]
    schema: Option<PathBuf>,
    /// Weigh by a model that was kept, instead of learning one
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Keep the model, to weigh other files by it
    #[arg(long, value_name = "FILE")]
    keep_model: Option<PathBuf>,
    /// How many threads work; all cores unless said
    #[arg(long, value_name = "NUMBER")]
    threads: Option<usize>,
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a number from 0 to 1 is wanted".to_owned())
}

impl Link {
    pub(super) fn run(self) -> Done {
        match self.act {
            Act::Dedupe { file, clusters, manner } => {
                let schema = schema(manner.schema.as_deref())?;
                manner.link(vec![(file, schema)], clusters.as_deref(), false)
            }
            Act::Match { a, b, schema_b, many, manner } => {
                let schema_a = schema(manner.schema.as_deref())?;
                let schema_b = if schema_b.is_some() { schema(schema_b.as_deref())? } else { schema_a.clone() };
                manner.link(vec![(a, schema_a), (b, schema_b)], None, !many)
            }
        }
    }
}

impl Manner {
    fn link(&self, files: Vec<(PathBuf, Schema)>, clusters: Option<&Path>, one_to_one: bool) -> Done {
        let threads = self.threads.map_or_else(Threads::all, Threads::new);
        let given = self.model.as_deref().map(read_model).transpose()?;
        let progress = Progress::begin();
        let reading = read(&files, threads, &progress)?;
        progress.pause();
        tell_faults(&files, &reading.faults);
        let linking = Linking {
            model: given.as_ref(),
            threshold: self.threshold,
            one_to_one,
            threads,
            progress: &|stage| progress.linking(stage),
        };
        let (model, linked) = linking.run(&reading.register);
        progress.pause();
        let explain = self.explain.then_some(&model);
        write(&self.out, |out| linkage::write_pairs(out, &reading.register, &linked, explain))?;
        if let Some(path) = clusters {
            write(path, |out| linkage::write_clusters(out, &reading.register, &linked))?;
        }
        if let Some(path) = &self.keep_model {
            write(path, |out| serde_json::to_writer(out, &model).map_err(io::Error::from))?;
        }
        terminal::say(summary(&reading, &linked))
    }
}

fn schema(path: Option<&Path>) -> Result<Schema, Trouble> {
    let Some(path) = path else { return Ok(Schema::default()) };
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    Schema::parse(&text).map_err(|error| Trouble(format!("{}: {error}", path.display())))
}

fn read_model(path: &Path) -> Result<Model, Trouble> {
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    serde_json::from_slice(&bytes).map_err(|error| Trouble(format!("{} is no model: {error}", path.display())))
}

fn unreadable(path: &Path, error: &io::Error) -> Trouble {
    Trouble(format!("{} cannot be read: {error}", path.display()))
}

fn read(files: &[(PathBuf, Schema)], threads: Threads, progress: &Progress) -> Result<Reading, Trouble> {
    let mut sheets = Vec::new();
    for (path, schema) in files {
        let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
        sheets.push((Sheet::new(bytes), schema.clone()));
    }
    let today = kernel::Clock::System.today().date();
    linkage::read(&sheets, today, threads, &|share| progress.reading(share)).map_err(|error| Trouble(error.to_string()))
}

/// Values that cannot be read are told one by one only so often; rows that are left out always.
const MOST_UNREAD: usize = 100;

fn tell_faults(files: &[(PathBuf, Schema)], faults: &[Fault]) {
    let mut unread = 0;
    for fault in faults {
        let is_unread = matches!(fault.why, Why::Unread(_));
        unread += usize::from(is_unread);
        if !is_unread || unread <= MOST_UNREAD {
            let file = files.get(fault.file).map(|(path, _)| path.display().to_string()).unwrap_or_default();
            terminal::note(format_args!("{file}:{}: {}", fault.line, fault.why));
        }
    }
    if unread > MOST_UNREAD {
        let columns: Vec<String> =
            by_column(faults).into_iter().map(|(name, count)| format!("{count} of {name}")).collect();
        terminal::note(format_args!("values that cannot be read, in all: {}", columns.join(", ")));
    }
}

fn by_column(faults: &[Fault]) -> Vec<(&'static str, usize)> {
    let mut columns: Vec<Column> = faults
        .iter()
        .filter_map(|fault| match fault.why {
            Why::Unread(column) => Some(column),
            _ => None,
        })
        .collect();
    columns.sort_unstable();
    columns.chunk_by(|a, b| a == b).map(|run| (run[0].name(), run.len())).collect()
}

fn write(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Done {
    let written = File::create(path).and_then(|file| {
        let mut out = BufWriter::new(file);
        content(&mut out)?;
        out.flush()
    });
    written.map_err(|error| Trouble(format!("{} cannot be written: {error}", path.display())))
}

fn summary(reading: &Reading, linked: &Linked) -> String {
    let left_out = reading.faults.iter().filter(|fault| !matches!(fault.why, Why::Unread(_))).count();
    format!(
        "{} records, {left_out} rows left out, {} pairs compared, {} taken for one person",
        reading.register.len(),
        linked.compared,
        linked.links.len()
    )
}
