//! One import: its columns, how far it is, what it came to.

use std::collections::BTreeMap;

use askama::Template;
use kernel::{Id, Invalid, Moment, Refusal};
use offices::OfficeBrief;
use ui::{Field, Page};

use super::badge;
use crate::actions::{Preview, named};
use crate::forms;
use crate::model::{ImportRow, Made, Row, State};
use crate::rules::headings;
use crate::rules::progress::{self, Progress};
use crate::store::counting;

/// What stands around an import.
#[derive(Debug)]
pub(crate) struct Around {
    pub(crate) office: OfficeBrief,
    /// The first rows, while its columns are looked at.
    pub(crate) preview: Option<Preview>,
    /// The first row that waits for a decision.
    pub(crate) waiting: Option<Id<Row>>,
    /// What an undoing has still to look at.
    pub(crate) made: i64,
    /// What an undoing left.
    pub(crate) kept: Vec<Made>,
    pub(crate) now: Moment,
}

/// A row of the preview.
#[derive(Debug)]
pub(crate) struct Sample {
    number: u32,
    /// What each column is understood as, and what is wrong with it.
    cells: Vec<(String, String)>,
    wrong: Vec<String>,
}

/// The page of one import.
#[derive(Debug, Template)]
#[template(path = "import.html")]
pub(crate) struct Show {
    p: Page,
    row: ImportRow,
    state: String,
    badge: &'static str,
    facts: Vec<String>,
    tabs: Option<Field>,
    hidden: Vec<String>,
    columns: Vec<Field>,
    errors: Vec<(String, String)>,
    missing: Vec<String>,
    headings: Vec<String>,
    samples: Vec<Sample>,
    progress: Progress,
    pace: String,
    left: String,
    notes: Vec<String>,
    decide: String,
    waiting: Option<String>,
    kept: Vec<(String, String)>,
    refusal: String,
}

impl Show {
    /// The import in words.
    pub(crate) fn new(mut p: Page, row: ImportRow, around: Around, wrong: &Invalid) -> Self {
        p.title.clone_from(&row.file_name);
        let headings = row.headings();
        let facts = vec![
            p.code("imports-template", row.template).into_owned(),
            around.office.named(p.lang).to_owned(),
            p.count("imports-rows", row.total),
            p.t1("imports-made", "who", &row.made_by_name),
            p.moment(row.made_at),
        ];
        let progress = progress_of(&row, around.made, around.now);
        let (tabs, hidden, samples) =
            around.preview.as_ref().map(|preview| looked(&p, &row, preview)).unwrap_or_default();
        let columns = if row.state == State::Mapping { forms::column_fields(&p, &row, wrong) } else { Vec::new() };
        let shown = |field: &Field| (field.id.clone(), format!("{}: {}", field.label, field.error));
        let mut errors: Vec<(String, String)> =
            columns.iter().filter(|field| !field.error.is_empty()).map(shown).collect();
        for name in ["file", "tab", "columns"] {
            errors.extend(wrong.of(name).map(|key| ("columns".to_owned(), p.t(key).into_owned())));
        }
        let thai = p.lang == kernel::Lang::Th;
        let missing = headings::missing(row.template, &row.mapping());
        let missing = missing.iter().map(|column| if thai { column.th } else { column.en }.to_owned()).collect();
        let mapped = row.mapping().into_iter().zip(&headings).filter(|(name, _)| !name.is_empty());
        Self {
            state: p.code("imports-state", row.state).into_owned(),
            badge: badge(row.state),
            headings: mapped.map(|(_, heading)| heading.clone()).collect(),
            pace: if progress.pace > 0 { p.count("imports-pace", progress.pace) } else { String::new() },
            left: left(&p, progress),
            decide: p.count("imports-decide", row.waiting),
            notes: notes(&p, &row, &headings),
            waiting: around.waiting.map(|first| format!("/imports/{}/rows/{first}", row.id)),
            kept: around.kept.iter().filter_map(|made| kept(&p, made)).collect(),
            refusal: String::new(),
            facts,
            tabs,
            hidden,
            columns,
            errors,
            missing,
            samples,
            progress,
            row,
            p,
        }
    }

    /// The same page, saying why nothing was done.
    pub(crate) fn refused(mut self, refusal: Option<&Refusal>) -> Self {
        self.refusal = refusal.map(|refusal| self.p.refusal(refusal)).unwrap_or_default();
        self
    }

    fn is(&self, code: &str) -> bool {
        kernel::Code::code(self.row.state) == code
    }

    fn may_undo(&self) -> bool {
        self.row.state == State::Done || self.row.state == State::Checked && self.row.has_stored()
    }

    fn may_discard(&self) -> bool {
        matches!(self.row.state, State::Mapping | State::Checked) && !self.row.has_stored()
    }

    /// What was counted: the text, how many, and the rows behind the number where they are kept.
    fn counts(&self) -> Vec<(String, i64, &'static str)> {
        let row = &self.row;
        let count = |key: &str, count: i64, state: &'static str| (self.p.t(key).into_owned(), count, state);
        let refused = count("imports-count-refused", row.refused, "refused");
        match row.state {
            State::Checked if !row.has_stored() => vec![
                count("imports-count-accepted", row.accepted, ""),
                refused,
                count("imports-count-present-already", row.present, ""),
            ],
            State::Mapping | State::Discarded => Vec::new(),
            State::Checking => {
                vec![count("imports-count-accepted", row.accepted, ""), count("imports-count-refused", row.refused, "")]
            }
            State::Undoing | State::Undone => vec![count("imports-count-kept", row.kept, "")],
            _ => vec![
                count("imports-count-stored", row.stored, ""),
                count("imports-count-present", row.present, "present"),
                count("imports-count-waiting", row.waiting, "waiting"),
                count("imports-count-suspected", row.suspected, ""),
                refused,
            ],
        }
    }
}

fn progress_of(row: &ImportRow, made: i64, now: Moment) -> Progress {
    let all = if row.state == State::Undoing { row.done + made } else { row.total };
    progress::after(row.done, all, counting::spent(row, now))
}

fn left(p: &Page, progress: Progress) -> String {
    match progress.left {
        None => String::new(),
        Some(seconds) if seconds < 90 => p.count("imports-left-seconds", seconds.max(1)),
        Some(seconds) => p.count("imports-left-minutes", (seconds + 59) / 60),
    }
}

type Looked = (Option<Field>, Vec<String>, Vec<Sample>);

/// What one look at the file tells: its sheets, what it hides, and its first rows.
fn looked(p: &Page, row: &ImportRow, preview: &Preview) -> Looked {
    let here = usize::try_from(row.tab).unwrap_or(0);
    let names = preview.tabs.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>();
    let tabs = (names.len() > 1).then(|| forms::tab_field(p, &names, here));
    let mut hidden = Vec::new();
    if preview.tabs.get(here).is_some_and(|(_, hidden)| *hidden) {
        hidden.push(p.t("imports-hidden-sheet").into_owned());
    }
    if preview.hidden.0 > 0 {
        hidden.push(p.count("imports-hidden-columns", i64::try_from(preview.hidden.0).unwrap_or(i64::MAX)));
    }
    if preview.hidden.1 > 0 {
        hidden.push(p.count("imports-hidden-rows", i64::from(preview.hidden.1)));
    }
    let mapping = row.mapping();
    let sample = |(line, read): &(sheets::Line, crate::rules::Read)| {
        let cell = |place: usize| {
            let of_column = |problem: &&crate::model::Problem| problem.column == Some(place);
            let wrong = read.problems.iter().find(of_column).map(|problem| p.t(&problem.key).into_owned());
            match wrong {
                Some(wrong) => (line.cell(place).shown(), wrong),
                None => (read.understood.get(place).cloned().unwrap_or_default(), String::new()),
            }
        };
        let mapped = (0..mapping.len()).filter(|place| !mapping[*place].is_empty());
        let whole = read.problems.iter().filter(|problem| problem.column.is_none());
        Sample {
            number: line.number,
            cells: mapped.map(cell).collect(),
            wrong: whole.map(|problem| p.t(&problem.key).into_owned()).collect(),
        }
    };
    (tabs, hidden, preview.rows.iter().map(sample).collect())
}

/// What was mended, by column and how often.
fn notes(p: &Page, row: &ImportRow, headings: &[String]) -> Vec<String> {
    let notes: BTreeMap<String, i64> = serde_json::from_str(&row.notes).unwrap_or_default();
    let said = |(note, count): (&String, &i64)| {
        let (column, key) = note.split_once(' ')?;
        let column = named(headings, column.parse().ok()?);
        Some(format!("{column}: {} ({})", p.t(key), p.count("imports-rows", *count)))
    };
    notes.iter().filter_map(said).collect()
}

/// Where something lies that an undoing left, and what it is.
fn kept(p: &Page, made: &Made) -> Option<(String, String)> {
    let said = p.t1("imports-kept-row", "row", &made.row.to_string());
    let number = Id::<()>::new(made.about.id);
    let href = match made.about.kind {
        "person" => format!("/people/{number}"),
        "household" | crate::store::made::MEMBERSHIP => format!("/households/{number}"),
        "case" => format!("/cases/{number}"),
        _ => return None,
    };
    Some((href, said))
}
