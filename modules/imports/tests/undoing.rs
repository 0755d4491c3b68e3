//! Taking back.

use kueakun::demo::cast;
use store::{Source as _, Sql};

use super::{number, persons, store_all, taken, work};

#[tokio::test]
async fn what_an_import_made_goes_and_what_somebody_has_worked_with_stays_and_is_listed() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let text = format!(
        "เลขบัตร,ชื่อ,นามสกุล\n{},บัวคลี่,ศรีทะเบียน\n{},ทองม้วน,ศรีทะเบียน\n{},คำปัน,ศรีทะเบียน\n",
        number(21),
        number(22),
        number(23)
    );
    let import = taken(&app, &mut mali, "persons", &text).await;
    store_all(&app, &mut mali, &import).await;
    let sql = Sql::new("select id from persons where given_name = 'คำปัน' and family_name = 'ศรีทะเบียน'");
    let (touched,): (kernel::Id<kernel::Person>,) = app.db().one(sql).await.unwrap();
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    people::hold(&tx, touched, kernel::Ref { kind: "case", id: 1 }).await.unwrap();
    tx.commit().await.unwrap();

    mali.submit(&format!("{import}/undoing"), &[]).await;
    work(&app).await;
    let page = mali.open(&import).await;
    page.has_text("ย้อนคืนแล้ว").has_text("จากแถว 4");
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1);
    // Taken back once; and the same register can come in again.
    mali.post(&format!("{import}/undoing"), &[]).await.is(422);
    let again = taken(&app, &mut mali, "persons", &text).await;
    store_all(&app, &mut mali, &again).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 3);
}
