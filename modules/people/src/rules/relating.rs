//! What contradicts itself among relatives, and what may be true but needs a reason before it is recorded.

use std::collections::BTreeSet;

use kernel::{Day, Id, Person, Refusal};
use thai::date::{PartialDate, Precision};

use super::Tied;
use crate::model::{Born, Relation, RelationForm, Sex};

/// One of the two, as far as the registry knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side {
    pub born: Born,
    pub sex: Sex,
    pub dead: bool,
    pub died: Option<Day>,
}

/// What the registry knows around a relation that is to be recorded.
#[derive(Debug, Clone)]
pub(crate) struct Around {
    /// Whose it is; of a parent relation the child.
    pub person: Side,
    /// The other; of a parent relation the parent.
    pub other: Side,
    /// The other relations of both, without the one that is changed.
    pub ties: Vec<Tied>,
    /// Everybody whom the other descends from, and the other; filled for a parent relation.
    pub forebears: BTreeSet<Id<Person>>,
    /// Who of the people named by the ties has died.
    pub dead: BTreeSet<Id<Person>>,
}

/// Days of a year of which no more is known, and of a month.
const YEAR: i64 = 364;
const MONTH: i64 = 30;
/// A child may be born that many days after its father's death: ป.พ.พ. มาตรา 1536 counts three hundred and ten.
const AFTER_FATHER: i64 = 310;
/// Twins may be born some weeks apart; further apart they are no twins.
const APART: i64 = 90;
/// Years between a parent by birth and a child below which the records are likely mistaken.
const YOUNG: i64 = 12;

fn first(when: PartialDate) -> Day {
    Day::from_date(when.date)
}

fn last(when: PartialDate) -> Day {
    let more = match when.precision {
        Precision::Day => 0,
        Precision::Month => MONTH,
        Precision::Year => YEAR,
    };
    first(when).plus_days(more)
}

/// Refuses what cannot be true, whatever the reason.
///
/// # Errors
/// The refusal to show.
pub(crate) fn contradiction(new: &Tied, around: &Around, today: Day) -> Result<(), Refusal> {
    let again = |tied: &&Tied| {
        let same = tied.what == new.what && tied.between(new.person, new.other);
        same && (new.what == Relation::Parent || tied.span.goes_on(today) && new.span.goes_on(today))
    };
    if around.ties.iter().any(|tied| again(&tied)) {
        return Err(Refusal::new("people-refused-related-already"));
    }
    let early = |side: &Side| matches!((new.span.until, side.born), (Some(until), Some(born)) if until < first(born));
    if early(&around.person) || early(&around.other) {
        return Err(Refusal::new("people-refused-before-birth"));
    }
    match new.what {
        Relation::Parent => parent(new, around),
        Relation::Sibling => twins(new, around),
        _ => Ok(()),
    }
}

fn parent(new: &Tied, around: &Around) -> Result<(), Refusal> {
    if around.forebears.contains(&new.person) {
        return Err(Refusal::new("people-refused-own-ancestor"));
    }
    let (child, parent) = (&around.person, &around.other);
    if let (Some(child), Some(parent)) = (child.born, parent.born)
        && last(child) <= first(parent)
    {
        return Err(Refusal::new("people-refused-older-child"));
    }
    if !new.by_birth() {
        return Ok(());
    }
    let grace = if parent.sex == Sex::Female { 0 } else { AFTER_FATHER };
    if let (Some(born), Some(died)) = (child.born, parent.died)
        && died.plus_days(grace) < first(born)
    {
        return Err(Refusal::new("people-refused-born-after-death"));
    }
    let others = around.ties.iter().filter(|tied| tied.by_birth() && tied.person == new.person).count();
    if others >= 2 { Err(Refusal::new("people-refused-third-parent")) } else { Ok(()) }
}

fn twins(new: &Tied, around: &Around) -> Result<(), Refusal> {
    let Some(form) = new.form.filter(|form| form.is_twin()) else { return Ok(()) };
    let (one, other) = (&around.person, &around.other);
    if let (Some(one), Some(other)) = (one.born, other.born) {
        let apart = |one, other| last(one).plus_days(APART) < first(other);
        if apart(one, other) || apart(other, one) {
            return Err(Refusal::new("people-refused-twins-apart"));
        }
    }
    let known = one.sex != Sex::Unknown && other.sex != Sex::Unknown;
    if form == RelationForm::Identical && known && one.sex != other.sex {
        return Err(Refusal::new("people-refused-identical-twins"));
    }
    Ok(())
}

/// What speaks against a relation without making it impossible: it is recorded with a reason. Answers the text key.
pub(crate) fn doubt(new: &Tied, around: &Around, today: Day) -> Option<&'static str> {
    match new.what {
        Relation::Parent if new.by_birth() => match (around.person.born, around.other.born) {
            (Some(child), Some(parent)) if last(child) < first(parent).plus_days(YOUNG * 365) => {
                Some("people-doubt-young-parent")
            }
            _ => None,
        },
        Relation::Spouse if new.form == Some(RelationForm::Registered) => marriage(new, around, today),
        _ => None,
    }
}

/// ป.พ.พ. มาตรา 1452 forbids a second marriage while the first lasts, มาตรา 1450 and 1451 one of near relatives and of an
/// adopter with the adopted. Such marriages stand in registers all the same, so they are recorded with the reason.
fn marriage(new: &Tied, around: &Around, today: Day) -> Option<&'static str> {
    let near = |tied: &&Tied| {
        let kin = match tied.what {
            Relation::Parent => tied.by_birth() || tied.form == Some(RelationForm::Adopted),
            Relation::Sibling | Relation::Grandparent => true,
            _ => false,
        };
        kin && tied.between(new.person, new.other)
    };
    if around.ties.iter().any(|tied| near(&tied)) {
        return Some("people-doubt-near-kin");
    }
    let lasts = |tied: &&Tied| {
        let marriage = tied.what == Relation::Spouse && tied.form == Some(RelationForm::Registered);
        let living = [tied.person, tied.other].iter().all(|id| !around.dead.contains(id));
        marriage && living && tied.ending.is_none() && tied.span.goes_on(today)
    };
    let lasting = new.ending.is_none() && new.span.goes_on(today) && !around.person.dead && !around.other.dead;
    (lasting && around.ties.iter().any(|tied| lasts(&tied))).then_some("people-doubt-second-marriage")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RelationEnding, Span};

    fn today() -> Day {
        Day::from_number(20_260_901).unwrap()
    }

    fn born(text: &str) -> Side {
        let born = thai::date::parse_partial(text, today().date()).ok();
        Side { born, sex: Sex::Unknown, dead: false, died: None }
    }

    fn tied(person: i64, other: i64, what: Relation, form: Option<RelationForm>) -> Tied {
        let (person, other) = (Id::new(person), Id::new(other));
        Tied { person, other, what, span: Span::default(), form, ending: None, birth_order: None }
    }

    fn around(person: Side, other: Side, ties: Vec<Tied>) -> Around {
        Around { person, other, ties, forebears: BTreeSet::new(), dead: BTreeSet::new() }
    }

    fn refused(new: &Tied, around: &Around) -> &'static str {
        contradiction(new, around, today()).expect_err("a contradiction").key
    }

    #[test]
    fn a_child_is_younger_than_its_parents_as_far_as_the_days_are_known() {
        let new = tied(1, 2, Relation::Parent, None);
        let older = around(born("1/5/2500"), born("2/5/2500"), Vec::new());
        assert_eq!(refused(&new, &older), "people-refused-older-child");
        let year = around(born("2520"), born("2500"), Vec::new());
        assert_eq!(contradiction(&new, &year, today()), Ok(()));
        assert_eq!(doubt(&new, &year, today()), None);
        let young = around(born("2508"), born("2500"), Vec::new());
        assert_eq!(contradiction(&new, &young, today()), Ok(()));
        assert_eq!(doubt(&new, &young, today()), Some("people-doubt-young-parent"));
        let step = tied(1, 2, Relation::Parent, Some(RelationForm::Step));
        assert_eq!(doubt(&step, &young, today()), None, "a stepmother may be young");
    }

    #[test]
    fn nobody_is_born_long_after_a_parent_died() {
        let new = tied(1, 2, Relation::Parent, Some(RelationForm::Birth));
        let died = |sex| Side { sex, dead: true, died: Day::from_number(20_000_101), ..born("2500") };
        let mother = around(born("1/3/2543"), died(Sex::Female), Vec::new());
        assert_eq!(refused(&new, &mother), "people-refused-born-after-death");
        let father = around(born("1/3/2543"), died(Sex::Male), Vec::new());
        assert_eq!(contradiction(&new, &father, today()), Ok(()));
        let late = around(born("1/3/2544"), died(Sex::Male), Vec::new());
        assert_eq!(refused(&new, &late), "people-refused-born-after-death");
    }

    #[test]
    fn nobody_has_three_parents_by_birth_nor_is_their_own_ancestor() {
        let known = vec![tied(1, 2, Relation::Parent, None), tied(1, 3, Relation::Parent, Some(RelationForm::Birth))];
        let side = born("");
        let third = tied(1, 4, Relation::Parent, None);
        assert_eq!(refused(&third, &around(side, side, known.clone())), "people-refused-third-parent");
        let foster = tied(1, 4, Relation::Parent, Some(RelationForm::Foster));
        assert_eq!(contradiction(&foster, &around(side, side, known.clone()), today()), Ok(()));
        let again = tied(1, 2, Relation::Parent, Some(RelationForm::Adopted));
        assert_eq!(refused(&again, &around(side, side, known)), "people-refused-related-already");
        let circle = Around { forebears: BTreeSet::from([Id::new(1)]), ..around(side, side, Vec::new()) };
        assert_eq!(refused(&third, &circle), "people-refused-own-ancestor");
    }

    #[test]
    fn a_second_marriage_needs_a_reason_while_the_first_lasts() {
        let married = Some(RelationForm::Registered);
        let (new, first) = (tied(1, 2, Relation::Spouse, married), tied(1, 3, Relation::Spouse, married));
        let side = born("2500");
        assert_eq!(doubt(&new, &around(side, side, vec![first]), today()), Some("people-doubt-second-marriage"));
        let divorced = Tied { ending: Some(RelationEnding::Divorce), ..first };
        assert_eq!(doubt(&new, &around(side, side, vec![divorced]), today()), None);
        let widowed = Around { dead: BTreeSet::from([Id::new(3)]), ..around(side, side, vec![first]) };
        assert_eq!(doubt(&new, &widowed, today()), None);
        let together = tied(1, 3, Relation::Spouse, Some(RelationForm::Cohabiting));
        assert_eq!(doubt(&new, &around(side, side, vec![together]), today()), None);
        let parent = tied(1, 2, Relation::Parent, None);
        assert_eq!(doubt(&new, &around(side, side, vec![parent]), today()), Some("people-doubt-near-kin"));
    }

    #[test]
    fn twins_are_born_together_and_identical_ones_are_of_one_sex() {
        let new = tied(1, 2, Relation::Sibling, Some(RelationForm::Identical));
        assert_eq!(refused(&new, &around(born("2550"), born("2553"), Vec::new())), "people-refused-twins-apart");
        let (girl, boy) = (Side { sex: Sex::Female, ..born("2550") }, Side { sex: Sex::Male, ..born("2550") });
        assert_eq!(refused(&new, &around(girl, boy, Vec::new())), "people-refused-identical-twins");
        let fraternal = tied(1, 2, Relation::Sibling, Some(RelationForm::Fraternal));
        assert_eq!(contradiction(&fraternal, &around(girl, boy, Vec::new()), today()), Ok(()));
    }
}
