//! What stands against registering someone twice, relating someone to oneself, or time running backwards.

use kernel::{Id, Person, Refusal};

use crate::model::Span;

/// One number belongs to one person.
///
/// # Errors
/// The person who has it already.
pub fn registered_already(other: Option<Id<Person>>) -> Result<(), Refusal> {
    other.map_or(Ok(()), |_| Err(Refusal::new("people-refused-number-taken")))
}

/// Nobody is related to themselves.
///
/// # Errors
/// The refusal to show.
pub fn relate(person: Id<Person>, other: Id<Person>) -> Result<(), Refusal> {
    if person == other { Err(Refusal::new("people-refused-self")) } else { Ok(()) }
}

/// Nobody is twice in one household or group at the same time; who left today may come back today.
///
/// # Errors
/// The refusal to show.
pub fn already_in(spans: &[Span], today: kernel::Day) -> Result<(), Refusal> {
    if spans.iter().any(|span| span.goes_on(today)) { Err(Refusal::new("people-refused-already-in")) } else { Ok(()) }
}

/// Time runs forward.
///
/// # Errors
/// The refusal to show.
pub fn span(span: Span) -> Result<(), Refusal> {
    if span.is_backwards() { Err(Refusal::new("people-refused-backwards")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Day;

    #[test]
    fn one_is_not_ones_own_relative() {
        assert!(relate(Id::new(1), Id::new(1)).is_err());
        assert_eq!(relate(Id::new(1), Id::new(2)), Ok(()));
    }

    #[test]
    fn who_moved_out_may_move_in_again() {
        let day = |number| Day::from_number(number);
        let today = day(20_261_122).unwrap();
        let past = Span { from: None, until: Some(today) };
        assert_eq!(already_in(&[past], today), Ok(()));
        assert!(already_in(&[past, Span::default()], today).is_err());
        assert!(span(Span { from: Some(today), until: day(20_261_121) }).is_err());
    }
}
