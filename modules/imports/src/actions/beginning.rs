//! A file comes in: it is kept, its headings are found, and how each column is read is looked at by a person.

use ::store::{Db, Entry, Undone};
use kernel::{Actor, Day, Id, Invalid, Office};
use offices::Scope;
use serde_json::json;
use sheets::{Line, Table, Unreadable};

use super::{Done, files};
use crate::model::{Import, ImportRow, State, Template};
use crate::rules::headings::{self, Headings};
use crate::rules::reading::Read;
use crate::rules::{Reader, columns};
use crate::store::imports::{self, Layout, NewImport};
use crate::store::mappings;

/// ไฟล์ที่จะนำเข้า
#[derive(Debug)]
pub struct NewFile<'a> {
    /// The office that the people become known to.
    pub office: Id<Office>,
    /// What its rows are.
    pub template: Template,
    /// What it is called.
    pub name: &'a str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Rows that a preview shows.
const SHOWN: usize = 10;

/// Takes a file in. The caller has seen that the office lies within the actor's scope.
///
/// # Errors
/// [`Invalid`] on `file` when it is no table that can be read, or has no heading of the template.
pub async fn begin(db: &Db, actor: &Actor, file: NewFile<'_>) -> Done<Id<Import>> {
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let digest = ::store::files::keep(db, file.bytes).await?;
    let laid_out = find_layout(db, &digest, file.template).await;
    let found = match laid_out {
        Ok(found) => found,
        Err(undone) => {
            files::forget(db, &digest).await?;
            return Err(undone);
        }
    };
    let source = headings::source(&found.headings.texts);
    let remembered = mappings::find(db, file.office, file.template, &source).await?;
    let mapping = remembered.unwrap_or(found.headings.mapping);
    let tx = db.write(actor).await?;
    let made_by = (actor.staff, actor.name.as_str());
    let new = NewImport {
        office: file.office,
        template: file.template,
        file_name: file.name,
        digest: &digest,
        size,
        made_by,
    };
    let id = imports::insert(&tx, &new).await?;
    let layout = Layout {
        tab: found.tab,
        heading_row: i64::from(found.headings.row),
        headings: &found.headings.texts,
        mapping: &mapping,
        total: found.total,
    };
    imports::lay_out(&tx, id, 1, &layout).await?;
    tx.record(Entry::new("import-begun", id.as_ref()).detail(json!({ "template": kernel::Code::code(file.template) })))
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// Where a file's rows are.
struct Found {
    tab: i64,
    headings: Headings,
    total: i64,
}

fn wrong(why: Unreadable) -> Undone {
    Invalid::one("file", why.key()).into()
}

async fn find_layout(db: &Db, digest: &str, template: Template) -> Done<Found> {
    let table = files::open(db, digest).await?.map_err(wrong)?;
    let found = tokio::task::spawn_blocking(move || first_fitting(&table, template)).await.map_err(files::broken)?;
    found.map_err(wrong)?.ok_or_else(|| Invalid::one("file", "imports-no-headings").into())
}

/// The first visible sheet that has headings of the template, or else the first at all that has.
fn first_fitting(table: &Table, template: Template) -> Result<Option<Found>, Unreadable> {
    let tabs = table.tabs();
    let visible = (0..tabs.len()).filter(|tab| !tabs[*tab].hidden);
    let hidden = (0..tabs.len()).filter(|tab| tabs[*tab].hidden);
    for tab in visible.chain(hidden) {
        if let Some(found) = of_tab(table, tab, template)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn of_tab(table: &Table, tab: usize, template: Template) -> Result<Option<Found>, Unreadable> {
    let lines = table.first(tab, headings::LOOKED_AT)?;
    let Some(headings) = headings::find(template, &lines) else { return Ok(None) };
    let survey = table.survey(tab)?;
    let above = lines.iter().filter(|line| line.number <= headings.row).count();
    let total = i64::from(survey.rows) - i64::try_from(above).unwrap_or(0);
    Ok(Some(Found { tab: i64::try_from(tab).unwrap_or(0), headings, total }))
}

/// What a person chose: another sheet, or how the columns of this one are read.
#[derive(Debug)]
pub enum Chosen {
    /// That sheet, from 0; its headings are found anew.
    Tab(usize),
    /// The template's column of each column of the file.
    Mapping(Vec<String>),
}

/// Changes how a file is read; what a trial run found of the way before is forgotten.
///
/// # Errors
/// The import is at work, another changed it, or the sheet has no headings of the template.
pub async fn lay_out(
    db: &Db,
    actor: &Actor,
    scope: &Scope,
    (id, version): (Id<Import>, i64),
    chosen: Chosen,
) -> Done<()> {
    let row = imports::find(db, scope, id).await?;
    let (tab, headings, total) = match chosen {
        Chosen::Mapping(mapping) => {
            let headings =
                Headings { row: u32::try_from(row.heading_row).unwrap_or(0), texts: row.headings(), mapping };
            (row.tab, headings, row.total)
        }
        Chosen::Tab(tab) => {
            let table = files::open(db, &row.digest).await?.map_err(wrong)?;
            let template = row.template;
            let found =
                tokio::task::spawn_blocking(move || of_tab(&table, tab, template)).await.map_err(files::broken)?;
            let found = found.map_err(wrong)?.ok_or_else(|| Invalid::one("tab", "imports-no-headings"))?;
            (found.tab, found.headings, found.total)
        }
    };
    let tx = db.write(actor).await?;
    let row = imports::find(&tx, scope, id).await?;
    super::phases::open_for_changes(&row)?;
    let layout = Layout {
        tab,
        heading_row: i64::from(headings.row),
        headings: &headings.texts,
        mapping: &headings.mapping,
        total,
    };
    imports::lay_out(&tx, id, version, &layout).await?;
    crate::store::rows::forget(&tx, id).await?;
    if row.state == State::Checked {
        let row = imports::load(&tx, id).await?;
        imports::stop(&tx, &row, State::Mapping, "").await?;
    }
    mappings::remember(&tx, row.office, row.template, &headings::source(&headings.texts), &headings.mapping).await?;
    tx.record(Entry::new("import-laid-out", id.as_ref())).await?;
    Ok(tx.commit().await?)
}

/// The first rows of a file as they would be stored, and what one look at its sheet tells.
#[derive(Debug)]
pub(crate) struct Preview {
    /// The sheets: name, and whether the workbook hides it.
    pub(crate) tabs: Vec<(String, bool)>,
    /// Columns that the sheet hides, and rows.
    pub(crate) hidden: (usize, u32),
    /// The rows: as they are written, and what they were understood as.
    pub(crate) rows: Vec<(Line, Read)>,
}

/// Looks at the first rows of an import's file.
pub(crate) async fn preview(db: &Db, row: &ImportRow, today: Day) -> Done<Preview> {
    let table = files::open(db, &row.digest).await?.map_err(wrong)?;
    let (tab, heading, template) = (usize::try_from(row.tab).unwrap_or(0), row.heading_row, row.template);
    let mapping = row.mapping();
    let looked = tokio::task::spawn_blocking(move || {
        let survey = table.survey(tab)?;
        let mut lines = table.first(tab, SHOWN + headings::LOOKED_AT)?;
        lines.retain(|line| i64::from(line.number) > heading);
        lines.truncate(SHOWN);
        let mut reader = Reader::new(template, &mapping, survey.merges, today);
        let rows = lines
            .into_iter()
            .map(|line| {
                let read = reader.read(&line);
                (line, read)
            })
            .collect();
        let tabs = table.tabs().into_iter().map(|tab| (tab.name, tab.hidden)).collect();
        Ok(Preview { tabs, hidden: (survey.hidden_columns.len(), survey.hidden_rows), rows })
    });
    looked.await.map_err(files::broken)?.map_err(wrong)
}

/// A mapping that names each column of the template once, and all that must be there.
///
/// # Errors
/// The field of each column of the file that is wrong, `column-3`, or the field `columns` where one is missing.
pub(crate) fn check_mapping(template: Template, mapping: &[String]) -> Result<(), Invalid> {
    let mut wrong = Invalid::default();
    for (place, name) in mapping.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        if columns::named(template, name).is_none() {
            wrong.add(&format!("column-{place}"), "form-unknown-choice");
        } else if mapping[..place].contains(name) {
            wrong.add(&format!("column-{place}"), "imports-column-twice");
        }
    }
    if !headings::missing(template, mapping).is_empty() {
        wrong.add("columns", "imports-columns-missing");
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}
