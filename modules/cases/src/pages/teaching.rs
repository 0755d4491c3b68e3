//! Teaching notes: written by a supervisor, acknowledged by the supervisee, followed up by both.

mod edit;
mod year;

use ::store::{Db, Page as Part};
use axum::extract::Query;
use kernel::{Fields, Id, Invalid, Office, Staff};
use offices::{Scope, StaffBrief};
use ui::FormView;
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, form_again, html, see_other};

use crate::access::{Access, TeachingAccess};
use crate::forms::figures::{Query as Asking, get};
use crate::model::{CaseRow, Teaching, TeachingRow, TeachingStep, TeachingStepRow};
use crate::permissions::{ReadTeaching, SuperviseCases};
use crate::views::teaching::{TeachingLine, TeachingList, TeachingPage};
use crate::{actions, forms, store, views};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/teaching", index)
        .get("/teaching/new", edit::new)
        .post("/teaching", edit::write)
        .get("/teaching/{note}", show)
        .get("/teaching/{note}/edit", edit::edit)
        .post("/teaching/{note}", edit::save)
        .get("/teaching/{note}/acknowledgement", acknowledging)
        .post("/teaching/{note}/acknowledgement", acknowledge)
        .get("/teaching/{note}/steps/{step}", step)
        .post("/teaching/{note}/steps/{step}", finish)
        .get("/teaching/years/{staff}", year::show)
}

/// Notes on a page.
const ROWS: i64 = 30;
/// The most offices whose colleagues are offered together; a supervisor of more chooses among those of their own.
pub(super) const OFFICES: usize = 20;

/// Who reads which notes, by the office's policy.
async fn access<P: Permission>(at: &Allowed<P>) -> Result<TeachingAccess, Failure> {
    let line = store::reference::amount(at.db(), "supervision", "teaching-line").await? > 0;
    Ok(TeachingAccess::of(at, line))
}

/// The offices in which a supervisor looks after colleagues: all of theirs while these are few, else the topmost.
pub(super) async fn supervised(db: &Db, scope: &Scope) -> ::store::Result<Vec<Id<Office>>> {
    let within: Vec<Id<Office>> = offices::offices_within(db, scope).await?.iter().map(|office| office.id).collect();
    Ok(if within.len() > OFFICES { scope.offices().to_vec() } else { within })
}

/// The colleagues of a supervisor, without themself and those for whom they act.
pub(super) async fn colleagues(at: &Allowed<SuperviseCases>) -> Result<Vec<StaffBrief>, Failure> {
    let mine = at.actor().staff_ids();
    let mut found: Vec<StaffBrief> = Vec::new();
    for office in supervised(at.db(), &Scope::of(at)).await? {
        for staff in super::workers(at.db(), office, at.today()).await? {
            if !mine.contains(&staff.id) && found.iter().all(|known| known.id != staff.id) {
                found.push(staff);
            }
        }
    }
    Ok(found)
}

async fn index(at: Allowed<ReadTeaching>, Query(asked): Query<Asking>) -> Answer {
    let part = Part::parse(get(&asked, "page"), ROWS);
    let slice = store::teaching::mine(at.db(), &access(&at).await?, part).await?;
    let staff: Vec<Id<Staff>> = slice.rows.iter().flat_map(|note| [note.supervisor, note.supervisee]).collect();
    let names = offices::brief(at.db(), &staff).await?;
    let ids: Vec<_> = slice.rows.iter().map(|note| note.id).collect();
    let steps = store::teaching::steps(at.db(), &ids).await?;
    let p = at.page("cases-teaching");
    let me = at.actor().staff;
    html(&TeachingList {
        tabs: views::tabs(&p, at.actor(), "/teaching"),
        lines: slice.rows.iter().map(|note| TeachingLine::new(&p, note, &steps, &names, me)).collect(),
        may_write: at.actor().has_role(SuperviseCases::ROLES),
        year_href: format!("/teaching/years/{me}"),
        newer: (part.number > 1).then(|| format!("/teaching?page={}", part.number - 1)),
        older: slice.more.then(|| format!("/teaching?page={}", part.number + 1)),
        p,
    })
}

/// A note that its reader may read.
struct Found {
    note: TeachingRow,
    steps: Vec<TeachingStepRow>,
    /// The case that was talked about, as far as the reader may open it.
    case: Option<CaseRow>,
    access: TeachingAccess,
}

impl Found {
    async fn of<P: Permission>(at: &Allowed<P>, id: Id<Teaching>) -> Result<Self, Failure> {
        let access = access(at).await?;
        let note = store::teaching::find(at.db(), &access, id).await?;
        let steps = store::teaching::steps(at.db(), &[note.id]).await?;
        let readable = Access::for_reader(at.actor(), at.now());
        let ids: Vec<_> = note.case.into_iter().collect();
        let case = store::today::some(at.db(), &readable, &ids).await?.into_iter().next();
        Ok(Self { note, steps, case, access })
    }

    fn href(&self) -> String {
        format!("/teaching/{}", self.note.id)
    }
}

async fn show(at: Allowed<ReadTeaching>, Path(id): Path<Id<Teaching>>) -> Answer {
    let found = Found::of(&at, id).await?;
    actions::note_listing(at.db(), at.actor(), &found.case).await?;
    let names = offices::brief(at.db(), &[found.note.supervisor, found.note.supervisee]).await?;
    let p = at.page("cases-teaching-note");
    html(&TeachingPage::new(p, &found.note, &found.steps, found.case.as_ref(), &names, at.actor().staff))
}

fn acknowledgement_page(at: &Allowed<ReadTeaching>, found: &Found, fields: &Fields, wrong: &Invalid) -> ui::FormPage {
    let p = at.page("cases-teaching-acknowledge");
    let view = FormView::new(&p, fields, wrong);
    let asked = vec![view.prose("comment", "cases-teaching-comment").rows(5).required(), view.hidden("version")];
    let action = format!("{}/acknowledgement", found.href());
    let form = view.form(action, "cases-teaching-acknowledge", found.href(), asked);
    ui::FormPage { lead: p.t("cases-teaching-acknowledge-lead").into_owned(), form, p }
}

/// A note that waits for the reader to acknowledge it.
async fn mine(at: &Allowed<ReadTeaching>, id: Id<Teaching>) -> Result<Found, Failure> {
    let found = Found::of(at, id).await?;
    let waits = found.note.supervisee == at.actor().staff && found.note.acknowledged_at.is_none();
    if waits { Ok(found) } else { Err(Failure::NotFound) }
}

async fn acknowledging(at: Allowed<ReadTeaching>, Path(id): Path<Id<Teaching>>) -> Answer {
    let found = mine(&at, id).await?;
    let fields = Fields::of_version(found.note.version);
    html(&acknowledgement_page(&at, &found, &fields, &Invalid::default()))
}

async fn acknowledge(at: Allowed<ReadTeaching>, Path(id): Path<Id<Teaching>>, Form(fields): Form) -> Answer {
    let found = mine(&at, id).await?;
    let done = match forms::teaching::read_acknowledgement(&fields, at.today()) {
        Ok((comment, version)) => {
            actions::acknowledge(at.db(), &found.access, at.actor(), (id, version), &comment).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&found.href(), "cases-teaching-acknowledged"),
        Err(undone) => form_again(undone, |wrong| acknowledgement_page(&at, &found, &fields, wrong)),
    }
}

/// An open step of a note between the reader and another.
async fn open_step(
    at: &Allowed<ReadTeaching>,
    (id, step): (Id<Teaching>, Id<TeachingStep>),
) -> Result<(Found, TeachingStepRow), Failure> {
    let found = Found::of(at, id).await?;
    let me = at.actor().staff;
    let between = found.note.supervisor == me || found.note.supervisee == me;
    let step = found.steps.iter().find(|known| known.id == step && known.done_on.is_none()).cloned();
    let step = step.filter(|_| between).ok_or(Failure::NotFound)?;
    Ok((found, step))
}

fn step_page(
    at: &Allowed<ReadTeaching>,
    (found, step): (&Found, &TeachingStepRow),
    fields: &Fields,
    wrong: &Invalid,
) -> ui::FormPage {
    let p = at.page("cases-teaching-step-result");
    let view = FormView::new(&p, fields, wrong);
    let action = format!("{}/steps/{}", found.href(), step.id);
    let form = view.form(action, "cases-teaching-step-deed", found.href(), forms::work::result(&view));
    ui::FormPage { lead: step.what.clone(), form, p }
}

async fn step(at: Allowed<ReadTeaching>, Path(ids): Path<(Id<Teaching>, Id<TeachingStep>)>) -> Answer {
    let (found, step) = open_step(&at, ids).await?;
    let fields = forms::today_in("done-on", at.today(), at.lang());
    html(&step_page(&at, (&found, &step), &fields, &Invalid::default()))
}

async fn finish(
    at: Allowed<ReadTeaching>,
    Path(ids): Path<(Id<Teaching>, Id<TeachingStep>)>,
    Form(fields): Form,
) -> Answer {
    let (found, step) = open_step(&at, ids).await?;
    let done = match forms::work::read_result(&fields, at.today()) {
        Ok(outcome) => actions::finish_step(at.db(), &found.access, at.actor(), ids, &outcome).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&found.href(), "cases-teaching-step-done"),
        Err(undone) => form_again(undone, |wrong| step_page(&at, (&found, &step), &fields, wrong)),
    }
}
