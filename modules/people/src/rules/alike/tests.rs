//! Who is taken for whom, in the words of a reception desk.

use super::*;
use crate::model::{Address, FormerName, NameKind, Sex};

fn today() -> Day {
    Day::from_number(20_260_901).unwrap()
}

fn born(text: &str) -> Option<PartialDate> {
    thai::date::parse_partial(text, today().date()).ok()
}

/// นางสาย ทองดี of หมู่ 4, ต.คลองแห.
fn sai() -> Portrait {
    Portrait {
        given: "สาย".into(),
        family: "ทองดี".into(),
        sex: Some(Sex::Female),
        born: born("5/2/2491"),
        number: thai::citizen_id::fictitious(7).as_str().into(),
        has_check_digit: true,
        phones: vec!["0812345678".into()],
        home: Address { house: "99/1".into(), moo: "4".into(), place: Some(90_11_05), ..Address::default() },
        ..Portrait::default()
    }
}

fn nobody() -> Portrait {
    Portrait { has_check_digit: true, ..Portrait::default() }
}

fn weighed(sought: &Portrait, known: &Portrait) -> Weighed {
    weigh(&[Question { sought, known: vec![known] }], today()).remove(0).remove(0)
}

#[track_caller]
fn is_likely(sought: &Portrait, reasons: &[Reason]) {
    let found = weighed(sought, &sai());
    assert!(found.probability >= LIKELY, "{found:?}");
    for reason in reasons {
        assert!(found.reasons.contains(reason), "{reason:?} is not told: {found:?}");
    }
}

#[test]
fn the_model_that_comes_with_the_program_is_read() {
    assert!(scorer().is_some());
}

#[test]
fn the_same_birth_date_a_surname_that_sounds_alike_and_the_same_village_are_told() {
    let typed = Portrait {
        given: "สาย".into(),
        family: "ทองดิ".into(),
        born: born("5 ก.พ. 1948"),
        home: Address { moo: "4".into(), place: Some(90_11_05), ..Address::default() },
        ..nobody()
    };
    is_likely(&typed, &[Reason::SameBirthDay, Reason::SameGiven, Reason::FamilySounds, Reason::SameVillage]);
}

#[test]
fn names_in_each_others_place_are_the_same_person() {
    let typed =
        Portrait { given: "ทองดี".into(), family: "สาย".into(), born: born("5/2/2491"), ..nobody() };
    is_likely(&typed, &[Reason::NamesTurned, Reason::SameBirthDay]);
}

#[test]
fn a_slip_in_the_number_is_told() {
    let mut number = sai().number;
    // Two neighbouring digits exchanged: the check digit is wrong now.
    let exchanged: String = [&number[..6], &number[7..8], &number[6..7], &number[8..]].concat();
    let typed = |number: String| Portrait { number, phones: Vec::new(), ..sai() };
    if exchanged == number {
        number.replace_range(6..7, "1");
    } else {
        number = exchanged;
    }
    is_likely(&typed(number), &[Reason::NumberSlip, Reason::SameName]);
}

#[test]
fn a_married_woman_is_found_under_her_former_name_and_may_be_without_it() {
    let typed = Portrait { family: "ใจดี".into(), number: String::new(), ..sai() };
    let found = weighed(&typed, &sai());
    assert!(found.probability >= DOUBTFUL && found.reasons.contains(&Reason::MarriedName), "{found:?}");
    let former = vec![FormerName { kind: NameKind::Family, name: "ทองดี".into() }];
    is_likely(&Portrait { former, ..typed }, &[Reason::FormerName, Reason::SameGiven, Reason::SameBirthDay]);
}

#[test]
fn a_name_alone_is_never_called_the_same_person() {
    let typed =
        Portrait { given: "สาย".into(), family: "ทองดี".into(), sex: Some(Sex::Female), ..nobody() };
    let found = weighed(&typed, &sai());
    assert!(found.probability < DOUBTFUL, "{found:?}");
    assert_eq!(found.reasons, [Reason::SameName]);
}

#[test]
fn twins_are_two() {
    let twin = Portrait { given: "ใส".into(), number: thai::citizen_id::fictitious(8).as_str().into(), ..sai() };
    assert!(weighed(&twin, &sai()).probability < DOUBTFUL);
    let sister = Portrait { given: "แสงดาว".into(), number: String::new(), ..sai() };
    assert!(weighed(&sister, &sai()).probability < DOUBTFUL, "{:?}", weighed(&sister, &sai()));
}

#[test]
fn a_daughter_with_her_mothers_name_is_another_person() {
    let daughter = Portrait { born: born("17/9/2515"), number: String::new(), ..sai() };
    assert!(weighed(&daughter, &sai()).probability < DOUBTFUL, "{:?}", weighed(&daughter, &sai()));
}

#[test]
fn two_right_numbers_are_two_persons() {
    let namesake = Portrait { number: thai::citizen_id::fictitious(8).as_str().into(), ..sai() };
    let found = weighed(&namesake, &sai());
    assert!(found.probability < DOUBTFUL && !found.reasons.contains(&Reason::SameNumber), "{found:?}");
}

#[test]
fn an_initial_and_a_slip_in_the_birthday_are_told() {
    let typed = Portrait { given: "ส.".into(), number: String::new(), ..sai() };
    assert!(weighed(&typed, &sai()).reasons.contains(&Reason::GivenBegun), "{:?}", weighed(&typed, &sai()));
    let typed = Portrait { born: born("6/2/2491"), number: String::new(), ..sai() };
    is_likely(&typed, &[Reason::BirthDaySlip, Reason::SameHouse, Reason::SamePhone]);
}

/// Everybody of a village of two names, two houses and four birthdays, some without a number or a telephone.
fn villagers() -> impl proptest::strategy::Strategy<Value = Portrait> {
    use proptest::prelude::*;
    let name = || prop::sample::select(vec!["สาย", "แสงดาว", "ทองดี", "ธงดี", "ใส", "กมล", "Sai", "เกศ"]);
    let day = prop::sample::select(vec!["5/2/2491", "2/5/2491", "6/2/2491", "17/9/2515", "2515", "2492"]);
    let number =
        prop::sample::select(vec![String::new(), sai().number, thai::citizen_id::fictitious(8).as_str().to_owned()]);
    let home = (any::<bool>(), any::<bool>());
    (name(), name(), prop::option::of(day), number, any::<bool>(), home).prop_map(
        |(given, family, day, number, has_phone, (is_next_door, is_woman))| Portrait {
            given: given.into(),
            family: family.into(),
            born: day.and_then(born),
            number,
            phones: if has_phone { sai().phones } else { Vec::new() },
            sex: Some(if is_woman { Sex::Female } else { Sex::Male }),
            home: Address { house: if is_next_door { "7".into() } else { sai().home.house }, ..sai().home },
            ..sai()
        },
    )
}

proptest::proptest! {
    #[test]
    fn whoever_is_not_worth_weighing_would_not_be_told(one in villagers(), other in villagers()) {
        let is_told = weighed(&one, &other).probability >= DOUBTFUL;
        proptest::prop_assert!(!is_told || one.may_be(&other), "{one:?} {other:?}");
        proptest::prop_assert_eq!(one.may_be(&other), other.may_be(&one));
    }
}
