//! ระเบียนที่อาจซ้ำ in the made-up district: one woman written down twice, twins who were taken for one, a man whom two offices know,
//! and a grandmother whose two records were merged.

use kernel::{Id, Person};
use people::{Address, IdKind, Identity, NewPerson, Reason, Sex};
use store::Db;

use super::casework::actor;
use super::district::{District, Post};
use super::{NotMade, PART, cast};
use crate::wiring::Holdings;

/// Persons that it adds.
pub(super) const ADDS: usize = 8;

/// บ้านคลอง อ.พรหมพิราม: the village of all of them.
const PLACE: i64 = 65_06_01;

/// Writes them down and lets the office decide about them.
pub(super) async fn live(db: &Db, district: &District) -> Result<(), NotMade> {
    let (here, beside) = (Post::SubdistrictWelfare, Post::TownshipWelfare);
    let bought = person(["นาง", "สมคิด", "ทองพูนสมมุติ", "คิด"], Sex::Female, "14/3/2502", "0800100201");
    let again = NewPerson { nickname: String::new(), ..named(&bought, "ทองพูลสมมุติ") };
    let (first, second) = (register(db, district, here, &bought).await?, register(db, district, here, &again).await?);
    suspect(db, (first, second), 0.97, &[Reason::SamePhone, Reason::SameBirthDay, Reason::FamilySounds]).await?;

    let twin = person(["เด็กหญิง", "ใบบัว", "คงสมมุติ", "บัว"], Sex::Female, "2/6/2559", "0800100202");
    let other = NewPerson { given: "ใบบุญ".to_owned(), nickname: "บุญ".to_owned(), ..twin.clone() };
    let (first, second) = (register(db, district, here, &twin).await?, register(db, district, here, &other).await?);
    suspect(db, (first, second), 0.74, &[Reason::SameBirthDay, Reason::GivenNear, Reason::SameFamily]).await?;
    let (mali, _) = actor(db, cast::MALI).await?;
    people::differ(db, &mali, (first, second), "ฝาแฝด มารดายืนยัน").await?;

    let man = person(["นาย", "ประยูร", "ศรีสมมุติ", "ยูร"], Sex::Male, "9/11/2489", "0800100203");
    let known = NewPerson { identity: Identity::default(), ..man.clone() };
    let (first, second) = (register(db, district, here, &man).await?, register(db, district, beside, &known).await?);
    suspect(db, (first, second), 0.95, &[Reason::SameBirthDay, Reason::SameName]).await?;

    let number = Identity::parse(IdKind::Thai, thai::citizen_id::fictitious(49_100_001).as_str()).unwrap_or_default();
    let old = person(["นาง", "บัวผัน", "แก้วสมมุติ", "ผัน"], Sex::Female, "2486", "");
    let full =
        NewPerson { identity: number, born: born("21/8/2486"), ..named(&old, "แก้วตัวอย่าง") };
    let (first, second) = (register(db, district, here, &full).await?, register(db, district, here, &old).await?);
    let (somsri, _) = actor(db, cast::SOMSRI).await?;
    let reason = "เปลี่ยนชื่อสกุลตามบุตร เทียบกับทะเบียนบ้านแล้ว";
    people::merge(db, &somsri, &Holdings, (first, second), reason).await?;
    Ok(())
}

fn person([title, given, family, nickname]: [&str; 4], sex: Sex, born_on: &str, phone: &str) -> NewPerson {
    NewPerson {
        title: title.to_owned(),
        given: given.to_owned(),
        family: family.to_owned(),
        nickname: nickname.to_owned(),
        sex,
        born: born(born_on),
        phone: thai::phone::parse(phone).ok(),
        registered: Address { house: "27".to_owned(), moo: "3".to_owned(), place: Some(PLACE), ..Address::default() },
        ..NewPerson::default()
    }
}

fn named(person: &NewPerson, family: &str) -> NewPerson {
    NewPerson { family: family.to_owned(), ..person.clone() }
}

/// A birth date with its era in four digits, which needs no day to be read by.
fn born(text: &str) -> Option<thai::date::PartialDate> {
    let any = kernel::Day::new(2026, 1, 1)?;
    thai::date::parse_partial(text, any.date()).ok()
}

async fn register(db: &Db, district: &District, post: Post, person: &NewPerson) -> Result<Id<Person>, NotMade> {
    let tx = db.write(PART).await?;
    let id = people::new_person(&tx, district.office(post), person).await?;
    tx.commit().await?;
    Ok(id)
}

async fn suspect(
    db: &Db,
    (one, other): (Id<Person>, Id<Person>),
    probability: f64,
    reasons: &[Reason],
) -> Result<(), NotMade> {
    let tx = db.write(PART).await?;
    people::suspect(&tx, one, other, probability, reasons).await?;
    Ok(tx.commit().await?)
}
