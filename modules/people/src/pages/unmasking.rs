//! Seeing an identity number in full: once, for a reason, written into the log before it is shown.

use axum::extract::Path;
use kernel::{Check, Fields, Id, Invalid, Person};
use ui::{Form as FormShown, FormPage, FormView};
use web::{Allowed, Answer, Form, html, invalid};

use super::{id, mine};
use crate::actions;
use crate::permissions::UnmaskNumbers;
use crate::views::UnmaskedPage;

/// GET /people/{id}/unmasking
pub async fn new(at: Allowed<UnmaskNumbers>, Path(path): Path<String>) -> Answer {
    let id: Id<Person> = id(&path)?;
    mine(&at, id).await?;
    html(&page(&at, id, &Fields::default(), &Invalid::default()))
}

/// POST /people/{id}/unmasking
pub async fn create(at: Allowed<UnmaskNumbers>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let id: Id<Person> = id(&path)?;
    mine(&at, id).await?;
    let mut check = Check::new(&fields, at.today());
    let reason = check.line("reason");
    let reason = match check.finish(|| reason) {
        Ok(reason) => reason,
        Err(wrong) => return invalid(&page(&at, id, &fields, &wrong)),
    };
    let number = actions::unmask(at.db(), at.actor(), id, &reason).await?;
    let brief = super::brief(&at, id).await?;
    html(&UnmaskedPage { p: at.page("people-unmasked-title"), number, brief })
}

fn page(at: &Allowed<UnmaskNumbers>, id: Id<Person>, fields: &Fields, invalid: &Invalid) -> FormPage {
    let p = at.page("people-unmask-title");
    let view = FormView::new(&p, fields, invalid);
    let shown = vec![view.text("reason", "people-unmask-reason").required()];
    let form: FormShown = view.form(format!("/people/{id}/unmasking"), "people-unmask", format!("/people/{id}"), shown);
    FormPage { lead: p.t("people-unmask-lead").into_owned(), form, p }
}
