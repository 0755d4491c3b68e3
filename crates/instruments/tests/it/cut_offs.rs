//! The published limits at their borders, what is raised there, and what follows.

use crate::{answered, scored, shipped, with_total};
use instruments::{Answers, NOT_ASKED, UNANSWERED, UNKNOWN_CHOICE, next, score};
use kernel::Fields;

fn bands(code: &str, expected: &[(i64, &str)]) {
    for (total, band) in expected {
        assert_eq!(with_total(shipped(code), *total).band, *band, "{code} at {total}");
    }
}

#[test]
fn the_limits_of_the_2q() {
    bands("2q", &[(0, "negative"), (1, "positive"), (2, "positive")]);
}

#[test]
fn the_limits_of_the_9q() {
    bands(
        "9q",
        &[(6, "none"), (7, "mild"), (12, "mild"), (13, "moderate"), (18, "moderate"), (19, "severe"), (27, "severe")],
    );
}

#[test]
fn the_limits_of_the_8q() {
    bands(
        "8q",
        &[(0, "none"), (1, "low"), (8, "low"), (9, "moderate"), (16, "moderate"), (17, "severe"), (52, "severe")],
    );
}

#[test]
fn the_limits_of_the_st_5() {
    bands(
        "st-5",
        &[(4, "low"), (5, "moderate"), (7, "moderate"), (8, "high"), (9, "high"), (10, "highest"), (15, "highest")],
    );
}

#[test]
fn the_limits_of_the_barthel_index() {
    bands("barthel", &[(4, "bedbound"), (5, "homebound"), (11, "homebound"), (12, "social"), (20, "social")]);
}

#[test]
fn each_weight_of_the_8q_is_the_published_one() {
    let weights = [
        ("wish", 1),
        ("harm-wish", 2),
        ("ideation", 6),
        ("plan", 8),
        ("preparation", 9),
        ("injury", 4),
        ("attempt", 10),
        ("ever", 4),
    ];
    for (item, weight) in weights {
        assert_eq!(scored(shipped("8q"), &[(item, "yes")]).total, weight, "{item}");
    }
    assert_eq!(scored(shipped("8q"), &[("ideation", "yes"), ("control", "cannot")]).total, 6 + 8);
}

#[test]
fn either_question_of_the_2q_leads_to_the_9q() {
    let two = shipped("2q");
    for item in ["low", "joyless"] {
        assert_eq!(scored(two, &[(item, "yes")]).follow_on.as_deref(), Some("9q"));
    }
    let neither = scored(two, &[]);
    assert_eq!((neither.follow_on.clone(), next(two, &neither)), (None, None));
}

#[test]
fn seven_points_of_the_9q_or_its_last_item_alone_lead_to_the_8q() {
    let nine = shipped("9q");
    assert_eq!(with_total(nine, 7).follow_on.as_deref(), Some("8q"));
    let six = [("interest", "daily"), ("mood", "daily")];
    assert_eq!(scored(nine, &six).follow_on, None);
    let thought = scored(nine, &[("self-harm", "some")]);
    assert_eq!((thought.total, thought.band.as_str()), (1, "none"));
    assert_eq!(next(nine, &thought).unwrap().instrument, "8q");
    assert_eq!(thought.flags, ["self-harm-thoughts"]);
}

#[test]
fn every_positive_8q_is_an_alert_with_1323_and_a_task_on_the_same_day() {
    let eight = shipped("8q");
    assert!(scored(eight, &[]).flags.is_empty());
    for total in [1, 8, 9, 16, 17, 52] {
        assert_eq!(with_total(eight, total).flags, ["suicide"]);
    }
    let flag = eight.flag("suicide").unwrap();
    assert!(flag.alert);
    assert!(flag.text.th.contains("1323") && flag.text.en.contains("1323"));
    assert_eq!(flag.task.as_ref().unwrap().within_days, 0);
}

#[test]
fn the_question_of_control_is_asked_only_of_who_thinks_of_suicide() {
    let eight = shipped("8q");
    let mut answers = answered(eight, &[("ideation", "yes")]);
    assert_eq!(answers.get("control"), Some("can"));

    // The thought taken back, and the answer about it left standing: somebody must say which is true.
    answers.set("ideation", "no");
    answers.set("control", "cannot");
    let invalid = score(eight, &answers).unwrap_err();
    assert_eq!(invalid.problems(), [("item-control".to_owned(), NOT_ASKED)]);
}

#[test]
fn what_is_left_out_or_unknown_is_named_item_by_item() {
    let two = shipped("2q");
    let invalid = score(two, &Answers::from_iter([("low", "perhaps"), ("weather", "yes")])).unwrap_err();
    assert_eq!(invalid.of("item-low"), Some(UNKNOWN_CHOICE));
    assert_eq!(invalid.of("item-weather"), Some(UNKNOWN_CHOICE));
    assert_eq!(invalid.of("item-joyless"), Some(UNANSWERED));
}

#[test]
fn a_form_is_read_by_the_names_of_its_fields() {
    let two = shipped("2q");
    let sent = |pairs: &[(&str, &str)]| {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    };
    let answers = Answers::read(two, &sent(&[("token", "x"), ("item-low", "yes"), ("item-joyless", "")]));
    assert_eq!(answers.iter().collect::<Vec<_>>(), [("low", "yes")]);
}

#[test]
fn one_sign_fails_a_dimension_and_the_failing_dimensions_make_the_level() {
    let household = shipped("household");
    let income_twice = scored(household, &[("no-work", "yes"), ("old-no-income", "yes")]);
    assert_eq!((income_twice.total, income_twice.band.as_str()), (1, "low"));
    assert_eq!(income_twice.parts.iter().map(|part| part.score).collect::<Vec<_>>(), [1, 0, 0, 0, 0]);

    let signs = [("no-work", "yes"), ("water", "yes"), ("food", "yes"), ("cannot-read", "yes"), ("no-papers", "yes")];
    for (failing, band) in [(0, "none"), (1, "low"), (2, "low"), (3, "medium"), (4, "high"), (5, "high")] {
        assert_eq!(scored(household, &signs[..failing]).band, band, "{failing} failing dimensions");
    }
}

#[test]
fn the_gravest_sign_decides_the_screening_of_a_child() {
    let screening = shipped("child-safety");
    let many_light = scored(screening, &[("no-carer", "yes"), ("carer-unable", "yes"), ("disability", "yes")]);
    assert_eq!((many_light.band.as_str(), many_light.flags.len()), ("relief", 0));
    assert_eq!(many_light.parts.iter().map(|part| part.score).collect::<Vec<_>>(), [0, 0, 3]);

    let beaten = scored(screening, &[("physical", "yes")]);
    assert_eq!((beaten.band.as_str(), beaten.flags), ("protection", vec!["child-protection".to_owned()]));

    let threatened = scored(screening, &[("threat", "yes"), ("physical", "yes")]);
    assert_eq!((threatened.band.as_str(), threatened.flags), ("immediate", vec!["child-danger".to_owned()]));
}

#[test]
fn what_is_not_known_of_a_child_is_no_all_clear() {
    let screening = shipped("child-safety");
    for item in &screening.items {
        let scored = scored(screening, &[(&item.code, "unknown")]);
        assert_eq!((scored.band.as_str(), scored.flags), ("none", vec!["not-known".to_owned()]), "{}", item.code);
    }
}
