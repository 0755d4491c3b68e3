//! A protected address and a sealed case reach nobody outside, whichever way they try: every page, search, list, figure,
//! sheet, notice, file name, entry of the log and line of the program's own log is looked through for words that stand
//! nowhere else.

mod world;

use std::io::{Cursor, Read as _};

use kueakun::demo::cast;
use store::{Source as _, Sql};
use testkit::{Answer, Browser, TestApp};
use web::Method;

use crate::api::Program;
use crate::foreign::{Records, addresses, with_parameters};
use crate::refusals::Kept;
pub use world::office_of;
use world::{ADDRESS, ASKED, CHOSEN, PHONE, PLACE, SEALED, Secrets};

/// Everybody but the owner of the sealed case; those above and beside her in the office, too.
const OUTSIDE_THE_TEAM: [&str; 12] = [
    cast::ORAPIN,
    cast::PRASERT,
    cast::NARUMON,
    cast::MALI,
    cast::NARONG,
    cast::WICHAI,
    cast::KANLAYA,
    cast::ANONG,
    cast::THAWAT,
    cast::WILAI,
    cast::PIMJAI,
    cast::PHUM,
];

/// Those beside the owner in her office, who were told nothing of what was chosen for another office.
const COLLEAGUES: [&str; 3] = [cast::PRASERT, cast::NARUMON, cast::MALI];

/// What the office to which the case was referred is not told either.
const HIDDEN: [&str; 6] = [SEALED, ADDRESS, PLACE[0], PLACE[1], PHONE, ASKED];

/// Those whose offices neither registered the woman nor stand above one that did.
const OUTSIDE_THE_OFFICES: [&str; 5] = [cast::NARONG, cast::WICHAI, cast::ANONG, cast::PIMJAI, cast::PHUM];

/// Ways to ask that no link offers: by name, place, telephone, number and words of what is hidden.
fn questions() -> Vec<String> {
    let asked = ["ปราณี", "หลบสมมุติ", "1/2569", "บ้านพี่น้อง", "อ.พรหมพิราม"];
    let mut questions = Vec::new();
    for words in asked.map(escape) {
        questions.push(format!("/search?q={words}"));
        questions.push(format!("/cases?q={words}"));
        for path in ["people", "households"] {
            questions.push(format!("/{path}?text={words}"));
        }
        for unit in ["individual", "family"] {
            questions.push(format!("/cases/new?unit={unit}&q={words}"));
        }
    }
    for rows in ["problem", "target-group", "office"] {
        questions.push(format!("/figures?rows={rows}"));
        questions.push(format!("/figures/cases?rows={rows}"));
        questions.push(format!("/figures/sheet.csv?rows={rows}"));
        questions.push(format!("/figures/sheet.xlsx?rows={rows}"));
    }
    questions
}

fn escape(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Every address that a reader can open or guess: the fixed ones, the questions, and those that name the hidden records.
fn doors(app: &TestApp, secrets: &Secrets, records: &Records) -> Vec<String> {
    let fixed = app.app().routes().iter().filter(|route| route.method == Method::Get && !route.path.contains('{'));
    let mut doors: Vec<String> = fixed.map(|route| route.path.to_owned()).collect();
    doors.extend(questions());
    for route in with_parameters(app).into_iter().filter(|route| route.method == Method::Get) {
        doors.extend(addresses(route.path, records, &Records::default()));
    }
    // What is set as PDF is compressed; its page and its JSON are looked through instead.
    doors.retain(|door| !door.ends_with("/pdf"));
    for person in [secrets.person, secrets.sister] {
        doors.extend(["", "/family", "/relations/new", "/edit"].map(|page| format!("/people/{person}{page}")));
        doors.push(format!("/cases/new?person={person}"));
    }
    doors.sort_unstable();
    doors.dedup();
    doors.push(format!("/households/{}/members/new?text={}", secrets.household, escape("ปราณี")));
    doors
}

/// All that an answer carries: its headers, its text, and what lies compressed in a sheet.
fn carried(answer: &Answer) -> String {
    let headers = ["content-disposition", "location"].map(|name| answer.header(name).to_owned()).join("\n");
    let bytes = answer.bytes();
    if !bytes.starts_with(b"PK") {
        return format!("{headers}\n{}", answer.text());
    }
    let mut book = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut all = headers;
    for place in 0..book.len() {
        let mut part = String::new();
        if book.by_index(place).unwrap().read_to_string(&mut part).is_ok() {
            all.push_str(&part);
        }
    }
    all
}

/// The words that an answer must not carry, however they are written.
fn found(answer: &Answer, words: &[&str]) -> Vec<String> {
    let carried = carried(answer);
    let digits: String = carried.chars().filter(|letter| *letter != '-').collect();
    let written = |word: &&&str| carried.contains(**word) || carried.contains(&escape(word)) || digits.contains(**word);
    words.iter().filter(written).map(|word| (*word).to_owned()).collect()
}

/// Opens every door as that person in that language; answers where one of the words was.
async fn told(app: &TestApp, (user, lang): (&str, &str), doors: &[String], words: &[&str]) -> Vec<String> {
    let mut told = Vec::new();
    let mut browser: Browser = app.sign_in(user).await;
    browser.set_cookie("kueakun_lang", lang);
    for door in doors {
        let answer = browser.get(door).await;
        let words = found(&answer, words);
        if !words.is_empty() {
            let words = words.join(" ");
            told.push(format!("{user} ({lang}) reads {words} at {door} ({})", answer.status()));
        }
    }
    told
}

#[tokio::test]
async fn the_words_are_there_for_those_who_may_read_them() {
    let app = crate::start().await;
    let secrets = Secrets::make(&app).await;
    let doors =
        [secrets.case.clone(), format!("/people/{}", secrets.person), format!("/households/{}", secrets.household)];
    let words = [SEALED, ADDRESS, PLACE[0], PLACE[1], PHONE];
    let mut told_in = Vec::new();
    for lang in ["th", "en"] {
        told_in.extend(told(&app, (cast::SOMSRI, lang), &doors, &words).await);
    }
    let told = told_in.join("\n");
    for word in [SEALED, ADDRESS, PLACE[0], PLACE[1], PHONE] {
        assert!(told.contains(word), "{word} is not where it belongs, so that the other tests would find it nowhere");
    }
}

#[tokio::test]
async fn a_sealed_case_is_told_to_nobody_outside_its_team() {
    let app = crate::start().await;
    let secrets = Secrets::make(&app).await;
    let records = Records::of(&app, secrets.office).await;
    let doors = doors(&app, &secrets, &records);
    assert!(doors.iter().filter(|door| door.starts_with(&secrets.case)).count() > 10, "{doors:?}");
    let mut leaks = Vec::new();
    for user in OUTSIDE_THE_TEAM {
        let mut words = vec![SEALED];
        if user != cast::NARUMON {
            words.push(ASKED);
        }
        if COLLEAGUES.contains(&user) {
            words.push(CHOSEN);
        }
        leaks.extend(told(&app, (user, "th"), &doors, &words).await);
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

#[tokio::test]
async fn the_office_to_which_it_was_referred_reads_what_was_chosen_and_no_program_of_theirs_reads_more() {
    let app = crate::start().await;
    let secrets = Secrets::make(&app).await;
    let mut wichai = app.sign_in(cast::WICHAI).await;
    let received = wichai.open("/referrals").await.has_text(CHOSEN).first_link("/referrals/");
    let page = wichai.open(&received).await;
    assert!(page.text().contains(CHOSEN), "what was chosen is there for them");
    assert_eq!(found(&page, &HIDDEN), Vec::<String>::new());
    for user in [cast::WICHAI, cast::NARONG, cast::PRASERT] {
        let mut program = Program::of(&app, user).await;
        let case = secrets.case.trim_start_matches("/cases/").to_owned();
        let mut paths = vec!["/cases".to_owned(), "/people".to_owned()];
        paths.push(format!("/cases/{case}"));
        paths.push(format!("/cases/{case}/visits"));
        for path in paths {
            let answer = program.get(&path).await;
            assert_eq!(found(&answer, &[SEALED, CHOSEN, ASKED]), Vec::<String>::new(), "{user} at {path}");
        }
    }
}

#[tokio::test]
async fn a_protected_address_is_told_to_nobody_outside_the_offices_that_look_after_her() {
    let app = crate::start().await;
    let secrets = Secrets::make(&app).await;
    let records = Records::of(&app, secrets.office).await;
    let doors = doors(&app, &secrets, &records);
    let mut leaks = Vec::new();
    let readers = OUTSIDE_THE_OFFICES.map(|user| (user, "th")).into_iter().chain([(cast::NARONG, "en")]);
    for reader in readers {
        leaks.extend(told(&app, reader, &doors, &[ADDRESS, PLACE[0], PLACE[1], PHONE]).await);
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

#[tokio::test]
async fn no_register_that_is_taken_out_as_a_file_carries_her_or_her_house() {
    let app = crate::start().await;
    let secrets = Secrets::make(&app).await;
    let ids = [secrets.person.to_string(), secrets.household.to_string()];
    let mut words = vec!["ปราณี", SEALED, ADDRESS, PLACE[0], PHONE];
    words.extend(ids.iter().map(String::as_str));
    let mut taken = 0;
    for (user, is_hers) in [(cast::WICHAI, false), (cast::PRASERT, true)] {
        let mut browser = app.sign_in(user).await;
        for template in ["persons", "households", "members", "cases"] {
            for format in ["csv", "xlsx"] {
                let asked = [("template", template), ("reason", "ปรับปรุงทะเบียนประจำปี"), ("format", format)];
                let file = browser.post("/imports/exports", &asked).await;
                let told = found(file.is(200), &words);
                taken += usize::from(is_hers && !told.is_empty());
                assert!(is_hers || told.is_empty(), "{user} takes {told:?} out in {template}.{format}");
            }
        }
    }
    assert!(taken >= 6, "her own office takes her out, so that the words would be found");
}

#[tokio::test]
async fn nobody_outside_finds_her_or_her_house_by_the_place_that_is_hidden() {
    let app = crate::start().await;
    let secrets = Secrets::make(&app).await;
    let hidden = [format!("/people/{}", secrets.person), format!("/households/{}", secrets.household)];
    for user in [cast::NARONG, cast::WICHAI] {
        let mut browser = app.sign_in(user).await;
        for words in ["ต.วงฆ้อง", "วงฆ้อง", "Wong Khong", ADDRESS, "169/7"].map(escape) {
            let asked = ["/search?q=", "/people?text=", "/households?text=", "/cases/new?unit=family&q="];
            for question in asked.map(|start| format!("{start}{words}")) {
                let page = browser.open(&question).await;
                let shown: Vec<_> = hidden.iter().filter(|href| page.text().contains(href.as_str())).collect();
                assert!(shown.is_empty(), "{user} finds {shown:?} at {question}");
            }
        }
    }
}

#[tokio::test]
async fn no_notice_file_name_or_entry_of_the_audit_log_carries_the_words() {
    let app = crate::start().await;
    let secrets = Secrets::make(&app).await;
    let somsri = offices::staff_named(app.db(), cast::SOMSRI).await.unwrap().unwrap();
    let notices = Sql::new("select args, href from notices where staff_id <> ?").bind(somsri);
    let mut kept: Vec<(String, String)> = app.db().all(notices).await.unwrap();
    // A reason is kept as it was typed: that is what the log is for. Its details hold no content.
    let entries = Sql::new("select detail, act from audit_log");
    kept.extend(app.db().all::<(String, String)>(entries).await.unwrap());
    // Whoever listens outside is told of ids alone.
    let jobs: Vec<(String, String)> = app.db().all(Sql::new("select payload, key from jobs")).await.unwrap();
    assert!(!jobs.is_empty(), "somebody listens");
    kept.extend(jobs);
    let files = walk(app.db().folder());
    assert!(!files.is_empty(), "the file that was attached lies somewhere");
    kept.extend(files.into_iter().map(|name| (name, String::new())));
    for (one, other) in &kept {
        for word in [SEALED, ADDRESS, PLACE[0], PLACE[1], PHONE] {
            assert!(!one.contains(word) && !other.contains(word), "{word} stands in {one} {other}");
        }
    }
    assert!(!secrets.case.contains(SEALED));
    assert_ne!(office_of(&app, cast::NARONG).await, secrets.office);
}

fn walk(folder: &std::path::Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            names.extend(walk(&entry.path()));
        }
        names.push(entry.path().to_string_lossy().into_owned());
    }
    names
}

#[tokio::test]
async fn the_programs_own_log_carries_none_of_the_words_at_any_level() {
    let kept = Kept::default();
    let writer = kept.clone();
    let log = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone());
    let _guard = tracing::subscriber::set_default(log.finish());
    let app = crate::start().await;
    let secrets = Secrets::make(&app).await;
    let mut narong = app.sign_in(cast::NARONG).await;
    for door in doors(&app, &secrets, &Records::of(&app, secrets.office).await) {
        narong.get(&door).await;
    }
    tracing::info!("this line shows that the log is kept");
    let log = kept.text();
    assert!(log.contains("this line shows that the log is kept"));
    for word in [SEALED, ADDRESS, PLACE[0], PLACE[1], PHONE] {
        assert!(!log.contains(word), "{word} stands in the log");
    }
}
