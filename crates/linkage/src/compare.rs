//! การเทียบสองระเบียน: the levels of every field for a pair of records.

use crate::birth::BirthLikeness;
use crate::numbers::{CidLikeness, PhoneLikeness};
use crate::pattern::{COUNTED, PARTS, Part, Pattern, TURNED};
use crate::person::{Person, Sex, SpellingId};
use crate::register::Register;
use crate::spelling::Likeness;

impl Register {
    /// Compares two records field by field.
    pub(crate) fn compare(&self, a: u32, b: u32) -> Pattern {
        let (one, other) = (&self.persons[a as usize], &self.persons[b as usize]);
        let mut levels = [0; PARTS];
        let (given, family) = self.names(one, other);
        levels[Part::Given as usize] = given as u8;
        levels[Part::Family as usize] = family as u8;
        levels[Part::Sex as usize] = sex(one.sex, other.sex);
        levels[Part::Dwelling as usize] = self.dwelling(one, other) as u8;
        levels[Part::Place as usize] = self.place(one, other) as u8;
        levels[Part::Phone as usize] = match one.phone.likeness(other.phone) {
            PhoneLikeness::Same => 0,
            PhoneLikeness::Slip => 1,
            PhoneLikeness::Different => 2,
            PhoneLikeness::Missing => 3,
        };
        levels[Part::Birth as usize] = birth(one.birth.likeness(other.birth));
        levels[Part::Cid as usize] = match one.cid.likeness(other.cid) {
            CidLikeness::Same => 0,
            CidLikeness::Slip => 1,
            CidLikeness::Conflict => 2,
            CidLikeness::Different => 3,
            CidLikeness::Missing => 4,
        };
        levels[Part::Number as usize] = match self.likeness(one.number, other.number) {
            Likeness::Same => 0,
            Likeness::Slip => 1,
            Likeness::Near | Likeness::Begun => 2,
            Likeness::Different => 3,
            Likeness::Missing => 4,
        };
        let turned = usize::from(levels[Part::Given as usize]) == TURNED;
        Pattern { levels, shares: self.shares(a, b, turned) }
    }

    /// How near two texts of this register are.
    fn likeness(&self, a: SpellingId, b: SpellingId) -> Likeness {
        match (a, b) {
            (0, _) | (_, 0) => Likeness::Missing,
            _ if a == b => Likeness::Same,
            _ => self.spelling(a).likeness(self.spelling(b)),
        }
    }

    fn names(&self, one: &Person, other: &Person) -> (Given, Family) {
        let straight = (self.likeness(one.given, other.given), self.likeness(one.family, other.family));
        if straight.0 >= Likeness::Begun && straight.1 >= Likeness::Near {
            match self.crossing(one, other) {
                2 => return (Given::Turned, Family::Same),
                1 => return (Given::Crossed, Family::Different),
                _ => {}
            }
        }
        let given = match straight.0 {
            Likeness::Same => Given::Same,
            Likeness::Slip => Given::Slip,
            Likeness::Near => Given::Near,
            Likeness::Begun => Given::Begun,
            Likeness::Different => Given::Different,
            Likeness::Missing => Given::Missing,
        };
        let may_have_married =
            matches!((one.sex, other.sex), (Sex::Female, Sex::Female | Sex::Unknown) | (Sex::Unknown, Sex::Female));
        let family = match straight.1 {
            Likeness::Same => Family::Same,
            Likeness::Slip => Family::Slip,
            Likeness::Near | Likeness::Begun => Family::Near,
            Likeness::Different if may_have_married => Family::Married,
            Likeness::Different => Family::Different,
            Likeness::Missing => Family::Missing,
        };
        (given, family)
    }

    /// How many names of one the other has in the wrong place.
    fn crossing(&self, one: &Person, other: &Person) -> u8 {
        let across = |a, b| u8::from(self.likeness(a, b) <= Likeness::Slip);
        across(one.given, other.family) + across(one.family, other.given)
    }

    fn dwelling(&self, one: &Person, other: &Person) -> Dwelling {
        let house = self.likeness(one.house, other.house);
        let street = self.streets(one, other);
        let moo = match (one.moo, other.moo) {
            (0, _) | (_, 0) => Likeness::Missing,
            (a, b) if a == b => Likeness::Same,
            _ => Likeness::Different,
        };
        let contradicted = moo == Likeness::Different || street == Likeness::Different;
        let neighbours = moo == Likeness::Same || street <= Likeness::Near;
        match house {
            Likeness::Same if contradicted && !neighbours => Dwelling::Partly,
            Likeness::Same => Dwelling::Same,
            Likeness::Slip | Likeness::Near | Likeness::Begun if neighbours => Dwelling::Partly,
            _ if neighbours => Dwelling::Village,
            Likeness::Missing if !contradicted => Dwelling::Missing,
            _ => Dwelling::Different,
        }
    }

    /// Streets and buildings change places between files, so the nearest of both ways counts.
    fn streets(&self, one: &Person, other: &Person) -> Likeness {
        let straight = self.likeness(one.street, other.street);
        if straight <= Likeness::Near || one.building == 0 && other.building == 0 {
            return straight;
        }
        let across =
            self.likeness(one.street, other.building).min(self.likeness(one.building, other.street)).min(straight);
        across.min(self.likeness(one.building, other.building))
    }

    fn place(&self, one: &Person, other: &Person) -> Place {
        let tambon = self.likeness(one.tambon, other.tambon);
        let amphoe = self.likeness(one.amphoe, other.amphoe);
        let postcode = self.likeness(one.postcode, other.postcode);
        let province = self.likeness(one.province, other.province);
        let around = [amphoe, postcode];
        let near = around.iter().any(|likeness| *likeness <= Likeness::Slip);
        let apart = [amphoe, postcode, province].contains(&Likeness::Different);
        match tambon {
            Likeness::Same | Likeness::Slip | Likeness::Near if near || !apart => Place::Same,
            Likeness::Same | Likeness::Slip => Place::Partly,
            _ if near => Place::Partly,
            Likeness::Missing if !apart => Place::Missing,
            _ => Place::Different,
        }
    }

    /// For each counted part, the logarithm of the share of the commoner of the two values.
    fn shares(&self, a: u32, b: u32, turned: bool) -> [f32; COUNTED.len()] {
        let (one, other) = (&self.persons[a as usize], &self.persons[b as usize]);
        let most = |shares: &[f32], names: [SpellingId; 2]| shares[names[0] as usize].max(shares[names[1] as usize]);
        let (given, family) = (&self.given_shares, &self.family_shares);
        let names = if turned {
            // Whichever of the two records has them the right way, there the name is commoner as what it is.
            let ways = [[one.given, other.family], [one.family, other.given]];
            let way = if most(given, ways[0]) >= most(given, ways[1]) { ways } else { [ways[1], ways[0]] };
            [most(given, way[0]), most(family, way[1])]
        } else {
            [most(given, [one.given, other.given]), most(family, [one.family, other.family])]
        };
        let (own, others) = (&self.person_shares[a as usize], &self.person_shares[b as usize]);
        [
            names[0],
            names[1],
            own.birth.max(others.birth),
            own.cid.max(others.cid),
            own.number.max(others.number),
            own.phone.max(others.phone),
        ]
    }
}

#[derive(Clone, Copy)]
enum Given {
    Same,
    Slip,
    Near,
    Begun,
    Turned,
    Crossed,
    Different,
    Missing,
}

#[derive(Clone, Copy)]
enum Family {
    Same,
    Slip,
    Near,
    Married,
    Different,
    Missing,
}

#[derive(Clone, Copy)]
enum Dwelling {
    Same,
    Partly,
    Village,
    Different,
    Missing,
}

#[derive(Clone, Copy)]
enum Place {
    Same,
    Partly,
    Different,
    Missing,
}

fn sex(one: Sex, other: Sex) -> u8 {
    match (one, other) {
        (Sex::Unknown, _) | (_, Sex::Unknown) => 2,
        _ if one == other => 0,
        _ => 1,
    }
}

fn birth(likeness: BirthLikeness) -> u8 {
    match likeness {
        BirthLikeness::Same => 0,
        BirthLikeness::Misread => 1,
        BirthLikeness::Slip => 2,
        BirthLikeness::Compatible => 3,
        BirthLikeness::SameDay => 4,
        BirthLikeness::SameYear => 5,
        BirthLikeness::NearYear => 6,
        BirthLikeness::Different => 7,
        BirthLikeness::Missing => 8,
    }
}

#[cfg(test)]
mod tests;
