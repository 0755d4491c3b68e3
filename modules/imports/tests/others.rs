//! Households, their members and open cases, which name who was stored before them.

use kueakun::demo::cast;

use super::{count, number, persons, store_all, taken, work};

#[tokio::test]
async fn a_household_its_members_and_a_case_come_in_by_their_keys_and_go_again() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let text = format!("รหัสอ้างอิง,เลขบัตร,ชื่อ,นามสกุล\nP1,{},บัวคลี่,ศรีทะเบียน\nP2,,ทองม้วน,ศรีทะเบียน\n", number(41));
    let people = taken(&app, &mut mali, "persons", &text).await;
    store_all(&app, &mut mali, &people).await;
    let households = "รหัสครัวเรือน,ชื่อเรียกครัวเรือน,ตำบล,อำเภอ,จังหวัด\nH1,บ้านศรีทะเบียน,คลองแห,หาดใหญ่,สงขลา\n";
    let houses = taken(&app, &mut mali, "households", households).await;
    store_all(&app, &mut mali, &houses).await;
    let members =
        format!("รหัสครัวเรือน,รหัสบุคคล,เลขบัตร,ความสัมพันธ์\nH1,,{},หัวหน้า\nH1,P2,,สามี\nH9,P2,,ลูก\nH1,P9,,ลูก\n", number(41));
    let ties = taken(&app, &mut mali, "members", &members).await;
    store_all(&app, &mut mali, &ties).await;
    let joined = "select cast(count(*) as bigint) from household_members m join households h on h.id = m.household where h.name = 'บ้านศรีทะเบียน'";
    assert_eq!(count(&app, joined).await, 2);
    let rows = mali.open(&format!("{ties}/rows?state=refused")).await;
    rows.has_text("ไม่พบครัวเรือนรหัสนี้").has_text("ไม่พบบุคคลรหัสหรือเลขนี้");

    let cases = "เลขรับเดิม,รหัสบุคคล,เรื่อง,รายละเอียด,วันที่รับ,กลุ่มเป้าหมาย,ช่องทาง\n\
                 ร-1,P1,ขอเบี้ยความพิการ,เดินไม่ได้ตั้งแต่ปีก่อน,1 ส.ค. 2569,ไม่มีกลุ่มนี้,hotline_1300\n\
                 ร-2,P1,ขอเยี่ยมบ้าน,อยู่ลำพัง,1 ส.ค. 2569,GROUP,สายด่วน 1300\n";
    let group = first_group(&app).await;
    let matters = taken(&app, &mut mali, "cases", &cases.replace("GROUP", &group)).await;
    let page = store_all(&app, &mut mali, &matters).await;
    page.has_text("ไม่รับ");
    let opened = "select cast(count(*) as bigint) from cases where title = 'ขอเยี่ยมบ้าน'";
    assert_eq!(count(&app, opened).await, 1);
    // A register that comes again finds everything there.
    let again = taken(&app, &mut mali, "cases", &cases.replace("GROUP", &group)).await;
    store_all(&app, &mut mali, &again).await;
    assert_eq!(count(&app, opened).await, 1);

    // Somebody a case is about stays; once the case is taken back they go, too.
    mali.submit(&format!("{matters}/undoing"), &[]).await;
    work(&app).await;
    assert_eq!(count(&app, opened).await, 0);
    for import in [&ties, &houses, &people] {
        mali.submit(&format!("{import}/undoing"), &[]).await;
        work(&app).await;
    }
    assert_eq!(count(&app, joined).await, 0);
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 0);
}

/// The name of a target group of the reference data.
pub(super) async fn first_group(app: &testkit::TestApp) -> String {
    use store::{Source as _, Sql};
    let sql = Sql::new("select th from case_reference where list = 'target-group' order by place limit 1");
    let (name,): (String,) = app.db().one(sql).await.unwrap();
    name
}
