//! ลงรับหนังสือ: the clerk enters what is open, the registrar of secrets what is secret.

use ::store::Undone;
use ::store::files::FileKind;
use kernel::{Fields, Id, Invalid, Office};
use ui::{FormPage, FormView};
use web::{
    Allowed, Answer, Failure, Permission, Routes, Upload, UploadedFile, form_again, html, plain_name, see_other,
};

use super::href;
use super::looking::{KINDS, look};
use crate::actions::{self, Paper};
use crate::forms::receiving::{self as forms, Came};
use crate::model::Secrecy;
use crate::permissions::{KeepRegisters, KeepSecrets};
use crate::rules::exchange;
use crate::store::registrars;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/new", new)
        .post("/letters", create)
        .get("/letters/exchange", bring)
        .post("/letters/exchange", exchanged)
        .get("/letters/secret/new", new_secret)
        .post("/letters/secret", create_secret)
}

/// Bytes of the largest exchange file.
const LARGEST: usize = 1024 * 1024;

const OPEN: (&str, &str) = ("correspondence-receive", "/letters");
const SECRET: (&str, &str) = ("correspondence-receive-secret", "/letters/secret");

async fn new(at: Allowed<KeepRegisters>) -> Answer {
    html(&page(&at, OPEN, &forms::open(at.now(), Secrecy::Open), &Invalid::default()))
}

async fn new_secret(at: Allowed<KeepSecrets>) -> Answer {
    registry(&at).await?;
    html(&page(&at, SECRET, &forms::open(at.now(), Secrecy::Secret), &Invalid::default()))
}

async fn create(at: Allowed<KeepRegisters>, upload: Upload) -> Answer {
    let office = desk(&at)?;
    entered(&at, (office, true), OPEN, upload).await
}

async fn create_secret(at: Allowed<KeepSecrets>, upload: Upload) -> Answer {
    let office = registry(&at).await?;
    entered(&at, (office, false), SECRET, upload).await
}

async fn entered<P: Permission>(
    at: &Allowed<P>,
    desk: (Id<Office>, bool),
    what: (&str, &str),
    upload: Upload,
) -> Answer {
    let paper = paper(&upload).await?;
    let done = match forms::read(&upload.fields, at.now(), paper) {
        Ok(received) => actions::receive(at.db(), at.actor(), desk, received).await,
        Err(undone) => Err(undone),
    };
    match done {
        Ok(letter) => see_other(&href(letter.id), "correspondence-received-done"),
        Err(undone) => again(at, undone, what, &upload.fields),
    }
}

fn again<P: Permission>(at: &Allowed<P>, undone: Undone, what: (&str, &str), fields: &Fields) -> Answer {
    form_again(undone, |wrong| page(at, what, fields, wrong))
}

async fn bring(at: Allowed<KeepRegisters>) -> Answer {
    html(&bringing(&at, &Fields::default(), &Invalid::default()))
}

fn bringing(at: &Allowed<KeepRegisters>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("correspondence-bring");
    let view = FormView::new(&p, fields, wrong);
    let asked = vec![view.field(ui::Look::File, "file", "correspondence-bring-file").required()];
    let form = view.form("/letters/exchange", "correspondence-bring", "/letters", asked).with_files();
    FormPage { lead: p.t("correspondence-bring-lead").into_owned(), form, p }
}

/// Reads an exchange file into the form by which letters are entered; nothing is written until the clerk sends that.
async fn exchanged(at: Allowed<KeepRegisters>, upload: Upload) -> Answer {
    let names = super::papers::element_names(at.db()).await?;
    let text = upload.file("file").and_then(|file| std::str::from_utf8(&file.bytes).ok());
    let Some(arrived) = text.filter(|text| text.len() <= LARGEST).and_then(|text| exchange::read(&names, text).ok())
    else {
        let wrong = Invalid::one("file", "correspondence-form-exchange");
        return form_again(wrong.into(), |wrong| bringing(&at, &upload.fields, wrong));
    };
    if arrived.secrecy.is_none() {
        let refused = crate::rules::receiving::most_secret();
        return form_again(refused.into(), |wrong| bringing(&at, &upload.fields, wrong));
    }
    html(&page(&at, OPEN, &forms::arrived(at.now(), &arrived), &Invalid::default()))
}

/// The file, looked at: what a stamp can be printed on, or an e-mail as it came.
async fn paper(upload: &Upload) -> Result<Result<Option<Came>, &'static str>, Failure> {
    let Some(file) = upload.file("paper") else { return Ok(Ok(None)) };
    if file.name.to_ascii_lowercase().ends_with(".eml") {
        return Ok(email(file).await?.map(Some));
    }
    let stamped = [FileKind::Pdf, FileKind::Jpeg, FileKind::Png];
    Ok(look(file, &stamped).await?.map(|paper| Some(Came { paper, enclosed: Vec::new(), says: None })))
}

/// An e-mail: the letter is the file as it came; what is attached to it is enclosed with it, but what this office takes from nobody.
async fn email(file: &UploadedFile) -> Result<Result<Came, &'static str>, Failure> {
    if file.bytes.len() > ::store::files::LARGEST {
        return Ok(Err("file-too-large"));
    }
    let bytes = file.bytes.clone();
    let reading = tokio::task::spawn_blocking(move || mail::read(&bytes));
    let Some(says) = reading.await.map_err(Failure::internal)? else { return Ok(Err("file-not-what-it-says")) };
    let mut enclosed = Vec::new();
    for part in &says.files {
        let part = UploadedFile { name: part.name.clone(), bytes: part.bytes.clone() };
        enclosed.extend(look(&part, &KINDS).await?.ok());
    }
    let paper = Paper {
        name: plain_name(&file.name),
        kind: FileKind::Email,
        bytes: file.bytes.clone(),
        text: says.text.clone(),
    };
    Ok(Ok(Came { paper, enclosed, says: Some(says) }))
}

/// The office whose register the clerk keeps: their own where they may, else the first where they may.
fn desk(at: &Allowed<KeepRegisters>) -> Result<Id<Office>, Failure> {
    let offices = at.offices();
    let own = offices.iter().find(|office| **office == at.actor().office);
    own.or_else(|| offices.first()).copied().ok_or(Failure::Forbidden(KeepRegisters::KEY))
}

/// The office whose secret registers the actor keeps; to anybody else there is no such page.
async fn registry(at: &Allowed<KeepSecrets>) -> Result<Id<Office>, Failure> {
    let offices = registrars::offices(at.db(), at.actor().staff, at.today()).await?;
    let own = offices.iter().find(|office| **office == at.actor().office);
    own.or_else(|| offices.first()).copied().ok_or(Failure::NotFound)
}

fn page<P: Permission>(at: &Allowed<P>, (title, action): (&str, &str), fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page(title);
    let seems_twice = wrong.of("their-number") == Some("correspondence-form-twice");
    let view = FormView::new(&p, fields, wrong);
    let form = view.form(action, title, "/letters", forms::fields(&view, seems_twice)).with_files();
    FormPage { lead: p.t(&format!("{title}-lead")).into_owned(), form, p }
}
