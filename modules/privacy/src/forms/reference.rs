//! The forms of the record of processing and of the numbers.

use kernel::{Certainty, Check, Code as _, Day, Fields, Invalid};
use ui::{Choice, Field, FormView, Look, Page};

use crate::model::{ActivityRow, SettingRow};

/// The largest number that can be set.
const MOST: i64 = 10_000;

/// What an activity says that can be changed: the name of each field and its text.
fn said(row: &ActivityRow) -> [(&'static str, &str); 8] {
    [
        ("data", &row.data),
        ("purpose", &row.purpose),
        ("basis", &row.basis),
        ("law", &row.law),
        ("kept", &row.kept),
        ("recipients", &row.recipients),
        ("safeguards", &row.safeguards),
        ("without-consent", &row.without_consent),
    ]
}

/// An activity as its form shows it.
#[must_use]
pub fn filled(row: &ActivityRow) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in said(row) {
        fields.set(name, value);
    }
    fields.set("mark", row.source_mark.code());
    fields.set("version", row.version.to_string());
    fields
}

fn marks(p: &Page, view: &FormView<'_>) -> Field {
    let choice = |mark: &Certainty| Choice::new(mark.code(), format!("{}: {}", mark.code(), p.t(mark.key())));
    view.choose(Look::Select, "mark", "privacy-activity-mark", Certainty::ALL.iter().map(choice).collect()).required()
}

/// The fields of an activity.
#[must_use]
pub fn activity(p: &Page, view: &FormView<'_>, row: &ActivityRow) -> Vec<Field> {
    let shown = said(row).into_iter().filter(|(name, _)| *name != "without-consent" || row.asks_consent);
    let field =
        |(name, _): (&'static str, &str)| view.prose(name, &format!("privacy-activity-{name}")).rows(2).required();
    shown.map(field).chain([marks(p, view), view.hidden("version")]).collect()
}

/// Reads an activity.
///
/// # Errors
/// Every field that is wrong.
pub fn read_activity(fields: &Fields, today: Day, before: &ActivityRow) -> Result<ActivityRow, Invalid> {
    let mut check = Check::new(fields, today);
    let [data, purpose, basis, law] = ["data", "purpose", "basis", "law"].map(|name| check.prose(name));
    let [kept, recipients, safeguards] = ["kept", "recipients", "safeguards"].map(|name| check.prose(name));
    let without = if before.asks_consent { check.prose("without-consent") } else { Ok(String::new()) };
    let mark = check.code::<Certainty>("mark");
    let version = check.number("version", 1, i64::MAX);
    check.finish(|| {
        Ok(ActivityRow {
            data: data?,
            purpose: purpose?,
            basis: basis?,
            law: law?,
            kept: kept?,
            recipients: recipients?,
            safeguards: safeguards?,
            without_consent: without?,
            source_mark: mark?,
            version: version?,
            ..before.clone()
        })
    })
}

/// An entry as its form shows it.
#[must_use]
pub fn filled_setting(row: &SettingRow) -> Fields {
    let mut fields = Fields::default();
    fields.set("amount", row.amount.map(|amount| amount.to_string()).unwrap_or_default());
    fields.set("law", row.legal_basis.as_str());
    fields.set("mark", row.source_mark.code());
    fields.set("version", row.version.to_string());
    fields
}

/// The fields of an entry.
#[must_use]
pub fn setting(p: &Page, view: &FormView<'_>, row: &SettingRow) -> Vec<Field> {
    let amount = row.amount.map(|_| view.short("amount", "privacy-setting-amount").keyboard("numeric").required());
    let law = view.text("law", "privacy-activity-basis");
    amount.into_iter().chain([law, marks(p, view), view.hidden("version")]).collect()
}

/// Reads an entry.
///
/// # Errors
/// Every field that is wrong.
pub fn read_setting(fields: &Fields, today: Day, before: &SettingRow) -> Result<SettingRow, Invalid> {
    let mut check = Check::new(fields, today);
    let amount = match before.amount {
        Some(_) => check.number("amount", 0, MOST).map(Some),
        None => Ok(None),
    };
    let law = check.line_or_empty("law");
    let mark = check.code::<Certainty>("mark");
    let version = check.number("version", 1, i64::MAX);
    check.finish(|| {
        Ok(SettingRow { amount: amount?, legal_basis: law?, source_mark: mark?, version: version?, ..before.clone() })
    })
}
