//! The forms of a case network.

use kernel::{Check, Day, Fields, Id, Invalid, Lang, Person};
use ui::{Choice, Field, FormView, Look};

use crate::model::{NetworkRow, ReferenceEntry, SupportFlow, Surrounding, TieStrength};

/// The reference list of kinds.
pub const KINDS: &str = "network-kind";

/// Reads what is said of somebody or something around the client: a person of the registry, or a name written in.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day, kinds: &[ReferenceEntry]) -> Result<Surrounding, Invalid> {
    let mut check = Check::new(fields, today);
    let person: Result<Option<Id<Person>>, _> = check.id_or_none("person");
    let mut name = check.line_or_empty("name");
    if person == Ok(None) && name.as_ref().is_ok_and(String::is_empty) {
        name = check.wrong("name", "cases-network-who-needed");
    }
    let kind = match fields.get("kind") {
        "" => check.wrong("kind", "form-choose"),
        code if kinds.iter().any(|entry| entry.list == KINDS && entry.code == code) => Ok(code.to_owned()),
        _ => check.wrong("kind", "form-unknown-choice"),
    };
    let strength: Result<TieStrength, _> = check.code("strength");
    let flow: Result<SupportFlow, _> = check.code("flow");
    let stressful = check.ticked("stressful");
    let since = check.line_or_empty("since");
    let note = check.line_or_empty("note");
    check.finish(|| {
        let (person, name) = (person?, name?);
        // Who is chosen from the registry is named by it, whatever was typed beside.
        let name = if person.is_some() { String::new() } else { name };
        let (kind, strength, flow) = (kind?, strength?, flow?);
        Ok(Surrounding { person, name, kind, strength, stressful, flow, since: since?, note: note? })
    })
}

/// The fields; `people` are those of the registry to choose from, nobody where the tie is to a name written in.
#[must_use]
pub fn fields(view: &FormView<'_>, lang: Lang, people: Vec<Choice>, kinds: &[ReferenceEntry]) -> Vec<Field> {
    let kind = |entry: &ReferenceEntry| Choice::new(entry.code.as_str(), entry.name(lang));
    let mut shown = Vec::new();
    let nobody = people.is_empty();
    if !nobody {
        shown.push(view.choose(Look::Radios, "person", "cases-network-person", people));
    }
    shown.extend([
        view.text("name", "cases-network-name").required_if(nobody),
        view.choose(Look::Select, "kind", "cases-network-kind", kinds.iter().map(kind).collect()).required(),
        view.codes::<TieStrength>(Look::Radios, "strength", "cases-network-strength").required(),
        view.tick("stressful", "cases-network-stressful"),
        view.codes::<SupportFlow>(Look::Radios, "flow", "cases-network-flow").required(),
        view.text("since", "cases-network-since"),
        view.text("note", "cases-network-note"),
        view.hidden("version"),
        view.hidden("q"),
    ]);
    shown
}

/// The form of a tie as it is.
#[must_use]
pub fn filled(row: &NetworkRow) -> Fields {
    use kernel::Code as _;
    let mut fields = Fields::default();
    fields.set("person", row.person.map(|person| person.to_string()).unwrap_or_default());
    fields.set("name", row.name.as_str());
    fields.set("kind", row.kind.as_str());
    fields.set("strength", row.strength.code());
    fields.set("stressful", if row.stressful { "yes" } else { "" });
    fields.set("flow", row.flow.code());
    fields.set("since", row.since.as_str());
    fields.set("note", row.note.as_str());
    fields.set("version", row.version.to_string());
    fields
}
