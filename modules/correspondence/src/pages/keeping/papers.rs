//! บัญชีหนังสือส่งเก็บ (แบบที่ 19) day by day, and ทะเบียนหนังสือเก็บ (แบบที่ 20) on paper and as a sheet.

use figures::sheet::Entry;
use kernel::Day;
use ui::Page;
use web::{Allowed, Answer, Failure, Routes, html};

use super::super::printing::{List, Out, days, put_out, taken_out, written};
use super::super::{Query, asked, href, office};
use super::{KEPT, kept_entries, theirs, until};
use crate::access::Access;
use crate::permissions::SeeRegisters;
use crate::store::keeping::{self, KeptRow};
use crate::views::tables::{Row, TablePage, headings, said};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/keeping/sent", sent)
        .get("/letters/keeping/sent/pdf", sent_on_paper)
        .get("/letters/keeping/sent/xlsx", sent_as_sheet)
        .get("/letters/kept/pdf", kept_on_paper)
        .get("/letters/kept/xlsx", kept_as_sheet)
}

/// Lines on paper: some sixty sheets.
const PRINTED: i64 = 1_500;
/// Lines of a sheet.
const ON_SHEET: i64 = 50_000;

/// The columns of แบบที่ 19.
const SENT: [&str; 6] = [
    "correspondence-stored-number",
    "correspondence-their-number",
    "correspondence-dated-on",
    "correspondence-subject",
    "correspondence-keeping-age",
    "correspondence-note",
];

/// One line of แบบที่ 19; its place counts within the list.
fn sent_entries(p: &Page, (place, row): (u64, &KeptRow)) -> Vec<Entry> {
    vec![
        Entry::Count(place),
        Entry::Text(theirs(row)),
        row.dated_on.map_or(Entry::Empty, Entry::Day),
        Entry::Text(row.subject.clone()),
        Entry::Text(until(p, row)),
        Entry::Text(row.file_code.clone()),
    ]
}

/// The day asked for; the latest on which something was sent where none is.
async fn day(at: &Allowed<SeeRegisters>, query: &Query, office: kernel::Id<kernel::Office>) -> Result<Day, Failure> {
    let asked = query.get("on").and_then(|text| thai::date::parse_date(text, at.today().date()).ok());
    match asked {
        Some(on) => Ok(Day::from_date(on)),
        None => {
            let tomorrow = at.today().plus_days(1);
            Ok(keeping::sent_beside(at.db(), office, (tomorrow, false)).await?.unwrap_or_else(|| at.today()))
        }
    }
}

async fn sent(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    let office = office(&at, asked(&query, "office")).await?;
    let on = day(&at, &query, office).await?;
    let found = keeping::between(at.db(), &Access::of(&at), office, (on, on), PRINTED).await?;
    let p = at.page("correspondence-keeping-sent");
    let row = |(place, row): (u64, &KeptRow)| Row {
        href: href(row.letter),
        tick: String::new(),
        cells: sent_entries(&p, (place, row)).iter().map(|entry| said(&p, entry)).collect(),
    };
    let rows: Vec<Row> = (1..).zip(&found).map(row).collect();
    let there = |day: Day| format!("/letters/keeping/sent?office={office}&on={}", written(day));
    let paper = |kind: &str, key: &str| {
        let href = format!("/letters/keeping/sent/{kind}?office={office}&on={}", written(on));
        (href, p.t(key).into_owned())
    };
    let deeds = if rows.is_empty() {
        vec![(format!("/letters/kept?office={office}"), p.t("correspondence-kept-register").into_owned())]
    } else {
        vec![paper("pdf", "correspondence-print-19"), paper("xlsx", "correspondence-sheet")]
    };
    let name = offices::office(at.db(), office).await?.named(p.lang).to_owned();
    let name = format!("{name} · {}", p.t1("correspondence-sent-on", "day", &p.day(on)));
    let heads = headings(&p, &SENT);
    html(&TablePage {
        kind: (format!("/letters/kept?office={office}"), p.t("correspondence-kept-register").into_owned()),
        older: keeping::sent_beside(at.db(), office, (on, false)).await?.map(there),
        newer: keeping::sent_beside(at.db(), office, (on, true)).await?.map(there),
        deeds,
        ..TablePage::new(p, name, heads, rows)
    })
}

async fn sent_on_paper(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    sent_out(&at, &query, (Out::Paper, PRINTED)).await
}

async fn sent_as_sheet(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    sent_out(&at, &query, (Out::Sheet, ON_SHEET)).await
}

async fn sent_out(at: &Allowed<SeeRegisters>, query: &Query, (out, most): (Out, i64)) -> Answer {
    let office = office(at, asked(query, "office")).await?;
    let on = day(at, query, office).await?;
    let found = keeping::between(at.db(), &Access::of(at), office, (on, on), most + 1).await?;
    taken_out(at, (office, "sent-to-store"), found.len(), most).await?;
    let p = out.page(at);
    let list = List {
        title: p.t("correspondence-keeping-sent").into_owned(),
        lead: p.t1("correspondence-sent-on", "day", &p.day(on)),
        headings: headings(&p, &SENT),
        widths: &[1, 3, 2, 7, 3, 3],
        rows: (1..).zip(&found).map(|line| sent_entries(&p, line)).collect(),
        signers: Vec::new(),
        official: false,
        name: format!("sent-to-store-{office}-{}", on.number()),
    };
    put_out(at, office, list, (p, out)).await
}

async fn kept_on_paper(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    kept_out(&at, &query, (Out::Paper, PRINTED)).await
}

async fn kept_as_sheet(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    kept_out(&at, &query, (Out::Sheet, ON_SHEET)).await
}

async fn kept_out(at: &Allowed<SeeRegisters>, query: &Query, (out, most): (Out, i64)) -> Answer {
    let office = office(at, asked(query, "office")).await?;
    let (first, last) = days(query, at.today());
    let found = keeping::between(at.db(), &Access::of(at), office, (first, last), most + 1).await?;
    taken_out(at, (office, "kept"), found.len(), most).await?;
    let p = out.page(at);
    let list = List {
        title: p.t("correspondence-kept-register").into_owned(),
        lead: p.tn("correspondence-from-to", &[("from", &p.day(first)), ("to", &p.day(last))]),
        headings: headings(&p, &KEPT),
        widths: &[1, 2, 2, 3, 6, 2, 3, 3],
        rows: found.iter().map(|row| kept_entries(&p, row)).collect(),
        signers: Vec::new(),
        official: false,
        name: format!("kept-{office}-{}", first.number()),
    };
    put_out(at, office, list, (p, out)).await
}
