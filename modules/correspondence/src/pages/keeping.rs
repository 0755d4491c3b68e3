//! ส่งเก็บ ทะเบียนหนังสือเก็บ และระงับการทำลาย (แบบที่ 19, 20).

mod loans;
mod papers;

use ::store::Undone;
use figures::sheet::Entry;
use kernel::{Fields, Id, Invalid, Letter, Office};
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Asking, Failure, Form, Path, Routes, form_again, html, see_other};

use super::printing::{months, years};
use super::{Query, answered, asked, find, form, href, keeps, office, only};
use crate::access::Access;
use crate::actions;
use crate::model::{LetterRow, Way};
use crate::permissions::{KeepRegisters, SeeRegisters};
use crate::store::keeping::{self, KeptRow};
use crate::views::tables::{Row, TablePage, headings, said};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/keeping", to_store)
        .post("/letters/keeping", send)
        .get("/letters/kept", kept)
        .get("/letters/{id}/hold", holding)
        .post("/letters/{id}/hold", hold)
        .and(loans::routes())
        .and(papers::routes())
}

/// Lines on a page.
const LINES: i64 = 60;

/// What is known of a letter before it is sent to the store.
const TO_STORE: [&str; 5] = [
    "correspondence-register-number",
    "correspondence-their-number",
    "correspondence-dated-on",
    "correspondence-subject",
    "correspondence-kept",
];

/// The columns of แบบที่ 20.
const KEPT: [&str; 8] = [
    "correspondence-stored-number",
    "correspondence-stored-on",
    "correspondence-register-number",
    "correspondence-their-number",
    "correspondence-subject",
    "correspondence-file-code",
    "correspondence-kept",
    "correspondence-note",
];

fn number(row: &KeptRow) -> String {
    row.number.map_or_else(String::new, |number| format!("{number}/{}", row.year))
}

fn theirs(row: &KeptRow) -> String {
    if row.way == Way::Received { row.their_number.clone() } else { row.number_text.clone() }
}

fn until(p: &Page, row: &KeptRow) -> String {
    match row.keep_until {
        Some(day) => p.t1("correspondence-keep-until", "year", &thai::date::be_year(day.date()).to_string()),
        None => p.t("correspondence-keep-for-good").into_owned(),
    }
}

async fn to_store(at: Allowed<KeepRegisters>, query: Query) -> Answer {
    let office = office(&at, asked(&query, "office")).await?;
    let mut fields = Fields::default();
    fields.set("office", office.to_string());
    html(&store_page(&at, office, &fields, &Invalid::default()).await?)
}

async fn store_page(
    at: &Allowed<KeepRegisters>,
    office: Id<Office>,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<TablePage, Failure> {
    let rows = keeping::to_store(at.db(), &Access::of(at), office, LINES).await?;
    let p = at.page("correspondence-keeping");
    let day = |row: &KeptRow| row.dated_on.map_or_else(String::new, |day| p.day_short(day));
    let row = |row: &KeptRow| Row {
        href: href(row.letter),
        tick: row.letter.to_string(),
        cells: vec![number(row), theirs(row), day(row), row.subject.clone(), until(&p, row)],
    };
    let rows = rows.iter().map(row).collect();
    let view = FormView::new(&p, fields, wrong);
    let asked = vec![view.short("file-code", "correspondence-file-code").required(), view.hidden("office")];
    let form = view.form("/letters/keeping", "correspondence-keeping-deed", "/letters", asked);
    let heads = headings(&p, &TO_STORE);
    let name = offices::office(at.db(), office).await?.named(p.lang).to_owned();
    Ok(TablePage { form: Some(form), ..TablePage::new(p, name, heads, rows) })
}

impl Asking for TablePage {
    fn refused(mut self, refusal: &kernel::Refusal) -> Self {
        self.form = self.form.map(|form| form.refused(&self.p, refusal));
        self
    }
}

async fn send(at: Allowed<KeepRegisters>, Form(fields): Form) -> Answer {
    let office = office(&at, fields.get("office")).await?;
    let mut check = kernel::Check::new(&fields, at.today());
    let code = check.line("file-code");
    let ticked: Result<Vec<Id<Letter>>, _> = fields.all("letter").map(str::parse).collect();
    let ticked = match ticked {
        Ok(ticked) if !ticked.is_empty() => Ok(ticked),
        _ => check.wrong("file-code", "correspondence-form-none-ticked"),
    };
    let done = match check.finish(|| Ok((code?, ticked?))) {
        Ok((code, ticked)) => {
            actions::send_to_store(at.db(), at.actor(), (&Access::of(&at), office), &ticked, &code).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/letters/keeping/sent?office={office}"), "correspondence-stored-done"),
        Err(undone) => {
            let wrong = if let Undone::Invalid(wrong) = &undone { wrong.clone() } else { Invalid::default() };
            let page = store_page(&at, office, &fields, &wrong).await?;
            form_again(undone, |_| page)
        }
    }
}

/// One line of แบบที่ 20.
fn kept_entries(p: &Page, row: &KeptRow) -> Vec<Entry> {
    let count = |number: i64| u64::try_from(number).map_or(Entry::Empty, Entry::Count);
    vec![
        row.stored_number.map_or(Entry::Empty, count),
        row.stored_on.map_or(Entry::Empty, Entry::Day),
        Entry::Text(number(row)),
        Entry::Text(theirs(row)),
        Entry::Text(row.subject.clone()),
        Entry::Text(row.file_code.clone()),
        Entry::Text(until(p, row)),
        Entry::Text(row.hold.clone()),
    ]
}

async fn kept(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    let office = office(&at, asked(&query, "office")).await?;
    let this_year = i64::from(thai::date::be_year(at.today().date()));
    let year: i64 = asked(&query, "year").parse().unwrap_or(this_year);
    let below: Option<i64> = asked(&query, "below").parse().ok();
    let found = keeping::stored(at.db(), &Access::of(&at), (office, year), (below, LINES + 1)).await?;
    let p = at.page("correspondence-kept-register");
    let row = |row: &KeptRow| Row {
        href: href(row.letter),
        tick: String::new(),
        cells: kept_entries(&p, row).iter().map(|entry| said(&p, entry)).collect(),
    };
    let shown = found.iter().take(usize::try_from(LINES).unwrap_or(usize::MAX));
    let rows: Vec<Row> = shown.map(row).collect();
    let more = found.len() > rows.len();
    let last = found.get(rows.len().saturating_sub(1)).and_then(|row| row.stored_number).filter(|_| more);
    let here = format!("/letters/kept?office={office}&year={year}");
    let name = offices::office(at.db(), office).await?.named(p.lang).to_owned();
    let name = format!("{name} · {}", p.t1("correspondence-kept-year", "year", &year.to_string()));
    let heads = headings(&p, &KEPT);
    html(&TablePage {
        older: last.map(|number| format!("{here}&below={number}")),
        newer: below.map(|_| here),
        deeds: vec![(
            format!("/letters/keeping/sent?office={office}"),
            p.t("correspondence-keeping-sent").into_owned(),
        )],
        months: months(&p, year, at.today(), ("/letters/kept", office)),
        years: years(year, at.today(), ("/letters/kept", office)),
        ..TablePage::new(p, name, heads, rows)
    })
}

fn holding_page(at: &Allowed<SeeRegisters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    form(at, letter, "hold", filled, |_, view| {
        vec![view.prose("reason", "correspondence-hold-reason").rows(2), view.hidden("version")]
    })
}

async fn holding(at: Allowed<SeeRegisters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<KeepRegisters>(keeps(&at, &letter).await?)?;
    let kept = keeping::of(at.db(), id).await?.ok_or(Failure::NotFound)?;
    let mut fields = Fields::of_version(kept.version);
    fields.set("reason", kept.hold);
    html(&holding_page(&at, &letter, (&fields, &Invalid::default())))
}

async fn hold(at: Allowed<SeeRegisters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<KeepRegisters>(keeps(&at, &letter).await?)?;
    let mut check = kernel::Check::new(&fields, at.today());
    let reason = check.line_or_empty("reason");
    let done = match check.finish(|| reason) {
        Ok(reason) => actions::hold(at.db(), at.actor(), &letter, fields.version(), &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-held-done", |wrong| holding_page(&at, &letter, (&fields, wrong)))
}
