//! Writing a paper: drafts saved while typing, conflicts shown in both versions, and the author's signature.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Case, Fields, Id, Invalid, Level};
use ui::{Choice, Conflict, ConflictRow, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, autosaved, html, html_with, invalid, see_other};

use super::{lists, paper_url, version};
use crate::access::Access;
use crate::forms::papers::Lists;
use crate::model::{CaseRow, Paper, PaperRow};
use crate::permissions::WorkCases;
use crate::views::papers::PaperEdit;
use crate::{actions, forms, rules, store};

/// A case and one of its papers, found within access.
pub(super) struct Found {
    pub access: Access,
    pub case: CaseRow,
    pub paper: PaperRow,
}

pub(super) async fn find<P: web::Permission>(
    at: &Allowed<P>,
    case: Id<Case>,
    paper: Id<Paper>,
) -> Result<Found, Failure> {
    let access = Access::of(at);
    let case = store::find(at.db(), &access, case).await?;
    let paper = store::papers::find(at.db(), case.id, paper).await?;
    Ok(Found { access, case, paper })
}

/// The form of a draft.
pub(super) async fn page<P: web::Permission>(
    at: &Allowed<P>,
    found: &Found,
    typed: &Fields,
    wrong: &Invalid,
) -> Result<PaperEdit, Failure> {
    let mut p = at.page("cases-paper-title");
    p.title = p.code("cases-paper", found.paper.form).into_owned();
    let lists = lists::of(at, found).await?;
    let form = form(&p, &found.case, &found.paper, typed, wrong, &lists);
    let (reviewers, need) = reviewers(at, found).await?;
    let files = store::papers::attachments(at.db(), &[found.paper.id]).await?;
    Ok(PaperEdit::new(p, &found.case, &found.paper, form, reviewers, need, files))
}

fn form(p: &Page, case: &CaseRow, paper: &PaperRow, typed: &Fields, wrong: &Invalid, lists: &Lists) -> ui::Form {
    let view = FormView::new(p, typed, wrong);
    let fields = forms::papers::fields(paper.form, &view, typed, lists);
    let url = paper_url(case.id, paper.id);
    let saved = p.t1("ui-draft-saved", "time", &p.time(paper.saved_at));
    view.form(&url, "cases-paper-save", format!("/cases/{}", case.id), fields)
        .saving_drafts(format!("{url}/draft"), saved)
}

/// Who can be asked to co-sign, and the level and duty that ask for it; nobody where the author's name is enough.
async fn reviewers<P: web::Permission>(
    at: &Allowed<P>,
    found: &Found,
) -> Result<(Vec<Choice>, Option<rules::Need>), Failure> {
    let rule = match store::papers::rule(at.db(), found.paper.step, found.case.gravity).await {
        Ok(rule) => rule,
        Err(StoreError::NotFound) => return Ok((Vec::new(), None)),
        Err(error) => return Err(error.into()),
    };
    let Some(need) = rules::need(&rule, at.actor().level()) else { return Ok((Vec::new(), None)) };
    let signers = offices::signers(at.db(), found.case.office, need.level, at.today(), &[at.actor().staff]).await?;
    let label = |staff: &offices::StaffBrief| {
        let level = staff.level.map_or("", |level: Level| level.thai());
        format!("{} · {level} · {}", staff.name, staff.office_name)
    };
    Ok((signers.iter().map(|staff| Choice::new(staff.id.to_string(), label(staff))).collect(), Some(need)))
}

/// The button that saves a draft and stays on the form.
pub(super) async fn save(
    at: Allowed<WorkCases>,
    Path((id, paper)): Path<(Id<Case>, Id<Paper>)>,
    Form(fields): Form,
) -> Answer {
    let found = find(&at, id, paper).await?;
    let written = forms::papers::draft(&fields, at.today(), found.paper.happened_on);
    let saved =
        actions::save(at.db(), &found.access, at.actor(), found.case.id, found.paper.id, version(&fields)?, &written)
            .await;
    match saved {
        Ok(_) => see_other(&paper_url(found.case.id, found.paper.id), "cases-paper-saved"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, &found, &fields).await,
        Err(undone) => Err(undone.into()),
    }
}

/// Saves while one types: plain words for the page, and the new version in a header.
pub(super) async fn autosave(
    at: Allowed<WorkCases>,
    Path((id, paper)): Path<(Id<Case>, Id<Paper>)>,
    Form(fields): Form,
) -> Answer {
    let found = find(&at, id, paper).await?;
    let written = forms::papers::draft(&fields, at.today(), found.paper.happened_on);
    let page = at.page("cases-paper-title");
    let saved =
        actions::save(at.db(), &found.access, at.actor(), found.case.id, found.paper.id, version(&fields)?, &written)
            .await;
    autosaved(&page, at.now(), saved, "cases-autosave-stale")
}

/// The author's signature: every field is read strictly now.
pub(super) async fn sign(
    at: Allowed<WorkCases>,
    Path((id, paper)): Path<(Id<Case>, Id<Paper>)>,
    Form(fields): Form,
) -> Answer {
    let found = find(&at, id, paper).await?;
    let lists = lists::of(&at, &found).await?;
    let written = match forms::papers::read(found.paper.form, &fields, at.today(), &lists) {
        Ok(written) => written,
        Err(wrong) => return invalid(&page(&at, &found, &fields, &wrong).await?),
    };
    let key = (found.paper.id, version(&fields)?);
    let reviewer = fields.get("reviewer").parse().ok();
    match actions::sign(at.db(), &found.access, at.actor(), found.case.id, key, &written, reviewer).await {
        Ok(true) => see_other(&format!("/cases/{}", found.case.id), "cases-paper-submitted"),
        Ok(false) => see_other(&format!("/cases/{}", found.case.id), "cases-paper-signed"),
        Err(Undone::Failed(StoreError::Stale)) => conflict(&at, &found, &fields).await,
        Err(Undone::Refused(refusal)) => {
            let mut page = page(&at, &found, &fields, &Invalid::default()).await?;
            page.form = page.form.refused(&page.p, &refusal);
            invalid(&page)
        }
        Err(undone) => Err(undone.into()),
    }
}

/// Both versions, field by field; nothing was overwritten.
async fn conflict(at: &Allowed<WorkCases>, found: &Found, mine: &Fields) -> Answer {
    let now = find(at, found.case.id, found.paper.id).await?;
    if !now.paper.state.is_writable() {
        return Err(kernel::Refusal::new("cases-refused-signed").into());
    }
    let theirs = forms::papers::open(&now.paper);
    let p = at.page("ui-conflict-title");
    let lists = lists::of(at, &now).await?;
    let wrong = Invalid::default();
    let view = FormView::new(&p, mine, &wrong);
    let shown = forms::papers::fields(now.paper.form, &view, mine, &lists);
    let rows = shown.iter().filter(|field| !field.name.is_empty() && field.look != ui::Look::Hidden).map(|field| {
        let mine = if field.options.is_empty() { &field.value } else { mine.get(&field.name) };
        ConflictRow { label: field.label.clone(), mine: mine.to_owned(), theirs: theirs.get(&field.name).to_owned() }
    });
    let rows = Conflict::rows(rows.collect());
    let by = offices::brief(at.db(), &[now.paper.author]).await?.remove(&now.paper.author);
    let kept = |name: &str| name != "_csrf" && name != "version";
    let conflict = Conflict {
        rows,
        theirs_by: by.map_or_else(String::new, |staff| staff.name),
        theirs_at: p.moment(now.paper.saved_at),
        action: paper_url(now.case.id, now.paper.id),
        version: now.paper.version,
        fields: mine.pairs().iter().filter(|(name, _)| kept(name)).cloned().collect(),
        back: paper_url(now.case.id, now.paper.id),
        p,
    };
    html_with(StatusCode::CONFLICT, &conflict)
}

/// The form of a draft, for its author.
pub(super) async fn show<P: web::Permission>(at: &Allowed<P>, found: &Found) -> Answer {
    html(&page(at, found, &forms::papers::open(&found.paper), &Invalid::default()).await?)
}
