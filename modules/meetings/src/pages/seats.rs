//! Seats: somebody is appointed to a body, and a term ends.

use kernel::{Body, Fields, Id, Invalid};
use offices::StaffBrief;
use ui::FormPage;
use web::{Allowed, Answer, Form, Path, Routes, html};

use super::bodies::keeping;
use super::{Asked, answered, colleagues};
use crate::model::{BodyRow, Seat, SeatRow};
use crate::permissions::KeepBodies;
use crate::store::bodies;
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/bodies/{id}/seats/new", new)
        .post("/meetings/bodies/{id}/seats", create)
        .get("/meetings/bodies/{id}/seats/{seat}/ending", ending)
        .post("/meetings/bodies/{id}/seats/{seat}/ending", end)
}

fn taking(at: &Allowed<KeepBodies>, body: &BodyRow, known: &[StaffBrief], filled: (&Fields, &Invalid)) -> FormPage {
    let here = format!("/meetings/bodies/{}", body.id);
    let asked =
        Asked { title: "meetings-seat-new", lead: body.name.clone(), action: format!("{here}/seats"), back: here };
    asked.page(at, filled, |view| forms::bodies::seat(view, known))
}

async fn new(at: Allowed<KeepBodies>, Path(id): Path<Id<Body>>) -> Answer {
    let body = keeping(&at, id).await?;
    let known = colleagues(&at, &body).await?;
    let mut fields = Fields::default();
    fields.set("from-on", forms::typed_day(at.today()));
    html(&taking(&at, &body, &known, (&fields, &Invalid::default())))
}

async fn create(at: Allowed<KeepBodies>, Path(id): Path<Id<Body>>, Form(fields): Form) -> Answer {
    let body = keeping(&at, id).await?;
    let known = colleagues(&at, &body).await?;
    let done = match forms::bodies::read_seat(&fields, at.today(), &known) {
        Ok(seat) => actions::take_seat(at.db(), at.actor(), &body, seat).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |()| format!("/meetings/bodies/{id}"),
        "meetings-seat-taken",
        |wrong| taking(&at, &body, &known, (&fields, wrong)),
    )
}

fn leaving(at: &Allowed<KeepBodies>, body: &BodyRow, seat: &SeatRow, filled: (&Fields, &Invalid)) -> FormPage {
    let here = format!("/meetings/bodies/{}", body.id);
    let asked = Asked {
        title: "meetings-seat-end",
        lead: format!("{} · {}", seat.name, body.name),
        action: format!("{here}/seats/{}/ending", seat.id),
        back: here,
    };
    asked.page(at, filled, |view| vec![view.date("until-on", "meetings-seat-until").required(), view.hidden("version")])
}

async fn ending(at: Allowed<KeepBodies>, Path((id, seat)): Path<(Id<Body>, Id<Seat>)>) -> Answer {
    let body = keeping(&at, id).await?;
    let seat = bodies::seat(at.db(), body.id, seat).await?;
    let mut fields = Fields::of_version(seat.version);
    fields.set("until-on", forms::typed_day(at.today()));
    html(&leaving(&at, &body, &seat, (&fields, &Invalid::default())))
}

async fn end(at: Allowed<KeepBodies>, Path((id, seat)): Path<(Id<Body>, Id<Seat>)>, Form(fields): Form) -> Answer {
    let body = keeping(&at, id).await?;
    let seat = bodies::seat(at.db(), body.id, seat).await?;
    let done = match forms::bodies::read_end(&fields, at.today()) {
        Ok(until) => {
            let read = SeatRow { version: fields.version(), ..seat.clone() };
            actions::end_seat(at.db(), at.actor(), &body, read, until).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |()| format!("/meetings/bodies/{id}"),
        "meetings-seat-ended",
        |wrong| leaving(&at, &body, &seat, (&fields, wrong)),
    )
}
