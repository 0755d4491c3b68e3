//! Requests as they fall: any method at any route, ids of real records and of none, fields that nobody would type. The
//! program never fails inside, whoever asks.

use kernel::{Code as _, Id, Role};
use kueakun::demo::cast;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use store::{Source as _, Sql};
use testkit::{Browser, TestApp};
use web::{Method, Route};

use crate::foreign::KINDS;
use crate::foreign::world::{World, newcomer};

/// Requests of each of the four tests, ten thousand in all; more of them by `KUEAKUN_REQUESTS=10000`, others by
/// `KUEAKUN_SEED=7`.
const REQUESTS: &str = "KUEAKUN_REQUESTS";
const SEED: &str = "KUEAKUN_SEED";
const USUAL: u64 = 2_500;

/// Names that forms and addresses use, so that what is sent is sometimes nearly right.
const NAMES: &[&str] = &[
    "version",
    "form",
    "reason",
    "title",
    "given",
    "family",
    "born",
    "sex",
    "identity",
    "id-number",
    "id-kind",
    "phone",
    "house",
    "moo",
    "place",
    "text",
    "page",
    "view",
    "stage",
    "urgency",
    "closed",
    "due",
    "what",
    "due-on",
    "owner",
    "kind",
    "given-on",
    "amount",
    "happened-on",
    "facts",
    "opinion",
    "people",
    "subject",
    "unit",
    "channel",
    "received-on",
    "received-time",
    "story",
    "request",
    "reporter",
    "basis",
    "confidentiality",
    "danger",
    "gravity",
    "to",
    "from",
    "until",
    "staff",
    "part",
    "user_name",
    "password",
    "next",
    "code",
    "hash",
    "answer",
    "comment",
    "body",
    "name",
    "person",
    "looked",
    "by",
    "period",
    "first",
    "last",
    "office",
    "role",
    "level",
    "lang",
    "theme",
    "list",
    "goal",
    "score",
    "handover",
];

/// Values that break what takes its input for granted.
const ODD: &[&str] = &[
    "",
    " ",
    "0",
    "-1",
    "9223372036854775807",
    "99999999999999999999",
    "1e309",
    "NaN",
    "๙๙/๑๓/๒๕๖๙",
    "31/2/2569",
    "2026-02-30",
    "1/9/2569",
    "29/2/2567",
    "นางสาวสมหญิง",
    "ก\u{0e48}\u{0e48}\u{0e48}\u{0e48}",
    "\u{200b}\u{202e}\u{feff}",
    "\u{0}",
    "\u{1}\u{7f}",
    "'; drop table persons; --",
    "%",
    "_",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "../../etc/passwd",
    "\\",
    "\"",
    "%ff%fe",
    "👩‍👩‍👧‍👧",
    "ＡＢＣ",
    "true",
    "yes",
    "home-visit",
    "diagnosis",
    "plan",
    "closing",
    "counselling",
    "emergency",
    "ordinary",
    "sealed",
    "1-1017-00203-45-0",
    "0812345678",
];

/// One request.
#[derive(Debug, Clone)]
struct Sent {
    route: usize,
    ids: [usize; 3],
    fields: Vec<(String, String)>,
    other_method: bool,
    files: bool,
    reader: usize,
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => prop::sample::select(ODD).prop_map(str::to_owned),
        2 => "[ก-๛0-9a-zA-Z ./-]{0,40}",
        1 => any::<String>(),
        1 => (1_usize..20_000).prop_map(|length| "ยาว".repeat(length)),
        2 => (0_i64..5).prop_map(|number| number.to_string()),
    ]
}

fn field() -> impl Strategy<Value = (String, String)> {
    let name = prop_oneof![9 => prop::sample::select(NAMES).prop_map(str::to_owned), 1 => any::<String>()];
    (name, value())
}

fn sent(routes: usize, readers: usize) -> impl Strategy<Value = Sent> {
    (
        0..routes,
        prop::array::uniform3(0_usize..1_000),
        prop::collection::vec(field(), 0..12),
        prop::bool::weighted(0.05),
        prop::bool::weighted(0.05),
        0..readers,
    )
        .prop_map(|(route, ids, fields, other_method, files, reader)| Sent {
            route,
            ids,
            fields,
            other_method,
            files,
            reader,
        })
}

/// Words to stand in the place of parameters: ids of records, ids of none, and no ids at all.
async fn ids(app: &TestApp, world: World) -> Vec<String> {
    let mut all: Vec<String> =
        ["0", "-", "new", "8q", "9q", "ก", "%00", "1'--", "zzzzzzzzzzzzz"].map(str::to_owned).to_vec();
    for (_, sql) in KINDS {
        for office in [world.theirs, world.beside] {
            let rows: Vec<(i64, i64)> = app.db().all(Sql::new(*sql).bind(office)).await.unwrap();
            let ids = rows.into_iter().take(3).flat_map(|(one, other)| [one, other]);
            all.extend(ids.filter(|id| *id != 0).map(|id| Id::<()>::new(id).to_string()));
        }
    }
    all
}

fn address(route: &Route, sent: &Sent, ids: &[String]) -> String {
    let mut places = sent.ids.iter();
    let parts = route.path.split('/').map(|part| match part.starts_with('{') {
        true => places.next().and_then(|place| ids.get(place % ids.len())).cloned().unwrap_or_default(),
        false => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

async fn send(browser: &mut Browser, route: &Route, sent: &Sent, ids: &[String]) -> u16 {
    // Addresses carry no raw Thai; a browser writes it in percents.
    let path: String =
        testkit::encode(&[("", &address(route, sent, ids))])[1..].replace("%2F", "/").replace("%25", "%");
    let fields: Vec<(&str, &str)> = sent.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let get = (route.method == Method::Get) != sent.other_method;
    let answer = if get {
        let query: String = testkit::encode(&fields).chars().take(6_000).collect();
        browser.get(&format!("{path}?{query}")).await
    } else if sent.files {
        browser.upload(&path, &fields, &[("file", "x.pdf", b"%PDF-1.7")]).await
    } else {
        browser.post(&path, &fields).await
    };
    answer.status()
}

/// Who was signed out on the way comes back; one whose account is locked by now stays outside like a stranger. The first
/// reader is always one.
async fn sign_in_again(app: &TestApp, readers: &mut [Browser], names: &[String]) {
    for (reader, name) in readers.iter_mut().skip(1).zip(names) {
        *reader = app.visitor();
        reader.post("/sign-in/cast", &[("account", name.as_str())]).await;
    }
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The memory of this process, in KiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_requests_of_any_kind_from_every_role_never_fail_inside() {
    never_fails(0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_thousands_of_requests_never_fail_inside() {
    never_fails(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_third_lot_of_requests_never_fails_inside() {
    never_fails(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fourth_lot_of_requests_never_fails_inside() {
    never_fails(3).await;
}

/// One of the four lots, each with requests and a program of its own, so that they run beside each other.
async fn never_fails(lot: u64) {
    let (requests, seed) = (number(REQUESTS, USUAL), number(SEED, 2569) + lot);
    let app = crate::start().await;
    let world = World::make(&app).await;
    let ids = ids(&app, world).await;
    let mut names = vec![cast::SOMSRI.to_owned(), cast::PRASERT.to_owned()];
    for role in Role::ALL {
        names.push(newcomer(&app, world.theirs, *role).await);
    }
    let mut readers = vec![app.visitor(); names.len() + 1];
    sign_in_again(&app, &mut readers, &names).await;
    let routes: Vec<Route> = app.app().routes().to_vec();
    let mut bytes = [0_u8; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let strategy = sent(routes.len(), readers.len());
    let mut before = 0;
    let mut answers = std::collections::BTreeMap::<u16, u64>::new();
    for turn in 0..requests {
        if turn % 300 == 299 {
            sign_in_again(&app, &mut readers, &names).await;
        }
        let sent = strategy.new_tree(&mut runner).unwrap().current();
        let status = send(&mut readers[sent.reader], &routes[sent.route], &sent, &ids).await;
        *answers.entry(status).or_default() += 1;
        assert!(status < 500, "request {turn} of seed {seed}: {} {sent:?}", routes[sent.route].path);
        if turn == requests / 4 {
            before = memory();
        }
    }
    assert!(answers.contains_key(&200) && answers.contains_key(&404), "{answers:?}");
    assert!(memory() < before + 200 * 1024, "{before} KiB after a quarter, {} after all", memory());
    let report = app.db().verify_audit().await.unwrap();
    assert!(report.holds(), "{:?}", report.findings);
}
