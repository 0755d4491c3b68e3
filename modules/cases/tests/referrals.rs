//! A case is referred: with a basis, with what was chosen and no more, signed by the level; answered by the other end.

mod receiving;
mod sending;

use std::io::Write as _;
use std::process::{Command, Stdio};

use kernel::{Id, Office, Staff};
use kueakun::demo::cast;
use people::NewPerson;
use testkit::{Browser, TestApp};

use super::the_way::{begin, cosign, diagnosis, intake, pairs, sign, triage, visit};

pub const PHONE: &str = "080-000-0001";
const HOUSE: &str = "99/1";

async fn office_of(app: &TestApp, user: &str) -> String {
    let id: Id<Staff> = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    let office: Id<Office> = offices::brief(app.db(), &[id]).await.unwrap()[&id].office;
    office.to_string()
}

/// A case of somebody of whom telephone and address are known, with a signed visit and a signed diagnosis.
pub async fn known_case(app: &TestApp, somsri: &mut Browser, prasert: &mut Browser) -> String {
    let office = office_of(app, cast::SOMSRI).await.parse().unwrap();
    let mut person = NewPerson {
        title: "นาง".to_owned(),
        given: "สาย".to_owned(),
        family: "ทองสมมุติ".to_owned(),
        phone: thai::phone::parse(PHONE).ok(),
        ..NewPerson::default()
    };
    person.registered.house = HOUSE.to_owned();
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    let person = people::new_person(&tx, office, &person).await.unwrap();
    tx.commit().await.unwrap();
    let answer = somsri.post("/cases", &pairs(&intake(&person.to_string()))).await;
    answer.is(303);
    let case = answer.location().strip_suffix("/triage").unwrap().to_owned();
    triage(somsri, &case, "ordinary").await;
    let visited = visit(somsri, &case).await;
    cosign(prasert, &visited).await;
    let diagnosed = sign(somsri, &case, "diagnosis", diagnosis).await;
    cosign(prasert, &diagnosed).await;
    case
}

/// The fields of a letter to an office inside, with no basis and nothing chosen.
fn letter<'a>(version: &'a str, to: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("happened-on", "1/9/69"),
        ("receiver-kind", "office"),
        ("receiver-office", to),
        ("urgency", "urgent"),
        ("purpose", "ขอให้จัดผู้ดูแลกลางวัน"),
    ]
}

pub fn outside(version: &str) -> Vec<(&str, &str)> {
    vec![
        ("version", version),
        ("happened-on", "1/9/69"),
        ("receiver-kind", "outside"),
        ("receiver-name", "โรงพยาบาลสมมุติ"),
        ("receiver-address", "ถนนสมมุติ โทร. 074-000-000"),
        ("attention", "ผู้อำนวยการ"),
        ("urgency", "normal"),
        ("purpose", "ขอให้ฟื้นฟูสมรรถภาพ"),
        ("basis", "public-task"),
    ]
}

/// Sends a letter whose author's level suffices; answers the address of the referral.
pub async fn send(author: &mut Browser, case: &str, fields: &[(&str, &str)]) -> String {
    let (paper, version) = begin(author, case, "referral").await;
    let with_version = fields.iter().map(|(name, value)| (*name, if *name == "version" { &*version } else { *value }));
    author.submit(&format!("{paper}/signature"), &with_version.collect::<Vec<_>>()).await;
    author.open(case).await.first_link(&format!("{case}/referrals/"))
}

/// Refers a case to the office of วิชัย on the basis of a public task, with these pieces; answers both ends' addresses.
pub async fn refer(app: &TestApp, narumon: &mut Browser, case: &str, share: &[&str]) -> (String, String) {
    let to = office_of(app, cast::WICHAI).await;
    let mut fields = letter("", &to);
    fields.push(("basis", "public-task"));
    fields.extend(share.iter().map(|piece| ("share", *piece)));
    let sent = send(narumon, case, &fields).await;
    let id = sent.rsplit('/').next().unwrap().to_owned();
    (sent, format!("/referrals/{id}"))
}

/// The letters that a reader copies out of a PDF.
fn copied(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is needed: install poppler-utils");
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    let text = String::from_utf8(reader.wait_with_output().unwrap().stdout).unwrap();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

struct Cast {
    somsri: Browser,
    narumon: Browser,
    prasert: Browser,
    wichai: Browser,
}

async fn all(app: &TestApp) -> Cast {
    Cast {
        somsri: app.sign_in(cast::SOMSRI).await,
        narumon: app.sign_in(cast::NARUMON).await,
        prasert: app.sign_in(cast::PRASERT).await,
        wichai: app.sign_in(cast::WICHAI).await,
    }
}
