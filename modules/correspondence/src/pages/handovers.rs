//! หนังสือครบ 20 ปี (ข้อ 58): what is due, the lists of an office, and one list until the National Archives took its letters.

mod papers;

use ::store::Undone;
use figures::sheet::Entry;
use kernel::{Fields, Id, Invalid, Office};
use offices::Scope;
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, form_again, html, see_other};

use super::{Query, asked, href, office};
use crate::actions::handovers as actions;
use crate::forms::handovers as asks;
use crate::model::{Handover, HandoverKind, HandoverRow, HandoverState, LetterRow, Way};
use crate::permissions::{KeepRegisters, SeeRegisters};
use crate::rules::handover;
use crate::store::{handovers, keeping};
use crate::views::tables::{Row, TablePage, headings, said};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/handovers", index)
        .get("/letters/handovers/due", due)
        .post("/letters/handovers", list)
        .get("/letters/handovers/{handover}", show)
        .get("/letters/handovers/{handover}/receipt", taking)
        .post("/letters/handovers/{handover}/receipt", take)
        .post("/letters/handovers/{handover}/withdrawal", withdraw)
        .and(papers::routes())
}

/// Letters of one list; what is left comes onto another.
const MOST: i64 = 500;

/// The columns of แบบที่ 21.
const TRANSFER: [&str; 7] = [
    "correspondence-stored-number",
    "correspondence-file-code",
    "correspondence-their-number",
    "correspondence-dated-on",
    "correspondence-register-number",
    "correspondence-subject",
    "correspondence-note",
];

/// The columns of แบบที่ 22, which has no number of the register.
const KEEP: [&str; 6] = [
    "correspondence-stored-number",
    "correspondence-file-code",
    "correspondence-their-number",
    "correspondence-dated-on",
    "correspondence-subject",
    "correspondence-note",
];

const fn columns(kind: HandoverKind) -> &'static [&'static str] {
    match kind {
        HandoverKind::Transfer | HandoverKind::Wanted => &TRANSFER,
        HandoverKind::Keep => &KEEP,
    }
}

fn address(id: Id<Handover>) -> String {
    format!("/letters/handovers/{id}")
}

/// A list of the offices whose registers the reader sees.
async fn find<P: Permission>(at: &Allowed<P>, id: Id<Handover>) -> Result<HandoverRow, Failure> {
    Ok(handovers::find(at.db(), &Scope::for_permission::<SeeRegisters>(at.actor()), id).await?)
}

/// The same, where the reader keeps those registers.
async fn kept(at: &Allowed<KeepRegisters>, id: Id<Handover>) -> Result<HandoverRow, Failure> {
    Ok(handovers::find(at.db(), &Scope::for_permission::<KeepRegisters>(at.actor()), id).await?)
}

/// What the list of a kind is called.
fn called(p: &Page, row: &HandoverRow) -> String {
    p.t1(&format!("correspondence-handover-{}-year", kernel::Code::code(row.kind)), "year", &row.year.to_string())
}

async fn index(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    let office = office(&at, asked(&query, "office")).await?;
    let found = handovers::of(at.db(), office).await?;
    let p = at.page("correspondence-handovers");
    let row = |row: &HandoverRow| Row {
        href: address(row.id),
        tick: String::new(),
        cells: vec![
            called(&p, row),
            p.day_short(row.made_on),
            p.code("correspondence-handover-state", row.state).into_owned(),
        ],
    };
    let rows = found.iter().map(row).collect();
    let keeps = Scope::for_permission::<KeepRegisters>(at.actor()).covers(at.db(), office).await?;
    let due = ("/letters/handovers/due".to_owned(), p.t("correspondence-handover-due").into_owned());
    let name = offices::office(at.db(), office).await?.named(p.lang).to_owned();
    let heads = ["correspondence-disposal-list", "correspondence-handover-made", "correspondence-state"];
    let heads = headings(&p, &heads);
    let deeds = if keeps { vec![due] } else { Vec::new() };
    html(&TablePage { deeds, ..TablePage::new(p, name, heads, rows) })
}

async fn due(at: Allowed<KeepRegisters>, query: Query) -> Answer {
    let office = office(&at, asked(&query, "office")).await?;
    let mut fields = Fields::default();
    fields.set("office", office.to_string());
    html(&due_page(&at, office, &fields, &Invalid::default()).await?)
}

async fn due_page(
    at: &Allowed<KeepRegisters>,
    office: Id<Office>,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<TablePage, Failure> {
    let years = actions::years(at.db()).await?;
    let found = match handover::made_by(at.today(), years) {
        Some(last) => handovers::due(at.db(), office, (None, last), MOST).await?,
        None => Vec::new(),
    };
    let p = at.page("correspondence-handover-due");
    let rows = entries(at, HandoverKind::Transfer, &found).await?;
    let row = |(letter, cells): (&LetterRow, &Vec<Entry>)| Row {
        href: href(letter.id),
        tick: letter.id.to_string(),
        cells: cells.iter().map(|entry| said(&p, entry)).collect(),
    };
    let rows: Vec<Row> = found.iter().zip(&rows).map(row).collect();
    let view = FormView::new(&p, fields, wrong);
    let form =
        view.form("/letters/handovers", "correspondence-handover-deed", "/letters/handovers", asks::fields(&view));
    let name = offices::office(at.db(), office).await?.named(p.lang).to_owned();
    let heads = headings(&p, &TRANSFER);
    Ok(TablePage {
        kind: ("/letters/handovers".to_owned(), p.t("correspondence-handovers").into_owned()),
        lead: p.t1("correspondence-handover-due-lead", "years", &years.to_string()),
        form: Some(form),
        ..TablePage::new(p, name, heads, rows)
    })
}

async fn list(at: Allowed<KeepRegisters>, Form(fields): Form) -> Answer {
    let office = office(&at, fields.get("office")).await?;
    let done = match asks::read(&fields, usize::try_from(MOST).unwrap_or(usize::MAX), at.today()) {
        Ok((kind, chosen, reason)) => actions::list(at.db(), at.actor(), (office, kind), &chosen, &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(id) => see_other(&address(id), "correspondence-handover-listed"),
        Err(undone) => {
            let wrong = if let Undone::Invalid(wrong) = &undone { wrong.clone() } else { Invalid::default() };
            let page = due_page(&at, office, &fields, &wrong).await?;
            form_again(undone, |_| page)
        }
    }
}

/// The lines of a list, in the columns of its form.
async fn entries<P: Permission>(
    at: &Allowed<P>,
    kind: HandoverKind,
    letters: &[LetterRow],
) -> Result<Vec<Vec<Entry>>, Failure> {
    let mut codes = Vec::new();
    let ids: Vec<_> = letters.iter().map(|letter| letter.id).collect();
    for part in ids.chunks(500) {
        codes.extend(keeping::file_codes(at.db(), part).await?);
    }
    let line = |(place, letter): (u64, &LetterRow)| {
        let code = codes.iter().find(|(id, _)| *id == letter.id).map(|(_, code)| code.clone()).unwrap_or_default();
        let number = if letter.way == Way::Received { &letter.their_number } else { &letter.number_text };
        let mut cells = vec![
            Entry::Count(place),
            Entry::Text(code),
            Entry::Text(number.clone()),
            letter.dated_on.map_or(Entry::Empty, Entry::Day),
        ];
        if kind.goes() {
            let number = letter.number.map_or_else(String::new, |number| format!("{number}/{}", letter.year));
            cells.push(Entry::Text(number));
        }
        cells.extend([Entry::Text(letter.subject.clone()), Entry::Text(letter.note.clone())]);
        cells
    };
    Ok((1..).zip(letters).map(line).collect())
}

async fn show(at: Allowed<SeeRegisters>, Path(id): Path<Id<Handover>>) -> Answer {
    let row = find(&at, id).await?;
    let letters = handovers::letters(at.db(), id).await?;
    let mut p = at.page("correspondence-handovers");
    p.title = called(&p, &row);
    let cells = entries(&at, row.kind, &letters).await?;
    let line = |(letter, cells): (&LetterRow, &Vec<Entry>)| Row {
        href: href(letter.id),
        tick: String::new(),
        cells: cells.iter().map(|entry| said(&p, entry)).collect(),
    };
    let rows = letters.iter().zip(&cells).map(line).collect();
    let keeps = Scope::for_permission::<KeepRegisters>(at.actor()).covers(at.db(), row.office).await?;
    let open = keeps && row.state == HandoverState::Listed;
    let said = |word: &str| p.t(&format!("correspondence-{word}-deed")).into_owned();
    let there = |word: &str| format!("{}/{word}", address(id));
    let deeds = [
        (open, "receipt", "handover-receipt"),
        (true, "pdf", "handover-pdf"),
        (true, "xlsx", "handover-xlsx"),
        (keeps && row.kind.goes() && row.state != HandoverState::Withdrawn, "package", "package"),
    ];
    let deeds = deeds.into_iter().filter(|(may, ..)| *may).map(|(_, path, word)| (there(path), said(word))).collect();
    let undo = open.then(|| (there("withdrawal"), row.version, said("handover-withdrawal")));
    let name = offices::office(at.db(), row.office).await?.named(p.lang).to_owned();
    let heads = headings(&p, columns(row.kind));
    let lead = if row.state == HandoverState::Listed {
        p.t("correspondence-handover-next").into_owned()
    } else {
        String::new()
    };
    html(&TablePage {
        kind: ("/letters/handovers".to_owned(), p.t("correspondence-handovers").into_owned()),
        lead,
        facts: facts(&p, &row),
        deeds,
        undo,
        ..TablePage::new(p, name, heads, rows)
    })
}

fn facts(p: &Page, row: &HandoverRow) -> Vec<(String, Vec<String>)> {
    let all = [
        ("correspondence-state", p.code("correspondence-handover-state", row.state).into_owned()),
        ("correspondence-handover-made", p.day(row.made_on)),
        ("correspondence-handover-reason", row.reason.clone()),
        ("correspondence-handover-receiver", row.receiver.clone()),
        ("correspondence-handover-number", row.number.clone()),
        ("correspondence-handover-on", row.ended_on.map_or_else(String::new, |day| p.day(day))),
    ];
    all.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (p.t(key).into_owned(), vec![value]))
        .collect()
}

fn taking_page(at: &Allowed<KeepRegisters>, row: &HandoverRow, (fields, wrong): (&Fields, &Invalid)) -> FormPage {
    let text = "correspondence-handover-receipt-deed";
    let p = at.page(text);
    let view = FormView::new(&p, fields, wrong);
    let form = view.form(format!("{}/receipt", address(row.id)), text, address(row.id), asks::ending(&view));
    FormPage { lead: called(&p, row), form, p }
}

async fn taking(at: Allowed<KeepRegisters>, Path(id): Path<Id<Handover>>) -> Answer {
    let row = kept(&at, id).await?;
    let fields = Fields::of_version(row.version);
    html(&taking_page(&at, &row, (&fields, &Invalid::default())))
}

async fn take(at: Allowed<KeepRegisters>, Path(id): Path<Id<Handover>>, Form(fields): Form) -> Answer {
    let row = kept(&at, id).await?;
    let seen = HandoverRow { version: fields.version(), ..row.clone() };
    let done = match asks::read_ending(&fields, row.made_on, at.today()) {
        Ok(ending) => actions::take(at.db(), at.actor(), seen, ending).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&address(id), "correspondence-handover-noted"),
        Err(Undone::Failed(::store::StoreError::Stale)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, |wrong| taking_page(&at, &row, (&fields, wrong))),
    }
}

async fn withdraw(at: Allowed<KeepRegisters>, Path(id): Path<Id<Handover>>, Form(fields): Form) -> Answer {
    let row = kept(&at, id).await?;
    let seen = HandoverRow { version: fields.version(), ..row };
    match actions::withdraw(at.db(), at.actor(), seen).await {
        Ok(()) => see_other(&address(id), "correspondence-handover-noted"),
        Err(Undone::Refused(refusal)) => Err(Failure::Refused(refusal)),
        Err(Undone::Failed(error)) => Err(error.into()),
        Err(Undone::Invalid(_)) => Err(Failure::Unreadable),
    }
}
