//! สิ่งที่ส่งมาด้วย: the files of a draft and of what came, added and taken out again.

use ::store::Undone;
use ::store::files::FileKind;
use kernel::{Check, Code as _, Fields, Id, Invalid, Letter};
use ui::{FormPage, FormView, Look, Page};
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, Upload, form_again, html, see_other};

use super::looking::{KINDS, look};
use super::{answered, as_seen, called, find, form, href, keeps, only};
use crate::actions::{self, Paper};
use crate::model::{FileRow, LetterFile, LetterRow, Way};
use crate::permissions::{DraftLetters, RouteLetters};
use crate::rules::issued::kinds_with;
use crate::rules::letter::may_enclose;
use crate::store::files;
use crate::views::tables::{Row, TablePage, headings};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/enclosures", index)
        .post("/letters/{id}/enclosures", take_out)
        .get("/letters/{id}/enclosing", new)
        .post("/letters/{id}/enclosing", enclose)
}

/// A letter with which the actor may enclose files: who drafts, and who keeps the register in which it came.
async fn open(at: &Allowed<RouteLetters>, id: Id<Letter>) -> Result<LetterRow, Failure> {
    let letter = find(at, id).await?;
    let may = match letter.way {
        Way::Received => keeps(at, &letter).await?,
        Way::Issued => at.actor().has_role(DraftLetters::ROLES),
    };
    only::<RouteLetters>(may)?;
    actions::note_reading(at.db(), at.actor(), &letter).await?;
    Ok(letter)
}

fn here(id: Id<Letter>) -> String {
    format!("{}/enclosures", href(id))
}

const LIST: [&str; 3] = ["correspondence-file-name", "correspondence-file-kind", "correspondence-file-weight"];

fn line(p: &Page, letter: &LetterRow, file: &FileRow) -> Row {
    let kind = match file.kind {
        FileKind::Office => file.file_name.rsplit('.').next().unwrap_or_default().to_uppercase(),
        kind => kind.code().rsplit('/').next().unwrap_or_default().to_uppercase(),
    };
    let weight = p.t1("correspondence-file-size", "size", &((file.size + 1_023) / 1_024).to_string());
    Row {
        href: format!("{}/files/{}", href(letter.id), file.id),
        tick: if may_enclose(letter.state).is_ok() { file.id.to_string() } else { String::new() },
        cells: vec![file.file_name.clone(), kind, weight],
    }
}

async fn index(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = open(&at, id).await?;
    let p = at.page("correspondence-enclosures-deed");
    let enclosed = files::enclosed(at.db(), id).await?;
    let rows: Vec<Row> = enclosed.iter().map(|file| line(&p, &letter, file)).collect();
    let may = may_enclose(letter.state).is_ok();
    let adding = (format!("{}/enclosing", href(id)), p.t("correspondence-enclosing-deed").into_owned());
    let heads = headings(&p, &LIST);
    html(&TablePage {
        kind: (href(id), called(&p, &letter)),
        lead: if may { String::new() } else { p.t("correspondence-refused-enclosing").into_owned() },
        deeds: if may { vec![adding] } else { Vec::new() },
        none: p.t("correspondence-enclosures-none").into_owned(),
        form: (may && !rows.is_empty()).then(|| taking_out(&p, &letter)),
        ..TablePage::new(p, letter.subject, heads, rows)
    })
}

fn taking_out(p: &Page, letter: &LetterRow) -> ui::Form {
    let (fields, wrong) = (Fields::of_version(letter.version), Invalid::default());
    let view = FormView::new(p, &fields, &wrong);
    view.form(here(letter.id), "correspondence-take-out-deed", href(letter.id), vec![view.hidden("version")])
}

async fn take_out(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = open(&at, id).await?;
    let ids: Vec<Id<LetterFile>> = fields.all("letter").filter_map(|text| text.parse().ok()).collect();
    if ids.is_empty() {
        return see_other(&here(id), "correspondence-taken-out-none");
    }
    match actions::take_out(at.db(), at.actor(), as_seen(&letter, &fields), &ids).await {
        Ok(()) => see_other(&here(id), "correspondence-taken-out"),
        Err(Undone::Refused(_)) => see_other(&here(id), ""),
        done => answered(id, done, "correspondence-taken-out", |wrong| page(&at, &letter, (&fields, wrong))),
    }
}

fn page(at: &Allowed<RouteLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    let mut page = form(at, letter, "enclosing", filled, |_, view| {
        let mut asked = vec![view.field(Look::Files, "files", "correspondence-enclosed-files").required()];
        if letter.way == Way::Issued && kinds_with("enclosures").contains(&letter.kind) {
            asked.push(view.text("called", "correspondence-enclosed-called"));
        }
        asked.push(view.hidden("version"));
        asked
    });
    page.form = page.form.with_files();
    page
}

async fn new(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = open(&at, id).await?;
    html(&page(&at, &letter, (&Fields::of_version(letter.version), &Invalid::default())))
}

/// The files, looked at one by one; the first that is refused says why, by name.
async fn papers(upload: &Upload) -> Result<Result<Vec<Paper>, &'static str>, Failure> {
    let mut papers = Vec::new();
    for (_, file) in upload.files.iter().filter(|(name, _)| name == "files") {
        match look(file, &KINDS).await? {
            Ok(paper) => papers.push(paper),
            Err(reason) => return Ok(Err(reason)),
        }
    }
    Ok(if papers.is_empty() { Err("file-empty") } else { Ok(papers) })
}

async fn enclose(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, upload: Upload) -> Answer {
    let letter = open(&at, id).await?;
    let papers = papers(&upload).await?;
    let fields = upload.fields;
    let mut check = Check::new(&fields, at.today());
    let called = check.line_or_empty("called");
    let papers = match papers {
        Ok(papers) => Ok(papers),
        Err(reason) => check.wrong("files", reason),
    };
    let done = match check.finish(|| Ok((called?, papers?))) {
        Ok((called, papers)) => actions::enclose(at.db(), at.actor(), as_seen(&letter, &fields), &called, papers).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&here(id), "correspondence-enclosed"),
        Err(Undone::Failed(::store::StoreError::Stale)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, |wrong| page(&at, &letter, (&fields, wrong))),
    }
}
