//! Assessing with instruments: choosing one, asking it, reading a result, the history.

use std::collections::HashMap;
use std::sync::Arc;

use ::instruments::{Answers, Instrument, Library, Scored, compare, score};
use ::store::{Db, StoreError};
use axum::Extension;
use axum::extract::Query;
use axum::http::StatusCode;
use kernel::{Case, Fields, Id, Invalid, Refusal};
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Asking as _, Failure, Form, Path, Routes, form_again, html, html_with, see_other};

use super::about;
use crate::access::Access;
use crate::forms::instrument as form;
use crate::model::{CaseResult, CaseRow, ResultRow, Stage};
use crate::permissions::{ReadCases, WorkCases};
use crate::views::instruments::{ChoosePage, HistoryPage, ResultPage, Said};
use crate::{actions, store};

/// The library that travels with the routes.
pub(super) type Held = Extension<Arc<Library>>;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{id}/instruments", choose)
        .get("/cases/{id}/instruments/{code}", ask)
        .post("/cases/{id}/instruments/{code}", record)
        .get("/cases/{id}/instruments/{code}/history", history)
        .get("/cases/{id}/results/{result}", show)
}

async fn readable(at: &Allowed<ReadCases>, id: Id<Case>) -> Result<CaseRow, Failure> {
    let case = store::find(at.db(), &Access::of(at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    Ok(case)
}

async fn choose(at: Allowed<ReadCases>, Path(id): Path<Id<Case>>, Extension(library): Held) -> Answer {
    let case = readable(&at, id).await?;
    let results = store::results::of_case(at.db(), &Access::of(&at), id).await?;
    let may_ask = at.actor().has_role(<WorkCases as web::Permission>::ROLES) && case.stage != Stage::Closed;
    let p = at.page("cases-instruments");
    let lead = about(&p, &case);
    let made_with = all_made_with(at.db(), &library, &results).await?;
    html(&ChoosePage::new(p, lead, &case, &library, &results, &made_with, may_ask))
}

/// The instruments with which these results were made, by their hashes.
pub(super) async fn all_made_with(
    db: &Db,
    library: &Library,
    results: &[ResultRow],
) -> ::store::Result<HashMap<String, Instrument>> {
    let mut found = HashMap::new();
    for result in results {
        if !found.contains_key(&result.hash) {
            found.insert(result.hash.clone(), made_with(db, library, &result.hash).await?);
        }
    }
    Ok(found)
}

/// The very instrument of that hash: from the library, or from the text that was kept with its first result.
async fn made_with(db: &Db, library: &Library, hash: &str) -> ::store::Result<Instrument> {
    let here = library.current().into_iter().find(|one| one.stamp.hash == hash);
    match here {
        Some(instrument) => Ok(instrument.clone()),
        None => store::results::instrument(db, hash).await,
    }
}

async fn ask(
    at: Allowed<WorkCases>,
    Path((id, code)): Path<(Id<Case>, String)>,
    Query(asked): Query<HashMap<String, String>>,
    Extension(library): Held,
) -> Answer {
    let access = Access::of(&at);
    let case = store::find(at.db(), &access, id).await?;
    let instrument = library.find(&code).ok_or(StoreError::NotFound)?;
    let lang = at.lang();
    let fields = match asked.get("replaces") {
        None => form::opened(instrument, at.today(), lang, None),
        Some(corrected) => {
            let corrected: Id<CaseResult> = corrected.parse().map_err(|_| StoreError::NotFound)?;
            let result = store::results::find(at.db(), &access, id, corrected).await?;
            let answers = store::results::answers(at.db(), &result)?;
            form::opened(instrument, at.today(), lang, Some((&result, &answers)))
        }
    };
    html(&ask_page(&at, &case, instrument, &fields, &Invalid::default()))
}

async fn record(
    at: Allowed<WorkCases>,
    Path((id, code)): Path<(Id<Case>, String)>,
    Extension(library): Held,
    Form(mut fields): Form,
) -> Answer {
    let access = Access::of(&at);
    let case = store::find(at.db(), &access, id).await?;
    let instrument = library.find(&code).ok_or(StoreError::NotFound)?;
    if !form::same_file(instrument, &fields) {
        fields.set("hash", instrument.stamp.hash.as_str());
        let page = ask_page(&at, &case, instrument, &fields, &Invalid::default());
        return html_with(StatusCode::CONFLICT, &page.refused(&Refusal::new("cases-refused-other-file")));
    }
    let asked = match form::read(instrument, &fields, at.today()) {
        Ok(asked) => asked,
        Err(wrong) => {
            return form_again(wrong.into(), |wrong| ask_page(&at, &case, instrument, &fields, wrong));
        }
    };
    let follow_on = asked.scored.follow_on.clone();
    let form::Asked { scored, asked_on, replaces } = asked;
    let command = actions::RecordResult { instrument, scored, asked_on, replaces };
    match (actions::record(at.db(), &access, at.actor(), id, command).await, follow_on) {
        (Ok(_), Some(next)) => see_other(&format!("/cases/{id}/instruments/{next}"), "cases-result-leads-on"),
        (Ok(result), None) => see_other(&format!("/cases/{id}/results/{result}"), "cases-result-recorded"),
        (Err(undone), _) => form_again(undone, |wrong| ask_page(&at, &case, instrument, &fields, wrong)),
    }
}

fn ask_page(
    at: &Allowed<WorkCases>,
    case: &CaseRow,
    instrument: &Instrument,
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let mut p = at.page("cases-instruments");
    instrument.title.of(p.lang).clone_into(&mut p.title);
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/cases/{}/instruments", case.id);
    let asked = form::fields(&view, &p, instrument);
    let form = view.form(format!("{here}/{}", instrument.stamp.code), "cases-instrument-deed", here, asked);
    FormPage { lead: format!("{} · {}", about(&p, case), instrument.purpose.of(p.lang)), form, p }
}

async fn show(
    at: Allowed<ReadCases>,
    Path((id, result)): Path<(Id<Case>, Id<CaseResult>)>,
    Extension(library): Held,
) -> Answer {
    let (db, access) = (at.db(), Access::of(&at));
    let case = readable(&at, id).await?;
    let result = store::results::find(db, &access, id, result).await?;
    let instrument = made_with(db, &library, &result.hash).await?;
    let alerts = store::alerts::of_result(db, &access, result.id).await?;
    let mut done = Vec::new();
    for alert in &alerts {
        done.push(store::alerts::answer(db, alert)?);
    }
    let mut named: Vec<_> = alerts.iter().filter_map(|alert| alert.answered_by).collect();
    named.push(result.author);
    let answers = store::results::answers(db, &result)?;
    let said = Said {
        scored: scored(&instrument, &answers)?,
        replaced_by: store::results::replaced_by(db, result.id).await?,
        names: offices::brief(db, &named).await?,
        can_work: at.actor().has_role(<WorkCases as web::Permission>::ROLES),
        can_ask_next: case.stage != Stage::Closed,
        alerts: &alerts,
        done: &done,
    };
    let p = at.page("cases-result");
    html(&ResultPage::new(p, &case, &instrument, &result, &said))
}

async fn history(
    at: Allowed<ReadCases>,
    Path((id, code)): Path<(Id<Case>, String)>,
    Extension(library): Held,
) -> Answer {
    let case = readable(&at, id).await?;
    let results = store::results::history(at.db(), &Access::of(&at), id, &code).await?;
    let instrument = match results.last() {
        Some(last) => made_with(at.db(), &library, &last.hash).await?,
        None => library.find(&code).cloned().ok_or(StoreError::NotFound)?,
    };
    let compared = match results.as_slice() {
        [.., before, after] if before.hash == after.hash => {
            let before = scored(&instrument, &store::results::answers(at.db(), before)?)?;
            let after = scored(&instrument, &store::results::answers(at.db(), after)?)?;
            compare(&instrument, &before, &after).ok()
        }
        _ => None,
    };
    let p = at.page("cases-history");
    html(&HistoryPage::new(p, &case, &instrument, &results, compared.as_ref()))
}

/// A stored result scored again, for its parts, its flags and what follows: the same file and answers come to the same.
fn scored(instrument: &Instrument, answers: &Answers) -> Result<Scored, Failure> {
    score(instrument, answers).map_err(|_| Failure::internal("stored answers do not fit their instrument"))
}
