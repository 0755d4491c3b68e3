//! The bodies that the papers of the council and the commission name, and the one meeting that one of them tells of. What those papers
//! do not say is left empty; what they say is quoted as it stands there.

use kernel::{Day, Id, Moment};
use meetings::actions::{self, Attend, NewItem, PlanMeeting, Report, Resolve, TakeSeat};
use meetings::model::{Body, BodyKind, Decision, Item, MeetingKind, Part, Presence, Section, Style, TaskState, Way};
use store::{Db, StoreError};

use super::{actor, body};
use crate::demo::district::{District, Post};
use crate::demo::{NotMade, cast};

/// The paper, and what was done with it.
const SOURCE: &str = "ข่าวทำเนียบรัฐบาล 30 มิถุนายน 2560 http://www.thaigov.go.th/news/contents/details/4919 \
    คัดข้อความตามต้นฉบับ รวมทั้งปีของยุทธศาสตร์ฉบับที่ 1 ที่ต้นฉบับเขียนไว้สองแบบ (พ.ศ.2560-2564 และ พ.ศ.2558-2560) \
    ต้นฉบับไม่ได้ระบุระเบียบวาระ รายชื่อผู้มาประชุม เวลาเลิกประชุม และกำหนดเวลา จึงจัดเข้าระเบียบวาระตามชนิดของมติและเว้นส่วนที่เหลือไว้";

/// One matter of the meeting: under which item, its title, what was said, what was decided in which words, and who sees to it.
struct Matter {
    section: Section,
    title: &'static str,
    said: &'static str,
    kind: Decision,
    words: &'static str,
    owner: &'static str,
}

const MATTERS: [Matter; 3] = [
    Matter {
        section: Section::Information,
        title: "ผลการดำเนินงานตามยุทธศาสตร์ส่งเสริมความรับผิดชอบต่อสังคมของภาคธุรกิจ ฉบับที่ 1 (พ.ศ.2560-2564)",
        said: "โดยกำหนดวิธีการติดตามผลเป็น 2 รูปแบบ คือ 1) ประชุมเชิงปฏิบัติการติดตามและประเมินผลการดำเนินงานตามยุทธศาสตร์การส่งเสริมความรับผิดชอบต่อสังคมของภาคธุรกิจ ฉบับที่ 1 (พ.ศ.2558-2560) โดยมี ผู้แทนองค์กรภาครัฐ ภาคธุรกิจ สถาบันการศึกษา ซึ่งมีกิจกรรมเกี่ยวข้องกับภารกิจความรับผิดชอบต่อสังคมมาติดตามผลการดำเนินงาน และให้ข้อคิดเห็นเกี่ยวกับการดำเนินงานตามยุทธศาสตร์ส่งเสริมความรับผิดชอบต่อสังคม และ 2) การขอความร่วมมือหน่วยงานภาครัฐ ภาคเอกชน สถาบันการศึกษาตอบแบบสอบถามเกี่ยวกับการดำเนินงานตามยุทธศาสตร์ส่งเสริมความรับผิดชอบต่อสังคม",
        kind: Decision::Noted,
        words: "รับทราบผลการดำเนินงานตามยุทธศาสตร์ส่งเสริมความรับผิดชอบต่อสังคมของภาคธุรกิจ ฉบับที่ 1 (พ.ศ.2560-2564)",
        owner: "",
    },
    Matter {
        section: Section::Consideration,
        title: "ร่างยุทธศาสตร์สวัสดิการสังคมจังหวัด ฉบับที่ 3 (พ.ศ.2560-2564)",
        said: "",
        kind: Decision::Agreed,
        words: "เห็นชอบร่างยุทธศาสตร์สวัสดิการสังคมจังหวัด ฉบับที่ 3 (พ.ศ.2560-2564) โดยสำนักงานคณะกรรมการส่งเสริมการจัดสวัสดิการสังคมแห่งชาติ แจ้งให้จังหวัดต่าง ๆ ทราบและดำเนินงานตามยุทธศาสตร์ และกลยุทธ์ของแต่ละจังหวัด โดยมีตัวชี้วัดที่ชัดเจน",
        owner: "สำนักงานคณะกรรมการส่งเสริมการจัดสวัสดิการสังคมแห่งชาติ",
    },
    Matter {
        section: Section::Information,
        title: "ภาพรวมยุทธศาสตร์สวัสดิการสังคมจังหวัด",
        said: "มีการดำเนินการในมิติต่าง ๆ ดังนี้ 1. การพัฒนาระบบการจัดสวัสดิการสังคมในมิติต่างๆ  2. การพัฒนาคุณภาพและมาตรฐานการปฏิบัติงานของผู้ปฏิบัติงานด้านการจัดสวัสดิการสังคม  3. มุ่งเน้นการจัดสวัสดิการสังคมเพื่อลดความเหลื่อมล้ำ  4. ส่งเสริมให้เครือข่ายเข้ามามีส่วนร่วมในการจัดสวัสดิการสังคม  5. การพัฒนาศักยภาพเครือข่ายให้เป็นหุ้นส่วนในการจัดสวัสดิการสังคมร่วมกับภาครัฐ  6. การทำงานในรูปแบบประชารัฐตามแนวนโยบายของรัฐบาลอย่างเข้มแข็ง     7. การจัดสวัสดิการสังคมร่วมกับกลุ่มประเทศอาเซียน  8. การนำงบประมาณมาใช้ในการจัดสวัสดิการสังคมแก่ผู้ด้อยโอกาสกลุ่มต่างๆ  และ 9. การระดมทุนเพื่อร่วมการจัดสวัสดิการสังคมจากภาคส่วนต่างๆ",
        kind: Decision::Noted,
        words: "รับทราบภาพรวมยุทธศาสตร์สวัสดิการสังคมจังหวัด ดังกล่าว",
        owner: "",
    },
];

/// ภาค of the council that have a coordinating committee.
const REGIONS: i64 = 12;

/// Founds the bodies, and enters the meeting.
pub(super) async fn enter(db: &Db, district: &District) -> Result<(), NotMade> {
    let office = district.office(Post::Department);
    let wilai = actor(db, cast::WILAI).await?;
    let council = [
        ("คณะกรรมการอำนวยการ", BodyKind::Executive, false),
        ("คณะกรรมการโครงการและวางแผน", BodyKind::Committee, false),
        ("ประชุมใหญ่", BodyKind::General, true),
    ];
    for (name, kind, apart) in council {
        let founded = actions::EditBody { apart, ..body(name, kind) };
        actions::found(db, &wilai, office, founded).await?;
    }
    for region in 1..=REGIONS {
        let name = format!("คณะกรรมการประสานงานส่วนภูมิภาค ภาค {region}");
        actions::found(db, &wilai, office, body(name, BodyKind::Regional)).await?;
    }
    let commission = body("คณะกรรมการส่งเสริมการจัดสวัสดิการสังคมแห่งชาติ", BodyKind::National);
    let commission = actions::found(db, &wilai, office, commission).await?;
    meeting(db, commission).await
}

async fn meeting(db: &Db, commission: Id<Body>) -> Result<(), NotMade> {
    let wilai = actor(db, cast::WILAI).await?;
    let commission = meetings::body(db, &wilai, commission).await?;
    let day = Day::new(2017, 6, 30).ok_or(StoreError::NotFound)?;
    // The paper says who chaired on that day, not from when to when.
    let chair = TakeSeat {
        staff: None,
        name: "พลเรือเอก ณรงค์  พิพัฒนาศัย".to_owned(),
        post: "รองนายกรัฐมนตรี".to_owned(),
        part: Part::Chair,
        from_on: day,
        until_on: Some(day),
    };
    actions::take_seat(db, &wilai, &commission, chair).await?;
    let held = PlanMeeting {
        kind: MeetingKind::Ordinary,
        starts_at: Moment::at(day, 9, 30),
        way: Way::Room,
        place: "ห้องประชุม 301  ตึกบัญชาการ 1 ทำเนียบรัฐบาล".to_owned(),
        closed: false,
        style: Style::Reasons,
    };
    let meeting = actions::record_held(db, &wilai, &commission, held, (1, SOURCE)).await?;
    for one in meetings::attendees(db, &wilai, meeting).await? {
        let none = String::new;
        let came = Attend {
            presence: Presence::Present,
            deputy_name: none(),
            deputy_post: none(),
            arrived_at: None,
            left_at: None,
            absence: none(),
        };
        actions::attend(db, &wilai, &one, one.version, came).await?;
    }
    for matter in &MATTERS {
        let item = NewItem {
            section: matter.section,
            title: matter.title.to_owned(),
            briefing: String::new(),
            presenter: String::new(),
        };
        let item = actions::put(db, &wilai, meeting, item).await?;
        write(db, meeting, item, matter).await?;
    }
    let row = meetings::meeting(db, &wilai, meeting).await?;
    Ok(actions::end(db, &wilai, meeting, row.version, (None, "", "")).await?)
}

/// What the paper says of a matter, and that it says nothing of what became of it.
async fn write(db: &Db, meeting: Id<meetings::model::Meeting>, item: Id<Item>, matter: &Matter) -> Result<(), NotMade> {
    let wilai = actor(db, cast::WILAI).await?;
    let items = meetings::items(db, &wilai, meeting).await?;
    let item = items.iter().find(|row| row.id == item).ok_or(StoreError::NotFound)?;
    if !matter.said.is_empty() {
        actions::write_minutes(db, &wilai, item, item.version, matter.said).await?;
    }
    let resolve = Resolve {
        kind: matter.kind,
        words: matter.words.to_owned(),
        votes: None,
        casting: None,
        owner: None,
        owner_office: None,
        owner_name: matter.owner.to_owned(),
        due_on: None,
    };
    let resolution = actions::resolve(db, &wilai, item, resolve).await?;
    if matter.owner.is_empty() {
        return Ok(());
    }
    let row = meetings::resolution(db, &wilai, resolution).await?;
    let words = "ต้นฉบับไม่ได้กล่าวถึงผลการแจ้งจังหวัด รอรายงานจากผู้รับผิดชอบ".to_owned();
    Ok(actions::report(db, &wilai, &row, row.version, Report { words, state: TaskState::Open }).await?)
}
