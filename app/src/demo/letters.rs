//! หนังสือ in the made-up district: what came to the subdistrict's office and where it stands, from a letter that nobody has routed
//! yet to one that is done, with a cancelled number and one secret paper.

use correspondence::actions::{self, Closing, NewStep, Paper, Particulars, ReceiveLetter};
use correspondence::model::{Asks, Channel, Kind, LetterRow, Secrecy, To, Urgency};
use correspondence::store::{letters, steps};
use documents::{About, Template};
use kernel::{Actor, Id, Letter, Moment};
use store::Db;
use store::files::FileKind;

use super::district::{District, Post};
use super::{NotMade, cast};

/// Lives through them.
pub(super) async fn live(db: &Db, district: &District) -> Result<(), NotMade> {
    let desk = (district.office(Post::SubdistrictWelfare), true);
    let mali = actor(db, cast::MALI).await?;
    let prasert = actor(db, cast::PRASERT).await?;
    let somsri = actor(db, cast::SOMSRI).await?;
    let meeting = came(db.now(), "ขอเชิญประชุมคณะทำงานคุ้มครองเด็กระดับตำบล ครั้งที่ 2/2569", "สม 0004/ว 118", Urgency::Urgent);
    let meeting = ReceiveLetter { paper: Some(scan(db.now())?), ..meeting };
    let meeting = actions::receive(db, &mali, desk, meeting).await?;
    pass_through(db, &mali, &prasert, &somsri, meeting.id).await?;
    let elderly = came(db.now(), "ขอข้อมูลผู้สูงอายุที่อยู่ตามลำพัง", "สม 0033/412", Urgency::Normal);
    let elderly = actions::receive(db, &mali, desk, elderly).await?;
    answer(db, &mali, &somsri, elderly).await?;
    let flood = came(db.now(), "ขอรายชื่อกลุ่มเปราะบางในพื้นที่เสี่ยงน้ำท่วม", "สม 0021/97", Urgency::Within);
    let flood = ReceiveLetter { within_at: Some(db.now().plus_hours(5)), ..flood };
    actions::receive(db, &mali, desk, flood).await?;
    let wrong = came(db.now(), "แจ้งกำหนดตรวจสอบงานก่อสร้างถนน", "สม 0022/56", Urgency::Normal);
    let wrong = actions::receive(db, &mali, desk, wrong).await?;
    actions::cancel(db, &mali, wrong, "เป็นหนังสือของกองช่าง ส่งคืนให้แล้ว").await?;
    let training = came(db.now(), "ประชาสัมพันธ์การอบรมอาสาสมัครดูแลผู้สูงอายุ", "สม 0004/ว 121", Urgency::Normal);
    let training = actions::receive(db, &mali, desk, training).await?;
    actions::route(db, &mali, training, &[asked(To::Office(desk.0), Asks::Know, "เวียนเพื่อทราบ")]).await?;
    secret(db, district).await
}

/// The head of the province names a registrar, who enters a secret paper and gives it to the head by name.
async fn secret(db: &Db, district: &District) -> Result<(), NotMade> {
    let office = district.office(Post::SubdistrictWelfare);
    let (thawat, narumon) = (actor(db, cast::THAWAT).await?, actor(db, cast::NARUMON).await?);
    let prasert = actor(db, cast::PRASERT).await?;
    actions::name(db, &thawat, office, narumon.staff, db.now().day()).await?;
    let letter = came(db.now(), "แผนปฏิบัติการช่วยเหลือผู้เสียหายจากการค้ามนุษย์", "สม(ลับ) 0004/3", Urgency::MostUrgent);
    let letter = ReceiveLetter { secrecy: Secrecy::Secret, ..letter };
    let letter = actions::receive(db, &narumon, (office, false), letter).await?;
    let to = To::Staff(prasert.staff);
    Ok(actions::route(db, &narumon, letter, &[asked(to, Asks::Decide, "เพื่อโปรดพิจารณา")]).await?)
}

/// From the clerk to the head, who passes it to the social worker, who takes it on.
async fn pass_through(
    db: &Db,
    mali: &Actor,
    prasert: &Actor,
    somsri: &Actor,
    letter: Id<Letter>,
) -> Result<(), NotMade> {
    let to_head = asked(To::Staff(prasert.staff), Asks::Decide, "เพื่อโปรดพิจารณามอบผู้เข้าร่วมประชุม");
    actions::route(db, mali, letters::known(db, letter).await?, &[to_head]).await?;
    let to_worker = asked(To::Staff(somsri.staff), Asks::Act, "มอบเข้าร่วมประชุมและสรุปผล");
    let step = steps::of(db, letter).await?.remove(0);
    actions::pass_on(db, prasert, letters::known(db, letter).await?, step, &[to_worker]).await?;
    let step = steps::of(db, letter).await?.remove(1);
    Ok(actions::acknowledge(db, somsri, letters::known(db, letter).await?, step).await?)
}

/// Routed, done and closed.
async fn answer(db: &Db, mali: &Actor, somsri: &Actor, letter: LetterRow) -> Result<(), NotMade> {
    let id = letter.id;
    let to = asked(To::Staff(somsri.staff), Asks::Act, "รวบรวมข้อมูลและตอบ");
    actions::route(db, mali, letter, &[to]).await?;
    let step = steps::of(db, id).await?.remove(0);
    let done = "ส่งข้อมูลผู้สูงอายุที่อยู่ตามลำพัง 14 ราย ทางไปรษณีย์อิเล็กทรอนิกส์";
    actions::finish(db, somsri, letters::known(db, id).await?, step, done).await?;
    let closing = Closing { class: "ordinary".to_owned(), done_on: db.now().day(), action: done.to_owned() };
    Ok(actions::close(db, mali, letters::known(db, id).await?, closing).await?)
}

fn asked(to: To, asks: Asks, instruction: &str) -> NewStep {
    NewStep { to, asks, instruction: instruction.to_owned() }
}

pub(super) fn came(now: Moment, subject: &str, their_number: &str, urgency: Urgency) -> ReceiveLetter {
    let particulars = Particulars {
        kind: Kind::External,
        their_number: their_number.to_owned(),
        dated_on: Some(now.day().plus_days(-3)),
        party_from: "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดสมมุติ".to_owned(),
        party_to: "นายกองค์การบริหารส่วนตำบล".to_owned(),
        subject: subject.to_owned(),
        attachments: 1,
        note: String::new(),
    };
    ReceiveLetter {
        particulars,
        urgency,
        within_at: None,
        secrecy: Secrecy::Open,
        channel: Channel::Post,
        received_at: now,
        twice: false,
        paper: None,
        enclosed: Vec::new(),
    }
}

/// The letter as a scanner with a text layer would give it.
fn scan(now: Moment) -> Result<Paper, NotMade> {
    const MARKUP: &str = "#import \"/paper.typ\": *\n#show: paper\n#v(2cm)\n#align(right, data.office)\n#v(1cm)\n#align(center, data.day)\n#v(6pt)\n#data.subject\n\n#data.to\n#prose(data.text)";
    let text = "ด้วยสำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดสมมุติ กำหนดประชุมคณะทำงานคุ้มครองเด็กระดับตำบล เพื่อติดตามผลการช่วยเหลือเด็กในครอบครัวเปราะบาง";
    let office = "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดสมมุติ";
    let data = serde_json::json!({
        "office": office,
        "day": thai::date::format_long(now.day().plus_days(-3).date()),
        "subject": "เรื่อง ขอเชิญประชุมคณะทำงานคุ้มครองเด็กระดับตำบล ครั้งที่ 2/2569",
        "to": "เรียน นายกองค์การบริหารส่วนตำบล",
        "text": text,
    });
    let about =
        About { ident: "demo-letter", title: "หนังสือ", author: office, made_at: now, names: &[] };
    let bytes = documents::render(&Template::new(("scan", MARKUP), &[]), &about, &data)
        .map_err(|error| store::StoreError::Broken(error.to_string().into()))?;
    Ok(Paper { name: "สแกน-ว118.pdf".to_owned(), kind: FileKind::Pdf, bytes, text: text.to_owned() })
}

pub(super) async fn actor(db: &Db, user_name: &str) -> Result<Actor, NotMade> {
    let staff = offices::staff_named(db, user_name).await?.ok_or(store::StoreError::NotFound)?;
    Ok(offices::actor(db, staff, db.now().day()).await?)
}
