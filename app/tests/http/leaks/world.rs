//! What must not be learnt: a woman whose address is protected, who lives with her sister, and a sealed case about her.

use kernel::{Household, Id, Office, Person};
use kueakun::demo::cast;
use people::{Address, HouseholdMember, NewHousehold, NewPerson, NewRelation, RelationWord, Span, Subject};
use store::{By, Tx};
use testkit::{Browser, TestApp};

use crate::cases::advice::ask_that;
use crate::cases::instruments::eight;
use crate::cases::the_way::{begin, intake, pairs, triage};

/// Stands in every text of the sealed case, and nowhere else in the program.
pub const SEALED: &str = "เร้นลับ";
/// Stands in what was chosen for the office to which the sealed case was referred.
pub const CHOSEN: &str = "จัดผู้ดูแลเฉพาะที่เลือก";
/// Stands in the question that the owner asked one colleague.
pub const ASKED: &str = "ถามเพียงคนเดียว";
/// Stands in every part of the protected address that is typed.
pub const ADDRESS: &str = "ซ่อนเรือน";
/// The sub-district of the protected address (ต.วงฆ้อง อ.พรหมพิราม), in both languages.
pub const PLACE: [&str; 2] = ["วงฆ้อง", "Wong Khong"];
/// Its code.
const PLACE_CODE: i64 = 650_603;
/// The telephone in that house.
pub const PHONE: &str = "0815550169";

/// The records, and the offices that know of them.
pub struct Secrets {
    /// The woman.
    pub person: Id<Person>,
    /// Her sister, whom another office looks after, too.
    pub sister: Id<Person>,
    /// The house in which both live.
    pub household: Id<Household>,
    /// The address of the sealed case.
    pub case: String,
    /// The office that keeps all this.
    pub office: Id<Office>,
}

impl Secrets {
    /// Lets Somsri's office register and seal, and Narong's serve the sister.
    pub async fn make(app: &TestApp) -> Self {
        let (office, beside) = (office_of(app, cast::SOMSRI).await, office_of(app, cast::NARONG).await);
        let tx = app.db().write(By::System("test")).await.unwrap();
        let (person, sister, household) = registry(&tx, office, beside).await;
        tx.commit().await.unwrap();
        listening(app, &[office, beside]).await;
        let somsri = &mut app.sign_in(cast::SOMSRI).await;
        let case = sealed(app, somsri, person).await;
        asked(&mut app.sign_in(cast::MALI).await, person).await;
        Self { person, sister, household, case, office }
    }
}

pub async fn office_of(app: &TestApp, user_name: &str) -> Id<Office> {
    let staff = offices::staff_named(app.db(), user_name).await.unwrap().unwrap();
    offices::brief(app.db(), &[staff]).await.unwrap()[&staff].office
}

fn address() -> Address {
    Address {
        house: "169/7".to_owned(),
        building: format!("อาคาร{ADDRESS}"),
        moo: "9".to_owned(),
        soi: format!("ซอย{ADDRESS}"),
        place: Some(PLACE_CODE),
        ..Address::default()
    }
}

async fn registry(tx: &Tx<'_>, office: Id<Office>, beside: Id<Office>) -> (Id<Person>, Id<Person>, Id<Household>) {
    let woman = NewPerson {
        given: "ปราณี".to_owned(),
        family: "หลบสมมุติ".to_owned(),
        phone: thai::phone::parse(PHONE).ok(),
        registered: address(),
        protected: true,
        ..NewPerson::default()
    };
    let sister = NewPerson {
        given: "ประนอม".to_owned(), family: "หลบสมมุติ".to_owned(), ..NewPerson::default()
    };
    let person = people::new_person(tx, office, &woman).await.unwrap();
    let sister = people::new_person(tx, office, &sister).await.unwrap();
    people::link_office(tx, Subject::Person(sister), beside).await.unwrap();
    people::relate(tx, person, &NewRelation::new(sister, RelationWord::Sibling)).await.unwrap();
    let home = NewHousehold {
        name: "บ้านพี่น้องหลบสมมุติ".to_owned(), address: address(), note: String::new()
    };
    let household = people::new_household(tx, office, &home).await.unwrap();
    people::link_office(tx, Subject::Household(household), beside).await.unwrap();
    for member in [person, sister] {
        people::join_household(tx, household, member, HouseholdMember::Sibling, Span::default()).await.unwrap();
    }
    (person, sister, household)
}

/// A case with everything that a case can hold, sealed by its owner.
async fn sealed(app: &TestApp, owner: &mut Browser, person: Id<Person>) -> String {
    let told = |what: &str| format!("{what}{SEALED}");
    let mut fields = intake(&person.to_string());
    for (name, value) in &mut fields {
        match *name {
            "title" | "story" | "request" | "place" => *value = told(name),
            "reporter" => "protected".clone_into(value),
            _ => {}
        }
    }
    fields.push(("reporter-contact", told("ที่ติดต่อ")));
    let answer = owner.post("/cases", &pairs(&fields)).await;
    answer.is(303);
    let case = answer.location().strip_suffix("/triage").unwrap().to_owned();
    triage(owner, &case, "ordinary").await;
    referred(app, &case).await;
    let seal = [("confidentiality", "sealed"), ("reason", &*told("เหตุผล"))];
    owner.post(&format!("{case}/confidentiality"), &seal).await.is(303);
    let (paper, version) = begin(owner, &case, "home-visit").await;
    let file = format!("{}.pdf", told("แฟ้ม"));
    owner.upload(&format!("{paper}/files"), &[], &[("file", &file, b"%PDF-1.7 x")]).await.is(303);
    let written = [
        ("version", version.as_str()),
        ("happened-on", "1/9/69"),
        ("place", &*told("บ้าน")),
        ("people", &*told("ผู้พบ")),
        ("facts", &*told("ข้อเท็จจริง")),
        ("opinion", &*told("ความเห็น")),
    ];
    // A draft: whoever is asked to co-sign would belong to the team.
    owner.post(&paper, &written).await.is(303);
    let me = offices::staff_named(app.db(), cast::SOMSRI).await.unwrap().unwrap().to_string();
    let followup = [("due-on", "8/9/69"), ("what", &*told("นัด")), ("owner", me.as_str())];
    owner.post(&format!("{case}/followups"), &followup).await.is(303);
    let service = [("kind", "counselling"), ("given-on", "1/9/69"), ("what", &*told("บริการ"))];
    owner.post(&format!("{case}/services"), &service).await.is(303);
    let form = owner.open(&format!("{case}/instruments/8q")).await;
    owner.post(&format!("{case}/instruments/8q"), &eight(&form.field_value("hash"))).await.is(303);
    talked_about(app, owner, &case).await;
    case
}

/// While it was an ordinary one a colleague referred it to Wichai's office, which is told the purpose and nothing else.
async fn referred(app: &TestApp, case: &str) {
    let to = office_of(app, cast::WICHAI).await.to_string();
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let (letter, version) = begin(&mut narumon, case, "referral").await;
    let note = format!("เหตุที่ส่ง{SEALED}");
    let fields = [
        ("version", version.as_str()),
        ("happened-on", "1/9/69"),
        ("receiver-kind", "office"),
        ("receiver-office", &*to),
        ("urgency", "urgent"),
        ("purpose", CHOSEN),
        ("basis", "public-task"),
        ("basis-note", &*note),
    ];
    narumon.submit(&format!("{letter}/signature"), &fields).await;
}

/// What is said around the case: a conference with somebody from outside, a question to one colleague, a tie of the network.
async fn talked_about(app: &TestApp, owner: &mut Browser, case: &str) {
    let told = |what: &str| format!("{what}{SEALED}");
    let conference = [
        ("held-on", "8/9/69"),
        ("held-time", "9.00"),
        ("way", "in-person"),
        ("place", &*told("ที่ประชุม")),
        ("agenda", &*told("วาระ")),
        ("client-part", "not-invited"),
        ("client-reason", &*told("เหตุที่ไม่เชิญ")),
    ];
    let conference = owner.post(&format!("{case}/conferences"), &conference).await.is(303).location();
    let nurse = [
        ("kind", "outside"),
        ("name", &*told("พยาบาล")),
        ("organisation", &*told("โรงพยาบาล")),
        ("post", "พยาบาลวิชาชีพ"),
        ("phone", "074-000-000"),
    ];
    owner.submit(&format!("{conference}/participants"), &nurse).await;
    let tie = [
        ("name", &*told("โรงเรียน")),
        ("kind", "school"),
        ("strength", "weak"),
        ("flow", "both"),
        ("note", &*told("หมายเหตุ")),
    ];
    owner.submit(&format!("{case}/network"), &tie).await;
    ask_that(app, owner, case, (ASKED, "K", cast::NARUMON), "").await;
}

/// Other systems listen at these offices to everything that happens there.
async fn listening(app: &TestApp, offices: &[Id<Office>]) {
    let phum = ::offices::staff_named(app.db(), cast::PHUM).await.unwrap().unwrap();
    let tx = app.db().write(By::System("test")).await.unwrap();
    for office in offices {
        let command = webhooks::Register {
            office: *office,
            name: "ระบบข้างเคียง".to_owned(),
            url: "https://hooks.example/kueakun".to_owned(),
            events: <::offices::events::Event as kernel::Code>::ALL.to_vec(),
        };
        webhooks::register(&tx, phum, &command).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// The woman asks for a copy of what is held of her, and for its erasure: both pages gather from every module.
async fn asked(clerk: &mut Browser, person: Id<Person>) {
    for claim in ["copy", "erasure"] {
        let fields = [
            ("claim", claim),
            ("wish", "ขอทราบทั้งหมด"),
            ("received-on", "1/9/69"),
            ("way", "in-person"),
            ("requester", "self"),
            ("identity", "card-seen"),
        ];
        clerk.post(&format!("/privacy/people/{person}/requests"), &fields).await.is(303);
    }
}
