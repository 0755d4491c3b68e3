//! One import, in whichever phase it is.

use ::store::Undone;
use kernel::{Id, Invalid, Refusal};
use offices::Scope;
use web::{Allowed, Answer, Failure, Form, Path, html, invalid, see_other};

use crate::actions::{self, Done};
use crate::forms;
use crate::model::{Import, ImportRow, State};
use crate::permissions::ImportPeople;
use crate::store::{imports, made, rows};
use crate::views::{Around, Show};

/// Things left by an undoing that are listed.
const LISTED: i64 = 100;

async fn page(at: &Allowed<ImportPeople>, row: ImportRow, wrong: &Invalid) -> Result<Show, Failure> {
    let preview = match row.state {
        State::Mapping => actions::preview(at.db(), &row, at.today()).await.ok(),
        _ => None,
    };
    let around = Around {
        office: offices::office(at.db(), row.office).await?,
        preview,
        waiting: rows::first_waiting(at.db(), row.id).await?,
        made: if row.state == State::Undoing { made::count(at.db(), row.id).await? } else { 0 },
        kept: made::kept(at.db(), row.id, LISTED).await?,
        now: at.now(),
    };
    Ok(Show::new(at.page("imports-title"), row, around, wrong))
}

/// GET /imports/{id}
pub(super) async fn show(at: Allowed<ImportPeople>, Path(id): Path<Id<Import>>) -> Answer {
    let row = imports::find(at.db(), &Scope::of(&at), id).await?;
    html(&page(&at, row, &Invalid::default()).await?)
}

/// On to the import when it was done; the same page with what is wrong when not.
async fn answer(at: &Allowed<ImportPeople>, id: Id<Import>, done: Done<()>, said: &'static str) -> Answer {
    let (wrong, refusal): (Invalid, Option<Refusal>) = match done {
        Ok(()) => return see_other(&format!("/imports/{id}"), said),
        Err(Undone::Invalid(wrong)) => (wrong, None),
        Err(Undone::Refused(refusal)) => (Invalid::default(), Some(refusal)),
        Err(Undone::Failed(error)) => return Err(error.into()),
    };
    let row = imports::find(at.db(), &Scope::of(at), id).await?;
    let shown = page(at, row, &wrong).await?;
    invalid(&shown.refused(refusal.as_ref()))
}

/// POST /imports/{id}/sheet
pub(super) async fn sheet(at: Allowed<ImportPeople>, Path(id): Path<Id<Import>>, Form(fields): Form) -> Answer {
    let which = (id, fields.version());
    let done = actions::lay_out(at.db(), at.actor(), &Scope::of(&at), which, forms::read_tab(&fields)).await;
    answer(&at, id, done, "").await
}

/// POST /imports/{id}/columns
pub(super) async fn columns(at: Allowed<ImportPeople>, Path(id): Path<Id<Import>>, Form(fields): Form) -> Answer {
    let scope = Scope::of(&at);
    let row = imports::find(at.db(), &scope, id).await?;
    let chosen = forms::read_columns(&fields, row.headings().len());
    let done = actions::lay_out(at.db(), at.actor(), &scope, (id, fields.version()), chosen).await;
    answer(&at, id, done, "imports-columns-kept").await
}

/// POST /imports/{id}/trial
pub(super) async fn check(at: Allowed<ImportPeople>, Path(id): Path<Id<Import>>, Form(_): Form) -> Answer {
    let done = actions::check(at.db(), at.actor(), &Scope::of(&at), id).await;
    answer(&at, id, done, "").await
}

/// POST /imports/{id}/storing
pub(super) async fn store(at: Allowed<ImportPeople>, Path(id): Path<Id<Import>>, Form(_): Form) -> Answer {
    let done = actions::store_rows(at.db(), at.actor(), &Scope::of(&at), id).await;
    answer(&at, id, done, "").await
}

/// POST /imports/{id}/undoing
pub(super) async fn undo(at: Allowed<ImportPeople>, Path(id): Path<Id<Import>>, Form(_): Form) -> Answer {
    let done = actions::undo(at.db(), at.actor(), &Scope::of(&at), id).await;
    answer(&at, id, done, "").await
}

/// POST /imports/{id}/discarding
pub(super) async fn discard(at: Allowed<ImportPeople>, Path(id): Path<Id<Import>>, Form(_): Form) -> Answer {
    let done = actions::discard(at.db(), at.actor(), &Scope::of(&at), id).await;
    match done {
        Ok(()) => see_other("/imports", "imports-discarded"),
        undone => answer(&at, id, undone, "").await,
    }
}
