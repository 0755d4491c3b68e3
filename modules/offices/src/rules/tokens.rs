//! โทเค็น: for how long a token is in force, and what it may do as text.

use kernel::Moment;
use web::api::Scope;

use super::lockout::UNTIL_UNLOCKED;

/// How every token begins, so that one that was left in a file or a log can be found.
pub const PREFIX: &str = "kk_";
/// The days for which a token can be made, the usual one first.
pub const DAYS: [i64; 3] = [90, 30, 365];
/// The most tokens in force that one person has.
pub const MOST: usize = 20;

/// Whether a token lets its owner in now.
#[must_use]
pub fn is_in_force(expires: Moment, withdrawn: Option<Moment>, now: Moment) -> bool {
    withdrawn.is_none() && now < expires
}

/// Whether the owner's account stands against it. Waiting after wrong passwords does not: whoever mistypes them must not be able
/// to stop a program.
#[must_use]
pub fn is_shut_out(locked_until: Moment) -> bool {
    locked_until == UNTIL_UNLOCKED
}

/// The scopes as they lie in their column.
#[must_use]
pub fn scopes_text(scopes: &[Scope]) -> String {
    use kernel::Code as _;
    scopes.iter().map(|scope| scope.code()).collect::<Vec<_>>().join(" ")
}

/// The scopes of a column; a word that this version does not know gives nothing.
#[must_use]
pub fn scopes_of(text: &str) -> Vec<Scope> {
    text.split(' ').filter_map(kernel::Code::from_code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_on_its_day_or_when_it_is_withdrawn() {
        let at = Moment::from_millis;
        assert!(is_in_force(at(10), None, at(9)));
        assert!(!is_in_force(at(10), None, at(10)));
        assert!(!is_in_force(at(10), Some(at(5)), at(6)));
    }

    #[test]
    fn scopes_read_back_and_unknown_ones_give_nothing() {
        let scopes = [Scope::PeopleRead, Scope::VisitsWrite];
        assert_eq!(scopes_of(&scopes_text(&scopes)), scopes);
        assert_eq!(scopes_of("people:rule cases:read"), [Scope::CasesRead]);
        assert_eq!(scopes_of(""), []);
    }
}
