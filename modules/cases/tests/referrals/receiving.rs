//! The receiving office's part: what it sees of a referral, and what it does with it.

use cases::model::Confidentiality;
use kueakun::demo::cast;

use super::{PHONE, all, copied, known_case, letter, office_of, refer};
use crate::cases::lists::keep;
use crate::cases::the_way::{intake, pairs};

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
    let person = crate::cases::the_way::client(&app, "บุญ", "มาสมมุติ").await;
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
