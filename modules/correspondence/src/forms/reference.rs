//! One entry of the reference data of correspondence: its words, its number, its clause and how sure that is.

use kernel::{Certainty, Check, Code as _, Day, Fields, Invalid, Missed};
use ui::{Choice, Field, FormView, Look, Page};

use crate::model::{Column, SettingRow};

/// The largest number: a year in hours.
const MOST: i64 = 366 * 24;
/// The last place that a column may have.
const LAST: i64 = 99;

/// The least and the most that the rule allows of a number, where it does.
pub type Bounds = (Option<i64>, Option<i64>);

/// What the form changes of an entry, and the version that its writer read. An entry without a number has none: a law decides. The
/// number of a register has a place always; `others` are the entries beside it, since no two elements may have one name. `bounds` are
/// what the rule allows of the number.
///
/// # Errors
/// Every field that is wrong.
pub fn read(
    fields: &Fields,
    before: &SettingRow,
    (others, (least, most)): (&[SettingRow], Bounds),
    today: Day,
) -> Result<SettingRow, Invalid> {
    let mut check = Check::new(fields, today);
    let (th, en) = (check.line("th"), check.line("en"));
    let amount = match before.amount {
        Some(_) if before.is_column() => {
            check.number("amount", i64::from(before.code == Column::Number.code()), LAST).map(Some)
        }
        Some(_) => check.number("amount", least.unwrap_or(1), most.unwrap_or(MOST)).map(Some),
        None => Ok(None),
    };
    let word = match before.word {
        Some(_) => element(&mut check, before, others).map(Some),
        None => Ok(None),
    };
    let legal_basis = check.line_or_empty("legal-basis");
    let source_mark = check.code::<Certainty>("mark");
    check.finish(|| {
        Ok(SettingRow {
            th: th?,
            en: en?,
            amount: amount?,
            word: word?,
            legal_basis: legal_basis?,
            source_mark: source_mark?,
            version: fields.version(),
            ..before.clone()
        })
    })
}

/// The name of an element: of Latin letters, digits, `-`, `_` and `.`, begun with a letter (XML 1.0, without a namespace).
fn element(check: &mut Check<'_>, before: &SettingRow, others: &[SettingRow]) -> Result<String, Missed> {
    let word = check.line("word")?;
    let mut letters = word.chars();
    let is_name = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter));
    if !is_name {
        return check.wrong("word", "correspondence-form-element");
    }
    let taken = |other: &SettingRow| other.code != before.code && other.word.as_deref() == Some(word.as_str());
    if others.iter().any(taken) {
        return check.wrong("word", "correspondence-form-element-taken");
    }
    Ok(word)
}

/// An entry as the form shows it.
#[must_use]
pub fn filled(entry: &SettingRow) -> Fields {
    let mut fields = Fields::of_version(entry.version);
    fields.set("th", entry.th.as_str());
    fields.set("en", entry.en.as_str());
    fields.set("amount", entry.amount.map_or_else(String::new, |amount| amount.to_string()));
    fields.set("word", entry.word.as_deref().unwrap_or_default());
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
        let label =
            if entry.is_column() { "correspondence-reference-column" } else { "correspondence-reference-amount" };
        all.push(view.short("amount", label).keyboard("numeric").required());
    }
    if entry.word.is_some() {
        all.push(view.text("word", "correspondence-reference-element").required());
    }
    all.push(view.text("legal-basis", "correspondence-reference-basis"));
    all.push(view.choose(Look::Select, "mark", "correspondence-reference-mark", marks).required());
    all.push(view.hidden("version"));
    all
}
