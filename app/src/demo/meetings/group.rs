//! คณะทำงานสมมุติ of the subdistrict's office: a meeting whose minutes are certified, one whose minutes wait, and one to come. The
//! people from outside are invented.

use kernel::{Day, Id, Moment};
use meetings::actions::{self, Attend, Certify, NewItem, PlanMeeting, Replying, Report, Resolve, TakeSeat};
use meetings::model::{
    Body, BodyKind, Certified, Decision, Meeting, MeetingKind, Part, Presence, Reply, Section, Style, TaskState, Way,
};
use meetings::rules::votes::Votes;
use store::{Db, StoreError};

use super::{actor, body};
use crate::demo::district::{District, Post};
use crate::demo::{NotMade, cast};

/// Days before and after today on which it meets.
const FIRST: i64 = -62;
const SECOND: i64 = -20;
const NEXT: i64 = 9;

/// Lives through them from two months ago to today.
pub(super) async fn live(db: &Db, district: &District, now: Moment) -> Result<(), NotMade> {
    let at = |days: i64, hour: i8| Moment::at(now.day().plus_days(days), hour, 0);
    db.clock().move_to(at(FIRST - 10, 9));
    let group = found(db, district).await?;
    let first = call(db, group, at(FIRST, 10)).await?;
    first_meeting(db, first, at(FIRST, 10)).await?;
    db.clock().move_to(at(SECOND - 6, 9));
    let second = call(db, group, at(SECOND, 10)).await?;
    second_meeting(db, first, second, at(SECOND, 10)).await?;
    db.clock().move_to(at(-1, 14));
    let next = call(db, group, at(NEXT, 10)).await?;
    to_come(db, next).await
}

async fn found(db: &Db, district: &District) -> Result<Id<Body>, NotMade> {
    let mali = actor(db, cast::MALI).await?;
    let office = district.office(Post::SubdistrictWelfare);
    let basis = "คำสั่งองค์การบริหารส่วนตำบลบ้านสมมุติ".to_owned();
    let group = actions::EditBody {
        basis, ..body("คณะทำงานดูแลผู้สูงอายุตำบลบ้านสมมุติ", BodyKind::WorkingGroup)
    };
    let group = actions::found(db, &mali, office, group).await?;
    let row = meetings::body(db, &mali, group).await?;
    let from_on = db.now().day();
    let seats = [
        (Some(cast::PRASERT), "", "", Part::Chair),
        (None, "นายสำรวย กำนันสมมุติ", "กำนันตำบลบ้านสมมุติ", Part::Member),
        (None, "นางบุญช่วย พยาบาลตัวอย่าง", "รพ.สต.บ้านสมมุติ", Part::Member),
        (Some(cast::SOMSRI), "", "", Part::Member),
        (Some(cast::NARUMON), "", "", Part::MemberSecretary),
        (Some(cast::MALI), "", "", Part::MemberAssistant),
    ];
    for (user, name, post, part) in seats {
        let (staff, name, post) = match user {
            Some(user) => known(db, user).await?,
            None => (None, name.to_owned(), post.to_owned()),
        };
        let seat = TakeSeat { staff, name, post, part, from_on, until_on: None };
        actions::take_seat(db, &mali, &row, seat).await?;
    }
    Ok(group)
}

/// Somebody of the cast as a list of members names them.
async fn known(db: &Db, user: &str) -> Result<(Option<Id<kernel::Staff>>, String, String), NotMade> {
    let staff = offices::staff_named(db, user).await?.ok_or(StoreError::NotFound)?;
    let brief = offices::brief(db, &[staff]).await?;
    let brief = brief.get(&staff).ok_or(StoreError::NotFound)?;
    Ok((Some(staff), brief.full_name.clone(), brief.office_name.clone()))
}

/// Plans a meeting with what always comes up, and calls it.
async fn call(db: &Db, group: Id<Body>, starts_at: Moment) -> Result<Id<Meeting>, NotMade> {
    let mali = actor(db, cast::MALI).await?;
    let group = meetings::body(db, &mali, group).await?;
    let plan = PlanMeeting {
        kind: MeetingKind::Ordinary,
        starts_at,
        way: Way::Room,
        place: "ห้องประชุมชั้น 2 อบต.บ้านสมมุติ".to_owned(),
        closed: false,
        style: Style::Brief,
    };
    let meeting = actions::plan(db, &mali, &group, plan).await?;
    let row = meetings::meeting(db, &mali, meeting).await?;
    actions::call(db, &mali, (&group, &row), row.version).await?;
    Ok(meeting)
}

/// Puts an item on the agenda with what the minutes say of it, and what was decided.
async fn decide(
    db: &Db,
    meeting: Id<Meeting>,
    (section, title, said): (Section, &str, &str),
    resolve: Resolve,
) -> Result<Id<meetings::model::Resolution>, NotMade> {
    let mali = actor(db, cast::MALI).await?;
    let none = String::new();
    let item = NewItem { section, title: title.to_owned(), briefing: none.clone(), presenter: none };
    let item = actions::put(db, &mali, meeting, item).await?;
    let items = meetings::items(db, &mali, meeting).await?;
    let item = items.iter().find(|row| row.id == item).ok_or(StoreError::NotFound)?;
    actions::write_minutes(db, &mali, item, item.version, said).await?;
    Ok(actions::resolve(db, &mali, item, resolve).await?)
}

fn plainly(kind: Decision, words: &str) -> Resolve {
    Resolve {
        kind,
        words: words.to_owned(),
        votes: None,
        casting: None,
        owner: None,
        owner_office: None,
        owner_name: String::new(),
        due_on: None,
    }
}

/// The same, given to somebody of the cast until a day.
async fn given(db: &Db, words: &str, to: &str, due: Day) -> Result<Resolve, NotMade> {
    let (owner, owner_name, _) = known(db, to).await?;
    Ok(Resolve { owner, owner_name, due_on: Some(due), ..plainly(Decision::Assigned, words) })
}

/// Opens a meeting and notes who came: everybody but one, who is on duty elsewhere.
async fn open(db: &Db, meeting: Id<Meeting>, at: Moment) -> Result<(), NotMade> {
    db.clock().move_to(at.plus_minutes(5));
    let mali = actor(db, cast::MALI).await?;
    let row = meetings::meeting(db, &mali, meeting).await?;
    actions::open(db, &mali, meeting, row.version, (at, "นางสาวมาลี จดหมายสมมุติ")).await?;
    for one in meetings::attendees(db, &mali, meeting).await? {
        let away = one.name.contains("กำนัน");
        let came = Attend {
            presence: if away { Presence::Absent } else { Presence::Present },
            deputy_name: String::new(),
            deputy_post: String::new(),
            arrived_at: None,
            left_at: None,
            absence: if away { "ติดราชการ".to_owned() } else { String::new() },
        };
        actions::attend(db, &mali, &one, one.version, came).await?;
    }
    Ok(())
}

async fn end(db: &Db, meeting: Id<Meeting>, at: Moment) -> Result<(), NotMade> {
    let ended = at.plus_minutes(100);
    db.clock().move_to(ended.plus_minutes(5));
    let mali = actor(db, cast::MALI).await?;
    let row = meetings::meeting(db, &mali, meeting).await?;
    let by = ("นางสาวมาลี จดหมายสมมุติ", "นางนฤมล แสงสมมุติ");
    Ok(actions::end(db, &mali, meeting, row.version, (Some(ended), by.0, by.1)).await?)
}

async fn first_meeting(db: &Db, meeting: Id<Meeting>, at: Moment) -> Result<(), NotMade> {
    open(db, meeting, at).await?;
    let told =
        (Section::Chair, "แนวทางการทำงานของคณะทำงาน", "ประธานแจ้งว่าคณะทำงานจะประชุมทุกสองเดือน และให้ทุกหมู่ส่งรายชื่อผู้ที่อยู่ลำพัง");
    decide(db, meeting, told, plainly(Decision::Noted, "รับทราบ")).await?;
    let survey = (Section::Consideration, "การสำรวจผู้สูงอายุที่อยู่ลำพัง", "ที่ประชุมเห็นว่าควรสำรวจก่อนฤดูฝน โดยใช้แบบเดียวกันทุกหมู่");
    let words = "มอบหมายให้สำรวจผู้สูงอายุที่อยู่ลำพังทุกหมู่บ้านและรายงานที่ประชุม";
    let resolve = given(db, words, cast::SOMSRI, at.day().plus_days(30)).await?;
    let resolution = decide(db, meeting, survey, resolve).await?;
    end(db, meeting, at).await?;
    db.clock().move_to(at.plus_hours(24 * 28));
    let somsri = actor(db, cast::SOMSRI).await?;
    let row = meetings::resolution(db, &somsri, resolution).await?;
    let report = Report {
        words: "สำรวจครบทุกหมู่แล้ว พบผู้อยู่ลำพัง 14 คน".to_owned(), state: TaskState::Done
    };
    Ok(actions::report(db, &somsri, &row, row.version, report).await?)
}

async fn second_meeting(db: &Db, first: Id<Meeting>, meeting: Id<Meeting>, at: Moment) -> Result<(), NotMade> {
    open(db, meeting, at).await?;
    let mali = actor(db, cast::MALI).await?;
    let row = meetings::meeting(db, &mali, first).await?;
    let note = "ที่ประชุมรับรองโดยไม่มีข้อแก้ไข".to_owned();
    let how = Certify { way: Certified::NextMeeting, next: Some(meeting), note };
    actions::certify(db, &mali, first, row.version, how).await?;
    let budget = (Section::Consideration, "ค่าอุปกรณ์ช่วยเดินสำหรับผู้สูงอายุ 14 ราย", "กรรมการขอให้ตรวจสอบของบริจาคที่มีอยู่ก่อนจัดซื้อ");
    let votes = Some(Votes { yes: 4, no: 1, abstain: 0 });
    let bought = Resolve {
        votes, ..plainly(Decision::Agreed, "เห็นชอบให้เสนอขออนุมัติจัดซื้อเท่าที่ของบริจาคไม่พอ")
    };
    decide(db, meeting, budget, bought).await?;
    let day = at.day();
    let survey = (Section::Consideration, "ของบริจาคที่ใช้ได้", "ที่ประชุมยังไม่มีบัญชีของบริจาคที่เป็นปัจจุบัน");
    let words = "มอบหมายให้จัดทำบัญชีของบริจาคที่ใช้ได้";
    decide(db, meeting, survey, given(db, words, cast::NARUMON, day.plus_days(14)).await?).await?;
    let visits = (Section::Other, "อาสาสมัครเยี่ยมบ้าน", "ผู้แทน รพ.สต. เสนอให้อบรมอาสาสมัครพร้อมกัน");
    let words = "มอบหมายให้ประสานวันอบรมอาสาสมัครเยี่ยมบ้านกับ รพ.สต.";
    decide(db, meeting, visits, given(db, words, cast::SOMSRI, day.plus_days(34)).await?).await?;
    end(db, meeting, at).await
}

async fn to_come(db: &Db, meeting: Id<Meeting>) -> Result<(), NotMade> {
    let mali = actor(db, cast::MALI).await?;
    let none = String::new;
    let item = NewItem {
        section: Section::Consideration,
        title: "แผนอบรมอาสาสมัครเยี่ยมบ้าน".to_owned(),
        briefing: "ร่างแผนหนึ่งวัน หัวข้อการสังเกตภาวะพลัดตกหกล้มและการพูดคุยกับผู้อยู่ลำพัง".to_owned(),
        presenter: "นางบุญช่วย พยาบาลตัวอย่าง".to_owned(),
    };
    actions::put(db, &mali, meeting, item).await?;
    for one in meetings::attendees(db, &mali, meeting).await? {
        let (reply, note) = match one.part {
            Part::Chair => (Reply::Coming, ""),
            Part::Member if one.name.contains("กำนัน") => (Reply::Declined, "ติดประชุมอำเภอ"),
            _ => continue,
        };
        let said = Replying { reply, note: note.to_owned(), deputy_name: none(), deputy_post: none() };
        actions::reply(db, &mali, &one, one.version, said).await?;
    }
    Ok(())
}
