//! Letters by the thousand: ten years of three offices' registers, in the order in which the numbers were given, with the words
//! by which they are found, the heads who read them and the years that they are kept.

use std::collections::BTreeMap;

use correspondence::model::{
    Channel, DeliveryRow, DeliveryState, Given, KeepingRow, Kind, LetterRow, LetterState, LoanRow, NumberState, Series,
    Urgency, Way,
};
use correspondence::rules::{issued, keeping as years};
use correspondence::store::{deliveries, finding, keeping, letters, loans, numbering};
use kernel::{Code as _, Day, Id, Moment, Office, Staff};
use serde_json::json;
use store::{Db, Entry, Loader, Pile, Tx};
use tokio::sync::mpsc::Sender;

use crate::demo::chance::Chance;
use crate::demo::district::{District, Post};
use crate::demo::filling::{fill as fill_tables, send};
use crate::demo::{NotMade, PART, cast, names};

/// Letters on one pile.
const PILED: u32 = 2_000;
/// Over how many days they came and went.
const DAYS: i64 = 3_650;
/// How many of a hundred letters are of each office, its code, and who reads what comes to it.
const DESKS: [(usize, Post, &str, &str); 3] = [
    (60, Post::SubdistrictWelfare, "สม 77205", cast::PRASERT),
    (25, Post::TownshipWelfare, "สม 52003", cast::WICHAI),
    (15, Post::ProvinceOffice, "สม 0004", cast::THAWAT),
];
/// How many of a hundred letters are of each series.
const SERIES: [(usize, Series, Kind); 5] = [
    (58, Series::Received, Kind::External),
    (28, Series::General, Kind::External),
    (8, Series::Circular, Kind::External),
    (4, Series::Orders, Kind::Order),
    (2, Series::Certificates, Kind::Certificate),
];
/// The classes of ข้อ 57 by which most letters are kept, and for how many years.
const CLASSES: [(&str, i64); 3] = [("everyday", 1), ("copy", 5), ("ordinary", 10)];
const SENDERS: [&str; 8] = [
    "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดสมมุติ",
    "ที่ว่าการอำเภอสมมุติ",
    "โรงพยาบาลส่งเสริมสุขภาพตำบลสมมุติ",
    "สถานีตำรวจภูธรสมมุติ",
    "โรงเรียนบ้านสมมุติวิทยา",
    "สำนักงานเขตพื้นที่การศึกษาสมมุติ",
    "สำนักงานคลังจังหวัดสมมุติ",
    "ศูนย์ช่วยเหลือสังคมจังหวัดสมมุติ",
];
const MATTERS: [&str; 12] = [
    "ขอความอนุเคราะห์ตรวจสอบข้อเท็จจริงครอบครัวของ",
    "ขอส่งต่อผู้ประสบปัญหาทางสังคม ราย",
    "ขอรับเงินสงเคราะห์ครอบครัวผู้มีรายได้น้อย ราย",
    "แจ้งผลการเยี่ยมบ้านผู้สูงอายุ ราย",
    "ขอออกบัตรประจำตัวคนพิการ ราย",
    "ขอเชิญประชุมคณะทำงานคุ้มครองเด็ก กรณี",
    "รายงานการติดตามเด็กในครอบครัวอุปถัมภ์ของ",
    "ขอข้อมูลประกอบการพิจารณาเบี้ยยังชีพของ",
    "ตอบข้อหารือเกี่ยวกับสิทธิสวัสดิการของ",
    "ขอความร่วมมือซ่อมแซมที่อยู่อาศัยของ",
    "แจ้งการโอนเงินอุดหนุนเพื่อการเลี้ยงดูเด็กแรกเกิดของ",
    "ขอส่งสำเนาคำสั่งแต่งตั้งผู้จัดการรายกรณีของ",
];

/// Fills in so many letters beyond those that are there.
pub(super) async fn fill(db: &Db, loader: &mut Loader<'_>, district: &District, count: u32) -> Result<(), NotMade> {
    if count == 0 {
        return Ok(());
    }
    let desks = desks(db, district).await?;
    let tx = db.write(PART).await?;
    // The numbers that the registers gave already stay theirs: a year goes on behind them.
    let mut used = BTreeMap::new();
    for ((desk, series, year), many) in counted(count, db.now().day()) {
        let counter = numbering::counter(desks[desk].office, series);
        used.insert((desk, series, year), store::numbering::take(&tx, &counter, year, many).await? - 1);
    }
    let mut stored = BTreeMap::new();
    for ((desk, year), many) in sent_to_store(count, db.now().day()) {
        stored.insert((desk, year), keeping::numbers(&tx, desks[desk].office, year, many).await? - 1);
    }
    tx.commit().await?;
    fill_tables(db, loader, count, move |db, piles| pile_up(db, desks, (used, stored), count, piles)).await
}

/// An office whose registers are filled.
struct Desk {
    office: Id<Office>,
    name: String,
    code: &'static str,
    head: Id<Staff>,
}

/// The last number given in each register of each year.
type Last = BTreeMap<(usize, Series, i64), i64>;
/// The last ลำดับที่ in each store of each year.
type Stored = BTreeMap<(usize, i64), i64>;
/// One letter in so many of the store was lent.
const LENT: usize = 400;

async fn desks(db: &Db, district: &District) -> Result<Vec<Desk>, NotMade> {
    let mut desks = Vec::new();
    for (_, post, code, head) in DESKS {
        let office = district.office(post);
        let name = offices::office(db, office).await?.named(kernel::Lang::Th).to_owned();
        let head = offices::staff_named(db, head).await?.ok_or(store::StoreError::NotFound)?;
        desks.push(Desk { office, name, code, head });
    }
    Ok(desks)
}

/// One letter before it is written: everything about it follows from its place among all.
struct Next {
    chance: Chance,
    desk: usize,
    series: Series,
    kind: Kind,
    on: Day,
}

impl Next {
    fn of(place: u32, count: u32, today: Day) -> Self {
        let mut chance = Chance::of(u64::from(place) + 7_000_000_000);
        let desk = by_share(&mut chance, DESKS.map(|(share, ..)| share));
        let (_, series, kind) = SERIES[by_share(&mut chance, SERIES.map(|(share, ..)| share))];
        let on = today.plus_days(i64::from(place) * DAYS / i64::from(count) - DAYS);
        Self { chance, desk, series, kind, on }
    }

    fn year(&self) -> i64 {
        i64::from(thai::date::be_year(self.on.date()))
    }

    /// The day on which it went to the store: in the first days of the year after it, once a year has gone by.
    fn stored_on(&self, today: Day) -> Option<Day> {
        (self.on.plus_days(366) < today).then(|| Day::new(self.on.date().year() + 1, 1, 5)).flatten()
    }
}

fn by_share<const N: usize>(chance: &mut Chance, shares: [usize; N]) -> usize {
    let fall = chance.below(100);
    let mut sum = 0;
    shares
        .iter()
        .position(|share| {
            sum += share;
            fall < sum
        })
        .unwrap_or(0)
}

/// How many letters each register of each year gets.
fn counted(count: u32, today: Day) -> Last {
    let mut many = Last::new();
    for next in (0..count).map(|place| Next::of(place, count, today)) {
        *many.entry((next.desk, next.series, next.year())).or_default() += 1;
    }
    many
}

/// How many letters go to each store in each year.
fn sent_to_store(count: u32, today: Day) -> Stored {
    let mut many = Stored::new();
    for next in (0..count).map(|place| Next::of(place, count, today)).filter(|next| next.stored_on(today).is_some()) {
        *many.entry((next.desk, next.year() + 1)).or_default() += 1;
    }
    many
}

async fn pile_up(
    db: Db,
    desks: Vec<Desk>,
    (mut last, mut stored): (Last, Stored),
    count: u32,
    piles: Sender<(Pile, u32)>,
) -> Result<(), NotMade> {
    let today = db.now().day();
    for first in (0..count).step_by(PILED as usize) {
        let (tx, until) = (db.aside(PART), (first + PILED).min(count));
        for place in first..until {
            let next = Next::of(place, count, today);
            let number = last.entry((next.desk, next.series, next.year())).or_default();
            *number += 1;
            let place = next.stored_on(today).map(|on| {
                let last = stored.entry((next.desk, next.year() + 1)).or_default();
                *last += 1;
                (*last, on)
            });
            write(&tx, &desks[next.desk], next, (*number, place), today).await?;
        }
        send(&piles, tx.pile(), (until - first) as usize).await?;
    }
    Ok(())
}

/// A letter with its number, its words, its reader, how it went, its keeping where it is done, and its entry in the log.
async fn write(
    tx: &Tx<'_>,
    desk: &Desk,
    mut next: Next,
    (number, place): (i64, Option<(i64, Day)>),
    today: Day,
) -> Result<(), NotMade> {
    let is_done = next.on.plus_days(30) < today || next.chance.happens(50);
    let letter = row(tx, desk, &mut next, (number, is_done));
    letters::insert(tx, &letter).await?;
    let given = Given { series: letter.series, year: letter.year, number, on: next.on, letter: Some(letter.id) };
    numbering::enter(tx, desk.office, given, (NumberState::Used, "")).await?;
    finding::index(tx, &letter, "").await?;
    if letter.series == Series::Received {
        letters::give(tx, letter.id, desk.head).await?;
    } else {
        deliveries::insert(tx, &went(tx, &letter)).await?;
    }
    if is_done {
        keeping::insert(tx, &kept(&letter, &mut next, desk, place)).await?;
    }
    if place.is_some() && next.chance.below(LENT) == 0 {
        loans::insert(tx, &lent(tx, &letter, desk, today)).await?;
    }
    let detail = json!({ "series": letter.series.code(), "number": number, "year": letter.year });
    let act = if letter.way == Way::Received { "letter-received" } else { "letter-numbered" };
    Ok(tx.record(Entry::new(act, letter.id.as_ref()).office(desk.office).detail(detail)).await?)
}

fn row(tx: &Tx<'_>, desk: &Desk, next: &mut Next, (number, is_done): (i64, bool)) -> LetterRow {
    let came = next.series == Series::Received;
    let at = Moment::at(next.on, 9, 0);
    let chance = &mut next.chance;
    let other = chance.of_these(&SENDERS);
    let female = chance.happens(50);
    let subject = format!("{}{} {}", chance.of_these(&MATTERS), names::given(chance, female), names::family(chance));
    let their_number =
        if came { format!("สม {:04}/{}", chance.below(9_000) + 1, chance.below(4_000) + 1) } else { String::new() };
    let (from, to) = if came { (other, desk.name.as_str()) } else { (desk.name.as_str(), other) };
    LetterRow {
        id: tx.new_id(),
        kind: next.kind,
        series: next.series,
        number: Some(number),
        number_text: if came { String::new() } else { issued::printed(next.series, desk.code, number, next.year()) },
        registered_on: Some(next.on),
        their_number,
        dated_on: Some(next.on.plus_days(if came { -3 } else { 0 })),
        party_from: from.to_owned(),
        party_to: to.to_owned(),
        subject,
        urgency: if next.chance.happens(8) { Urgency::Urgent } else { Urgency::Normal },
        channel: if next.chance.happens(40) { Channel::Email } else { Channel::Post },
        state: match (is_done, came) {
            (true, _) => LetterState::Closed,
            (false, true) => LetterState::Received,
            (false, false) => LetterState::Sent,
        },
        received_at: came.then_some(at),
        sent_at: (!came).then_some(at),
        due_at: (came && !is_done).then_some(at.plus_hours(360)),
        action: if is_done { "ดำเนินการแล้ว".to_owned() } else { String::new() },
        attachments: 1,
        ..LetterRow::blank(desk.office, next.series.way(), at)
    }
}

/// By post, taken the day after.
fn went(tx: &Tx<'_>, letter: &LetterRow) -> DeliveryRow {
    DeliveryRow {
        id: tx.new_id(),
        letter: letter.id,
        channel: Channel::Post,
        to_name: letter.party_to.clone(),
        to_office: None,
        address: String::new(),
        state: DeliveryState::Taken,
        sent_at: letter.made_at,
        taken_at: Some(letter.made_at.plus_hours(24)),
        taken_by: "เจ้าหน้าที่รับหนังสือ".to_owned(),
        taken_as: None,
        note: String::new(),
        own_name: false,
    }
}

/// Lent to the head for a week, some time in the last year.
fn lent(tx: &Tx<'_>, letter: &LetterRow, desk: &Desk, today: Day) -> LoanRow {
    let on = today.plus_days(-(letter.id.number().rem_euclid(330) + 30));
    LoanRow {
        id: tx.new_id(),
        letter: letter.id,
        office: desk.office,
        borrower: desk.head,
        purpose: "ตรวจสอบประกอบการพิจารณา".to_owned(),
        lent_by: desk.head,
        lent_on: on,
        due_on: on.plus_days(7),
        returned_on: Some(on.plus_days(6)),
        returned_to: Some(desk.head),
    }
}

fn kept(letter: &LetterRow, next: &mut Next, desk: &Desk, place: Option<(i64, Day)>) -> KeepingRow {
    let (class, many) = next.chance.of_these(&CLASSES);
    let done_on = next.on.plus_days(12);
    KeepingRow {
        letter: letter.id,
        office: desk.office,
        class: class.to_owned(),
        done_on,
        keep_until: years::keep_until(done_on, Some(many)),
        closed_by: desk.head,
        closed_at: letter.made_at,
        stored_number: place.map(|(number, _)| number),
        stored_year: place.map(|(_, on)| i64::from(thai::date::be_year(on.date()))),
        stored_on: place.map(|(_, on)| on),
        file_code: place.map_or_else(String::new, |(number, _)| format!("สค {}", number / 500 + 1)),
        hold: String::new(),
        made_on: next.on,
        marked_by: None,
        version: 1,
    }
}
