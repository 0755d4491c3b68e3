//! One entry of the reference data of correspondence: its words, its number, its clause and how sure that is.

use kernel::{Certainty, Check, Code as _, Day, Fields, Invalid};
use ui::{Choice, Field, FormView, Look, Page};

use crate::model::SettingRow;

/// The largest number: a year in hours.
const MOST: i64 = 366 * 24;

/// What the form changes of an entry, and the version that its writer read. An entry without a number has none: a law decides.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, before: &SettingRow, today: Day) -> Result<SettingRow, Invalid> {
    let mut check = Check::new(fields, today);
    let (th, en) = (check.line("th"), check.line("en"));
    let amount = match before.amount {
        Some(_) => check.number("amount", 1, MOST).map(Some),
        None => Ok(None),
    };
    let legal_basis = check.line_or_empty("legal-basis");
    let source_mark = check.code::<Certainty>("mark");
    check.finish(|| {
        Ok(SettingRow {
            th: th?,
            en: en?,
            amount: amount?,
            legal_basis: legal_basis?,
            source_mark: source_mark?,
            version: fields.version(),
            ..before.clone()
        })
    })
}

/// An entry as the form shows it.
#[must_use]
pub fn filled(entry: &SettingRow) -> Fields {
    let mut fields = Fields::of_version(entry.version);
    fields.set("th", entry.th.as_str());
    fields.set("en", entry.en.as_str());
    fields.set("amount", entry.amount.map_or_else(String::new, |amount| amount.to_string()));
    fields.set("legal-basis", entry.legal_basis.as_str());
    fields.set("mark", entry.source_mark.code());
    fields
}

/// The fields of an entry.
#[must_use]
pub fn fields(p: &Page, view: &FormView<'_>, entry: &SettingRow) -> Vec<Field> {
    let choice = |mark: &Certainty| Choice::new(mark.code(), format!("{}: {}", mark.code(), p.t(mark.key())));
    let marks = Certainty::ALL.iter().map(choice).collect();
    let mut all = vec![
        view.text("th", "correspondence-reference-th").required(),
        view.text("en", "correspondence-reference-en").required(),
    ];
    if entry.amount.is_some() {
        all.push(view.short("amount", "correspondence-reference-amount").keyboard("numeric").required());
    }
    all.push(view.text("legal-basis", "correspondence-reference-basis"));
    all.push(view.choose(Look::Select, "mark", "correspondence-reference-mark", marks).required());
    all.push(view.hidden("version"));
    all
}
