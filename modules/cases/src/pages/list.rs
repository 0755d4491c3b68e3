//! The list of cases: mine, my office's, closed ones.

use std::collections::HashMap;

use ::store::Page as Part;
use axum::extract::Query;
use kernel::{Code as _, Day};
use ui::Page;
use web::{Allowed, Answer, Permission as _, Routes, html};

use crate::access::Access;
use crate::actions;
use crate::model::{CaseRow, Stage, Urgency};
use crate::permissions::{OpenCases, ReadCases, WorkCases};
use crate::store::alerts;
use crate::store::list::{Filter, Order, list};
use crate::views::list::{CaseLine, CasesPage, Filter as FilterView, Names, Tab};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cases", index)
}

/// Cases on a page.
const ROWS: i64 = 30;
/// Days that "this week" reaches.
const WEEK: i64 = 7;
/// The choices of the filter by day.
const DUES: [&str; 3] = ["overdue", "today", "week"];

type Asked = HashMap<String, String>;

async fn index(at: Allowed<ReadCases>, Query(asked): Query<Asked>) -> Answer {
    let view = view(&at, &asked);
    let part = Part::parse(get(&asked, "page"), ROWS);
    let access = Access::of(&at);
    let mut slice = list(at.db(), &access, &filter(&at, view, &asked), part).await?;
    alerts::put_first(at.db(), &access, &mut slice.rows).await?;
    actions::note_listing(at.db(), at.actor(), &slice.rows).await?;
    let names = names(&at, &slice.rows).await?;
    let p = at.page("cases-list-title");
    let there = |number: i64| address(view, &asked, number);
    let newer = (part.number > 1).then(|| there(part.number - 1));
    let older = slice.more.then(|| there(part.number + 1));
    html(&CasesPage {
        tabs: tabs(&p, &at, view),
        filters: filters(&p, view, &asked),
        narrowed: ["stage", "urgency", "due"].iter().any(|name| !get(&asked, name).is_empty()),
        may_open: at.actor().has_role(OpenCases::ROLES),
        cases: slice.rows.iter().map(|case| CaseLine::new(&p, case, &names, at.actor().staff)).collect(),
        view,
        newer,
        older,
        p,
    })
}

fn get<'a>(asked: &'a Asked, name: &str) -> &'a str {
    asked.get(name).map_or("", String::as_str)
}

/// Whoever owns no cases begins with those of the office.
fn view(at: &Allowed<ReadCases>, asked: &Asked) -> &'static str {
    match get(asked, "view") {
        "office" => "office",
        "closed" => "closed",
        _ if at.actor().has_role(WorkCases::ROLES) => "mine",
        _ => "office",
    }
}

fn filter(at: &Allowed<ReadCases>, view: &str, asked: &Asked) -> Filter {
    Filter {
        owners: if view == "mine" { at.actor().staff_ids() } else { Vec::new() },
        stage: Stage::from_code(get(asked, "stage")).filter(|stage| *stage != Stage::Closed),
        urgency: Urgency::from_code(get(asked, "urgency")),
        closed: view == "closed",
        due_until: if view == "closed" { None } else { due_until(get(asked, "due"), at.today()) },
        order: Order::from_code(get(asked, "sort")),
        ..Filter::default()
    }
}

fn due_until(due: &str, today: Day) -> Option<Day> {
    match due {
        "overdue" => Some(today.plus_days(-1)),
        "today" => Some(today),
        "week" => Some(today.plus_days(WEEK)),
        _ => None,
    }
}

async fn names(at: &Allowed<ReadCases>, cases: &[CaseRow]) -> ::store::Result<Names> {
    let mut named: Vec<_> = cases.iter().map(|case| case.owner).collect();
    named.extend(cases.iter().filter_map(|case| case.next_who));
    named.sort_unstable();
    named.dedup();
    offices::brief(at.db(), &named).await
}

fn tabs(p: &Page, at: &Allowed<ReadCases>, view: &str) -> Vec<Tab> {
    let all = [
        ("mine", "/cases?view=mine", "cases-list-mine"),
        ("office", "/cases?view=office", "cases-list-office"),
        ("closed", "/cases?view=closed", "cases-list-closed"),
    ];
    let mine = at.actor().has_role(WorkCases::ROLES);
    let shown = all.into_iter().filter(|(name, ..)| mine || *name != "mine");
    shown.map(|(name, href, key)| Tab { href, label: p.t(key).into_owned(), current: name == view }).collect()
}

fn filters(p: &Page, view: &str, asked: &Asked) -> Vec<FilterView> {
    let urgency = get(asked, "urgency");
    let urgency = FilterView::codes::<Urgency>(p, "urgency", "cases-list-urgency", "cases-urgency", &[], urgency);
    let sort = FilterView::order(p, "sort", "cases-list-sort", get(asked, "sort"));
    if view == "closed" {
        return vec![urgency, sort];
    }
    let closed = [Stage::Closed.code()];
    let stage = get(asked, "stage");
    vec![
        FilterView::codes::<Stage>(p, "stage", "cases-list-stage", "cases-stage", &closed, stage),
        urgency,
        FilterView::new(p, "due", "cases-list-due", "cases-list-due", &DUES, get(asked, "due")),
        sort,
    ]
}

/// The address of another page of the same list. Only codes that were understood go into it.
fn address(view: &str, asked: &Asked, number: i64) -> String {
    let known = [
        ("stage", Stage::from_code(get(asked, "stage")).map(Stage::code)),
        ("urgency", Urgency::from_code(get(asked, "urgency")).map(Urgency::code)),
        ("sort", Order::from_code(get(asked, "sort")).map(Order::code)),
        ("due", DUES.into_iter().find(|due| *due == get(asked, "due"))),
    ];
    let kept = known.into_iter().filter_map(|(name, code)| code.map(|code| format!("&{name}={code}")));
    format!("/cases?view={view}{}&page={number}", kept.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Asked {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn another_page_keeps_the_filters_and_nothing_that_was_not_understood() {
        let asked =
            asked(&[("stage", "2-facts"), ("urgency", "<b>"), ("due", "week"), ("sort", "newest"), ("page", "1")]);
        let there = "/cases?view=office&stage=2-facts&sort=newest&due=week&page=2";
        assert_eq!(address("office", &asked, 2), there);
    }

    #[test]
    fn due_reaches_from_yesterday_to_a_week_ahead() {
        let today = Day::new(2026, 9, 1).expect("a day");
        assert_eq!(due_until("overdue", today), Day::new(2026, 8, 31));
        assert_eq!(due_until("week", today), Day::new(2026, 9, 8));
        assert_eq!(due_until("", today), None);
    }
}
