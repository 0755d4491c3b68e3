//! Notices: told, read one by one or all at once, and nobody else's.

use offices::NewNotice;
use store::{By, Source as _};

use crate::{staff, start};

#[tokio::test]
async fn a_notice_is_unread_until_its_reader_has_read_it() {
    let app = start().await;
    let (anong, pimjai) = (staff(&app, "anong").await, staff(&app, "pimjai").await);
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    let args = [("name", "พิมพ์ใจ"), ("from", "1 ก.ย. 2569"), ("until", "2 ก.ย. 2569")];
    let (key, href) = ("offices-notice-delegation", format!("/staff/{pimjai}"));
    let notice = NewNotice { key, args: &args, about: pimjai.as_ref(), href };
    offices::notify(&tx, anong, notice).await.expect("told");
    tx.commit().await.expect("committed");
    let unread = offices::unread(app.db(), anong, 10).await.expect("read");
    assert_eq!(unread.len(), 1);
    assert_eq!(unread[0].href, format!("/staff/{pimjai}"));
    let mut browser = app.sign_in("anong").await;
    let page = browser.open("/me/notices").await;
    page.has_text("พิมพ์ใจ มอบหมายให้ท่าน");
    let read = page.forms().into_iter().find(|form| form.starts_with("/me/notices/0")).expect("it can be read");
    app.sign_in("pimjai").await.post(&read, &[]).await.is(404);
    assert_eq!(offices::unread(app.db(), anong, 10).await.expect("read").len(), 1, "another's reading does not count");
    let answer = browser.post(&read, &[("there", "/me/delegations")]).await;
    assert_eq!((answer.status(), answer.location()), (303, "/me/delegations".to_owned()));
    let astray = browser.post(&read, &[("there", "https://example.org/")]).await;
    assert_eq!(astray.location(), "/", "a notice leads to no other site");
    assert_eq!(offices::unread(app.db(), anong, 10).await.expect("read").len(), 0);
    let (all,): (i64,) = app.db().one(store::Sql::new("select count(*) from notices")).await.expect("a count");
    assert_eq!(all, 1, "a notice that was read stays");
}
