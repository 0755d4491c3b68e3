//! Two offices with real records of every kind that an address can name, made by the people who work there.

use std::sync::Arc;

use jobs::Runner;
use kernel::{Code as _, Id, Level, Office, Role, Staff};
use kueakun::demo::cast;
use offices::events::Event;
use offices::{NewAppointment, NewStaff, PostOffice};
use store::{By, Sql};
use testkit::{Browser, TestApp};
use web::Settings;
use web::api::Scope;
use webhooks::Register;

use crate::cases::instruments::eight;
use crate::cases::the_way::{begin, close, cosign, diagnosis, intake, open_case, pairs, plan, sign, triage, visit};

/// The office whose records are sought, and the one beside it.
#[derive(Debug, Clone, Copy)]
pub struct World {
    pub theirs: Id<Office>,
    pub beside: Id<Office>,
}

impl World {
    /// Lets the two offices work.
    pub async fn make(app: &TestApp) -> Self {
        let somsri = &mut app.sign_in(cast::SOMSRI).await;
        let prasert = &mut app.sign_in(cast::PRASERT).await;
        connect(app).await;
        let client = registry(somsri).await;
        rights(somsri, &client).await;
        super::letters::registers(app).await;
        super::letters::circulate(app).await;
        duplicates(somsri).await;
        let (open, sealed) = (case_of(somsri, &client).await, case_of(somsri, &client).await);
        let going = case_of(somsri, &client).await;
        live(app, somsri, prasert, &open).await;
        seal(app, somsri, &sealed).await;
        transfer(app, somsri, &going).await;
        refer(app, somsri, prasert, &open).await;
        confer(somsri, &open).await;
        confer(somsri, &sealed).await;
        supervise(app, somsri, prasert, &open, &sealed).await;
        delegate(app, prasert).await;
        invite(app, prasert).await;
        bring(app).await;
        accounts(app).await;
        deliver(app).await;
        meet(app).await;
        let narong = &mut app.sign_in(cast::NARONG).await;
        let client = registry(narong).await;
        case_of(narong, &client).await;
        super::letters::arrive(app).await;
        let world = Self { theirs: office_of(app, cast::SOMSRI).await, beside: office_of(app, cast::NARONG).await };
        assert_ne!(world.theirs, world.beside);
        world
    }
}

/// Somebody new at an office, who has that role and no other; answers their user name.
pub async fn newcomer(app: &TestApp, office: Id<Office>, role: Role) -> String {
    let user_name = format!("new-{}", role.code());
    let tx = app.db().write(By::System("test")).await.unwrap();
    let staff = offices::new_staff(&tx, NewStaff::new(office, "นาย", "แปลกหน้า", role.code())).await.unwrap();
    let level = matches!(role, Role::SocialWorker | Role::Supervisor).then_some(Level::Expert);
    let from = app.today().plus_days(-30);
    offices::appoint(&tx, NewAppointment { staff, office, role, level, from, until: None }).await.unwrap();
    offices::set_password(&tx, staff, &user_name, cast::PASSWORD).await.unwrap();
    tx.commit().await.unwrap();
    user_name
}

pub(super) async fn staff(app: &TestApp, user_name: &str) -> Id<Staff> {
    offices::staff_named(app.db(), user_name).await.unwrap().unwrap()
}

pub(super) async fn office_of(app: &TestApp, user_name: &str) -> Id<Office> {
    let staff = staff(app, user_name).await;
    offices::brief(app.db(), &[staff]).await.unwrap()[&staff].office
}

/// Sends a form that must be taken; answers the address of what was made.
pub(super) async fn made(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = browser.post(path, fields).await;
    answer.is(303);
    answer.location()
}

pub(super) fn id_in(address: &str) -> String {
    address.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A household, a group, a community and two relatives; answers the id of one of them.
async fn registry(browser: &mut Browser) -> String {
    let names = [("given", "สาย"), ("family", "ทองสมมุติ"), ("born", "5/2/2491"), ("looked", "yes")];
    let client = id_in(&made(browser, "/people", &names).await);
    let other = id_in(&made(browser, "/people", &[("given", "มานะ"), ("looked", "yes")]).await);
    let tie = |what| [("person", other.as_str()), ("what", what)];
    made(browser, &format!("/people/{client}/relations"), &tie("child")).await;
    let household = made(browser, "/households", &[("name", "บ้านยายสาย")]).await;
    made(browser, &format!("{household}/members"), &tie("child")).await;
    let group = made(browser, "/groups", &[("name", "ชมรมผู้สูงอายุ")]).await;
    made(browser, &format!("{group}/members"), &tie("member")).await;
    made(browser, "/communities", &[("name", "บ้านคลองสมมุติ")]).await;
    client
}

/// Two pairs of records: one that waits, and one that was merged.
async fn duplicates(browser: &mut Browser) {
    let mut pairs = Vec::new();
    for given in ["บัวลอย", "บัวผัน"] {
        let names = [("given", given), ("family", "ซ้ำสมมุติ"), ("looked", "yes")];
        let first = made(browser, "/people", &names).await;
        let second = id_in(&made(browser, "/people", &names).await);
        pairs.push(made(browser, &format!("{first}/pairs"), &[("person", &second)]).await);
    }
    let versions = [("version", "1"), ("version-a", "1"), ("version-b", "1")];
    made(browser, &format!("{}/merging", pairs[1]), &versions).await;
}

async fn case_of(browser: &mut Browser, client: &str) -> String {
    let opened = made(browser, "/cases", &pairs(&intake(client))).await;
    opened.strip_suffix("/triage").unwrap().to_owned()
}

/// A case in the midst of the work: signed papers, one that waits, a draft with a file, a planned action, a follow-up, a
/// service, and a helper who was told.
async fn live(app: &TestApp, author: &mut Browser, reviewer: &mut Browser, case: &str) {
    triage(author, case, "ordinary").await;
    let visited = visit(author, case).await;
    cosign(reviewer, &visited).await;
    made(author, &format!("{visited}/addenda"), &[("body", "บุตรโทรกลับมาแล้ว")]).await;
    let diagnosed = sign(author, case, "diagnosis", diagnosis).await;
    cosign(reviewer, &diagnosed).await;
    let planned = sign(author, case, "plan", plan).await;
    cosign(reviewer, &planned).await;
    let (draft, _) = begin(author, case, "interview").await;
    author.upload(&format!("{draft}/files"), &[], &[("file", "บ้าน.pdf", b"%PDF-1.7 x")]).await.is(303);
    visit(author, case).await;
    let me = staff(app, cast::SOMSRI).await.to_string();
    let followup = [("due-on", "8/9/69"), ("what", "ดูการกินอาหาร"), ("owner", me.as_str())];
    made(author, &format!("{case}/followups"), &followup).await;
    let service = [("kind", "counselling"), ("given-on", "1/9/69"), ("what", "ให้คำปรึกษา")];
    made(author, &format!("{case}/services"), &service).await;
    let tie = [("name", "โรงเรียนวัด"), ("kind", "school"), ("strength", "strong"), ("flow", "inward")];
    made(author, &format!("{case}/network"), &tie).await;
    danger(author, case).await;
    let helper = staff(app, cast::NARUMON).await.to_string();
    made(reviewer, &format!("{case}/team"), &[("staff", &helper), ("part", "member")]).await;
}

/// A result that raises an alert.
async fn danger(author: &mut Browser, case: &str) {
    let form = author.open(&format!("{case}/instruments/8q")).await;
    made(author, &format!("{case}/instruments/8q"), &eight(&form.field_value("hash"))).await;
}

/// A case that is its owner's alone, with a draft, a file, a follow-up and a service.
async fn seal(app: &TestApp, owner: &mut Browser, case: &str) {
    triage(owner, case, "ordinary").await;
    let (draft, _) = begin(owner, case, "interview").await;
    owner.upload(&format!("{draft}/files"), &[], &[("file", "ลับ.pdf", b"%PDF-1.7 y")]).await.is(303);
    let me = staff(app, cast::SOMSRI).await.to_string();
    let followup = [("due-on", "8/9/69"), ("what", "โทรถาม"), ("owner", me.as_str())];
    made(owner, &format!("{case}/followups"), &followup).await;
    let tie = [("name", "พี่สาว"), ("kind", "family"), ("strength", "strong"), ("flow", "inward")];
    made(owner, &format!("{case}/network"), &tie).await;
    danger(owner, case).await;
    let sealed = [("confidentiality", "sealed"), ("reason", "ผู้ถูกกล่าวหาเป็นเจ้าหน้าที่")];
    made(owner, &format!("{case}/confidentiality"), &sealed).await;
}

/// A case that the office above is asked to take, so that the one beside has no part in it.
async fn transfer(app: &TestApp, owner: &mut Browser, case: &str) {
    let to = office_of(app, cast::KANLAYA).await.to_string();
    made(owner, &format!("{case}/transfer"), &[("to", &to), ("handover", "ย้ายไปอยู่กับบุตรสาว")]).await;
}

/// A token, and a webhook that leads nowhere.
async fn connect(app: &TestApp) {
    crate::api::token(app, cast::SOMSRI, &[Scope::PeopleRead]).await;
    let office = office_of(app, cast::SOMSRI).await;
    let (name, url) = ("ปลายทาง".to_owned(), "http://127.0.0.1:1/".to_owned());
    let command = Register { office, name, url, events: vec![Event::PersonRegistered] };
    let tx = app.db().write(By::System("test")).await.unwrap();
    webhooks::register(&tx, staff(app, cast::PHUM).await, &command).await.unwrap();
    tx.commit().await.unwrap();
}

/// A register of which one row is refused, and left in that state.
async fn bring(app: &TestApp) {
    let mali = &mut app.sign_in(cast::MALI).await;
    let office = office_of(app, cast::SOMSRI).await.to_string();
    let register = "ชื่อ,นามสกุล,เพศ\nบัวคลี่,ปัญญาดี,หญิง\nทองม้วน,ปัญญาดี,ผิด\n";
    let fields = [("template", "persons"), ("office", office.as_str())];
    let files: [(&str, &str, &[u8]); 1] = [("file", "register.csv", register.as_bytes())];
    let import = mali.upload("/imports", &fields, &files).await.is(303).location();
    made(mali, &format!("{import}/trial"), &[]).await;
    deliver(app).await;
}

/// A body that meets: an agenda with a file, a member who was asked, and a resolution.
async fn meet(app: &TestApp) {
    let mali = &mut app.sign_in(cast::MALI).await;
    let body = crate::meetings::committee(app, mali).await;
    let meeting = crate::meetings::underway(app, mali, &body).await;
    let item = crate::meetings::item(mali, &meeting, "4-consideration", "งบเยี่ยมบ้าน").await;
    mali.upload(&format!("{item}/files"), &[], &[("file", "งบ.pdf", b"%PDF-1.7 z")]).await.is(303);
    let owner = staff(app, cast::SOMSRI).await.to_string();
    let given = [("kind", "assigned"), ("words", "จัดทำงบเยี่ยมบ้าน"), ("owner", owner.as_str())];
    crate::meetings::resolve(mali, &item, &given).await.is(303);
}

/// What was to be told is tried, in vain.
async fn deliver(app: &TestApp) {
    let handlers = kueakun::jobs::handlers(PostOffice::closed(Arc::clone(app.app().texts())), &Settings::default());
    Runner::new(app.db().clone(), handlers).run_due().await.unwrap();
}

/// A referral to the office above, so that the one beside has no part in it.
async fn refer(app: &TestApp, author: &mut Browser, reviewer: &mut Browser, case: &str) {
    let (paper, version) = begin(author, case, "referral").await;
    let to = office_of(app, cast::KANLAYA).await.to_string();
    let letter = [
        ("version", version.as_str()),
        ("happened-on", "1/9/69"),
        ("receiver-kind", "office"),
        ("receiver-office", &to),
        ("urgency", "urgent"),
        ("purpose", "ขอให้จัดผู้ดูแลกลางวัน"),
        ("basis", "public-task"),
    ];
    made(author, &format!("{paper}/signature"), &letter).await;
    cosign(reviewer, &paper).await;
}

/// A conference with somebody from outside.
async fn confer(author: &mut Browser, case: &str) {
    let call = [
        ("held-on", "8/9/69"),
        ("held-time", "10.00"),
        ("way", "in-person"),
        ("place", "ห้องประชุมเล็ก"),
        ("agenda", "ผู้ดูแลกลางวัน"),
        ("client-part", "client"),
    ];
    let conference = made(author, &format!("{case}/conferences"), &call).await;
    let nurse = [("kind", "outside"), ("name", "นางสายใจ พยาบาลสมมุติ"), ("organisation", "รพ.สต.สมมุติ")];
    made(author, &format!("{conference}/participants"), &nurse).await;
}

/// Somebody invited who has not answered.
async fn invite(app: &TestApp, head: &mut Browser) {
    let office = office_of(app, cast::SOMSRI).await.to_string();
    let fields = [("given_name", "มาใหม่"), ("family_name", "สมมุติ"), ("office", office.as_str()), ("role", "clerk")];
    head.post("/staff/invitations", &[fields.as_slice(), &[("from", "1/9/69")]].concat()).await.is(200);
}

/// A recovery that waits for its second person; and, as if a browser and a provider had made them, a passkey and an identity.
async fn accounts(app: &TestApp) {
    let somsri = staff(app, cast::SOMSRI).await;
    let anong = &mut app.sign_in(cast::ANONG).await;
    made(anong, &format!("/staff/{somsri}/recovery"), &[("reason", "ลืมรหัสผ่าน มาพบด้วยตนเอง")]).await;
    let tx = app.db().write(By::System("test")).await.unwrap();
    let rows = [
        "insert into passkeys (id, staff_id, credential, content, name, made_at) values (?, ?, 'x', '{}', 'โทรศัพท์', ?)",
        "insert into identities (id, staff_id, provider, subject, made_at) values (?, ?, 'thaid', 'x', ?)",
    ];
    for row in rows {
        tx.run(Sql::new(row).bind(tx.new_id::<()>()).bind(somsri).bind(tx.now())).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn delegate(app: &TestApp, browser: &mut Browser) {
    let to = staff(app, cast::NARUMON).await.to_string();
    let fields = [("to", to.as_str()), ("from", "2/9/2569"), ("until", "4/9/2569"), ("reason", "ลาพักผ่อน")];
    made(browser, "/me/delegations", &fields).await;
}

/// Advice asked, also about the sealed case; a teaching note with a step; a sample with a case; and a report.
async fn supervise(app: &TestApp, worker: &mut Browser, supervisor: &mut Browser, open: &str, sealed: &str) {
    for case in [open, sealed] {
        let asked = [("question", "ควรทำอย่างไร"), ("tried", "ลองแล้ว"), ("urgency", "normal"), ("level", "K")];
        made(worker, &format!("{case}/advice"), &asked).await;
    }
    let supervisee = staff(app, cast::SOMSRI).await.to_string();
    let note = [
        ("supervisee", supervisee.as_str()),
        ("held-on", "1/9/69"),
        ("way", "in-person"),
        ("minutes", "30"),
        ("goals", "การสัมภาษณ์"),
        ("observations", "ฟังนานขึ้น"),
        ("step-1-what", "ฝึกถามปลายเปิด"),
        ("step-1-due", "8/9/69"),
    ];
    made(supervisor, "/teaching", &note).await;
    let done = open_case(app, worker).await;
    triage(worker, &done, "ordinary").await;
    for paper in [visit(worker, &done).await, sign(worker, &done, "diagnosis", diagnosis).await] {
        cosign(supervisor, &paper).await;
    }
    let planned = sign(worker, &done, "plan", plan).await;
    cosign(supervisor, &planned).await;
    close(worker, supervisor, &done).await;
    let office = office_of(app, cast::SOMSRI).await.to_string();
    let reviewer = staff(app, cast::NARUMON).await.to_string();
    let sample = [
        ("office", office.as_str()),
        ("from", "1/9/69"),
        ("until", "1/9/69"),
        ("many", "1"),
        ("unit", "cases"),
        ("reviewer", &reviewer),
    ];
    made(supervisor, "/samples", &sample).await;
    made(supervisor, "/figures/reports", &[("office", &office), ("month", "202608")]).await;
}

/// A consent that can be withdrawn, a request and a breach.
async fn rights(browser: &mut Browser, client: &str) {
    let here = format!("/privacy/people/{client}");
    let given = [("purpose", "picture"), ("given-on", "1/9/69"), ("way", "in-person"), ("giver", "self")];
    browser.upload(&format!("{here}/consents"), &given, &[("paper", "x.pdf", b"%PDF-1.7 z")]).await.is(303);
    let asked = [
        ("claim", "copy"),
        ("wish", "ขอสำเนา"),
        ("received-on", "1/9/69"),
        ("way", "in-person"),
        ("requester", "self"),
        ("identity", "card-seen"),
    ];
    made(browser, &format!("{here}/requests"), &asked).await;
    let breach = [("what", "ส่งผิดคน"), ("data", "ชื่อ"), ("persons", "1"), ("on", "1/9/69"), ("time", "08.00")];
    made(browser, "/privacy/breaches", &breach).await;
}
