//! อ้างถึงหนังสือในทะเบียน: to which letters a draft refers, named by register and number as they stand on the paper.

use ::store::Undone;
use kernel::{Fields, Id, Invalid, Letter};
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Form, Path, Routes, html, see_other};

use super::issued::issued_letter;
use super::{answered, as_seen, called, form, href};
use crate::access::Access;
use crate::actions;
use crate::forms::receiving::read_answered;
use crate::model::{Kind, LetterRow, LetterState, Series, Way};
use crate::permissions::DraftLetters;
use crate::store::{finding, references};
use crate::views::tables::{Row, TablePage, headings};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/references", index)
        .post("/letters/{id}/references", unrefer)
        .get("/letters/{id}/referring", new)
        .post("/letters/{id}/referring", refer)
}

/// อ้างถึง: หนังสือ … ที่ … ลงวันที่ …, as the paper says it; `p` is a page in Thai.
pub(super) fn words(p: &Page, letter: &LetterRow) -> String {
    let number = if letter.way == Way::Issued { &letter.number_text } else { &letter.their_number };
    let number = if number.is_empty() { String::new() } else { format!(" ที่ {number}") };
    let dated = letter.dated_on.map_or_else(String::new, |day| format!(" ลงวันที่ {}", p.day(day)));
    let kind = match letter.kind {
        Kind::External | Kind::Memo | Kind::Stamped | Kind::Other => "หนังสือ".to_owned(),
        kind => p.code("correspondence-kind", kind).into_owned(),
    };
    format!("{kind}{}{number}{dated}", letter.party_from)
}

fn here(id: Id<Letter>) -> String {
    format!("{}/references", href(id))
}

const LIST: [&str; 3] = ["correspondence-reference-letter", "correspondence-party-from", "correspondence-subject"];

async fn index(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    actions::note_reading(at.db(), at.actor(), &letter).await?;
    let p = at.page("correspondence-references-deed");
    let is_draft = letter.state == LetterState::Draft;
    let row = |other: LetterRow| Row {
        href: href(other.id),
        tick: if is_draft { other.id.to_string() } else { String::new() },
        cells: vec![called(&p, &other), other.party_from, other.subject],
    };
    let rows: Vec<Row> = references::of(at.db(), &Access::of(&at), id).await?.into_iter().map(row).collect();
    let adding = (format!("{}/referring", href(id)), p.t("correspondence-referring-deed").into_owned());
    let heads = headings(&p, &LIST);
    html(&TablePage {
        kind: (href(id), called(&p, &letter)),
        deeds: if is_draft { vec![adding] } else { Vec::new() },
        none: p.t("correspondence-references-none").into_owned(),
        form: (is_draft && !rows.is_empty()).then(|| unreferring(&p, &letter)),
        ..TablePage::new(p, letter.subject, heads, rows)
    })
}

fn unreferring(p: &Page, letter: &LetterRow) -> ui::Form {
    let (fields, wrong) = (Fields::of_version(letter.version), Invalid::default());
    let view = FormView::new(p, &fields, &wrong);
    view.form(here(letter.id), "correspondence-unrefer-deed", href(letter.id), vec![view.hidden("version")])
}

async fn unrefer(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let ids: Vec<Id<Letter>> = fields.all("letter").filter_map(|text| text.parse().ok()).collect();
    if ids.is_empty() {
        return see_other(&here(id), "correspondence-unreferred-none");
    }
    let done = actions::unrefer(at.db(), at.actor(), as_seen(&letter, &fields), &ids).await;
    answered(id, done, "correspondence-unreferred", |wrong| page(&at, &letter, (&fields, wrong)))
}

fn page(at: &Allowed<DraftLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    form(at, letter, "referring", filled, |_, view| {
        vec![
            view.codes::<Series>(ui::Look::Select, "series", "correspondence-register").required(),
            view.short("number", "correspondence-answered-number").required(),
            view.hidden("version"),
        ]
    })
}

async fn new(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    html(&page(&at, &letter, (&Fields::of_version(letter.version), &Invalid::default())))
}

async fn refer(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let done = match read_answered(&fields, at.today()) {
        Ok((series, number)) => {
            match finding::by_number(at.db(), &Access::of(&at), (letter.office, series), number).await? {
                Some(other) => {
                    let words = words(&at.paper(), &other);
                    actions::refer(at.db(), at.actor(), as_seen(&letter, &fields), &other, words).await
                }
                None => Err(Invalid::one("number", "correspondence-form-no-such-number").into()),
            }
        }
        Err(wrong) => Err(Undone::from(wrong)),
    };
    answered(id, done, "correspondence-referred", |wrong| page(&at, &letter, (&fields, wrong)))
}
