//! Whether two records may become one, what the one says then, and what each says again when they are separated.

use kernel::Refusal;
use thai::date::Precision;
use thai::fold;

use crate::model::{Choices, Detail, FormerName, IdKind, Life, Marital, NameKind, NewPerson, Registration, Sex, Which};

kernel::codes! {
    /// ข้อขัดแย้ง: what speaks against two records being of one person, so that merging them needs a written reason.
    pub enum Contradiction {
        /// เลขประจำตัวชนิดเดียวกันแต่ต่างกัน: a person has one number of a kind, so only a supervisor decides
        Numbers = "numbers",
        /// เพศต่างกัน
        Sexes = "sexes",
        /// ปีเกิดต่างกันเกินหนึ่งปี
        Births = "births",
        /// วันเสียชีวิตต่างกัน
        Deaths = "deaths",
    }
}

/// From this likeness on a name that was not chosen is another way of writing the one that was.
const SPELLING: f32 = 0.6;

/// What speaks against it.
pub(crate) fn contradictions(a: &NewPerson, b: &NewPerson) -> Vec<Contradiction> {
    let numbers = !a.identity.number().is_empty()
        && a.identity.kind() == b.identity.kind()
        && a.identity.number() != b.identity.number();
    let sexes = a.sex != b.sex && a.sex != Sex::Unknown && b.sex != Sex::Unknown;
    let year = |person: &NewPerson| person.born.map(|born| i32::from(born.date.year()));
    let births = matches!((year(a), year(b)), (Some(a), Some(b)) if (a - b).abs() > 1);
    let deaths = matches!((a.life, b.life), (Life::Dead(Some(a)), Life::Dead(Some(b))) if a != b);
    let all = [
        (numbers, Contradiction::Numbers),
        (sexes, Contradiction::Sexes),
        (births, Contradiction::Births),
        (deaths, Contradiction::Deaths),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, contradiction)| contradiction).collect()
}

/// Who is related to somebody is somebody else.
///
/// # Errors
/// The refusal to show.
pub(crate) fn unrelated(relations: usize) -> Result<(), Refusal> {
    if relations == 0 { Ok(()) } else { Err(Refusal::new("people-refused-merge-related")) }
}

/// Where something speaks against it, a reason is written; two valid numbers are decided by a supervisor.
///
/// # Errors
/// The refusal to show.
pub(crate) fn answered(found: &[Contradiction], reason: &str, is_supervisor: bool) -> Result<(), Refusal> {
    if found.contains(&Contradiction::Numbers) && !is_supervisor {
        return Err(Refusal::new("people-refused-merge-numbers"));
    }
    if !found.is_empty() && reason.is_empty() {
        return Err(Refusal::new("people-refused-merge-reason"));
    }
    Ok(())
}

/// Most records that may hang on one another: whoever follows them is sure to arrive.
const DEEPEST: usize = 24;

/// A record may be taken into another while the way to it stays short.
///
/// # Errors
/// The refusal to show.
pub(crate) fn short_way(depth: usize) -> Result<(), Refusal> {
    if depth < DEEPEST { Ok(()) } else { Err(Refusal::new("people-refused-merge-deep")) }
}

/// The latest merging into a record is undone first: only then do the copies of the others say what was there.
///
/// # Errors
/// The refusal to show.
pub(crate) fn latest(is_latest: bool) -> Result<(), Refusal> {
    if is_latest { Ok(()) } else { Err(Refusal::new("people-refused-separate-order")) }
}

/// Whether two records say the same.
pub(crate) fn same(detail: Detail, a: &NewPerson, b: &NewPerson) -> bool {
    match detail {
        Detail::Identity => a.identity == b.identity,
        Detail::Title => a.title == b.title,
        Detail::Given => a.given == b.given,
        Detail::Middle => a.middle == b.middle,
        Detail::Family => a.family == b.family,
        Detail::Nickname => a.nickname == b.nickname,
        Detail::Sex => a.sex == b.sex,
        Detail::Born => a.born == b.born,
        Detail::Life => a.life == b.life,
        Detail::Nationality => a.nationality == b.nationality,
        Detail::Registration => a.registration == b.registration,
        Detail::Marital => a.marital == b.marital,
        Detail::Religion => a.religion == b.religion,
        Detail::Phone => a.phone == b.phone,
        Detail::OtherPhone => a.other_phone == b.other_phone,
        Detail::Registered => a.registered == b.registered,
        Detail::Lives => a.lives() == b.lives(),
    }
}

/// Takes a detail over.
fn take(detail: Detail, from: &NewPerson, into: &mut NewPerson) {
    match detail {
        Detail::Identity => into.identity = from.identity.clone(),
        Detail::Title => into.title.clone_from(&from.title),
        Detail::Given => into.given.clone_from(&from.given),
        Detail::Middle => into.middle.clone_from(&from.middle),
        Detail::Family => into.family.clone_from(&from.family),
        Detail::Nickname => into.nickname.clone_from(&from.nickname),
        Detail::Sex => into.sex = from.sex,
        Detail::Born => into.born = from.born,
        Detail::Life => into.life = from.life,
        Detail::Nationality => into.nationality.clone_from(&from.nationality),
        Detail::Registration => into.registration = from.registration,
        Detail::Marital => into.marital = from.marital,
        Detail::Religion => into.religion = from.religion,
        Detail::Phone => into.phone.clone_from(&from.phone),
        Detail::OtherPhone => into.other_phone.clone_from(&from.other_phone),
        Detail::Registered => into.registered = from.registered.clone(),
        // After the registered address, in the order of the list.
        Detail::Lives => into.current = Some(from.lives().clone()).filter(|lives| *lives != into.registered),
    }
}

/// How much a record says of it; nothing is 0.
pub(crate) fn fullness(detail: Detail, person: &NewPerson) -> usize {
    let text = |text: &str| usize::from(!text.is_empty());
    match detail {
        Detail::Identity => match person.identity.kind() {
            _ if person.identity.number().is_empty() => 0,
            IdKind::Thai | IdKind::Alien => 2,
            _ => 1,
        },
        Detail::Title => text(&person.title),
        Detail::Given => text(&person.given),
        Detail::Middle => text(&person.middle),
        Detail::Family => text(&person.family),
        Detail::Nickname => text(&person.nickname),
        Detail::Sex => usize::from(person.sex != Sex::Unknown),
        Detail::Born => person.born.map_or(0, |born| match born.precision {
            Precision::Day => 3,
            Precision::Month => 2,
            Precision::Year => 1,
        }),
        Detail::Life => match person.life {
            Life::Living => 0,
            Life::Dead(None) => 1,
            Life::Dead(Some(_)) => 2,
        },
        Detail::Nationality => text(&person.nationality),
        Detail::Registration => usize::from(person.registration != Registration::Unknown),
        Detail::Marital => usize::from(person.marital != Marital::Unknown),
        Detail::Religion => usize::from(person.religion.is_some()),
        Detail::Phone => usize::from(person.phone.is_some()),
        Detail::OtherPhone => usize::from(person.other_phone.is_some()),
        Detail::Registered => person.registered.parts(),
        Detail::Lives => person.lives().parts(),
    }
}

/// What two records say differently.
pub(crate) fn differing(a: &NewPerson, b: &NewPerson) -> Vec<Detail> {
    <Detail as kernel::Code>::ALL.iter().copied().filter(|detail| !same(*detail, a, b)).collect()
}

/// What is proposed: of each differing detail the fuller one, of equally full ones that of the record changed last.
pub(crate) fn proposed(a: &NewPerson, b: &NewPerson, newer: Which) -> Choices {
    let fuller = |detail: Detail| match fullness(detail, a).cmp(&fullness(detail, b)) {
        std::cmp::Ordering::Greater => Which::A,
        std::cmp::Ordering::Less => Which::B,
        std::cmp::Ordering::Equal => newer,
    };
    differing(a, b).into_iter().map(|detail| (detail, fuller(detail))).collect()
}

/// What the record says that stays: the choices; names that were not chosen as other names, by which the person is still found;
/// a telephone that was not chosen as the other one, where there is room; and protection when either was protected.
pub(crate) fn merged(a: &NewPerson, b: &NewPerson, choices: &Choices) -> NewPerson {
    let mut one = a.clone();
    let chosen = |detail: Detail| choices.get(&detail).copied().unwrap_or(Which::A);
    for detail in differing(a, b) {
        take(detail, if chosen(detail) == Which::A { a } else { b }, &mut one);
    }
    // The address where they live belongs to a record's own registered one.
    let lives = if chosen(Detail::Lives) == Which::A { a } else { b };
    take(Detail::Lives, lives, &mut one);
    if one.current.as_ref().is_some_and(crate::model::Address::is_empty) {
        one.current = None;
    }
    one.protected = a.protected || b.protected;
    for phone in [&a.phone, &b.phone].into_iter().flatten() {
        if one.other_phone.is_none() && one.phone.as_ref() != Some(phone) {
            one.other_phone = Some(phone.clone());
        }
    }
    one.former = former(a, b, &one);
    one
}

fn former(a: &NewPerson, b: &NewPerson, one: &NewPerson) -> Vec<FormerName> {
    let mut former: Vec<FormerName> = a.former.clone();
    former.extend(b.former.iter().cloned());
    for record in [a, b] {
        let names = [(NameKind::Given, &record.given, &one.given), (NameKind::Family, &record.family, &one.family)];
        for (kind, name, now) in names {
            if !name.is_empty() && name != now {
                let kind = if fold::similarity(name, now) >= SPELLING { NameKind::Spelling } else { kind };
                former.push(FormerName { kind, name: name.clone() });
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    former.retain(|name| name.name != one.given && name.name != one.family && seen.insert(name.name.clone()));
    former
}

/// What the record that stayed says again: what it said before, but for what was changed since.
pub(crate) fn separated(before: &NewPerson, after: &NewPerson, now: &NewPerson) -> NewPerson {
    let mut again = now.clone();
    for detail in <Detail as kernel::Code>::ALL.iter().copied().filter(|detail| same(*detail, now, after)) {
        take(detail, before, &mut again);
    }
    if changed_since(after, now).is_empty() {
        again.current.clone_from(&before.current);
    }
    if now.protected == after.protected {
        again.protected = before.protected;
    }
    let added: Vec<&FormerName> = after.former.iter().filter(|name| !before.former.contains(name)).collect();
    again.former.retain(|name| !added.contains(&name));
    if now.former == after.former {
        again.former.clone_from(&before.former);
    }
    again
}

/// What was changed in the record since the two were merged.
pub(crate) fn changed_since(after: &NewPerson, now: &NewPerson) -> Vec<Detail> {
    differing(after, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Day;

    fn person(given: &str, family: &str) -> NewPerson {
        NewPerson { given: given.into(), family: family.into(), ..NewPerson::default() }
    }

    fn number(place: u64) -> crate::model::Identity {
        crate::model::Identity::parse(IdKind::Thai, thai::citizen_id::fictitious(place).as_str()).unwrap()
    }

    fn born(text: &str) -> crate::model::Born {
        thai::date::parse_partial(text, Day::from_number(20_261_122).unwrap().date()).ok()
    }

    #[test]
    fn the_fuller_value_is_proposed_and_of_equals_the_newer() {
        let a = NewPerson {
            born: born("2491"), phone: thai::phone::parse("0812345678").ok(), ..person("สาย", "ทองดี")
        };
        let b = NewPerson { born: born("5/2/2491"), identity: number(7), ..person("สาย", "ทองดิ") };
        let choices = proposed(&a, &b, Which::A);
        assert_eq!(choices.get(&Detail::Born), Some(&Which::B));
        assert_eq!(choices.get(&Detail::Identity), Some(&Which::B));
        assert_eq!(choices.get(&Detail::Phone), Some(&Which::A));
        assert_eq!(choices.get(&Detail::Family), Some(&Which::A));
        assert_eq!(proposed(&a, &b, Which::B).get(&Detail::Family), Some(&Which::B));
        assert_eq!(choices.get(&Detail::Given), None, "what is equal is not chosen");
    }

    #[test]
    fn a_name_that_was_not_chosen_stays_as_another_name() {
        let (a, b) = (person("สาย", "ทองดี"), person("สาย", "ทองดิ"));
        let one = merged(&a, &b, &Choices::from([(Detail::Family, Which::A)]));
        assert_eq!(one.former, [FormerName { kind: NameKind::Spelling, name: "ทองดิ".into() }]);
        let one = merged(&a, &person("สาย", "รักษาศีล"), &Choices::from([(Detail::Family, Which::B)]));
        assert_eq!(one.family, "รักษาศีล");
        assert_eq!(one.former, [FormerName { kind: NameKind::Family, name: "ทองดี".into() }]);
    }

    #[test]
    fn a_telephone_that_was_not_chosen_is_the_other_one() {
        let with =
            |phone: &str| NewPerson { phone: thai::phone::parse(phone).ok(), ..person("สาย", "ทองดี") };
        let one = merged(&with("0812345678"), &with("0898765432"), &Choices::from([(Detail::Phone, Which::B)]));
        assert_eq!(one.phone, thai::phone::parse("0898765432").ok());
        assert_eq!(one.other_phone, thai::phone::parse("0812345678").ok());
    }

    #[test]
    fn who_was_protected_in_one_record_is_protected() {
        let b = NewPerson { protected: true, ..person("สาย", "ทองดี") };
        assert!(merged(&person("สาย", "ทองดี"), &b, &Choices::new()).protected);
    }

    #[test]
    fn two_numbers_of_a_kind_are_decided_by_a_supervisor_with_a_reason() {
        let of = |place| NewPerson { identity: number(place), ..person("สาย", "ทองดี") };
        let found = contradictions(&of(7), &of(8));
        assert_eq!(found, [Contradiction::Numbers]);
        assert!(answered(&found, "เทียบกับบัตรแล้ว", false).is_err());
        assert!(answered(&found, "", true).is_err());
        assert_eq!(answered(&found, "เทียบกับบัตรแล้ว", true), Ok(()));
        assert_eq!(contradictions(&of(7), &person("สาย", "ทองดี")), []);
    }

    #[test]
    fn sexes_births_and_deaths_that_differ_need_a_reason() {
        let day = Day::from_number;
        let one =
            NewPerson {
                sex: Sex::Female, born: born("2491"), life: Life::Dead(day(20_200_101)), ..person("สาย", "")
            };
        let other =
            NewPerson {
                sex: Sex::Male, born: born("2494"), life: Life::Dead(day(20_200_102)), ..person("สาย", "")
            };
        let found = contradictions(&one, &other);
        assert_eq!(found, [Contradiction::Sexes, Contradiction::Births, Contradiction::Deaths]);
        assert!(answered(&found, "", true).is_err());
        assert_eq!(answered(&found, "ระเบียนเดิมกรอกผิด", false), Ok(()));
        let near = NewPerson { born: born("2492"), ..person("สาย", "") };
        assert_eq!(contradictions(&one, &near), [], "registers count the year from April, some from January");
    }

    #[test]
    fn what_was_changed_since_stays_and_the_rest_is_as_it_was() {
        let a = person("สาย", "ทองดี");
        let b =
            NewPerson { nickname: "แดง".into(), born: born("2491"), ..person("สาย", "ทองดิ") };
        let choices = proposed(&a, &b, Which::B);
        let after = merged(&a, &b, &choices);
        let same_again = separated(&a, &after, &after);
        assert_eq!(differing(&same_again, &a), []);
        assert_eq!(same_again.former, a.former);
        let now = NewPerson { nickname: "ยายแดง".into(), ..after.clone() };
        let again = separated(&a, &after, &now);
        assert_eq!((again.nickname.as_str(), again.born), ("ยายแดง", None));
        assert_eq!(changed_since(&after, &now), [Detail::Nickname]);
    }
}
