//! Letters of the two offices: on their way, waiting to be taken, and listed to be destroyed.

use correspondence::actions;
use correspondence::model::{
    Channel, Content, DisposalRow, HandoverKind, HandoverRow, HandoverState, Kind, Secrecy, Urgency,
};
use correspondence::store::{disposals, handovers};
use kueakun::demo::cast;
use store::By;
use testkit::TestApp;

use super::world::{id_in, made, office_of, staff};

fn written(circular: bool) -> actions::WriteLetter {
    actions::WriteLetter {
        kind: Kind::External,
        party_to: "หัวหน้าหน่วยงาน".to_owned(),
        subject: "ขอข้อมูล".to_owned(),
        urgency: Urgency::Normal,
        within_at: None,
        secrecy: Secrecy::Open,
        circular,
        answers: None,
        content: Content::default(),
    }
}

/// A draft of a circular with somebody on its list.
pub async fn circulate(app: &TestApp) {
    let db = app.db();
    let prasert = offices::actor(db, staff(app, cast::PRASERT).await, app.today()).await.unwrap();
    let id = actions::begin(db, &prasert, prasert.office, &written(true)).await.unwrap();
    let letter = correspondence::store::letters::known(db, id).await.unwrap();
    let to = actions::Addressee { name: "โรงเรียน".to_owned(), office: None, address: String::new() };
    actions::list(db, &prasert, &letter, vec![to]).await.unwrap();
}

/// The office beside sends a letter that nobody has taken into the register yet.
pub async fn arrive(app: &TestApp) {
    let db = app.db();
    let narong = offices::actor(db, staff(app, cast::NARONG).await, app.today()).await.unwrap();
    let id = actions::begin(db, &narong, narong.office, &written(false)).await.unwrap();
    let known = async || correspondence::store::letters::known(db, id).await.unwrap();
    actions::sign(db, &narong, known().await, actions::Hand::own("ณรงค์", "นักสังคมสงเคราะห์")).await.unwrap();
    actions::number(db, &narong, known().await, None).await.unwrap();
    let to = actions::Addressee {
        name: "หน่วยงาน".to_owned(),
        office: Some(office_of(app, cast::SOMSRI).await),
        address: String::new(),
    };
    let sent = actions::SendLetter { channel: Channel::System, to: vec![to], note: String::new() };
    actions::send(db, &narong, known().await, sent, b"%PDF-1.7".to_vec()).await.unwrap();
}

/// A letter with a file on its way, a registrar of secrets, a list of letters to be destroyed, and one of letters to be handed over.
pub async fn registers(app: &TestApp) {
    let mali = &mut app.sign_in(cast::MALI).await;
    let came = crate::correspondence::receiving::came("ขอข้อมูล", "1");
    let answer = mali.upload("/letters", &came, &[("paper", "x.pdf", b"%PDF-1.7 letter")]).await;
    answer.is(303);
    let letter = answer.location();
    let to = format!("staff-{}", staff(app, cast::SOMSRI).await);
    let version = mali.open(&format!("{letter}/routing")).await.field_value("version");
    let way = [("version", version.as_str()), ("to-1", to.as_str()), ("asks-1", "act")];
    made(mali, &format!("{letter}/routing"), &way).await;
    let office = office_of(app, cast::MALI).await;
    let (office_text, registrar) = (office.to_string(), staff(app, cast::NARUMON).await.to_string());
    let named = [("office", office_text.as_str()), ("staff", registrar.as_str()), ("from-on", "1/9/69")];
    made(&mut app.sign_in(cast::THAWAT).await, "/letters/registrars", &named).await;
    let (giver, signer) = (staff(app, cast::PRASERT).await.to_string(), staff(app, cast::SOMSRI).await.to_string());
    let mandate = [("office", office_text.as_str()), ("giver", &giver), ("signer", &signer), ("kinds", "memo")];
    let by = [("giver-post", "หัวหน้ากอง"), ("from-on", "1/9/69"), ("order-words", "คำสั่งที่ 1")];
    made(&mut app.sign_in(cast::PRASERT).await, "/letters/mandates", &[&mandate[..], &by].concat()).await;
    let tx = app.db().write(By::System("test")).await.unwrap();
    let by = (app.today(), staff(app, cast::MALI).await);
    let list = DisposalRow::listed(tx.new_id(), office, 2568, by);
    disposals::insert(&tx, &list).await.unwrap();
    disposals::add(&tx, list.id, 1, id_in(&letter).parse().unwrap()).await.unwrap();
    let old = HandoverRow {
        id: tx.new_id(),
        office,
        kind: HandoverKind::Transfer,
        state: HandoverState::Listed,
        year: 2569,
        reason: String::new(),
        made_on: app.today(),
        made_by: staff(app, cast::MALI).await,
        ended_on: None,
        ended_by: None,
        receiver: String::new(),
        number: String::new(),
        version: 1,
    };
    handovers::insert(&tx, &old, &[id_in(&letter).parse().unwrap()]).await.unwrap();
    tx.commit().await.unwrap();
}
