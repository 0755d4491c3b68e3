//! The service directory as its users meet it.

mod closing;
mod exchange;
mod finding;
mod hsds;
mod importing;
mod keeping;

use testkit::{Answer, Browser};

/// An organisation, added by somebody who may; answers its address.
async fn organisation(browser: &mut Browser, name: &str) -> String {
    let fields = [("name", name), ("description", "ช่วยเหลือผู้เดือดร้อน"), ("phones", "055-111-222 สำนักงาน")];
    browser.post("/directory/organisations", &fields).await.is(303).location()
}

/// The least that a service must say.
const LEAST: [(&str, &str); 3] = [("name", "บริการตัวอย่าง"), ("description", "ช่วยเหลือ"), ("hours", "unknown")];

/// A service of an organisation, by what is different from the least; answers its address.
async fn service(browser: &mut Browser, organisation: &str, different: &[(&str, &str)]) -> String {
    let mut fields: Vec<(&str, &str)> =
        LEAST.into_iter().filter(|(name, _)| different.iter().all(|(other, _)| other != name)).collect();
    fields.extend_from_slice(different);
    let answer: Answer = browser.post(&format!("{organisation}/services"), &fields).await;
    answer.is(303).location()
}

/// An address with a query in Thai.
fn asking(path: &str, query: &[(&str, &str)]) -> String {
    format!("{path}?{}", testkit::encode(query))
}

/// Where these texts stand among what a reader sees, in the order of the page; none may be missing.
fn in_order(page: &Answer, texts: &[&str]) {
    let seen = page.seen();
    let places: Vec<usize> = texts
        .iter()
        .map(|text| seen.find(text).unwrap_or_else(|| panic!("{text} is not on the page:\n{seen}")))
        .collect();
    assert!(places.is_sorted(), "{texts:?} stand at {places:?} in\n{seen}");
}
