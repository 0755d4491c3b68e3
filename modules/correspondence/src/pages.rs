//! The HTTP edge: paths, permissions, a few lines per handler.

mod closing;
mod correcting;
mod dispatch;
mod disposals;
mod drafts;
mod files;
mod handovers;
mod issued;
mod keeping;
mod letters;
mod mandates;
mod outgoing;
mod papers;
mod printing;
mod receiving;
mod registers;
mod registrars;
mod routing;
mod search;
mod signing;
mod writing;

use std::collections::HashMap;
use std::sync::Arc;

use ::store::{StoreError, Undone};
use kernel::{Fields, Id, Invalid, Letter, Role};
use offices::Scope;
use ui::{Field, FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Permission, Routes, form_again, see_other};

use crate::access::Access;
use crate::actions::Done;
use crate::links::Matters;
use crate::model::LetterRow;
use crate::permissions::KeepRegisters;
use crate::store::registrars as keepers;

/// What stands behind the `?` of an address.
type Query = axum::extract::Query<HashMap<String, String>>;

/// Casework, where a page asks it.
type Casework = axum::Extension<Arc<dyn Matters>>;

pub(crate) fn routes(matters: Arc<dyn Matters>) -> Routes {
    let coming = Routes::new().and(letters::routes()).and(receiving::routes()).and(files::routes());
    let coming = coming
        .and(drafts::routes())
        .and(writing::routes())
        .and(issued::routes())
        .and(signing::routes())
        .and(mandates::routes())
        .and(papers::routes());
    let going_on = coming.and(routing::routes()).and(closing::routes()).and(correcting::routes());
    let kept =
        going_on.and(keeping::routes()).and(disposals::routes()).and(handovers::routes()).and(dispatch::routes());
    kept.and(registers::routes()).and(registrars::routes()).and(search::routes()).holding(matters)
}

/// A letter within the reader's access.
async fn find<P: Permission>(at: &Allowed<P>, id: Id<Letter>) -> Result<LetterRow, Failure> {
    Ok(crate::store::letters::find(at.db(), &Access::of(at), id).await?)
}

/// Whether the actor keeps the register in which a letter stands: the clerk an open one, the registrar a secret one.
async fn keeps<P: Permission>(at: &Allowed<P>, letter: &LetterRow) -> Result<bool, Failure> {
    if letter.secrecy.is_secret() {
        return Ok(keepers::keeps(at.db(), letter.office, at.actor().staff, at.today()).await?);
    }
    Ok(Scope::for_permission::<KeepRegisters>(at.actor()).covers(at.db(), letter.office).await?)
}

/// Whether the actor sends a letter on its way and closes it: who keeps its register, and of an open one the heads.
async fn minds<P: Permission>(at: &Allowed<P>, letter: &LetterRow) -> Result<bool, Failure> {
    let heads = Scope::with_roles(at.actor(), &[Role::Supervisor, Role::Director]);
    let is_head = !letter.secrecy.is_secret() && heads.covers(at.db(), letter.office).await?;
    Ok(is_head || keeps(at, letter).await?)
}

/// Whoever may do no such thing with a letter that they may read is told so.
fn only<P: Permission>(may: bool) -> Result<(), Failure> {
    if may { Ok(()) } else { Err(Failure::Forbidden(P::KEY)) }
}

/// The address of a letter.
fn href(id: Id<Letter>) -> String {
    format!("/letters/{id}")
}

/// How a letter is called: หนังสือรับที่ 12/2569, or a draft.
fn called(p: &Page, letter: &LetterRow) -> String {
    let Some(number) = letter.number else { return p.t("correspondence-draft").into_owned() };
    let number = format!("{number}/{}", letter.year);
    p.t1(&format!("correspondence-called-{}", kernel::Code::code(letter.series)), "number", &number)
}

/// One form about a letter: its word in addresses and texts.
fn form<P: Permission>(
    at: &Allowed<P>,
    letter: &LetterRow,
    word: &str,
    (fields, wrong): (&Fields, &Invalid),
    asked: impl FnOnce(&Page, &FormView<'_>) -> Vec<Field>,
) -> FormPage {
    let text = format!("correspondence-{}-deed", word.rsplit('/').next().unwrap_or(word));
    let p = at.page(&text);
    let view = FormView::new(&p, fields, wrong);
    let form = view.form(format!("{}/{word}", href(letter.id)), &text, href(letter.id), asked(&p, &view));
    FormPage { lead: format!("{} · {}", called(&p, letter), letter.subject), form, p }
}

/// The letter as its form saw it: what was changed since is stale.
fn as_seen(letter: &LetterRow, fields: &Fields) -> LetterRow {
    LetterRow { version: fields.version(), ..letter.clone() }
}

/// Back to the letter, or the form again.
fn answered(id: Id<Letter>, done: Done<()>, said: &'static str, again: impl FnOnce(&Invalid) -> FormPage) -> Answer {
    match done {
        Ok(()) => see_other(&href(id), said),
        Err(Undone::Failed(StoreError::Stale)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, again),
    }
}
