//! Taking a file of HSDS 3.1 in: what is kept, what is not, and that it is said.

use kernel::Clock;
use kueakun::demo::cast;
use serde_json::{Value, json};
use store::{By, Db};
use testkit::Home;

/// A new installation without any entry.
pub async fn empty(home: &Home) -> Db {
    let db = home.open(kueakun::migrations(), Clock::set_to(testkit::start_of_time())).await;
    let tx = db.write(By::System("test")).await.unwrap();
    directory::prepare(&tx).await.unwrap();
    tx.commit().await.unwrap();
    db
}

pub async fn import(db: &Db, text: &str) -> directory::Outcome {
    directory::import(db, By::System("test"), text, false).await.unwrap()
}

const ORGANISATION: &str = "11111111-1111-4111-8111-111111111111";
const SERVICE: &str = "22222222-2222-4222-8222-222222222222";

/// A file of one service, after this change.
pub fn one(change: impl FnOnce(&mut Value)) -> String {
    let mut service = json!({
        "id": SERVICE,
        "name": "Night shelter",
        "status": "active",
        "organization": { "id": ORGANISATION, "name": "Shelter", "description": "Beds" },
    });
    change(&mut service);
    json!({ "services": [service] }).to_string()
}

fn said(outcome: &directory::Outcome) -> Vec<(&str, directory::Why)> {
    outcome.notes.iter().map(|note| (note.at.as_str(), note.why)).collect()
}

#[tokio::test]
async fn a_record_that_cannot_be_kept_is_named_and_the_rest_goes_in() {
    use directory::Why::{Missing, NoUuid, Twice};
    let app = crate::start().await;
    let of = |organisation: &str| json!({ "id": organisation, "name": "Shelter", "description": "Beds" });
    let file = json!({ "services": [
        { "id": "35", "name": "No uuid", "organization": of(ORGANISATION) },
        { "id": SERVICE, "name": "Good", "status": "active", "organization": of(ORGANISATION) },
        { "id": SERVICE, "name": "The same again", "organization": of(ORGANISATION) },
        { "id": "33333333-3333-4333-8333-333333333333", "name": "Nobody's" },
        { "id": "44444444-4444-4444-8444-444444444444", "organization": of(ORGANISATION) },
    ] });
    let outcome = import(app.db(), &file.to_string()).await;
    let expected = [
        ("/services/0/id", NoUuid),
        ("/services/2/id", Twice),
        ("/services/3/organization", Missing),
        ("/services/4/name", Missing),
    ];
    assert_eq!(said(&outcome), expected);
    assert_eq!((outcome.organisations.added, outcome.services.added), (1, 1));
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.open("/directory?text=Good").await.has_text("Good").has_text("Shelter");
}

#[tokio::test]
async fn nothing_of_a_file_is_left_out_silently() {
    use directory::Why::{NoId, NotKept, NotUnderstood, WrongType};
    let app = crate::start().await;
    let file = one(|service| {
        service["organization"]["website"] = json!("javascript:alert(1)");
        service["wait_time"] = json!("two weeks");
        service["x-colour"] = json!("red");
        service["minimum_age"] = json!("12");
        service["status"] = json!("sleeping");
        service["funding"] = json!([{ "id": ORGANISATION, "source": "State" }]);
        service["empty"] = json!([]);
        service["url"] = Value::Null;
        service["phones"] = json!([{ "number": "1300" }]);
        service["schedules"] =
            json!([{ "id": ORGANISATION, "freq": "MONTHLY", "byday": "1SA", "description": "First Saturday" }]);
    });
    let outcome = import(app.db(), &file).await;
    let expected = [
        ("/services/0/organization/website", NotUnderstood),
        ("/services/0/minimum_age", WrongType),
        ("/services/0/phones/0/id", NoId),
        ("/services/0/schedules/0/freq", NotUnderstood),
        ("/services/0/schedules/0/byday", NotUnderstood),
        ("/services/0/status", NotUnderstood),
        ("/services/0/funding", NotKept),
        ("/services/0/wait_time", NotKept),
        ("/services/0/x-colour", NotKept),
    ];
    assert_eq!(said(&outcome), expected);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let page = somsri.open("/directory?text=shelter").await;
    somsri.open(&page.first_link("/directory/services/")).await.has_text("First Saturday");
    let again = import(app.db(), &file).await;
    assert_eq!((again.services.same, again.services.changed), (1, 0), "ids that were given are given again");
}

#[tokio::test]
async fn a_page_of_an_api_a_list_and_a_single_service_are_read_as_well() {
    let service: Value = serde_json::from_str::<Value>(&one(|_| ())).unwrap()["services"][0].clone();
    for file in [json!({ "total_items": 1, "contents": [service] }), json!([service]), service.clone()] {
        let home = Home::empty().await;
        let db = empty(&home).await;
        assert_eq!(import(&db, &file.to_string()).await.services.added, 1, "{file}");
    }
}

#[tokio::test]
async fn an_organisation_beside_a_service_keeps_the_telephones_that_it_has_here() {
    let app = crate::start().await;
    let whole = json!({ "organizations": [{
        "id": ORGANISATION, "name": "Shelter", "description": "Beds",
        "phones": [{ "id": SERVICE, "number": "055-111-222" }],
    }] });
    import(app.db(), &whole.to_string()).await;
    let outcome =
        import(app.db(), &one(|service| service["organization"]["description"] = json!("Beds and meals"))).await;
    assert_eq!(outcome.organisations.changed, 1);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let page = somsri.open("/directory?text=shelter").await;
    somsri.open(&page.first_link("/directory/organisations/")).await.has_text("055-111-222").has_text("Beds and meals");
}

#[tokio::test]
async fn a_verification_here_that_is_later_than_the_files_stays() {
    let app = crate::start().await;
    let older = one(|service| service["assured_date"] = json!("2026-01-05"));
    import(app.db(), &older).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let address = somsri.open("/directory?text=shelter").await.first_link("/directory/services/");
    somsri.open(&address).await.has_text("ยืนยันไว้นานแล้ว 5 ม.ค. 2569");
    let version = somsri.open(&address).await.field_value("version");
    somsri.submit(&format!("{address}/verification"), &[("version", &version)]).await;
    assert_eq!(import(app.db(), &older).await.services.same, 1);
    somsri.open(&address).await.has_text("ยืนยันข้อมูล 1 ก.ย. 2569");
}

#[tokio::test]
async fn editing_a_telephone_keeps_its_id() {
    let app = crate::start().await;
    let phone = "55555555-5555-4555-8555-555555555555";
    let given = one(|service| service["phones"] = json!([{ "id": phone, "number": "055-111-222", "type": "voice" }]));
    import(app.db(), &given).await;
    let mut mali = app.sign_in(cast::MALI).await;
    let address = mali.open("/directory?text=shelter").await.first_link("/directory/services/");
    let fields = [
        ("name", "Night shelter"),
        ("description", "Beds"),
        ("hours", "unknown"),
        ("phones", "1300\n055-111-222 กลางคืน"),
        ("version", "1"),
    ];
    mali.submit(&address, &fields).await;
    let file: Value = serde_json::from_str(&directory::export(app.db()).await.unwrap()).unwrap();
    let service = file["services"].as_array().unwrap().iter().find(|one| one["id"] == SERVICE).unwrap();
    let expected = json!({ "id": phone, "number": "055-111-222", "type": "voice", "description": "กลางคืน" });
    assert_eq!(service["phones"][1], expected);
}
