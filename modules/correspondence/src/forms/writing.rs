//! The draft of a letter: read strictly to be saved, and leniently to be shown while one types.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Letter, Missed};
use ui::{Choice, Field, FormView, Look};

use crate::actions::WriteLetter;
use crate::model::{Content, ContentRow, Kind, LetterRow, SalutationRow, Secrecy, Urgency};
use crate::rules::issued;

/// Letters of one text that a picture is made of.
const SHOWN: usize = 20_000;

/// The lines of a text that say something.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Reads a draft. Whoever only began it may leave the text empty; it is asked for when it is given to be checked.
///
/// # Errors
/// Every field that is wrong.
pub fn read(
    fields: &Fields,
    salutations: &[SalutationRow],
    answers: Option<Id<Letter>>,
    today: Day,
) -> Result<WriteLetter, Invalid> {
    let mut check = Check::new(fields, today);
    let kind = drafted(&mut check);
    let party_to = check.line_or_empty("party-to");
    let subject = check.line("subject");
    let urgency = check.code::<Urgency>("urgency");
    let within_at = match urgency {
        Ok(Urgency::Within) => super::moment(&mut check, fields, ("within-on", "within-time")).map(Some),
        _ => Ok(None),
    };
    let secrecy = check.code::<Secrecy>("secrecy");
    let circular = check.ticked("circular");
    let content = content(&mut check, fields, salutations);
    if let Ok(kind) = &kind {
        only_its_parts(&mut check, fields, *kind);
    }
    if kind.as_ref().is_ok_and(|kind| needs_addressee(*kind)) && fields.get("party-to").trim().is_empty() {
        let _ = check.wrong::<()>("party-to", "form-required");
    }
    check.finish(|| {
        Ok(WriteLetter {
            kind: kind?,
            party_to: party_to?,
            subject: subject?,
            urgency: urgency?,
            within_at: within_at?,
            secrecy: secrecy?,
            circular,
            answers,
            content: content?,
        })
    })
}

/// Whether a kind is written to somebody.
fn needs_addressee(kind: Kind) -> bool {
    matches!(kind, Kind::External | Kind::Memo | Kind::Stamped | Kind::Record)
}

/// What the form of the kind has no place for is not taken, since it would be printed nowhere.
fn only_its_parts(check: &mut Check<'_>, fields: &Fields, kind: Kind) {
    for part in ["references", "enclosures", "copies", "effective", "edition"] {
        if !fields.get(part).trim().is_empty() && !issued::kinds_with(part).contains(&kind) {
            let _ = check.wrong::<()>(part, "correspondence-form-not-its-part");
        }
    }
}

fn drafted(check: &mut Check<'_>) -> Result<Kind, Missed> {
    match check.code::<Kind>("kind") {
        Ok(kind) if !issued::DRAFTED.contains(&kind) => check.wrong("kind", "form-unknown-choice"),
        kind => kind,
    }
}

fn content(check: &mut Check<'_>, fields: &Fields, salutations: &[SalutationRow]) -> Result<Content, Missed> {
    let paragraphs = check.prose("paragraphs")?;
    let references = check.prose_or_empty("references")?;
    let enclosures = check.prose_or_empty("enclosures")?;
    let copies = check.prose_or_empty("copies")?;
    let edition = check.line_or_empty("edition")?;
    let effective = check.line_or_empty("effective")?;
    let Some(words) = chosen(fields, salutations) else { return check.wrong("salutation", "form-unknown-choice") };
    Ok(Content {
        salutation: words.code.clone(),
        greeting: words.greeting.clone(),
        farewell: words.farewell.clone(),
        references: lines(&references),
        enclosures: lines(&enclosures),
        paragraphs: lines(&paragraphs),
        copies: lines(&copies),
        edition,
        photograph: check.ticked("photograph"),
        effective,
        notice: check.ticked("notice"),
    })
}

fn chosen<'a>(fields: &Fields, salutations: &'a [SalutationRow]) -> Option<&'a SalutationRow> {
    salutations.iter().find(|one| one.code == fields.get("salutation"))
}

/// What stands in the form, whole or not, for a picture of it: what cannot be read is taken as not written yet.
#[must_use]
pub fn as_typed(fields: &Fields, salutations: &[SalutationRow], today: Day) -> WriteLetter {
    let mut check = Check::new(fields, today);
    let urgency = check.code::<Urgency>("urgency").unwrap_or(Urgency::Normal);
    let within_at = match urgency {
        Urgency::Within => super::moment(&mut check, fields, ("within-on", "within-time")).ok(),
        _ => None,
    };
    let words = chosen(fields, salutations);
    let typed = |name: &str| fields.get(name).chars().take(SHOWN).collect::<String>();
    WriteLetter {
        kind: drafted(&mut check).unwrap_or(Kind::External),
        party_to: typed("party-to"),
        subject: typed("subject"),
        urgency,
        within_at,
        secrecy: check.code("secrecy").unwrap_or(Secrecy::Open),
        circular: check.ticked("circular"),
        answers: None,
        content: Content {
            salutation: words.map_or_else(String::new, |words| words.code.clone()),
            greeting: words.map_or_else(String::new, |words| words.greeting.clone()),
            farewell: words.map_or_else(String::new, |words| words.farewell.clone()),
            references: lines(&typed("references")),
            enclosures: lines(&typed("enclosures")),
            paragraphs: lines(&typed("paragraphs")),
            copies: lines(&typed("copies")),
            edition: typed("edition"),
            photograph: check.ticked("photograph"),
            effective: typed("effective"),
            notice: check.ticked("notice"),
        },
    }
}

/// The fields of a new draft of a kind; its opening words are Thai, as the letter is.
#[must_use]
pub fn blank(kind: Kind, opening: &str) -> Fields {
    let mut fields = Fields::default();
    fields.set("kind", kind.code());
    fields.set("urgency", Urgency::Normal.code());
    fields.set("secrecy", Secrecy::Open.code());
    fields.set("salutation", SalutationRow::GENERAL);
    fields.set("paragraphs", opening.replace(" / ", "\n"));
    if kind == Kind::Order {
        fields.set("effective", "บัดนี้เป็นต้นไป");
    }
    fields
}

/// The fields of a draft as it stands.
#[must_use]
pub fn filled(letter: &LetterRow, row: &ContentRow) -> Fields {
    let content = row.content();
    let mut fields = blank(letter.kind, &content.paragraphs.join("\n"));
    fields.set("version", letter.version.to_string());
    fields.set("party-to", letter.party_to.as_str());
    fields.set("subject", letter.subject.as_str());
    fields.set("urgency", letter.urgency.code());
    fields.set("secrecy", letter.secrecy.code());
    if !content.salutation.is_empty() {
        fields.set("salutation", content.salutation);
    }
    fields.set("references", content.references.join("\n"));
    fields.set("enclosures", content.enclosures.join("\n"));
    fields.set("copies", content.copies.join("\n"));
    fields.set("edition", content.edition);
    fields.set("effective", content.effective);
    if let Some(at) = letter.within_at {
        super::set_moment(&mut fields, ("within-on", "within-time"), at);
    }
    if row.circular {
        fields.set("circular", "yes");
    }
    if content.photograph {
        fields.set("photograph", "yes");
    }
    if content.notice {
        fields.set("notice", "yes");
    }
    fields
}

/// The fields in the order of the rule (ระเบียบงานสารบรรณ ข้อ 11-25). A salutation that ended is offered to who has it.
#[must_use]
pub fn fields(view: &FormView<'_>, salutations: &[SalutationRow], lang: kernel::Lang) -> Vec<Field> {
    let kind = |kind: &Kind| Choice::new(kind.code(), view.word(&format!("correspondence-kind-{}", kind.code())));
    let had = view.typed("salutation");
    let greeting =
        |one: &SalutationRow| Choice::new(one.code.as_str(), format!("{} ({})", one.greeting, one.whom(lang)));
    let offered = salutations.iter().filter(|one| !one.ended || one.code == had).map(greeting).collect();
    let part = |field: Field| {
        let kinds: Vec<_> = issued::kinds_with(&field.name).iter().map(|kind| kind.code()).collect();
        Field { asked_if: format!("kind={}", kinds.join(" ")), ..field }
    };
    let within = |field: Field| Field { asked_if: format!("urgency={}", Urgency::Within.code()), ..field };
    vec![
        view.choose(Look::Select, "kind", "correspondence-kind", issued::DRAFTED.iter().map(kind).collect()).required(),
        view.text("subject", "correspondence-subject").required(),
        part(view.choose(Look::Select, "salutation", "correspondence-salutation", offered).required()),
        view.text("party-to", "correspondence-party-to"),
        part(view.prose("references", "correspondence-references").rows(2)),
        part(view.prose("enclosures", "correspondence-enclosures").rows(2)),
        view.prose("paragraphs", "correspondence-paragraphs").rows(12).required(),
        part(view.text("effective", "correspondence-effective")),
        part(view.prose("copies", "correspondence-copies").rows(2)),
        part(view.short("edition", "correspondence-edition")),
        view.codes::<Urgency>(Look::Radios, "urgency", "correspondence-urgency").required(),
        within(view.date("within-on", "correspondence-within-on")),
        within(view.short("within-time", "correspondence-within-time")),
        view.codes::<Secrecy>(Look::Radios, "secrecy", "correspondence-secrecy").required(),
        view.tick("circular", "correspondence-circular"),
        part(view.tick("notice", "correspondence-notice-word")),
        part(view.tick("photograph", "correspondence-photograph")),
        view.hidden("version"),
        view.hidden("answers"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_half_written_is_shown_as_far_as_it_goes() {
        let mut fields = blank(Kind::Memo, "เรื่องเดิม / ข้อพิจารณา");
        fields.set("urgency", "within");
        fields.set("within-on", "31 กพ");
        let half = as_typed(&fields, &[], Day::new(2026, 9, 1).expect("a day"));
        assert_eq!((half.kind, half.urgency, half.within_at), (Kind::Memo, Urgency::Within, None));
        assert_eq!(half.content.paragraphs, ["เรื่องเดิม", "ข้อพิจารณา"]);
        let nothing = as_typed(&Fields::default(), &[], Day::new(2026, 9, 1).expect("a day"));
        assert_eq!((nothing.kind, nothing.subject.as_str()), (Kind::External, ""));
    }
}
