//! How long a search takes among 100,000 persons, and to see whether a newcomer is one of them. Slow to seed, so it runs only when asked for:
//! `cargo nextest run -p people --run-ignored only`.

use std::time::{Duration, Instant};

use store::{By, Source as _, Sql};
use thai::citizen_id::fictitious;
use thai::date::{PartialDate, Precision};

use super::{Registry, person, registry, today};
use crate::{Address, IdKind, Identity, NewPerson, Query, geography};

const PERSONS: usize = 100_000;
const GIVEN: [&str; 40] = [
    "สมชาย",
    "สมศรี",
    "สมหญิง",
    "สมศักดิ์",
    "ประเสริฐ",
    "วันเพ็ญ",
    "มาลี",
    "สุดา",
    "อารี",
    "บุญมี",
    "ทองใบ",
    "คำปัน",
    "ณัฐวุฒิ",
    "ณัฐพล",
    "พิมพ์ใจ",
    "อรุณี",
    "นิภา",
    "วิชัย",
    "ประยูร",
    "สำราญ",
    "กัญญา",
    "จันทร์เพ็ญ",
    "ศิริพร",
    "สุภาพ",
    "บุญเลิศ",
    "ธนพล",
    "ชลธิชา",
    "กมล",
    "วรรณา",
    "ปราณี",
    "สายทอง",
    "เพ็ญศรี",
    "ไพโรจน์",
    "มานะ",
    "มานี",
    "ปิติ",
    "ชูใจ",
    "วีระ",
    "ดวงใจ",
    "รุ่งทิวา",
];
const FIRST: [&str; 30] = [
    "ทอง",
    "ศรี",
    "แก้ว",
    "บุญ",
    "สุข",
    "จันทร์",
    "ใจ",
    "รัตน์",
    "วงศ์",
    "พงศ์",
    "เจริญ",
    "มั่น",
    "สม",
    "ชัย",
    "เพชร",
    "สิน",
    "นาค",
    "อินทร์",
    "พรหม",
    "เกตุ",
    "คง",
    "ชู",
    "ดำ",
    "หนู",
    "ขวัญ",
    "นวล",
    "ปาน",
    "สังข์",
    "ยอด",
    "แสง",
];
const SECOND: [&str; 24] = [
    "ดี",
    "แก้ว",
    "สุข",
    "มณี",
    "รักษ์",
    "ประเสริฐ",
    "สวัสดิ์",
    "คง",
    "เพชร",
    "ทอง",
    "พันธุ์",
    "ศักดิ์",
    "กุล",
    "วงศ์",
    "งาม",
    "มาก",
    "เกิด",
    "ชาติ",
    "ไพร",
    "ศรี",
    "อ่อน",
    "จันทร์",
    "นิล",
    "ขาว",
];

/// A well-mixed number for each place of a person.
fn roll(number: usize, salt: usize, below: usize) -> usize {
    let mut x = (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (salt as u64).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^= x >> 31;
    x = x.wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^= x >> 29;
    usize::try_from(x % below as u64).unwrap_or(0)
}

fn somebody(number: usize) -> NewPerson {
    let places = geography::places();
    let songkhla: Vec<i64> =
        places.iter().map(|place| place.code).filter(|code| (90_01_00..91_00_00).contains(code)).collect();
    let day = kernel::Day::from_number(19_400_101).unwrap().plus_days(roll(number, 4, 30_000) as i64);
    NewPerson {
        identity: Identity::parse(IdKind::Thai, fictitious(number as u64).as_str()).unwrap(),
        title: "นาย".into(),
        nickname: ["แดง", "ดำ", "เล็ก", "ใหญ่", "น้อย", "หนู", "ปู", "กุ้ง"][roll(number, 5, 8)].into(),
        born: Some(PartialDate { date: day.date(), precision: Precision::Day }),
        phone: thai::phone::parse(&format!("08{:08}", roll(number, 6, 100_000_000))).ok(),
        registered: Address {
            moo: (1 + roll(number, 7, 12)).to_string(),
            place: Some(songkhla[roll(number, 8, songkhla.len())]),
            ..Address::default()
        },
        ..person(
            GIVEN[roll(number, 1, GIVEN.len())],
            &format!("{}{}", FIRST[roll(number, 2, FIRST.len())], SECOND[roll(number, 3, SECOND.len())]),
        )
    }
}

async fn filled() -> Registry {
    let registry = registry().await;
    for start in (0..PERSONS).step_by(5_000) {
        let tx = registry.db.write(By::System("test")).await.unwrap();
        for number in start..start + 5_000 {
            crate::new_person(&tx, registry.office, &somebody(number)).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
    registry
}

/// The time within which so many of a hundred were done.
fn at(times: &[Duration], share: usize) -> Duration {
    times[(times.len() - 1) * share / 100]
}

#[tokio::test]
#[ignore = "seeds 100,000 persons"]
async fn a_newcomer_among_a_hundred_thousand_is_checked_quickly_and_right() {
    let registry = filled().await;
    // As another office would write them: no number, no telephone, the names in each other's place or without marks.
    let again = |number: usize| {
        let known = somebody(number);
        let bare = |name: &str| name.replace(['์', '้', '่'], "");
        let (given, family) = if number.is_multiple_of(3) {
            (known.family, known.given)
        } else {
            (bare(&known.given), bare(&known.family))
        };
        NewPerson { identity: Identity::default(), phone: None, given, family, ..known }
    };
    let (mut all, mut names, mut right) = (Vec::new(), Vec::new(), 0);
    let numbers: Vec<usize> = (0..PERSONS).step_by(PERSONS / 200).collect();
    for number in &numbers {
        let new = again(*number);
        let started = Instant::now();
        let found = crate::alike(&registry.db, &new, None, today()).await.unwrap();
        all.push(started.elapsed());
        let masked = somebody(*number).identity.masked();
        let first = found.first().filter(|alike| alike.probability >= 0.9).map(|alike| alike.person);
        let brief = crate::briefs(&registry.db, first.as_slice()).await.unwrap();
        right += usize::from(brief.values().any(|brief| brief.masked_id == masked));
        let started = Instant::now();
        crate::alike(&registry.db, &person(&new.given, &new.family), None, today()).await.unwrap();
        names.push(started.elapsed());
    }
    all.sort();
    names.sort();
    let many: Vec<NewPerson> = (0..5_000).map(|number| again(number * 20)).collect();
    let started = Instant::now();
    for slice in many.chunks(500) {
        crate::alike_each(&registry.db, &slice.iter().collect::<Vec<_>>(), today()).await.unwrap();
    }
    let second = many.len() as f64 / started.elapsed().as_secs_f64();
    println!(
        "all typed: p50 {:?}, p95 {:?}; a name: p50 {:?}, p95 {:?}; {second:.0} persons a second together; {right} of {}",
        at(&all, 50),
        at(&all, 95),
        at(&names, 50),
        at(&names, 95),
        numbers.len()
    );
    assert!(right * 100 >= numbers.len() * 97, "{right} of {} found", numbers.len());
    assert!(at(&all, 95) < Duration::from_millis(60), "unoptimised; the program is several times as quick");
}

#[tokio::test]
#[ignore = "seeds 100,000 persons"]
async fn a_search_among_a_hundred_thousand_is_quick_and_right() {
    let registry = filled().await;
    let (rows,): (i64,) = registry.db.one(Sql::new("select count(*) from search_keys")).await.unwrap();
    let mut times: Vec<(Duration, String)> = Vec::new();
    let mut right = 0;
    let mut asked = 0;
    for number in (0..PERSONS).step_by(PERSONS / 60) {
        let known = somebody(number);
        let born = known.born.unwrap().date;
        let place = geography::place(known.registered.place.unwrap()).unwrap();
        for (text, must) in [
            (format!("{} {}", known.given, known.family), false),
            (format!("{} {}", known.given.replace('์', ""), known.family.replace(['์', '้', '่'], "")), false),
            (known.given.clone(), false),
            (known.family.clone(), false),
            (format!("{} {} {}/{}/{}", known.given, known.family, born.day(), born.month(), born.year() + 543), true),
            (format!("{} {} {}", known.given, known.family, place.th), true),
            (format!("{}/{}/{}", born.day(), born.month(), born.year()), false),
            (known.identity.shown(), true),
            (known.phone.as_ref().unwrap().to_string(), true),
            (format!("{} {}", known.given, place.th), false),
            (known.given.chars().take(3).collect(), false),
        ] {
            let started = Instant::now();
            let hits = crate::search(&registry.db, &Query::parse(&text, today()), today(), 20).await.unwrap();
            times.push((started.elapsed(), text.clone()));
            if must {
                asked += 1;
                right += usize::from(hits.iter().take(3).any(|hit| hit.brief.masked_id == known.identity.masked()));
            }
        }
    }
    let mut times: Vec<Duration> = times.into_iter().map(|(time, _)| time).collect();
    times.sort();
    println!(
        "{rows} rows, {:.1} a person; p50 {:?}, p95 {:?}, longest {:?}",
        rows as f64 / PERSONS as f64,
        at(&times, 50),
        at(&times, 95),
        at(&times, 100)
    );
    assert!(rows <= 30 * PERSONS as i64);
    assert!(right * 100 >= asked * 97, "{right} of {asked} found among the first three");
    assert!(at(&times, 95) < Duration::from_millis(60), "unoptimised; the program is several times as quick");
}
