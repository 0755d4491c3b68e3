//! The way of a case from the first report to closing, through the browser's door.

use kernel::{Id, Person};
use kueakun::demo::cast;
use people::NewPerson;
use testkit::{Browser, TestApp};

/// Somebody in the registry of Somsri's office.
pub async fn client(app: &TestApp, given: &str, family: &str) -> Id<Person> {
    let somsri = offices::staff_named(app.db(), cast::SOMSRI).await.unwrap().unwrap();
    let office = offices::brief(app.db(), &[somsri]).await.unwrap()[&somsri].office;
    let person = NewPerson {
        title: "นาง".to_owned(),
        given: given.to_owned(),
        family: family.to_owned(),
        ..NewPerson::default()
    };
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    let id = people::new_person(&tx, office, &person).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// The fields of an intake that is right in every respect.
pub fn intake(subject: &str) -> Vec<(&'static str, String)> {
    [
        ("unit", "individual"),
        ("title", "ผู้สูงอายุอยู่ลำพัง"),
        ("target-group", "elderly"),
        ("channel", "walk_in"),
        ("received-on", "1/9/2569"),
        ("received-time", "08.30"),
        ("story", "เพื่อนบ้านเห็นว่าไม่ได้กินข้าวสองวัน"),
        ("request", "ขอให้ไปเยี่ยม"),
        ("place", "หมู่ 4"),
        ("reporter", "anonymous"),
        ("basis", "public-task"),
        ("confidentiality", "normal"),
    ]
    .into_iter()
    .map(|(name, value)| (name, value.to_owned()))
    .chain([("subject", subject.to_owned())])
    .collect()
}

pub fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Opens a case for a client; answers its address.
pub async fn open_case(app: &TestApp, browser: &mut Browser) -> String {
    let person = client(app, "สาย", "ทองสมมุติ").await;
    let fields = intake(&person.to_string());
    let answer = browser.post("/cases", &pairs(&fields)).await;
    answer.is(303);
    let triage = answer.location().to_owned();
    triage.strip_suffix("/triage").unwrap().to_owned()
}

/// Triages a case as ordinary.
pub async fn triage(browser: &mut Browser, case: &str, gravity: &str) {
    let danger = if gravity == "ordinary" { "none" } else { "harm" };
    let fields = [("danger", danger), ("urgency", "urgent"), ("gravity", gravity), ("reason", "อยู่ลำพัง ไม่มีผู้ดูแล")];
    browser.submit(&format!("{case}/triage"), &fields).await;
}

/// Begins a paper; answers its address and version.
pub async fn begin(browser: &mut Browser, case: &str, form: &str) -> (String, String) {
    let answer = browser.post(&format!("{case}/papers"), &[("form", form)]).await;
    answer.is(303);
    let paper = answer.location().to_owned();
    let version = browser.open(&paper).await.field_value("version");
    (paper, version)
}

/// Writes and signs a home visit.
pub async fn visit(browser: &mut Browser, case: &str) -> String {
    let (paper, version) = begin(browser, case, "home-visit").await;
    let fields = [
        ("version", version.as_str()),
        ("happened-on", "1/9/69"),
        ("place", "บ้านเลขที่ 1 หมู่ 4"),
        ("people", "นางสาย"),
        ("facts", "อยู่ลำพัง อาหารหมดสองวัน"),
        ("opinion", ""),
    ];
    browser.submit(&format!("{paper}/signature"), &fields).await;
    paper
}

pub fn diagnosis(version: &str) -> Vec<(&str, &str)> {
    vec![
        ("version", version),
        ("happened-on", "1/9/69"),
        ("dimension-income", "yes"),
        ("dimension-income-note", "ไม่มีรายได้"),
        ("problem-1-area", "family"),
        ("problem-1-what", "ขาดผู้ดูแล"),
        ("problem-1-cause", "บุตรย้ายไปทำงานต่างจังหวัด"),
        ("problem-1-effect", "ขาดอาหาร"),
        ("problem-1-severity", "3"),
        ("problem-1-priority", "4"),
        ("problem-1-reason", "กระทบชีวิตประจำวัน"),
        ("diagnosis", "ผู้สูงอายุขาดผู้ดูแลและรายได้"),
    ]
}

pub fn plan(version: &str) -> Vec<(&str, &str)> {
    vec![
        ("version", version),
        ("happened-on", "1/9/69"),
        ("goal-1-what", "มีอาหารครบทุกวัน"),
        ("goal-1-measure", "เยี่ยมแล้วมีอาหารในบ้าน"),
        ("action-1-what", "จัดอาหารจากครัวชุมชน"),
        ("action-1-goal", "1"),
        ("action-1-other", "อาสาสมัครหมู่ 4"),
        ("action-1-due", "8/9/69"),
        ("agreement", "agreed"),
        ("agreement-note", "เห็นชอบต่อหน้าผู้ใหญ่บ้าน"),
    ]
}

pub async fn sign(browser: &mut Browser, case: &str, form: &str, fields: fn(&str) -> Vec<(&str, &str)>) -> String {
    let (paper, version) = begin(browser, case, form).await;
    browser.submit(&format!("{paper}/signature"), &fields(&version)).await;
    paper
}

pub async fn cosign(browser: &mut Browser, paper: &str) {
    let version = browser.open(paper).await.field_value("version");
    browser.submit(&format!("{paper}/cosignature"), &[("version", &version)]).await;
}

/// Writes the closing of a case and has it co-signed.
pub async fn close(author: &mut Browser, reviewer: &mut Browser, case: &str) {
    let (closing, version) = begin(author, case, "closing").await;
    let fields = [
        ("version", version.as_str()),
        ("happened-on", "1/9/69"),
        ("reason", "achieved"),
        ("summary", "มีอาหารครบและมีผู้ดูแล"),
        ("attainment-1", "1"),
    ];
    author.submit(&format!("{closing}/signature"), &fields).await;
    cosign(reviewer, &closing).await;
}

#[tokio::test]
async fn a_case_goes_from_report_to_closing_and_opens_again() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;

    let case = open_case(&app, &mut somsri).await;
    somsri.open(&case).await.has_text("คัดกรอง");
    triage(&mut somsri, &case, "ordinary").await;
    somsri.open(&case).await.has_text("ท่านต้องทำต่อ: ติดต่อผู้รับบริการครั้งแรก").has_text("SW-P-1.1");

    let visited = visit(&mut somsri, &case).await;
    somsri.open(&case).await.has_text("ประเสริฐ").has_text("ตรวจและลงนามร่วม").has_text("SW-K-0.1");
    cosign(&mut prasert, &visited).await;

    let diagnosed = sign(&mut somsri, &case, "diagnosis", diagnosis).await;
    cosign(&mut prasert, &diagnosed).await;
    somsri.open(&case).await.has_text("ท่านต้องทำต่อ: วางแผน");

    let planned = sign(&mut somsri, &case, "plan", plan).await;
    cosign(&mut prasert, &planned).await;
    somsri.open(&case).await.has_text("จัดอาหารจากครัวชุมชน").has_text("ช่วยเหลือและติดตาม");

    close(&mut somsri, &mut prasert, &case).await;
    somsri.open(&case).await.has_text("ยุติแล้ว");

    let again = [("reason", "อาหารขาดอีกครั้ง เพื่อนบ้านแจ้ง")];
    somsri.submit(&format!("{case}/reopening"), &again).await.has_text("เปิดเรื่องใหม่");
}

#[tokio::test]
async fn an_intake_that_is_wrong_comes_back_filled_with_its_fields_named_and_nothing_is_saved() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let person = client(&app, "มี", "ทองสมมุติ").await;
    let mut fields = intake(&person.to_string());
    fields.retain(|(name, _)| *name != "story" && *name != "received-on");
    fields.push(("received-on", "31/2/3104".to_owned()));
    let mark = app.mark().await;
    let page = somsri.post("/cases", &pairs(&fields)).await;
    page.is(422);
    assert_eq!(page.field_value("title"), "ผู้สูงอายุอยู่ลำพัง");
    assert!(!page.field_error("story").is_empty());
    assert!(!page.field_error("received-on").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_signs_seen_decide_the_least_urgency() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let fields = [
        ("floor", "violence"),
        ("danger", "harm"),
        ("urgency", "normal"),
        ("gravity", "violent_or_crisis"),
        ("reason", "มีรอยช้ำ"),
    ];
    let page = somsri.post(&format!("{case}/triage"), &fields).await;
    page.is(422);
    assert!(page.field_error("urgency").contains("ฉุกเฉิน"));
    assert_eq!(page.field_value("reason"), "มีรอยช้ำ");
}

#[tokio::test]
async fn a_violent_case_is_signed_by_a_senior_professional_up_the_tree() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut kanlaya = app.sign_in(cast::KANLAYA).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "violent_or_crisis").await;
    let paper = visit(&mut somsri, &case).await;
    somsri.open(&case).await.has_text("กัลยา").has_text("SW-S-1.1");
    assert!(!prasert.open(&paper).await.forms().contains(&format!("{paper}/cosignature")));
    prasert.post(&format!("{paper}/cosignature"), &[("version", "3")]).await.is(422).has_text("ชำนาญการพิเศษ");
    cosign(&mut kanlaya, &paper).await;
}

#[tokio::test]
async fn nobody_signs_their_own() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut prasert).await;
    triage(&mut prasert, &case, "ordinary").await;
    visit(&mut prasert, &case).await;
    sign(&mut prasert, &case, "diagnosis", diagnosis).await;
    let planned = sign(&mut prasert, &case, "plan", plan).await;
    assert!(!prasert.open(&planned).await.forms().contains(&format!("{planned}/cosignature")));
    let answer = prasert.post(&format!("{planned}/cosignature"), &[("version", "3")]).await;
    answer.is(422).has_text("ของตนเอง");
}

#[tokio::test]
async fn a_paper_sent_back_keeps_its_words_and_tells_why() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let paper = visit(&mut somsri, &case).await;
    let version = prasert.open(&paper).await.field_value("version");
    prasert.post(&format!("{paper}/returning"), &[("version", &version), ("comment", "")]).await.is(422);
    prasert.submit(&format!("{paper}/returning"), &[("version", &version), ("comment", "ขอชื่อพยาน")]).await;
    let draft = somsri.open(&paper).await;
    draft.has_text("ขอชื่อพยาน");
    assert_eq!(draft.field_value("facts"), "อยู่ลำพัง อาหารหมดสองวัน");
}

#[tokio::test]
async fn what_was_signed_cannot_be_changed_only_added_to() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let paper = visit(&mut somsri, &case).await;
    somsri.post(&paper, &[("version", "3"), ("facts", "แก้ไข")]).await.is(422).has_text("ลงนามแล้ว");
    somsri.submit(&format!("{paper}/addenda"), &[("body", "บุตรโทรกลับมาแล้ว")]).await.has_text("บุตรโทรกลับมาแล้ว");
}

#[tokio::test]
async fn a_draft_saves_itself_and_a_second_window_is_shown_both_versions() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let (paper, version) = begin(&mut somsri, &case, "interview").await;
    let typed = [("version", version.as_str()), ("facts", "ฉบับแรก"), ("happened-on", "ยังไม่รู้")];
    let saved = somsri.post(&format!("{paper}/draft"), &typed).await;
    saved.is(200).has_text("บันทึกร่างแล้ว");
    assert_eq!(somsri.open(&paper).await.field_value("happened-on"), "ยังไม่รู้");
    let stale = [("version", version.as_str()), ("facts", "ฉบับที่สอง")];
    somsri.post(&format!("{paper}/draft"), &stale).await.is(409);
    somsri.post(&paper, &stale).await.is(409).has_text("ฉบับแรก").has_text("ฉบับที่สอง");
    assert_eq!(somsri.open(&paper).await.field_value("facts"), "ฉบับแรก");
}

#[tokio::test]
async fn a_file_that_is_not_what_it_says_is_refused() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let (paper, _) = begin(&mut somsri, &case, "interview").await;
    let url = format!("{paper}/files");
    somsri.upload(&url, &[], &[("file", "photo.jpg", b"MZ\x90\x00")]).await.is(422).has_text("ไม่ตรงกับชนิด");
    somsri.upload(&url, &[], &[("file", "บ้าน.pdf", b"%PDF-1.7 x")]).await.is(303);
    let page = somsri.open(&paper).await;
    page.has_text("บ้าน.pdf");
    let file = page.first_link(&format!("{case}/files/"));
    assert_eq!(somsri.get(&file).await.bytes(), b"%PDF-1.7 x");
}

#[tokio::test]
async fn another_offices_case_does_not_exist_for_them() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let paper = visit(&mut somsri, &case).await;
    let mut narong = app.sign_in(cast::NARONG).await;
    for path in [case.clone(), format!("{case}/triage"), paper.clone()] {
        narong.get(&path).await.is(404);
    }
    for path in [format!("{paper}/addenda"), format!("{paper}/cosignature"), format!("{case}/papers")] {
        let fields = [("version", "1"), ("body", "x"), ("form", "interview")];
        narong.post(&path, &fields).await.is(404);
    }
}
