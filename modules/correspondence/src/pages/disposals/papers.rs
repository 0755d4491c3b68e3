//! บัญชีหนังสือขอทำลาย (แบบที่ 25) on paper and as a sheet, and the record of its committee (ข้อ 68.4, 68.5).

use ::store::Source;
use kernel::{Day, Id, Lang};
use ui::Page;
use web::{Allowed, Answer, Failure, Path, Routes, download};

use super::super::printing::{List, Out, put_out, taken_out};
use super::{ITEMS, find, lines};
use crate::documents::{Destruction, Signer};
use crate::model::{Decision, Disposal, DisposalRow, DisposalState, ItemRow, MemberRow};
use crate::permissions::ExamineDisposals;
use crate::rules::destruction;
use crate::store::{disposals, reference};
use crate::views::tables::{headings, said};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/disposals/{disposal}/pdf", as_pdf)
        .get("/letters/disposals/{disposal}/xlsx", as_sheet)
        .get("/letters/disposals/{disposal}/record", record)
}

/// Letters of one list.
const MOST: i64 = 5_000;

async fn as_pdf(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>) -> Answer {
    out(&at, id, Out::Paper).await
}

async fn as_sheet(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>) -> Answer {
    out(&at, id, Out::Sheet).await
}

async fn out(at: &Allowed<ExamineDisposals>, id: Id<Disposal>, out: Out) -> Answer {
    let disposal = find(at, id).await?;
    let p = out.page(at);
    let rows: Vec<_> = lines(at, &p, &disposal).await?.into_iter().map(|line| line.cells).collect();
    taken_out(at, (disposal.office, "disposal"), rows.len(), MOST).await?;
    let list = List {
        title: p.t1("correspondence-disposal-title", "year", &disposal.year.to_string()),
        lead: p.t1("correspondence-disposal-lead", "day", &p.day(disposal.listed_on)),
        headings: headings(&p, &ITEMS),
        widths: &[1, 2, 2, 2, 2, 5, 2, 2],
        rows,
        signers: Vec::new(),
        official: true,
        name: format!("disposal-{id}"),
    };
    put_out(at, disposal.office, list, (p, out)).await
}

/// บันทึกของคณะกรรมการ: who sat, what was decided of each letter, who approved, what the National Archives said, how and when.
async fn record(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>) -> Answer {
    let disposal = find(&at, id).await?;
    let members = disposals::members(at.db(), id).await?;
    if members.is_empty() {
        return Err(Failure::NotFound);
    }
    let p = Out::Paper.page(&at);
    let found = lines(&at, &p, &disposal).await?;
    let items: Vec<ItemRow> = found.iter().map(|line| line.item.clone()).collect();
    taken_out(&at, (disposal.office, "disposal-record"), found.len(), MOST).await?;
    let days = reference::setting(at.db(), "setting", "archives-days").await?.amount.unwrap_or_default();
    let paper = Destruction {
        office: offices::office(at.db(), disposal.office).await?.named(Lang::Th).to_owned(),
        title: p.t("correspondence-record-title").into_owned(),
        lead: p.t1("correspondence-disposal-title", "year", &disposal.year.to_string()),
        facts: facts(at.db(), &p, &disposal, (&items, days)).await?,
        headings: headings(&p, &ITEMS),
        rows: found.iter().map(|line| line.cells.iter().map(|cell| said(&p, cell)).collect()).collect(),
        closing: closing(&p, &disposal),
        signers: signers(at.db(), &p, &members).await?,
    };
    let (ident, now) = (format!("disposal-record-{id}"), at.now());
    let name = format!("{ident}.pdf");
    let setting = tokio::task::spawn_blocking(move || paper.render(&ident, now));
    let pdf = setting.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    download(pdf, "application/pdf", &name)
}

/// What was done by whom and when, label and value.
async fn facts(
    on: &impl Source,
    p: &Page,
    row: &DisposalRow,
    (items, days): (&[ItemRow], i64),
) -> Result<Vec<(String, String)>, Failure> {
    let heads: Vec<_> = row.appointed_by.into_iter().chain(row.approved_by).collect();
    let names = offices::brief(on, &heads).await?;
    let by = |staff: Option<Id<kernel::Staff>>, day: Option<Day>| match (staff.and_then(|id| names.get(&id)), day) {
        (Some(staff), Some(day)) => {
            p.tn("correspondence-record-by", &[("who", &staff.full_name), ("day", &p.day(day))])
        }
        (None, Some(day)) => p.day(day),
        _ => String::new(),
    };
    let counted = |decision: Decision| items.iter().filter(|item| item.decision == decision).count().to_string();
    let counts = [("gone", counted(Decision::Destroy)), ("kept", counted(Decision::Keep))];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    let asked = row.archives_asked_on.map_or_else(String::new, |day| {
        p.tn("correspondence-record-asked", &[("number", &row.archives_number), ("day", &p.day(day))])
    });
    Ok([
        ("correspondence-record-appointed", by(row.appointed_by, row.appointed_on)),
        ("correspondence-disposal-examined", by(None, row.examined_on)),
        ("correspondence-record-decided", p.tn("correspondence-record-counts", &counts)),
        ("correspondence-disposal-approved", by(row.approved_by, row.approved_on)),
        ("correspondence-record-archives", asked),
        ("correspondence-archives", archives(p, row, days)),
        ("correspondence-method", row.method.clone()),
        ("correspondence-destroyed-on", by(None, row.destroyed_on)),
    ]
    .into_iter()
    .map(|(key, value)| (p.t(key).into_owned(), value))
    .collect())
}

/// What the National Archives said, or that they were silent long enough (ข้อ 70.1).
fn archives(p: &Page, row: &DisposalRow, days: i64) -> String {
    match (row.archives_answer, row.archives_answered_on) {
        (Some(answer), Some(day)) => {
            let said = p.code("correspondence-archives", answer).into_owned();
            p.tn("correspondence-record-by", &[("who", &said), ("day", &p.day(day))])
        }
        _ if row.archives_asked_on.is_some() && destruction::archives_agree(row, p.today, days) => {
            p.t1("correspondence-record-silent", "days", &days.to_string())
        }
        _ => String::new(),
    }
}

/// What the members sign; nothing before the letters are destroyed.
fn closing(p: &Page, row: &DisposalRow) -> String {
    if row.state == DisposalState::Destroyed {
        p.t("correspondence-record-closing").into_owned()
    } else {
        String::new()
    }
}

async fn signers(on: &impl Source, p: &Page, members: &[MemberRow]) -> Result<Vec<Signer>, Failure> {
    let ids: Vec<_> = members.iter().map(|member| member.staff).collect();
    let names = offices::brief(on, &ids).await?;
    let signer = |member: &MemberRow| Signer {
        part: p.t(if member.chairs { "correspondence-chair" } else { "correspondence-member" }).into_owned(),
        name: names.get(&member.staff).map_or_else(String::new, |staff| staff.full_name.clone()),
        post: String::new(),
        signed: member.signed_at.map_or_else(String::new, |when| p.moment(when)),
    };
    Ok(members.iter().map(signer).collect())
}
