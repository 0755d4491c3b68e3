//! หนังสือที่กำลังออกและที่มาถึง: drafts by kind, what other offices sent, the head of letters, reserved numbers.

use ::store::{StoreError, Undone};
use kernel::{Code as _, Fields, Id, Invalid};
use offices::Scope;
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, Upload, form_again, html, see_other};

use super::href;
use crate::access::Access;
use crate::actions;
use crate::forms::issued as forms;
use crate::model::{Delivery, HeadRow};
use crate::permissions::{DraftLetters, KeepRegisters, ReadLetters};
use crate::rules::issued::DRAFTED;
use crate::store::{deliveries, issued, letters};
use crate::views::issued::{self as views, ArrivalsPage, DraftsPage};

/// Letters shown.
const SHOWN: i64 = 100;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/drafts", drafts)
        .get("/letters/arrivals", arrivals)
        .post("/letters/arrivals/{delivery}/receipt", take)
        .get("/letters/head", head)
        .post("/letters/head", save_head)
        .get("/letters/reservation", reservation)
        .post("/letters/reservation", reserve)
}

async fn drafts(at: Allowed<ReadLetters>) -> Answer {
    let p = at.page("correspondence-drafts");
    let rows = issued::drafts(at.db(), &Access::of(&at), SHOWN).await?;
    let kinds = if at.actor().has_role(DraftLetters::ROLES) { &DRAFTED[..] } else { &[] };
    let kind = |kind: &crate::model::Kind| {
        (format!("/letters/drafts/new?kind={}", kind.code()), p.code("correspondence-kind", *kind).into_owned())
    };
    let mut deeds = Vec::new();
    if at.actor().has_role(KeepRegisters::ROLES) {
        for (path, key) in [("arrivals", "arrivals"), ("reservation", "reservation-deed"), ("head", "head-deed")] {
            deeds.push((format!("/letters/{path}"), p.t(&format!("correspondence-{key}")).into_owned()));
        }
    }
    let lines = rows.iter().map(|row| views::line(&p, row)).collect();
    html(&DraftsPage { kinds: kinds.iter().map(kind).collect(), lines, deeds, p })
}

async fn arrivals(at: Allowed<KeepRegisters>) -> Answer {
    let p = at.page("correspondence-arrivals");
    let rows = deliveries::arriving(at.db(), &Scope::of(&at), SHOWN).await?;
    let mut lines = Vec::new();
    for row in rows {
        let letter = letters::known(at.db(), row.letter).await?;
        lines.push(views::arrival(&p, &row, &letter));
    }
    html(&ArrivalsPage { lines, p })
}

async fn take(at: Allowed<KeepRegisters>, Path(id): Path<Id<Delivery>>, Form(_): Form) -> Answer {
    let delivery = deliveries::waiting(at.db(), &Scope::of(&at), id).await?;
    match actions::take(at.db(), at.actor(), delivery, &at.paper()).await {
        Ok(letter) => see_other(&href(letter.id), "correspondence-taken-in"),
        Err(Undone::Failed(error)) => Err(error.into()),
        Err(Undone::Refused(_) | Undone::Invalid(_)) => Err(Failure::NotFound),
    }
}

fn heading(at: &Allowed<KeepRegisters>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("correspondence-head-deed");
    let view = FormView::new(&p, fields, wrong);
    let form =
        view.form("/letters/head", "correspondence-head-save", "/letters/drafts", forms::head(&view)).with_files();
    FormPage { lead: at.actor().office_name.clone(), form, p }
}

async fn own_head(at: &Allowed<KeepRegisters>) -> Result<HeadRow, Failure> {
    Ok(issued::head(at.db(), at.actor().office).await?)
}

async fn head(at: Allowed<KeepRegisters>) -> Answer {
    let head = own_head(&at).await?;
    html(&heading(&at, &forms::head_filled(&head), &Invalid::default()))
}

/// The digest of the emblem that was sent, once it was looked at.
async fn emblem(at: &Allowed<KeepRegisters>, upload: &Upload) -> Result<Result<Option<String>, &'static str>, Failure> {
    let Some(file) = upload.file("emblem") else { return Ok(Ok(None)) };
    let (bytes, now) = (file.bytes.clone(), at.now());
    let looking = tokio::task::spawn_blocking(move || documents::emblem::check(&bytes, now));
    if looking.await.map_err(Failure::internal)?.is_err() {
        return Ok(Err("correspondence-form-emblem"));
    }
    Ok(Ok(Some(::store::files::keep(at.db(), file.bytes.clone()).await?)))
}

async fn save_head(at: Allowed<KeepRegisters>, upload: Upload) -> Answer {
    let emblem = emblem(&at, &upload).await?;
    let fields = upload.fields;
    let done = match forms::read_head(&fields, &own_head(&at).await?, emblem, at.today()) {
        Ok(head) => actions::save_head(at.db(), at.actor(), &head).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other("/letters/drafts", "correspondence-head-saved"),
        Err(Undone::Failed(StoreError::Stale | StoreError::Taken)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, |wrong| heading(&at, &fields, wrong)),
    }
}

fn reserving(at: &Allowed<KeepRegisters>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("correspondence-reservation-deed");
    let view = FormView::new(&p, fields, wrong);
    let asked = forms::reservation(&view);
    let form = view.form("/letters/reservation", "correspondence-reservation-deed", "/letters/drafts", asked);
    FormPage { lead: p.t("correspondence-reservation-lead").into_owned(), form, p }
}

async fn reservation(at: Allowed<KeepRegisters>) -> Answer {
    html(&reserving(&at, &Fields::of_version(0), &Invalid::default()))
}

async fn reserve(at: Allowed<KeepRegisters>, Form(fields): Form) -> Answer {
    let done = match forms::read_reservation(&fields, at.today()) {
        Ok((series, reason)) => {
            let register = (at.actor().office, series);
            actions::reserve(at.db(), at.actor(), register, &reason).await.map(|_| series)
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(series) => see_other(&format!("/letters/registers/{}", series.code()), "correspondence-reserved"),
        Err(undone) => form_again(undone, |wrong| reserving(&at, &fields, wrong)),
    }
}
