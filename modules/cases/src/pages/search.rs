//! One search over people and cases, for everyone, each within what they may know.

use std::collections::HashMap;

use axum::extract::Query;
use kernel::{Id, Office};
use people::Query as PeopleQuery;
use web::{Allowed, Answer, Failure, Permission as _, Routes, html};

use crate::access::Access;
use crate::model::{CaseRow, Stage, SubjectKind};
use crate::permissions::{OpenCases, ReadCases, SeeToday};
use crate::store;
use crate::views::list::{CaseLine, Names};
use crate::views::search::{KeptLine, PersonLine, SearchPage};

pub(super) fn routes() -> Routes {
    Routes::new().get("/search", show)
}

/// People shown.
const PEOPLE: usize = 20;

/// Whoever takes in matters or reads cases finds people; only who reads cases finds cases.
async fn show(
    at: Allowed<SeeToday>,
    reader: Result<Allowed<ReadCases>, Failure>,
    Query(asked): Query<HashMap<String, String>>,
) -> Answer {
    let text = asked.get("q").map_or("", String::as_str).trim().to_owned();
    let may_open = at.actor().has_role(OpenCases::ROLES);
    let mut page = SearchPage {
        may_search: may_open || reader.is_ok(),
        may_open,
        numbered: Vec::new(),
        people: Vec::new(),
        closed: Vec::new(),
        text,
        p: at.page("ui-search"),
    };
    if page.may_search && !page.text.is_empty() {
        let query = PeopleQuery::parse(&page.text, at.today());
        let hits = people::search(at.db(), &query, at.today(), PEOPLE).await?;
        page.people = hits.iter().map(|hit| PersonLine::new(&page.p, hit)).collect();
        if let Ok(reader) = &reader {
            add_cases(reader, &mut page).await?;
        }
    }
    html(&page)
}

async fn add_cases(at: &Allowed<ReadCases>, page: &mut SearchPage) -> Result<(), Failure> {
    let (db, access) = (at.db(), Access::of(at));
    let numbered = match case_number(&page.text) {
        Some(number) => store::by_number(db, &access, &number).await?,
        None => Vec::new(),
    };
    let found: Vec<i64> = page.people.iter().map(|person| person.subject).collect();
    let theirs = store::about(db, &access, SubjectKind::Person, &found).await?;
    let kept = store::finding::restricted_about(db, &access, SubjectKind::Person, &found).await?;
    let owners: Vec<_> = numbered.iter().chain(&theirs).map(|case| case.owner).collect();
    let names: Names = offices::brief(db, &owners).await?;
    let line = |case: &CaseRow| CaseLine::new(&page.p, case, &names, at.actor().staff);
    let (closed, open): (Vec<_>, Vec<_>) = theirs.iter().partition(|case| case.stage == Stage::Closed);
    page.numbered = numbered.iter().map(line).collect();
    page.closed = closed.into_iter().map(line).collect();
    let open: Vec<(i64, CaseLine)> = open.into_iter().map(|case| (case.subject, line(case))).collect();
    for (subject, line) in open {
        of(&mut page.people, subject, |person| person.open.push(line));
    }
    for (subject, line) in ask(at, &kept, page).await? {
        of(&mut page.people, subject, |person| person.kept.push(line));
    }
    Ok(())
}

fn of(people: &mut [PersonLine], subject: i64, add: impl FnOnce(&mut PersonLine)) {
    if let Some(person) = people.iter_mut().find(|person| person.subject == subject) {
        add(person);
    }
}

/// That there is a restricted case, and whom to ask: the supervisors of its office.
async fn ask(at: &Allowed<ReadCases>, kept: &[CaseRow], page: &SearchPage) -> Result<Vec<(i64, KeptLine)>, Failure> {
    let mut asked: HashMap<Id<Office>, String> = HashMap::new();
    let mut lines = Vec::new();
    for case in kept {
        if !asked.contains_key(&case.office) {
            let whom = offices::supervisors(at.db(), case.office, at.today()).await?;
            let names: Vec<&str> = whom.iter().map(|staff| staff.name.as_str()).collect();
            asked.insert(case.office, page.p.t1("cases-search-restricted", "names", &names.join(", ")));
        }
        let ask = asked.get(&case.office).cloned().unwrap_or_default();
        lines.push((case.subject, KeptLine { href: format!("/cases/{}/opening", case.id), ask }));
    }
    Ok(lines)
}

/// "3/2569", "๓/๒๕๖๙", "3/69": the number of a case as people write it.
fn case_number(text: &str) -> Option<String> {
    let plain = thai::digits::to_arabic(text);
    let (number, year) = plain.trim().split_once('/')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (number, year) = (number.trim(), year.trim());
    if !digits(number) || !digits(year) {
        return None;
    }
    match year.len() {
        4 => Some(format!("{number}/{year}")),
        2 => Some(format!("{number}/25{year}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_number_is_read_as_people_write_it() {
        for text in ["3/2569", "๓/๒๕๖๙", " 3 / 69 "] {
            assert_eq!(case_number(text).as_deref(), Some("3/2569"), "{text}");
        }
        for text in ["สาย ทองดี", "5/2/68", "3/256", "/2569", "x/2569"] {
            assert_eq!(case_number(text), None, "{text}");
        }
    }
}
