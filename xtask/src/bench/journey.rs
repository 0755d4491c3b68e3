//! What people do in the course of a working day, as requests: the only file that knows the program's paths.

use std::net::SocketAddr;

use super::client::{Client, field};
use super::load::Name;
use super::reply::Reply;
use crate::outcome::{During, Outcome, fail};

/// Names that people search for, each held by many in the register.
const SEARCHES: [&str; 5] = ["สมชาย", "มาลี", "ทองดี", "บุญ", "ศรี"];

/// Who works in the run: the social worker of the demo's sub-district.
const ACCOUNT: &str = "somsri";

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
    /// Saves the record of a home visit.
    SaveVisit,
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
    fn name(self) -> Name {
        match self {
            Self::Today => "today's page",
            Self::CaseList => "case list",
            Self::CasePage => "case page",
            Self::PersonSearch => "person search",
            Self::SaveVisit => "save a visit",
        }
    }
}

/// A signed-in member of the cast and the cases that they may open.
#[derive(Debug)]
pub struct Journey {
    cookies: Vec<(String, String)>,
    csrf: String,
    cases: Vec<String>,
}

impl Journey {
    /// Signs the member of the cast in and reads which cases their list offers.
    pub fn prepare(address: SocketAddr) -> Outcome<Self> {
        let mut client = Client::new(address);
        let page = client.get("/sign-in")?.text();
        let csrf = field(&page, "_csrf").during("the sign-in page has no token")?;
        let reply = client.post("/sign-in/cast", &[("_csrf", &csrf), ("account", ACCOUNT)])?;
        expect(&reply, 303, "sign in")?;
        let list = client.get("/cases")?.text();
        let cases = case_links(&list);
        if cases.is_empty() {
            return fail("the case list is empty");
        }
        Ok(Self {
            cookies: client.cookies().to_vec(),
            csrf: field(&list, "_csrf").during("the case list has no token")?,
            cases,
        })
    }

    /// Does one deed to its end and says what it was.
    pub fn perform(&self, client: &mut Client, deed: Deed, turn: usize) -> Outcome<Name> {
        if client.cookies().is_empty() {
            client.carry(&self.cookies);
        }
        let case = &self.cases[turn % self.cases.len()];
        let (reply, status) = match deed {
            Deed::Today => (client.get("/today")?, 200),
            Deed::CaseList => (client.get("/cases")?, 200),
            Deed::CasePage => (client.get(case)?, 200),
            Deed::PersonSearch => {
                let query = super::client::encode(&[("q", SEARCHES[turn % SEARCHES.len()])]);
                (client.get(&format!("/people?{query}"))?, 200)
            }
            Deed::SaveVisit => (self.save_visit(client, case)?, 303),
        };
        expect(&reply, status, deed.name())?;
        Ok(deed.name())
    }

    fn save_visit(&self, client: &mut Client, case: &str) -> Outcome<Reply> {
        client.post(
            &format!("{case}/records"),
            &[
                ("_csrf", &self.csrf),
                ("kind", "home-visit"),
                ("text", "เยี่ยมบ้าน พบผู้ใช้บริการและบุตรสาว สภาพบ้านมั่นคง มีอาหารเพียงพอ นัดติดตามเดือนหน้า"),
            ],
        )
    }
}

fn expect(reply: &Reply, status: u16, deed: &str) -> Outcome {
    if reply.status == status {
        return Ok(());
    }
    fail(format!("{deed}: answered {} instead of {status}", reply.status))
}

/// The paths of single cases that a page links to.
fn case_links(page: &str) -> Vec<String> {
    let mut links: Vec<String> = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.strip_prefix("/cases/").is_some_and(|id| id.len() == 13))
        .map(str::to_owned)
        .collect();
    links.sort();
    links.dedup();
    links
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
    fn the_cases_of_a_list_are_found_once_each() {
        let page =
            "<a href=\"/cases/01K0000000001\">x</a><a href=\"/cases/01K0000000001\">y</a><a href=\"/cases/new\">z</a>";
        assert_eq!(case_links(page), ["/cases/01K0000000001"]);
    }
}
