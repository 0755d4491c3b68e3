//! หนังสือออก in the made-up district: a letter that waits to be sent, an order with its number, a memo that was given back, a draft that
//! waits for its check, a mandate, a circular with its list, and a reserved number.

use correspondence::actions::{self, Addressee, WriteLetter};
use correspondence::model::{Content, HeadRow, Kind, LetterRow, Secrecy, Series, Urgency};
use correspondence::store::letters;
use kernel::{Actor, Id, Letter};
use store::Db;

use super::district::{District, Post};
use super::{NotMade, cast};

/// Lives through them.
pub(super) async fn live(db: &Db, district: &District) -> Result<(), NotMade> {
    let office = district.office(Post::SubdistrictWelfare);
    let mali = actor(db, cast::MALI).await?;
    let head = HeadRow {
        office,
        code: "สม 71001".to_owned(),
        address: "ถนนสมมุติ อำเภอตัวอย่าง".to_owned(),
        contact: "กองสวัสดิการสังคม\nโทร. 0 7400 0000\nsaraban@example.go.th".to_owned(),
        emblem: String::new(),
        version: 0,
    };
    actions::save_head(db, &mali, &head).await?;
    let asked = written(
        Kind::External,
        ("ผู้อำนวยการโรงพยาบาลตัวอย่าง", "ขอความร่วมมือตรวจสุขภาพผู้สูงอายุที่อยู่ตามลำพัง"),
        &[
            "ด้วยองค์การบริหารส่วนตำบลได้สำรวจผู้สูงอายุที่อยู่ตามลำพังในพื้นที่ พบผู้ที่ยังไม่ได้รับการตรวจสุขภาพประจำปีจำนวน 14 ราย",
            "ในการนี้ จึงขอความร่วมมือโรงพยาบาลจัดเจ้าหน้าที่ออกตรวจสุขภาพร่วมกับนักสังคมสงเคราะห์ตามวันและเวลาที่สะดวก",
            "จึงเรียนมาเพื่อโปรดพิจารณา",
        ],
    );
    let asked = signed(db, &asked).await?;
    actions::number(db, &mali, letters::known(db, asked).await?, None).await?;
    let order = written(
        Kind::Order,
        ("", "แต่งตั้งคณะทำงานเยี่ยมบ้านผู้สูงอายุ"),
        &[
            "เพื่อให้การเยี่ยมบ้านผู้สูงอายุที่อยู่ตามลำพังเป็นไปด้วยความเรียบร้อย จึงแต่งตั้งคณะทำงาน โดยมีหัวหน้ากองสวัสดิการสังคมเป็นหัวหน้าคณะทำงาน",
            "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
        ],
    );
    let order = signed(db, &order).await?;
    actions::number(db, &mali, letters::known(db, order).await?, None).await?;
    given_back(db).await?;
    lend_the_pen(db, &mali).await?;
    circulate(db, &mali).await?;
    actions::reserve(db, &mali, (office, Series::General), "หนังสือเชิญประชุมที่นายกจะลงนามวันพรุ่งนี้").await?;
    Ok(())
}

/// The head lets the social worker sign memos for her, by an order.
async fn lend_the_pen(db: &Db, mali: &Actor) -> Result<(), NotMade> {
    let (somsri, prasert) = (actor(db, cast::SOMSRI).await?, actor(db, cast::PRASERT).await?);
    let order = written(
        Kind::Order,
        ("", "มอบอำนาจให้ปฏิบัติราชการแทนหัวหน้ากองสวัสดิการสังคม"),
        &[
            "เพื่อให้การติดต่อภายในเป็นไปด้วยความรวดเร็ว จึงมอบอำนาจการลงนามในบันทึกข้อความที่เกี่ยวกับการเยี่ยมบ้านให้นักสังคมสงเคราะห์ปฏิบัติราชการแทน",
        ],
    );
    let order = signed(db, &order).await?;
    actions::number(db, mali, letter(db, order).await?, None).await?;
    let given = actions::GiveMandate {
        giver: prasert.staff,
        giver_post: "หัวหน้ากองสวัสดิการสังคม".to_owned(),
        signer: somsri.staff,
        kinds: vec![Kind::Memo],
        from_on: db.now().day(),
        until_on: None,
        order_letter: Some(order),
        order_words: String::new(),
    };
    Ok(actions::give(db, &prasert, (prasert.office, false), &given).await?)
}

/// A circular that has its number and its list, and waits to be sent.
async fn circulate(db: &Db, mali: &Actor) -> Result<(), NotMade> {
    let invited = written(
        Kind::External,
        ("ผู้รับตามบัญชีรายชื่อ", "ขอเชิญร่วมงานวันผู้สูงอายุของตำบล"),
        &["ด้วยองค์การบริหารส่วนตำบลกำหนดจัดงานวันผู้สูงอายุของตำบล เพื่อยกย่องผู้สูงอายุและครอบครัวผู้ดูแล", "จึงเรียนมาเพื่อโปรดเข้าร่วมงาน"],
    );
    let id = signed(db, &WriteLetter { circular: true, ..invited }).await?;
    let numbered = actions::number(db, mali, letter(db, id).await?, None).await?;
    let to =
        |(name, address): (&str, &str)| Addressee { name: name.to_owned(), office: None, address: address.to_owned() };
    let school = ("ผู้อำนวยการโรงเรียนบ้านตัวอย่าง", "school@example.go.th");
    let others = [("เจ้าอาวาสวัดตัวอย่าง", ""), ("ประธานชมรมผู้สูงอายุตัวอย่าง", "")];
    let all = [school].into_iter().chain(others).map(to).collect();
    actions::list(db, mali, &numbered, all).await?;
    Ok(())
}

/// Drafted by the social worker, checked and signed by the head.
async fn signed(db: &Db, wanted: &WriteLetter) -> Result<Id<Letter>, NotMade> {
    let (somsri, prasert) = (actor(db, cast::SOMSRI).await?, actor(db, cast::PRASERT).await?);
    let id = submitted(db, &somsri, &prasert, wanted).await?;
    actions::check(db, &prasert, letters::known(db, id).await?).await?;
    let post = "หัวหน้ากองสวัสดิการสังคม\nองค์การบริหารส่วนตำบล";
    let name = offices::brief(db, &[prasert.staff])
        .await?
        .remove(&prasert.staff)
        .map_or(prasert.name.clone(), |staff| staff.full_name);
    actions::sign(db, &prasert, letters::known(db, id).await?, actions::Hand::own(&name, post)).await?;
    Ok(id)
}

async fn submitted(db: &Db, writer: &Actor, head: &Actor, wanted: &WriteLetter) -> Result<Id<Letter>, NotMade> {
    let id = actions::begin(db, writer, writer.office, wanted).await?;
    actions::submit(db, writer, letter(db, id).await?, head.staff).await?;
    Ok(id)
}

async fn letter(db: &Db, id: Id<Letter>) -> Result<LetterRow, NotMade> {
    Ok(letters::known(db, id).await?)
}

/// A memo that its head gave back, and one that waits for the check.
async fn given_back(db: &Db) -> Result<(), NotMade> {
    let (somsri, prasert) = (actor(db, cast::SOMSRI).await?, actor(db, cast::PRASERT).await?);
    let travel = written(
        Kind::Memo,
        ("ปลัดองค์การบริหารส่วนตำบล", "ขออนุมัติเดินทางไปราชการ"),
        &["ด้วยมีกำหนดเยี่ยมบ้านผู้สูงอายุในหมู่ที่ 4 และหมู่ที่ 7", "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ"],
    );
    let travel = submitted(db, &somsri, &prasert, &travel).await?;
    actions::give_back(db, &prasert, letter(db, travel).await?, "เพิ่มวันและพาหนะที่ใช้เดินทาง").await?;
    let report = written(
        Kind::Memo,
        ("ปลัดองค์การบริหารส่วนตำบล", "รายงานผลการเยี่ยมบ้านเดือนสิงหาคม"),
        &["ตามที่ได้รับมอบหมายให้เยี่ยมบ้านผู้สูงอายุ ได้ดำเนินการแล้ว 9 ครัวเรือน", "จึงเรียนมาเพื่อโปรดทราบ"],
    );
    submitted(db, &somsri, &prasert, &report).await?;
    Ok(())
}

fn written(kind: Kind, (party_to, subject): (&str, &str), paragraphs: &[&str]) -> WriteLetter {
    WriteLetter {
        kind,
        party_to: party_to.to_owned(),
        subject: subject.to_owned(),
        urgency: Urgency::Normal,
        within_at: None,
        secrecy: Secrecy::Open,
        circular: false,
        answers: None,
        content: Content {
            salutation: "general".to_owned(),
            paragraphs: paragraphs.iter().map(|text| (*text).to_owned()).collect(),
            ..Content::default()
        },
    }
}

async fn actor(db: &Db, user_name: &str) -> Result<Actor, NotMade> {
    let staff = offices::staff_named(db, user_name).await?.ok_or(store::StoreError::NotFound)?;
    Ok(offices::actor(db, staff, db.now().day()).await?)
}
