//! Situation reports: the list, writing one, signing it with the figures of that day, and its PDF.

mod paper;

use ::figures::Period;
use ::store::{Page as Part, StoreError, Undone};
use axum::extract::Query;
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Office};
use offices::{OfficeBrief, Scope};
use ui::{Choice, Conflict, Form as ShownForm, FormView, Page, Saved};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, html, html_with, invalid, see_other};

use crate::forms::figures::{Query as Asking, get};
use crate::model::{Report, ReportRow, ReportState};
use crate::permissions::{SeeFigures, WriteReports};
use crate::views::reports::{ReportLine, ReportPage, ReportsPage};
use crate::{actions, forms, store, views};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/figures/reports", index)
        .post("/figures/reports", begin)
        .get("/figures/reports/{report}", show)
        .post("/figures/reports/{report}", save)
        .post("/figures/reports/{report}/signature", sign)
        .get("/figures/reports/{report}/pdf", paper::pdf)
}

/// Reports on a page.
const ROWS: i64 = 24;
/// The most offices that are offered to report on; a writer of more chooses among those of their own.
const OFFICES: usize = 40;

/// Where the actor reads and where they write reports.
fn places<P: Permission>(at: &Allowed<P>) -> (Vec<Id<Office>>, Vec<Id<Office>>) {
    (at.actor().offices(SeeFigures::ROLES), at.actor().offices(WriteReports::ROLES))
}

async fn find<P: Permission>(at: &Allowed<P>, id: Id<Report>) -> Result<ReportRow, Failure> {
    let (readers, writers) = places(at);
    Ok(store::reports::find(at.db(), &readers, &writers, id).await?)
}

/// The offices that a writer may report on, the topmost first.
async fn reported<P: Permission>(at: &Allowed<P>) -> Result<Vec<OfficeBrief>, Failure> {
    let scope = Scope::with_roles(at.actor(), WriteReports::ROLES);
    let mut within = offices::offices_within(at.db(), &scope).await?;
    if within.len() > OFFICES {
        within.retain(|office| scope.offices().contains(&office.id));
    }
    Ok(within)
}

async fn list_page<P: Permission>(
    at: &Allowed<P>,
    part: Part,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<ReportsPage, Failure> {
    let (readers, writers) = places(at);
    let slice = store::reports::list(at.db(), &readers, &writers, part).await?;
    let ids: Vec<_> = slice.rows.iter().map(|report| report.office).collect();
    let names = super::office_names(at.db(), &ids, at.actor().lang).await?;
    let offered = if writers.is_empty() { Vec::new() } else { reported(at).await? };
    let p = at.page("cases-reports");
    let choices = super::office_choices(at.db(), &offered, p.lang).await?;
    let form = (!choices.is_empty()).then(|| begin_form(&p, choices, fields, wrong));
    Ok(ReportsPage {
        tabs: views::figures_tabs(&p, "/figures/reports"),
        lines: slice.rows.iter().map(|report| ReportLine::new(&p, report, &names)).collect(),
        newer: (part.number > 1).then(|| format!("/figures/reports?page={}", part.number - 1)),
        older: slice.more.then(|| format!("/figures/reports?page={}", part.number + 1)),
        form,
        p,
    })
}

fn begin_form(p: &Page, offered: Vec<Choice>, fields: &Fields, wrong: &Invalid) -> ShownForm {
    let view = FormView::new(p, fields, wrong);
    let asked = forms::reports::begin(p, &view, offered);
    view.form("/figures/reports", "cases-report-begin-deed", "", asked)
}

async fn index(at: Allowed<SeeFigures>, Query(asked): Query<Asking>) -> Answer {
    let part = Part::parse(get(&asked, "page"), ROWS);
    let mut fields = Fields::default();
    fields.set("office", at.actor().office.to_string());
    if let Some(month) = forms::reports::months(at.today()).first() {
        fields.set("month", month.number().to_string());
    }
    html(&list_page(&at, part, &fields, &Invalid::default()).await?)
}

async fn begin(at: Allowed<WriteReports>, Form(fields): Form) -> Answer {
    let offered: Vec<Id<Office>> = reported(&at).await?.iter().map(|office| office.id).collect();
    let done = match forms::reports::read_begin(&fields, at.today(), &offered) {
        Ok((office, month)) => actions::begin_report(at.db(), at.actor(), office, month).await,
        Err(wrong) => Err(wrong.into()),
    };
    let part = Part::parse("", ROWS);
    match done {
        Ok(report) => see_other(&format!("/figures/reports/{report}"), ""),
        Err(Undone::Invalid(wrong)) => invalid(&list_page(&at, part, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => {
            let mut page = list_page(&at, part, &fields, &Invalid::default()).await?;
            page.form = page.form.map(|form| form.refused(&page.p, &refusal));
            invalid(&page)
        }
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

/// The forms of a draft: writing and signing.
fn draft_forms(p: &Page, report: &ReportRow, fields: &Fields, wrong: &Invalid) -> (ShownForm, ShownForm) {
    let here = format!("/figures/reports/{}", report.id);
    let view = FormView::new(p, fields, wrong);
    let written = view.form(here.clone(), "cases-report-deed", "/figures/reports", forms::reports::written(&view));
    let (stored, none) = (forms::reports::filled(report), Invalid::default());
    let view = FormView::new(p, &stored, &none);
    let signing = view.form(format!("{here}/signature"), "cases-report-sign", "", vec![view.hidden("version")]);
    (written, signing)
}

async fn page<P: Permission>(
    at: &Allowed<P>,
    report: &ReportRow,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<ReportPage, Failure> {
    let names = super::office_names(at.db(), &[report.office], at.actor().lang).await?;
    let scope = Scope::with_roles(at.actor(), WriteReports::ROLES);
    let writes = report.state == ReportState::Draft && scope.covers(at.db(), report.office).await?;
    let p = at.page("cases-report");
    let forms = writes.then(|| draft_forms(&p, report, fields, wrong));
    let line = ReportLine::new(&p, report, &names);
    Ok(ReportPage::new(p, report, line, forms))
}

async fn show(at: Allowed<SeeFigures>, Path(id): Path<Id<Report>>) -> Answer {
    let report = find(&at, id).await?;
    html(&page(&at, &report, &forms::reports::filled(&report), &Invalid::default()).await?)
}

/// A draft of an office in which the actor writes reports.
async fn draft(at: &Allowed<WriteReports>, id: Id<Report>) -> Result<ReportRow, Failure> {
    let writers = at.offices();
    let report = store::reports::find(at.db(), &writers, &writers, id).await?;
    if report.state == ReportState::Draft { Ok(report) } else { Err(StoreError::Stale.into()) }
}

async fn save(at: Allowed<WriteReports>, Path(id): Path<Id<Report>>, Form(fields): Form) -> Answer {
    let report = draft(&at, id).await?;
    let done = match forms::reports::read(&fields, at.today(), &report) {
        Ok(written) => actions::save_report(at.db(), at.actor(), &written).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/figures/reports/{id}"), "cases-report-saved"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, id, &fields).await,
        Err(Undone::Failed(error)) => Err(error.into()),
        Err(Undone::Invalid(wrong)) => invalid(&page(&at, &report, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => {
            let mut page = page(&at, &report, &fields, &Invalid::default()).await?;
            page.form = page.form.map(|form| form.refused(&page.p, &refusal));
            invalid(&page)
        }
    }
}

/// Mine beside what is stored now.
async fn conflict(at: &Allowed<WriteReports>, id: Id<Report>, mine: &Fields) -> Answer {
    let now = draft(at, id).await?;
    let author = offices::brief(at.db(), &[now.author]).await?.remove(&now.author);
    let saved =
        Saved { version: now.version, by: author.map_or_else(String::new, |author| author.name), at: now.saved_at };
    let p = at.page("ui-conflict-title");
    let none = Invalid::default();
    let (ours, _) = draft_forms(&p, &now, mine, &none);
    let (theirs, _) = draft_forms(&p, &now, &forms::reports::filled(&now), &none);
    html_with(StatusCode::CONFLICT, &Conflict::between(p, &ours, &theirs, mine, saved))
}

async fn sign(at: Allowed<WriteReports>, Path(id): Path<Id<Report>>, Form(fields): Form) -> Answer {
    let report = draft(&at, id).await?;
    let signed = match forms::reports::read_signing(&fields, at.today(), &report) {
        Ok(signed) => signed,
        Err(wrong) => {
            let filled = forms::reports::filled(&report);
            return invalid(&page(&at, &report, &filled, &wrong).await?);
        }
    };
    let signature = paper::signature(&at, &signed).await?;
    match actions::sign_report(at.db(), at.actor(), signed, signature).await {
        Ok(()) => see_other(&format!("/figures/reports/{id}"), "cases-report-signed"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, id, &forms::reports::filled(&report)).await,
        Err(Undone::Failed(error)) => Err(error.into()),
        Err(_) => Err(Failure::internal("nothing refuses a signature")),
    }
}

/// The month of a report.
fn month(report: &ReportRow) -> Result<Period, Failure> {
    crate::documents::month(report.month).ok_or_else(|| Failure::internal("no such month"))
}
