//! A family read once: people by place, couples merged, children gathered under their parents, contradictions refused.

use std::collections::BTreeMap;

use crate::family::{Bond, Break, Couple, Family, Origin, Person, Untenable, Who, Zygosity};

/// Most people of one sheet; past it nobody can read an A4 page, and the layout would take long.
pub const MOST: usize = 150;

/// Parents, or siblings without known parents, with the children that hang under them.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// None for siblings alone, one, or two.
    pub(crate) parents: Vec<usize>,
    /// Which couple the two are; none when only their children say so.
    pub(crate) couple: Option<usize>,
    /// In the order of birth.
    pub(crate) children: Vec<(usize, Origin)>,
}

/// Twins by place.
#[derive(Debug, Clone)]
pub(crate) struct Set {
    pub(crate) who: Vec<usize>,
    pub(crate) zygosity: Zygosity,
}

/// A family without contradictions.
#[derive(Debug, Clone)]
pub(crate) struct Kin {
    pub(crate) people: Vec<Person>,
    /// The two by place, and what they are to each other.
    pub(crate) couples: Vec<(usize, usize, Couple)>,
    pub(crate) units: Vec<Unit>,
    pub(crate) twins: Vec<Set>,
    /// Stepchild and stepparent, where the couple's line shows it.
    pub(crate) steps: Vec<(usize, usize)>,
    pub(crate) at_home: Vec<bool>,
    pub(crate) client: Option<usize>,
    /// Everybody's place in the order of birth.
    pub(crate) rank: Vec<usize>,
}

impl Kin {
    /// Reads a family.
    pub(crate) fn read(family: &Family) -> Result<Self, Untenable> {
        let places = places(&family.people)?;
        let at = |who: Who| places.get(&who).copied().ok_or(Untenable::Stranger(who));
        let pair = |one: Who, other: Who| match one == other {
            true => Err(Untenable::Oneself(one)),
            false => Ok((at(one)?, at(other)?)),
        };
        let rank = ranks(&family.people);
        let mut couples: Vec<(usize, usize, Couple)> = Vec::new();
        for couple in &family.couples {
            let (one, other) = pair(couple.one, couple.other)?;
            merge(&mut couples, one.min(other), one.max(other), *couple);
        }
        let mut parents: Vec<BTreeMap<usize, Origin>> = vec![BTreeMap::new(); family.people.len()];
        for descent in &family.descents {
            let (child, parent) = pair(descent.child, descent.parent)?;
            let origin = parents[child].entry(parent).or_insert(descent.origin);
            *origin = descent.origin.min(*origin);
        }
        if let Some(place) = own_ancestor(&parents) {
            return Err(Untenable::OwnAncestor(family.people[place].who));
        }
        let steps = steps(&couples, &mut parents);
        let mut units = units(&couples, &parents, &rank);
        let mut siblings = Vec::new();
        for (one, other) in &family.siblings {
            siblings.push(pair(*one, *other)?);
        }
        units.extend(sibships(&siblings, &units, &rank));
        let mut twins = Vec::new();
        for set in &family.twins {
            let mut who = set.who.iter().map(|who| at(*who)).collect::<Result<Vec<_>, _>>()?;
            who.sort_by_key(|place| rank[*place]);
            who.dedup();
            twins.push(Set { who, zygosity: set.zygosity });
        }
        let mut at_home = vec![false; family.people.len()];
        for who in &family.household {
            at_home[at(*who)?] = true;
        }
        let client = family.client.map(at).transpose()?;
        Ok(Self { people: family.people.clone(), couples, units, twins, steps, at_home, client, rank })
    }
}

fn places(people: &[Person]) -> Result<BTreeMap<Who, usize>, Untenable> {
    match people.len() {
        0 => return Err(Untenable::Empty),
        count if count > MOST => return Err(Untenable::TooMany(count)),
        _ => {}
    }
    let mut places = BTreeMap::new();
    for (place, person) in people.iter().enumerate() {
        if places.insert(person.who, place).is_some() {
            return Err(Untenable::Twice(person.who));
        }
    }
    Ok(places)
}

/// The order of birth: by year, those without one last, then as given.
fn ranks(people: &[Person]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by_key(|place| (people[*place].born.is_none(), people[*place].born, *place));
    let mut ranks = vec![0; people.len()];
    for (rank, place) in order.into_iter().enumerate() {
        ranks[place] = rank;
    }
    ranks
}

/// The same two said twice are one couple: the later word on how it ended stands, a bond that was said stays said.
fn merge(couples: &mut Vec<(usize, usize, Couple)>, one: usize, other: usize, couple: Couple) {
    let Some((_, _, known)) = couples.iter_mut().find(|known| (known.0, known.1) == (one, other)) else {
        couples.push((one, other, couple));
        return;
    };
    if couple.bond != Bond::Unsaid {
        known.bond = couple.bond;
    }
    known.ended = if couple.until >= known.until { couple.ended } else { known.ended };
    known.until = if known.ended.is_some() { known.until.max(couple.until) } else { None };
    known.from = known.from.into_iter().chain(couple.from).min();
}

/// Somebody who descends from themselves, if anybody does.
fn own_ancestor(parents: &[BTreeMap<usize, Origin>]) -> Option<usize> {
    let mut left: Vec<bool> = vec![true; parents.len()];
    loop {
        let rooted = |place: &usize, left: &[bool]| left[*place] && parents[*place].keys().all(|parent| !left[*parent]);
        match (0..parents.len()).find(|place| rooted(place, &left)) {
            Some(place) => left[place] = false,
            None => break,
        }
    }
    let mut at = left.iter().position(|left| *left)?;
    for _ in 0..parents.len() {
        // Whoever is left has a parent who is left, so that this walk ends on the circle itself.
        at = parents[at].keys().copied().find(|parent| left[*parent])?;
    }
    Some(at)
}

/// Takes out the stepparents whose couple with a parent of the child is known: its line says all there is to draw.
fn steps(couples: &[(usize, usize, Couple)], parents: &mut [BTreeMap<usize, Origin>]) -> Vec<(usize, usize)> {
    let mut steps = Vec::new();
    for (child, parents) in parents.iter_mut().enumerate() {
        let own: Vec<usize> = parents.iter().filter(|one| *one.1 != Origin::Step).map(|one| *one.0).collect();
        let pair = |couple: &(usize, usize, Couple), step: usize| {
            couple.0 == step && own.contains(&couple.1) || couple.1 == step && own.contains(&couple.0)
        };
        let shown =
            |step: usize, origin: Origin| origin == Origin::Step && couples.iter().any(|couple| pair(couple, step));
        let taken: Vec<usize> = parents.iter().filter(|one| shown(*one.0, *one.1)).map(|one| *one.0).collect();
        for step in taken {
            parents.remove(&step);
            steps.push((child, step));
        }
    }
    steps
}

fn units(couples: &[(usize, usize, Couple)], parents: &[BTreeMap<usize, Origin>], rank: &[usize]) -> Vec<Unit> {
    let mut units: Vec<Unit> = couples
        .iter()
        .enumerate()
        .map(|(couple, (one, other, _))| Unit {
            parents: vec![*one, *other],
            couple: Some(couple),
            children: Vec::new(),
        })
        .collect();
    for (child, parents) in parents.iter().enumerate() {
        for origin in [Origin::Birth, Origin::Adoption, Origin::Foster, Origin::Step] {
            let mut loose: Vec<usize> = parents.iter().filter(|one| *one.1 == origin).map(|one| *one.0).collect();
            while !loose.is_empty() {
                let together = pick(&mut loose, couples);
                let unit = match units.iter_mut().find(|unit| unit.parents == together) {
                    Some(unit) => unit,
                    None => {
                        units.push(Unit { parents: together, couple: None, children: Vec::new() });
                        match units.last_mut() {
                            Some(unit) => unit,
                            None => continue,
                        }
                    }
                };
                unit.children.push((child, origin));
            }
        }
    }
    for unit in &mut units {
        unit.children.sort_by_key(|(child, _)| rank[*child]);
    }
    units
}

/// Takes the next parents who belong together: two are two, of more only a couple is.
fn pick(loose: &mut Vec<usize>, couples: &[(usize, usize, Couple)]) -> Vec<usize> {
    if loose.len() <= 2 {
        return std::mem::take(loose);
    }
    let both = |couple: &&(usize, usize, Couple)| loose.contains(&couple.0) && loose.contains(&couple.1);
    let together = couples.iter().find(both).map_or_else(|| vec![loose[0]], |couple| vec![couple.0, couple.1]);
    loose.retain(|place| !together.contains(place));
    together
}

/// Siblings who share no parent here, gathered.
fn sibships(siblings: &[(usize, usize)], units: &[Unit], rank: &[usize]) -> Vec<Unit> {
    let share = |one: usize, other: usize| {
        units.iter().any(|unit| [one, other].iter().all(|who| unit.children.iter().any(|child| child.0 == *who)))
    };
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for (one, other) in siblings.iter().copied().filter(|(one, other)| !share(*one, *other)) {
        let (mut joined, apart): (Vec<_>, Vec<_>) =
            sets.into_iter().partition(|set| set.contains(&one) || set.contains(&other));
        joined.push(vec![one, other]);
        sets = apart;
        sets.push(joined.concat());
    }
    let unit = |mut set: Vec<usize>| {
        set.sort_by_key(|place| rank[*place]);
        set.dedup();
        let children = set.into_iter().map(|child| (child, Origin::Birth)).collect();
        Unit { parents: Vec::new(), couple: None, children }
    };
    sets.into_iter().map(unit).collect()
}

impl Unit {
    /// What the two are to each other: the couple's words, or nothing said.
    pub(crate) fn bond(&self, kin: &Kin) -> (Bond, Option<Break>) {
        let couple = self.couple.and_then(|couple| kin.couples.get(couple));
        couple.map_or((Bond::Unsaid, None), |(_, _, couple)| (couple.bond, couple.ended))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::Descent;

    fn family(count: i64) -> Family {
        Family { people: (0..count).map(|n| Person::named(Who(n), "x")).collect(), ..Family::default() }
    }

    fn child(child: i64, parent: i64) -> Descent {
        Descent { child: Who(child), parent: Who(parent), origin: Origin::Birth }
    }

    #[test]
    fn nobody_descends_from_themselves() {
        let mut family = family(5);
        family.descents = vec![child(4, 1), child(1, 2), child(2, 3), child(3, 1)];
        let Err(Untenable::OwnAncestor(who)) = Kin::read(&family) else { panic!("drawn") };
        assert!([1, 2, 3].contains(&who.0), "{who:?} is not on the circle");
    }

    #[test]
    fn a_tie_to_oneself_or_to_a_stranger_is_named() {
        let mut one = family(2);
        one.descents = vec![child(1, 1)];
        assert_eq!(Kin::read(&one).err(), Some(Untenable::Oneself(Who(1))));
        one.descents = vec![child(1, 9)];
        assert_eq!(Kin::read(&one).err(), Some(Untenable::Stranger(Who(9))));
        assert_eq!(Kin::read(&family(0)).err(), Some(Untenable::Empty));
        assert_eq!(Kin::read(&family(151)).err(), Some(Untenable::TooMany(151)));
    }

    #[test]
    fn the_same_couple_said_twice_is_one() {
        let mut family = family(2);
        let divorced =
            Couple { ended: Some(Break::Divorce), until: Some(2000), ..Couple::new(Who(1), Who(0), Bond::Marriage) };
        family.couples = vec![Couple::new(Who(0), Who(1), Bond::Unsaid), divorced];
        let kin = Kin::read(&family).unwrap();
        assert_eq!(kin.units.len(), 1);
        assert_eq!(kin.units[0].bond(&kin), (Bond::Marriage, Some(Break::Divorce)));
    }

    #[test]
    fn a_stepparent_hangs_no_child_under_a_couple_that_shows_it() {
        let mut family = family(4);
        let step = Descent { origin: Origin::Step, ..child(3, 2) };
        family.descents = vec![child(3, 0), child(3, 1), step];
        let alone = Kin::read(&family).unwrap();
        assert!(alone.steps.is_empty() && alone.units.iter().any(|unit| unit.parents == [2]));
        family.couples = vec![Couple::new(Who(1), Who(2), Bond::Marriage)];
        let kin = Kin::read(&family).unwrap();
        assert_eq!(kin.steps, [(3, 2)]);
        let of_step = kin.units.iter().filter(|unit| unit.parents.contains(&2));
        assert!(of_step.clone().count() == 1 && of_step.clone().all(|unit| unit.children.is_empty()));
    }

    #[test]
    fn half_siblings_hang_under_different_parents() {
        let mut family = family(5);
        family.descents = vec![child(3, 0), child(3, 1), child(4, 0), child(4, 2)];
        let kin = Kin::read(&family).unwrap();
        assert_eq!(kin.units.len(), 2);
        family.siblings = vec![(Who(3), Who(4))];
        assert_eq!(Kin::read(&family).unwrap().units.len(), 3, "half siblings said to be siblings are tied");
    }
}
