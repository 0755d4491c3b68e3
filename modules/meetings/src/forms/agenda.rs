//! Items of an agenda and their minutes.

use kernel::{Check, Code as _, Day, Fields, Invalid};
use ui::{Field, FormView, Look};

use crate::actions::NewItem;
use crate::model::{ItemRow, Section, Style};

/// Reads an item.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day) -> Result<NewItem, Invalid> {
    let mut check = Check::new(fields, today);
    let section = check.code::<Section>("section");
    let title = check.line("title");
    let presenter = check.line_or_empty("presenter");
    let briefing = check.prose_or_empty("briefing");
    check.finish(|| Ok(NewItem { section: section?, title: title?, briefing: briefing?, presenter: presenter? }))
}

/// A form that is filled with an item.
#[must_use]
pub fn open(item: &ItemRow) -> Fields {
    let mut fields = Fields::of_version(item.version);
    fields.set("section", item.section.code());
    fields.set("title", item.title.as_str());
    fields.set("presenter", item.presenter.as_str());
    fields.set("briefing", item.briefing.as_str());
    fields
}

/// The fields of an item; its section is chosen once.
#[must_use]
pub fn fields(view: &FormView<'_>, is_new: bool) -> Vec<Field> {
    let section = if is_new {
        view.codes::<Section>(Look::Radios, "section", "meetings-section").required()
    } else {
        view.hidden("section")
    };
    vec![
        section,
        view.text("title", "meetings-item-title").required(),
        view.text("presenter", "meetings-item-presenter"),
        view.prose("briefing", "meetings-item-briefing").rows(6),
        view.hidden("version"),
    ]
}

/// Reads what the minutes say of an item; half a sentence is kept as it is.
///
/// # Errors
/// It is too long.
pub fn read_minutes(fields: &Fields, today: Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let said = check.prose_or_empty("said");
    check.finish(|| said)
}

/// The fields of the minutes of an item: every word, in brief, or why it was decided so.
#[must_use]
pub fn minutes(view: &FormView<'_>, style: Style) -> Vec<Field> {
    let (label, rows) = match style {
        Style::Verbatim => ("meetings-said-verbatim", 24),
        Style::Brief => ("meetings-said", 12),
        Style::Reasons => ("meetings-said-reasons", 8),
    };
    vec![view.prose("said", label).rows(rows), view.hidden("version")]
}
