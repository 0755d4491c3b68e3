//! ผังเครือญาติจากทะเบียน: which relations of the registry a genogram can show, and as what.

use kernel::{Day, Id};
use kinship::{Bond, Break, Couple, Descent, Family, Life, Origin, Person, Sex, Who};

use crate::brief::Brief;
use crate::model::{self, Relation, Span};

/// One relation, as it is kept: what the other is to the person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tied {
    pub person: Id<kernel::Person>,
    pub other: Id<kernel::Person>,
    pub what: Relation,
    pub span: Span,
}

/// The relations by which somebody is found for a genogram.
pub(crate) const fn kin(what: Relation) -> bool {
    matches!(what, Relation::Parent | Relation::Spouse | Relation::Sibling)
}

/// A person as the genogram shows them; `open` unless other offices look after them, whose name alone is hidden.
pub(crate) fn person(brief: &Brief, open: bool, hidden: &str, today: Day) -> Person {
    let who = Who(brief.id.number());
    if !open {
        return Person::named(who, hidden);
    }
    let sex = match brief.sex {
        model::Sex::Male => Sex::Male,
        model::Sex::Female => Sex::Female,
        model::Sex::Unknown => Sex::Unknown,
    };
    let life = if brief.dead { Life::Dead(brief.died.map(year)) } else { Life::Living };
    let born = brief.born.map(|born| i32::from(born.date.year()));
    let age = brief.age(today).and_then(|age| u16::try_from(age).ok());
    Person { who, name: brief.name.clone(), sex, born, life, age }
}

fn year(day: Day) -> i32 {
    i32::from(day.date().year())
}

/// The family that the relations tell of; ties to people who are not among those given are left out.
///
/// The registry does not say whether a couple is registered, why a relation ended, who was adopted, or who are twins:
/// couples are drawn as couples and no more, an ended one as parted unless one of the two had died by then.
pub(crate) fn family(people: Vec<Person>, ties: &[Tied], today: Day) -> Family {
    let among = |id: Id<kernel::Person>| people.iter().find(|person| person.who == Who(id.number()));
    let mut family = Family::default();
    for tied in ties {
        let (Some(one), Some(other)) = (among(tied.person), among(tied.other)) else { continue };
        match tied.what {
            Relation::Parent => {
                family.descents.push(Descent { child: one.who, parent: other.who, origin: Origin::Birth });
            }
            Relation::Spouse => family.couples.push(couple(one, other, tied.span, today)),
            Relation::Sibling => family.siblings.push((one.who, other.who)),
            Relation::Grandparent
            | Relation::Guardian
            | Relation::Caregiver
            | Relation::Relative
            | Relation::Friend => {}
        }
    }
    Family { people, ..family }
}

fn couple(one: &Person, other: &Person, span: Span, today: Day) -> Couple {
    let until = span.until.filter(|_| !span.holds(today)).map(year);
    let widowed = [one, other].iter().any(|person| match person.life {
        Life::Dead(died) => died.is_none_or(|died| until.is_none_or(|until| died <= until)),
        Life::Living => false,
    });
    let ended = until.filter(|_| !widowed).map(|_| Break::Separation);
    Couple {
        ended,
        from: span.from.map(year),
        until: until.filter(|_| ended.is_some()),
        ..Couple::new(one.who, other.who, Bond::Unsaid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap()
    }

    fn spouses(life: Life, until: Option<Day>) -> Couple {
        let people = vec![Person { life, ..Person::named(Who(1), "ก") }, Person::named(Who(2), "ข")];
        let span = Span { from: Some(day(20_000_101)), until };
        let tied = Tied { person: Id::new(1), other: Id::new(2), what: Relation::Spouse, span };
        family(people, &[tied], day(20_260_901)).couples[0]
    }

    #[test]
    fn a_couple_that_ended_has_parted_unless_one_had_died() {
        assert_eq!(spouses(Life::Living, None).ended, None);
        assert_eq!(spouses(Life::Living, Some(day(20_100_101))).ended, Some(Break::Separation));
        assert_eq!(spouses(Life::Dead(Some(2010)), Some(day(20_100_101))).ended, None);
        assert_eq!(spouses(Life::Dead(Some(2020)), Some(day(20_100_101))).ended, Some(Break::Separation));
    }

    #[test]
    fn the_other_of_a_parent_relation_is_the_parent() {
        let people = vec![Person::named(Who(1), "ลูก"), Person::named(Who(2), "แม่")];
        let tied =
            |other| Tied { person: Id::new(1), other: Id::new(other), what: Relation::Parent, span: Span::default() };
        let family = family(people, &[tied(2), tied(9)], day(20_260_901));
        assert_eq!(family.descents, [Descent { child: Who(1), parent: Who(2), origin: Origin::Birth }]);
    }
}
