//! What a letter of referral and the minutes of a conference say, section by section.

use kernel::Code as _;
use ui::Page;

use super::Section;
use crate::model::{
    Consent, Enclosure, Minutes, Package, ParticipantKind, ReferenceEntry, ReferralBody, Resolution, ShareField,
};
use crate::views::reference::name;

pub(super) fn referral(p: &Page, says: &ReferralBody, entries: &[ReferenceEntry]) -> Vec<Section> {
    let to = [says.receiver.attention.as_str(), &says.receiver.name, &says.receiver.address];
    let to = to.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("\n");
    let fields = says.fields.iter().map(|field| p.code("cases-share", *field).into_owned());
    let enclosed = says.enclosed.iter().map(|one| one.name.clone());
    let rows = [
        Section::text(p, "cases-referral-to-part", &to),
        Section::text(p, "cases-urgency", &p.code("cases-urgency", says.urgency)),
        Section::text(p, "cases-referral-purpose", &says.purpose),
        Section::list(p, "cases-referral-share", fields.chain(enclosed).collect()),
        Section::text(p, "cases-referral-basis", &basis(p, says, entries)),
        Section::text(p, "cases-referral-digest", &says.digest),
    ];
    rows.into_iter().flatten().collect()
}

/// The basis with its section, why it holds, and the consent where that is it.
fn basis(p: &Page, says: &ReferralBody, entries: &[ReferenceEntry]) -> String {
    let law = entries.iter().find(|entry| entry.list == "referral-basis" && entry.code == says.basis);
    let law = law.map_or("", |entry| entry.legal_basis.as_str());
    let first = format!("{} ({law})", name(p, entries, "referral-basis", &says.basis));
    let consent = says.consent.as_ref().map(|consent| consent_words(p, consent)).unwrap_or_default();
    let lines = [first, consent, says.basis_note.clone()];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Who consented to what, when and how.
pub(crate) fn consent_words(p: &Page, consent: &Consent) -> String {
    let (day, way) = (p.day_short(consent.on), p.code("cases-consent-way", consent.way));
    let by = p.code("cases-consent-by", consent.by);
    let values =
        [("name", consent.name.as_str()), ("by", &by), ("day", &day), ("way", &way), ("scope", &consent.scope)];
    p.tn("cases-consent-words", &values)
}

/// What was sent, piece by piece.
#[must_use]
pub fn package_sections(p: &Page, package: &Package) -> Vec<Section> {
    let facts = package.facts.iter().map(|fact| Section {
        heading: p.code("cases-share", fact.field).into_owned(),
        text: fact.value.clone(),
        items: Vec::new(),
    });
    let head =
        Section { heading: p.t("cases-referral-client").into_owned(), text: package.client.clone(), items: Vec::new() };
    std::iter::once(head).chain(facts).chain(package.enclosures.iter().map(enclosure)).collect()
}

fn enclosure(enclosure: &Enclosure) -> Section {
    let part = |(heading, text): &(String, String)| format!("{heading}\n{text}");
    let parts: Vec<_> = enclosure.parts.iter().map(part).collect();
    Section { heading: enclosure.name.clone(), text: parts.join("\n"), items: Vec::new() }
}

/// The label of a field that can be sent.
pub(crate) fn label(p: &Page, field: ShareField) -> String {
    p.code("cases-share", field).into_owned()
}

pub(super) fn minutes(p: &Page, says: &Minutes) -> Vec<Section> {
    let held = format!("{} · {}", p.moment(says.held()), p.code("cases-conference-way", says.way));
    let came = says.attendees.iter().filter(|one| one.came).map(|one| {
        let bound = if one.kind != ParticipantKind::Colleague && one.undertook {
            format!(" · {}", p.t("cases-minutes-bound"))
        } else {
            String::new()
        };
        format!("{} · {}{bound}", one.name, one.post)
    });
    let absent = says.attendees.iter().filter(|one| !one.came).map(|one| format!("{} · {}", one.name, one.post));
    let resolutions = says.resolutions.iter().map(|one| resolution(p, one));
    let rows = [
        Section::text(p, "cases-minutes-held", &format!("{held}\n{}", says.place)),
        Section::text(p, "cases-conference-agenda", &says.agenda),
        Section::list(p, "cases-minutes-came", came.collect()),
        Section::list(p, "cases-minutes-absent", absent.collect()),
        Section::text(p, "cases-conference-client", &client(p, says)),
        Section::text(p, "cases-minutes-discussion", &says.discussion),
        Section::list(p, "cases-minutes-resolutions", resolutions.collect()),
        Section::text(p, "cases-minutes-told", &says.told),
    ];
    rows.into_iter().flatten().collect()
}

/// Whether the client or the family was asked to come, and why not.
pub(crate) fn client(p: &Page, says: &Minutes) -> String {
    let part = p.t(&format!("cases-conference-client-{}", says.client_part.code()));
    if says.client_reason.is_empty() { part.into_owned() } else { format!("{part}: {}", says.client_reason) }
}

/// A resolution with who does it by when.
fn resolution(p: &Page, one: &Resolution) -> String {
    let due = p.day_short(one.due);
    p.tn("cases-resolution-line", &[("what", one.what.as_str()), ("who", &one.owner_name), ("due", &due)])
}
