//! A small invented register is linked as a clerk would want it: who must be found, and who must not be put together.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fmt::Write as _;

use linkage::{Column, Fields, Linked, Linking, Model, Reading, Register, Rule, Schema, Sheet, Threads, blocking_keys};
use thai::citizen_id::fictitious;
use thai::date::CivilDate;

const TODAY: CivilDate = CivilDate::constant(2026, 11, 22);
const HEADER: &str =
    "rec_id,title,first_name,last_name,sex,cid,dob,house_no,moo,tambon,amphoe,province,postcode,phone\n";

const GIVEN: [&str; 24] = [
    "สมชาย",
    "ประเสริฐ",
    "วิชัย",
    "อนุชา",
    "ธีรพงษ์",
    "กิตติ",
    "ณรงค์",
    "บุญมี",
    "สุรชัย",
    "มานพ",
    "เอกชัย",
    "ปรีชา",
    "สมศรี",
    "วรรณา",
    "กัลยา",
    "มาลี",
    "จินตนา",
    "อรทัย",
    "พรทิพย์",
    "รัตนา",
    "สุดา",
    "นงลักษณ์",
    "ปราณี",
    "เพ็ญศรี",
];
const FAMILY: [&str; 20] = [
    "ทองดี",
    "แก้วมณี",
    "ศรีสุข",
    "บุญเรือง",
    "จันทร์แก้ว",
    "พรหมวงศ์",
    "อินทร์ทอง",
    "สุขสวัสดิ์",
    "เพชรรัตน์",
    "วงศ์สุวรรณ",
    "ชัยมงคล",
    "รักษาศีล",
    "ไชยศรี",
    "คงเจริญ",
    "มั่นคง",
    "นาคสุข",
    "หอมหวาน",
    "ใจซื่อ",
    "แสงจันทร์",
    "ยอดยิ่ง",
];
const TAMBON: [&str; 5] = ["หนองไผ่", "คลองแห", "ท่าช้าง", "บ้านใต้", "โคกสูง"];

/// Forty households of four with a surname, a house and a telephone in common; each third person stands twice, the second
/// time as another office wrote them.
fn village() -> String {
    let mut rows = HEADER.to_owned();
    for household in 0..40_usize {
        let family = FAMILY[household % 20];
        let (house, moo, tambon) = (10 + household * 7 % 90, 1 + household % 6, TAMBON[household % 5]);
        let phone = format!("08{:08}", 11_111_111 + household * 987_653 % 80_000_000);
        for member in 0..4_usize {
            let person = household * 4 + member;
            let female = member % 2 == 1;
            let given = GIVEN[(person * 5 + household) % 12 + if female { 12 } else { 0 }];
            let (year, month, day) = (1940 + person * 37 % 75, 1 + person * 5 % 12, 1 + person * 11 % 28);
            let id = fictitious(person as u64 * 31_337);
            let sex = if female { "ญ" } else { "ช" };
            let place = format!("{house},{moo},{tambon},เมือง,สงขลา,90110,{phone}");
            let _ = writeln!(
                rows,
                "a{person},,{given},{family},{sex},{},{day}/{month}/{},{place}",
                id.as_str(),
                year + 543
            );
            if person % 3 == 0 {
                let id = if person % 2 == 0 { id.as_str() } else { "" };
                let place = place.replace(&phone, "");
                let _ = writeln!(rows, "b{person},,{given},{family},{sex},{id},{year}-{month:02}-{day:02},{place}");
            }
        }
    }
    rows
}

fn reading(text: &str) -> Reading {
    linkage::read(&[(Sheet::new(text.into()), Schema::default())], TODAY, Threads::new(2), &|_| {}).unwrap()
}

fn linked(register: &Register, threads: usize) -> (Model, Linked) {
    let linking =
        Linking { model: None, threshold: 0.9, one_to_one: true, threads: Threads::new(threads), progress: &|_| {} };
    linking.run(register)
}

/// The pairs by their ids, each in the order of the file.
fn pairs(register: &Register, linked: &Linked) -> Vec<(String, String)> {
    let id = |record: u32| register.rec_id(record as usize).to_owned();
    linked.links.iter().map(|link| (id(link.records.0), id(link.records.1))).collect()
}

fn holds(found: &[(String, String)], a: &str, b: &str) -> bool {
    found.iter().any(|(l, r)| (l == a && r == b) || (l == b && r == a))
}

#[test]
fn everybody_who_stands_twice_is_found_and_no_household_is_one_person() {
    let read = reading(&village());
    let (_, linked) = linked(&read.register, 2);
    let found = pairs(&read.register, &linked);
    let expected: Vec<(String, String)> =
        (0..160).filter(|person| person % 3 == 0).map(|person| (format!("a{person}"), format!("b{person}"))).collect();
    let missed: Vec<_> = expected.iter().filter(|(a, b)| !holds(&found, a, b)).collect();
    assert!(missed.len() <= 1, "missed {missed:?}");
    let wrong: Vec<_> = found.iter().filter(|(a, b)| a[1..] != b[1..]).collect();
    assert!(wrong.is_empty(), "put together {wrong:?}");
}

#[test]
fn errors_of_every_day_are_forgiven_and_relatives_are_not_mixed_up() {
    let mut text = village();
    let id = |seed: u64| fictitious(seed).as_str().to_owned();
    let rows = [
        // One woman: married since, her first name as it sounds, the era of another office.
        format!("w1,น.ส.,ณัฐพงษา,กลิ่นขจร,ญ,{},5/2/2528,77/1,2,คลองแห,เมือง,สงขลา,90110,0899990001", id(900_001)),
        format!("w2,นาง,นัฐพงศา,ดอกจำปี,หญิง,{},1985-02-05,77/1,หมู่ 2,ต.คลองแห,เมือง,สงขลา,,", id(900_001)),
        // One man with his names in each other's place, and two digits of his id exchanged.
        "m1,นาย,ภาณุพงศ์,ศิลาวัฒน์,ช,1999990000016,7/8/2510,5,1,ท่าช้าง,เมือง,สงขลา,90110,".to_owned(),
        "m2,นาย,ศิลาวัฒน์,ภาณุพงศ์,ช,,7 ส.ค. 2510,5,1,ท่าช้าง,เมือง,สงขลา,90110,".to_owned(),
        // Twins, who share all but name and id.
        format!("t1,ด.ช.,ภูผา,ธารน้ำใส,ช,{},1/3/2560,88,3,บ้านใต้,เมือง,สงขลา,90110,0899990002", id(900_002)),
        format!("t2,ด.ช.,ภูริ,ธารน้ำใส,ช,{},1/3/2560,88,3,บ้านใต้,เมือง,สงขลา,90110,0899990002", id(900_003)),
        // Father and son of one name in one house, and a record of the name without a birth date.
        format!("f1,นาย,เรืองเดช,หาญกล้า,ช,{},1/2/2500,9,4,โคกสูง,เมือง,สงขลา,90110,0899990003", id(900_004)),
        format!("f2,นาย,เรืองเดช,หาญกล้า,ช,{},9/9/2533,9,4,โคกสูง,เมือง,สงขลา,90110,0899990003", id(900_005)),
        "f3,นาย,เรืองเดช,หาญกล้า,ช,,,9,4,โคกสูง,เมือง,สงขลา,90110,0899990003".to_owned(),
    ];
    rows.iter().for_each(|row| text.push_str(&format!("{row}\n")));
    let read = reading(&text);
    let (_, linked) = linked(&read.register, 2);
    let found = pairs(&read.register, &linked);
    assert!(holds(&found, "w1", "w2"), "the married woman is missed");
    assert!(holds(&found, "m1", "m2"), "the turned names are missed");
    assert!(!holds(&found, "t1", "t2"), "the twins are one");
    assert!(!holds(&found, "f1", "f2"), "father and son are one");
    let together = |a: &str, b: &str| {
        let of = |group: &Vec<u32>| {
            group.iter().map(|record| read.register.rec_id(*record as usize).to_owned()).collect::<Vec<_>>()
        };
        linked.clusters.iter().map(of).any(|ids| ids.iter().any(|id| id == a) && ids.iter().any(|id| id == b))
    };
    assert!(!together("f1", "f2"), "father and son are chained by a record that could be either");
}

#[test]
fn any_number_of_threads_gives_the_same_answer() {
    let read = reading(&village());
    let (one, five) = (linked(&read.register, 1), linked(&read.register, 5));
    assert!(one == five);
}

#[test]
fn the_weights_of_the_comparisons_add_up_to_the_weight() {
    let read = reading(&village());
    let (model, linked) = linked(&read.register, 2);
    assert!(!linked.links.is_empty());
    for link in &linked.links {
        let (start, reasons) = model.explain(&read.register, link.records.0, link.records.1);
        let sum = start + reasons.iter().map(|reason| reason.weight).sum::<f64>();
        assert!((sum - link.score.weight).abs() < 1e-6, "{sum} {}", link.score.weight);
    }
}

#[test]
fn what_is_learnt_can_be_kept_and_weighs_a_new_person() {
    let read = reading(&village());
    let kept = toml::to_string(&Model::learn(&read.register, Threads::new(2))).unwrap();
    let model: Model = toml::from_str(&kept).unwrap();
    let damaged = kept.replace("comparison = \"birth\"", "comparison = \"name\"");
    assert!(toml::from_str::<Model>(&damaged).unwrap_err().to_string().contains("not those of this version"));
    let known = Fields::default()
        .with(Column::FirstName, "นางสมศรี")
        .with(Column::LastName, "วงศ์ไพศาล")
        .with(Column::Dob, "5/2/2491")
        .with(Column::Tambon, "หนองไผ่");
    let other = known.clone().with(Column::FirstName, "อรทัย").with(Column::Dob, "9/9/2530");
    let new = Fields::default()
        .with(Column::FirstName, "สมศรี")
        .with(Column::LastName, "วงษ์ไพศาล")
        .with(Column::Dob, "1948-02-05")
        .with(Column::Tambon, "ต.หนองไผ่");
    let mut register = Register::of(&[new, known, other], TODAY);
    model.adopt(&mut register);
    assert!(model.score(&register, 0, 1).probability > 0.9);
    assert!(model.score(&register, 0, 2).probability < 0.1);
    let keys = |record| blocking_keys(&register, record, &[Rule::NamesYear, Rule::BirthTambon, Rule::Cid]);
    assert_eq!(keys(0), keys(1));
    assert_eq!(keys(0).len(), 2, "a person without an id has no key of it");
}

#[test]
fn of_two_files_only_pairs_across_are_found_one_for_each() {
    let village = village();
    let of = |mark: char| {
        let rows = village.lines().skip(1).filter(|row| row.starts_with(mark));
        HEADER.lines().chain(rows).collect::<Vec<_>>().join("\n")
    };
    let sheets = ['a', 'b'].map(|mark| (Sheet::new(of(mark).into()), Schema::default()));
    let read = linkage::read(&sheets, TODAY, Threads::new(2), &|_| {}).unwrap();
    let (_, linked) = linked(&read.register, 2);
    let found = pairs(&read.register, &linked);
    assert!(found.iter().all(|(a, b)| a.starts_with('a') && b.starts_with('b')), "{found:?}");
    assert!(found.len() >= 52 && found.iter().all(|(a, b)| a[1..] == b[1..]), "{found:?}");
}

#[test]
fn an_empty_register_and_a_single_record_have_no_pairs() {
    for text in [HEADER.to_owned(), format!("{HEADER}a,,สม,ดี,,,,,,,,,,\n")] {
        let read = reading(&text);
        let (_, linked) = linked(&read.register, 2);
        assert_eq!((linked.links.len(), linked.clusters.len()), (0, 0));
    }
}
