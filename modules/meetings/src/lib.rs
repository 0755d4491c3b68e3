//! การประชุม: bodies and their members, meetings from agenda to certified minutes, and resolutions until they are done.

pub mod actions;
mod documents;
mod forms;
pub mod links;
pub mod model;
mod pages;
pub mod permissions;
pub mod rules;
mod store;
mod views;

use ::store::{Db, Migration, Result, Undone};
use kernel::{Actor, Id};
use web::{Module, NavEntry, Permission as _};

pub use links::{Invitation, Letters, Plans, Ports, Wanted};

use model::{Body, BodyRow, ItemRow, Meeting, MeetingRow, ResolutionRow};
use permissions::ReadMeetings;

/// The tables of the module.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![
        Migration::new("202611222000_meetings", include_str!("../migrations/202611222000_meetings.sql")),
        Migration::new("202611231640_circulation", include_str!("../migrations/202611231640_circulation.sql")),
    ]
}

/// ส่วนงานการประชุม: what this module brings to the program; `ports` reach correspondence and casework.
#[must_use]
pub fn module(ports: Ports) -> Module {
    let nav = NavEntry { href: "/meetings", label: "meetings-nav", roles: ReadMeetings::ROLES, order: 46 };
    Module {
        name: "meetings",
        routes: pages::routes(ports),
        migrations: migrations(),
        texts: ui::Source {
            module: "meetings",
            th: include_str!("../text/th.ftl"),
            en: include_str!("../text/en.ftl"),
        },
        nav: vec![nav],
    }
}

/// Tells whoever sees to a resolution that its day has passed, each once.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn watch(db: &Db) -> Result<()> {
    match actions::watch(db).await {
        Err(Undone::Failed(error)) => Err(error),
        _ => Ok(()),
    }
}

/// A body within what an actor may see, for jobs that have no page.
///
/// # Errors
/// [`::store::StoreError::NotFound`] when there is none, or none for them.
pub async fn body(db: &Db, actor: &Actor, id: Id<Body>) -> Result<BodyRow> {
    store::bodies::find(db, &store::Sight::of(actor, db.now().day()), id).await
}

/// A meeting within what an actor may see, for jobs that have no page.
///
/// # Errors
/// [`::store::StoreError::NotFound`] when there is none, or none for them.
pub async fn meeting(db: &Db, actor: &Actor, id: Id<Meeting>) -> Result<MeetingRow> {
    store::meetings::find(db, &store::Sight::of(actor, db.now().day()), id).await
}

/// The items of a meeting within what an actor may see, in the order of its agenda.
///
/// # Errors
/// [`::store::StoreError::NotFound`] when there is no such meeting, or none for them.
pub async fn items(db: &Db, actor: &Actor, id: Id<Meeting>) -> Result<Vec<ItemRow>> {
    let meeting = meeting(db, actor, id).await?;
    store::items::of_meeting(db, meeting.id).await
}

/// Who was asked to a meeting within what an actor may see, members first.
///
/// # Errors
/// [`::store::StoreError::NotFound`] when there is no such meeting, or none for them.
pub async fn attendees(db: &Db, actor: &Actor, id: Id<Meeting>) -> Result<Vec<model::AttendeeRow>> {
    let meeting = meeting(db, actor, id).await?;
    store::attendees::of_meeting(db, meeting.id).await
}

/// A resolution within what an actor may see, for jobs that have no page.
///
/// # Errors
/// [`::store::StoreError::NotFound`] when there is none, or none for them.
pub async fn resolution(db: &Db, actor: &Actor, id: Id<kernel::Resolution>) -> Result<ResolutionRow> {
    store::resolutions::find(db, &store::Sight::of(actor, db.now().day()), id).await
}
