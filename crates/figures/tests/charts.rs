//! What every chart keeps: it is well-formed, carries no style, shows its numbers as a table too, and never a hidden one.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::HashSet;

use figures::chart::{
    Ahead, Bar, Figure, Heading, Lines, MOST_PARTS, Province, Stack, TooManyParts, bars, lines, provinces, stacks,
};
use figures::{Cell, Numerals, Wording};
use proptest::prelude::*;

const ARABIC: Wording<'static> =
    Wording {
        total: "รวม", hidden: "ปกปิด", as_table: "ดูเป็นตาราง", numerals: Numerals::Arabic
    };
const HEADING: Heading<'static> = Heading {
    id: "chart", title: "เรื่อง 2569", says: "มากที่สุดคือรายได้"
};

fn every_chart(label: &str, values: &[Cell], wording: &Wording<'_>) -> Vec<Figure> {
    let label = || label.to_owned();
    let bar: Vec<Bar> = values.iter().map(|&value| Bar { label: label(), value }).collect();
    let total = values.iter().map(|cell| cell.count()).sum::<Option<u64>>().map_or(Cell::Hidden, Cell::Count);
    let stack = Stack { label: label(), parts: values.iter().take(MOST_PARTS).copied().collect(), total };
    let parts = vec!["ก"; values.len().min(MOST_PARTS)];
    let months = vec![label(); values.len() + 1];
    let ahead = [Ahead { expected: 3.2, likely: (1.0, 5.4), nearly_sure: (0.0, 7.7) }];
    let columns = ["เดือน", "เรื่อง", "คาดว่า", "80 %", "95 %"];
    let line = Lines { months: &months, past: values, ahead: &ahead, columns };
    let tiles: Vec<Province> = ["10", "50", "96"]
        .iter()
        .zip(values)
        .map(|(code, &value)| Province { code: (*code).to_owned(), abbr: "กท".to_owned(), name: label(), value })
        .collect();
    vec![
        bars(&HEADING, ["ปัญหา", "เรื่อง"], &bar, wording),
        stacks(&HEADING, "ปัญหา", &parts, &[stack], wording).unwrap(),
        lines(&HEADING, &line, wording),
        provinces(&HEADING, ["จังหวัด", "เรื่อง"], &tiles, wording),
    ]
}

/// Every element is closed where it should be, and no attribute stands twice.
fn assert_well_formed(markup: &str) {
    let mut open = Vec::new();
    for tag in markup.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{markup}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        let keys: Vec<&str> =
            tag.split('"').step_by(2).filter_map(|part| part.split_whitespace().last()?.strip_suffix('=')).collect();
        assert_eq!(keys.len(), keys.iter().collect::<HashSet<_>>().len(), "{tag}");
    }
    assert!(open.is_empty(), "{open:?} left open in {markup}");
}

fn assert_sound(figure: &Figure) {
    let html = figure.html();
    assert_well_formed(&html);
    assert_well_formed(&figure.paper());
    for refused in [" style=", "<style", "<script", " on", "NaN", "inf"] {
        let outside_words =
            html.split('>').any(|part| part.split_once('<').is_some_and(|(_, tag)| tag.contains(refused)));
        assert!(!outside_words, "{refused} in {html}");
    }
    assert!(html.contains("role=\"img\"") && html.contains("<desc id=\"chart-says\">"));
    assert!(figure.rows().iter().all(|row| row.len() == figure.head().len()), "{:?}", figure.rows());
}

#[test]
fn a_hidden_count_is_nowhere_in_the_page() {
    let published = [Cell::Count(71), Cell::Hidden, Cell::Count(93)];
    for figure in every_chart("รายได้", &published, &ARABIC) {
        assert_sound(&figure);
        assert!(figure.html().contains("ปกปิด"), "{}", figure.html());
    }
}

#[test]
fn the_length_of_a_bar_tells_nothing_of_a_hidden_count() {
    let html = bars(&HEADING, ["", ""], &[Bar { label: String::new(), value: Cell::Hidden }], &ARABIC).html();
    assert!(html.contains("width=\"100%\" height=\"10\" class=\"fill-hidden\""), "{html}");
}

#[test]
fn thai_digits_reach_every_number_that_is_read() {
    let thai = Wording { numerals: Numerals::Thai, ..ARABIC };
    for figure in every_chart("ต.ค. 2569", &[Cell::Count(1234), Cell::Count(5)], &thai) {
        let html = figure.html();
        let words: String = html.split('>').filter_map(|part| part.split('<').next()).collect();
        assert!(!words.contains(|c: char| c.is_ascii_digit()), "{words}");
        assert!(html.contains("๑,๒๓๔"));
    }
}

#[test]
fn more_parts_than_can_be_told_apart_are_refused() {
    let refused = stacks(&HEADING, "", &["ก"; MOST_PARTS + 1], &[], &ARABIC);
    assert_eq!(refused.unwrap_err(), TooManyParts(6));
}

#[test]
fn on_paper_a_drawing_needs_nothing_from_outside() {
    for figure in every_chart("รายได้", &[Cell::Count(9)], &ARABIC) {
        let paper = figure.paper();
        assert!(paper.split("height").next().is_some_and(|start| !start.contains("100%")) && paper.contains("<style>"));
        assert!(!paper.contains("var(--") && !paper.contains("href"));
    }
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Hidden),
        Just(Cell::Count(0)),
        (0..500_u64).prop_map(Cell::Count),
        any::<u32>().prop_map(|count| Cell::Count(u64::from(count)))
    ]
}

proptest! {
    #[test]
    fn whatever_the_words_and_counts_are_the_chart_is_sound(
        label in "[-<>&\"'=a-zก-๙/ ]{0,30}",
        values in prop::collection::vec(cell(), 0..12),
    ) {
        for figure in every_chart(&label, &values, &ARABIC) {
            assert_sound(&figure);
        }
    }
}
