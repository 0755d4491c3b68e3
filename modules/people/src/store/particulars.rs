//! What an office may tell others of a client, field by field: for a referral, in which each is chosen by itself.

use kernel::{Code as _, Household, Id, Lang, Person};
use store::{Result, Source};
use ui::Page;

use crate::brief::Brief;
use crate::model::{Particulars, Subject};
use crate::store::{persons, ties, units};

/// The particulars of a subject. Of a person whose address is protected there is none to tell; such a person is not
/// named among those of a household either.
pub(crate) async fn of(on: &impl Source, p: &Page, subject: Subject) -> Result<Particulars> {
    match subject {
        Subject::Person(id) => person(on, p, persons::resolve(on, id).await?).await,
        Subject::Household(id) => {
            let household = units::record::<Household>(on, id).await?.unit;
            let address = household.address.line(Lang::Th);
            Ok(Particulars { address, household: members(on, p, id, None).await?, ..Particulars::default() })
        }
        Subject::Group(_) | Subject::Community(_) => Ok(Particulars::default()),
    }
}

async fn person(on: &impl Source, p: &Page, id: Id<Person>) -> Result<Particulars> {
    let record = persons::record(on, id).await?.person;
    let brief = crate::brief(on, id).await?;
    let born = [brief.born_text(Lang::Th), brief.age_text(p)];
    let mut household = Vec::new();
    for home in ties::memberships_of::<Household>(on, id).await? {
        if home.span.holds(p.today) {
            household.extend(members(on, p, home.unit, Some(id)).await?);
        }
    }
    let phones = [record.phone.as_ref(), record.other_phone.as_ref()];
    Ok(Particulars {
        id_number: record.identity.shown(),
        born: born.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        age: brief.age(p.today),
        phone: phones.into_iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        address: if record.protected { String::new() } else { record.lives().line(Lang::Th) },
        household,
    })
}

/// Who else lives in a household today: name, what they are there, and age.
async fn members(
    on: &impl Source,
    p: &Page,
    household: Id<Household>,
    without: Option<Id<Person>>,
) -> Result<Vec<String>> {
    let members = ties::members::<Household>(on, household).await?;
    let here = members.iter().filter(|member| member.span.holds(p.today) && Some(member.person) != without);
    let here: Vec<_> = here.collect();
    let ids: Vec<Id<Person>> = here.iter().map(|member| member.person).collect();
    let briefs = crate::briefs(on, &ids).await?;
    let line = |member: &&ties::Member<Household>| {
        let brief = briefs.get(&member.person).filter(|brief: &&Brief| !brief.protected)?;
        let part = p.t(&format!("people-member-{}", member.part.code())).into_owned();
        let words = [brief.name.clone(), part, brief.age_text(p)];
        Some(words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    Ok(here.iter().filter_map(line).collect())
}
