//! สำเนาข้อมูลของเจ้าของข้อมูล: what the registry holds of one person, in words; of others no more than what they are to
//! the person.

use kernel::{Group, Held, Household, Id, Person};
use store::{Result, Source};
use ui::Page;

use super::PersonPage;
use crate::store::ties::{self, Member, Members};
use crate::store::{persons, reach, units};

/// The registry's part of a person's copy. The number is whole: it is their own.
pub(crate) async fn held(on: &impl Source, p: &Page, id: Id<Person>) -> Result<Vec<Held>> {
    let record = persons::record(on, id).await?;
    let person = &record.person;
    let name = crate::model::display_name(&person.title, &person.given, &person.middle, &person.family);
    let number = format!("{} {}", p.code("people-id-kind", person.identity.kind()), person.identity.shown());
    let mut who = Held::new(p.t("people-person")).fact(p.t("people-copy-name"), name);
    who = who.fact(p.t("people-nickname"), person.nickname.as_str()).fact(p.t("people-id-number"), number.trim());
    let page = PersonPage::of_record(p.clone(), crate::brief(on, id).await?, record);
    for (label, value) in page.details() {
        who = who.fact(label, value);
    }
    let mut who = who.fact(p.t("people-copy-changed"), page.changed_at());
    for (merge, values) in super::former(on, p, id).await? {
        let mut record = Held::new(super::told_of(p, &merge));
        for (label, value, _) in values {
            record = record.fact(label, value);
        }
        who = who.part(record);
    }
    let ties = Held::new(p.t("people-copy-ties"));
    let ties = ties.part(relations(on, p, id).await?);
    let ties = ties.part(belongs::<Household>(on, p, id, "people-households").await?);
    let ties = ties.part(belongs::<Group>(on, p, id, "people-groups-title").await?);
    let offices = reach::offices(on, id.as_ref()).await?;
    let known = offices::offices(on, &offices).await?;
    let named: Vec<&str> = offices.iter().filter_map(|id| known.get(id)).map(|office| office.named(p.lang)).collect();
    Ok(vec![who.fact(p.t("people-looked-after-by"), named.join(", ")), ties])
}

/// What others are to the person, and since when; who they are is theirs.
async fn relations(on: &impl Source, p: &Page, id: Id<Person>) -> Result<Held> {
    let mut held = Held::new(p.t("people-relations"));
    for row in crate::store::relations::of(on, id).await? {
        let (_, word) = row.seen_from(id);
        held = held.fact(p.code("people-relation", word), span(p, row.span()));
    }
    Ok(held)
}

async fn belongs<U: Members>(on: &impl Source, p: &Page, id: Id<Person>, heading: &str) -> Result<Held> {
    let memberships: Vec<Member<U>> = ties::memberships_of(on, id).await?;
    let numbers: Vec<i64> = memberships.iter().map(|member| member.unit.number()).collect();
    let units = units::briefs(on, U::KIND, &numbers, p.today).await?;
    let mut held = Held::new(p.t(heading));
    for member in &memberships {
        let name = units.iter().find(|unit| unit.subject == U::subject(member.unit)).map(|unit| unit.name.clone());
        held =
            held.fact(name.unwrap_or_default(), format!("{} {}", p.code(U::WORDS, member.part), span(p, member.span)));
    }
    Ok(held)
}

fn span(p: &Page, span: crate::model::Span) -> String {
    let day = |day: Option<kernel::Day>| day.map_or_else(|| "…".to_owned(), |day| p.day_short(day));
    format!("{} – {}", day(span.from), day(span.until))
}
