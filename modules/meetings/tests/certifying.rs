//! Minutes are certified in the next meeting, at once or by circulation, and never change afterwards.

use kueakun::demo::cast;
use store::{Source as _, Sql};

use super::{all_came, committee, deed, end, item, later, resolve, underway};

#[tokio::test]
async fn minutes_come_before_the_next_meeting_and_are_frozen_once_it_certifies_them() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let first = underway(&app, &mut mali, &body).await;
    all_came(&mut mali, &first).await;
    let item = item(&mut mali, &first, "4-consideration", "แผนงานประจำปี").await;
    deed(&mut mali, &format!("{item}/minutes"), &[("said", "เสนอแผนงาน")]).await.is(303);
    resolve(&mut mali, &item, &[("kind", "agreed"), ("words", "เห็นชอบแผนงาน")]).await.is(303);
    end(&app, &mut mali, &first).await;
    let certifying = format!("{first}/certification");
    deed(&mut mali, &certifying, &[("way", "next-meeting"), ("next", "")]).await.is(422);
    later(&app, 30);
    mali = app.sign_in(cast::MALI).await;
    let second = underway(&app, &mut mali, &body).await;
    mali.open(&second).await.has_text("2.1 รับรองรายงานการประชุม ครั้งที่ 1/2569");
    let correction =
        [("asked-by", "นางสาย กรรมการสมมุติ"), ("place", "วาระ 4.1"), ("words", "แก้ แผนงาน เป็น แผนงานประจำปี")];
    mali.post(&format!("{first}/corrections"), &correction).await.is(303);
    let next = second.rsplit('/').next().unwrap().to_owned();
    let mark = app.mark().await;
    deed(&mut mali, &certifying, &[("way", "next-meeting"), ("next", &next)]).await.is(303);
    app.assert_nothing_else_recorded(mark, &["meeting-certified"]).await;
    let page = mali.open(&first).await;
    page.has_text("รับรองรายงานแล้ว").has_text("นางสาย กรรมการสมมุติ · วาระ 4.1").has_text("SHA-256");
    let mark = app.mark().await;
    let written = [("said", "เปลี่ยนภายหลัง"), ("version", "2")];
    mali.post(&format!("{item}/minutes"), &written).await.is(422).has_text("แก้ไขไม่ได้");
    mali.post(&format!("{item}/minutes/draft"), &written).await.is(422);
    resolve(&mut mali, &item, &[("kind", "noted"), ("words", "เพิ่มภายหลัง")]).await.is(422);
    mali.post(&format!("{first}/guests"), &[("name", "มาภายหลัง")]).await.is(422);
    mali.post(&certifying, &[("way", "at-once"), ("version", "9")]).await.is(422);
    app.assert_nothing_else_recorded(mark, &[]).await;
    mali.get(&format!("{first}/minutes/pdf")).await.is(200);
    let sql = Sql::new("update meetings set content = replace(content, 'เห็นชอบ', 'ไม่เห็นชอบ')");
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    tx.run(sql).await.unwrap();
    tx.commit().await.unwrap();
    mali.get(&format!("{first}/minutes/pdf")).await.is(404);
    mali.open(&first).await.has_text("ไม่ตรงกับรหัส SHA-256");
}

#[tokio::test]
async fn what_circulates_is_certified_after_the_day_to_object() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let meeting = underway(&app, &mut mali, &body).await;
    let certifying = format!("{meeting}/certification");
    deed(&mut mali, &certifying, &[("way", "at-once")]).await.is(422).has_text("ต้องเลิกประชุมก่อน");
    end(&app, &mut mali, &meeting).await;
    let circulated = [("way", "circulation")];
    deed(&mut mali, &certifying, &circulated).await.is(422).has_text("ยังไม่ได้แจ้งเวียน").has_text("ข้อ 25");
    let circulation = format!("{meeting}/circulation");
    deed(&mut mali, &circulation, &[("until", "1/9/69")]).await.is(422).has_text("วันพรุ่งนี้");
    let mark = app.mark().await;
    deed(&mut mali, &circulation, &[("until", "8/9/69")]).await.is(303);
    app.assert_nothing_else_recorded(mark, &["meeting-minutes-circulated"]).await;
    mali.open(&meeting).await.has_text("ให้ทักท้วงถึง 8 กันยายน 2569");
    deed(&mut mali, &certifying, &circulated).await.is(422).has_text("ยังไม่พ้นวันที่ให้ทักท้วง");
    app.days_later(8);
    let mut mali = app.sign_in(cast::MALI).await;
    deed(&mut mali, &certifying, &circulated).await.is(303);
    mali.open(&meeting).await.has_text("รับรองโดยการแจ้งเวียน");
    let (content,): (String,) = app.db().one(Sql::new("select content from meetings")).await.unwrap();
    assert!(content.contains("โดยการแจ้งเวียน"), "{content}");
}
