//! What people do in the course of a working day, as requests: the only file that knows the program's paths.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::Mutex;

use super::client::{Client, encode, field};
use super::deeds::Deed;
use super::load::Name;
use super::pages::{Case, case_links, reviewer};
use super::reply::Reply;
use super::typed::{beginning, misspelt, named, number};
use crate::outcome::{During, Outcome, fail};

/// Who works in the run: the social worker of the demo's sub-district, her supervisor who co-signs, and whoever sees the
/// figures of the whole province.
const WORKER: &str = "somsri";
const SUPERVISOR: &str = "prasert";
const PROVINCE: &str = "kanlaya";
/// The password of everybody in the demo.
const PASSWORD: &str = "kueakun-2569";
/// Cases whose plans are written anew, each by one hand at a time.
const PLANS: usize = 12;

/// Pages of the office's list from which cases are opened.
const LISTS: usize = 10;

/// Drafts that are written on, each by one hand at a time: more than there are connections in any run.
const DRAFTS: usize = 48;

/// A draft, the version that its writer knows, and the supervisor where the draft's page offers her.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) path: String,
    pub(super) version: String,
    pub(super) reviewer: Option<String>,
}

/// Somebody who is signed in, and the token of their forms.
#[derive(Debug, Clone)]
pub struct Seat {
    /// What the browser carries.
    pub cookies: Vec<(String, String)>,
    /// What each form carries.
    pub csrf: String,
}

impl Seat {
    /// Signs somebody of the demonstration in.
    pub fn take(client: &mut Client, user: &str) -> Outcome<Self> {
        client.carry(&[]);
        let page = client.get("/sign-in")?.text();
        let csrf = field(&page, "_csrf").during("the sign-in page has no token")?;
        let sent = [("_csrf", csrf.as_str()), ("user_name", user), ("password", PASSWORD), ("next", "/")];
        expect(&client.post("/sign-in", &sent)?, 303, "sign in")?;
        let csrf = field(&client.get("/")?.text(), "_csrf").during("today's page has no token")?;
        Ok(Self { cookies: client.cookies().to_vec(), csrf })
    }
}

/// Those who work, the cases that they may open and the drafts that they write.
#[derive(Debug)]
pub struct Journey {
    pub(super) worker: Seat,
    pub(super) supervisor: Seat,
    province: Seat,
    persons: u64,
    cases: Vec<Case>,
    pub(super) own: Vec<Case>,
    drafts: Mutex<VecDeque<Draft>>,
    plans: Mutex<VecDeque<Draft>>,
    signed: Mutex<VecDeque<String>>,
    cosigned: Mutex<VecDeque<String>>,
}

impl Journey {
    /// Signs everybody in, reads which cases the lists offer, and begins the drafts. There are so many persons.
    pub fn prepare(address: SocketAddr, persons: u64) -> Outcome<Self> {
        let mut client = Client::new(address);
        let supervisor = Seat::take(&mut client, SUPERVISOR)?;
        let province = Seat::take(&mut client, PROVINCE)?;
        let worker = Seat::take(&mut client, WORKER)?;
        let cases = listed(&mut client, "/cases?view=office")?;
        let own = listed(&mut client, "/cases?view=mine")?;
        let drafts = begin(&mut client, &worker.csrf, &own)?;
        if cases.is_empty() || drafts.len() < DRAFTS {
            return fail(format!("{} cases and {} drafts are too few to measure with", cases.len(), drafts.len()));
        }
        let (drafts, plans, signed, cosigned) =
            (Mutex::new(drafts), Mutex::default(), Mutex::default(), Mutex::default());
        let mut journey = Self { worker, supervisor, province, persons, cases, own, drafts, plans, signed, cosigned };
        journey.begin_plans(&mut client)?;
        // Some lie at each step, so that nobody waits for the one before.
        for (deed, times) in [(Deed::SignPlan, PLANS / 2), (Deed::CosignPlan, PLANS / 4)] {
            for _ in 0..times {
                journey.perform(&mut client, deed, 0)?;
            }
        }
        Ok(journey)
    }

    /// A browser of the worker.
    pub fn at_work(&self, address: SocketAddr) -> Client {
        let mut client = Client::new(address);
        client.carry(&self.worker.cookies);
        client
    }

    /// The cases in which nothing was recorded but what was made.
    pub fn as_made(&self) -> Vec<&str> {
        let cases = self.cases.iter().filter(|case| !self.own.contains(case));
        cases.map(|case| case.path.as_str()).collect()
    }

    /// The cases in which services were recorded as fast as they come.
    pub fn swollen(&self) -> Vec<&str> {
        self.own.iter().map(|case| case.path.as_str()).collect()
    }

    /// Does one deed to its end and says what it was.
    pub fn perform(&self, client: &mut Client, deed: Deed, turn: usize) -> Outcome<Name> {
        client.carry(match deed {
            Deed::Figures => &self.province.cookies,
            Deed::CosignPlan => &self.supervisor.cookies,
            _ => &self.worker.cookies,
        });
        let case = &self.cases[turn % self.cases.len()];
        let (reply, status) = match deed {
            Deed::Today => (client.get("/")?, 200),
            Deed::CaseList => (client.get("/cases?view=office")?, 200),
            Deed::Filtered => (client.get(FILTERS[turn % FILTERS.len()])?, 200),
            Deed::CasePage => (client.get(&case.path)?, 200),
            Deed::SearchBeginning => (search(client, beginning(&case.client))?, 200),
            Deed::SearchSlip => (search(client, &misspelt(&case.client, turn))?, 200),
            Deed::SearchNumber => (search(client, &number(turn as u64 * 7919 % self.persons.max(1)))?, 200),
            Deed::CheckName => (self.check(client, case, None)?, 200),
            Deed::CheckNewcomer => (self.check(client, case, Some(turn))?, 200),
            Deed::SaveVisit => (self.save_visit(client, turn)?, 200),
            Deed::SignPlan => (self.sign_plan(client)?, 303),
            Deed::CosignPlan => (self.cosign_plan(client)?, 303),
            Deed::BeginPlan => (self.follow_plan(client)?, 303),
            Deed::Figures => (client.get("/figures")?, 200),
            Deed::GiveService => (self.give_service(client, turn)?, 303),
            Deed::Register => (self.register(client, turn)?, 303),
        };
        expect(&reply, status, deed.name())?;
        Ok(deed.name())
    }

    /// Begins a plan in each case that is ready for one and whose plan the supervisor may co-sign, until there are enough.
    fn begin_plans(&mut self, client: &mut Client) -> Outcome {
        let mut plans = VecDeque::new();
        for case in &self.own {
            if plans.len() < PLANS
                && let Ok(plan) = self.begin_paper(client, &case.path, "plan")?
                && plan.reviewer.is_some()
            {
                plans.push_back(plan);
            }
        }
        if plans.is_empty() {
            return fail("no case is ready for a plan");
        }
        self.plans = Mutex::new(plans);
        Ok(())
    }

    /// Begins a paper; the status of the answer where the case is not ready for one.
    pub(super) fn begin_paper(&self, client: &mut Client, case: &str, form: &str) -> Outcome<Result<Draft, u16>> {
        client.carry(&self.worker.cookies);
        let sent = [("_csrf", self.worker.csrf.as_str()), ("form", form)];
        let reply = client.post(&format!("{case}/papers"), &sent)?;
        let Some(path) = reply.location else { return Ok(Err(reply.status)) };
        let page = client.get(&path)?.text();
        let version = field(&page, "version").during("the paper has no version")?;
        Ok(Ok(Draft { path, version, reviewer: reviewer(&page) }))
    }

    /// Signs a plan that was begun; it then waits for the supervisor.
    fn sign_plan(&self, client: &mut Client) -> Outcome<Reply> {
        let taken = self.plans.lock().during("another worker failed")?.pop_front();
        let plan = taken.during("more hands than plans")?;
        let mut sent = vec![("_csrf", self.worker.csrf.as_str()), ("version", plan.version.as_str())];
        sent.extend(PLAN);
        sent.extend(plan.reviewer.as_deref().map(|reviewer| ("reviewer", reviewer)));
        let reply = client.post(&format!("{}/signature", plan.path), &sent)?;
        self.signed.lock().during("another worker failed")?.push_back(plan.path);
        Ok(reply)
    }

    /// The supervisor opens a plan that waits for her, and co-signs it.
    fn cosign_plan(&self, client: &mut Client) -> Outcome<Reply> {
        let taken = self.signed.lock().during("another worker failed")?.pop_front();
        let path = taken.during("no plan waits to be co-signed")?;
        let page = client.get(&path)?.text();
        let version = field(&page, "version").during(format!("{path} does not wait for the supervisor"))?;
        let sent = [("_csrf", self.supervisor.csrf.as_str()), ("version", version.as_str())];
        let reply = client.post(&format!("{path}/cosignature"), &sent)?;
        self.cosigned.lock().during("another worker failed")?.push_back(path);
        Ok(reply)
    }

    /// Begins the next plan in a case whose plan was co-signed.
    fn follow_plan(&self, client: &mut Client) -> Outcome<Reply> {
        let taken = self.cosigned.lock().during("another worker failed")?.pop_front();
        let path = taken.during("no plan was co-signed")?;
        let case = path.split("/papers").next().unwrap_or_default();
        match self.begin_paper(client, case, "plan")? {
            Ok(next) => self.plans.lock().during("another worker failed")?.push_back(next),
            Err(status) => return fail(format!("a plan cannot be written anew in {case}: {status}")),
        }
        Ok(Reply { status: 303, ..Reply::default() })
    }

    fn save_visit(&self, client: &mut Client, turn: usize) -> Outcome<Reply> {
        let taken = self.drafts.lock().during("another worker failed")?.pop_front();
        let mut draft = taken.during("more hands than drafts")?;
        let facts = format!("เยี่ยมบ้านครั้งที่ {turn} พบผู้ใช้บริการและบุตรสาว สภาพบ้านมั่นคง มีอาหารเพียงพอ นัดติดตามเดือนหน้า");
        let reply = client.post(
            &format!("{}/draft", draft.path),
            &[
                ("_csrf", &self.worker.csrf),
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

    /// Who is alike a newcomer that has the name of a client; where all is typed, with the number of somebody else of the register.
    fn check(&self, client: &mut Client, case: &Case, turn: Option<usize>) -> Outcome<Reply> {
        let (given, family) = named(&case.client);
        let mut sent = vec![("_csrf", self.worker.csrf.as_str()), ("given", given), ("family", family)];
        let Some(turn) = turn else { return client.post("/people/alike", &sent) };
        let number = number(turn as u64 * 7919 % self.persons.max(1));
        let (born, moo) =
            (format!("{}/{}/{}", 1 + turn % 28, 1 + turn % 12, 2470 + turn % 80), (1 + turn % 9).to_string());
        let phone = format!("08{:08}", turn * 104_729 % 100_000_000);
        sent.extend([("sex", "female"), ("born", &born), ("id_number", &number), ("phone", &phone)]);
        sent.extend([("at_house", "12/3"), ("at_moo", &moo), ("at_place", PLACE), ("at_place_pick", PLACE)]);
        client.post("/people/alike", &sent)
    }

    fn give_service(&self, client: &mut Client, turn: usize) -> Outcome<Reply> {
        let Case { path, .. } = &self.own[turn % self.own.len()];
        client.post(
            &format!("{path}/services"),
            &[
                ("_csrf", &self.worker.csrf),
                ("kind", "counselling"),
                ("given-on", "1/9/2569"),
                ("what", "แนะนำสิทธิและช่องทางขอรับเบี้ย"),
                ("amount", ""),
            ],
        )
    }

    /// `looked` says that those who are alike were looked at: nobody is compared here, the record is written.
    pub(super) fn register(&self, client: &mut Client, turn: usize) -> Outcome<Reply> {
        let given = format!("ทดสอบ{}", SYLLABLES[turn % SYLLABLES.len()]);
        client.post(
            "/people",
            &[
                ("_csrf", &self.worker.csrf),
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

/// A sub-district of the demonstration, by its official code.
const PLACE: &str = "650601";

/// Ends of the names that are registered.
const SYLLABLES: [&str; 8] = ["กานต์", "ขวัญ", "คุณ", "งาม", "จิต", "ชัย", "ดี", "เดช"];

/// What a plan says.
pub(super) const PLAN: [(&str, &str); 9] = [
    ("happened-on", "1/9/2569"),
    ("goal-1-what", "มีอาหารครบทุกวัน"),
    ("goal-1-measure", "เยี่ยมแล้วมีอาหารในบ้าน"),
    ("action-1-what", "จัดอาหารจากครัวชุมชน"),
    ("action-1-goal", "1"),
    ("action-1-other", "อาสาสมัครหมู่ 4"),
    ("action-1-due", "8/9/2570"),
    ("agreement", "agreed"),
    ("agreement-note", "เห็นชอบต่อหน้าผู้ใหญ่บ้าน"),
];

/// Lists narrowed in the ways that their page offers.
const FILTERS: [&str; 5] = [
    "/cases?view=office&urgency=urgent",
    "/cases?view=office&stage=5-service",
    "/cases?view=office&due=overdue&page=2",
    "/cases?view=closed",
    "/cases?view=office&sort=newest",
];

fn search(client: &mut Client, text: &str) -> Outcome<Reply> {
    client.get(&format!("/people?{}", encode(&[("text", text)])))
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
        drafts.push_back(Draft { path, version, reviewer: None });
    }
    Ok(drafts)
}

/// Fails where an answer is another than the deed leads to.
pub fn expect(reply: &Reply, status: u16, deed: &str) -> Outcome {
    if reply.status == status {
        return Ok(());
    }
    fail(format!("{deed}: answered {} instead of {status}", reply.status))
}
