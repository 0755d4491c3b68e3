//! Who is there already is not doubled.

use kueakun::demo::cast;

use super::{count, number, persons, store_all, taken};

#[tokio::test]
async fn the_same_number_is_there_already_in_the_registry_and_in_the_file() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let line = |given: &str| format!("{},{given},ศรีทะเบียน,โสด\n", number(11));
    let heads = "เลขบัตร,ชื่อ,นามสกุล,สถานภาพ\n";
    let import = taken(&app, &mut mali, "persons", &format!("{heads}{}{}", line("บัวคลี่"), line("บัวคลี"))).await;
    store_all(&app, &mut mali, &import).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1);

    // What the file says otherwise is offered, never written over what is known.
    let again = taken(&app, &mut mali, "persons", &format!("{heads}{}", line("บัวคลี่").replace("โสด", "หม้าย"))).await;
    let page = store_all(&app, &mut mali, &again).await;
    page.has_text("มีอยู่แล้ว");
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1);
    let rows = mali.open(&format!("{again}/rows?state=present")).await;
    let row = mali.open(&rows.first_link(&format!("{again}/rows/"))).await;
    row.has_text("หม้าย").has_text("โสด");
    assert_eq!(
        count(
            &app,
            "select cast(count(*) as bigint) from persons where marital = 'widowed' and family_name = 'ศรีทะเบียน'"
        )
        .await,
        0
    );
}

const HEADS: &str = "คำนำหน้า,ชื่อ,นามสกุล,เพศ,วันเกิด,โทร,บ้านเลขที่,หมู่,ตำบล,อำเภอ,จังหวัด\n";
const KNOWN: &str = "นาง,บัวคลี่,ศรีทะเบียน,หญิง,5/2/2491,0812345678,99/1,4,คลองแห,หาดใหญ่,สงขลา\n";

#[tokio::test]
async fn who_is_probably_somebody_waits_until_a_person_has_looked() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let first = taken(&app, &mut mali, "persons", &format!("{HEADS}{KNOWN}")).await;
    store_all(&app, &mut mali, &first).await;
    let again = taken(&app, &mut mali, "persons", &format!("{HEADS}{KNOWN}")).await;
    let page = store_all(&app, &mut mali, &again).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1, "{}", page.text());
    let row = page.first_link(&format!("{again}/rows/"));
    mali.open(&row).await.has_text("โอกาสเป็นคนเดียวกัน");
    mali.post(&format!("{row}/decision"), &[]).await.is(422);
    mali.submit(&format!("{row}/decision"), &[("decision", "other")]).await.has_text("ขึ้นทะเบียนแล้ว");
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 2);
    // Decided is decided.
    mali.post(&format!("{row}/decision"), &[("decision", "same")]).await.is(409);
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 2);
}

#[tokio::test]
async fn the_same_row_twice_in_one_file_is_stored_once() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let import = taken(&app, &mut mali, "persons", &format!("{HEADS}{KNOWN}{KNOWN}")).await;
    let page = store_all(&app, &mut mali, &import).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1);
    let row = page.first_link(&format!("{import}/rows/"));
    mali.submit(&format!("{row}/decision"), &[("decision", "same")]).await.has_text("อยู่ในทะเบียนแล้ว");
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_row_at_the_end_of_one_slice_at_the_start_of_the_next_and_far_behind_is_stored_once() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    // Slices are of 250 rows, and the next is compared while one is written.
    let other = |row: usize| format!("นาย,{},รักทะเบียน,ชาย,,,,,,,\n", super::resuming::given(row));
    let others = |rows: std::ops::Range<usize>| rows.map(other).collect::<String>();
    let text = format!("{HEADS}{}{KNOWN}{KNOWN}{}{KNOWN}", others(0..249), others(249..800));
    let import = taken(&app, &mut mali, "persons", &text).await;
    store_all(&app, &mut mali, &import).await.has_text("นำเข้าแล้ว");
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1);
    assert_eq!(persons(&app, "รักทะเบียน").await, 800);
    assert_eq!(count(&app, "select waiting from imports").await, 2);
}
