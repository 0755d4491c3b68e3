//! The choices of a merging, detail by detail, and the reasons that decisions about a pair are given.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Missed, Person};
use ui::{Choice, Field, FormView, Look, Page};

use crate::brief::Hit;
use crate::model::{Choices, Detail, Which};

/// The name of the field in which a detail is chosen.
pub(crate) fn field(detail: Detail) -> String {
    format!("detail-{}", detail.code())
}

/// The versions that were read: of the pair, of the record that stays, and of the one that goes.
pub(crate) fn versions(fields: &Fields) -> (i64, i64, i64) {
    let number = |name: &str| fields.get(name).parse().unwrap_or(0);
    (number("version"), number("version-a"), number("version-b"))
}

/// Reads what was chosen of each differing detail, and why.
pub(crate) fn read_merging(fields: &Fields, today: Day, differing: &[Detail]) -> Result<(Choices, String), Invalid> {
    let mut check = Check::new(fields, today);
    let mut choices: Result<Choices, Missed> = Ok(Choices::new());
    for detail in differing {
        let chosen = check.code::<Which>(&field(*detail));
        choices = choices.and_then(|mut all| {
            all.insert(*detail, chosen?);
            Ok(all)
        });
    }
    let reason = check.line_or_empty("reason");
    check.finish(|| Ok((choices?, reason?)))
}

/// The field by which the other record of a pair is chosen.
pub(crate) fn pair_fields(p: &Page, fields: &Fields, wrong: &Invalid, hits: &[Hit]) -> Vec<Field> {
    let view = FormView::new(p, fields, wrong);
    let choice =
        |hit: &Hit| Choice::new(hit.brief.id.to_string(), hit.brief.name.as_str()).hint(hit.brief.facts(p).join(" · "));
    let choices = hits.iter().map(choice).collect();
    vec![view.choose(Look::Radios, "person", "people-pick-person", choices).required(), view.hidden("text")]
}

/// Reads which record was chosen.
pub(crate) fn read_pair(fields: &Fields, today: Day) -> Result<Id<Person>, Invalid> {
    let mut check = Check::new(fields, today);
    let person = check.id("person");
    check.finish(|| person)
}

/// Reads the reason, which may be empty.
pub(crate) fn read_reason(fields: &Fields, today: Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let reason = check.line_or_empty("reason");
    check.finish(|| reason)
}

/// Reads why two records are separated, and whether they are different persons for good.
pub(crate) fn read_separating(fields: &Fields, today: Day) -> Result<(String, bool), Invalid> {
    let mut check = Check::new(fields, today);
    let reason = check.line("reason");
    let different = fields.get("different") == "yes";
    check.finish(|| Ok((reason?, different)))
}
