//! The registers of an office as files that can be brought in again: people, households, who lives in them, open matters.

use ::store::{Db, Entry, Result, StoreError};
use figures::sheet::{Entry as Cell, Sheet};
use kernel::{Actor, Case, Fields, Household, Id, Lang, Moment, Person};
use offices::Scope;
use people::{NewHousehold, NewPerson};
use thai::date::format_long;

use super::{MOST, PART, headings, row, settle};
use crate::links::{Matters, Opened};
use crate::model::Template;

/// Who takes a register out, and of which offices.
#[derive(Debug)]
pub(crate) struct Taking<'a> {
    pub db: &'a Db,
    pub actor: &'a Actor,
    pub scope: &'a Scope,
    pub matters: &'a dyn Matters,
    pub now: Moment,
}

impl Taking<'_> {
    /// A register as a file, numbers in full: who took it out, and why, is recorded first. The keys are the records' own ids, by
    /// which the files name one another.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn out(&self, template: Template, (name, lang): (&str, Lang), reason: &str) -> Result<Sheet> {
        if self.scope.offices().is_empty() {
            return Err(StoreError::NotFound);
        }
        let act = match template {
            Template::Persons => "people-exported",
            Template::Households => "households-exported",
            Template::Members => "household-members-exported",
            Template::Cases => "open-matters-exported",
        };
        let tx = self.db.write(self.actor).await?;
        // Of every office whose register it is, since whoever is in it may ask who took it out.
        for office in self.scope.offices() {
            tx.record(Entry::new(act, office.as_ref()).reason(reason)).await?;
        }
        tx.commit().await?;
        let rows = match template {
            Template::Persons => self.persons().await?,
            Template::Households => self.households().await?,
            Template::Members => self.members().await?,
            Template::Cases => self.cases().await?,
        };
        Ok(Sheet { name: name.to_owned(), headings: headings(template, lang), rows })
    }

    async fn persons(&self) -> Result<Vec<Vec<Cell>>> {
        let mut rows = Vec::new();
        let mut after: Option<Id<Person>> = None;
        while rows.len() < MOST {
            let ids = people::import::within(self.db, self.scope, after, PART).await?;
            let Some(last) = ids.last() else { break };
            after = Some(*last);
            for id in ids {
                let (_, person) = people::import::whole(self.db, id).await?;
                rows.push(of_person(id, &person));
            }
        }
        Ok(rows)
    }

    /// The next households, and how far they go.
    async fn households_after(&self, after: &mut Option<Id<Household>>) -> Result<Vec<(Id<Household>, NewHousehold)>> {
        let part = people::import::households_within(self.db, (self.scope, self.now.day()), *after, PART).await?;
        *after = part.last().map(|(id, _)| *id);
        Ok(part)
    }

    async fn households(&self) -> Result<Vec<Vec<Cell>>> {
        let mut rows = Vec::new();
        let mut after = None;
        while rows.len() < MOST {
            let part = self.households_after(&mut after).await?;
            if part.is_empty() {
                break;
            }
            rows.extend(part.iter().map(|(id, household)| of_household(*id, household)));
        }
        Ok(rows)
    }

    /// Who lives in the households today; of a person whom no office of the scope looks after, the id alone goes out.
    async fn members(&self) -> Result<Vec<Vec<Cell>>> {
        let mut rows = Vec::new();
        let mut after = None;
        while rows.len() < MOST {
            let part = self.households_after(&mut after).await?;
            if part.is_empty() {
                break;
            }
            for (household, _) in part {
                for (person, relation, since) in people::import::living_in(self.db, household, self.now.day()).await? {
                    let mut fields = Fields::default();
                    fields.set("household", household.to_string());
                    fields.set("person", person.to_string());
                    fields.set("relation", relation);
                    fields.set("since", since.map(|day| format_long(day.date())).unwrap_or_default());
                    rows.push(row(Template::Members, &fields));
                }
            }
        }
        Ok(rows)
    }

    async fn cases(&self) -> Result<Vec<Vec<Cell>>> {
        let mut rows = Vec::new();
        let mut after: Option<Id<Case>> = None;
        while rows.len() < MOST {
            let part = self.matters.opened(self.db, (self.actor, self.now), after, PART).await?;
            let Some(last) = part.last() else { break };
            after = Some(last.case);
            rows.extend(part.iter().map(of_matter));
        }
        Ok(rows)
    }
}

/// A person as a row of the template. Its key is the record's own id.
fn of_person(id: Id<Person>, person: &NewPerson) -> Vec<Cell> {
    let mut fields = people::import::person_fields(person);
    fields.set("title", person.title.as_str());
    fields.set("id_number", person.identity.shown());
    settle(&mut fields, "reg", person.registered.place);
    settle(&mut fields, "at", person.current.as_ref().and_then(|address| address.place));
    fields.set("key", id.to_string());
    row(Template::Persons, &fields)
}

fn of_household(id: Id<Household>, household: &NewHousehold) -> Vec<Cell> {
    let mut fields = people::import::household_fields(household);
    settle(&mut fields, "at", household.address.place);
    fields.set("key", id.to_string());
    row(Template::Households, &fields)
}

fn of_matter(Opened { person, matter, .. }: &Opened) -> Vec<Cell> {
    let mut fields = Fields::default();
    fields.set("key", matter.key.as_str());
    fields.set("person", person.to_string());
    fields.set("title", matter.title.as_str());
    fields.set("story", matter.story.as_str());
    fields.set("request", matter.request.as_str());
    fields.set("received-on", format_long(matter.received_on.date()));
    fields.set("target-group", matter.target_group.as_str());
    fields.set("channel", matter.channel.as_str());
    row(Template::Cases, &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Given, Reader, columns};
    use kernel::Day;
    use people::{Address, FormerName, Identity, Life, Marital, NameKind, Religion, Sex};
    use sheets::{Cell as FileCell, Line};

    #[test]
    fn a_person_who_went_out_comes_in_the_same() {
        let today = Day::from_number(20_260_901).unwrap();
        let person = NewPerson {
            identity: Identity::guess(thai::citizen_id::fictitious(7).as_str()).unwrap(),
            title: "นาง".into(),
            given: "สาย".into(),
            family: "ทองดี".into(),
            nickname: "แดง".into(),
            former: vec![FormerName { kind: NameKind::Family, name: "จันทร์แก้ว".into() }],
            sex: Sex::Female,
            born: thai::date::parse_partial("ก.พ. 2491", today.date()).ok(),
            life: Life::Dead(Day::from_number(20_260_101)),
            nationality: "ไทย".into(),
            registration: people::Registration::Thai,
            marital: Marital::Widowed,
            religion: Some(Religion::Islam),
            phone: thai::phone::parse("0812345678").ok(),
            registered: Address {
                house: "99/1".into(),
                place: Some(90_11_05),
                zip: "90110".into(),
                ..Address::default()
            },
            current: Some(Address { moo: "4".into(), place: Some(90_11), ..Address::default() }),
            protected: true,
            ..NewPerson::default()
        };
        let cells: Vec<FileCell> = of_person(Id::new(7), &person)
            .into_iter()
            .map(|cell| match cell {
                Cell::Text(words) => FileCell::text(words),
                _ => FileCell::default(),
            })
            .collect();
        let mapping: Vec<String> = columns::of(Template::Persons).iter().map(|column| column.name.to_owned()).collect();
        let line = Line { number: 2, cells, hidden: false };
        let read = Reader::new(Template::Persons, &mapping, Vec::new(), today).read(&line);
        let Some(Given::Person(back)) = read.given else { panic!("{:?}", read.problems) };
        assert_eq!(format!("{back:?}"), format!("{person:?}"));
    }
}
