//! Figures as they are kept: every command moves the right cell, and made anew they are the same.

use cases::store::figures;
use kernel::Office;
use kueakun::demo::cast;
use store::{By, Source as _, Sql};
use testkit::{Browser, TestApp};

use super::the_way::{close, cosign, diagnosis, open_case, pairs, sign, triage, visit};

async fn assert_kept_is_counted(app: &TestApp) {
    let found: Vec<String> = figures::check(app.db()).await.unwrap().iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// The cells that are not 0: problem, opened, contacted, closed, re-opened.
async fn cells(app: &TestApp) -> Vec<String> {
    assert_kept_is_counted(app).await;
    let text = "select problem || ' ' || cast(opened as text) || ' ' || cast(contacted as text) || ' ' || \
                cast(closed as text) || ' ' || cast(reopened as text) from case_counts \
                where opened <> 0 or contacted <> 0 or closed <> 0 or reopened <> 0 order by problem";
    let rows: Vec<(String,)> = app.db().all(Sql::new(text)).await.unwrap();
    rows.into_iter().map(|(row,)| row).collect()
}

async fn outcomes(app: &TestApp) -> Vec<(String, i64)> {
    app.db().all(Sql::new("select reason, closed from case_outcomes where closed <> 0")).await.unwrap()
}

#[tokio::test]
async fn each_command_moves_the_right_cell() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    assert_eq!(cells(&app).await, ["unknown 1 0 0 0"]);
    triage(&mut somsri, &case, "ordinary").await;
    let visited = visit(&mut somsri, &case).await;
    assert_eq!(cells(&app).await, ["unknown 1 1 0 0"], "contacted once the author signed");
    let version = prasert.open(&visited).await.field_value("version");
    let back = [("version", version.as_str()), ("comment", "โปรดเพิ่มข้อเท็จจริง")];
    prasert.submit(&format!("{visited}/returning"), &back).await;
    assert_eq!(cells(&app).await, ["unknown 1 0 0 0"], "a record that was sent back is no contact yet");
    visit_again(&mut somsri, &visited).await;
    cosign(&mut prasert, &visited).await;
    let diagnosed = sign(&mut somsri, &case, "diagnosis", diagnosis).await;
    assert_eq!(
        cells(&app).await,
        ["unknown 1 1 0 0"],
        "a diagnosis that waits for its second signature counts not yet"
    );
    cosign(&mut prasert, &diagnosed).await;
    assert_eq!(cells(&app).await, ["family 1 1 0 0"]);
    close(&mut somsri, &mut prasert, &case).await;
    assert_eq!(cells(&app).await, ["family 1 1 1 0"]);
    assert_eq!(outcomes(&app).await, [("achieved".to_owned(), 1)]);
    let again = [("reason", "อาหารขาดอีกครั้ง เพื่อนบ้านแจ้ง")];
    somsri.submit(&format!("{case}/reopening"), &again).await;
    assert_eq!(cells(&app).await, ["family 1 1 1 1"], "the closing was one, and so was the re-opening");
}

async fn visit_again(author: &mut Browser, paper: &str) {
    let version = author.open(paper).await.field_value("version");
    let fields = [
        ("version", version.as_str()),
        ("happened-on", "1/9/69"),
        ("place", "บ้านเลขที่ 1 หมู่ 4"),
        ("people", "นางสาย"),
        ("facts", "อยู่ลำพัง อาหารหมดสองวัน มีหนี้"),
        ("opinion", ""),
    ];
    author.submit(&format!("{paper}/signature"), &fields).await;
}

#[tokio::test]
async fn a_case_that_moves_to_another_office_takes_its_counts_along() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let wichai = offices::staff_named(app.db(), cast::WICHAI).await.unwrap().unwrap();
    let office = offices::brief(app.db(), &[wichai]).await.unwrap()[&wichai].office;
    let fields = [("to", office.to_string()), ("handover", "ย้ายที่อยู่ไปตำบลนั้น".to_owned())];
    somsri.submit(&format!("{case}/transfer"), &pairs(&fields)).await;
    let mut wichai_browser = app.sign_in(cast::WICHAI).await;
    let accept = wichai_browser.open("/transfers").await.first_link("/transfers/");
    wichai_browser.submit(&accept, &[("owner", wichai.to_string().as_str())]).await;
    assert_kept_is_counted(&app).await;
    let held: Vec<(kernel::Id<Office>,)> =
        app.db().all(Sql::new("select office_id from case_counts where opened <> 0")).await.unwrap();
    assert_eq!(held, [(office,)]);
}

/// Every kept row, as text.
async fn kept(app: &TestApp) -> Vec<String> {
    let mut all = Vec::new();
    for text in [
        "select problem || channel || target_group, office_id, opened * 100 + contacted * 10 + closed from case_counts \
         where opened + contacted + closed + reopened <> 0 order by month, office_id, problem, channel, target_group",
        "select problem || reason, office_id, closed from case_outcomes where closed <> 0 order by month, problem, reason",
        "select problem || reason, case_id, month from case_counted order by case_id, month",
    ] {
        let rows: Vec<(String, i64, i64)> = app.db().all(Sql::new(text)).await.unwrap();
        all.extend(rows.into_iter().map(|row| format!("{row:?}")));
    }
    all
}

pub async fn run(app: &TestApp, text: &str) {
    let tx = app.db().write(By::System("test")).await.unwrap();
    tx.run(Sql::new(text)).await.unwrap();
    tx.commit().await.unwrap();
}

/// Three cases, one of them closed.
async fn three_cases(app: &TestApp) {
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    for ends in [false, false, true] {
        let case = open_case(app, &mut somsri).await;
        triage(&mut somsri, &case, "ordinary").await;
        if ends {
            let visited = visit(&mut somsri, &case).await;
            cosign(&mut prasert, &visited).await;
            close(&mut somsri, &mut prasert, &case).await;
        }
    }
}

#[tokio::test]
async fn made_anew_the_figures_are_those_that_were_kept() {
    let app = crate::start().await;
    three_cases(&app).await;
    let before = kept(&app).await;
    assert_eq!(before.len(), 5, "{before:?}");
    let tx = app.db().write(By::System("test")).await.unwrap();
    assert_eq!(figures::rebuild(&tx).await.unwrap(), 3);
    tx.commit().await.unwrap();
    assert_eq!(kept(&app).await, before);
}

#[tokio::test]
async fn a_changed_cell_is_named_and_a_database_without_figures_is_filled() {
    let app = crate::start().await;
    three_cases(&app).await;
    let before = kept(&app).await;
    run(&app, "update case_counts set opened = opened + 1").await;
    let found = figures::check(app.db()).await.unwrap();
    assert_eq!(found.len(), 1);
    assert!(
        found[0].place.contains("202609") && found[0].kept.contains('4') && found[0].counted.contains('3'),
        "{found:?}"
    );
    for table in ["case_counted", "case_counts", "case_outcomes"] {
        run(&app, &format!("delete from {table}")).await;
    }
    let tx = app.db().write(By::System("test")).await.unwrap();
    figures::fill(&tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(kept(&app).await, before);
}
