//! The HTTP edge: paths, permissions, a few lines per handler.

mod attendance;
mod bodies;
mod certification;
mod deciding;
mod files;
mod items;
mod life;
mod meeting;
mod minutes;
mod overview;
mod papers;
mod planning;
mod resolutions;
mod seats;

use std::collections::HashMap;

use ::store::{Slice, StoreError, Undone};
use axum::Extension;
use kernel::{Body, Fields, Id, Invalid, Meeting};
use offices::StaffBrief;
use ui::{Field, FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Permission, Routes, form_again, see_other};

use crate::actions::{self, Done};
use crate::links::Ports;
use crate::model::{BodyRow, MeetingRow};
use crate::permissions::ReadMeetings;
use crate::store::{self, Sight};

/// The other modules, as handlers take them.
type Links = Extension<Ports>;
/// What stands behind the `?` of an address.
type Query = axum::extract::Query<HashMap<String, String>>;

/// Rows on a page.
const ROWS: i64 = 30;

pub(crate) fn routes(ports: Ports) -> Routes {
    let bodies = Routes::new().and(overview::routes()).and(bodies::routes()).and(seats::routes());
    let meetings = bodies.and(planning::routes()).and(life::routes()).and(meeting::routes()).and(items::routes());
    let minutes =
        meetings.and(files::routes()).and(attendance::routes()).and(minutes::routes()).and(deciding::routes());
    minutes.and(certification::routes()).and(papers::routes()).and(resolutions::routes()).holding(ports)
}

/// What the reader may see today.
fn sight<P: Permission>(at: &Allowed<P>) -> Sight {
    Sight::of(at.actor(), at.today())
}

/// A meeting within sight, with its body and whether the reader runs it.
struct Found {
    meeting: MeetingRow,
    body: BodyRow,
    runs: bool,
}

impl Found {
    fn href(&self) -> String {
        format!("/meetings/{}", self.meeting.id)
    }

    fn title(&self, p: &Page) -> String {
        crate::views::title(p, &self.body, &self.meeting)
    }
}

async fn find<P: Permission>(at: &Allowed<P>, id: Id<Meeting>) -> Result<Found, Failure> {
    let sight = sight(at);
    let meeting = store::meetings::find(at.db(), &sight, id).await?;
    let body = store::bodies::load(at.db(), meeting.body).await?;
    let runs = sight.runs_meeting(at.db(), &meeting).await?;
    Ok(Found { meeting, body, runs })
}

/// A meeting that is read; of a closed one it is written down.
async fn read(at: &Allowed<ReadMeetings>, id: Id<Meeting>) -> Result<Found, Failure> {
    let found = find(at, id).await?;
    actions::note_reading(at.db(), at.actor(), &found.meeting).await?;
    Ok(found)
}

/// A meeting that the reader runs.
async fn running<P: Permission>(at: &Allowed<P>, id: Id<Meeting>) -> Result<Found, Failure> {
    let found = find(at, id).await?;
    if found.runs { Ok(found) } else { Err(Failure::Forbidden(P::KEY)) }
}

/// Everybody who works in an office of a body or the reader's own, to choose from.
async fn colleagues<P: Permission>(at: &Allowed<P>, body: &BodyRow) -> Result<Vec<StaffBrief>, Failure> {
    let mut all = offices::colleagues(at.db(), body.office, at.today()).await?;
    if at.actor().office != body.office {
        let own = offices::colleagues(at.db(), at.actor().office, at.today()).await?;
        all.extend(own.into_iter().filter(|one| !all.iter().any(|other| other.id == one.id)).collect::<Vec<_>>());
    }
    Ok(all)
}

/// One form: the key of its title and button, a sentence above it, where it goes and where back.
struct Asked<'a> {
    title: &'a str,
    lead: String,
    action: String,
    back: String,
}

impl Asked<'_> {
    fn page<P: Permission>(
        self,
        at: &Allowed<P>,
        (fields, wrong): (&Fields, &Invalid),
        asked: impl FnOnce(&FormView<'_>) -> Vec<Field>,
    ) -> FormPage {
        let p = at.page(self.title);
        let view = FormView::new(&p, fields, wrong);
        let form = view.form(self.action, self.title, self.back, asked(&view));
        FormPage { lead: self.lead, form, p }
    }
}

/// On to the next page, or the form again; a stale one is shown as such.
fn answered<T>(
    done: Done<T>,
    there: impl FnOnce(T) -> String,
    said: &'static str,
    again: impl FnOnce(&Invalid) -> FormPage,
) -> Answer {
    match done {
        Ok(made) => see_other(&there(made), said),
        Err(Undone::Failed(StoreError::Stale)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, again),
    }
}

/// The bodies that rows already found within sight name.
async fn bodies_of(at: &Allowed<ReadMeetings>, named: impl Iterator<Item = Id<Body>>) -> Result<Vec<BodyRow>, Failure> {
    let mut ids: Vec<Id<Body>> = named.collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(store::bodies::some(at.db(), &ids).await?)
}

/// The part of a list that is asked for.
fn part(query: &Query) -> ::store::Page {
    ::store::Page::parse(query.get("page").map_or("", String::as_str), ROWS)
}

/// The addresses of the neighbouring pages; `start` ends with `?` or `&`.
fn neighbours<T>(slice: &Slice<T>, start: &str) -> (Option<String>, Option<String>) {
    let there = |number: i64| format!("{start}page={number}");
    let number = slice.page.number;
    ((number > 1).then(|| there(number - 1)), slice.more.then(|| there(number + 1)))
}
