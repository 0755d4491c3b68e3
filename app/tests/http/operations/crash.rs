//! The program is killed while an office writes: what was acknowledged is there, and nothing is there by half.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use kernel::Clock;
use kueakun::demo::cast;
use store::{Packed, Source as _, Sql};
use testkit::Home;

use super::client::{Client, Reply};
use super::program::{Serving, command, done};

/// Milliseconds from the first kept word of the last desk to each kill.
const KILLS: [u64; 3] = [20, 350, 800];

/// What somebody does all the time.
enum Work {
    /// Writes the draft at this address, under the version that the last answer named.
    Draft(String),
    /// Writes down services in the case at this address.
    Services(String),
    /// Registers persons.
    Persons,
    /// Opens cases of this client.
    Cases(String),
}

/// One desk of the office.
struct Desk {
    who: Client,
    work: Work,
}

/// What the server said to one piece of work.
#[derive(Debug)]
enum Said {
    /// It is done; where the answer leads.
    Acknowledged(String),
    /// Two came at once and this one was sent back: nothing was written.
    SentBack,
    /// The line broke before an answer came: it may be there, whole, or not.
    Nothing,
}

/// A day at the office.
#[derive(Default)]
struct Day {
    /// Desks whose first work was acknowledged.
    begun: AtomicUsize,
    over: AtomicBool,
}

/// One piece of work, as it was sent.
#[derive(Debug)]
struct Sent {
    mark: String,
    said: Said,
}

impl Desk {
    /// Works until the day is over; answers everything that was sent.
    fn work(&self, serving: &Serving, round: usize, day: &Day) -> Vec<Sent> {
        let mut version = match &self.work {
            Work::Draft(paper) => self.version(serving, paper),
            _ => String::new(),
        };
        let (mut all, mut fresh) = (Vec::new(), true);
        while !day.over.load(Ordering::SeqCst) {
            let mark = format!("งานที่{}", letters(round * 100_000 + all.len()));
            let reply = self.send(serving, &mark, &version);
            if let (Work::Draft(_), Some(reply)) = (&self.work, &reply)
                && reply.status() == 200
            {
                version = reply.between("x-version: ", '\r');
            }
            let said = said(reply);
            if matches!(said, Said::Acknowledged(_)) && std::mem::take(&mut fresh) {
                day.begun.fetch_add(1, Ordering::SeqCst);
            }
            all.push(Sent { mark, said });
        }
        all
    }

    fn send(&self, serving: &Serving, mark: &str, version: &str) -> Option<Reply> {
        match &self.work {
            Work::Draft(paper) => {
                let fields = [("version", version), ("happened-on", "1/9/2569"), ("facts", mark)];
                self.who.post(serving, &format!("{paper}/draft"), &fields)
            }
            Work::Services(case) => {
                let fields = [("kind", "counselling"), ("given-on", "1/9/2569"), ("what", mark), ("amount", "")];
                self.who.post(serving, &format!("{case}/services"), &fields)
            }
            Work::Persons => self.who.post(serving, "/people", &[("given", mark), ("looked", "yes")]),
            Work::Cases(client) => self.who.post(serving, "/cases", &intake(client, mark)),
        }
    }

    fn version(&self, serving: &Serving, paper: &str) -> String {
        self.who.open(serving, paper).between("name=\"version\" value=\"", '"')
    }

    /// Everything that was acknowledged is found by its reader.
    fn look(&self, serving: &Serving, all: &[Sent]) {
        let kept = all.iter().filter_map(|sent| match &sent.said {
            Said::Acknowledged(place) => Some((&sent.mark, place)),
            Said::SentBack | Said::Nothing => None,
        });
        match &self.work {
            Work::Draft(paper) => {
                let from = all.iter().rposition(|sent| matches!(sent.said, Said::Acknowledged(_))).unwrap();
                let page = self.who.open(serving, paper);
                let now = page.between("name=\"facts\"", '/');
                assert!(all[from..].iter().any(|sent| now.contains(&sent.mark)), "{paper} says {now}");
            }
            // The case page shows the newest alone; all of them are counted in the end.
            Work::Services(_) => {}
            Work::Persons => {
                for (mark, place) in kept {
                    assert!(self.who.open(serving, place).shows(mark), "{place} is not {mark}");
                }
            }
            Work::Cases(_) => {
                for (mark, place) in kept {
                    let case = place.strip_suffix("/triage").unwrap();
                    assert!(self.who.open(serving, case).shows(mark), "{case} is not {mark}");
                }
            }
        }
    }
}

fn said(reply: Option<Reply>) -> Said {
    match reply {
        None => Said::Nothing,
        Some(reply) => match reply.status() {
            200 => Said::Acknowledged(String::new()),
            303 => Said::Acknowledged(reply.between("location: ", '\r')),
            409 => Said::SentBack,
            _ => panic!("work was refused: {reply:?}"),
        },
    }
}

/// A number in Thai letters: the names of people hold no digits.
pub fn letters(mut number: usize) -> String {
    let alphabet = ['ก', 'ข', 'ค', 'ง', 'จ', 'ช', 'ด', 'ต', 'น', 'บ'];
    let mut out = String::new();
    for _ in 0..6 {
        out.push(alphabet[number % 10]);
        number /= 10;
    }
    out
}

pub fn intake<'a>(client: &'a str, title: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("unit", "individual"),
        ("title", title),
        ("target-group", "elderly"),
        ("channel", "walk_in"),
        ("received-on", "1/9/2569"),
        ("received-time", "08.30"),
        ("story", "เพื่อนบ้านเห็นว่าไม่ได้กินข้าวสองวัน"),
        ("request", "ขอให้ไปเยี่ยม"),
        ("place", "หมู่ 4"),
        ("reporter", "anonymous"),
        ("basis", "public-task"),
        ("confidentiality", "normal"),
        ("subject", client),
    ]
}

/// A case of a new client; answers the client's id and the case's address.
pub fn case(serving: &Serving, somsri: &Client) -> (String, String) {
    let person = somsri.submit(serving, "/people", &[("given", "สาย"), ("family", "ทองสมมุติ"), ("looked", "yes")]);
    let client = person.strip_prefix("/people/").unwrap().to_owned();
    let opened = somsri.submit(serving, "/cases", &intake(&client, "ผู้สูงอายุอยู่ลำพัง"));
    let case = opened.strip_suffix("/triage").unwrap().to_owned();
    let triage = [("danger", "none"), ("urgency", "urgent"), ("gravity", "ordinary"), ("reason", "อยู่ลำพัง ไม่มีผู้ดูแล")];
    somsri.submit(serving, &opened, &triage);
    (client, case)
}

/// A draft of a home visit in a case of its own; answers its address.
pub fn draft(serving: &Serving, somsri: &Client) -> String {
    let (_, case) = case(serving, somsri);
    somsri.submit(serving, &format!("{case}/papers"), &[("form", "home-visit")])
}

/// The office at work: two drafts, services and a new case in the same case file, and a registry.
fn desks(serving: &Serving) -> Vec<Desk> {
    let sign_in = |user_name| Client::sign_in(serving, user_name);
    let (somsri, narumon, mali) = (sign_in(cast::SOMSRI), sign_in(cast::NARUMON), sign_in(cast::MALI));
    let (client, case) = case(serving, &somsri);
    let begin = |who: &Client, form| who.submit(serving, &format!("{case}/papers"), &[("form", form)]);
    let (visit, interview) = (begin(&somsri, "home-visit"), begin(&narumon, "interview"));
    vec![
        Desk { who: somsri.clone(), work: Work::Draft(visit) },
        Desk { who: narumon.clone(), work: Work::Draft(interview) },
        Desk { who: somsri, work: Work::Services(case) },
        Desk { who: mali, work: Work::Persons },
        Desk { who: narumon, work: Work::Cases(client) },
    ]
}

/// Lets the office work until every desk has something kept and for so long beyond, then kills the server; answers what
/// each desk sent.
fn kill_at_work(serving: &Serving, desks: &[Desk], round: usize, millis: u64) -> Vec<Vec<Sent>> {
    let day = Day::default();
    std::thread::scope(|scope| {
        let at_work: Vec<_> = desks.iter().map(|desk| scope.spawn(|| desk.work(serving, round, &day))).collect();
        while day.begun.load(Ordering::SeqCst) < desks.len() && !at_work.iter().any(|desk| desk.is_finished()) {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(millis));
        serving.cut();
        day.over.store(true, Ordering::SeqCst);
        at_work.into_iter().map(|desk| desk.join().unwrap()).collect()
    })
}

/// What would be written by half: how many there are of each must be none.
pub const HALVES: &[(&str, &str)] = &[
    (
        "a service without its line in the story",
        "select cast(count(*) as bigint) from case_services s where not exists (select 1 from case_timeline t \
         where t.case_id = s.case_id and t.what = 'service-given' and t.about = s.id)",
    ),
    (
        "a line in the story of a service that is not there",
        "select cast(count(*) as bigint) from case_timeline t where t.what = 'service-given' and not exists \
         (select 1 from case_services s where s.case_id = t.case_id and s.id = t.about)",
    ),
    (
        "a line in the story that the log does not know",
        "select cast(count(*) as bigint) from case_timeline t where (select count(*) from case_timeline s \
         where s.case_id = t.case_id and s.what = t.what and s.about = t.about) <> (select count(*) from audit_log a \
         where a.kind = 'case' and a.about = t.case_id and a.act = t.what and a.detail like \
         '%\"about\":' || t.about || '}')",
    ),
    (
        "a saving of a draft that the log does not know, or the other way about",
        "select cast(count(*) as bigint) from case_papers p where p.version - 1 <> (select count(*) \
         from audit_log a where a.act = 'paper-saved' and a.about = p.case_id and a.detail like \
         '%\"about\":' || p.id || ',%')",
    ),
    (
        "a case without what came with it",
        "select cast(count(*) as bigint) from cases c where 1 <> (select count(*) from case_intakes i \
         where i.case_id = c.id) or 1 <> (select count(*) from case_team m where m.case_id = c.id and \
         m.part = 'owner') or 1 <> (select count(*) from case_timeline t where t.case_id = c.id and \
         t.what = 'case-opened')",
    ),
    (
        "a person whom no office looks after, no search finds or no entry of the log registers",
        "select cast(count(*) as bigint) from persons p where not exists (select 1 from people_offices o \
         where o.kind = 'person' and o.about = p.id) or not exists (select 1 from search_records r \
         where r.kind = 'person' and r.about = p.id) or 1 <> (select count(*) from audit_log a \
         where a.kind = 'person' and a.about = p.id and a.act = 'person-registered')",
    ),
    (
        "an entry of the log for a case or person that is not there",
        "select cast(count(*) as bigint) from audit_log a where (a.act = 'case-opened' and not exists \
         (select 1 from cases c where c.id = a.about)) or (a.act = 'person-registered' and not exists \
         (select 1 from persons p where p.id = a.about))",
    ),
];

#[tokio::test]
async fn nothing_acknowledged_is_lost_and_nothing_is_half_written_when_the_server_is_killed() {
    let home = Home::empty().await;
    done(command(&home, &["demo", "--seed-only", "--persons", "0", "--cases", "0"]));
    let mut serving = Serving::start(&home);
    let desks = desks(&serving);
    let mut services = Vec::new();
    for (round, millis) in KILLS.into_iter().enumerate() {
        let mut sent = kill_at_work(&serving, &desks, round, millis);
        drop(serving);
        serving = Serving::start(&home);
        for (desk, all) in desks.iter().zip(&sent) {
            desk.look(&serving, all);
        }
        services.append(&mut sent[2]);
    }
    assert_eq!(serving.stop().0, Some(0));
    assert!(done(command(&home, &["audit", "verify"])).contains("holds"));

    let db = home.open(kueakun::migrations(), Clock::System).await;
    for (what, sql) in HALVES {
        let (found,): (i64,) = db.one(Sql::new(*sql)).await.unwrap();
        assert_eq!(found, 0, "{what}");
    }
    let given: Vec<(Packed,)> = db.all(Sql::new("select what from case_services")).await.unwrap();
    for Sent { mark, said } in &services {
        let found = given.iter().filter(|(what,)| what.as_str() == mark).count();
        match said {
            Said::Acknowledged(_) => assert_eq!(found, 1, "the service {mark} was acknowledged once"),
            Said::SentBack => assert_eq!(found, 0, "the service {mark} was sent back"),
            Said::Nothing => assert!(found <= 1, "the service {mark} is there twice"),
        }
    }
}
