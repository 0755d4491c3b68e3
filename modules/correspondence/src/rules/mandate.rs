//! การลงนามแทน: the lines under a name that is signed for another, and who may give a mandate to whom.

use kernel::{Day, Id, Refusal, Staff};

/// มอบอำนาจ: signed under a mandate.
pub const MANDATED: &str = "ปฏิบัติราชการแทน";
/// รักษาราชการแทน: signed in the seat of a colleague on leave.
pub const ACTING: &str = "รักษาราชการแทน";

/// Whether a post is the signer's own: neither word stands in it but where the program puts it.
#[must_use]
pub fn is_own(post: &str) -> bool {
    !post.contains(MANDATED) && !post.contains(ACTING)
}

/// The lines under a name: the signer's own post, the word, and the post of whoever they sign for.
#[must_use]
pub fn lines(own: &str, for_another: Option<(&str, &str)>) -> String {
    match for_another {
        Some((word, theirs)) => format!("{own}\n{word}\n{theirs}"),
        None => own.to_owned(),
    }
}

/// A head gives their own authority, a director that of any head of the office; nobody gives it to themself, and it does not end
/// before it begins.
///
/// # Errors
/// Another's authority, one's own, or days that do not follow.
pub fn may_give(
    (actor, is_director): (Id<Staff>, bool),
    (giver, signer): (Id<Staff>, Id<Staff>),
    (from, until): (Day, Option<Day>),
) -> Result<(), Refusal> {
    if giver == signer || !(is_director || giver == actor) || until.is_some_and(|until| until < from) {
        return Err(Refusal::new("correspondence-refused-mandate"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap()
    }

    #[test]
    fn the_word_stands_between_the_two_posts() {
        assert_eq!(lines("ปลัด", Some((MANDATED, "นายก"))), "ปลัด\nปฏิบัติราชการแทน\nนายก");
        assert_eq!(lines("นายก", None), "นายก");
        assert!(is_own("หัวหน้ากอง") && !is_own("ปลัด ปฏิบัติราชการแทน นายก") && !is_own("ปลัด รักษาราชการแทน"));
    }

    #[test]
    fn a_head_gives_their_own_authority_and_a_director_that_of_others() {
        let (head, other, clerk) = (Id::new(1), Id::new(2), Id::new(3));
        let always = (day(20_260_901), None);
        assert_eq!(may_give((head, false), (head, clerk), always), Ok(()));
        assert!(may_give((head, false), (other, clerk), always).is_err());
        assert_eq!(may_give((head, true), (other, clerk), always), Ok(()));
        assert!(may_give((head, true), (other, other), always).is_err());
        assert!(may_give((head, false), (head, clerk), (day(20_260_901), Some(day(20_260_831)))).is_err());
    }
}
