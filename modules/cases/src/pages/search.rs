//! One search over people and cases, for everyone, each within what they may know.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use axum::extract::Query;
use kernel::{Code as _, Id, Office};
use people::Query as PeopleQuery;
use web::{Allowed, Answer, Failure, Permission as _, Routes, html};

use crate::access::Access;
use crate::model::{CaseRow, Stage, SubjectKind};
use crate::permissions::{OpenCases, ReadCases, SeeToday};
use crate::views::list::{CaseLine, Names};
use crate::views::search::{ClientLine, KeptLine, SearchPage};
use crate::{actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/search", show)
}

/// People shown.
const PEOPLE: usize = 20;
/// Households, groups and communities shown, of each.
const UNITS: usize = 5;
/// The kinds of clients that are no persons.
const UNIT_KINDS: [SubjectKind; 3] = [SubjectKind::Household, SubjectKind::Group, SubjectKind::Community];

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
        clients: Vec::new(),
        closed: Vec::new(),
        text,
        p: at.page("ui-search"),
    };
    if page.may_search && !page.text.is_empty() {
        page.clients = clients(&at, &page).await?;
        if let Ok(reader) = &reader {
            add_cases(reader, &mut page).await?;
        }
    }
    html(&page)
}

async fn clients(at: &Allowed<SeeToday>, page: &SearchPage) -> Result<Vec<ClientLine>, Failure> {
    let query = PeopleQuery::parse(&page.text, at.today());
    let hits = people::search(at.db(), &query, at.today(), PEOPLE).await?;
    let mut found: Vec<_> = hits.iter().map(|hit| ClientLine::person(&page.p, hit)).collect();
    for kind in UNIT_KINDS {
        let units = people::search_units(at.db(), kind.code(), &page.text, at.today(), UNITS).await?;
        found.extend(units.iter().map(|unit| ClientLine::unit(&page.p, kind, unit)));
    }
    Ok(found)
}

async fn add_cases(at: &Allowed<ReadCases>, page: &mut SearchPage) -> Result<(), Failure> {
    let (db, access) = (at.db(), Access::of(at));
    let numbered = match case_number(&page.text) {
        Some(number) => store::by_number(db, &access, &number).await?,
        None => Vec::new(),
    };
    let (mut theirs, mut kept) = (Vec::new(), Vec::new());
    for kind in SubjectKind::ALL.iter().copied() {
        let found = page.clients.iter().filter(|client| client.kind == kind);
        let found: Vec<i64> = found.map(|client| client.subject).collect();
        if !found.is_empty() {
            theirs.extend(store::about(db, &access, kind, &found).await?);
            kept.extend(store::finding::restricted_about(db, &access, kind, &found).await?);
        }
    }
    actions::note_listing(at.db(), at.actor(), numbered.iter().chain(&theirs)).await?;
    let owners: Vec<_> = numbered.iter().chain(&theirs).map(|case| case.owner).collect();
    let names: Names = offices::brief(db, &owners).await?;
    page.numbered = numbered.iter().map(|case| CaseLine::new(&page.p, case, &names, at.actor().staff)).collect();
    for case in &theirs {
        let line = CaseLine::new(&page.p, case, &names, at.actor().staff);
        match client(&mut page.clients, case) {
            Some(client) if case.stage != Stage::Closed => client.cases.push(line),
            _ => page.closed.push(line),
        }
    }
    let asked = whom_to_ask(at, &kept, page).await?;
    for case in &kept {
        let ask = asked.get(&case.office).cloned().unwrap_or_default();
        if let Some(client) = client(&mut page.clients, case) {
            client.kept.push(KeptLine { href: format!("/cases/{}/opening", case.id), ask });
        }
    }
    Ok(())
}

/// The client that a case is about, among those found.
fn client<'a>(clients: &'a mut [ClientLine], case: &CaseRow) -> Option<&'a mut ClientLine> {
    clients.iter_mut().find(|client| client.kind == case.subject_kind && client.subject == case.subject)
}

/// For each office that keeps a restricted case: that there is one, and which supervisors to ask.
async fn whom_to_ask(
    at: &Allowed<ReadCases>,
    kept: &[CaseRow],
    page: &SearchPage,
) -> Result<HashMap<Id<Office>, String>, Failure> {
    let mut asked = HashMap::new();
    for case in kept {
        if let Entry::Vacant(unasked) = asked.entry(case.office) {
            let whom = offices::supervisors(at.db(), case.office, at.today()).await?;
            let names: Vec<&str> = whom.iter().map(|staff| staff.name.as_str()).collect();
            unasked.insert(page.p.t1("cases-search-restricted", "names", &names.join(", ")));
        }
    }
    Ok(asked)
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
