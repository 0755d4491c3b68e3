//! A list of letters that are twenty years old on paper and as a sheet (แบบที่ 21, 22), and its letters as a bag.

use ::store::files;
use kernel::{Code as _, Day, Id, Lang};
use serde_json::{Value, json};
use web::{Allowed, Answer, Failure, Path, Routes, download};

use super::super::printing::{List, Out, paper, put_out, taken_out};
use super::{MOST, called, columns, entries, find, kept};
use crate::actions::handovers as actions;
use crate::documents::{Bag, Signer};
use crate::model::{FilePart, FileRow, Handover, HandoverRow, HandoverState, KeepingRow, LetterRow};
use crate::permissions::{KeepRegisters, SeeRegisters};
use crate::store::{handovers, keeping};
use crate::views::tables::headings;

/// Bytes of the largest bag.
const LARGEST: i64 = 512 * 1024 * 1024;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/handovers/{handover}/pdf", as_pdf)
        .get("/letters/handovers/{handover}/xlsx", as_sheet)
        .get("/letters/handovers/{handover}/package", package)
}

async fn as_pdf(at: Allowed<SeeRegisters>, Path(id): Path<Id<Handover>>) -> Answer {
    let row = find(&at, id).await?;
    out(&at, &row, Out::Paper).await
}

async fn as_sheet(at: Allowed<SeeRegisters>, Path(id): Path<Id<Handover>>) -> Answer {
    let row = find(&at, id).await?;
    out(&at, &row, Out::Sheet).await
}

async fn out(at: &Allowed<SeeRegisters>, row: &HandoverRow, out: Out) -> Answer {
    let list = listed(at, row, out).await?;
    taken_out(at, (row.office, "handover"), list.rows.len(), MOST).await?;
    put_out(at, row.office, list, (out.page(at), out)).await
}

/// The list in the columns of its form, with the places where both sides sign.
async fn listed<P: web::Permission>(at: &Allowed<P>, row: &HandoverRow, out: Out) -> Result<List, Failure> {
    let letters = handovers::letters(at.db(), row.id).await?;
    let p = out.page(at);
    let transfer = row.kind.goes();
    let signer = |key: &str| Signer {
        part: p.t(key).into_owned(),
        name: String::new(),
        post: String::new(),
        signed: String::new(),
    };
    Ok(List {
        title: called(&p, row),
        lead: p.t1("correspondence-disposal-lead", "day", &p.day(row.made_on)),
        headings: headings(&p, columns(row.kind)),
        widths: if transfer { &[1, 2, 3, 2, 2, 6, 3] } else { &[1, 2, 3, 2, 7, 3] },
        rows: entries(at, row.kind, &letters).await?,
        signers: if transfer {
            vec![signer("correspondence-handover-giver"), signer("correspondence-handover-taker")]
        } else {
            Vec::new()
        },
        official: true,
        name: format!("handover-{}", row.id),
    })
}

/// The letters of a list as a bag: their files as they came or went, what the register says of each, and the list.
async fn package(at: Allowed<KeepRegisters>, Path(id): Path<Id<Handover>>) -> Answer {
    let row = kept(&at, id).await?;
    if !row.kind.goes() || row.state == HandoverState::Withdrawn {
        return Err(Failure::NotFound);
    }
    let list = listed(&at, &row, Out::Paper).await?;
    let mut payload = vec![("list.pdf".to_owned(), paper(&at, row.office, list, &Out::Paper.page(&at)).await?)];
    let mut room = LARGEST;
    for (place, letter) in (1..).zip(handovers::letters(at.db(), id).await?) {
        payload.extend(contents(&at, (place, &letter), &mut room).await?);
    }
    actions::note_bag(at.db(), at.actor(), &row, payload.len()).await.map_err(failed)?;
    let office = offices::office(at.db(), row.office).await?.named(Lang::Th).to_owned();
    let bag = Bag { name: format!("handover-{id}"), info: info(&row, office, at.today()), payload };
    let zipping = tokio::task::spawn_blocking(move || bag.zipped());
    let zip = zipping.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    download(zip, "application/zip", &format!("handover-{id}.zip"))
}

fn failed(undone: ::store::Undone) -> Failure {
    match undone {
        ::store::Undone::Refused(refusal) => Failure::Refused(refusal),
        ::store::Undone::Failed(error) => error.into(),
        ::store::Undone::Invalid(_) => Failure::Unreadable,
    }
}

fn info(row: &HandoverRow, office: String, today: Day) -> Vec<(&'static str, String)> {
    vec![
        ("Source-Organization", office),
        ("External-Description", format!("บัญชีส่งมอบหนังสือครบ 20 ปี ประจำปี พ.ศ. {}", row.year)),
        ("External-Identifier", format!("handover-{}", row.id)),
        ("Bagging-Date", iso(today)),
        ("Bag-Software-Agent", "Kueakun".to_owned()),
    ]
}

/// A day as RFC 8493 and other programs read it.
fn iso(day: Day) -> String {
    let date = day.date();
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// The files of one letter with what is said of it, within the bytes that are left.
async fn contents(
    at: &Allowed<KeepRegisters>,
    (place, letter): (usize, &LetterRow),
    room: &mut i64,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let folder = format!("letters/{place:04}");
    let kept = keeping::of(at.db(), letter.id).await?;
    let (mut payload, mut told) = (Vec::new(), Vec::new());
    let found = crate::store::files::of(at.db(), letter.id).await?;
    for (number, file) in (1..).zip(found.iter().filter(|file| file.part != FilePart::Stamped)) {
        *room -= file.size;
        if *room < 0 {
            return Err(Failure::Refused(kernel::Refusal::new("correspondence-refused-too-large")));
        }
        let path = format!("{folder}/{}", file_name(number, file));
        told.push(json!({ "path": format!("data/{path}"), "part": file.part.code(), "name": file.file_name, "size": file.size, "sha256": file.digest }));
        payload.push((path, files::read(at.db(), &file.digest).await?));
    }
    let text = serde_json::to_vec_pretty(&metadata(letter, kept.as_ref(), told)).map_err(Failure::internal)?;
    payload.push((format!("{folder}/letter.json"), text));
    Ok(payload)
}

/// A name in ASCII; the file's own is told beside it.
fn file_name(number: usize, file: &FileRow) -> String {
    let ending = file.file_name.rsplit_once('.').map_or("bin", |(_, ending)| ending).to_ascii_lowercase();
    let known = !ending.is_empty() && ending.chars().all(|letter| letter.is_ascii_alphanumeric());
    format!("{number:02}-{}.{}", file.part.code(), if known { ending.as_str() } else { "bin" })
}

/// What the register and the store say of a letter.
fn metadata(letter: &LetterRow, kept: Option<&KeepingRow>, files: Vec<Value>) -> Value {
    let day = |day: Option<Day>| day.map(iso);
    json!({
        "id": letter.id.to_string(),
        "way": letter.way.code(),
        "kind": letter.kind.code(),
        "register": { "series": letter.series.code(), "number": letter.number, "year_be": letter.year, "on": day(letter.registered_on) },
        "number": letter.number_text,
        "their_number": letter.their_number,
        "dated_on": day(letter.dated_on),
        "from": letter.party_from,
        "to": letter.party_to,
        "subject": letter.subject,
        "action": letter.action,
        "note": letter.note,
        "kept": kept.map(|kept| json!({
            "class": kept.class,
            "done_on": iso(kept.done_on),
            "file_code": kept.file_code,
            "stored": { "number": kept.stored_number, "year_be": kept.stored_year, "on": day(kept.stored_on) },
        })),
        "files": files,
    })
}
