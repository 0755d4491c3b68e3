//! Resolutions are taken, amended and struck out, until the minutes are certified.

use kernel::{Fields, Id, Invalid, Meeting, Resolution};
use offices::{OfficeBrief, Scope, StaffBrief};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Routes, html};

use super::{Asked, Found, answered, colleagues, items, running, sight};
use crate::forms::resolutions::Owners;
use crate::model::{Item, ItemRow, ResolutionRow};
use crate::permissions::{COLLEAGUES, RunMeetings};
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/items/{item}/resolutions/new", new)
        .post("/meetings/{id}/items/{item}/resolutions", create)
        .get("/meetings/resolutions/{id}/edit", edit)
        .post("/meetings/resolutions/{id}/edit", save)
        .get("/meetings/resolutions/{id}/removal", removing)
        .post("/meetings/resolutions/{id}/removal", remove)
}

/// Whom a resolution may be given to.
struct Known {
    staff: Vec<StaffBrief>,
    offices: Vec<OfficeBrief>,
}

impl Known {
    async fn of(at: &Allowed<RunMeetings>, found: &Found) -> Result<Self, Failure> {
        let staff = colleagues(at, &found.body).await?;
        let mut offices = offices::offices_within(at.db(), &Scope::with_roles(at.actor(), COLLEAGUES)).await?;
        if !offices.iter().any(|office| office.id == found.body.office) {
            offices.push(offices::office(at.db(), found.body.office).await?);
        }
        Ok(Self { staff, offices })
    }

    fn owners(&self) -> Owners<'_> {
        Owners { staff: &self.staff, offices: &self.offices }
    }
}

fn deciding(at: &Allowed<RunMeetings>, item: &ItemRow, known: &Known, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-resolve",
        lead: item.title.clone(),
        action: format!("/meetings/{}/items/{}/resolutions", item.meeting, item.id),
        back: items::place(item),
    };
    asked.page(at, filled, |view| forms::resolutions::fields(view, known.owners()))
}

async fn new(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>) -> Answer {
    let (found, item) = items::found(&at, ids).await?;
    let known = Known::of(&at, &found).await?;
    html(&deciding(&at, &item, &known, (&Fields::default(), &Invalid::default())))
}

async fn create(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>, Form(fields): Form) -> Answer {
    let (found, item) = items::found(&at, ids).await?;
    let known = Known::of(&at, &found).await?;
    let done = match forms::resolutions::read(&fields, at.today(), known.owners()) {
        Ok(resolve) => actions::resolve(at.db(), at.actor(), &item, resolve).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |_| items::place(&item),
        "meetings-resolved-done",
        |wrong| deciding(&at, &item, &known, (&fields, wrong)),
    )
}

/// A resolution of a meeting that the reader runs, with its item.
async fn found(at: &Allowed<RunMeetings>, id: Id<Resolution>) -> Result<(Found, ItemRow, ResolutionRow), Failure> {
    let row = store::resolutions::find(at.db(), &sight(at), id).await?;
    let found = running(at, row.meeting).await?;
    let item = store::items::find(at.db(), row.meeting, row.item).await?;
    Ok((found, item, row))
}

fn amending(
    at: &Allowed<RunMeetings>,
    (item, row): (&ItemRow, &ResolutionRow),
    known: &Known,
    filled: (&Fields, &Invalid),
) -> FormPage {
    let here = format!("/meetings/resolutions/{}", row.id);
    let asked = Asked {
        title: "meetings-resolution-edit",
        lead: item.title.clone(),
        action: format!("{here}/edit"),
        back: here,
    };
    asked.page(at, filled, |view| forms::resolutions::fields(view, known.owners()))
}

async fn edit(at: Allowed<RunMeetings>, Path(id): Path<Id<Resolution>>) -> Answer {
    let (found, item, row) = found(&at, id).await?;
    let known = Known::of(&at, &found).await?;
    html(&amending(&at, (&item, &row), &known, (&forms::resolutions::open(&row), &Invalid::default())))
}

async fn save(at: Allowed<RunMeetings>, Path(id): Path<Id<Resolution>>, Form(fields): Form) -> Answer {
    let (found, item, row) = found(&at, id).await?;
    let known = Known::of(&at, &found).await?;
    let done = match forms::resolutions::read(&fields, at.today(), known.owners()) {
        Ok(resolve) => actions::amend(at.db(), at.actor(), (&item, &row), fields.version(), resolve).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |()| format!("/meetings/resolutions/{id}"),
        "meetings-resolution-amended",
        |wrong| amending(&at, (&item, &row), &known, (&fields, wrong)),
    )
}

fn striking(at: &Allowed<RunMeetings>, row: &ResolutionRow, filled: (&Fields, &Invalid)) -> FormPage {
    let here = format!("/meetings/resolutions/{}", row.id);
    let asked = Asked {
        title: "meetings-resolution-remove",
        lead: row.words.clone(),
        action: format!("{here}/removal"),
        back: here,
    };
    asked.page(at, filled, |view| vec![view.hidden("version")])
}

async fn removing(at: Allowed<RunMeetings>, Path(id): Path<Id<Resolution>>) -> Answer {
    let (_, _, row) = found(&at, id).await?;
    html(&striking(&at, &row, (&Fields::of_version(row.version), &Invalid::default())))
}

async fn remove(at: Allowed<RunMeetings>, Path(id): Path<Id<Resolution>>, Form(fields): Form) -> Answer {
    let (_, item, row) = found(&at, id).await?;
    let done = actions::strike(at.db(), at.actor(), &row, fields.version()).await;
    answered(
        done,
        |()| items::place(&item),
        "meetings-resolution-removed",
        |wrong| striking(&at, &row, (&fields, wrong)),
    )
}
