//! ผังหน่วยงาน as a shape: who stands above whom, without circles.

use std::collections::HashMap;

use kernel::{Id, Office, Refusal};

/// The parents of every office.
#[derive(Debug, Clone, Default)]
pub struct Tree(HashMap<Id<Office>, Option<Id<Office>>>);

impl Tree {
    /// Takes each office with the one above it.
    #[must_use]
    pub fn new(offices: impl IntoIterator<Item = (Id<Office>, Option<Id<Office>>)>) -> Self {
        Self(offices.into_iter().collect())
    }

    /// The office itself and everything above it, nearest first; empty when it is not in the tree.
    #[must_use]
    pub fn way_up(&self, office: Id<Office>) -> Vec<Id<Office>> {
        let mut way = Vec::new();
        let mut next = self.0.contains_key(&office).then_some(office);
        while let Some(here) = next {
            // A circle cannot be made through `may_move`; damaged data must not hang the program either.
            if way.contains(&here) {
                break;
            }
            way.push(here);
            next = self.0.get(&here).copied().flatten();
        }
        way
    }

    /// Whether an office may stand below another: that one exists and is neither the office itself nor below it.
    ///
    /// # Errors
    /// The refusal for the one who asked.
    pub fn may_move(&self, office: Id<Office>, parent: Id<Office>) -> Result<(), Refusal> {
        let way = self.way_up(parent);
        if way.is_empty() {
            return Err(Refusal::new("offices-refused-no-parent"));
        }
        if way.contains(&office) { Err(Refusal::new("offices-refused-circle")) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 national council; 2 province; 3 and 4 sub-districts; 5 a division of 3.
    fn tree() -> Tree {
        let id = Id::new;
        Tree::new([
            (id(1), None),
            (id(2), Some(id(1))),
            (id(3), Some(id(2))),
            (id(4), Some(id(2))),
            (id(5), Some(id(3))),
        ])
    }

    #[test]
    fn the_way_up_begins_with_the_office_and_ends_at_the_top() {
        assert_eq!(tree().way_up(Id::new(5)), [5, 3, 2, 1].map(Id::new));
        assert_eq!(tree().way_up(Id::new(9)), []);
    }

    #[test]
    fn an_office_moves_below_a_neighbour() {
        assert_eq!(tree().may_move(Id::new(5), Id::new(4)), Ok(()));
    }

    #[test]
    fn an_office_never_stands_below_itself() {
        for parent in [3, 5] {
            let refused = tree().may_move(Id::new(3), Id::new(parent));
            assert_eq!(refused, Err(Refusal::new("offices-refused-circle")));
        }
    }

    #[test]
    fn an_office_does_not_move_below_one_that_is_not_there() {
        let refused = tree().may_move(Id::new(3), Id::new(99));
        assert_eq!(refused, Err(Refusal::new("offices-refused-no-parent")));
    }

    #[test]
    fn damaged_parents_do_not_hang_the_way_up() {
        let circle = Tree::new([(Id::new(1), Some(Id::new(2))), (Id::new(2), Some(Id::new(1)))]);
        assert_eq!(circle.way_up(Id::new(1)), [1, 2].map(Id::new));
    }
}
