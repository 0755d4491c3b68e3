//! สิทธิของเจ้าของข้อมูล in the made-up district: a consent that holds and one that was withdrawn, two requests on the clock, and a
//! breach that somebody must tell of.

use kernel::{Actor, Id, Office, Person};
use privacy::actions::{self, AssessBreach, GiveConsent, ReceiveRequest, ReportBreach};
use privacy::model::{Claim, Giver, Identity, Risk, Way};
use store::Db;

use super::casework::Lived;
use super::district::{District, Post};
use super::{NotMade, cast};

/// Lives through them with the first client of a case that the subdistrict's office signed something in.
pub(super) async fn live(db: &Db, district: &District, lived: &[Lived]) -> Result<(), NotMade> {
    let theirs = |lived: &&Lived| lived.office == Post::SubdistrictWelfare && lived.signed;
    let Some(lived) = lived.iter().find(theirs) else { return Ok(()) };
    let person = Id::<Person>::new(cases::store::load(db, lived.id).await?.subject);
    let desk = (person, district.office(Post::SubdistrictWelfare));
    let (mali, orapin) = (actor(db, cast::MALI).await?, actor(db, cast::ORAPIN).await?);
    let today = db.now().day();
    let consent = |purpose: &str, days: i64| GiveConsent {
        purpose: purpose.to_owned(),
        given_on: today.plus_days(-days),
        way: Way::InPerson,
        giver: Giver::Themself,
        giver_name: String::new(),
        note: String::new(),
        paper: None,
    };
    actions::give(db, &mali, desk, None, consent("referral", 40)).await?;
    let picture = actions::give(db, &mali, desk, None, consent("picture", 40)).await?;
    let picture = privacy::consent(db, person, picture).await?;
    actions::withdraw(db, &mali, &picture, (today.plus_days(-6), Way::Phone), &crate::wiring::Holdings).await?;
    let request = |claim, days: i64, wish: &str| ReceiveRequest {
        claim,
        received_on: today.plus_days(-days),
        way: Way::InPerson,
        requester: Giver::Themself,
        requester_name: String::new(),
        identity: Identity::CardSeen,
        identity_note: "บัตรประจำตัวประชาชนตัวจริง".to_owned(),
        wish: wish.to_owned(),
    };
    let copy = request(Claim::Copy, 12, "ขอสำเนาข้อมูลทั้งหมดที่หน่วยงานเก็บไว้ เพื่อใช้ประกอบการขอความช่วยเหลือที่อื่น");
    let copy = actions::receive(db, &mali, desk, copy, &[]).await?;
    let somsri = offices::staff_named(db, cast::SOMSRI).await?.ok_or(store::StoreError::NotFound)?;
    actions::assign(db, &orapin, privacy::request(db, &orapin, copy).await?, somsri).await?;
    let erasure = request(Claim::Erasure, 29, "ขอให้ลบประวัติการช่วยเหลือเมื่อหลายปีก่อน");
    actions::receive(db, &mali, desk, erasure, &[]).await?;
    breach(db, &mali, &orapin, desk.1).await
}

/// A letter went to the wrong agency yesterday; the office of the committee is still to be told.
async fn breach(db: &Db, mali: &Actor, orapin: &Actor, office: Id<Office>) -> Result<(), NotMade> {
    let reported = ReportBreach {
        aware_at: db.now().plus_hours(-20),
        what: "ส่งสำเนาหนังสือส่งต่อให้หน่วยงานที่ไม่เกี่ยวข้องทางอีเมล ผู้รับแจ้งกลับและลบแล้ว".to_owned(),
        data: "ชื่อ ที่อยู่ และสภาพปัญหา".to_owned(),
        persons: 1,
    };
    let breach = actions::report(db, mali, office, &reported).await?;
    let reason = "ผู้รับเป็นหน่วยงานของรัฐและยืนยันว่าลบแล้ว แต่มีข้อมูลสภาพปัญหาของบุคคล".to_owned();
    let breach = privacy::breach(db, orapin, breach).await?;
    Ok(actions::assess(db, orapin, breach, &AssessBreach { risk: Risk::Some, persons: 1, reason }).await?)
}

async fn actor(db: &Db, user_name: &str) -> Result<Actor, NotMade> {
    let staff = offices::staff_named(db, user_name).await?.ok_or(store::StoreError::NotFound)?;
    Ok(offices::actor(db, staff, db.now().day()).await?)
}
