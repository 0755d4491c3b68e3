//! One detail of a record: whether two say the same, taking it over, and how much a record says of it.

use thai::date::Precision;

use crate::model::{Detail, IdKind, Life, Marital, NewPerson, Registration, Sex};

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
pub(super) fn take(detail: Detail, from: &NewPerson, into: &mut NewPerson) {
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
