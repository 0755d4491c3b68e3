//! Closed cases whose time is up: reviewed by two people, then truly gone, while log, figures and references hold.

use cases::store::erasing::{EMPTIED, GOES, STAYS};
use kernel::Moment;
use kueakun::demo::cast;
use store::{Packed, Source as _, Sql};
use testkit::{Browser, TestApp};

use super::requests::receive;
use crate::cases::the_way::{begin, client, close, cosign, diagnosis, intake, pairs, plan, sign, triage, visit};
use crate::cases::{advice, conferences, network, referrals, samples, teaching};

const WORDS: [&str; 4] = ["อาหารหมดสองวัน", "ผู้สูงอายุอยู่ลำพัง", "บุตรย้ายไปทำงานต่างจังหวัด", "ทองสมมุติ"];
const FILE: &[u8] = b"%PDF-1.7 what only this case has";

/// A closed case with papers, a file, a service and figures; answers the person and the address of the case.
async fn closed(app: &TestApp, somsri: &mut Browser, prasert: &mut Browser, gravity: &str) -> (String, String) {
    let person = client(app, "สาย", "ทองสมมุติ").await.to_string();
    let answer = somsri.post("/cases", &pairs(&intake(&person))).await;
    answer.is(303);
    let case = answer.location().strip_suffix("/triage").unwrap().to_owned();
    triage(somsri, &case, gravity).await;
    let (paper, version) = begin(somsri, &case, "interview").await;
    somsri.upload(&format!("{paper}/files"), &[], &[("file", "บ้าน.pdf", FILE)]).await.is(303);
    let version = somsri.open(&paper).await.field_value("version").max(version);
    let fields = [
        ("version", version.as_str()),
        ("happened-on", "1/9/69"),
        ("place", "ที่ทำการ"),
        ("people", "นางสาย"),
        ("facts", "อาหารหมดสองวัน"),
        ("opinion", ""),
    ];
    somsri.submit(&format!("{paper}/signature"), &fields).await;
    if gravity == "ordinary" {
        cosign(prasert, &paper).await;
        cosign(prasert, &visit(somsri, &case).await).await;
        cosign(prasert, &sign(somsri, &case, "diagnosis", diagnosis).await).await;
        cosign(prasert, &sign(somsri, &case, "plan", plan).await).await;
        let service = [("kind", "counselling"), ("given-on", "1/9/69"), ("what", "ให้คำปรึกษา")];
        somsri.post(&format!("{case}/services"), &service).await.is(303);
        close(somsri, prasert, &case).await;
    }
    (person, case)
}

/// The first of January after the year in which ten years are over.
fn up(app: &TestApp) {
    app.move_to(Moment::at(kernel::Day::new(2037, 1, 4).unwrap(), 9, 0));
}

fn review(case: &str) -> String {
    case.replace("/cases/", "/retention/")
}

const PROPOSAL: [(&str, &str); 4] =
    [("letter", "พม 0101/12"), ("asked-on", "2/1/2580"), ("archives", "agreed"), ("reason", "พ้นอายุการเก็บ ไม่มีคดี")];

/// Every text of every table, to look for words that should be gone; the audit log is left out, it keeps reasons.
async fn everything(app: &TestApp) -> String {
    let mut all = String::new();
    for line in crate::SCHEMA.split("CREATE TABLE ").skip(1) {
        let (table, rest) = line.split_once(" (").unwrap();
        if table.starts_with("audit") {
            continue;
        }
        let body = rest.split(");").next().unwrap_or_default();
        let texts = body.split(',').filter_map(|column| {
            let mut words = column.split_whitespace();
            let name = words.next()?;
            (words.next() == Some("TEXT")).then(|| name.to_owned())
        });
        for column in texts.collect::<Vec<_>>() {
            let rows: Vec<(Packed,)> =
                app.db().all(Sql::new(format!("select coalesce({column}, '') from {table}"))).await.unwrap();
            rows.into_iter().for_each(|(text,)| all.push_str(&format!("{table}.{column}: {text}\n")));
        }
    }
    all
}

fn kept_files(app: &TestApp) -> usize {
    let folders = std::fs::read_dir(app.db().folder().join("files")).into_iter().flatten().flatten();
    folders.map(|folder| std::fs::read_dir(folder.path()).unwrap().count()).sum()
}

#[tokio::test]
async fn a_case_whose_time_is_up_is_erased_by_two_people_and_log_and_figures_hold() {
    let app = crate::start().await;
    let (mut somsri, mut prasert) = (app.sign_in(cast::SOMSRI).await, app.sign_in(cast::PRASERT).await);
    let (person, case) = closed(&app, &mut somsri, &mut prasert, "ordinary").await;
    let before = everything(&app).await;
    assert!(WORDS.iter().all(|word| before.contains(word)), "the words are there before");
    assert_eq!(kept_files(&app), 1);
    up(&app);
    let (mut prasert, mut orapin) = (app.sign_in(cast::PRASERT).await, app.sign_in(cast::ORAPIN).await);
    orapin.open("/retention").await.has_text("1/2569").has_text("เก็บถึง 31 ธ.ค. 2579").has_no_text("ทองสมมุติ");
    let here = review(&case);
    let mark = app.mark().await;
    prasert.post(&format!("{here}/proposal"), &PROPOSAL).await.is(303);
    orapin.open(&here).await.has_text("รอผู้อนุมัติคนอื่น").has_text("พม 0101/12");
    orapin.post(&format!("{here}/approval"), &[("reason", "เห็นชอบตามเสนอ")]).await.is(303);
    let acts = ["case-erasing-proposed", "case-erased", "person-erased"];
    app.assert_nothing_else_recorded(mark, &acts).await;
    let after = everything(&app).await;
    for word in WORDS {
        let left: Vec<&str> = after.lines().filter(|line| line.contains(word)).collect();
        assert!(left.is_empty(), "{word} is left: {left:?}");
    }
    assert_eq!(kept_files(&app), 0, "the bytes of its file are gone");
    orapin.open("/retention").await.has_text("เรื่องที่ลบแล้ว").has_text("1/2569");
    for user in [cast::SOMSRI, cast::PRASERT, cast::KANLAYA, cast::THAWAT] {
        let mut browser = app.sign_in(user).await;
        browser.get(&case).await.is(404);
        browser.open("/cases?view=closed").await.has_no_text("1/2569");
        browser.open("/search?q=%E0%B8%AA%E0%B8%B2%E0%B8%A2").await.has_no_text("ทองสมมุติ");
        browser.get(&format!("/people/{person}")).await.has_no_text("ทองสมมุติ");
    }
    assert_eq!(cases::store::figures::check(app.db()).await.unwrap(), []);
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    cases::store::figures::rebuild(&tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(cases::store::figures::check(app.db()).await.unwrap(), [], "made anew, they are what they were");
    let (opened,): (i64,) =
        app.db().one(Sql::new("select cast(sum(opened) as bigint) from case_counts")).await.unwrap();
    assert_eq!(opened, 1, "the figures of past months still count it");
    app.db().seal_audit().await.unwrap();
    assert_eq!(app.db().verify_audit().await.unwrap().findings, []);
}

/// What is said around a case with whom; the letter that Wichai's office takes, and one that nobody took.
async fn talked_about(app: &TestApp, by: &mut Hands) -> (String, String) {
    let case = referrals::known_case(app, &mut by.somsri, &mut by.prasert).await;
    let (sent, received) = referrals::refer(app, &mut by.narumon, &case, &["phone", "diagnosis"]).await;
    let person = client(app, "บุญ", "มาสมมุติ").await.to_string();
    let theirs = by.wichai.post("/cases", &pairs(&intake(&person))).await.is(303).location();
    let theirs = theirs.strip_suffix("/triage").unwrap().to_owned();
    by.wichai.post(&format!("{received}/attachment"), &[("number", "1/2569")]).await.is(303);
    let outcome = [("done-on", "1/9/69"), ("result", "จัดผู้ดูแลกลางวันแล้ว")];
    by.wichai.submit(&format!("{received}/outcome"), &outcome).await;
    assert!(by.wichai.open(&theirs).await.link(&received));
    by.narumon.open(&sent).await.has_text("ได้รับผลแล้ว");
    let (letter, version) = begin(&mut by.narumon, &case, "referral").await;
    by.narumon.submit(&format!("{letter}/signature"), &referrals::outside(&version)).await;
    let links = by.narumon.open(&case).await.links();
    let outside = links.iter().find(|link| link.starts_with(&format!("{case}/referrals/")) && !link.starts_with(&sent));
    let away = format!("{}/withdrawal", outside.unwrap());
    by.narumon.submit(&away, &[("reason", "โรงพยาบาลเต็ม")]).await;
    let conference = conferences::called(app, &mut by.somsri, &case).await;
    conferences::nurse(&mut by.somsri, &conference).await;
    by.somsri.submit(&format!("{conference}/cancellation"), &[("reason", "ผู้รับบริการเข้าโรงพยาบาล")]).await;
    let asked = advice::ask(app, &mut by.somsri, &case, ("K", cast::PRASERT), "").await;
    advice::say(&mut by.prasert, &asked, "answer", "เชิญหลานประชุมครอบครัวก่อน").await;
    advice::say(&mut by.somsri, &asked, "close", "นัดหลานแล้ววันศุกร์").await;
    network::with_school(&mut by.somsri, &case).await;
    let note = teaching::write(app, &mut by.prasert, "1/2569").await;
    teaching::acknowledge(&mut by.somsri, &note).await;
    (case, received)
}

/// Those who work on the case and beside it.
struct Hands {
    somsri: Browser,
    narumon: Browser,
    prasert: Browser,
    wichai: Browser,
}

impl Hands {
    async fn of(app: &TestApp) -> Self {
        Self {
            somsri: app.sign_in(cast::SOMSRI).await,
            narumon: app.sign_in(cast::NARUMON).await,
            prasert: app.sign_in(cast::PRASERT).await,
            wichai: app.sign_in(cast::WICHAI).await,
        }
    }
}

/// Closes a case, and has a colleague review it as one of a sample.
async fn closed_and_reviewed(app: &TestApp, by: &mut Hands, case: &str) {
    cosign(&mut by.prasert, &sign(&mut by.somsri, case, "plan", plan).await).await;
    let service = [("kind", "counselling"), ("given-on", "1/9/69"), ("what", "ให้คำปรึกษา")];
    by.somsri.post(&format!("{case}/services"), &service).await.is(303);
    close(&mut by.somsri, &mut by.prasert, case).await;
    let sample = samples::draw(app, &mut by.prasert, "100", cast::PRASERT).await.is(303).location();
    let item = by.prasert.open(&sample).await.first_link(&format!("{sample}/items/"));
    by.prasert.submit(&format!("{item}/review"), &samples::refs(&samples::marks("1"))).await;
    by.somsri.submit(&format!("{item}/reply"), &[("reply", "รับทราบ จะนัดทุกครั้ง")]).await;
}

#[tokio::test]
async fn what_was_said_around_a_case_goes_with_it_and_what_another_office_took_stays_with_that_office() {
    let app = crate::start().await;
    let mut by = Hands::of(&app).await;
    let (case, received) = talked_about(&app, &mut by).await;
    closed_and_reviewed(&app, &mut by, &case).await;
    let said = [
        "โรงพยาบาลสมมุติ",
        "นางสายใจ พยาบาลสมมุติ",
        "ห้องประชุมเล็ก",
        advice::QUESTION,
        "เชิญหลานประชุมครอบครัวก่อน",
        "โรงเรียนวัดท่าข้าม",
        teaching::SEEN,
        "เห็นด้วย จะลองครั้งหน้า",
        "ฝึกถามปลายเปิด",
        "ไม่พบนัดติดตามหลังให้บริการ",
        "ทำได้ดี ครั้งหน้านัดติดตามก่อนยุติ",
        "รับทราบ จะนัดทุกครั้ง",
        "อาหารหมดสองวัน",
    ];
    let before = everything(&app).await;
    for word in said {
        assert!(before.contains(word), "{word} is there before");
    }
    let points = "select cast(sum(points) as bigint), cast(sum(most) as bigint) from case_sample_items";
    let scored: (i64, i64) = app.db().one(Sql::new(points)).await.unwrap();
    up(&app);
    erase(&app, &case).await;
    let after = everything(&app).await;
    for word in said {
        let left: Vec<&str> = after.lines().filter(|line| line.contains(word)).collect();
        assert!(left.is_empty(), "{word} is left: {left:?}");
    }
    let again: (i64, i64) = app.db().one(Sql::new(points)).await.unwrap();
    assert_eq!(again, scored, "the scores of the sample hold");
    let count = |table: &str| Sql::new(format!("select cast(count(*) as bigint) from {table}"));
    let (referrals, papers): ((i64,), (i64,)) =
        (app.db().one(count("case_referrals")).await.unwrap(), app.db().one(count("case_papers")).await.unwrap());
    assert_eq!((referrals.0, papers.0), (1, 1), "the letter that was taken, and no other paper of the case");
    let mut wichai = app.sign_in(cast::WICHAI).await;
    let page = wichai.open(&received).await;
    page.has_text(referrals::PHONE).has_text("ผู้สูงอายุขาดผู้ดูแลและรายได้").has_text("ขอให้จัดผู้ดูแลกลางวัน");
    wichai.get(&format!("{received}/pdf")).await.is(200);
    wichai.get(&format!("{received}/outcome")).await.is(404);
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.get(&case).await.is(404);
}

/// Two people have it erased.
async fn erase(app: &TestApp, case: &str) {
    let (mut prasert, mut orapin) = (app.sign_in(cast::PRASERT).await, app.sign_in(cast::ORAPIN).await);
    let here = review(case);
    prasert.post(&format!("{here}/proposal"), &PROPOSAL).await.is(303);
    orapin.post(&format!("{here}/approval"), &[("reason", "เห็นชอบตามเสนอ")]).await.is(303);
}

#[tokio::test]
async fn nobody_approves_their_own_proposal_nor_before_the_archives_were_heard_nor_before_its_time() {
    let app = crate::start().await;
    let (mut somsri, mut prasert) = (app.sign_in(cast::SOMSRI).await, app.sign_in(cast::PRASERT).await);
    let (_, case) = closed(&app, &mut somsri, &mut prasert, "ordinary").await;
    let here = review(&case);
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let mark = app.mark().await;
    orapin.open("/retention").await.has_text("ยังไม่มีเรื่องที่พ้นอายุการเก็บ");
    let early: Vec<_> =
        PROPOSAL.iter().map(|(name, value)| (*name, if *name == "asked-on" { "1/9/69" } else { value })).collect();
    orapin.post(&format!("{here}/proposal"), &early).await.is(422).has_text("ยังไม่พ้นอายุการเก็บ");
    app.assert_nothing_else_recorded(mark, &[]).await;
    up(&app);
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let mark = app.mark().await;
    let silent: Vec<_> =
        PROPOSAL.iter().map(|(name, value)| (*name, if *name == "archives" { "silent" } else { value })).collect();
    orapin.post(&format!("{here}/proposal"), &silent).await.is(422).has_text("60 วัน").has_text("ข้อ 70");
    orapin.post(&format!("{here}/approval"), &[("reason", "ลบ")]).await.is(422).has_text("ไม่มีข้อเสนอ");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let (mut prasert, mut wichai) = (app.sign_in(cast::PRASERT).await, app.sign_in(cast::WICHAI).await);
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let mark = app.mark().await;
    orapin.post(&format!("{here}/proposal"), &PROPOSAL).await.is(303);
    orapin.post(&format!("{here}/approval"), &[("reason", "ลบ")]).await.is(422).has_text("ผู้เสนออนุมัติเองไม่ได้");
    prasert.post(&format!("{here}/approval"), &[("reason", "ลบ")]).await.is(403);
    wichai.get(&here).await.is(404);
    thawat.post(&format!("{here}/refusal"), &[("reason", "ยังมีคดี")]).await.is(303);
    app.assert_nothing_else_recorded(mark, &["case-erasing-proposed", "case-erasing-declined"]).await;
    assert!(everything(&app).await.contains(WORDS[0]));
}

#[tokio::test]
async fn a_case_is_kept_longer_with_a_reason_and_leaves_the_list_until_then() {
    let app = crate::start().await;
    let (mut somsri, mut prasert) = (app.sign_in(cast::SOMSRI).await, app.sign_in(cast::PRASERT).await);
    let (_, case) = closed(&app, &mut somsri, &mut prasert, "ordinary").await;
    up(&app);
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let here = review(&case);
    thawat.post(&format!("{here}/keeping"), &[("until-year", "2575"), ("reason", "คดี")]).await.is(422);
    thawat.post(&format!("{here}/keeping"), &[("until-year", "2585"), ("reason", "มีคดีค้าง")]).await.is(303);
    thawat.open("/retention").await.has_no_text("1/2569");
    thawat.open(&here).await.has_text("31 ธันวาคม 2585").has_text("มีคดีค้าง");
    thawat.post(&format!("{here}/proposal"), &PROPOSAL).await.is(422);
    app.move_to(Moment::at(kernel::Day::new(2043, 1, 5).unwrap(), 9, 0));
    app.sign_in(cast::THAWAT).await.open("/retention").await.has_text("1/2569");
}

#[tokio::test]
async fn a_file_that_another_case_has_too_and_a_person_whom_something_needs_stay() {
    let app = crate::start().await;
    let (mut somsri, mut prasert) = (app.sign_in(cast::SOMSRI).await, app.sign_in(cast::PRASERT).await);
    let (person, case) = closed(&app, &mut somsri, &mut prasert, "ordinary").await;
    let (_, other) = closed(&app, &mut somsri, &mut prasert, "violent_or_crisis").await;
    receive(&mut somsri, &format!("/privacy/people/{person}"), "objection", "known").await;
    assert_eq!(kept_files(&app), 1, "the same bytes are kept once");
    up(&app);
    let (mut prasert, mut orapin) = (app.sign_in(cast::PRASERT).await, app.sign_in(cast::ORAPIN).await);
    let here = review(&case);
    prasert.post(&format!("{here}/proposal"), &PROPOSAL).await.is(303);
    let mark = app.mark().await;
    orapin.post(&format!("{here}/approval"), &[("reason", "เห็นชอบ")]).await.is(303);
    app.assert_nothing_else_recorded(mark, &["case-erased"]).await;
    assert_eq!(kept_files(&app), 1);
    app.sign_in(cast::SOMSRI).await.open(&format!("/people/{person}")).await.has_text("ทองสมมุติ");
    app.sign_in(cast::SOMSRI).await.open(&other).await.has_text("ผู้สูงอายุอยู่ลำพัง");
}

#[tokio::test]
async fn a_request_to_erase_shows_what_the_law_keeps_and_until_when() {
    let app = crate::start().await;
    let (mut somsri, mut prasert) = (app.sign_in(cast::SOMSRI).await, app.sign_in(cast::PRASERT).await);
    let (person, _) = closed(&app, &mut somsri, &mut prasert, "ordinary").await;
    let request = receive(&mut somsri, &format!("/privacy/people/{person}"), "erasure", "card-seen").await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    orapin.open(&request).await.has_text("ต้องเก็บถึง 31 ธันวาคม 2579").has_text("ข้อ 57").has_text("ต้องเก็บต่อ");
    let (person, _) = closed(&app, &mut somsri, &mut prasert, "violent_or_crisis").await;
    let request = receive(&mut somsri, &format!("/privacy/people/{person}"), "erasure", "card-seen").await;
    orapin.open(&request).await.has_text("เรื่องยังไม่ยุติ");
}

#[test]
fn every_table_that_belongs_to_a_case_goes_with_it_or_says_why_it_stays() {
    let schema = crate::SCHEMA;
    let mut of_cases: Vec<&str> = Vec::new();
    for table in schema.split("CREATE TABLE ").skip(1) {
        let name = table.split(" (").next().unwrap();
        let body = table.split(");").next().unwrap();
        let to = ["cases", "case_papers", "case_results", "case_conferences", "case_advice", "case_teaching"];
        let points =
            |to: &&str| body.contains(&format!("REFERENCES {to}(")) || body.contains(&format!("REFERENCES {to} ("));
        if to.iter().any(points) || body.contains("REFERENCES case_sample_items") {
            of_cases.push(name);
        }
    }
    assert!(of_cases.len() >= 25, "{of_cases:?}");
    let emptied = EMPTIED.iter().map(|(name, ..)| *name);
    let known: Vec<&str> = GOES.iter().chain(&STAYS).map(|(name, _)| *name).chain(emptied).collect();
    for table in of_cases {
        let where_to = "name it in GOES, in EMPTIED, or in STAYS with its reason";
        assert!(known.contains(&table), "{table} belongs to a case: {where_to}");
    }
}
