//! Letters measured on paper: where things stand, in millimetres from the edge, beside what the rule says (ระเบียบงานสารบรรณ พ.ศ. 2526,
//! forms 1, 2 and 4). poppler reads the files: pdftotext for text, pdftoppm for what is drawn.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

use kernel::{Day, Id, Moment};
use offices::{OfficeBrief, OfficeKind};
use ui::Page;

use super::{Copy, Sheet};
use crate::model::{Content, HeadRow, Kind, LetterRow, LetterSignatureRow, LetterState, Secrecy, Urgency, Way};

/// How far a place may be from the rule's, in millimetres.
const NEAR: f64 = 0.6;

fn day() -> Day {
    Day::new(2026, 9, 1).unwrap()
}

fn letter(kind: Kind, urgency: Urgency, secrecy: Secrecy) -> LetterRow {
    LetterRow {
        id: Id::new(7),
        kind,
        number: Some(123),
        number_text: "พม ๐๓๐๑/๑๒๓".to_owned(),
        registered_on: Some(day()),
        dated_on: Some(day()),
        party_from: "สำนักงานตัวอย่าง".to_owned(),
        party_to: "ผู้อำนวยการโรงพยาบาลตัวอย่าง".to_owned(),
        subject: "ขอความร่วมมือ".to_owned(),
        urgency,
        secrecy,
        state: LetterState::Numbered,
        ..LetterRow::blank(Id::new(1), Way::Issued, Moment::at(day(), 9, 0))
    }
}

fn set(letter: &LetterRow, paragraphs: usize) -> Vec<u8> {
    let long = "ด้วยสำนักงานมีความประสงค์จะขอข้อมูลผู้สูงอายุที่อยู่ตามลำพังในพื้นที่เพื่อประกอบการวางแผนเยี่ยมบ้าน".repeat(2);
    let content = Content {
        greeting: "เรียน".to_owned(),
        farewell: "ขอแสดงความนับถือ".to_owned(),
        paragraphs: vec![long; paragraphs],
        ..Content::default()
    };
    let office = OfficeBrief {
        id: Id::new(1),
        parent: None,
        kind: OfficeKind::ProvinceOffice,
        name: "สำนักงานตัวอย่าง".to_owned(),
        name_en: String::new(),
        place: String::new(),
        place_name: String::new(),
        phone: String::new(),
    };
    let head = HeadRow {
        office: Id::new(1),
        code: "พม 0301".to_owned(),
        address: "ถนนตัวอย่าง".to_owned(),
        contact: "กลุ่มงานตัวอย่าง\nโทร. 0 7400 0000".to_owned(),
        emblem: String::new(),
        version: 1,
    };
    let signature = LetterSignatureRow {
        letter: letter.id,
        staff: Id::new(2),
        name: "นายตัวอย่าง ใจดี".to_owned(),
        post: "ผู้อำนวยการ".to_owned(),
        acting_for: None,
        digest: String::new(),
        signed_at: Moment::at(day(), 9, 0),
        mandate: None,
    };
    let sheet = Sheet {
        letter,
        content: &content,
        office: &office,
        head: &head,
        signature: Some(&signature),
        copy: Copy::Original,
        emblem: None,
    };
    sheet.render(&page(), Moment::at(day(), 9, 0)).unwrap()
}

fn page() -> Page {
    let source = ui::Source {
        module: "correspondence",
        th: include_str!("../../text/th.ftl"),
        en: include_str!("../../text/en.ftl"),
    };
    Page::for_papers(Arc::new(ui::Texts::read(&[source]).unwrap()), day())
}

pub(super) fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut reader = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("poppler-utils are needed");
    let mut into = reader.stdin.take().unwrap();
    let bytes = pdf.to_vec();
    let writing = std::thread::spawn(move || into.write_all(&bytes));
    let out = reader.wait_with_output().unwrap().stdout;
    let _ = writing.join();
    out
}

/// A run of letters and where it stands on its page: left, top, right, bottom in millimetres.
#[derive(Debug, Clone)]
pub(super) struct Run {
    page: usize,
    pub(super) text: String,
    pub(super) at: [f64; 4],
}

pub(super) fn runs(pdf: &[u8]) -> Vec<Run> {
    let text = String::from_utf8(poppler("pdftotext", &["-bbox", "-", "-"], pdf)).unwrap();
    let mut page = 0;
    let mut runs = Vec::new();
    for line in text.lines() {
        page += usize::from(line.contains("<page "));
        let Some((head, rest)) = line.split_once("\">").filter(|_| line.contains("<word ")) else { continue };
        let number = |name: &str| {
            let after = head.split_once(&format!("{name}=\"")).unwrap().1;
            after.split('"').next().unwrap().parse::<f64>().unwrap() / 72.0 * 25.4
        };
        let at = ["xMin", "yMin", "xMax", "yMax"].map(number);
        runs.push(Run { page, text: rest.trim_end_matches("</word>").to_owned(), at });
    }
    runs
}

fn run<'a>(runs: &'a [Run], start: &str) -> &'a Run {
    runs.iter().find(|run| run.text.starts_with(start)).unwrap_or_else(|| panic!("{start} in {runs:#?}"))
}

fn near(found: f64, rule: f64, what: &str) {
    assert!((found - rule).abs() <= NEAR, "{what}: {found:.1} mm, the rule says {rule} mm");
}

/// The first page as grey dots, ten to a millimetre.
fn dots(pdf: &[u8]) -> (usize, Vec<u8>) {
    let pgm = poppler("pdftoppm", &["-r", "254", "-gray", "-l", "1", "-singlefile", "-"], pdf);
    let width: usize = String::from_utf8_lossy(&pgm[3..]).split_whitespace().next().unwrap().parse().unwrap();
    let begin = pgm.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).nth(2).unwrap();
    (width, pgm[begin..].to_vec())
}

/// First and last millimetre with ink, from the top, within these columns and above that line.
fn ink(pdf: &[u8], columns: std::ops::Range<usize>, above: usize) -> (f64, f64) {
    let (width, dots) = dots(pdf);
    let inked: Vec<usize> = (0..above * 10)
        .filter(|row| {
            dots[row * width + columns.start * 10..row * width + columns.end * 10].iter().any(|dot| *dot < 128)
        })
        .collect();
    (*inked.first().unwrap() as f64 / 10.0, *inked.last().unwrap() as f64 / 10.0)
}

#[test]
fn an_external_letter_stands_where_the_rule_has_it() {
    let pdf = set(&letter(Kind::External, Urgency::Normal, Secrecy::Open), 2);
    let (top, foot) = ink(&pdf, 96..124, 46);
    near(top, 15.0, "the emblem begins");
    near(foot - top, 30.0, "the emblem is high");
    let runs = runs(&pdf);
    near(run(&runs, "ที่").at[0], 30.0, "left margin");
    near(run(&runs, "เรื่อง").at[0], 30.0, "left margin");
    near(run(&runs, "๑").at[0], 110.0, "the date, from the middle");
    near(run(&runs, "ด้วย").at[0], 55.0, "a paragraph begins 2.5 cm in");
    near(run(&runs, "ขอแสดง").at[0], 110.0, "the closing, from the middle");
    let (closing, name) = (run(&runs, "ขอแสดง"), run(&runs, "(นาย"));
    let line = 21.3 / 72.0 * 25.4;
    near((name.at[1] - closing.at[1]) / line, 4.0, "lines from the closing to the name");
    assert!(runs.iter().all(|run| run.at[2] <= 190.0 + NEAR), "right margin of 2 cm");
}

#[test]
fn a_memo_has_its_emblem_on_the_left_and_labels_of_20_points() {
    let pdf = set(&letter(Kind::Memo, Urgency::Normal, Secrecy::Open), 1);
    let (top, foot) = ink(&pdf, 30..45, 31);
    near(top, 15.0, "the emblem begins");
    near(foot - top, 15.0, "the emblem is high");
    let runs = runs(&pdf);
    let height = |start: &str| run(&runs, start).at[3] - run(&runs, start).at[1];
    let body = height("ด้วย");
    assert!((height("ส่วนราชการ") / body - 20.0 / 16.0).abs() < 0.02, "labels");
    assert!((height("บันทึกข้อความ") / body - 29.0 / 16.0).abs() < 0.02, "the title");
    assert!(!runs.iter().any(|run| run.text.starts_with("ขอแสดง")), "a memo has no closing");
}

#[test]
fn a_long_letter_says_with_which_word_it_goes_on_and_numbers_its_pages() {
    let runs = runs(&set(&letter(Kind::External, Urgency::Normal, Secrecy::Open), 14));
    let second = runs.iter().filter(|run| run.page == 2).collect::<Vec<_>>();
    assert!(!second.is_empty());
    let word = runs.iter().find(|run| run.page == 1 && run.text.starts_with('/')).expect("a continuation word");
    assert!(word.at[0] > 110.0 && word.at[2] <= 190.0 + NEAR, "it stands on the right");
    let begins: String = word.text.trim_start_matches('/').chars().take(2).collect();
    let first = second.iter().find(|run| run.at[1] > 24.0).unwrap();
    assert!(!begins.is_empty() && first.text.starts_with(&begins), "{} goes on with {}", word.text, first.text);
    let number = second.iter().find(|run| run.text == "๒").expect("the number of the page");
    near((number.at[0] + number.at[2]) / 2.0, 110.0, "it stands in the middle");
    assert!(!runs.iter().any(|run| run.page == 1 && run.text == "-"), "the first page has no number");
}

#[test]
fn urgency_and_secrecy_are_marked_in_32_points_secrecy_above_and_below_every_page() {
    let runs = runs(&set(&letter(Kind::External, Urgency::MostUrgent, Secrecy::Secret), 14));
    let height = |run: &Run| run.at[3] - run.at[1];
    let body = height(run(&runs, "ด้วย"));
    assert!(height(run(&runs, "ด่วน")) / body >= 1.98);
    let marks: Vec<&Run> = runs.iter().filter(|run| run.text == "ลับ").collect();
    let pages = runs.iter().map(|run| run.page).max().unwrap();
    assert_eq!(marks.len(), 2 * pages, "above and below each of {pages} pages");
    for mark in marks {
        near((mark.at[0] + mark.at[2]) / 2.0, 110.0, "in the middle");
        assert!(height(mark) / body >= 1.98 && (mark.at[3] < 25.0 || mark.at[1] > 275.0), "{mark:?}");
    }
}

#[test]
fn an_order_has_its_head_in_the_middle_and_the_year_with_its_era() {
    let pdf = set(&letter(Kind::Order, Urgency::Normal, Secrecy::Open), 1);
    let runs = runs(&pdf);
    let top = run(&runs, "คำส").at[1];
    let head: Vec<&Run> = runs.iter().filter(|run| (run.at[1] - top).abs() < 0.1).collect();
    let left = head.iter().map(|run| run.at[0]).fold(f64::MAX, f64::min);
    let right = head.iter().map(|run| run.at[2]).fold(0.0, f64::max);
    near((left + right) / 2.0, 110.0, "the head");
    assert!(top > 45.0 - NEAR, "under the emblem");
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    assert!(text.contains("๑กันยายนพ.ศ.๒๕๖๙"), "{text}");
}

/// Where the lines of a head stand, from the left edge: the middle of each run of one line, taken together.
fn middle(runs: &[Run], start: &str) -> f64 {
    let top = run(runs, start).at[1];
    let line: Vec<&Run> = runs.iter().filter(|run| run.page == 1 && (run.at[1] - top).abs() < 0.1).collect();
    let left = line.iter().map(|run| run.at[0]).fold(f64::MAX, f64::min);
    (left + line.iter().map(|run| run.at[2]).fold(0.0, f64::max)) / 2.0
}

#[test]
fn regulations_announcements_statements_and_news_have_their_head_in_the_middle_under_the_emblem() {
    for (kind, head) in [
        (Kind::Regulation, "ระเบียบ"),
        (Kind::Rule, "ข้อบังคับ"),
        (Kind::Announcement, "ประกาศ"),
        (Kind::Statement, "แถลงการณ์"),
        (Kind::News, "ข่าว"),
    ] {
        let pdf = set(&letter(kind, Urgency::Normal, Secrecy::Open), 1);
        let (top, foot) = ink(&pdf, 96..124, 46);
        near(top, 15.0, &format!("{kind:?}: the emblem begins"));
        near(foot - top, 30.0, &format!("{kind:?}: the emblem is high"));
        let runs = runs(&pdf);
        near(middle(&runs, head), 110.0, &format!("{kind:?}: the head"));
        assert!(run(&runs, head).at[1] > 45.0 - NEAR, "{kind:?}: under the emblem");
        near(run(&runs, "ด้วย").at[0], 55.0, &format!("{kind:?}: a paragraph begins 2.5 cm in"));
        assert!(runs.iter().all(|run| run.at[0] >= 30.0 - NEAR && run.at[2] <= 190.0 + NEAR), "{kind:?}: margins");
    }
}

#[test]
fn a_stamped_letter_has_its_seal_of_4_and_a_half_centimetres_under_the_name_of_the_office() {
    let pdf = set(&letter(Kind::Stamped, Urgency::Normal, Secrecy::Open), 1);
    let (top, foot) = ink(&pdf, 96..124, 46);
    near(top, 15.0, "the emblem begins");
    near(foot - top, 30.0, "the emblem is high");
    let runs = runs(&pdf);
    near(run(&runs, "ที่").at[0], 30.0, "left margin");
    near(run(&runs, "ถึง").at[0], 30.0, "left margin");
    assert!(
        !runs.iter().any(|run| run.text.starts_with("เรียน") || run.text.starts_with("ขอแสดง")),
        "neither greeting nor closing"
    );
    let office = runs.iter().rfind(|run| run.text.starts_with("สำน") && run.at[0] > 110.0).expect("whose seal it is");
    let date = runs.iter().rfind(|run| run.text.starts_with("๒๕๖๙")).expect("its date");
    let between = date.at[1] - office.at[3];
    assert!(between >= 45.0 - NEAR, "{between:.1} mm for the seal");
    assert!(!runs.iter().any(|run| run.text.starts_with("(นาย")), "nobody's name under it");
}

#[test]
fn a_certificate_begins_with_its_number_and_leaves_the_place_of_a_photograph() {
    let runs = runs(&set(&letter(Kind::Certificate, Urgency::Normal, Secrecy::Open), 1));
    near(run(&runs, "เลขที่").at[0], 30.0, "left margin");
    near(run(&runs, "ด้วย").at[0], 55.0, "a paragraph begins 2.5 cm in");
    let given = run(&runs, "ให้ไว้");
    assert!(given.at[1] > run(&runs, "ด้วย").at[1], "the day stands under the text");
    assert!(runs.iter().any(|run| run.text.starts_with("(นาย")), "it is signed");
}

#[test]
fn a_record_bears_neither_emblem_nor_number() {
    let pdf = set(&letter(Kind::Record, Urgency::Normal, Secrecy::Open), 1);
    let runs = runs(&pdf);
    near(middle(&runs, "บันทึก"), 110.0, "the head");
    assert!(run(&runs, "บันทึก").at[1] >= 25.0 - NEAR, "the upper margin without an emblem");
    assert!(!runs.iter().any(|run| run.text.contains("๑๒๓")), "no number");
    near(run(&runs, "ด้วย").at[0], 55.0, "a paragraph begins 2.5 cm in");
}

#[test]
fn every_kind_can_be_set() {
    for kind in crate::rules::issued::DRAFTED {
        assert!(set(&letter(kind, Urgency::Urgent, Secrecy::Open), 1).starts_with(b"%PDF"), "{kind:?}");
    }
}
