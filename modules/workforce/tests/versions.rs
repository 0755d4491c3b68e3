//! Versions: a changed paper becomes the one in force, the older ones stay readable, a bad one changes nothing.

use crate::{PAPER, browser, import, with_standard};

#[tokio::test]
async fn a_newer_paper_is_in_force_and_the_older_one_stays_readable() {
    let app = with_standard().await;
    let newer = import(&app, &PAPER.replace("ระดับ ๓๔", "ระดับ ๔")).await;
    assert_eq!((newer.version, newer.is_new, newer.summary.doubts.len()), (2, true, 5));
    let mut pimjai = browser(&app, "pimjai");
    let page = pimjai.open("/standard/versions").await;
    page.has_text("ฉบับที่ 2 ใช้อยู่").has_text("d28258de 3bce59cc");
    pimjai.open("/standard?level=E").await.has_no_text("อ่านได้ไม่ชัด");
    let old = pimjai.open("/standard?level=E&version=1").await;
    old.has_text("อ่านได้ไม่ชัด").has_text("ฉบับที่ 1 ไม่ใช่ฉบับที่ใช้อยู่");
    pimjai.open("/standard/SW-E-1.1?version=1").await.has_text("ฉบับที่ 1 ไม่ใช่ฉบับที่ใช้อยู่");
    pimjai.open("/standard/doubts").await.has_text("5 รายการรอวินิจฉัย");
}

#[tokio::test]
async fn a_refused_paper_leaves_the_version_in_force_alone() {
    let app = with_standard().await;
    let mark = app.mark().await;
    let half: String = PAPER.chars().take(9_000).collect();
    let refused = workforce::import::standard(app.db(), &half, "half.txt").await.expect_err("not whole");
    let words = refused.words(app.app().texts(), kernel::Lang::Th);
    assert!(words.starts_with("บรรทัดที่ "), "{words}");
    app.assert_nothing_else_recorded(mark, &[]).await;
    browser(&app, "pimjai").open("/standard/versions").await.has_text("ฉบับที่ 1 ใช้อยู่").has_no_text("ฉบับที่ 2");
}

#[tokio::test]
async fn importing_the_same_paper_again_records_nothing() {
    let app = with_standard().await;
    let mark = app.mark().await;
    let again = import(&app, PAPER).await;
    assert_eq!((again.version, again.is_new), (1, false));
    app.assert_nothing_else_recorded(mark, &[]).await;
}
