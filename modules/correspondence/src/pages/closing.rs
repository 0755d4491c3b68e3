//! ปิดเรื่อง, opening it again, and another class of keeping.

use kernel::{Fields, Id, Invalid, Letter};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Routes, html};

use super::{answered, as_seen, find, form, keeps, minds, only};
use crate::forms::closing as forms;
use crate::model::{LetterRow, SettingRow};
use crate::permissions::{KeepRegisters, RouteLetters};
use crate::store::{keeping, reference};
use crate::{actions, forms as small};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/closing", closing)
        .post("/letters/{id}/closing", close)
        .get("/letters/{id}/reopening", reopening)
        .post("/letters/{id}/reopening", reopen)
        .get("/letters/{id}/class", reclassifying)
        .post("/letters/{id}/class", reclassify)
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

fn class_page(
    at: &Allowed<KeepRegisters>,
    letter: &LetterRow,
    classes: &[SettingRow],
    filled: (&Fields, &Invalid),
) -> FormPage {
    form(at, letter, "class", filled, |p, view| {
        vec![
            forms::class(view, classes, p.lang),
            view.prose("reason", "correspondence-reason").rows(2).required(),
            view.hidden("version"),
        ]
    })
}

async fn reclassifying(at: Allowed<KeepRegisters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<KeepRegisters>(keeps(&at, &letter).await?)?;
    let kept = keeping::of(at.db(), id).await?.ok_or(Failure::NotFound)?;
    let classes = reference::settings(at.db(), "retention").await?;
    let mut fields = Fields::of_version(kept.version);
    fields.set("class", kept.class);
    html(&class_page(&at, &letter, &classes, (&fields, &Invalid::default())))
}

async fn reclassify(at: Allowed<KeepRegisters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<KeepRegisters>(keeps(&at, &letter).await?)?;
    let classes = reference::settings(at.db(), "retention").await?;
    let done = match forms::read_class(&fields, &classes, at.today()) {
        Ok((class, reason)) => {
            actions::reclassify(at.db(), at.actor(), &letter, (class, &reason), fields.version()).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-class-done", |wrong| class_page(&at, &letter, &classes, (&fields, wrong)))
}
