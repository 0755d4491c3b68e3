//! เลขทะเบียน under pressure: clerks who number at once, and a program that is killed between the number and the sending.

use std::collections::BTreeSet;
use std::time::Duration;

use kernel::Clock;
use kueakun::demo::cast;
use store::{Packed, Source as _, Sql};
use testkit::Home;

use super::client::{Client, Reply};
use super::program::{Serving, command, done};

/// How many numbers two clerks take at once.
const NUMBERS: usize = 10_000;
/// How often the program is killed while letters go out, and how many are ready to go.
const KILLS: usize = 12;
const LETTERS: usize = 24;
/// What the page of a letter says once it went by post.
const WENT: &str = "· ส่งแล้ว";

async fn office() -> (Home, Serving) {
    let home = Home::empty().await;
    done(command(&home, &["demo", "--seed-only", "--persons", "0", "--cases", "0"]));
    let serving = Serving::start(&home);
    (home, serving)
}

/// The numbers of a series of the busiest register with what was written on them.
async fn given(home: &Home, series: &str) -> Vec<(i64, Packed)> {
    let db = home.open(kueakun::migrations(), Clock::System).await;
    let sql = Sql::new("select number, reason from letter_numbers where series = ? order by number").bind(series);
    let rows = db.all(sql).await.unwrap();
    db.close().await.unwrap();
    rows
}

fn reserve(clerk: &Client, serving: &Serving, mark: &str) {
    let fields = [("series", "certificates"), ("reason", mark)];
    let reply = clerk.post(serving, "/letters/reservation", &fields).unwrap();
    assert_eq!(reply.status(), 303, "{reply:?}");
}

#[tokio::test]
async fn two_clerks_who_number_at_once_leave_no_number_out_and_give_none_twice() {
    let (home, serving) = office().await;
    let clerks = [Client::sign_in(&serving, cast::MALI), Client::sign_in(&serving, cast::MALI)];
    std::thread::scope(|scope| {
        for (desk, clerk) in clerks.iter().enumerate() {
            let serving = &serving;
            scope.spawn(move || {
                for turn in 0..NUMBERS / 2 {
                    reserve(clerk, serving, &format!("{desk}-{turn}"));
                }
            });
        }
    });
    assert_eq!(serving.stop().0, Some(0));
    let given = given(&home, "certificates").await;
    let numbers: Vec<i64> = given.iter().map(|(number, _)| *number).collect();
    let marks: BTreeSet<&str> = given.iter().map(|(_, mark)| mark.as_str()).collect();
    assert_eq!(numbers, (1..=i64::try_from(NUMBERS).unwrap()).collect::<Vec<_>>());
    assert_eq!(marks.len(), numbers.len(), "each number is somebody's");
}

/// Sends a form with the version that its page shows; nothing when the line broke, and nothing when the page offers no such form.
fn act(who: &Client, serving: &Serving, path: &str, fields: &[(&str, &str)]) -> Option<Reply> {
    let page = who.get(serving, path)?;
    if page.status() != 200 {
        return None;
    }
    let version = page.between("name=\"version\" value=\"", '"');
    let all = [&[("version", version.as_str())], fields].concat();
    who.post(serving, path, &all)
}

#[track_caller]
fn acted(who: &Client, serving: &Serving, path: &str, fields: &[(&str, &str)]) {
    let reply = act(who, serving, path, fields).unwrap();
    assert_eq!(reply.status(), 303, "{path}: {reply:?}");
}

/// A letter that is drafted, checked and signed, and waits for its number; answers where it stands.
fn signed(serving: &Serving, (somsri, prasert): (&Client, &Client), subject: &str, head: &str) -> String {
    let fields = [
        ("kind", "external"),
        ("subject", subject),
        ("salutation", "general"),
        ("party-to", "ผู้อำนวยการโรงพยาบาลตัวอย่าง"),
        ("paragraphs", "จึงเรียนมาเพื่อโปรดพิจารณา"),
        ("urgency", "normal"),
        ("secrecy", "open"),
    ];
    let letter = somsri.submit(serving, "/letters/drafts", &fields);
    acted(somsri, serving, &format!("{letter}/review"), &[("checker", head)]);
    acted(prasert, serving, &format!("{letter}/check"), &[]);
    acted(prasert, serving, &format!("{letter}/signing"), &[("post", "หัวหน้ากองสวัสดิการสังคม")]);
    letter
}

/// Gives a letter its number and sends it, whatever of this was done before; false when the line broke. A letter that went may be
/// sent to others still, so a clerk who got no answer looks first whether it went.
fn goes_out(mali: &Client, serving: &Serving, letter: &str) -> bool {
    let Some(page) = mali.get(serving, letter) else { return false };
    if page.shows(WENT) {
        return true;
    }
    for (deed, fields) in [
        ("number", &[("number", "next")][..]),
        ("sending", &[("channel", "post"), ("to", "โรงพยาบาลตัวอย่าง"), ("note", "")][..]),
    ] {
        let path = format!("{letter}/{deed}");
        let Some(page) = mali.get(serving, &path) else { return false };
        // What was done before the program was killed is not offered again.
        if page.status() == 200 && page.has("name=\"version\"") {
            let Some(reply) = act(mali, serving, &path, fields) else { return false };
            if reply.status() == 0 {
                return false;
            }
        }
    }
    true
}

#[tokio::test]
async fn killed_between_number_and_sending_a_letter_has_one_number_and_goes_once() {
    let (home, mut serving) = office().await;
    let sign_in = |name| Client::sign_in(&serving, name);
    let (somsri, prasert, mali) = (sign_in(cast::SOMSRI), sign_in(cast::PRASERT), sign_in(cast::MALI));
    let head = head_of(&home).await;
    let before = given(&home, "general").await.len();
    let letters: Vec<String> =
        (0..LETTERS).map(|at| signed(&serving, (&somsri, &prasert), &format!("เรื่องที่ {at}"), &head)).collect();
    let mut left = letters.as_slice();
    for round in 0..KILLS {
        let rest = std::thread::scope(|scope| {
            let desk = scope.spawn(|| {
                let gone = left.iter().take_while(|letter| goes_out(&mali, &serving, letter)).count();
                &left[gone..]
            });
            std::thread::sleep(Duration::from_millis(20 + u64::try_from(round * 37 % 90).unwrap()));
            serving.cut();
            desk.join().unwrap()
        });
        left = rest;
        drop(serving);
        serving = Serving::start(&home);
    }
    assert!(left.iter().all(|letter| goes_out(&mali, &serving, letter)));
    for letter in &letters {
        assert!(mali.get(&serving, letter).is_some_and(|page| page.shows(WENT)), "{letter}");
    }
    assert_eq!(serving.stop().0, Some(0));
    assert!(done(command(&home, &["audit", "verify"])).contains("holds"));
    each_has_one_number_and_went_once(&home, &letters, before).await;
}

async fn head_of(home: &Home) -> String {
    let db = home.open(kueakun::migrations(), Clock::System).await;
    let head = offices::staff_named(&db, cast::PRASERT).await.unwrap().unwrap().to_string();
    db.close().await.unwrap();
    head
}

async fn each_has_one_number_and_went_once(home: &Home, letters: &[String], before: usize) {
    let numbers: Vec<i64> = given(home, "general").await.into_iter().map(|(number, _)| number).collect();
    let all = before + letters.len();
    assert_eq!(numbers, (1..=i64::try_from(all).unwrap()).collect::<Vec<_>>());
    let db = home.open(kueakun::migrations(), Clock::System).await;
    for (what, sql) in [
        (
            "numbered twice, or a number without its letter",
            "select cast(count(*) as bigint) from letters l where l.subject like 'เรื่องที่ %' and (select count(*) from letter_numbers n where n.letter = l.id) <> 1",
        ),
        ("not sent", "select cast(count(*) as bigint) from letters where subject like 'เรื่องที่ %' and state <> 'sent'"),
        (
            "sent twice",
            "select cast(count(*) as bigint) from letters l where l.subject like 'เรื่องที่ %' and (select count(*) from letter_deliveries d where d.letter = l.id) <> 1",
        ),
        (
            "numbered or sent without the log knowing it once",
            "select cast(count(*) as bigint) from letters l where l.subject like 'เรื่องที่ %' and ((select count(*) from audit_log a where a.about = l.id and a.act = 'letter-numbered') <> 1 or (select count(*) from audit_log a where a.about = l.id and a.act = 'letter-sent') <> 1)",
        ),
    ] {
        let (found,): (i64,) = db.one(Sql::new(sql)).await.unwrap();
        assert_eq!(found, 0, "{what}");
    }
    db.close().await.unwrap();
}
