//! Background jobs as the administrator sees them: what failed can be tried again or removed, and by nobody else.

use jobs::{Handlers, Job, Runner, Setback, Task};
use serde::{Deserialize, Serialize};
use store::By;
use testkit::TestApp;

use crate::start;

#[derive(Debug, Serialize, Deserialize)]
struct Errand {
    number: i64,
}

impl Task for Errand {
    const KIND: &'static str = "test-errand";
}

/// Two errands that nobody can do.
async fn fail(app: &TestApp) {
    for number in [1, 2] {
        let tx = app.db().write(By::System("test")).await.expect("the queue answers");
        jobs::add(&tx, &Errand { number }).await.expect("the queue answers");
        tx.commit().await.expect("the queue answers");
    }
    run(app, Err(Setback::Never("ปลายทางปิดบริการแล้ว".to_owned()))).await;
}

async fn run(app: &TestApp, answer: Result<(), Setback>) -> usize {
    let handlers = Handlers::new().on(move |_, _: Job<Errand>| std::future::ready(answer.clone()));
    Runner::new(app.db().clone(), handlers).run_due().await.expect("the queue answers")
}

#[tokio::test]
async fn what_was_given_up_is_shown_with_its_cause_and_can_be_tried_again_or_removed() {
    let app = start().await;
    let mut admin = app.sign_in("admin").await;
    admin.open("/jobs").await.has_text("ไม่มีงานที่ทำไม่สำเร็จ");
    fail(&app).await;
    let page = admin.open("/jobs").await;
    page.has_text("test-errand").has_text("ปลายทางปิดบริการแล้ว").has_text("ลองแล้ว 1 ครั้ง");
    let forms = page.forms();
    let restart = forms.iter().find(|form| form.ends_with("/restart")).expect("a restart");
    let removal = forms.iter().rfind(|form| form.ends_with("/removal")).expect("a removal");
    let mark = app.mark().await;
    admin.submit(restart, &[]).await.has_text("ให้ลองใหม่แล้ว").has_text("รอทำหรือกำลังทำ 1 งาน");
    admin.submit(removal, &[]).await.has_text("ลบทิ้งแล้ว").has_text("ไม่มีงานที่ทำไม่สำเร็จ");
    app.assert_nothing_else_recorded(mark, &["job-run-again", "job-removed"]).await;
    admin.post(restart, &[]).await.is(404);
    assert_eq!(run(&app, Ok(())).await, 1);
    admin.open("/jobs").await.has_text("รอทำหรือกำลังทำ 0 งาน");
}

#[tokio::test]
async fn nobody_but_an_administrator_sees_jobs() {
    let app = start().await;
    fail(&app).await;
    for user in ["anong", "pimjai", "malee", "auditor"] {
        let mut browser = app.sign_in(user).await;
        browser.get("/jobs").await.is(403);
        browser.open("/me").await;
    }
}
