//! ฉบับของผู้รับแต่ละราย: one to look at, and those that go by post as files for the printer.

use ::store::Page as Part;
use kernel::{Id, Letter};
use web::{Allowed, Answer, Failure, Path, Routes, html, show_pdf};

use super::{Counts, circular, here};
use crate::actions;
use crate::documents::Copy;
use crate::model::{Channel, Delivery};
use crate::pages::{Query, asked};
use crate::permissions::RouteLetters;
use crate::store::deliveries;
use crate::views::tables::{Row, TablePage, headings};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/addressees/{delivery}/paper", paper)
        .get("/letters/{id}/copies", index)
        .get("/letters/{id}/copies/pdf", printed)
}

/// Copies in a file: what a printer takes at a time, and what is set within a second.
const TOGETHER: i64 = 100;

/// Where the copies for the printer are, where any go by post.
pub(super) fn href(id: Id<Letter>, counts: &Counts) -> Option<String> {
    (posted(counts) > 0).then(|| format!("{}/copies", super::super::href(id)))
}

fn posted(counts: &Counts) -> i64 {
    counts.of(|_, way| way == Channel::Post)
}

fn file(id: Id<Letter>, part: i64) -> String {
    format!("{}/copies/pdf?part={part}", super::super::href(id))
}

/// The copy of one addressee, before it is sent and after.
async fn paper(at: Allowed<RouteLetters>, Path((id, delivery)): Path<(Id<Letter>, Id<Delivery>)>) -> Answer {
    let letter = circular(&at, id).await?;
    let delivery = deliveries::one(at.db(), id, delivery).await?;
    let pdf = actions::set(at.db(), &at.paper(), &delivery.copy_of(&letter), Copy::Original).await?;
    show_pdf(pdf, &format!("letter-{id}-{}.pdf", delivery.id))
}

/// The files for the printer, each with which copies it holds.
async fn index(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = circular(&at, id).await?;
    let count = posted(&Counts(deliveries::counts(at.db(), id).await?));
    let p = at.page("correspondence-posted");
    let row = |part: i64| {
        let (first, last) = ((part - 1) * TOGETHER + 1, (part * TOGETHER).min(count));
        let which = p.tn("correspondence-posted-of", &[("first", &first.to_string()), ("last", &last.to_string())]);
        Row { href: file(id, part), tick: String::new(), cells: vec![which] }
    };
    let rows: Vec<Row> = (1..=(count + TOGETHER - 1) / TOGETHER).map(row).collect();
    let heads = headings(&p, &["correspondence-posted-file"]);
    html(&TablePage {
        kind: (here(id), p.t("correspondence-addressees").into_owned()),
        lead: p.count("correspondence-posted-lead", count),
        none: p.t("correspondence-posted-none").into_owned(),
        ..TablePage::new(p, letter.subject, heads, rows)
    })
}

/// One file of copies.
async fn printed(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, query: Query) -> Answer {
    let letter = circular(&at, id).await?;
    let part = Part::parse(asked(&query, "part"), TOGETHER);
    let to = deliveries::posted(at.db(), id, part).await?.rows;
    if to.is_empty() {
        return Err(Failure::NotFound);
    }
    let pdf = actions::copies(at.db(), &at.paper(), &letter, &to).await?;
    show_pdf(pdf, &format!("letter-{id}-copies-{}.pdf", part.number))
}
