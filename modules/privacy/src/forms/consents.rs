//! Giving and withdrawing consent.

use kernel::{Check, Day, Fields, Invalid};
use store::files::FileKind;
use ui::{Choice, Field, FormView, Look};

use super::past_day;
use crate::actions::GiveConsent;
use crate::model::{ActivityRow, Giver, Way};

/// A file that came with a form: its name, what it is, its bytes.
pub type Upload = (String, FileKind, Vec<u8>);

/// Reads a consent; the paper was looked at before.
///
/// # Errors
/// Every field that is wrong.
pub fn read_given(
    fields: &Fields,
    today: Day,
    purposes: &[ActivityRow],
    paper: Result<Option<Upload>, &'static str>,
) -> Result<GiveConsent, Invalid> {
    let mut check = Check::new(fields, today);
    let purpose = match purposes.iter().find(|purpose| purpose.code == fields.get("purpose")) {
        Some(purpose) => Ok(purpose.code.clone()),
        None => check.wrong("purpose", "form-choose"),
    };
    let given_on = past_day(&mut check, "given-on", today);
    let way = check.code::<Way>("way");
    let giver = check.code::<Giver>("giver");
    let giver_name = check.line_or_empty("giver-name");
    let note = check.prose_or_empty("note");
    let paper = match paper {
        Ok(paper) => Ok(paper),
        Err(reason) => check.wrong("paper", reason),
    };
    check.finish(|| {
        let (purpose, given_on, way, giver) = (purpose?, given_on?, way?, giver?);
        Ok(GiveConsent { purpose, given_on, way, giver, giver_name: giver_name?, note: note?, paper: paper? })
    })
}

/// The fields of giving.
#[must_use]
pub fn given(view: &FormView<'_>, purposes: &[ActivityRow], lang: kernel::Lang) -> Vec<Field> {
    let choice =
        |purpose: &ActivityRow| Choice::new(purpose.code.as_str(), purpose.name(lang)).hint(purpose.purpose.as_str());
    vec![
        view.choose(Look::Radios, "purpose", "privacy-consent-purpose", purposes.iter().map(choice).collect())
            .required(),
        view.date("given-on", "privacy-consent-given-on").required(),
        view.codes::<Way>(Look::Radios, "way", "privacy-way").required(),
        view.codes::<Giver>(Look::Radios, "giver", "privacy-giver").required(),
        view.text("giver-name", "privacy-consent-giver-name").autocomplete("off"),
        view.field(Look::File, "paper", "privacy-consent-paper"),
        view.prose("note", "privacy-consent-note").rows(3),
    ]
}

/// Reads a withdrawal.
///
/// # Errors
/// Every field that is wrong.
pub fn read_withdrawn(fields: &Fields, today: Day, given: Day) -> Result<(Day, Way), Invalid> {
    let mut check = Check::new(fields, today);
    let on = past_day(&mut check, "withdrawn-on", today);
    let on = match on {
        Ok(day) if day < given => check.wrong("withdrawn-on", "privacy-form-before-given"),
        on => on,
    };
    let way = check.code::<Way>("way");
    check.finish(|| Ok((on?, way?)))
}

/// The fields of withdrawing.
#[must_use]
pub fn withdrawn(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.date("withdrawn-on", "privacy-consent-withdrawn-on").required(),
        view.codes::<Way>(Look::Radios, "way", "privacy-way").required(),
    ]
}
