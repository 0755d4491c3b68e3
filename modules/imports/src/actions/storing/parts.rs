//! Parts of a register: persons who are compared together, because nobody of them may be another of them. The registry knows
//! only those of the parts that are written.

use std::collections::VecDeque;

use people::NewPerson;
use sheets::Unreadable;
use tokio::sync::mpsc::Receiver;

use crate::actions::reading::Sighted;
use crate::rules::Given;
use crate::rules::signs::Signs;

/// Rows that follow each other.
#[derive(Default)]
pub(super) struct Part {
    pub(super) rows: Vec<Sighted>,
    signs: Signs,
}

impl Part {
    pub(super) fn persons(&self) -> Vec<&NewPerson> {
        self.rows.iter().filter_map(person).collect()
    }

    /// Whether nobody of one may be somebody of the other, so that they can be compared without each other.
    pub(super) fn is_apart_from(&self, other: &Self) -> bool {
        !self.signs.meet(&other.signs)
    }
}

pub(super) fn person(sighted: &Sighted) -> Option<&NewPerson> {
    match &sighted.1.given {
        Some(Given::Person(person)) => Some(person),
        _ => None,
    }
}

/// The parts of a file in their order, as its slices come.
pub(super) struct Parts {
    slices: Receiver<Result<Vec<Sighted>, Unreadable>>,
    waiting: VecDeque<Part>,
}

impl Parts {
    pub(super) const fn of(slices: Receiver<Result<Vec<Sighted>, Unreadable>>) -> Self {
        Self { slices, waiting: VecDeque::new() }
    }

    pub(super) async fn next(&mut self) -> Result<Option<Part>, Unreadable> {
        while self.waiting.is_empty() {
            match self.slices.recv().await {
                Some(slice) => self.waiting = parted(slice?),
                None => return Ok(None),
            }
        }
        Ok(self.waiting.pop_front())
    }
}

fn parted(slice: Vec<Sighted>) -> VecDeque<Part> {
    let (mut parts, mut part) = (VecDeque::new(), Part::default());
    for sighted in slice {
        let signs = person(&sighted).map(Signs::of).unwrap_or_default();
        if part.signs.meet(&signs) {
            parts.push_back(std::mem::take(&mut part));
        }
        part.signs.add(signs);
        part.rows.push(sighted);
    }
    parts.push_back(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::reading::Read;

    fn row(number: u32, given: &str, family: &str) -> Sighted {
        let person = NewPerson { given: given.to_owned(), family: family.to_owned(), ..NewPerson::default() };
        let line = sheets::Line { number, ..sheets::Line::default() };
        let read = Read {
            number,
            given: Some(Given::Person(Box::new(person))),
            problems: Vec::new(),
            notes: Vec::new(),
            key: String::new(),
            understood: Vec::new(),
        };
        (line, read)
    }

    fn numbers(part: &Part) -> Vec<u32> {
        part.rows.iter().map(|(line, _)| line.number).collect()
    }

    #[test]
    fn a_slice_is_parted_before_whoever_may_be_somebody_of_it() {
        let rows = [("สาย", "ทองดี"), ("แดง", "ใจดี"), ("สาย", "ทองดี"), ("แดง", "ใจดี"), ("นิด", "ใจดี")];
        let parts = parted((1..).zip(rows).map(|(number, (given, family))| row(number, given, family)).collect());
        assert_eq!(parts.iter().map(numbers).collect::<Vec<_>>(), [vec![1, 2], vec![3, 4, 5]]);
        assert!(!parts[0].is_apart_from(&parts[1]));
        assert!(parted(vec![row(1, "สาย", "ทองดี")])[0].is_apart_from(&parted(vec![row(2, "นิด", "ใจดี")])[0]));
    }
}
