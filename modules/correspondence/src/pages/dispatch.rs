//! ใบรับหนังสือ (แบบที่ 16), สมุดส่งหนังสือ (17) และบัตรตรวจค้น (18): what shows that a letter went, to whom, and where to find it.

use figures::sheet::Entry;
use kernel::{Day, Id, Letter, Moment};
use ui::Page;
use web::{Allowed, Answer, Failure, Path, Routes, html};

use super::printing::{List, Out, days, months, put_out, taken_out, written, years};
use super::{Query, asked, called, find, href, letters, office};
use crate::access::Access;
use crate::actions;
use crate::model::{Delivery, LetterRow, Way};
use crate::permissions::{ReadLetters, SeeRegisters};
use crate::store::deliveries::{self, SentRow};
use crate::store::keeping;
use crate::views::tables::{Row, TablePage, headings, said};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/dispatch", book)
        .get("/letters/dispatch/pdf", book_on_paper)
        .get("/letters/dispatch/xlsx", book_as_sheet)
        .get("/letters/{id}/receipts", receipts)
        .get("/letters/{id}/card", card)
}

/// Lines on a page, on paper and on a sheet.
const LINES: i64 = 60;
const PRINTED: i64 = 1_500;
const ON_SHEET: i64 = 50_000;
const RECEIPTS: i64 = 500;

/// The columns of แบบที่ 17.
const BOOK: [&str; 7] = [
    "correspondence-register-number",
    "correspondence-party-from",
    "correspondence-party-to",
    "correspondence-dispatch-unit",
    "correspondence-loan-taker",
    "correspondence-dispatch-taken",
    "correspondence-note",
];

/// The columns of แบบที่ 16.
const RECEIPT: [&str; 6] = [
    "correspondence-their-number",
    "correspondence-party-to",
    "correspondence-subject",
    "correspondence-receipt-on",
    "correspondence-receipt-time",
    "correspondence-loan-taker",
];

/// The columns of แบบที่ 18 under the head of the card.
const CARD: [&str; 5] = [
    "correspondence-register-number",
    "correspondence-their-number",
    "correspondence-dated-on",
    "correspondence-card-item",
    "correspondence-action",
];

fn book_line(p: &Page, row: &SentRow) -> Vec<Entry> {
    let taken = row.taken_at.map_or_else(String::new, |at| p.moment(at));
    let number = row.number.map_or_else(String::new, |number| format!("{number}/{}", row.year));
    [
        number,
        row.party_from.clone(),
        row.party_to.clone(),
        row.to_name.clone(),
        row.taken_by.clone(),
        taken,
        row.note.clone(),
    ]
    .map(Entry::Text)
    .into()
}

async fn book(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    let office = office(&at, asked(&query, "office")).await?;
    let (first, last) = days(&query, at.today());
    let below = asked(&query, "below")
        .split_once('-')
        .and_then(|(day, id)| Some((Day::from_number(day.parse().ok()?)?, id.parse::<Id<Delivery>>().ok()?)));
    let mut found = deliveries::sent(at.db(), office, (first, last), (below, LINES + 1)).await?;
    let more = i64::try_from(found.len()).is_ok_and(|lines| lines > LINES);
    found.truncate(usize::try_from(LINES).unwrap_or(usize::MAX));
    let p = at.page("correspondence-dispatch");
    let row = |row: &SentRow| Row {
        href: href(row.letter),
        tick: String::new(),
        cells: book_line(&p, row).iter().map(|entry| said(&p, entry)).collect(),
    };
    let rows = found.iter().map(row).collect();
    let name = offices::office(at.db(), office).await?.named(p.lang).to_owned();
    let heads = headings(&p, &BOOK);
    let year = i64::from(thai::date::be_year(first.date()));
    let name = format!("{name} · {}", p.t1("correspondence-dispatch-lead", "year", &year.to_string()));
    let here = format!("/letters/dispatch?office={office}&from={}&to={}", written(first), written(last));
    let there = |row: &SentRow| format!("{here}&below={}-{}", row.on.number(), row.id);
    html(&TablePage {
        newer: below.map(|_| here.clone()),
        older: found.last().filter(|_| more).map(there),
        months: months(&p, year, at.today(), ("/letters/dispatch", office)),
        years: years(year, at.today(), ("/letters/dispatch", office)),
        ..TablePage::new(p, name, heads, rows)
    })
}

async fn book_on_paper(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    book_out(&at, &query, (Out::Paper, PRINTED)).await
}

async fn book_as_sheet(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    book_out(&at, &query, (Out::Sheet, ON_SHEET)).await
}

async fn book_out(at: &Allowed<SeeRegisters>, query: &Query, (out, most): (Out, i64)) -> Answer {
    let office = office(at, asked(query, "office")).await?;
    let (first, last) = days(query, at.today());
    // The book is read from its end on the screen; on paper it begins with the first.
    let mut found = deliveries::sent(at.db(), office, (first, last), (None, most + 1)).await?;
    found.reverse();
    taken_out(at, (office, "dispatch"), found.len(), most).await?;
    let p = out.page(at);
    let list = List {
        title: p.t("correspondence-dispatch").into_owned(),
        lead: p.tn("correspondence-from-to", &[("from", &p.day(first)), ("to", &p.day(last))]),
        headings: headings(&p, &BOOK),
        widths: &[2, 4, 4, 4, 3, 3, 3],
        rows: found.iter().map(|row| book_line(&p, row)).collect(),
        signers: Vec::new(),
        official: false,
        name: format!("dispatch-{office}-{}", first.number()),
    };
    put_out(at, office, list, (p, out)).await
}

/// The receipts of a letter, one for each addressee; who has not taken it yet signs by hand.
async fn receipts(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    let went = deliveries::of(at.db(), id, RECEIPTS).await?;
    if letter.way != Way::Issued || went.is_empty() {
        return Err(Failure::NotFound);
    }
    actions::note_reading(at.db(), at.actor(), &letter).await?;
    let p = Out::Paper.page(&at);
    let time = |at: Moment| thai::date::format_time(at.wall().hour(), at.wall().minute());
    let row = |row: &crate::model::DeliveryRow| {
        vec![
            Entry::Text(letter.number_text.clone()),
            Entry::Text(row.to_name.clone()),
            Entry::Text(letter.subject.clone()),
            row.taken_at.map_or(Entry::Empty, |at| Entry::Day(at.day())),
            row.taken_at.map_or(Entry::Empty, |at| Entry::Text(time(at))),
            Entry::Text(row.taken_by.clone()),
        ]
    };
    let list = List {
        title: p.t("correspondence-receipt-title").into_owned(),
        lead: String::new(),
        headings: headings(&p, &RECEIPT),
        widths: &[3, 5, 6, 2, 2, 4],
        rows: went.iter().map(row).collect(),
        signers: Vec::new(),
        official: false,
        name: format!("receipts-{id}"),
    };
    put_out(&at, letter.office, list, (p, Out::Paper)).await
}

/// The card by which a letter and those that belong to it are found: those that the reader may know.
async fn card(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    if letter.number.is_none() {
        return Err(Failure::NotFound);
    }
    actions::note_reading(at.db(), at.actor(), &letter).await?;
    let related = letters::related(&at, &Access::of(&at), &letter).await?;
    let mut all: Vec<LetterRow> = related.into_iter().map(|(_, other)| other).chain([letter.clone()]).collect();
    all.sort_by_key(|letter| (letter.registered_on, letter.id));
    all.dedup_by_key(|letter| letter.id);
    let code = keeping::of(at.db(), id).await?.map(|kept| kept.file_code).unwrap_or_default();
    let p = Out::Paper.page(&at);
    let list = List {
        title: p.t("correspondence-card-title").into_owned(),
        lead: p.tn("correspondence-card-lead", &[("subject", &letter.subject), ("code", &code)]),
        headings: headings(&p, &CARD),
        widths: &[2, 3, 2, 6, 4],
        rows: all.iter().map(|letter| card_line(&p, letter)).collect(),
        signers: Vec::new(),
        official: false,
        name: format!("card-{id}"),
    };
    put_out(&at, letter.office, list, (p, Out::Paper)).await
}

fn card_line(p: &Page, letter: &LetterRow) -> Vec<Entry> {
    let number = if letter.way == Way::Received { &letter.their_number } else { &letter.number_text };
    let day = |day: Option<Day>| day.map_or(Entry::Empty, Entry::Day);
    vec![
        Entry::Text(called(p, letter)),
        Entry::Text(number.clone()),
        day(letter.dated_on),
        Entry::Text(letter.subject.clone()),
        Entry::Text(letter.action.clone()),
    ]
}
