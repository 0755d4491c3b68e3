//! All resolutions ever by words, body, year, kind and state; one of them, reported on until it is done.

use std::collections::BTreeSet;

use axum::Extension;
use kernel::{Case, Code as _, Fields, Id, Invalid, Kind as _, Meeting, Ref, Resolution, Staff};
use offices::StaffBrief;
use search::{Term, Wanted};
use ui::{FormPage, Page, Part, RecordPage, Row, facts};
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, html};

use super::{Asked, Links, Query, answered, bodies_of, neighbours, part, sight};
use crate::links::Ports;
use crate::model::{BodyRow, Decision, MeetingRow, ReportRow, ResolutionRow, TaskState};
use crate::permissions::{AnswerMeetings, ReadMeetings};
use crate::rules::{agenda, following, life};
use crate::store::resolutions::Filter;
use crate::store::{bodies, items, meetings, resolutions};
use crate::views::{Choices, ResolutionsPage, resolution_row, resolution_title, tabs, title};
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/resolutions", index)
        .get("/meetings/resolutions/{id}", show)
        .get("/meetings/resolutions/{id}/reports/new", reporting)
        .post("/meetings/resolutions/{id}/reports", report)
        .get("/meetings/resolutions/{id}/plan", planning)
        .post("/meetings/resolutions/{id}/plan", plan)
}

/// Candidates of one search, before what the reader may not know is left out.
const CANDIDATES: usize = 300;

/// Words of one search that are looked for.
const WORDS: usize = 20;

fn said<'a>(query: &'a Query, name: &str) -> &'a str {
    query.get(name).map_or("", String::as_str)
}

fn filter(query: &Query, today: kernel::Day) -> Filter {
    Filter {
        body: said(query, "body").parse().ok(),
        year: thai::digits::to_arabic(said(query, "year")).parse().ok(),
        kind: Decision::from_code(said(query, "kind")),
        state: TaskState::from_code(said(query, "state")),
        late_on: (said(query, "state") == LATE).then_some(today),
    }
}

/// The choice of what is late, beside the states.
const LATE: &str = "late";

async fn index(at: Allowed<ReadMeetings>, query: Query) -> Answer {
    let p = at.page("meetings-resolutions");
    let (sight, filter, text) = (sight(&at), filter(&query, at.today()), said(&query, "q").trim().to_owned());
    let (found, newer, older) = if text.is_empty() {
        let found = resolutions::list(at.db(), &sight, &filter, part(&query)).await?;
        let start = ["body", "year", "kind", "state"].iter().fold(
            "/meetings/resolutions?".to_owned(),
            |start, name| match said(&query, name) {
                value
                    if value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && !value.is_empty() =>
                {
                    format!("{start}{name}={value}&")
                }
                _ => start,
            },
        );
        let (newer, older) = neighbours(&found, &start);
        (found.rows, newer, older)
    } else {
        (by_words(&at, &filter, &text).await?, None, None)
    };
    let rows = rows(&at, &p, &found).await?;
    let known = bodies::list(at.db(), &sight, at.today(), ::store::Page { number: 1, size: 200 }).await?.rows;
    let filters = filters(&p, &query, &known);
    let heading = p.t(if text.is_empty() { "meetings-latest" } else { "meetings-found" }).into_owned();
    let part = Part { heading, none: p.t("meetings-resolutions-none").into_owned(), rows, ..Part::default() };
    html(&ResolutionsPage { tabs: tabs(&p, "/meetings/resolutions"), text, filters, part, newer, older, p })
}

/// Resolutions as rows that say of which meeting they are.
pub(super) async fn rows(at: &Allowed<ReadMeetings>, p: &Page, found: &[ResolutionRow]) -> Result<Vec<Row>, Failure> {
    let of = bodies_of(at, found.iter().map(|one| one.body)).await?;
    let mut ids: Vec<Id<Meeting>> = found.iter().map(|one| one.meeting).collect();
    ids.sort_unstable();
    ids.dedup();
    let held = meetings::some(at.db(), &ids).await?;
    let row = |one: &ResolutionRow| {
        let meeting = held.iter().find(|meeting| meeting.id == one.meeting)?;
        let body = of.iter().find(|body| body.id == one.body)?;
        Some(resolution_row(p, one, &title(p, body, meeting), at.today()))
    };
    Ok(found.iter().filter_map(row).collect())
}

/// The resolutions that have all of these words, the best first.
async fn by_words(at: &Allowed<ReadMeetings>, filter: &Filter, text: &str) -> Result<Vec<ResolutionRow>, Failure> {
    let words = thai::words::search_tokens(text);
    let terms: BTreeSet<Term> = words.iter().filter_map(|word| Term::word("word", word)).take(WORDS).collect();
    let wanted: Vec<Wanted> = terms.into_iter().map(|term| Wanted::new(term, 1)).collect();
    let all = i64::try_from(wanted.len()).unwrap_or(i64::MAX);
    let hits = search::find(at.db(), Resolution::KIND, &wanted, CANDIDATES).await?;
    let ids: Vec<i64> = hits.iter().filter(|hit| hit.weight == all).map(|hit| hit.about).collect();
    let mut rows = resolutions::some(at.db(), &sight(at), filter, &ids).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id.number()));
    Ok(rows)
}

fn filters(p: &Page, query: &Query, known: &[BodyRow]) -> Vec<(&'static str, String, Choices)> {
    let any = |name: &str| (String::new(), p.t("meetings-any").into_owned(), said(query, name).is_empty());
    let choice = |name: &str, value: String, word: String| {
        let chosen = said(query, name) == value;
        (value, word, chosen)
    };
    let mut of_body = vec![any("body")];
    of_body.extend(known.iter().map(|body| choice("body", body.id.to_string(), body.name.clone())));
    let mut of_kind = vec![any("kind")];
    let kinds = Decision::ALL.iter();
    of_kind.extend(
        kinds.map(|kind| choice("kind", kind.code().to_owned(), p.code("meetings-decision", *kind).into_owned())),
    );
    let mut of_state = vec![any("state"), choice("state", LATE.to_owned(), p.t("meetings-late").into_owned())];
    let states = TaskState::ALL.iter();
    of_state.extend(
        states.map(|state| choice("state", state.code().to_owned(), p.code("meetings-task", *state).into_owned())),
    );
    let this_year = crate::rules::series::year(p.today);
    let mut of_year = vec![any("year")];
    of_year
        .extend((this_year - YEARS..=this_year).rev().map(|year| choice("year", year.to_string(), year.to_string())));
    vec![
        ("body", p.t("meetings-body").into_owned(), of_body),
        ("year", p.t("meetings-year").into_owned(), of_year),
        ("kind", p.t("meetings-decision").into_owned(), of_kind),
        ("state", p.t("meetings-report-state").into_owned(), of_state),
    ]
}

/// Years back that the list offers; any other can be written into the address.
const YEARS: i64 = 12;

/// A resolution within sight, with its meeting and its body.
struct Seen {
    row: ResolutionRow,
    meeting: MeetingRow,
    body: BodyRow,
    runs: bool,
    theirs: bool,
}

impl Seen {
    fn href(&self) -> String {
        format!("/meetings/resolutions/{}", self.row.id)
    }
}

async fn see<P: web::Permission>(at: &Allowed<P>, id: Id<Resolution>) -> Result<Seen, Failure> {
    let sight = sight(at);
    let row = resolutions::find(at.db(), &sight, id).await?;
    let meeting = meetings::load(at.db(), row.meeting).await?;
    let body = bodies::load(at.db(), row.body).await?;
    let runs = sight.runs_meeting(at.db(), &meeting).await?;
    let theirs = following::is_theirs(&row, at.actor());
    Ok(Seen { row, meeting, body, runs, theirs })
}

async fn show(at: Allowed<ReadMeetings>, Path(id): Path<Id<Resolution>>, Extension(ports): Links) -> Answer {
    let seen = see(&at, id).await?;
    actions::note_reading(at.db(), at.actor(), &seen.meeting).await?;
    let reports = resolutions::reports(at.db(), id).await?;
    let staff: Vec<Id<Staff>> = reports.iter().map(|report| report.staff).collect();
    let names = offices::brief(at.db(), &staff).await?;
    let item = items::find(at.db(), seen.meeting.id, seen.row.item).await?;
    let mut p = at.page("meetings-resolution");
    p.title = resolution_title(&p, &seen.row);
    let name = |id| names.get(&id).map(|staff: &StaffBrief| staff.name.clone()).unwrap_or_default();
    let story = |report: &ReportRow| Row {
        title: p.moment(report.at),
        badge: Some(("badge-normal", p.code("meetings-task", report.state).into_owned())),
        lines: report.words.lines().map(str::to_owned).chain([name(report.staff)]).collect(),
        ..Row::default()
    };
    let told = Part {
        heading: p.t("meetings-reports").into_owned(),
        none: p.t("meetings-reports-none").into_owned(),
        rows: reports.iter().map(story).collect(),
        ..Part::default()
    };
    let parts = if seen.row.state == TaskState::None { Vec::new() } else { vec![told] };
    let late = following::is_late(&seen.row, at.today());
    html(&RecordPage {
        kind: (format!("/meetings/{}#item-{}", seen.meeting.id, item.id), title(&p, &seen.body, &seen.meeting)),
        whose: format!("{} {}", agenda::number(item.section, item.rank), item.title),
        next: next(&p, &seen.row),
        late,
        facts: about(&p, &seen.row, &ports),
        deeds: deeds(&p, &seen, &ports),
        parts,
        p,
    })
}

fn next(p: &Page, row: &ResolutionRow) -> String {
    match (row.state, row.due_on) {
        (TaskState::Open, Some(due)) => {
            let due = format!("{} ({})", p.day(due), p.due(due));
            p.tn("meetings-next-do", &[("owner", &row.owner_name), ("due", &due)])
        }
        (TaskState::Open, None) => p.t1("meetings-next-do-open", "owner", &row.owner_name),
        _ => String::new(),
    }
}

fn about(p: &Page, row: &ResolutionRow, ports: &Ports) -> Vec<(String, Vec<String>)> {
    let votes = match (row.votes_for, row.votes_against, row.votes_abstain) {
        (Some(yes), Some(no), Some(abstain)) => p.tn(
            "meetings-votes-line",
            &[("yes", &yes.to_string()), ("no", &no.to_string()), ("abstain", &abstain.to_string())],
        ),
        _ => String::new(),
    };
    let casting = row.casting.map(|casting| p.code("meetings-casting", casting).into_owned()).unwrap_or_default();
    let plan = match (&ports.plans, row.plan_id) {
        (Some(_), Some(_)) => p.t("meetings-in-plan").into_owned(),
        _ => String::new(),
    };
    facts(
        p,
        vec![
            ("meetings-words", row.words.clone()),
            ("meetings-decision", p.code("meetings-decision", row.kind).into_owned()),
            ("meetings-votes", votes),
            ("meetings-casting", casting),
            ("meetings-owner", row.owner_name.clone()),
            ("meetings-due-on", row.due_on.map(|day| p.day(day)).unwrap_or_default()),
            ("meetings-report-state", p.code("meetings-task", row.state).into_owned()),
            ("meetings-settled-on", row.settled_on.map(|day| p.day(day)).unwrap_or_default()),
            ("meetings-care-plan", plan),
        ],
    )
}

fn deeds(p: &Page, seen: &Seen, ports: &Ports) -> Vec<(String, String)> {
    let open = seen.row.state == TaskState::Open;
    let writes = seen.runs && life::write(seen.meeting.state).is_ok();
    let plans = ports.plans.is_some() && seen.row.plan_id.is_none();
    let may = [
        (open && (seen.theirs || seen.runs), "reports/new", "meetings-report"),
        (open && plans && seen.theirs, "plan", "meetings-plan-add"),
        (writes, "edit", "meetings-resolution-edit"),
        (writes, "removal", "meetings-resolution-remove"),
    ];
    let deed = |word: &str, key: &str| (format!("{}/{word}", seen.href()), p.t(key).into_owned());
    let planned = seen.row.plan_id.map(|id| Ref { kind: Case::KIND, id });
    let case = ports.plans.as_ref().zip(planned).and_then(|(plans, case)| plans.page(case));
    let open_case = case.map(|page| (page, p.t("meetings-plan-open").into_owned()));
    may.into_iter().filter(|(may, ..)| *may).map(|(_, word, key)| deed(word, key)).chain(open_case).collect()
}

/// A resolution that the reader sees to, or whose meetings they run.
async fn reportable(at: &Allowed<AnswerMeetings>, id: Id<Resolution>) -> Result<Seen, Failure> {
    let seen = see(at, id).await?;
    if seen.theirs || seen.runs { Ok(seen) } else { Err(Failure::Forbidden(AnswerMeetings::KEY)) }
}

fn report_form(at: &Allowed<AnswerMeetings>, seen: &Seen, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-report",
        lead: seen.row.words.clone(),
        action: format!("{}/reports", seen.href()),
        back: seen.href(),
    };
    asked.page(at, filled, |view| forms::resolutions::report(view, seen.runs))
}

async fn reporting(at: Allowed<AnswerMeetings>, Path(id): Path<Id<Resolution>>) -> Answer {
    let seen = reportable(&at, id).await?;
    html(&report_form(&at, &seen, (&Fields::of_version(seen.row.version), &Invalid::default())))
}

async fn report(at: Allowed<AnswerMeetings>, Path(id): Path<Id<Resolution>>, Form(fields): Form) -> Answer {
    let seen = reportable(&at, id).await?;
    let done = match forms::resolutions::read_report(&fields, at.today(), seen.runs) {
        Ok(report) => actions::report(at.db(), at.actor(), &seen.row, fields.version(), report).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| seen.href(), "meetings-reported", |wrong| report_form(&at, &seen, (&fields, wrong)))
}

fn plan_form(at: &Allowed<AnswerMeetings>, seen: &Seen, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-plan-add",
        lead: seen.row.words.clone(),
        action: format!("{}/plan", seen.href()),
        back: seen.href(),
    };
    asked.page(at, filled, forms::resolutions::case)
}

async fn planning(at: Allowed<AnswerMeetings>, Path(id): Path<Id<Resolution>>, Extension(ports): Links) -> Answer {
    let seen = reportable(&at, id).await?;
    ports.plans.as_ref().ok_or(Failure::NotFound)?;
    html(&plan_form(&at, &seen, (&Fields::of_version(seen.row.version), &Invalid::default())))
}

async fn plan(
    at: Allowed<AnswerMeetings>,
    Path(id): Path<Id<Resolution>>,
    Extension(ports): Links,
    Form(fields): Form,
) -> Answer {
    let seen = reportable(&at, id).await?;
    let plans = ports.plans.as_ref().ok_or(Failure::NotFound)?;
    let done = match forms::resolutions::read_case(&fields, at.today()) {
        Ok(case) => {
            let version = fields.version();
            actions::add_to_plan(at.db(), at.actor(), plans.as_ref(), &seen.row, (version, &case)).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| seen.href(), "meetings-planned-in-case", |wrong| plan_form(&at, &seen, (&fields, wrong)))
}
