//! Who may consent for whom (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ม.19, ม.20).

use kernel::Refusal;

use crate::model::Giver;

/// Below this age a parent consents.
const CHILD: i16 = 10;
/// From this age on a person consents alone.
const GROWN: i16 = 20;

/// Whether this giver's consent counts for somebody of that age; an age that is not known is no hindrance. `beside` says whether
/// somebody is named who agreed for, or beside, the person.
///
/// # Errors
/// Whose consent is wanted instead.
pub fn may_give(giver: Giver, beside: bool, age: Option<i16>) -> Result<(), Refusal> {
    let section = |refusal: Refusal| Err(refusal.citing("PDPA ม.20"));
    if giver != Giver::Themself && !beside {
        return Err(Refusal::new("privacy-refused-giver-unnamed"));
    }
    match (age, giver) {
        (Some(age), Giver::Themself) if age < CHILD => section(Refusal::new("privacy-refused-child")),
        (Some(age), Giver::Themself) if age < GROWN && !beside => section(Refusal::new("privacy-refused-minor")),
        (Some(age), Giver::Parent) if age >= GROWN => section(Refusal::new("privacy-refused-grown")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(given: Result<(), Refusal>) -> &'static str {
        given.err().map_or("", |refusal| refusal.key)
    }

    #[test]
    fn a_child_below_ten_is_consented_for_by_a_parent() {
        assert_eq!(key(may_give(Giver::Themself, true, Some(9))), "privacy-refused-child");
        assert_eq!(key(may_give(Giver::Parent, true, Some(9))), "");
    }

    #[test]
    fn a_minor_consents_together_with_a_parent_who_is_named() {
        assert_eq!(key(may_give(Giver::Themself, false, Some(15))), "privacy-refused-minor");
        assert_eq!(key(may_give(Giver::Themself, true, Some(15))), "");
    }

    #[test]
    fn for_a_grown_person_no_parent_consents_and_a_guardian_is_named() {
        assert_eq!(key(may_give(Giver::Themself, false, Some(20))), "");
        assert_eq!(key(may_give(Giver::Parent, true, Some(20))), "privacy-refused-grown");
        assert_eq!(key(may_give(Giver::Guardian, false, Some(40))), "privacy-refused-giver-unnamed");
        assert_eq!(key(may_give(Giver::Themself, false, None)), "");
    }
}
