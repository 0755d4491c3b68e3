//! A file that is wrong is refused with the line and the reason; nothing is guessed.

use crate::shipped_text;
use instruments::{BadFile, read};

/// One change to a sound file. `wrong` must stand in it once; the refusal must name the line where `by` begins, or `at` where the
/// fault shows elsewhere.
fn refusal(file: &str, wrong: &str, by: &str, at: Option<&str>, says: &str) {
    let text = if file == "own.toml" { include_str!("own.toml") } else { shipped_text(file) };
    assert_eq!(text.matches(wrong).count(), 1, "«{wrong}» stands not once in {file}");
    let changed = text.replace(wrong, by);
    let bad = read(file, &changed).map(|_| ()).expect_err(says);
    let place = changed.find(at.unwrap_or(by)).unwrap();
    let line = changed[..place].matches('\n').count() + 1;
    assert!(named(&bad, line, says), "expected {file}:{line}: {says}\nfound {bad}");
}

fn named(bad: &BadFile, line: usize, says: &str) -> bool {
    bad.problems.iter().any(|problem| problem.line == line && problem.what.contains(says))
}

#[test]
fn texts_are_there_in_both_languages() {
    refusal("9q.toml", "th = \"เหนื่อยง่าย หรือไม่ค่อยมีแรง\"", "th = \"  \"", None, "says nothing");
    refusal("9q.toml", "en = \"Bored, no interest in doing anything\"", "en = \"\"", None, "says nothing");
    refusal("9q.toml", "th = \"เป็นทุกวัน\"\n", "", Some("[[scale.option]]\ncode = \"daily\""), "missing field `th`");
    refusal("9q.toml", "short.th = \"รุนแรง\"", "short.th = \"รุนแรงเป็นอย่างยิ่งทีเดียว\"", None, "longer than 20");
    refusal("9q.toml", "en = \"Every day\"", "en = \"\\u0007\"", None, "cannot be seen");
}

#[test]
fn codes_are_codes_and_stand_once() {
    refusal("9q.toml", "code = \"9q\"", "code = \"9 Q\"", None, "is no code");
    refusal("9q.toml", "code = \"mood\"", "code = \"interest\"\n# moved", None, "two of item «interest»");
    refusal("9q.toml", "code = \"mild\"", "code = \"none\" # twice", None, "two of band «none»");
    refusal("9q.toml", "code = \"some\"", "code = \"never\" # twice", None, "two of option «never»");
    refusal(
        "household.toml",
        "code = \"water\"",
        "code = \"food\" # twice",
        Some("code = \"food\"\n"),
        "two of item «food»",
    );
}

#[test]
fn scores_are_whole_numbers_from_zero_to_a_thousand() {
    refusal("9q.toml", "score = 3", "score = -3", None, "does not lie between 0 and 1000");
    refusal("9q.toml", "score = 3", "score = 1001", None, "does not lie between 0 and 1000");
    refusal("9q.toml", "score = 3", "score = 2.5", None, "invalid type");
    refusal("9q.toml", "version = 1", "version = 0", None, "does not lie between 1");
}

#[test]
fn bands_cover_what_can_be_reached_without_gap_or_overlap() {
    refusal("9q.toml", "from = 7\n", "from = 8\n", None, "leaves a gap: 7 comes next");
    refusal("9q.toml", "from = 7\n", "from = 6\n", None, "overlaps: 7 comes next");
    refusal("9q.toml", "to = 27", "to = 26", None, "ends at 26; the scores reach from 0 to 27");
    refusal("9q.toml", "to = 27", "to = 28", None, "the scores reach from 0 to 27");
    refusal("9q.toml", "from = 0", "from = 1", None, "leaves a gap: 0 comes next");
    refusal("9q.toml", "to = 12", "to = 5", None, "before it begins");
    // A weight that changes without its bands.
    refusal("8q.toml", "score = 10", "score = 11", Some("to = 52"), "the scores reach from 0 to 53");
    refusal("household.toml", "to = 5", "to = 15", None, "the scores reach from 0 to 5");
}

#[test]
fn what_is_named_exists() {
    refusal("9q.toml", "code = \"how-often\"", "code = \"how-rare\"", None, "no item uses the scale «how-rare»");
    refusal("8q.toml", "code = \"life\"", "code = \"lives\"", Some("group = \"life\""), "there is no group «life»");
    refusal(
        "own.toml",
        "subscale = \"lived\", score_from",
        "subscale = \"lives\", score_from",
        None,
        "no subscale «lives»",
    );
    refusal(
        "9q.toml",
        "any_of = [{ score_from = 7 }, { item = \"self-harm\"",
        "any_of = [{ item = \"harm\"",
        None,
        "no item «harm»",
    );
    refusal("8q.toml", "is = [\"yes\"]", "is = [\"maybe\"]", None, "«maybe» is no answer of the item «ideation»");
}

#[test]
fn an_item_depends_on_an_earlier_one_alone_so_no_circle_can_be_written() {
    refusal("8q.toml", "ask_if = { item = \"ideation\"", "ask_if = { item = \"plan\"", None, "no item before this one");
    refusal(
        "8q.toml",
        "ask_if = { item = \"ideation\"",
        "ask_if = { item = \"control\"",
        None,
        "no item before this one",
    );
    refusal("8q.toml", "is = [\"yes\"]", "is = []", None, "names no answer");
}

#[test]
fn a_condition_that_can_never_hold_is_a_slip() {
    refusal("8q.toml", "[{ score_from = 1 }]", "[{ score_from = 53 }]", None, "can never be");
    refusal("8q.toml", "[{ score_from = 1 }]", "[{ score_from = 9, score_to = 8 }]", None, "can never be");
    refusal("8q.toml", "[{ score_from = 1 }]", "[{}]", None, "a condition is either");
    refusal(
        "8q.toml",
        "any_of = [{ score_from = 1 }]",
        "any_of = []",
        Some("code = \"suicide\""),
        "names no condition",
    );
}

#[test]
fn licence_source_and_marks_are_given() {
    refusal("2q.toml", "mark = \"M\"", "mark = \"sure\"", None, "none of: S, V, V-weak, M+, M, M-, X");
    refusal("2q.toml", "scores = \"V\"\n", "", Some("[marks]"), "missing field `scores`");
    refusal("2q.toml", "url = \"https://doi", "url = \"javascript:doi", None, "no address");
    refusal(
        "own.toml",
        "[[source]]\ntitle = \"แต่งขึ้นเพื่อการทดสอบ\"\nmark = \"X\"\n",
        "",
        Some("# An invented"),
        "missing field `source`",
    );
    refusal("barthel.toml", "basis = \"Hsieh", "# basis = \"Hsieh", Some("important = 2"), "wants its source");
}

#[test]
fn a_missing_answer_never_takes_a_total_out_of_its_bands() {
    refusal("own.toml", "policy = \"prorate\"", "policy = \"zero\"", None, "less than the lowest one");
    refusal("own.toml", "allowed = 1", "allowed = 4", None, "does not lie between 1 and 3");
    refusal("own.toml", "allowed = 1\n", "", Some("policy = \"prorate\""), "says not how many");
    refusal("8q.toml", "policy = \"refuse\"", "policy = \"prorate\"\nallowed = 1", None, "prorate wants sums alone");
    refusal(
        "2q.toml",
        "policy = \"refuse\"",
        "policy = \"refuse\"\nallowed = 1",
        Some("allowed = 1"),
        "leave `allowed` out",
    );
}

#[test]
fn a_total_of_subscales_wants_every_item_in_one() {
    refusal("st-5.toml", "of = \"items\"", "of = \"subscales\"", None, "there are none");
    let text = shipped_text("household.toml").replacen("subscale = \"health\"\n", "", 1);
    let bad = read("household.toml", &text).unwrap_err();
    assert!(bad.to_string().contains("counts in no subscale"), "{bad}");
}

#[test]
fn a_key_that_is_not_known_is_a_slip_too() {
    refusal(
        "2q.toml",
        "better = \"lower\"",
        "better = \"lower\"\nimportent = 2",
        Some("importent"),
        "unknown field `importent`",
    );
    refusal("2q.toml", "[title]", "[titel]", None, "unknown field `titel`");
}

#[test]
fn what_is_no_toml_is_refused_where_it_breaks() {
    refusal("2q.toml", "[title]", "[title", None, "");
    refusal("2q.toml", "version = 1", "version = 1\nversion = 2", Some("version = 2"), "duplicate key");
    let bad = read("empty.toml", "").unwrap_err();
    assert_eq!((bad.problems.len(), bad.problems[0].line), (1, 1));
}

#[test]
fn everything_that_can_be_told_at_once_is_told() {
    let text = shipped_text("9q.toml").replace("from = 7", "from = 8").replace("to = 27", "to = 30");
    let bad = read("9q.toml", &text).unwrap_err();
    assert_eq!(bad.problems.len(), 2, "{bad}");
    assert!(bad.to_string().lines().all(|line| line.starts_with("9q.toml:")));
}
