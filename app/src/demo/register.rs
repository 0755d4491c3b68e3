//! ทะเบียนที่นำเข้า in the made-up district: a spreadsheet of elderly people that the office kept, two rows of it wrong, and one
//! probably somebody who is known.

use std::sync::Arc;

use imports::actions::{self, NewFile};
use imports::model::Template;
use imports::permissions::ImportPeople;
use jobs::Runner;
use offices::Scope;
use people::geography::{Place, Rank, places};
use store::Db;
use web::Permission as _;

use super::district::{District, Post};
use super::{NotMade, cast};
use crate::wiring::Casework;

/// Where the people of the register live.
const DISTRICT: i64 = 6506;

/// The register as it was kept: a title above the headings, eras and digits as they came, invented people throughout.
const REGISTER: &str = "\
ทะเบียนผู้สูงอายุที่ต้องพึ่งพิง ประจำปี 2569,,,,,,,,,
ลำดับ,เลขบัตรประชาชน,คำนำหน้า,ชื่อ-สกุล,เพศ,วัน/เดือน/ปีเกิด,เบอร์โทร,ตำบล,อำเภอ,จังหวัด
1,1-9999-95000-01-1,นาง,บัวคลี่ ปัญญาดี,ญ,5/2/2491,81 234 5670,SUB,DIS,PRO
2,,นาย,ทองม้วน ปัญญาดี,ช,1 ม.ค. 2485,-,SUB,DIS,PRO
3,,น.ส.,คำปัน แสงหล้า,ญ,๑๒ มี.ค. ๒๔๘๙,ไม่มี,SUB,DIS,PRO
4,1.9999E+12,นาย,อินถา แสงหล้า,ช,2490,081-000-0000,SUB,DIS,PRO
5,,นาง,แก้วมูล ใจมา,ญ,31/2/2488,,SUB,DIS,PRO
6,,นาง,บัวคลี่ ปัญญาดี,ญ,5/2/2491,0812345670,SUB,DIS,PRO
";

/// Persons that it adds.
pub(super) const ADDS: usize = 3;

/// Brings the register in as its clerk would.
pub(super) async fn bring(db: &Db, district: &District) -> Result<(), NotMade> {
    let here = |place: &&Place| place.rank() == Rank::Subdistrict && place.district_code() == Some(DISTRICT);
    let place = places().iter().find(here).ok_or_else(|| NotMade("no such place".to_owned()))?;
    let name = |place: Option<Place>| place.map_or("", |place| place.th);
    let text = REGISTER
        .replace("SUB", place.th)
        .replace("DIS", name(place.district()))
        .replace("PRO", name(place.province()))
        .replace("1-9999-95000-01-1", thai::citizen_id::fictitious(49_500_001).as_str());
    let staff = offices::staff_named(db, cast::MALI).await?.ok_or(store::StoreError::NotFound)?;
    let actor = offices::actor(db, staff, db.now().day()).await?;
    let scope = Scope::with_roles(&actor, ImportPeople::ROLES);
    let office = district.office(Post::SubdistrictWelfare);
    let file = NewFile {
        office, template: Template::Persons, name: "ทะเบียนผู้สูงอายุ 2569.csv", bytes: text.into_bytes()
    };
    let import = actions::begin(db, &actor, file).await?;
    actions::check(db, &actor, &scope, import).await?;
    work(db).await?;
    actions::store_rows(db, &actor, &scope, import).await?;
    work(db).await
}

/// The background does what waits of imports.
async fn work(db: &Db) -> Result<(), NotMade> {
    Runner::new(db.clone(), imports::working(Arc::new(Casework))).run_due().await?;
    Ok(())
}
