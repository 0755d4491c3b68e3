//! บันทึกรายการกิจกรรม: read by everybody here, printed, taken out, and changed by the data protection officer.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use figures::sheet::{self, Entry, Sheet};
use kernel::{Fields, Invalid};
use ui::{Conflict, FormPage, FormView, Saved};
use web::{
    Allowed, Answer, Failure, Form, Path, Permission as _, Routes, download, form_again, html, html_with, see_other,
};

use crate::model::{ActivityRow, SettingRow};
use crate::permissions::{KeepActivities, ReadActivities};
use crate::store::reference;
use crate::views::{ActivitiesPage, ActivityLine};
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/privacy/activities", index)
        .get("/privacy/activities.csv", csv)
        .get("/privacy/activities/{code}", edit)
        .post("/privacy/activities/{code}", update)
        .get("/privacy/reference/{list}/{code}", edit_setting)
        .post("/privacy/reference/{list}/{code}", update_setting)
}

/// The lists that can be changed, in their order.
const LISTS: [&str; 3] = ["right", "setting", "ground"];

async fn index(at: Allowed<ReadActivities>) -> Answer {
    let p = at.page("privacy-activities");
    let rows = reference::activities(at.db()).await?;
    let line = |row: ActivityRow| ActivityLine {
        name: row.name(p.lang).to_owned(),
        certainty: p.t(row.source_mark.key()).into_owned(),
        changed_at: p.moment(row.changed_at),
        row,
    };
    let mut settings = Vec::new();
    for list in LISTS {
        for row in reference::settings(at.db(), list).await? {
            let amount = row.amount.map(|amount| amount.to_string()).unwrap_or_default();
            let law = format!("{} · {}", row.legal_basis, p.t(row.source_mark.key()));
            settings.push((setting_href(&row), row.name(p.lang).to_owned(), amount, law));
        }
    }
    let may_edit = at.actor().has_role(KeepActivities::ROLES);
    html(&ActivitiesPage { lines: rows.into_iter().map(line).collect(), may_edit, settings, p })
}

async fn csv(at: Allowed<ReadActivities>) -> Answer {
    let p = at.page("privacy-activities");
    let keys = ["name", "data", "purpose", "basis", "law", "kept", "recipients", "safeguards", "mark"];
    let rows = reference::activities(at.db()).await?.into_iter().map(|row| {
        let name = row.name(p.lang).to_owned();
        let said = [row.data, row.purpose, row.basis, row.law, row.kept, row.recipients, row.safeguards];
        let mark = p.t(row.source_mark.key()).into_owned();
        [name].into_iter().chain(said).chain([mark]).map(Entry::Text).collect()
    });
    let headings = keys.map(|key| p.t(&format!("privacy-activity-{key}")).into_owned()).to_vec();
    let sheet = Sheet { name: p.title.clone(), headings, rows: rows.collect() };
    download(sheet::csv(&sheet), sheet::CSV, "record-of-processing.csv")
}

async fn edit(at: Allowed<KeepActivities>, Path(code): Path<String>) -> Answer {
    let row = reference::activity(at.db(), &code).await?;
    html(&page(&at, &row, &forms::reference::filled(&row), &Invalid::default()))
}

async fn update(at: Allowed<KeepActivities>, Path(code): Path<String>, Form(fields): Form) -> Answer {
    let stored = reference::activity(at.db(), &code).await?;
    let done = match forms::reference::read_activity(&fields, at.today(), &stored) {
        Ok(row) => actions::edit_activity(at.db(), at.actor(), &stored, &row).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/privacy/activities#{code}"), "privacy-activity-saved"),
        Err(Undone::Failed(StoreError::Stale)) => {
            let now = reference::activity(at.db(), &code).await?;
            let theirs = forms::reference::filled(&now);
            let (mine, theirs) =
                (page(&at, &now, &fields, &Invalid::default()), page(&at, &now, &theirs, &Invalid::default()));
            let saved = Saved { version: now.version, by: now.changed_by, at: now.changed_at };
            html_with(StatusCode::CONFLICT, &Conflict::between(mine.p, &mine.form, &theirs.form, &fields, saved))
        }
        Err(undone) => form_again(undone, |wrong| page(&at, &stored, &fields, wrong)),
    }
}

fn page(at: &Allowed<KeepActivities>, row: &ActivityRow, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("privacy-activity-edit");
    let view = FormView::new(&p, fields, wrong);
    let asked = forms::reference::activity(&p, &view, row);
    let here = format!("/privacy/activities/{}", row.code);
    let form = view.form(here, "privacy-save", "/privacy/activities", asked);
    FormPage { lead: row.name(p.lang).to_owned(), form, p }
}

fn setting_href(row: &SettingRow) -> String {
    format!("/privacy/reference/{}/{}", row.list, row.code)
}

async fn setting(at: &Allowed<KeepActivities>, list: &str, code: &str) -> Result<SettingRow, Failure> {
    Ok(reference::setting(at.db(), list, code).await?)
}

async fn edit_setting(at: Allowed<KeepActivities>, Path((list, code)): Path<(String, String)>) -> Answer {
    let row = setting(&at, &list, &code).await?;
    html(&setting_page(&at, &row, &forms::reference::filled_setting(&row), &Invalid::default()))
}

async fn update_setting(
    at: Allowed<KeepActivities>,
    Path((list, code)): Path<(String, String)>,
    Form(fields): Form,
) -> Answer {
    let stored = setting(&at, &list, &code).await?;
    let done = match forms::reference::read_setting(&fields, at.today(), &stored) {
        Ok(row) => actions::edit_setting(at.db(), at.actor(), &stored, &row).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other("/privacy/activities", "privacy-activity-saved"),
        Err(Undone::Failed(StoreError::Stale)) => {
            let now = setting(&at, &list, &code).await?;
            let theirs = forms::reference::filled_setting(&now);
            let (mine, theirs) = (
                setting_page(&at, &now, &fields, &Invalid::default()),
                setting_page(&at, &now, &theirs, &Invalid::default()),
            );
            let by = mine.p.t("privacy-somebody").into_owned();
            let saved = Saved { version: now.version, by, at: at.now() };
            html_with(StatusCode::CONFLICT, &Conflict::between(mine.p, &mine.form, &theirs.form, &fields, saved))
        }
        Err(undone) => form_again(undone, |wrong| setting_page(&at, &stored, &fields, wrong)),
    }
}

fn setting_page(at: &Allowed<KeepActivities>, row: &SettingRow, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("privacy-setting-edit");
    let view = FormView::new(&p, fields, wrong);
    let asked = forms::reference::setting(&p, &view, row);
    let form = view.form(setting_href(row), "privacy-save", "/privacy/activities", asked);
    FormPage { lead: row.name(p.lang).to_owned(), form, p }
}
