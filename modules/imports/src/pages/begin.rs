//! The imports of an office, and a new file.

use std::collections::HashMap;

use axum::extract::Query;
use kernel::{Fields, Id, Invalid, Office};
use offices::Scope;
use ui::{Choice, FormPage};
use web::{Allowed, Answer, Failure, Upload, form_again, html, invalid, see_other};

use crate::actions::{self, NewFile};
use crate::forms;
use crate::permissions::{ExportPeople, ImportPeople};
use crate::store::imports;
use crate::views::Index;
use web::Permission as _;

/// Imports of one page.
const SHOWN: i64 = 30;

/// GET /imports
pub(super) async fn index(at: Allowed<ImportPeople>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let page = ::store::Page::parse(asked.get("page").map_or("", String::as_str), SHOWN);
    let slice = imports::within(at.db(), &Scope::of(&at), page).await?;
    let ids: Vec<Id<Office>> = slice.rows.iter().map(|row| row.office).collect();
    let names = offices::offices(at.db(), &ids).await?;
    let may_export = at.actor().has_role(ExportPeople::ROLES);
    html(&Index::new(at.page("imports-title"), slice, &names, may_export))
}

async fn choices(at: &Allowed<ImportPeople>) -> Result<(Vec<Id<Office>>, Vec<Choice>), Failure> {
    let offices = offices::offices_within(at.db(), &Scope::of(at)).await?;
    let choice = |office: &offices::OfficeBrief| Choice::new(office.id.to_string(), office.named(at.lang()));
    Ok((offices.iter().map(|office| office.id).collect(), offices.iter().map(choice).collect()))
}

fn page(at: &Allowed<ImportPeople>, fields: &Fields, wrong: &Invalid, offices: Vec<Choice>) -> FormPage {
    let p = at.page("imports-new-title");
    let lead = p.t("imports-new-lead").into_owned();
    FormPage { form: forms::begin_form(&p, fields, wrong, offices), lead, p }
}

/// GET /imports/new
pub(super) async fn new(at: Allowed<ImportPeople>) -> Answer {
    let (_, offices) = choices(&at).await?;
    let mut fields = Fields::default();
    fields.set("template", "persons");
    fields.set("office", at.actor().office.to_string());
    html(&page(&at, &fields, &Invalid::default(), offices))
}

/// POST /imports
pub(super) async fn create(at: Allowed<ImportPeople>, sent: Upload) -> Answer {
    let (ids, offices) = choices(&at).await?;
    let read = forms::read_begin(&sent.fields, at.today(), &ids);
    let file = sent.files.iter().find(|(field, _)| field == "file").map(|(_, file)| file.clone());
    let (office, template, file) = match (read, file) {
        (Ok((office, template)), Some(file)) => (office, template, file),
        (read, file) => {
            let mut wrong = read.err().unwrap_or_default();
            if file.is_none() {
                wrong.add("file", "form-required");
            }
            return invalid(&page(&at, &sent.fields, &wrong, offices));
        }
    };
    let new = NewFile { office, template, name: &file.name, bytes: file.bytes };
    match actions::begin(at.db(), at.actor(), new).await {
        Ok(id) => see_other(&format!("/imports/{id}"), ""),
        Err(undone) => form_again(undone, |wrong| page(&at, &sent.fields, wrong, offices)),
    }
}
