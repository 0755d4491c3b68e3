//! The directory as a file: out for everybody, in for those who answer for it.

use kernel::Invalid;
use ui::{FormView, Look};
use web::{Allowed, Answer, Permission as _, Upload, html, html_with, invalid};

use crate::ImportError;
use crate::permissions::{ImportDirectory, ReadDirectory};
use crate::views::exchange::{ExchangePage, OutcomePage};

/// GET /directory/exchange
pub async fn show(at: Allowed<ReadDirectory>) -> Answer {
    html(&page(at.page("directory-exchange"), at.actor().has_role(ImportDirectory::ROLES), &Invalid::default()))
}

fn page(p: ui::Page, may_import: bool, wrong: &Invalid) -> ExchangePage {
    let fields = kernel::Fields::default();
    let view = FormView::new(&p, &fields, wrong);
    let shown = vec![
        view.field(Look::File, "file", "directory-import-file").required(),
        view.tick("keep", "directory-import-keep"),
    ];
    let form = view.form("/directory/exchange", "directory-import", "", shown).with_files();
    ExchangePage { form: may_import.then_some(form), p }
}

/// GET /directory/exchange/file
pub async fn download(at: Allowed<ReadDirectory>) -> Answer {
    let text = crate::export(at.db()).await?;
    web::download(text, "application/json; charset=utf-8", &format!("directory-{}.json", at.today().iso()))
}

/// POST /directory/exchange: without the tick to keep it, everything is tried and nothing kept.
pub async fn upload(at: Allowed<ImportDirectory>, sent: Upload) -> Answer {
    let again = |key| invalid(&page(at.page("directory-exchange"), true, &Invalid::one("file", key)));
    let Some(file) = sent.file("file") else { return again("form-required") };
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return again("directory-import-no-json") };
    let kept = !sent.fields.get("keep").is_empty();
    match crate::import(at.db(), at.actor(), text, !kept).await {
        Ok(outcome) => {
            let page = OutcomePage::new(at.page("directory-import-outcome"), &outcome, kept);
            html_with(axum::http::StatusCode::OK, &page)
        }
        Err(ImportError::NoJson(_)) => again("directory-import-no-json"),
        Err(ImportError::Store(error)) => Err(error.into()),
    }
}
