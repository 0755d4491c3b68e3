//! Pairs of records and the levels that they come to.

use super::*;
use crate::register::Fields;
use crate::schema::Column;
use proptest::prelude::*;
use thai::date::CivilDate;

type Record = [(Column, &'static str)];

fn levels(one: &Record, other: &Record, part: Part) -> &'static str {
    let fields =
        |record: &Record| record.iter().fold(Fields::default(), |fields, (column, text)| fields.with(*column, text));
    let register = Register::of(&[fields(one), fields(other)], CivilDate::constant(2026, 11, 22));
    part.level_name(register.compare(0, 1).level(part))
}

const NAMED: [Column; 2] = [Column::FirstName, Column::LastName];

fn names(one: [&'static str; 2], other: [&'static str; 2], part: Part) -> &'static str {
    let [one, other] = [one, other].map(|[given, family]| [(NAMED[0], given), (NAMED[1], family)]);
    levels(&one, &other, part)
}

#[test]
fn names_in_each_others_place_are_turned_and_one_of_them_is_crossed() {
    assert_eq!(names(["สมชาย", "ทองดี"], ["ทองดี", "สมชาย"], Part::Given), "turned");
    assert_eq!(names(["สมชาย", "ทองดี"], ["ทองดี", "สมชาย"], Part::Family), "same");
    assert_eq!(names(["สมชาย", "ทองดี"], ["ทองดี", "อรุณ"], Part::Given), "crossed");
    assert_eq!(names(["สมชาย", "ทองดี"], ["ส.", "ทองดี"], Part::Given), "begun");
    assert_eq!(names(["สมชาย", "ทองดี"], ["Somchai", "ทองดี"], Part::Given), "near");
}

#[test]
fn only_a_woman_has_another_surname_by_marriage() {
    let called = |title: &'static str, family: &'static str| {
        [(Column::Title, title), (Column::FirstName, "อรุณ"), (Column::LastName, family)]
    };
    assert_eq!(levels(&called("น.ส.", "ทองดี"), &called("นาง", "ศรีสุข"), Part::Family), "married");
    assert_eq!(levels(&called("น.ส.", "ทองดี"), &called("", "ศรีสุข"), Part::Family), "married");
    assert_eq!(levels(&called("นาย", "ทองดี"), &called("นาย", "ศรีสุข"), Part::Family), "different");
    assert_eq!(levels(&called("นาย", "ทองดี"), &called("นาง", "ศรีสุข"), Part::Family), "different");
}

#[test]
fn a_house_is_known_by_number_and_village_or_street() {
    let house = |house: &'static str, moo: &'static str| [(Column::HouseNo, house), (Column::Moo, moo)];
    for (one, other, expected) in [
        (house("12/3", "4"), house("12/3", "หมู่ 4"), "same"),
        (house("12/3", "4"), house("บ้านเลขที่ 12/3", ""), "same"),
        (house("12/3", "4"), house("12/3", "5"), "partly"),
        (house("12/3", "4"), house("12/8", "4"), "partly"),
        (house("12/3", "4"), house("77", "4"), "village"),
        (house("12/3", "4"), house("77", "5"), "different"),
        (house("12/3", "4"), house("", ""), "missing"),
    ] {
        assert_eq!(levels(&one, &other, Part::Dwelling), expected, "{one:?} {other:?}");
    }
    let street = |street, building| [(Column::HouseNo, "5"), (Column::Street, street), (Column::Building, building)];
    assert_eq!(levels(&street("rose lane", "mill"), &street("mill", "rose lane"), Part::Dwelling), "same");
}

#[test]
fn a_place_is_known_by_its_sub_district_within_its_district() {
    let place = |tambon: &'static str, amphoe: &'static str, postcode: &'static str| {
        [(Column::Tambon, tambon), (Column::Amphoe, amphoe), (Column::Postcode, postcode)]
    };
    for (one, other, expected) in [
        (place("คลองแห", "หาดใหญ่", "90110"), place("ต.คลองแห", "อ.หาดใหญ่", ""), "same"),
        (place("คลองแห", "หาดใหญ่", "90110"), place("คลองแห", "", ""), "same"),
        (place("คลองแห", "หาดใหญ่", "90110"), place("คลองแห", "เมือง", "30000"), "partly"),
        (place("คลองแห", "หาดใหญ่", "90110"), place("บ้านพรุ", "หาดใหญ่", "90250"), "partly"),
        (place("คลองแห", "หาดใหญ่", "90110"), place("โคกสูง", "เมือง", "30000"), "different"),
        (place("คลองแห", "หาดใหญ่", "90110"), place("", "", ""), "missing"),
    ] {
        assert_eq!(levels(&one, &other, Part::Place), expected, "{one:?} {other:?}");
    }
}

const COLUMNS: [Column; 12] = [
    Column::Title,
    Column::FirstName,
    Column::LastName,
    Column::Sex,
    Column::Cid,
    Column::Dob,
    Column::HouseNo,
    Column::Moo,
    Column::Street,
    Column::Tambon,
    Column::Amphoe,
    Column::Phone,
];

fn whole(texts: &[String; 12]) -> Fields<'_> {
    texts.iter().zip(COLUMNS).fold(Fields::default(), |fields, (text, column)| fields.with(column, text))
}

proptest! {
    #[test]
    fn who_comes_first_does_not_matter(texts in proptest::array::uniform2(proptest::array::uniform12("[ก-งนมาิ/0-3 ]{0,5}"))) {
        let fields = texts.each_ref().map(whole);
        let register = Register::of(&fields, CivilDate::constant(2026, 11, 22));
        prop_assert_eq!(register.compare(0, 1), register.compare(1, 0));
    }
}
