//! What is not the paper, or not all of it, is refused with its line.

use super::*;
use proptest::prelude::*;

/// The reason a text is refused, with its line.
fn refusal(text: &str) -> (usize, Reason) {
    let refused = parse(text).expect_err("not the paper");
    (refused.line, refused.reason)
}

fn without_line(number: usize) -> String {
    PAPER.lines().enumerate().filter(|(index, _)| index + 1 != number).map(|(_, line)| format!("{line}\n")).collect()
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    let windows = format!("\u{feff}{}\r\n", PAPER.replace('\n', "\r\n"));
    assert_eq!(parse(&windows), Ok(paper()));
}

#[test]
fn nothing_is_refused_as_nothing() {
    for empty in ["", "\n\n \t\n", "| | |\n---\n"] {
        assert_eq!(refusal(empty), (1, Reason::Empty));
    }
}

#[test]
fn another_offices_paper_is_refused_at_its_first_line() {
    let other = "มีหน้าที่รับผิดชอบดังนี้\n\n1.\n\nงานสารบรรณ รับผิดชอบการรับ – ส่งหนังสือ\n";
    let (line, reason) = refusal(other);
    assert_eq!(line, 1);
    assert!(matches!(reason, Reason::Expected { expected, .. } if expected == "มาตรฐานกำหนดตำแหน่ง"));
}

#[test]
fn a_paper_cut_short_is_refused_at_its_end() {
    let cut: String = PAPER.lines().take(300).map(|line| format!("{line}\n")).collect();
    assert_eq!(refusal(&cut), (301, Reason::EndsEarly { expected: "2".to_owned() }));
}

#[test]
fn a_gap_in_the_numbers_is_refused_where_it_opens() {
    let reason = Reason::Numbering { expected: "1.4".to_owned(), found: "1.5".to_owned() };
    assert_eq!(refusal(&without_line(56)), (57, reason));
}

#[test]
fn a_duty_lost_at_the_end_of_an_area_is_missed_too() {
    let (line, reason) = refusal(&without_line(66));
    assert_eq!(line, 67);
    assert!(matches!(reason, Reason::Count { expected: 9, found: 8, .. }));
}

#[test]
fn a_missing_level_is_refused_where_the_next_begins() {
    let kept =
        PAPER.lines().enumerate().filter(|(index, _)| !(131..236).contains(index)).map(|(_, line)| format!("{line}\n"));
    let (line, reason) = refusal(&kept.collect::<String>());
    assert_eq!(line, 135);
    assert_eq!(
        reason,
        Reason::LevelOrder {
            expected: Level::Professional, found: "ระดับชำนาญการพิเศษ".to_owned()
        }
    );
}

#[test]
fn an_item_without_the_word_level_is_refused() {
    let damaged = PAPER.replace("๒.๓ ทักษะการประสานงาน ระดับ ๑", "๒.๓ ทักษะการประสานงาน");
    assert!(matches!(refusal(&damaged), (113, Reason::Expected { .. })));
}

#[test]
fn an_item_with_another_name_than_at_the_lowest_level_is_refused() {
    let damaged = PAPER.replace("ทักษะการประสานงาน ระดับ ๔", "ทักษะการทำงาน ระดับ ๔");
    assert!(matches!(refusal(&damaged), (419, Reason::ItemName { .. })));
}

#[test]
fn a_service_clause_without_years_is_refused() {
    let damaged = PAPER.replace("ไม่น้อยกว่า ๔ ปี", "ไม่น้อยกว่าที่กำหนด");
    assert!(matches!(refusal(&damaged), (301, Reason::Clause { .. })));
}

#[test]
fn what_follows_the_last_item_is_refused() {
    let longer = format!("{PAPER}\nหมายเหตุ\n");
    assert_eq!(refusal(&longer), (437, Reason::Trailing { found: "หมายเหตุ".to_owned() }));
}

/// What any accepted text must amount to.
fn assert_whole(standard: &Standard) {
    let summary = summary(standard);
    assert_eq!((summary.levels, summary.duties, summary.items), (4, 74, 26));
    assert_eq!(summary.duties_per_level, [16, 20, 20, 18]);
    assert!(standard.levels.iter().all(|level| level.items.len() == 26));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_makes_the_reader_fall_over(text in "(\\PC|\n|\t)*") {
        if let Ok(standard) = parse(&text) {
            assert_whole(&standard);
        }
    }

    #[test]
    fn text_made_of_the_papers_own_pieces_never_passes_for_half_a_paper(pieces in prop::collection::vec(0..436usize, 0..600)) {
        let lines: Vec<_> = PAPER.lines().collect();
        let text: String = pieces.iter().map(|piece| format!("{}\n", lines[*piece])).collect();
        if let Ok(standard) = parse(&text) {
            assert_whole(&standard);
        }
    }

    #[test]
    fn a_paper_with_lines_removed_doubled_or_swapped_is_whole_or_refused(
        removed in prop::collection::btree_set(0..436usize, 0..3),
        doubled in prop::option::of(0..436usize),
        swapped in prop::option::of((0..430usize, 0..430usize)),
    ) {
        let mut lines: Vec<_> = PAPER.lines().collect();
        if let Some((one, other)) = swapped {
            lines.swap(one, other);
        }
        if let Some(index) = doubled {
            lines.insert(index, lines[index]);
        }
        for index in removed.iter().rev() {
            lines.remove(*index);
        }
        match parse(&lines.join("\n")) {
            Ok(standard) => assert_whole(&standard),
            Err(refused) => assert!((1..=lines.len() + 1).contains(&refused.line)),
        }
    }

    #[test]
    fn a_paper_cut_anywhere_before_its_last_line_is_refused(end in 0..78_000usize) {
        let end = (0..=end).rev().find(|end| PAPER.is_char_boundary(*end)).unwrap_or(0);
        prop_assert!(parse(&PAPER[..end]).is_err());
    }
}
