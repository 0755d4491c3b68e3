//! What two records of one person have in common in at least one way: rows that have none of it in common can be compared
//! with the registry without each other.

use std::collections::HashSet;

use people::NewPerson;

/// เครื่องหมายของบุคคล: those of one person, or of many together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs(HashSet<String>);

impl Signs {
    /// Those of a person: the number, both names in either order, a birth date or a telephone with a name, by their sound.
    #[must_use]
    pub fn of(person: &NewPerson) -> Self {
        let (given, family) = (thai::fold::sound(&person.given), thai::fold::sound(&person.family));
        let mut names = [given.as_str(), family.as_str()];
        names.sort_unstable();
        let mut signs = HashSet::from([format!("n {} {}", names[0], names[1])]);
        if !person.identity.number().is_empty() {
            signs.insert(format!("i {}", person.identity.number()));
        }
        if let Some(born) = person.born {
            let named = [&given, &family].into_iter().filter(|name| !name.is_empty());
            signs.extend(named.map(|name| format!("b {} {name}", born.date)));
        }
        if let Some(phone) = &person.phone {
            signs.insert(format!("p {} {given}", phone.digits()));
        }
        Self(signs)
    }

    /// Whether somebody of one may be somebody of the other.
    #[must_use]
    pub fn meet(&self, other: &Self) -> bool {
        !self.0.is_disjoint(&other.0)
    }

    /// Adds those of others.
    pub fn add(&mut self, others: Self) {
        self.0.extend(others.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(given: &str, family: &str) -> NewPerson {
        NewPerson { given: given.to_owned(), family: family.to_owned(), ..NewPerson::default() }
    }

    #[test]
    fn whoever_may_be_the_same_meets_however_the_names_stand() {
        let [one, again, other] =
            [("สาย", "ทองดี"), ("ทองดี", "สาย"), ("แดง", "ใจดี")].map(|(given, family)| Signs::of(&named(given, family)));
        assert!(one.meet(&again) && !one.meet(&other));
        let mut both = other.clone();
        both.add(again);
        assert!(both.meet(&one) && !Signs::default().meet(&one));
    }

    #[test]
    fn one_family_does_not_meet_by_its_name_alone() {
        assert!(!Signs::of(&named("แดง", "ใจดี")).meet(&Signs::of(&named("นิด", "ใจดี"))));
    }
}
