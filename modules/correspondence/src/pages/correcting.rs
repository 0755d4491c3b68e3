//! แก้ไขและยกเลิกรายการในทะเบียน, and the letter that another one answers.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Letter};
use ui::{Conflict, FormPage, Saved};
use web::{Allowed, Answer, Form, Path, Routes, html, html_with};

use super::{answered, as_seen, find, form, keeps, minds, only};
use crate::access::Access;
use crate::forms::receiving as forms;
use crate::model::{LetterRow, Series};
use crate::permissions::RouteLetters;
use crate::store::{finding, letters};
use crate::{actions, forms as small};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/correction", correcting)
        .post("/letters/{id}/correction", correct)
        .get("/letters/{id}/cancellation", cancelling)
        .post("/letters/{id}/cancellation", cancel)
        .get("/letters/{id}/answered", linking)
        .post("/letters/{id}/answered", link)
}

fn page(at: &Allowed<RouteLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    form(at, letter, "correction", filled, |_, view| forms::correction(view))
}

async fn correcting(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(keeps(&at, &letter).await?)?;
    html(&page(&at, &letter, (&forms::filled(&letter), &Invalid::default())))
}

async fn correct(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(keeps(&at, &letter).await?)?;
    let done = match forms::read_correction(&fields, &letter, at.today()) {
        Ok(correction) => actions::correct(at.db(), at.actor(), as_seen(&letter, &fields), correction).await,
        Err(undone) => Err(undone),
    };
    if let Err(Undone::Failed(StoreError::Stale)) = done {
        return conflict(&at, id, &fields).await;
    }
    answered(id, done, "correspondence-corrected-done", |wrong| page(&at, &letter, (&fields, wrong)))
}

/// Mine beside what the register says now.
async fn conflict(at: &Allowed<RouteLetters>, id: Id<Letter>, fields: &Fields) -> Answer {
    let letter = find(at, id).await?;
    let (by, when) = letters::last_change(at.db(), id).await?;
    let names = offices::brief(at.db(), &by.into_iter().collect::<Vec<_>>()).await?;
    let by = by.and_then(|by| names.get(&by)).map_or_else(String::new, |staff| staff.name.clone());
    let none = Invalid::default();
    let (mine, theirs) = (page(at, &letter, (fields, &none)), page(at, &letter, (&forms::filled(&letter), &none)));
    let saved = Saved { version: letter.version, by, at: when };
    let p = at.page("ui-conflict-title");
    html_with(StatusCode::CONFLICT, &Conflict::between(p, &mine.form, &theirs.form, fields, saved))
}

fn cancelling_page(at: &Allowed<RouteLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    form(at, letter, "cancellation", filled, |_, view| {
        vec![view.prose("reason", "correspondence-reason").rows(2).required(), view.hidden("version")]
    })
}

async fn cancelling(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(keeps(&at, &letter).await?)?;
    html(&cancelling_page(&at, &letter, (&Fields::of_version(letter.version), &Invalid::default())))
}

async fn cancel(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(keeps(&at, &letter).await?)?;
    let done = match small::words(&fields, "reason", at.today()) {
        Ok(reason) => actions::cancel(at.db(), at.actor(), as_seen(&letter, &fields), &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-cancelled-done", |wrong| cancelling_page(&at, &letter, (&fields, wrong)))
}

/// The answered letter is named by its register and number, as it stands on the paper.
fn linking_page(at: &Allowed<RouteLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    form(at, letter, "answered", filled, |_, view| {
        vec![
            view.codes::<Series>(ui::Look::Select, "series", "correspondence-register").required(),
            view.short("number", "correspondence-answered-number").required(),
            view.hidden("version"),
        ]
    })
}

async fn linking(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(minds(&at, &letter).await?)?;
    html(&linking_page(&at, &letter, (&Fields::of_version(letter.version), &Invalid::default())))
}

async fn link(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(minds(&at, &letter).await?)?;
    let done = match small::receiving::read_answered(&fields, at.today()) {
        Ok((series, number)) => {
            let named = (letter.office, series);
            match finding::by_number(at.db(), &Access::of(&at), named, number).await? {
                Some(answered) => actions::link(at.db(), at.actor(), as_seen(&letter, &fields), &answered).await,
                None => Err(Invalid::one("number", "correspondence-form-no-such-number").into()),
            }
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-linked-done", |wrong| linking_page(&at, &letter, (&fields, wrong)))
}
