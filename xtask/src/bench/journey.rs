//! What people do in the course of a working day, as requests: the only file that knows the program's paths.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::Mutex;

use super::client::{Client, encode, field};
use super::load::Name;
use super::reply::Reply;
use crate::outcome::{During, Outcome, fail};

/// Who works in the run: the social worker of the demo's sub-district, and the password of everybody in the demo.
const ACCOUNT: (&str, &str) = ("somsri", "kueakun-2569");

/// Pages of the office's list from which cases are opened.
const LISTS: usize = 10;

/// Drafts that are written on, each by one hand at a time: more than there are connections in any run.
const DRAFTS: usize = 48;

/// One thing that a social worker does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Opens the page of the day.
    Today,
    /// Opens the list of cases.
    CaseList,
    /// Opens one case.
    CasePage,
    /// Looks for a person by name.
    PersonSearch,
    /// Saves the draft of a home visit.
    SaveVisit,
    /// Records a service: the service, its line in the story and in the audit log.
    GiveService,
    /// Registers somebody: the record, what it is searched by, its line in the audit log.
    Register,
}

/// A working day in ten turns: mostly reading, now and then a search or a save.
const DAY: [Deed; 10] = [
    Deed::Today,
    Deed::CaseList,
    Deed::CasePage,
    Deed::PersonSearch,
    Deed::CasePage,
    Deed::SaveVisit,
    Deed::CaseList,
    Deed::CasePage,
    Deed::PersonSearch,
    Deed::SaveVisit,
];

impl Deed {
    /// What is done at a turn of the mixed run.
    pub fn of_turn(turn: usize) -> Self {
        DAY[turn % DAY.len()]
    }

    /// Its line in the table.
    pub fn name(self) -> Name {
        match self {
            Self::Today => "today's page",
            Self::CaseList => "case list",
            Self::CasePage => "case page",
            Self::PersonSearch => "person search",
            Self::SaveVisit => "save a visit",
            Self::GiveService => "record a service",
            Self::Register => "register a person",
        }
    }
}

/// A draft and the version that its writer knows.
#[derive(Debug)]
struct Draft {
    path: String,
    version: String,
}

/// A signed-in member of the cast, the cases that they may open and the drafts that they write.
#[derive(Debug)]
pub struct Journey {
    cookies: Vec<(String, String)>,
    csrf: String,
    cases: Vec<Case>,
    own: Vec<Case>,
    drafts: Mutex<VecDeque<Draft>>,
}

/// A case as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    path: String,
    client: String,
}

impl Journey {
    /// Signs the member of the cast in, reads which cases the lists offer, and begins the drafts.
    pub fn prepare(address: SocketAddr) -> Outcome<Self> {
        let mut client = Client::new(address);
        let page = client.get("/sign-in")?.text();
        let csrf = field(&page, "_csrf").during("the sign-in page has no token")?;
        let (user, password) = ACCOUNT;
        let sent = [("_csrf", csrf.as_str()), ("user_name", user), ("password", password), ("next", "/")];
        expect(&client.post("/sign-in", &sent)?, 303, "sign in")?;
        let csrf = field(&client.get("/")?.text(), "_csrf").during("today's page has no token")?;
        let cases = listed(&mut client, "/cases?view=office")?;
        let own = listed(&mut client, "/cases?view=mine")?;
        let drafts = begin(&mut client, &csrf, &own)?;
        if cases.is_empty() || drafts.len() < DRAFTS {
            return fail(format!("{} cases and {} drafts are too few to measure with", cases.len(), drafts.len()));
        }
        Ok(Self { cookies: client.cookies().to_vec(), csrf, cases, own, drafts: Mutex::new(drafts) })
    }

    /// Does one deed to its end and says what it was.
    pub fn perform(&self, client: &mut Client, deed: Deed, turn: usize) -> Outcome<Name> {
        if client.cookies().is_empty() {
            client.carry(&self.cookies);
        }
        let case = &self.cases[turn % self.cases.len()];
        let (reply, status) = match deed {
            Deed::Today => (client.get("/")?, 200),
            Deed::CaseList => (client.get("/cases?view=office")?, 200),
            Deed::CasePage => (client.get(&case.path)?, 200),
            Deed::PersonSearch => {
                let query = encode(&[("text", sought(&case.client, turn))]);
                (client.get(&format!("/people?{query}"))?, 200)
            }
            Deed::SaveVisit => (self.save_visit(client, turn)?, 200),
            Deed::GiveService => (self.give_service(client, turn)?, 303),
            Deed::Register => (self.register(client, turn)?, 303),
        };
        expect(&reply, status, deed.name())?;
        Ok(deed.name())
    }

    fn save_visit(&self, client: &mut Client, turn: usize) -> Outcome<Reply> {
        let taken = self.drafts.lock().during("another worker failed")?.pop_front();
        let mut draft = taken.during("more hands than drafts")?;
        let facts = format!("เยี่ยมบ้านครั้งที่ {turn} พบผู้ใช้บริการและบุตรสาว สภาพบ้านมั่นคง มีอาหารเพียงพอ นัดติดตามเดือนหน้า");
        let reply = client.post(
            &format!("{}/draft", draft.path),
            &[
                ("_csrf", &self.csrf),
                ("version", &draft.version),
                ("happened-on", "1/9/2569"),
                ("place", "บ้านเลขที่ 12 หมู่ 4"),
                ("people", "ผู้ใช้บริการและบุตรสาว"),
                ("facts", &facts),
                ("opinion", "ดูแลกันได้ดี"),
            ],
        )?;
        if let Some(version) = &reply.version {
            draft.version.clone_from(version);
        }
        self.drafts.lock().during("another worker failed")?.push_back(draft);
        Ok(reply)
    }

    fn give_service(&self, client: &mut Client, turn: usize) -> Outcome<Reply> {
        let Case { path, .. } = &self.own[turn % self.own.len()];
        client.post(
            &format!("{path}/services"),
            &[
                ("_csrf", &self.csrf),
                ("kind", "counselling"),
                ("given-on", "1/9/2569"),
                ("what", "แนะนำสิทธิและช่องทางขอรับเบี้ย"),
                ("amount", ""),
            ],
        )
    }

    /// `looked` says that those who are alike were looked at: nobody is compared here, the record is written.
    fn register(&self, client: &mut Client, turn: usize) -> Outcome<Reply> {
        let given = format!("ทดสอบ{}", SYLLABLES[turn % SYLLABLES.len()]);
        client.post(
            "/people",
            &[
                ("_csrf", &self.csrf),
                ("looked", "yes"),
                ("title", "นาย"),
                ("given", &given),
                ("family", "วัดความเร็ว"),
                ("sex", "male"),
                ("born", "2510"),
            ],
        )
    }
}

/// Ends of the names that are registered.
const SYLLABLES: [&str; 8] = ["กานต์", "ขวัญ", "คุณ", "งาม", "จิต", "ชัย", "ดี", "เดช"];

/// What is typed to find a client: the whole name, or the family name with its last letter forgotten.
fn sought(client: &str, turn: usize) -> &str {
    if turn.is_multiple_of(2) {
        return client;
    }
    let family = client.rsplit(' ').next().unwrap_or(client);
    family.char_indices().last().map_or(family, |(last, _)| &family[..last])
}

/// The cases on the first pages of a list.
fn listed(client: &mut Client, list: &str) -> Outcome<Vec<Case>> {
    let mut cases = Vec::new();
    for number in 1..=LISTS {
        cases.extend(case_links(&client.get(&format!("{list}&page={number}"))?.text()));
    }
    cases.sort();
    cases.dedup();
    Ok(cases)
}

/// Begins a home visit in each case that has come so far, until there are enough.
fn begin(client: &mut Client, csrf: &str, cases: &[Case]) -> Outcome<VecDeque<Draft>> {
    let mut drafts = VecDeque::new();
    for case in cases.iter().cycle().take(cases.len() * DRAFTS) {
        if drafts.len() == DRAFTS {
            break;
        }
        let reply = client.post(&format!("{}/papers", case.path), &[("_csrf", csrf), ("form", "home-visit")])?;
        let Some(path) = reply.location else { continue };
        let version = field(&client.get(&path)?.text(), "version").during("the draft has no version")?;
        drafts.push_back(Draft { path, version });
    }
    Ok(drafts)
}

fn expect(reply: &Reply, status: u16, deed: &str) -> Outcome {
    if reply.status == status {
        return Ok(());
    }
    fail(format!("{deed}: answered {} instead of {status}", reply.status))
}

/// The cases that a page links to, with the words of the link.
fn case_links(page: &str) -> Vec<Case> {
    let links = page.split("href=\"").skip(1).filter_map(|rest| {
        let (path, rest) = rest.split_once('"')?;
        let client = rest.split_once('>')?.1.split('<').next()?.trim();
        let is_case = path.strip_prefix("/cases/").is_some_and(|id| id.len() == 13);
        is_case.then(|| Case { path: path.to_owned(), client: client.to_owned() })
    });
    links.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_holds_every_deed() {
        for deed in [Deed::Today, Deed::CaseList, Deed::CasePage, Deed::PersonSearch, Deed::SaveVisit] {
            assert!((0..10).any(|turn| Deed::of_turn(turn) == deed), "{}", deed.name());
        }
    }

    #[test]
    fn the_cases_of_a_list_are_found_with_their_clients() {
        let page = "<a href=\"/cases/01K0000000001\">นายมี ดีจริง</a><a href=\"/cases/new\">ใหม่</a><a class=\"button\" href=\"/\">วันนี้</a>";
        let case =
            Case { path: "/cases/01K0000000001".to_owned(), client: "นายมี ดีจริง".to_owned() };
        assert_eq!(case_links(page), [case]);
    }

    #[test]
    fn a_client_is_sought_by_name_and_by_half_a_name() {
        assert_eq!(sought("นายมี ดีจริง", 0), "นายมี ดีจริง");
        assert_eq!(sought("นายมี ดีจริง", 1), "ดีจริ");
        assert_eq!(sought("", 1), "");
    }
}
