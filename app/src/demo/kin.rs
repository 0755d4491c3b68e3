//! Who is whose in a made-up household: couples of two sexes, children younger than their parents, and the ties between
//! them, so that a family can be drawn.

use kernel::{Day, Id, Person};
use people::{HouseholdMember, NewPerson, RelationWord, Sex};

use super::persons::Part;

/// Years between a parent and a child, at least.
const GENERATION: usize = 18;

/// Somebody who lives there already.
#[derive(Debug, Clone, Copy)]
struct Member {
    id: Id<Person>,
    age: usize,
    female: bool,
}

/// Those who matter for whoever comes next.
#[derive(Debug, Default)]
pub(super) struct Kin {
    head: Option<Member>,
    spouse: Option<Member>,
    children: Vec<Member>,
}

impl Kin {
    /// A grandchild needs a child who is old enough; without one it is another child.
    pub(super) fn part(&self, mut part: Part) -> Part {
        if part.member == HouseholdMember::Grandchild && self.grown_child().is_none() {
            part.member = HouseholdMember::Child;
        }
        part
    }

    fn grown_child(&self) -> Option<Member> {
        self.children.iter().copied().filter(|child| child.age > GENERATION).max_by_key(|child| child.age)
    }

    /// The sex that fits.
    pub(super) fn female(&self, member: HouseholdMember, female: bool) -> bool {
        match (member, self.head) {
            (HouseholdMember::Spouse, Some(head)) => !head.female,
            _ => female,
        }
    }

    /// The age that fits, nearest to the one wished for.
    pub(super) fn age(&self, member: HouseholdMember, age: usize) -> usize {
        let head = self.head.map_or(age, |head| head.age);
        match member {
            HouseholdMember::Child => {
                let youngest = self.spouse.map_or(head, |spouse| spouse.age.min(head));
                age.min(youngest.saturating_sub(GENERATION)).max(1)
            }
            HouseholdMember::Parent => age.max(head + GENERATION),
            HouseholdMember::Grandchild => {
                let parent = self.grown_child().map_or(age, |child| child.age);
                age.min(parent.saturating_sub(GENERATION)).max(1)
            }
            _ => age,
        }
    }

    /// What those who live there are to the newcomer.
    pub(super) fn ties(&self, member: HouseholdMember) -> Vec<(Id<Person>, RelationWord)> {
        let (parents, word) = match member {
            HouseholdMember::Spouse => (vec![self.head], RelationWord::Spouse),
            HouseholdMember::Child => (vec![self.head, self.spouse], RelationWord::Parent),
            HouseholdMember::Parent => (vec![self.head], RelationWord::Child),
            HouseholdMember::Grandchild => (vec![self.grown_child()], RelationWord::Parent),
            _ => (Vec::new(), RelationWord::Relative),
        };
        parents.into_iter().flatten().map(|other| (other.id, word)).collect()
    }

    /// Remembers somebody who has moved in.
    pub(super) fn take_in(&mut self, member: HouseholdMember, id: Id<Person>, person: &NewPerson, today: Day) {
        let year = person.born.map_or(0, |born| born.date.year());
        let age = usize::try_from(today.date().year() - year).unwrap_or(0);
        let newcomer = Member { id, age, female: person.sex == Sex::Female };
        match member {
            HouseholdMember::Head => self.head = Some(newcomer),
            HouseholdMember::Spouse => self.spouse = Some(newcomer),
            HouseholdMember::Child => self.children.push(newcomer),
            _ => {}
        }
    }
}
