//! ผังเครือญาติจากทะเบียน: which relations of the registry a genogram can show, and as what.

use kernel::{Day, Id};
use kinship::{Bond, Break, Couple, Descent, Family, Life, Origin, Person, Sex, Twins, Who, Zygosity};

use crate::brief::Brief;
use crate::model::{self, Relation, RelationEnding, RelationForm, Span};

/// One relation, as it is kept: what the other is to the person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tied {
    pub person: Id<kernel::Person>,
    pub other: Id<kernel::Person>,
    pub what: Relation,
    pub span: Span,
    pub form: Option<RelationForm>,
    pub ending: Option<RelationEnding>,
    pub birth_order: Option<i64>,
}

impl Tied {
    /// Whether it is between these two, whoever is which.
    pub(crate) fn between(&self, one: Id<kernel::Person>, other: Id<kernel::Person>) -> bool {
        (self.person, self.other) == (one, other) || (self.person, self.other) == (other, one)
    }

    /// Whether the other is known as a parent by birth, or as a parent of whom no more is said.
    pub(crate) const fn by_birth(&self) -> bool {
        matches!((self.what, self.form), (Relation::Parent, None | Some(RelationForm::Birth)))
    }
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
/// An ended couple of which nobody wrote down how it ended is drawn as parted, unless one of the two had died by then.
pub(crate) fn family(people: Vec<Person>, ties: &[Tied], today: Day) -> Family {
    let among = |id: Id<kernel::Person>| people.iter().find(|person| person.who == Who(id.number()));
    let mut family = Family::default();
    for tied in ties {
        let (Some(one), Some(other)) = (among(tied.person), among(tied.other)) else { continue };
        match tied.what {
            Relation::Parent => {
                family.descents.push(Descent { child: one.who, parent: other.who, origin: origin(tied.form) });
            }
            Relation::Spouse => family.couples.push(couple(one, other, tied, today)),
            Relation::Sibling => {
                family.siblings.push((one.who, other.who));
                if let Some(form) = tied.form.filter(|form| form.is_twin()) {
                    born_together(&mut family.twins, one.who, other.who, zygosity(form));
                }
            }
            Relation::Grandparent
            | Relation::Guardian
            | Relation::Caregiver
            | Relation::Relative
            | Relation::Friend => {}
        }
    }
    Family { people, ..family }
}

const fn origin(form: Option<RelationForm>) -> Origin {
    match form {
        Some(RelationForm::Adopted) => Origin::Adoption,
        Some(RelationForm::Foster) => Origin::Foster,
        Some(RelationForm::Step) => Origin::Step,
        _ => Origin::Birth,
    }
}

const fn zygosity(form: RelationForm) -> Zygosity {
    match form {
        RelationForm::Identical => Zygosity::Identical,
        RelationForm::Fraternal => Zygosity::Fraternal,
        _ => Zygosity::Unknown,
    }
}

/// Puts two into one birth, with whoever was born with either; where the words differ nobody knows of what kind.
fn born_together(twins: &mut Vec<Twins>, one: Who, other: Who, zygosity: Zygosity) {
    let (with, apart): (Vec<Twins>, Vec<Twins>) =
        twins.drain(..).partition(|set| set.who.contains(&one) || set.who.contains(&other));
    let agreed = with.iter().all(|set| set.zygosity == zygosity);
    let mut who: Vec<Who> = with.into_iter().flat_map(|set| set.who).chain([one, other]).collect();
    who.sort_unstable();
    who.dedup();
    *twins = apart;
    twins.push(Twins { who, zygosity: if agreed { zygosity } else { Zygosity::Unknown } });
}

/// Everybody's place among their parents' children, for those who were born in one year, or in a year that nobody knows.
pub(crate) fn birth_order(of: Id<kernel::Person>, ties: &[Tied]) -> i64 {
    let own = ties.iter().filter(|tied| tied.what == Relation::Parent && tied.person == of);
    own.filter_map(|tied| tied.birth_order).min().unwrap_or(i64::MAX)
}

fn couple(one: &Person, other: &Person, tied: &Tied, today: Day) -> Couple {
    let ended = match tied.ending {
        Some(_) if tied.span.until.is_some_and(|until| until > today) => None,
        Some(RelationEnding::Divorce) => Some(Break::Divorce),
        Some(RelationEnding::Separation) => Some(Break::Separation),
        Some(RelationEnding::Death) => None,
        Some(RelationEnding::Other) | None => parted(one, other, tied.span, today),
    };
    let bond = match tied.form {
        Some(RelationForm::Registered) => Bond::Marriage,
        Some(RelationForm::Cohabiting) => Bond::Cohabitation,
        _ => Bond::Unsaid,
    };
    let until = tied.span.until.filter(|_| ended.is_some()).map(year);
    Couple { ended, from: tied.span.from.map(year), until, ..Couple::new(one.who, other.who, bond) }
}

/// Whether two are no longer a couple of whom only the last day is known, and both lived then.
fn parted(one: &Person, other: &Person, span: Span, today: Day) -> Option<Break> {
    let until = span.until.filter(|_| !span.holds(today)).map(year)?;
    let widowed = [one, other].iter().any(|person| match person.life {
        Life::Dead(died) => died.is_none_or(|died| died <= until),
        Life::Living => false,
    });
    (!widowed).then_some(Break::Separation)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap()
    }

    fn tied(person: i64, other: i64, what: Relation) -> Tied {
        let (person, other) = (Id::new(person), Id::new(other));
        Tied { person, other, what, span: Span::default(), form: None, ending: None, birth_order: None }
    }

    fn people(count: i64) -> Vec<Person> {
        (1..=count).map(|number| Person::named(Who(number), "ก")).collect()
    }

    fn spouses(life: Life, tie: Tied) -> Couple {
        let mut two = people(2);
        two[0].life = life;
        family(two, &[tie], day(20_260_901)).couples[0]
    }

    #[test]
    fn a_couple_that_ended_has_parted_unless_one_had_died() {
        let until = |until: Option<Day>| {
            let span = Span { from: Some(day(20_000_101)), until };
            Tied { span, ..tied(1, 2, Relation::Spouse) }
        };
        let ended = Some(day(20_100_101));
        assert_eq!(spouses(Life::Living, until(None)).ended, None);
        assert_eq!(spouses(Life::Living, until(ended)).ended, Some(Break::Separation));
        assert_eq!(spouses(Life::Dead(Some(2010)), until(ended)).ended, None);
        assert_eq!(spouses(Life::Dead(Some(2020)), until(ended)).ended, Some(Break::Separation));
    }

    #[test]
    fn how_a_couple_lived_and_ended_is_drawn_as_it_was_recorded() {
        let form = Some(RelationForm::Registered);
        let divorced = Tied { form, ending: Some(RelationEnding::Divorce), ..tied(1, 2, Relation::Spouse) };
        let couple = spouses(Life::Living, divorced);
        assert_eq!((couple.bond, couple.ended), (Bond::Marriage, Some(Break::Divorce)));
        let ahead = Span { from: None, until: Some(day(20_261_001)) };
        assert_eq!(spouses(Life::Living, Tied { span: ahead, ..divorced }).ended, None, "not yet");
        let widowed = Tied { ending: Some(RelationEnding::Death), ..divorced };
        assert_eq!(spouses(Life::Dead(Some(2020)), widowed).ended, None);
    }

    #[test]
    fn the_other_of_a_parent_relation_is_the_parent() {
        let adopted = Tied { form: Some(RelationForm::Adopted), ..tied(1, 2, Relation::Parent) };
        let family = family(people(2), &[adopted, tied(1, 9, Relation::Parent)], day(20_260_901));
        assert_eq!(family.descents, [Descent { child: Who(1), parent: Who(2), origin: Origin::Adoption }]);
    }

    #[test]
    fn twins_of_twins_are_of_one_birth() {
        let twin = |one, other, form| Tied { form: Some(form), ..tied(one, other, Relation::Sibling) };
        let ties = [twin(1, 2, RelationForm::Fraternal), twin(3, 4, RelationForm::Identical)];
        assert_eq!(family(people(4), &ties, day(20_260_901)).twins.len(), 2);
        let three = [ties[0], twin(2, 3, RelationForm::Fraternal)];
        let family = family(people(3), &three, day(20_260_901));
        assert_eq!(family.twins, [Twins { who: vec![Who(1), Who(2), Who(3)], zygosity: Zygosity::Fraternal }]);
        assert_eq!(family.siblings.len(), 2);
    }
}
