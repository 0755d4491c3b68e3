//! How far services reach: which places a service is looked for under, and which places hold a place.

use people::geography::{Place, Rank};

use crate::model::Area;

/// The places under which a service is found, 0 for the whole country: those that it names, or else those where it is given.
#[must_use]
pub fn places(areas: &[Area], located: impl IntoIterator<Item = i64>) -> Vec<i64> {
    let mut places: Vec<i64> = areas.iter().filter_map(Area::place).collect();
    if places.is_empty() {
        places.extend(located);
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// The place itself, those that hold it, and the whole country.
#[must_use]
pub fn above(place: Place) -> Vec<i64> {
    let mut above = vec![place.code];
    above.extend(place.district_code().filter(|code| *code != place.code));
    above.extend(Some(place.province_code()).filter(|code| *code != place.code));
    above.push(0);
    above
}

/// The codes of the places within it, as ranges from the first to the last.
#[must_use]
pub fn within(place: Place) -> Vec<(i64, i64)> {
    let digits = |digits: i64| (place.code * digits, place.code * digits + digits - 1);
    match place.rank() {
        Rank::Province => vec![digits(100), digits(10_000)],
        Rank::District => vec![digits(100)],
        Rank::Subdistrict => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Reach, Uuid};
    use people::geography::{place, places as all};

    fn area(reach: Reach) -> Area {
        Area { id: Uuid::NONE, reach, words: String::new() }
    }

    #[test]
    fn a_service_without_an_area_is_found_where_it_is_given() {
        assert_eq!(places(&[], [65_04_01, 65_04_01]), [65_04_01]);
        assert_eq!(places(&[area(Reach::Words)], [65_04_01]), [65_04_01]);
        assert_eq!(places(&[area(Reach::Country)], [65_04_01]), [0]);
        assert_eq!(places(&[area(Reach::Place(65_04)), area(Reach::Place(65_01))], []), [65_01, 65_04]);
    }

    #[test]
    fn a_subdistrict_is_served_by_its_district_its_province_and_the_country() {
        let above = |code| place(code).map(above).unwrap_or_default();
        assert_eq!(above(65_04_01), [65_04_01, 65_04, 65, 0]);
        assert_eq!(above(65_04), [65_04, 65, 0]);
        assert_eq!(above(65), [65, 0]);
    }

    #[test]
    fn every_place_lies_within_those_above_it_and_in_no_other() {
        for inner in all() {
            for outer in [inner.province(), inner.district()].into_iter().flatten().filter(|outer| outer != inner) {
                assert!(within(outer).iter().any(|(first, last)| (*first..=*last).contains(&inner.code)), "{inner:?}");
            }
        }
        let phitsanulok = within(place(65).expect("a province"));
        assert!(!phitsanulok.iter().any(|(first, last)| (*first..=*last).contains(&64_01)));
    }
}
