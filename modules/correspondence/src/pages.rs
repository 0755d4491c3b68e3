//! The HTTP edge: paths, permissions, a few lines per handler.

mod circulars;
mod closing;
mod correcting;
mod dispatch;
mod disposals;
mod drafts;
mod duties;
mod enclosing;
mod files;
mod handovers;
mod issued;
mod keeping;
mod letters;
mod looking;
mod mandates;
mod outgoing;
mod papers;
mod printing;
mod receipt;
mod receiving;
mod reference;
mod referring;
mod registers;
mod registrars;
mod routing;
mod salutations;
mod search;
mod signing;
mod writing;

use std::collections::HashMap;
use std::sync::Arc;

use ::store::{StoreError, Undone};
use kernel::{Fields, Id, Invalid, Letter, Office, Role};
use offices::{OfficeBrief, Scope};
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
    let coming =
        Routes::new().and(letters::routes()).and(receipt::routes()).and(receiving::routes()).and(files::routes());
    let coming = coming
        .and(drafts::routes())
        .and(writing::routes())
        .and(enclosing::routes())
        .and(referring::routes())
        .and(issued::routes())
        .and(signing::routes())
        .and(mandates::routes())
        .and(papers::routes())
        .and(circulars::routes());
    let going_on = coming.and(routing::routes()).and(closing::routes()).and(correcting::routes());
    let kept =
        going_on.and(keeping::routes()).and(disposals::routes()).and(handovers::routes()).and(dispatch::routes());
    kept.and(registers::routes())
        .and(registrars::routes())
        .and(search::routes())
        .and(reference::routes())
        .and(salutations::routes())
        .holding(matters)
}

/// What an address asks under a name; empty for nothing.
fn asked<'a>(query: &'a Query, name: &str) -> &'a str {
    query.get(name).map_or("", String::as_str)
}

/// The office asked for, where the actor may do this; their own where none is.
async fn office<P: Permission>(at: &Allowed<P>, asked: &str) -> Result<Id<Office>, Failure> {
    let office = match asked {
        "" => at.actor().office,
        text => text.parse().map_err(|_| Failure::NotFound)?,
    };
    if Scope::of(at).covers(at.db(), office).await? { Ok(office) } else { Err(Failure::NotFound) }
}

/// The offices among which the actor chooses for this: id, name, whether it is the one that is shown.
async fn units<P: Permission>(at: &Allowed<P>, here: Id<Office>) -> Result<Vec<(String, String, bool)>, Failure> {
    let offices = offices::offices_within(at.db(), &Scope::of(at)).await?;
    let unit = |unit: &OfficeBrief| (unit.id.to_string(), unit.named(at.lang()).to_owned(), unit.id == here);
    Ok(offices.iter().map(unit).collect())
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

/// The pages of the reference data: address, word, whether it is the one that is shown; and the way back to the letters.
fn reference_tabs(p: &Page, here: &str) -> Vec<(String, String, bool)> {
    let tab = |(href, key): (&str, &str)| (href.to_owned(), p.t(key).into_owned(), href == here);
    [
        ("/letters", "correspondence-title"),
        ("/letters/reference", "correspondence-reference"),
        ("/letters/salutations", "correspondence-salutations"),
    ]
    .map(tab)
    .into()
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
