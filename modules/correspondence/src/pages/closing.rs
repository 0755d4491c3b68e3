//! ปิดเรื่อง and opening it again.

use kernel::{Fields, Id, Invalid, Letter};
use ui::FormPage;
use web::{Allowed, Answer, Form, Path, Routes, html};

use super::{answered, as_seen, find, form, minds, only};
use crate::forms::closing as forms;
use crate::model::{LetterRow, SettingRow};
use crate::permissions::RouteLetters;
use crate::store::reference;
use crate::{actions, forms as small};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/closing", closing)
        .post("/letters/{id}/closing", close)
        .get("/letters/{id}/reopening", reopening)
        .post("/letters/{id}/reopening", reopen)
}

fn page(
    at: &Allowed<RouteLetters>,
    letter: &LetterRow,
    classes: &[SettingRow],
    filled: (&Fields, &Invalid),
) -> FormPage {
    form(at, letter, "closing", filled, |p, view| forms::fields(view, classes, p.lang))
}

async fn closing(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(minds(&at, &letter).await?)?;
    let classes = reference::settings(at.db(), "retention").await?;
    let fields = forms::open(&letter, at.today());
    html(&page(&at, &letter, &classes, (&fields, &Invalid::default())))
}

async fn close(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(minds(&at, &letter).await?)?;
    let classes = reference::settings(at.db(), "retention").await?;
    let done = match forms::read(&fields, &letter, &classes, at.today()) {
        Ok(closing) => actions::close(at.db(), at.actor(), as_seen(&letter, &fields), closing).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-closed-done", |wrong| page(&at, &letter, &classes, (&fields, wrong)))
}

fn reopening_page(at: &Allowed<RouteLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    form(at, letter, "reopening", filled, |_, view| {
        vec![view.prose("reason", "correspondence-reason").rows(2).required(), view.hidden("version")]
    })
}

async fn reopening(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(minds(&at, &letter).await?)?;
    html(&reopening_page(&at, &letter, (&Fields::of_version(letter.version), &Invalid::default())))
}

async fn reopen(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(minds(&at, &letter).await?)?;
    let done = match small::words(&fields, "reason", at.today()) {
        Ok(reason) => actions::reopen(at.db(), at.actor(), as_seen(&letter, &fields), &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-reopened-done", |wrong| reopening_page(&at, &letter, (&fields, wrong)))
}
