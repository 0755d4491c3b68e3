//! Rows that a person must see: refused, there already, or to be decided.

use std::collections::HashMap;

use ::store::Undone;
use axum::extract::Query;
use kernel::{Code as _, Id, Refusal};
use offices::Scope;
use people::Subject;
use web::{Allowed, Answer, Failure, Form, Path, html, invalid, see_other};

use crate::actions::{self, Decided};
use crate::forms;
use crate::model::{Import, Row, RowState};
use crate::permissions::ImportPeople;
use crate::store::{imports, rows};
use crate::views::{Beside, OneRow, Rows};

/// Rows of one page.
const SHOWN: i64 = 50;

/// GET /imports/{id}/rows?state=refused&page=2
pub(super) async fn index(
    at: Allowed<ImportPeople>,
    Path(id): Path<Id<Import>>,
    Query(asked): Query<HashMap<String, String>>,
) -> Answer {
    let import = imports::find(at.db(), &Scope::of(&at), id).await?;
    let said = |name: &str| asked.get(name).map_or("", String::as_str);
    let state = RowState::from_code(said("state")).unwrap_or(RowState::Refused);
    let page = ::store::Page::parse(said("page"), SHOWN);
    let slice = rows::in_state(at.db(), id, state, page).await?;
    html(&Rows::new(at.page("imports-rows-title"), &import, state, slice))
}

async fn page(at: &Allowed<ImportPeople>, id: Id<Import>, row: Id<Row>) -> Result<OneRow, Failure> {
    let scope = Scope::of(at);
    let import = imports::find(at.db(), &scope, id).await?;
    let held = rows::find(at.db(), id, row).await?;
    let beside = match held.person {
        Some(person) => {
            let person = people::resolve(at.db(), person).await?;
            let brief = people::brief(at.db(), person).await?;
            // Somebody of another office is shown as in a search: enough to tell who to ask.
            let inside = people::may_read(at.db(), &scope, Subject::Person(person)).await? && !brief.protected;
            let whole = if inside { Some(people::import::whole(at.db(), person).await?.1) } else { None };
            Some(Beside { brief, whole })
        }
        None => None,
    };
    Ok(OneRow::new(at.page("imports-rows-title"), import, held, beside))
}

/// GET /imports/{id}/rows/{row}
pub(super) async fn show(at: Allowed<ImportPeople>, Path((id, row)): Path<(Id<Import>, Id<Row>)>) -> Answer {
    html(&page(&at, id, row).await?)
}

/// POST /imports/{id}/rows/{row}/decision
pub(super) async fn decide(
    at: Allowed<ImportPeople>,
    Path((id, row)): Path<(Id<Import>, Id<Row>)>,
    Form(fields): Form,
) -> Answer {
    let scope = Scope::of(&at);
    let decision = match forms::read_decision(&fields, at.today()) {
        Ok(decision) => decision,
        Err(_) => return refuse(&at, id, row, &Refusal::new("imports-refused-choose")).await,
    };
    match actions::decide(at.db(), at.actor(), &scope, (id, row), decision).await {
        Ok(decided) => {
            let said = match decided {
                Decided::Same => "imports-decided-same",
                Decided::Stored => "imports-decided-other",
            };
            let next = rows::first_waiting(at.db(), id).await?;
            let there = next.map_or_else(|| format!("/imports/{id}"), |row| format!("/imports/{id}/rows/{row}"));
            see_other(&there, said)
        }
        Err(Undone::Refused(refusal)) => refuse(&at, id, row, &refusal).await,
        Err(Undone::Invalid(_)) => Err(Failure::Unreadable),
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

async fn refuse(at: &Allowed<ImportPeople>, id: Id<Import>, row: Id<Row>, refusal: &Refusal) -> Answer {
    let mut page = page(at, id, row).await?;
    page.refusal = page.p.refusal(refusal);
    invalid(&page)
}
