//! Papers as PDF: the minutes (แบบที่ 11) and the invitation. Official papers are Thai whatever language the reader has chosen.

mod invitation;
mod minutes;

use std::sync::LazyLock;

use ::documents::{About, Error, Template};
use kernel::{Day, Moment};
use serde::Serialize;

pub use invitation::InvitationPaper;
pub use minutes::Minutes;

static MINUTES: LazyLock<Template> =
    LazyLock::new(|| Template::new(("minutes", include_str!("../documents/minutes.typ")), &[]));
static INVITATION: LazyLock<Template> =
    LazyLock::new(|| Template::new(("invitation", include_str!("../documents/invitation.typ")), &[]));

/// "30 มิถุนายน 2560", as official papers say a day; the digits become Thai when it is set.
fn day(day: Day) -> String {
    thai::date::format_long(day.date())
}

/// "09.30 น."
fn time(moment: Moment) -> String {
    let wall = moment.wall();
    thai::date::format_time(wall.hour(), wall.minute())
}

fn render(template: &Template, about: &About<'_>, data: &impl Serialize) -> Result<Vec<u8>, Error> {
    // Texts in lists always have a JSON form.
    let data = serde_json::to_value(data).unwrap_or_default();
    ::documents::render(template, about, &data)
}
