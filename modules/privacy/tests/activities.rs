//! The record of processing: read by everybody here, kept by the data protection officer.

use kueakun::demo::cast;

const PAGE: &str = "/privacy/activities/research";

/// What each part of the program keeps of people.
const KINDS: [&str; 10] = [
    "ทะเบียนบุคคลและครอบครัว",
    "เรื่องสังคมสงเคราะห์และเอกสารของเรื่อง",
    "บุคลากรและบัญชีผู้ใช้",
    "บันทึกการกระทำ",
    "หนังสือราชการ",
    "การประชุมและมติ",
    "ทะเบียนที่นำเข้า",
    "ผู้ติดต่อในทำเนียบบริการ",
    "ความยินยอม คำขอของเจ้าของข้อมูล และเหตุละเมิด",
    "โปรแกรมอื่นที่เชื่อมต่อ",
];

#[tokio::test]
async fn everybody_reads_what_is_kept_and_why_and_takes_it_out() {
    let app = crate::start().await;
    for user in [cast::MALI, cast::PHUM, cast::PIMJAI] {
        let mut browser = app.sign_in(user).await;
        let page = browser.open("/privacy/activities").await;
        page.has_text("ทะเบียนบุคคลและครอบครัว").has_text("ม.24(4), ม.26(5)(ก)").has_no_text("แก้ไขรายการ");
        let csv = browser.open("/privacy/activities.csv").await.text();
        for kind in KINDS {
            assert!(csv.contains(kind), "{kind} is not in {csv}");
        }
        browser.get(PAGE).await.is(403);
    }
}

#[tokio::test]
async fn the_officer_changes_an_entry_under_its_version_and_the_log_keeps_both() {
    let app = crate::start().await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let form = orapin.open(PAGE).await;
    let names = ["data", "purpose", "basis", "law", "recipients", "safeguards", "without-consent", "version"];
    let mut fields: Vec<(&str, String)> = names.map(|name| (name, form.field_value(name))).to_vec();
    fields.extend([("kept", "สองปีหลังสิ้นสุดการศึกษา".to_owned()), ("mark", "V".to_owned())]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mark = app.mark().await;
    orapin.post(PAGE, &fields).await.is(303);
    orapin.open("/privacy/activities").await.has_text("สองปีหลังสิ้นสุดการศึกษา").has_text("ฉบับที่ 2");
    let lines = app.audit_since(mark).await;
    assert_eq!(lines.len(), 1);
    assert!(lines[0].detail.contains("จนสิ้นสุดการศึกษา") && lines[0].detail.contains("สองปีหลังสิ้นสุดการศึกษา"));
    let mut stale: Vec<(&str, &str)> = fields.into_iter().filter(|(name, _)| *name != "kept").collect();
    stale.push(("kept", "ห้าปี"));
    orapin.post(PAGE, &stale).await.is(409).has_text("ห้าปี").has_text("สองปีหลังสิ้นสุดการศึกษา");
    app.assert_nothing_else_recorded(mark, &["activity-edited"]).await;
}

#[tokio::test]
async fn the_days_of_a_right_are_the_offices_to_change_and_hold_for_the_next_request() {
    let app = crate::start().await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let setting = "/privacy/reference/right/objection";
    orapin.post(setting, &[("amount", "x"), ("law", "ม.32"), ("mark", "M"), ("version", "1")]).await.is(422);
    orapin.post(setting, &[("amount", "15"), ("law", "ม.32"), ("mark", "M"), ("version", "1")]).await.is(303);
    orapin.post(setting, &[("amount", "20"), ("law", "ม.32"), ("mark", "M"), ("version", "1")]).await.is(409);
    let mut mali = app.sign_in(cast::MALI).await;
    let home = super::consents::home(&app).await;
    let request = super::requests::receive(&mut mali, &home, "objection", "known").await;
    mali.open(&request).await.has_text("16 กันยายน 2569");
}
