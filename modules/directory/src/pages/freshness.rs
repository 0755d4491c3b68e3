//! For how many days a verification holds.

use ::store::{StoreError, Undone};
use kernel::{Check, Fields, Invalid};
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, form_again, html, see_other};

use crate::permissions::SetFreshness;
use crate::{actions, store};

/// The longest time that can be set, in days: after five years nobody calls it verified.
const LONGEST: i64 = 1_826;

/// GET /directory/freshness
pub async fn edit(at: Allowed<SetFreshness>) -> Answer {
    let row = store::reference::fresh_days(at.db()).await?;
    let mut fields = Fields::default();
    fields.set("days", row.amount.unwrap_or_default().to_string());
    fields.set("version", row.version.to_string());
    html(&page(&at, &fields, &Invalid::default()))
}

/// POST /directory/freshness
pub async fn update(at: Allowed<SetFreshness>, Form(fields): Form) -> Answer {
    let mut check = Check::new(&fields, at.today());
    let days = check.number("days", 1, LONGEST);
    let done = match check.finish(|| days) {
        Ok(days) => actions::set_fresh_days(at.db(), at.actor(), fields.version(), days).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other("/directory/unverified", "directory-freshness-saved"),
        Err(Undone::Failed(StoreError::Stale)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, |wrong| page(&at, &fields, wrong)),
    }
}

fn page(at: &Allowed<SetFreshness>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("directory-freshness");
    let view = FormView::new(&p, fields, wrong);
    let shown =
        vec![view.short("days", "directory-freshness-days").keyboard("numeric").required(), view.hidden("version")];
    let form = view.form("/directory/freshness", "directory-save", "/directory/unverified", shown);
    FormPage { lead: p.t("directory-freshness-lead").into_owned(), form, p }
}
