//! Files that go out: blank ones, schemas, the rows to correct, and the registers of an office.

use axum::Extension;
use figures::sheet::{self, Sheet};
use kernel::{Code as _, Fields, Id, Invalid};
use offices::Scope;
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, download, html, invalid};

use crate::actions::{self, Taking};
use crate::forms;
use crate::model::{Import, Template};
use crate::pages::Casework;
use crate::permissions::{ExportPeople, ImportPeople};
use crate::rules::schema;
use crate::store::imports;

const JSON: &str = "application/json; charset=utf-8";

fn file(sheet: Sheet, as_xlsx: bool, name: &str, now: kernel::Moment) -> Answer {
    if as_xlsx {
        let bytes = sheet::xlsx(&[sheet], now).map_err(Failure::internal)?;
        return download(bytes, sheet::XLSX, &format!("{name}.xlsx"));
    }
    download(sheet::csv(&sheet), sheet::CSV, &format!("{name}.csv"))
}

/// The template and the ending of `persons.xlsx`.
fn named(file: &str) -> Result<(Template, &str), Failure> {
    let (name, ending) = file.rsplit_once('.').ok_or(Failure::NotFound)?;
    Ok((Template::from_code(name).ok_or(Failure::NotFound)?, ending))
}

/// GET /imports/templates/{file}
pub(super) async fn blank(at: Allowed<ImportPeople>, Path(name): Path<String>) -> Answer {
    let (template, ending) = named(&name)?;
    if !matches!(ending, "xlsx" | "csv") {
        return Err(Failure::NotFound);
    }
    let title = at.page("imports-title").code("imports-template", template).into_owned();
    file(actions::blank(template, &title, at.lang()), ending == "xlsx", template.code(), at.now())
}

/// GET /imports/schemas/{file}
pub(super) async fn schema(_at: Allowed<ImportPeople>, Path(name): Path<String>) -> Answer {
    let (template, ending) = named(&name)?;
    if ending != "json" {
        return Err(Failure::NotFound);
    }
    download(schema::of(template).to_string(), JSON, &name)
}

async fn refused(at: &Allowed<ImportPeople>, id: Id<Import>, as_xlsx: bool) -> Answer {
    let row = imports::find(at.db(), &Scope::of(at), id).await?;
    let texts = at.page("imports-title").texts;
    let sheet = actions::rows_out(at.db(), (&texts, at.lang()), &row).await?;
    file(sheet, as_xlsx, "rows-to-correct", at.now())
}

/// GET /imports/{id}/refused.xlsx
pub(super) async fn refused_xlsx(at: Allowed<ImportPeople>, Path(id): Path<Id<Import>>) -> Answer {
    refused(&at, id, true).await
}

/// GET /imports/{id}/refused.csv
pub(super) async fn refused_csv(at: Allowed<ImportPeople>, Path(id): Path<Id<Import>>) -> Answer {
    refused(&at, id, false).await
}

fn page(at: &Allowed<ExportPeople>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("imports-export-title");
    let lead = p.t("imports-export-lead").into_owned();
    FormPage { form: forms::export_form(&p, fields, wrong), lead, p }
}

/// GET /imports/exports/new
pub(super) async fn new(at: Allowed<ExportPeople>) -> Answer {
    let mut fields = Fields::default();
    fields.set("template", Template::Persons.code());
    html(&page(&at, &fields, &Invalid::default()))
}

/// POST /imports/exports
pub(super) async fn create(at: Allowed<ExportPeople>, Extension(matters): Casework, Form(fields): Form) -> Answer {
    let (template, reason, as_xlsx) = match forms::read_export(&fields, at.today()) {
        Ok(read) => read,
        Err(wrong) => return invalid(&page(&at, &fields, &wrong)),
    };
    let name = at.page("imports-title").code("imports-template", template).into_owned();
    let taking = Taking { db: at.db(), actor: at.actor(), scope: &Scope::of(&at), matters: &*matters, now: at.now() };
    let sheet = taking.out(template, (&name, at.lang()), &reason).await?;
    file(sheet, as_xlsx, template.code(), at.now())
}
