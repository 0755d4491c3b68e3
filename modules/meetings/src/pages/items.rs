//! Items are put on an agenda, changed, and taken off it.

use kernel::{Fields, Id, Invalid, Meeting};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, html};

use super::{Asked, Found, answered, running};
use crate::model::{Item, ItemRow};
use crate::permissions::RunMeetings;
use crate::store::items;
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/items/new", new)
        .post("/meetings/{id}/items", create)
        .get("/meetings/{id}/items/{item}/edit", edit)
        .post("/meetings/{id}/items/{item}/edit", save)
        .get("/meetings/{id}/items/{item}/removal", removing)
        .post("/meetings/{id}/items/{item}/removal", remove)
}

/// A meeting that the reader runs, and one of its items.
pub(super) async fn found<P: Permission>(
    at: &Allowed<P>,
    (id, item): (Id<Meeting>, Id<Item>),
) -> Result<(Found, ItemRow), Failure> {
    let found = running(at, id).await?;
    let item = items::find(at.db(), id, item).await?;
    Ok((found, item))
}

/// Where an item stands on the page of its meeting.
pub(super) fn place(item: &ItemRow) -> String {
    format!("/meetings/{}#item-{}", item.meeting, item.id)
}

fn putting(at: &Allowed<RunMeetings>, found: &Found, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-item-new",
        lead: found.title(&at.page("meetings-item-new")),
        action: format!("{}/items", found.href()),
        back: found.href(),
    };
    asked.page(at, filled, |view| forms::agenda::fields(view, true))
}

async fn new(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    html(&putting(&at, &found, (&Fields::default(), &Invalid::default())))
}

async fn create(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let done = match forms::agenda::read(&fields, at.today()) {
        Ok(item) => actions::put(at.db(), at.actor(), id, item).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |item| format!("/meetings/{id}#item-{item}"),
        "meetings-item-put",
        |wrong| putting(&at, &found, (&fields, wrong)),
    )
}

fn editing(at: &Allowed<RunMeetings>, found: &Found, item: &ItemRow, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-item-edit",
        lead: found.title(&at.page("meetings-item-edit")),
        action: format!("{}/items/{}/edit", found.href(), item.id),
        back: place(item),
    };
    asked.page(at, filled, |view| forms::agenda::fields(view, false))
}

async fn edit(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>) -> Answer {
    let (found, item) = found(&at, ids).await?;
    html(&editing(&at, &found, &item, (&forms::agenda::open(&item), &Invalid::default())))
}

async fn save(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>, Form(fields): Form) -> Answer {
    let (found, item) = found(&at, ids).await?;
    let done = match forms::agenda::read(&fields, at.today()) {
        Ok(edited) => actions::edit_item(at.db(), at.actor(), &item, fields.version(), edited).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| place(&item), "meetings-item-changed", |wrong| editing(&at, &found, &item, (&fields, wrong)))
}

fn taking_off(at: &Allowed<RunMeetings>, found: &Found, item: &ItemRow, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-item-remove",
        lead: item.title.clone(),
        action: format!("{}/items/{}/removal", found.href(), item.id),
        back: place(item),
    };
    asked.page(at, filled, |view| vec![view.hidden("version")])
}

async fn removing(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>) -> Answer {
    let (found, item) = found(&at, ids).await?;
    html(&taking_off(&at, &found, &item, (&Fields::of_version(item.version), &Invalid::default())))
}

async fn remove(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>, Form(fields): Form) -> Answer {
    let (found, item) = found(&at, ids).await?;
    let done = actions::remove_item(at.db(), at.actor(), &item, fields.version()).await;
    answered(done, |()| found.href(), "meetings-item-removed", |wrong| taking_off(&at, &found, &item, (&fields, wrong)))
}
