//! Two offices with real records of every kind that an address can name, made by the people who work there.

use jobs::Runner;
use kernel::{Code as _, Id, Level, Office, Role, Staff};
use kueakun::demo::cast;
use offices::events::Event;
use offices::{NewAppointment, NewStaff};
use store::By;
use testkit::{Browser, TestApp};
use web::Settings;
use web::api::Scope;
use webhooks::Register;

use crate::cases::instruments::eight;
use crate::cases::the_way::{begin, cosign, diagnosis, intake, pairs, plan, sign, triage, visit};

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
        let (open, sealed) = (case_of(somsri, &client).await, case_of(somsri, &client).await);
        let going = case_of(somsri, &client).await;
        live(app, somsri, prasert, &open).await;
        seal(app, somsri, &sealed).await;
        transfer(app, somsri, &going).await;
        delegate(app, prasert).await;
        deliver(app).await;
        let narong = &mut app.sign_in(cast::NARONG).await;
        let client = registry(narong).await;
        case_of(narong, &client).await;
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

async fn staff(app: &TestApp, user_name: &str) -> Id<Staff> {
    offices::staff_named(app.db(), user_name).await.unwrap().unwrap()
}

async fn office_of(app: &TestApp, user_name: &str) -> Id<Office> {
    let staff = staff(app, user_name).await;
    offices::brief(app.db(), &[staff]).await.unwrap()[&staff].office
}

/// Sends a form that must be taken; answers the address of what was made.
async fn made(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = browser.post(path, fields).await;
    answer.is(303);
    answer.location()
}

fn id_in(address: &str) -> String {
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

/// What was to be told is tried, in vain.
async fn deliver(app: &TestApp) {
    let handlers = kueakun::jobs::handlers(&Settings::default());
    Runner::new(app.db().clone(), handlers).run_due().await.unwrap();
}

async fn delegate(app: &TestApp, browser: &mut Browser) {
    let to = staff(app, cast::NARUMON).await.to_string();
    let fields = [("to", to.as_str()), ("from", "2/9/2569"), ("until", "4/9/2569"), ("reason", "ลาพักผ่อน")];
    made(browser, "/me/delegations", &fields).await;
}
