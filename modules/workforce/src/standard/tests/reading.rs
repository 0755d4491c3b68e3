//! What the paper says, word by word.

use super::*;

fn level(of: Level) -> LevelStandard {
    paper().levels.into_iter().find(|level| level.level == of).expect("every level is there")
}

#[test]
fn the_paper_has_sixteen_twenty_twenty_and_eighteen_duties() {
    let by_area = |of| level(of).areas.iter().map(|area| area.duties.len()).collect::<Vec<_>>();
    assert_eq!(by_area(Level::Practitioner), [9, 2, 2, 3]);
    assert_eq!(by_area(Level::Professional), [10, 5, 2, 3]);
    assert_eq!(by_area(Level::SeniorProfessional), [12, 3, 2, 3]);
    assert_eq!(by_area(Level::Expert), [10, 3, 2, 3]);
    assert_eq!(paper().duties().count(), 74);
}

#[test]
fn every_duty_has_its_own_address_and_stands_verbatim_on_its_line() {
    let standard = paper();
    let lines: Vec<_> = PAPER.lines().collect();
    let mut addresses: Vec<_> = standard.duties().map(|(.., duty)| duty.address.clone()).collect();
    for (level, _, duty) in standard.duties() {
        let number = thai::digits::to_thai(&format!("{}.{}", duty.area, duty.number));
        assert_eq!(lines[duty.line - 1].trim(), format!("{number} {}", duty.text));
        assert_eq!(duty.address, format!("SW-{}-{}.{}", level.code(), duty.area, duty.number));
    }
    addresses.sort();
    addresses.dedup();
    assert_eq!(addresses.len(), 74);
}

#[test]
fn the_duty_that_ranks_problems_is_sw_p_1_4() {
    let standard = paper();
    let duty = standard.clause("SW-P-1.4").expect("it is there");
    assert!(duty.text.starts_with("รวบรวม ประมวล สรุป จัดลำดับความสำคัญและความรุนแรงของปัญหา"));
    assert_eq!(duty.line, 56);
    assert_eq!(standard.clause("SW-P-1.10"), None);
}

#[test]
fn main_responsibilities_are_cited_as_area_zero() {
    let standard = paper();
    let checked = standard.clause("SW-P-0.1").expect("it is there");
    assert!(checked.text.contains("ภายใต้การกำกับ แนะนำ ตรวจสอบ"));
    let counts: Vec<_> = standard.levels.iter().map(|level| level.main.len()).collect();
    assert_eq!(counts, [1, 2, 2, 2]);
}

#[test]
fn areas_bear_the_papers_titles() {
    for level in paper().levels {
        let titles: Vec<_> = level.areas.iter().map(|area| area.title.as_str()).collect();
        assert_eq!(titles, ["ด้านการปฏิบัติการ", "ด้านการวางแผน", "ด้านการประสานงาน", "ด้านการบริการ"]);
    }
}

#[test]
fn one_enters_with_a_bachelors_masters_or_doctors_degree() {
    let Qualification::Entry(degrees) = level(Level::Practitioner).qualification else { panic!("entry") };
    let read: Vec<_> = degrees.iter().map(|entry| (entry.number, entry.degree)).collect();
    assert_eq!(read, [(1, Degree::Bachelor), (2, Degree::Master), (3, Degree::Doctorate)]);
    assert!(degrees.iter().all(|entry| entry.text.contains("คุณวุฒิต่างอื่น")), "the slip is kept");
}

#[test]
fn one_rises_after_six_or_four_or_two_years_then_four_then_two() {
    let rule = |of| match level(of).qualification {
        Qualification::Service(rule) => rule,
        Qualification::Entry(_) => panic!("service"),
    };
    let first = rule(Level::Professional);
    assert_eq!((first.held, first.years), (Level::Practitioner, 6));
    assert_eq!(first.reductions, [Reduction { years: 4, entry_number: 2 }, Reduction { years: 2, entry_number: 3 }]);
    assert!(first.clause.starts_with("ดำรงตำแหน่งหรือเคยดำรงตำแหน่งประเภทวิชาการ ระดับปฏิบัติการ"));
    let second = rule(Level::SeniorProfessional);
    assert_eq!((second.held, second.years, second.reductions.len()), (Level::Professional, 4, 0));
    let third = rule(Level::Expert);
    assert_eq!((third.held, third.years, third.reductions.len()), (Level::SeniorProfessional, 2, 0));
}

#[test]
fn twenty_six_items_have_the_expected_levels_of_the_paper() {
    let doubt = None;
    let expected: [(&str, [Option<u8>; 4]); 26] = [
        ("1.1", [Some(1), Some(2), Some(3), Some(4)]),
        ("1.2", [Some(1), Some(2), Some(2), Some(2)]),
        ("1.3", [Some(1), Some(2), Some(3), Some(3)]),
        ("1.4", [Some(1), Some(2), Some(3), Some(4)]),
        ("1.5", [Some(1), Some(2), Some(2), Some(2)]),
        ("1.6", [Some(1), Some(2), Some(2), Some(4)]),
        ("1.7", [Some(1), Some(2), Some(3), Some(4)]),
        ("1.8", [Some(1), Some(2), Some(3), Some(3)]),
        ("1.9", [Some(2), Some(3), Some(4), Some(5)]),
        ("2.1", [Some(1), Some(2), Some(3), doubt]),
        ("2.2", [Some(1), Some(2), Some(3), Some(3)]),
        ("2.3", [Some(1), Some(2), Some(3), Some(4)]),
        ("2.4", [Some(1), Some(2), Some(3), Some(4)]),
        ("2.5", [Some(1), Some(2), Some(3), Some(3)]),
        ("2.6", [Some(1), Some(2), Some(3), Some(3)]),
        ("2.7", [Some(1), Some(2), Some(3), Some(3)]),
        ("3.1.1", [Some(1), Some(2), Some(3), Some(4)]),
        ("3.1.2", [Some(1), Some(2), Some(3), Some(4)]),
        ("3.1.3", [Some(1), Some(2), Some(3), Some(4)]),
        ("3.1.4", [Some(1), Some(2), Some(3), Some(4)]),
        ("3.1.5", [Some(1), Some(2), Some(3), Some(4)]),
        ("3.2.1", [Some(1), Some(2), doubt, Some(4)]),
        ("3.2.2", [Some(1), Some(2), doubt, Some(4)]),
        ("3.2.3", [Some(1), Some(2), doubt, Some(4)]),
        ("3.2.4", [Some(1), Some(2), doubt, Some(4)]),
        ("3.2.5", [Some(1), Some(2), doubt, Some(4)]),
    ];
    let standard = paper();
    for (index, (code, levels)) in expected.iter().enumerate() {
        for (level, expected) in standard.levels.iter().zip(levels) {
            assert_eq!(
                (level.items[index].code.as_str(), level.items[index].expected),
                (*code, *expected),
                "{:?}",
                level.level
            );
        }
    }
    assert!(standard.levels.iter().all(|level| level.items.len() == 26));
}

#[test]
fn six_places_are_in_doubt_and_quoted_as_they_stand() {
    let summary = summary(&paper());
    let json = serde_json::to_value(&summary).expect("a summary is plain data");
    assert_eq!(
        json,
        serde_json::json!({
            "levels": 4, "duties": 74, "duties_per_level": [16, 20, 20, 18], "items": 26,
            "doubts": [
                {"level": "ชำนาญการพิเศษ", "item": "3.2.1", "text": "| ๓.๒.๑ | การคิดวิเคราะห์ | ระดับ |"},
                {"level": "ชำนาญการพิเศษ", "item": "3.2.2", "text": "| ๓.๒.๒ | การสั่งสมความรู้และความเชี่ยวชาญในสายอาชีพ | ระดับ |"},
                {"level": "ชำนาญการพิเศษ", "item": "3.2.3", "text": "| ๓.๒.๓ | การให้ความรู้และสร้างสัมพันธ์ | ระดับ |"},
                {"level": "ชำนาญการพิเศษ", "item": "3.2.4", "text": "| ๓.๒.๔ | ความละเอียดรอบคอบและความถูกต้องของงาน | ระดับ |"},
                {"level": "ชำนาญการพิเศษ", "item": "3.2.5", "text": "| ๓.๒.๕ | ศิลปะการโน้มน้าวใจ | ระดับ |"},
                {"level": "เชี่ยวชาญ", "item": "2.1", "text": "- ๒.๑ ทักษะการบริหารข้อมูล ระดับ ๓๔"},
            ],
        })
    );
    let lines: Vec<_> = paper().doubts().map(|(_, item)| item.line).collect();
    assert_eq!(lines, [336, 337, 338, 339, 340, 417]);
}

#[test]
fn known_slips_are_kept_and_can_be_footnoted() {
    let standard = paper();
    let slips =
        |address| slips_in(&standard.clause(address).expect("there").text).map(|slip| slip.written).collect::<Vec<_>>();
    assert_eq!(slips("SW-E-1.2"), ["ค้ำครอง"]);
    assert_eq!(slips("SW-E-1.4"), ["พัฒนางองค์ความรู้"]);
    assert_eq!(slips("SW-E-4.1"), ["วิวินิจฉัย"]);
    assert_eq!(slips("SW-K-1.2"), ["ให้บริการการศึกษา แนะนำ"]);
    assert!(slips("SW-P-1.2").is_empty());
}
