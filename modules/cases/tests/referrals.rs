//! A case is referred: with a basis, with what was chosen and no more, signed by the level; answered by the other end.

use std::io::Write as _;
use std::process::{Command, Stdio};

use cases::model::Confidentiality;
use kernel::{Id, Office, Staff};
use kueakun::demo::cast;
use people::NewPerson;
use testkit::{Browser, TestApp};

use super::lists::keep;
use super::the_way::{begin, cosign, diagnosis, intake, pairs, sign, triage, visit};

const PHONE: &str = "080-000-0001";
const HOUSE: &str = "99/1";

async fn office_of(app: &TestApp, user: &str) -> String {
    let id: Id<Staff> = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    let office: Id<Office> = offices::brief(app.db(), &[id]).await.unwrap()[&id].office;
    office.to_string()
}

/// A case of somebody of whom telephone and address are known, with a signed visit and a signed diagnosis.
pub async fn known_case(app: &TestApp, somsri: &mut Browser, prasert: &mut Browser) -> String {
    let office = office_of(app, cast::SOMSRI).await.parse().unwrap();
    let mut person = NewPerson {
        title: "นาง".to_owned(),
        given: "สาย".to_owned(),
        family: "ทองสมมุติ".to_owned(),
        phone: thai::phone::parse(PHONE).ok(),
        ..NewPerson::default()
    };
    person.registered.house = HOUSE.to_owned();
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    let person = people::new_person(&tx, office, &person).await.unwrap();
    tx.commit().await.unwrap();
    let answer = somsri.post("/cases", &pairs(&intake(&person.to_string()))).await;
    answer.is(303);
    let case = answer.location().strip_suffix("/triage").unwrap().to_owned();
    triage(somsri, &case, "ordinary").await;
    let visited = visit(somsri, &case).await;
    cosign(prasert, &visited).await;
    let diagnosed = sign(somsri, &case, "diagnosis", diagnosis).await;
    cosign(prasert, &diagnosed).await;
    case
}

/// The fields of a letter to an office inside, with no basis and nothing chosen.
fn letter<'a>(version: &'a str, to: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("happened-on", "1/9/69"),
        ("receiver-kind", "office"),
        ("receiver-office", to),
        ("urgency", "urgent"),
        ("purpose", "ขอให้จัดผู้ดูแลกลางวัน"),
    ]
}

fn outside(version: &str) -> Vec<(&str, &str)> {
    vec![
        ("version", version),
        ("happened-on", "1/9/69"),
        ("receiver-kind", "outside"),
        ("receiver-name", "โรงพยาบาลสมมุติ"),
        ("receiver-address", "ถนนสมมุติ โทร. 074-000-000"),
        ("attention", "ผู้อำนวยการ"),
        ("urgency", "normal"),
        ("purpose", "ขอให้ฟื้นฟูสมรรถภาพ"),
        ("basis", "public-task"),
    ]
}

/// Sends a letter whose author's level suffices; answers the address of the referral.
async fn send(author: &mut Browser, case: &str, fields: &[(&str, &str)]) -> String {
    let (paper, version) = begin(author, case, "referral").await;
    let with_version = fields.iter().map(|(name, value)| (*name, if *name == "version" { &*version } else { *value }));
    author.submit(&format!("{paper}/signature"), &with_version.collect::<Vec<_>>()).await;
    author.open(case).await.first_link(&format!("{case}/referrals/"))
}

/// Refers a case to the office of วิชัย on the basis of a public task, with these pieces; answers both ends' addresses.
async fn refer(app: &TestApp, narumon: &mut Browser, case: &str, share: &[&str]) -> (String, String) {
    let to = office_of(app, cast::WICHAI).await;
    let mut fields = letter("", &to);
    fields.push(("basis", "public-task"));
    fields.extend(share.iter().map(|piece| ("share", *piece)));
    let sent = send(narumon, case, &fields).await;
    let id = sent.rsplit('/').next().unwrap().to_owned();
    (sent, format!("/referrals/{id}"))
}

/// The letters that a reader copies out of a PDF.
fn copied(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is needed: install poppler-utils");
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    let text = String::from_utf8(reader.wait_with_output().unwrap().stdout).unwrap();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

struct Cast {
    somsri: Browser,
    narumon: Browser,
    prasert: Browser,
    wichai: Browser,
}

async fn all(app: &TestApp) -> Cast {
    Cast {
        somsri: app.sign_in(cast::SOMSRI).await,
        narumon: app.sign_in(cast::NARUMON).await,
        prasert: app.sign_in(cast::PRASERT).await,
        wichai: app.sign_in(cast::WICHAI).await,
    }
}

#[tokio::test]
async fn nothing_is_chosen_beforehand_and_each_piece_shows_what_would_be_sent() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (paper, _) = begin(&mut by.somsri, &case, "referral").await;
    let page = by.somsri.open(&paper).await;
    page.has_text(PHONE).has_text("ผู้สูงอายุขาดผู้ดูแลและรายได้").has_text("อยู่ลำพัง อาหารหมดสองวัน");
    assert_eq!(page.field_value("share"), "");
    assert_eq!(page.field_value("basis"), "");
}

#[tokio::test]
async fn without_a_basis_nothing_is_sent_and_the_refusal_names_the_section() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (paper, version) = begin(&mut by.narumon, &case, "referral").await;
    let to = office_of(&app, cast::WICHAI).await;
    let mark = app.mark().await;
    let page = by.narumon.post(&format!("{paper}/signature"), &letter(&version, &to)).await;
    page.is(422).has_text("โปรดเลือกฐานทางกฎหมาย").has_text("ม.27");
    assert_eq!(page.field_value("purpose"), "ขอให้จัดผู้ดูแลกลางวัน");
    let mut half = letter(&version, &to);
    half.push(("basis", "consent"));
    let page = by.narumon.post(&format!("{paper}/signature"), &half).await;
    for field in ["consent-by", "consent-name", "consent-on", "consent-way", "consent-scope"] {
        assert!(!page.is(422).field_error(field).is_empty(), "{field}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    by.wichai.open("/referrals").await.has_no_text("ทองสมมุติ");
}

#[tokio::test]
async fn the_other_office_sees_what_was_chosen_and_no_more_on_its_page_and_in_the_letter() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (_, received) = refer(&app, &mut by.narumon, &case, &["phone"]).await;
    let pdf = by.wichai.get(&format!("{received}/pdf")).await;
    pdf.is(200);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    let letter = copied(pdf.bytes());
    assert!(letter.contains("๐๘๐-๐๐๐-๐๐๐๑") && letter.contains("ขอให้จัดผู้ดูแลกลางวัน"), "{letter}");
    let chosen_not = ["ขาดผู้ดูแลและรายได้", "อาหารหมดสองวัน", "เพื่อนบ้านเห็นว่า", "ผู้สูงอายุอยู่ลำพัง", "ขาดผู้ดูแล", "99/1"];
    for text in chosen_not {
        assert!(!letter.contains(&thai::digits::to_thai(text)), "{text}: {letter}");
    }
    for page in ["/", "/referrals", &received, &format!("/cases/new?referral={}", &received["/referrals/".len()..])] {
        let page = by.wichai.open(page).await;
        page.has_text("ทองสมมุติ").has_text("ขอให้จัดผู้ดูแลกลางวัน");
        for text in chosen_not {
            page.has_no_text(text);
        }
    }
    by.wichai.open(&received).await.has_text(PHONE);
    by.wichai.get(&case).await.is(404);
}

#[tokio::test]
async fn a_chosen_paper_goes_with_the_letter_as_it_was_signed() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let paper = by.somsri.open(&case).await.first_link(&format!("{case}/papers/"));
    let paper = format!("paper:{}", paper.rsplit('/').next().unwrap());
    let (sent, received) = refer(&app, &mut by.narumon, &case, &["diagnosis", &paper]).await;
    by.wichai.open(&received).await.has_text("ผู้สูงอายุขาดผู้ดูแลและรายได้").has_no_text(PHONE);
    by.narumon.open(&sent).await.has_text("ตรงกับที่ลงนามและส่ง");
    let letter = copied(by.wichai.get(&format!("{received}/pdf")).await.bytes());
    assert!(letter.contains("สิ่งที่ส่งมาด้วย"), "{letter}");
}

#[tokio::test]
async fn later_changes_of_the_case_do_not_reach_what_was_sent() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (_, received) = refer(&app, &mut by.narumon, &case, &["phone", "diagnosis"]).await;
    let before = by.wichai.open(&received).await.seen();
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    tx.run(store::Sql::new("update persons set phone = '0800000002'")).await.unwrap();
    tx.run(store::Sql::new("update case_papers set state = 'superseded' where step = 'diagnosis'")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(by.wichai.open(&received).await.seen(), before);
}

#[tokio::test]
async fn a_practitioners_letter_waits_for_a_professional_and_is_not_seen_before() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (paper, version) = begin(&mut by.somsri, &case, "referral").await;
    let to = office_of(&app, cast::WICHAI).await;
    let mut fields = letter(&version, &to);
    fields.push(("basis", "public-task"));
    by.somsri.submit(&format!("{paper}/signature"), &fields).await;
    by.somsri.get(&format!("{paper}/pdf")).await.is(404);
    by.wichai.open("/referrals").await.has_text("ไม่มีการส่งต่อที่รอตอบ");
    by.prasert.open(&paper).await.has_text("ขอให้จัดผู้ดูแลกลางวัน").has_text("SW-K-3.1");
    let mark = app.mark().await;
    cosign(&mut by.prasert, &paper).await;
    app.assert_nothing_else_recorded(mark, &["referral-sent", "paper-cosigned"]).await;
    by.wichai.open("/referrals").await.has_text("ทองสมมุติ");
    by.wichai.open("/").await.has_text("ส่งต่อผู้รับบริการมายังหน่วยงานของท่าน");
    by.somsri.get(&format!("{paper}/pdf")).await.is(200);
    by.somsri.open(&case).await.has_text("ตอบรับการส่งต่อ");
}

#[tokio::test]
async fn a_referral_becomes_a_case_of_its_own_and_the_sender_learns_no_more_than_that() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (sent, received) = refer(&app, &mut by.narumon, &case, &["phone"]).await;
    let id = &received["/referrals/".len()..];
    assert!(by.wichai.open(&received).await.link(&format!("/cases/new?referral={id}")));
    let found = by.wichai.open(&format!("/cases/new?unit=individual&referral={id}&q=สาย+ทองสมมุติ")).await;
    let open =
        found.links().into_iter().find(|link| link.contains("referral=")).expect("an address that keeps the referral");
    let form = by.wichai.open(&open).await;
    assert_eq!(form.field_value("channel"), "referral");
    assert!(form.field_value("story").contains(PHONE));
    let subject = form.field_value("subject");
    let mut fields = intake(&subject);
    fields.push(("referral", id.to_owned()));
    let answer = by.wichai.post("/cases", &pairs(&fields)).await;
    answer.is(303);
    let theirs = answer.location().strip_suffix("/triage").unwrap().to_owned();
    by.wichai.open(&theirs).await.has_text("รับเรื่องที่ส่งต่อมาจาก");
    assert!(by.wichai.open(&received).await.link(&theirs));
    by.narumon.open(&sent).await.has_text("รับแล้ว รอผล").has_text("วิชัย คลองตัวอย่าง");
    assert!(!by.narumon.open(&sent).await.link(&theirs));
    by.narumon.get(&theirs).await.is(404);
    by.narumon.open("/").await.has_text("รับการส่งต่อแล้ว");
    by.wichai.submit(&format!("{received}/outcome"), &[("done-on", "1/9/69"), ("result", "จัดผู้ดูแลกลางวันแล้ว")]).await;
    by.narumon.open(&sent).await.has_text("ได้รับผลแล้ว").has_text("จัดผู้ดูแลกลางวันแล้ว");
    by.wichai.get(&format!("{received}/outcome")).await.is(404);
}

#[tokio::test]
async fn a_referral_joins_a_case_that_the_office_has_already() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (sent, received) = refer(&app, &mut by.narumon, &case, &[]).await;
    let person = super::the_way::client(&app, "บุญ", "มาสมมุติ").await;
    let answer = by.wichai.post("/cases", &pairs(&intake(&person.to_string()))).await;
    let theirs = answer.location().strip_suffix("/triage").unwrap().to_owned();
    let page = by.wichai.post(&format!("{received}/attachment"), &[("number", "999/2569")]).await;
    assert!(!page.is(422).field_error("number").is_empty());
    let mark = app.mark().await;
    by.wichai.post(&format!("{received}/attachment"), &[("number", "๑/๒๕๖๙")]).await.is(303);
    app.assert_nothing_else_recorded(mark, &["referral-accepted", "referral-received"]).await;
    assert!(by.wichai.open(&theirs).await.link(&received));
    by.narumon.open(&sent).await.has_text("รับแล้ว รอผล");
}

#[tokio::test]
async fn what_is_declined_or_sent_back_is_seen_by_the_other_office_no_more() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (sent, received) = refer(&app, &mut by.narumon, &case, &[]).await;
    let page = by.wichai.post(&format!("{received}/refusal"), &[("reason", "")]).await;
    assert!(!page.is(422).field_error("reason").is_empty());
    by.wichai.submit(&format!("{received}/refusal"), &[("reason", "อยู่นอกพื้นที่ของหน่วยงาน")]).await;
    by.wichai.get(&received).await.is(404);
    by.wichai.get(&format!("{received}/pdf")).await.is(404);
    by.narumon.open(&sent).await.has_text("อยู่นอกพื้นที่ของหน่วยงาน").has_text("ไม่รับ");
    by.narumon.open("/").await.has_text("ไม่รับการส่งต่อ");
    by.narumon.open(&case).await.has_no_text("ตอบรับการส่งต่อ");
}

#[tokio::test]
async fn what_was_sent_back_for_more_is_written_again_in_its_place() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (sent, received) = refer(&app, &mut by.narumon, &case, &["phone"]).await;
    by.wichai.submit(&format!("{received}/return"), &[("reason", "ขอข้อวินิจฉัยทางสังคม")]).await;
    by.narumon.open(&case).await.has_text("ขอข้อมูลเพิ่ม");
    let again = by.narumon.post(&format!("{sent}/revision"), &[]).await;
    again.is(303);
    let form = by.narumon.open(&again.location()).await;
    assert_eq!(
        (form.field_value("purpose"), form.field_value("share")),
        ("ขอให้จัดผู้ดูแลกลางวัน".to_owned(), "phone".to_owned())
    );
    let (version, replaces) = (form.field_value("version"), form.field_value("replaces"));
    let to = office_of(&app, cast::WICHAI).await;
    let mut fields = letter(&version, &to);
    fields.extend([("basis", "public-task"), ("share", "diagnosis"), ("replaces", &replaces)]);
    by.narumon.submit(&format!("{}/signature", again.location()), &fields).await;
    by.narumon.open(&sent).await.has_text("ถอนแล้ว");
    let page = by.wichai.open("/referrals").await;
    let new = page.first_link("/referrals/");
    assert_ne!(new, received);
    by.wichai.open(&new).await.has_text("ผู้สูงอายุขาดผู้ดูแลและรายได้");
}

#[tokio::test]
async fn a_withdrawn_referral_is_gone_from_the_intake() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (sent, received) = refer(&app, &mut by.narumon, &case, &[]).await;
    by.narumon.submit(&format!("{sent}/withdrawal"), &[("reason", "ครอบครัวกลับมาดูแลแล้ว")]).await;
    by.wichai.get(&received).await.is(404);
    by.wichai.open("/referrals").await.has_text("ไม่มีการส่งต่อที่รอตอบ");
    let mark = app.mark().await;
    by.wichai.post(&format!("{received}/refusal"), &[("reason", "นอกพื้นที่")]).await.is(404);
    by.narumon.post(&format!("{sent}/withdrawal"), &[("reason", "อีกครั้ง")]).await.is(422);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn an_answer_from_outside_is_written_down_by_hand_until_the_outcome_ends_it() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let sent = send(&mut by.narumon, &case, &outside("")).await;
    let page = by.narumon.open(&sent).await;
    page.has_text("โรงพยาบาลสมมุติ").has_text("1/2569");
    let pdf = page.links().into_iter().find(|link| link.ends_with("/pdf")).expect("the letter");
    let letter = copied(by.narumon.get(&pdf).await.bytes());
    for text in ["ผู้อำนวยการโรงพยาบาลสมมุติ", "๘กันยายน๒๕๖๙", "ภารกิจของรัฐ", "(นฤมลแสงสมมุติ)"]
    {
        assert!(letter.contains(text), "{text}: {letter}");
    }
    let accepted = [("reply", "accepted"), ("on", "1/9/69"), ("by", "พยาบาลสายใจ"), ("words", "")];
    by.narumon.submit(&format!("{sent}/answer"), &accepted).await.has_text("รับแล้ว รอผล");
    by.narumon.post(&format!("{sent}/answer"), &accepted).await.is(422);
    by.narumon.submit(&format!("{sent}/outcome"), &[("done-on", "1/9/69"), ("result", "ฟื้นฟูครบสิบครั้ง")]).await;
    by.narumon.open(&sent).await.has_text("ได้รับผลแล้ว").has_text("ฟื้นฟูครบสิบครั้ง");
    by.narumon.open(&case).await.has_text("ได้รับผลการส่งต่อ");
}

#[tokio::test]
async fn an_overdue_referral_is_the_next_step_and_its_receiver_is_reminded_once_a_day() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (sent, _) = refer(&app, &mut by.narumon, &case, &[]).await;
    by.narumon.post(&format!("{sent}/reminder"), &[]).await.is(422);
    app.days_later(4);
    let mut by = all(&app).await;
    by.somsri.open(&case).await.has_text("ติดตามการส่งต่อ");
    by.somsri.open("/").await.has_text("ติดตามการส่งต่อ");
    by.narumon.post(&format!("{sent}/reminder"), &[]).await.is(303);
    by.narumon.post(&format!("{sent}/reminder"), &[]).await.is(422);
    by.wichai.open("/").await.has_text("เตือนให้ตอบหรือแจ้งผลการส่งต่อ");
}

#[tokio::test]
async fn only_the_office_that_is_asked_reads_and_answers() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (sent, received) = refer(&app, &mut by.narumon, &case, &["phone"]).await;
    by.prasert.get(&received).await.is(404);
    by.prasert.post(&format!("{received}/refusal"), &[("reason", "รับไว้เอง")]).await.is(404);
    by.wichai.get(&sent).await.is(404);
    by.wichai.post(&format!("{sent}/answer"), &[("reply", "accepted")]).await.is(404);
    by.narumon.post(&format!("{sent}/answer"), &[("reply", "accepted"), ("on", "1/9/69"), ("by", "วิชัย")]).await.is(422);
    let mut mali = app.sign_in(cast::MALI).await;
    mali.open("/referrals").await.has_no_text("ทองสมมุติ");
    mali.get(&sent).await.is(403);
}

#[tokio::test]
async fn a_referral_of_a_sealed_case_is_seen_by_its_team_alone_and_reading_it_there_is_written_down() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (sent, received) = refer(&app, &mut by.narumon, &case, &[]).await;
    keep(&app, &case, Confidentiality::Sealed).await;
    by.narumon.get(&sent).await.is(404);
    by.narumon.open("/referrals?view=sent").await.has_no_text("ทองสมมุติ");
    by.somsri.open("/referrals?view=sent").await.has_text("ทองสมมุติ");
    let mark = app.mark().await;
    by.wichai.open(&received).await.has_text("ขอให้จัดผู้ดูแลกลางวัน");
    app.assert_nothing_else_recorded(mark, &["referral-read"]).await;
}
