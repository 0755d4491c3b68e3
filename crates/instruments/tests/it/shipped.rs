//! Every shipped file loads, says where it comes from, and is counted within what it says it can reach.

use crate::{LIBRARY, complete, shipped, with_total};
use instruments::{Better, Mark, SHIPPED, Standing, score, sections};
use kernel::Lang;
use proptest::prelude::*;

#[test]
fn the_instruments_that_an_office_starts_with_are_there() {
    let codes: Vec<&str> = LIBRARY.current().iter().map(|one| one.stamp.code.as_str()).collect();
    assert_eq!(codes, ["2q", "8q", "9q", "barthel", "child-safety", "household", "st-5"]);
    assert_eq!(codes.len(), SHIPPED.len());
}

#[test]
fn the_ranges_are_those_of_the_sheets() {
    let range = |code: &str| {
        let range = shipped(code).total.range;
        (range.least, range.most)
    };
    assert_eq!(range("2q"), (0, 2));
    assert_eq!(range("9q"), (0, 27));
    // 1 + 2 + 6 + 8 + 8 + 9 + 4 + 10 + 4
    assert_eq!(range("8q"), (0, 52));
    assert_eq!(range("st-5"), (0, 15));
    // 2 + 1 + 3 + 2 + 3 + 2 + 2 + 1 + 2 + 2
    assert_eq!(range("barthel"), (0, 20));
    assert_eq!(range("household"), (0, 5));
    assert_eq!(range("child-safety"), (0, 3));
}

#[test]
fn the_child_and_family_screening_calls_itself_no_standard_instrument() {
    let screening = shipped("child-safety");
    assert_eq!(screening.standing, Standing::InHouse);
    assert!(screening.title.th.contains("มิใช่แบบมาตรฐาน"));
    assert!(screening.title.en.contains("not a standard instrument"));
    assert!(screening.marks.bands.is_doubtful());
}

#[test]
fn what_was_not_confirmed_is_marked_so() {
    // The sheet of the 8Q was seen in copies alone; of the 9Q, items 3 and 6.
    assert_eq!(shipped("8q").marks.th, Mark::SeenWeakly);
    let nine = shipped("9q");
    let doubtful = nine.items.iter().filter(|item| nine.mark_of(item, Lang::Th).is_doubtful());
    assert_eq!(doubtful.map(|item| item.code.as_str()).collect::<Vec<_>>(), ["sleep", "worth"]);
    // Nobody tested our English.
    assert!(LIBRARY.current().iter().all(|one| one.marks.en == Mark::Unfounded));
}

#[test]
fn a_form_asks_everything_once_under_its_heading() {
    for one in LIBRARY.current() {
        let asked = sections(one).iter().map(|section| section.questions.len()).sum::<usize>();
        assert_eq!(asked, one.items.len(), "{}", one.stamp.code);
    }
    let eight = sections(shipped("8q"));
    assert_eq!(eight.len(), 2);
    let (control, (earlier, choices)) =
        eight[0].questions.iter().find_map(|q| q.only_if.clone().map(|only_if| (q.item, only_if))).unwrap();
    assert_eq!((control.code.as_str(), earlier.code.as_str()), ("control", "ideation"));
    assert_eq!(choices.iter().map(|choice| choice.text.th.as_str()).collect::<Vec<_>>(), ["มี"]);
}

#[test]
fn more_is_better_for_barthel_alone() {
    let better: Vec<&str> = LIBRARY
        .current()
        .iter()
        .filter(|one| one.change.better == Better::Higher)
        .map(|one| one.stamp.code.as_str())
        .collect();
    assert_eq!(better, ["barthel"]);
}

#[test]
fn the_households_levels_are_those_of_the_reference_data() {
    #[derive(serde::Deserialize)]
    struct File {
        vulnerability: Vec<Level>,
    }
    #[derive(serde::Deserialize)]
    struct Level {
        code: String,
        min_failing: i64,
        th: String,
    }
    let text = include_str!("../../../../data/reference/dimensions.toml");
    let levels: Vec<Level> = toml::from_str::<File>(text).unwrap().vulnerability;
    let bands = &shipped("household").bands;
    assert_eq!(bands.len(), levels.len());
    for (band, level) in bands.iter().zip(&levels) {
        assert_eq!((&band.code, band.from, &band.text.th), (&level.code, level.min_failing, &level.th));
    }
}

proptest! {
    #[test]
    fn any_complete_set_of_answers_gives_one_band_within_the_range(picks in prop::collection::vec(any::<u8>(), 32)) {
        for one in LIBRARY.current() {
            let mut picks = picks.iter().cycle();
            let answers = complete(one, |_, of| usize::from(*picks.next().unwrap()) % of);
            let scored = score(one, &answers).unwrap();
            prop_assert!((one.total.range.least..=one.total.range.most).contains(&scored.total));
            let bands: Vec<&str> = one
                .bands
                .iter()
                .filter(|band| (band.from..=band.to).contains(&scored.total))
                .map(|band| band.code.as_str())
                .collect();
            prop_assert_eq!(bands, [scored.band.as_str()]);
            prop_assert_eq!(&scored.stamp, &one.stamp);
            for (part, subscale) in scored.parts.iter().zip(&one.subscales) {
                prop_assert!((subscale.range.least..=subscale.range.most).contains(&part.score));
            }
        }
    }
}

#[test]
fn both_ends_of_every_range_can_be_reached() {
    for one in
        LIBRARY.current().into_iter().filter(|one| !["household", "child-safety"].contains(&one.stamp.code.as_str()))
    {
        assert_eq!(with_total(one, one.total.range.least).band, one.bands.first().unwrap().code);
        assert_eq!(with_total(one, one.total.range.most).band, one.bands.last().unwrap().code);
    }
}
