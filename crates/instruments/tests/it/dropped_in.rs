//! An office adds an instrument by a file alone; not a line of code knows it.

use crate::{LIBRARY, scored, shipped_text, sound};
use instruments::{About, Answers, File, Library, SHIPPED, UNANSWERED, score, sections};

/// An invented scale of loneliness with an alert, a follow-on, subscales and answers that may be missing.
const OWN: &str = include_str!("own.toml");

fn with_own(text: &str) -> Library {
    let own = [File { name: "own.toml", text }];
    Library::read(SHIPPED, &own).unwrap_or_else(|bad| panic!("{}", bad[0]))
}

#[test]
fn a_new_instrument_is_asked_scored_raises_and_leads_on() {
    let library = with_own(OWN);
    assert_eq!(library.current().len(), LIBRARY.current().len() + 1);
    let own = library.find("loneliness").unwrap();
    assert_eq!(own.about, About::Person);
    assert_eq!(sections(own).len(), 2);

    let light = scored(own, &[]);
    assert_eq!((light.total, light.band.as_str(), light.flags.len(), light.follow_on), (4, "low", 0, None));

    let heavy = scored(own, &[("alone", "always"), ("talk", "always"), ("left-out", "always"), ("visitors", "always")]);
    assert_eq!((heavy.total, heavy.band.as_str()), (12, "high"));
    assert_eq!(
        heavy.parts.iter().map(|part| (part.code.as_str(), part.score)).collect::<Vec<_>>(),
        [("felt", 6), ("lived", 6)]
    );
    assert_eq!(heavy.flags, ["isolated"]);
    assert_eq!(heavy.follow_on.as_deref(), Some("2q"));
    assert!(library.find("2q").is_some());
}

#[test]
fn where_the_file_allows_it_one_missing_answer_counts_the_share_of_the_others() {
    let own = sound(OWN);
    // Each item spans 1 to 3. Four of six points above the floor were reached; the fourth counts 1 + 4/6 of 2, rounded: 2.
    let answers = Answers::from_iter([("alone", "always"), ("talk", "always"), ("left-out", "never")]);
    let scored = score(&own, &answers).unwrap();
    assert_eq!((scored.total, scored.missing.as_slice()), (3 + 3 + 1 + 2, ["visitors".to_owned()].as_slice()));
    // In its subscale only «talk» was answered, to the full.
    assert_eq!(scored.parts[1].score, 3 + 3);

    let two_missing = Answers::from_iter([("alone", "always"), ("left-out", "never")]);
    let invalid = score(&own, &two_missing).unwrap_err();
    let missed = [("item-talk".to_owned(), UNANSWERED), ("item-visitors".to_owned(), UNANSWERED)];
    assert_eq!(invalid.problems(), missed);
}

#[test]
fn an_offices_file_takes_the_place_of_a_shipped_one_and_old_results_still_find_theirs() {
    let changed = shipped_text("household.toml").replace("เปราะบางมาก", "เปราะบางสูง");
    let library = with_own(&changed);
    let (today, shipped) = (library.find("household").unwrap(), LIBRARY.find("household").unwrap());
    assert_eq!(today.bands.last().unwrap().text.th, "เปราะบางสูง");
    assert_ne!(today.stamp, shipped.stamp);
    assert_eq!(library.exact(&shipped.stamp), Some(shipped));
    assert_eq!(library.exact(&today.stamp), Some(today));
}

#[test]
fn of_two_versions_the_higher_one_is_asked_and_both_are_kept() {
    let second = OWN.replace("version = 1", "version = 2");
    let files = [File { name: "own-2.toml", text: &second }, File { name: "own.toml", text: OWN }];
    let library = Library::read(SHIPPED, &files).unwrap();
    assert_eq!(library.find("loneliness").unwrap().stamp.version, 2);
    assert!(library.exact(&sound(OWN).stamp).is_some());
}

#[test]
fn the_hash_is_that_of_the_text_whatever_editor_saved_it() {
    let stamp = sound(OWN).stamp;
    assert_eq!(stamp.hash.len(), 64);
    assert_eq!(sound(&format!("\u{feff}{}", OWN.replace('\n', "\r\n"))).stamp, stamp);
    assert_ne!(sound(&OWN.replace("เหงา", "โดดเดี่ยว")).stamp, stamp);
}

#[test]
fn the_same_code_and_version_twice_is_refused() {
    let other = OWN.replace("เหงา", "โดดเดี่ยว");
    let files = [File { name: "a.toml", text: OWN }, File { name: "b.toml", text: &other }];
    let bad = Library::read(&[], &files).unwrap_err();
    let said = "b.toml:4: «loneliness» version 1 is in a.toml already";
    assert!(bad.iter().any(|bad| bad.to_string() == said), "{bad:?}");
}

#[test]
fn a_follow_on_to_nowhere_is_refused_with_its_line() {
    let bad = Library::read(&[], &[File { name: "own.toml", text: OWN }]).unwrap_err();
    let line = OWN.lines().position(|line| line == "instrument = \"2q\"").unwrap() + 1;
    assert_eq!(bad[0].to_string(), format!("own.toml:{line}: there is no instrument «2q»"));
}

#[test]
fn instruments_that_lead_to_each_other_in_a_circle_are_refused() {
    // 2q leads to 9q, and 9q to 8q; an 8q that leads back to 2q closes the circle.
    let back = shipped_text("8q.toml").replace(
        "[change]\n",
        "[[follow_on]]\ninstrument = \"2q\"\nth = \"วนกลับ\"\nen = \"Back\"\nany_of = [{ score_from = 1 }]\n\n[change]\n",
    );
    let bad = Library::read(SHIPPED, &[File { name: "8q.toml", text: &back }]).unwrap_err();
    let said: Vec<String> = bad.iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|said| said.contains("«2q» leads back to «8q»")), "{said:?}");
}
