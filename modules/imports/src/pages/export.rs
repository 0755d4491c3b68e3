//! Files that go out: blank ones, schemas, the rows to correct, and the people of an office.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use figures::sheet::{self, Sheet};
use kernel::{Code as _, Fields, Id, Invalid};
use offices::Scope;
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, html, invalid};

use crate::actions;
use crate::forms;
use crate::model::{Import, Template};
use crate::permissions::{ExportPeople, ImportPeople};
use crate::rules::schema;
use crate::store::imports;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";

fn download(bytes: Vec<u8>, kind: &'static str, name: &str) -> Answer {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    let name = format!("attachment; filename=\"{name}\"");
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Failure::internal)?);
    Ok(response)
}

fn file(sheet: Sheet, as_xlsx: bool, name: &str, now: kernel::Moment) -> Answer {
    if as_xlsx {
        let bytes = sheet::xlsx(&[sheet], now).map_err(Failure::internal)?;
        return download(bytes, XLSX, &format!("{name}.xlsx"));
    }
    download(sheet::csv(&sheet), CSV, &format!("{name}.csv"))
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
    download(schema::of(template).to_string().into_bytes(), JSON, &name)
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
    html(&page(&at, &Fields::default(), &Invalid::default()))
}

/// POST /imports/exports
pub(super) async fn create(at: Allowed<ExportPeople>, Form(fields): Form) -> Answer {
    let (reason, as_xlsx) = match forms::read_export(&fields, at.today()) {
        Ok(read) => read,
        Err(wrong) => return invalid(&page(&at, &fields, &wrong)),
    };
    let p = at.page("imports-title");
    let name = p.code("imports-template", Template::Persons).into_owned();
    let sheet = actions::persons_out(at.db(), at.actor(), &Scope::of(&at), (&name, at.lang()), &reason).await?;
    file(sheet, as_xlsx, "persons", at.now())
}
