//! คลังหนังสือ in the made-up district: letters of two years ago in the store, one of them lent to the head, and the list of what may be
//! destroyed, which lies before its committee.

use correspondence::access::Access;
use correspondence::actions::{self, Borrowing, Closing};
use correspondence::model::{Decision, Disposal};
use correspondence::store::{disposals, letters};
use kernel::{Actor, Day, Id, Letter, Level, Moment, Role};
use store::Db;

use super::district::{District, Post};
use super::letters::{actor, came};
use super::{NotMade, cast};

/// Letters of a year ago and before: subject, number of the sender, class of keeping.
const KEPT: [(&str, &str, &str); 4] = [
    ("ขอเชิญร่วมกิจกรรมวันคนพิการ", "สม 0004/ว 31", "everyday"),
    ("แจ้งกำหนดการตรวจเยี่ยมศูนย์พัฒนาคุณภาพชีวิต", "สม 0004/214", "everyday"),
    ("ขอให้ส่งรายชื่อผู้เข้าอบรมอาสาสมัคร", "สม 0004/377", "everyday"),
    ("หลักเกณฑ์การจ่ายเงินสงเคราะห์ครอบครัว", "สม 0004/ว 52", "ordinary"),
];

/// Lives through them; the clock is left at the present.
pub(super) async fn live(db: &Db, district: &District) -> Result<(), NotMade> {
    let now = db.now();
    let surveyed = survey_day(now.day());
    let year = surveyed.date().year();
    db.clock().move_to(Moment::at(day(year - 2, 12, 2), 9, 30));
    let ordinary = store_them(db, district).await?;
    db.clock().move_to(Moment::at(surveyed, 10, 0));
    let list = survey(db, district).await?;
    examine(db, list).await?;
    db.clock().move_to(now);
    lend(db, ordinary).await
}

/// 20 January of this year, or of the last one where that is still to come.
fn survey_day(today: Day) -> Day {
    let year = today.date().year();
    [year, year - 1].into_iter().map(|year| day(year, 1, 20)).find(|day| *day < today).unwrap_or(today)
}

/// A day that is in every year.
fn day(year: i16, month: i8, on: i8) -> Day {
    Day::from_date(thai::date::CivilDate::constant(year, month, on))
}

/// They came, were done with at once and went to the store; answers the one that is kept longest.
async fn store_them(db: &Db, district: &District) -> Result<Id<Letter>, NotMade> {
    let office = district.office(Post::SubdistrictWelfare);
    let mali = actor(db, cast::MALI).await?;
    let mut stored = Vec::new();
    for (subject, number, class) in KEPT {
        let letter = came(db.now(), subject, number, correspondence::model::Urgency::Normal);
        let letter = actions::receive(db, &mali, (office, true), letter).await?;
        stored.push(letter.id);
        let closing = Closing {
            class: class.to_owned(), done_on: db.now().day(), action: "ทราบ เก็บเรื่อง".to_owned()
        };
        actions::close(db, &mali, letter, closing).await?;
    }
    let access = Access::for_reader(&mali, db.now().day());
    actions::send_to_store(db, &mali, (&access, office), &stored, "สค 1/2567").await?;
    stored.pop().ok_or_else(|| store::StoreError::NotFound.into())
}

/// The clerk surveys; the head of the province appoints a chair and two more.
async fn survey(db: &Db, district: &District) -> Result<Id<Disposal>, NotMade> {
    let mali = actor(db, cast::MALI).await?;
    let list = actions::disposals::survey(db, &mali, district.office(Post::SubdistrictWelfare)).await?;
    let (thawat, chair) = (actor(db, cast::THAWAT).await?, actor(db, cast::PRASERT).await?.staff);
    let others = [actor(db, cast::SOMSRI).await?.staff, actor(db, cast::NARUMON).await?.staff];
    let members = [
        (chair, Some(Level::Professional)),
        (others[0], Some(Level::Practitioner)),
        (others[1], Some(Level::Professional)),
    ];
    let row = disposals::known(db, list).await?;
    actions::disposals::appoint(db, &thawat, row, &members, chair).await?;
    Ok(list)
}

/// Two letters are decided on, one against the opinion of a member; the third waits for votes.
async fn examine(db: &Db, list: Id<Disposal>) -> Result<(), NotMade> {
    let items = disposals::items(db, list).await?;
    let against = "เห็นควรเก็บไว้เป็นหลักฐานการจัดกิจกรรมอีกหนึ่งปี";
    let votes = [
        (cast::SOMSRI, 0, Decision::Keep, 1, against),
        (cast::PRASERT, 0, Decision::Destroy, 0, ""),
        (cast::NARUMON, 0, Decision::Destroy, 0, ""),
        (cast::SOMSRI, 1, Decision::Keep, 2, ""),
        (cast::NARUMON, 1, Decision::Keep, 2, ""),
        (cast::NARUMON, 2, Decision::Destroy, 0, ""),
    ];
    for (who, place, decision, keep_years, opinion) in votes {
        let (member, row) = (actor(db, who).await?, disposals::known(db, list).await?);
        let vote = actions::disposals::Vote { decision, keep_years, opinion: opinion.to_owned() };
        let items: Vec<_> = items.iter().skip(place).take(1).cloned().collect();
        actions::disposals::vote(db, &member, &row, &items, &vote).await?;
    }
    Ok(())
}

async fn lend(db: &Db, letter: Id<Letter>) -> Result<(), NotMade> {
    let (mali, prasert): (Actor, Actor) = (actor(db, cast::MALI).await?, actor(db, cast::PRASERT).await?);
    let borrowing = Borrowing {
        borrower: prasert.staff,
        role: Some(Role::Supervisor),
        same_office: true,
        purpose: "ทบทวนหลักเกณฑ์ก่อนจัดทำแผนปีหน้า".to_owned(),
        due_on: db.now().day().plus_days(7),
    };
    Ok(actions::lend(db, &mali, &letters::known(db, letter).await?, borrowing).await?)
}
