//! One salutation: to whom it is, its two words, its clause and how sure that is.

use kernel::{Certainty, Check, Code as _, Day, Fields, Invalid, Moment};
use ui::{Choice, Field, FormView, Look, Page};

use crate::model::SalutationRow;

/// What the form says of a salutation; `before` is the one that is changed, none for a new one.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, before: Option<&SalutationRow>, now: Moment) -> Result<SalutationRow, Invalid> {
    let today: Day = now.day();
    let mut check = Check::new(fields, today);
    let (th, en) = (check.line("th"), check.line("en"));
    let (greeting, farewell) = (check.line("greeting"), check.line("farewell"));
    let legal_basis = check.line_or_empty("legal-basis");
    let source_mark = check.code::<Certainty>("mark");
    let code = before.map_or_else(String::new, |before| before.code.clone());
    let ended = check.ticked("ended");
    if ended && code == SalutationRow::GENERAL {
        let _ = check.wrong::<()>("ended", "correspondence-form-general-ended");
    }
    check.finish(|| {
        Ok(SalutationRow {
            code,
            th: th?,
            en: en?,
            greeting: greeting?,
            farewell: farewell?,
            legal_basis: legal_basis?,
            source_mark: source_mark?,
            ended,
            changed_by: String::new(),
            changed_at: now,
            version: fields.version(),
        })
    })
}

/// A salutation as the form shows it.
#[must_use]
pub fn filled(row: &SalutationRow) -> Fields {
    let mut fields = Fields::of_version(row.version);
    fields.set("th", row.th.as_str());
    fields.set("en", row.en.as_str());
    fields.set("greeting", row.greeting.as_str());
    fields.set("farewell", row.farewell.as_str());
    fields.set("legal-basis", row.legal_basis.as_str());
    fields.set("mark", row.source_mark.code());
    if row.ended {
        fields.set("ended", "yes");
    }
    fields
}

/// The fields of a salutation; only one that is there can be ended.
#[must_use]
pub fn fields(p: &Page, view: &FormView<'_>, is_there: bool) -> Vec<Field> {
    let choice = |mark: &Certainty| Choice::new(mark.code(), format!("{}: {}", mark.code(), p.t(mark.key())));
    let marks = Certainty::ALL.iter().map(choice).collect();
    let ending = is_there.then(|| view.tick("ended", "correspondence-salutation-ended"));
    let asked = vec![
        view.text("th", "correspondence-salutation-th").required(),
        view.text("en", "correspondence-salutation-en").required(),
        view.text("greeting", "correspondence-salutation-greeting").required(),
        view.text("farewell", "correspondence-salutation-farewell").required(),
        view.text("legal-basis", "correspondence-reference-basis"),
        view.choose(Look::Select, "mark", "correspondence-reference-mark", marks).required(),
        view.hidden("version"),
    ];
    asked.into_iter().chain(ending).collect()
}
