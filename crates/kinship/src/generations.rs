//! Which row everybody stands in: parents above children, partners and siblings level with each other.

use crate::units::Kin;

/// Whom levels hold together, by a representative.
struct Together(Vec<usize>);

impl Together {
    fn of(&self, mut place: usize) -> usize {
        while self.0[place] != place {
            place = self.0[place];
        }
        place
    }

    /// Joins two unless that would put somebody above themselves: a couple of uncle and niece stands level, one of
    /// father and daughter cannot.
    fn join(&mut self, one: usize, other: usize, above: &[(usize, usize)]) {
        let before = self.0.clone();
        let (one, other) = (self.of(one), self.of(other));
        self.0[one.max(other)] = one.min(other);
        if self.longest(above).is_none() {
            self.0 = before;
        }
    }

    /// The longest way down to everybody; none when there is a circle.
    fn longest(&self, above: &[(usize, usize)]) -> Option<Vec<usize>> {
        let count = self.0.len();
        let mut row = vec![0; count];
        for _ in 0..=count {
            let mut still = true;
            for (parent, child) in above {
                let (parent, child) = (self.of(*parent), self.of(*child));
                if row[child] <= row[parent] {
                    row[child] = row[parent] + 1;
                    still = false;
                }
            }
            if still {
                return Some((0..count).map(|place| row[self.of(place)]).collect());
            }
        }
        None
    }
}

/// Everybody's row, the oldest generation 0, without an empty row in between.
pub(crate) fn rows(kin: &Kin) -> Vec<usize> {
    let count = kin.people.len();
    let above: Vec<(usize, usize)> = kin
        .units
        .iter()
        .flat_map(|unit| {
            unit.parents.iter().flat_map(|parent| unit.children.iter().map(|(child, _)| (*parent, *child)))
        })
        .collect();
    let mut together = Together((0..count).collect());
    for unit in &kin.units {
        match unit.parents.as_slice() {
            [one, other] => together.join(*one, *other, &above),
            [] => unit.children.windows(2).for_each(|pair| together.join(pair[0].0, pair[1].0, &above)),
            _ => {}
        }
    }
    let edges: Vec<(usize, usize)> =
        above.iter().map(|(parent, child)| (together.of(*parent), together.of(*child))).collect();
    let mut row = together.longest(&above).unwrap_or_else(|| vec![0; count]);
    settle(&mut row, &edges, &together);
    level_loose(kin, &mut row, &edges, &together);
    let row: Vec<usize> = (0..count).map(|place| row[together.of(place)]).collect();
    let used: std::collections::BTreeSet<usize> = row.iter().copied().collect();
    row.into_iter().map(|row| used.range(..row).count()).collect()
}

/// Moves whoever can be nearer to their children down to them: the parents of one who married into a later generation.
fn settle(row: &mut [usize], edges: &[(usize, usize)], together: &Together) {
    for _ in 0..row.len() {
        let mut still = true;
        for place in (0..row.len()).filter(|place| together.of(*place) == *place) {
            let lowest = edges.iter().filter(|edge| edge.0 == place).map(|edge| row[edge.1]).min();
            let Some(lowest) = lowest else { continue };
            let down = edges.iter().filter(|edge| edge.0 == place).count();
            let up = edges.iter().filter(|edge| edge.1 == place).count();
            if lowest > row[place] + 1 && down >= up {
                row[place] = lowest - 1;
                still = false;
            }
        }
        if still {
            return;
        }
    }
}

/// Whoever has neither parents nor children here stands level with the client.
fn level_loose(kin: &Kin, row: &mut [usize], edges: &[(usize, usize)], together: &Together) {
    let level = kin.client.map_or(0, |client| row[together.of(client)]);
    for (place, row) in row.iter_mut().enumerate() {
        if edges.iter().all(|edge| edge.0 != place && edge.1 != place) && together.of(place) == place {
            *row = level;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::{Bond, Couple, Descent, Family, Origin, Person, Who};

    fn rows_of(count: i64, descents: &[(i64, i64)], couples: &[(i64, i64)]) -> Vec<usize> {
        let child =
            |(child, parent): &(i64, i64)| Descent { child: Who(*child), parent: Who(*parent), origin: Origin::Birth };
        let couple = |(one, other): &(i64, i64)| Couple::new(Who(*one), Who(*other), Bond::Marriage);
        let family = Family {
            people: (0..count).map(|n| Person::named(Who(n), "x")).collect(),
            descents: descents.iter().map(child).collect(),
            couples: couples.iter().map(couple).collect(),
            ..Family::default()
        };
        rows(&Kin::read(&family).unwrap())
    }

    #[test]
    fn one_who_marries_into_a_later_generation_brings_their_parents_down() {
        // 0 > 1 > 2, and 2 is married to 3, whose mother is 4.
        assert_eq!(rows_of(5, &[(1, 0), (2, 1), (3, 4)], &[(2, 3)]), [0, 1, 2, 2, 1]);
    }

    #[test]
    fn uncle_and_niece_stand_level_father_and_daughter_do_not() {
        // 0 has the children 1 and 2; 3 is the child of 1 and married to 2.
        assert_eq!(rows_of(4, &[(1, 0), (2, 0), (3, 1)], &[(2, 3)]), [0, 1, 2, 2]);
        assert_eq!(rows_of(2, &[(1, 0)], &[(0, 1)]), [0, 1]);
    }
}
