//! การทำลายหนังสือ: the lists of an office, and one list from its survey to its record of destruction.

mod deeds;
mod papers;

use figures::sheet::Entry;
use kernel::{Code as _, Fields, Id, Invalid, Letter};
use offices::{Scope, StaffBrief};
use ui::{FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, html, see_other};

use super::{Query, href};
use crate::actions::disposals as actions;
use crate::forms::disposals as asks;
use crate::model::{
    ArchivesWish, Decision, Disposal, DisposalRow, DisposalState, ItemRow, LetterRow, MemberRow, VoteRow, Way,
};
use crate::permissions::{ApproveDisposals, ExamineDisposals, KeepRegisters, SeeRegisters};
use crate::rules::{committee, destruction};
use crate::store::{disposals, keeping, reference};
use crate::views::tables::{Row, TablePage, headings, said};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/disposals", index)
        .post("/letters/disposals", survey)
        .get("/letters/disposals/{disposal}", show)
        .and(deeds::routes())
        .and(papers::routes())
}

/// The columns of แบบที่ 25.
const ITEMS: [&str; 8] = [
    "correspondence-stored-number",
    "correspondence-file-code",
    "correspondence-their-number",
    "correspondence-dated-on",
    "correspondence-register-number",
    "correspondence-subject",
    "correspondence-decision",
    "correspondence-note",
];

/// What is seen of a list among others.
const LISTS: [&str; 4] = [
    "correspondence-disposal-list",
    "correspondence-disposal-office",
    "correspondence-disposal-listed",
    "correspondence-state",
];

/// A list within reach: of an office whose registers the reader sees, or one on whose committee they sit.
async fn find<P: Permission>(at: &Allowed<P>, id: Id<Disposal>) -> Result<DisposalRow, Failure> {
    let scope = Scope::for_permission::<SeeRegisters>(at.actor());
    Ok(disposals::find(at.db(), &scope, at.actor().staff, id).await?)
}

fn address(id: Id<Disposal>) -> String {
    format!("/letters/disposals/{id}")
}

/// The lists that wait for the reader as a head or as a member of a committee, and those of their office.
async fn index(at: Allowed<ExamineDisposals>, query: Query) -> Answer {
    let own = at.actor().office;
    let office = query.get("office").and_then(|text| text.parse().ok()).unwrap_or(own);
    let sees = Scope::for_permission::<SeeRegisters>(at.actor()).covers(at.db(), office).await?;
    let mut rows = disposals::waiting(at.db(), &Scope::for_permission::<ApproveDisposals>(at.actor())).await?;
    let own = if sees { disposals::of(at.db(), office).await? } else { Vec::new() };
    for row in disposals::before(at.db(), at.actor().staff).await?.into_iter().chain(own) {
        if !rows.iter().any(|known| known.id == row.id) {
            rows.push(row);
        }
    }
    let whose: Vec<_> = rows.iter().map(|row| row.office).collect();
    let names = offices::offices(at.db(), &whose).await?;
    let p = at.page("correspondence-disposals");
    let line = |row: &DisposalRow| Row {
        href: address(row.id),
        tick: String::new(),
        cells: vec![
            p.t1("correspondence-disposal-year", "year", &row.year.to_string()),
            names.get(&row.office).map_or_else(String::new, |office| office.named(p.lang).to_owned()),
            p.day_short(row.listed_on),
            p.code("correspondence-disposal-state", row.state).into_owned(),
        ],
    };
    let rows = rows.iter().map(line).collect();
    let name = offices::office(at.db(), office).await?.named(p.lang).to_owned();
    let heads = headings(&p, &LISTS);
    let keeps = Scope::for_permission::<KeepRegisters>(at.actor()).covers(at.db(), office).await?;
    let survey = ("/letters/disposals".to_owned(), 0, p.t("correspondence-survey-deed").into_owned());
    let at_once = if keeps { vec![survey] } else { Vec::new() };
    html(&TablePage { at_once, ..TablePage::new(p, name, heads, rows) })
}

async fn survey(at: Allowed<KeepRegisters>, Form(_): Form) -> Answer {
    let offices = at.offices();
    let own = offices.iter().find(|office| **office == at.actor().office);
    let office = own.or_else(|| offices.first()).copied().ok_or(Failure::Forbidden(KeepRegisters::KEY))?;
    match actions::survey(at.db(), at.actor(), office).await {
        Ok(id) => see_other(&address(id), "correspondence-surveyed-done"),
        Err(undone) => Err(failed(undone)),
    }
}

/// What stands against a deed that has no form of its own.
fn failed(undone: ::store::Undone) -> Failure {
    match undone {
        ::store::Undone::Refused(refusal) => Failure::Refused(refusal),
        ::store::Undone::Failed(error) => error.into(),
        ::store::Undone::Invalid(_) => Failure::Unreadable,
    }
}

async fn show(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>) -> Answer {
    let disposal = find(&at, id).await?;
    html(&shown(&at, &disposal, (&Fields::default(), &Invalid::default())).await?)
}

/// The page of a list; `filled` is the vote of a member as it was sent.
async fn shown(
    at: &Allowed<ExamineDisposals>,
    disposal: &DisposalRow,
    (fields, wrong): (&Fields, &Invalid),
) -> Result<TablePage, Failure> {
    let id = disposal.id;
    let members = disposals::members(at.db(), id).await?;
    let mut p = at.page("correspondence-disposals");
    p.title = p.t1("correspondence-disposal-year", "year", &disposal.year.to_string());
    let mut lines = lines(at, &p, disposal).await?;
    let votes = disposals::votes(at.db(), id).await?;
    for line in &mut lines {
        line.tell(&p, &votes, members.len());
    }
    let sits = members.iter().any(|member| member.staff == at.actor().staff);
    let decides = sits && disposal.state == DisposalState::Examining;
    let row = |line: Line| Row {
        href: if decides { format!("{}/items/{}", address(id), line.item.letter) } else { href(line.item.letter) },
        tick: if decides { line.item.letter.to_string() } else { String::new() },
        cells: line.cells.iter().map(|entry| said(&p, entry)).collect(),
    };
    let rows = lines.into_iter().map(row).collect();
    let names: Vec<_> = members.iter().map(|member| member.staff).collect();
    let names = offices::brief(at.db(), &names).await?;
    let presiding = committee::presides(&members);
    let member = |member: &MemberRow| {
        let name = names.get(&member.staff).map_or_else(String::new, |staff: &StaffBrief| staff.name.clone());
        let part = p.t(match (member.chairs, presiding == Some(member.staff)) {
            (true, _) => "correspondence-chair",
            (false, true) => "correspondence-presiding",
            (false, false) => "correspondence-member",
        });
        let signed =
            member.signed_at.map_or_else(String::new, |at| p.t1("correspondence-member-signed", "when", &p.moment(at)));
        [name, part.into_owned(), signed].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let day = |day: Option<kernel::Day>| day.map_or_else(Vec::new, |day| vec![p.day(day)]);
    let facts = [
        ("correspondence-state", vec![p.code("correspondence-disposal-state", disposal.state).into_owned()]),
        ("correspondence-disposal-listed", vec![p.day(disposal.listed_on)]),
        ("correspondence-committee", members.iter().map(member).collect()),
        ("correspondence-disposal-examined", day(disposal.examined_on)),
        ("correspondence-disposal-approved", day(disposal.approved_on)),
        ("correspondence-archives-asked", day(disposal.archives_asked_on)),
        ("correspondence-archives-answered", day(disposal.archives_answered_on)),
        ("correspondence-destroyed-on", day(disposal.destroyed_on)),
        ("correspondence-method", vec![disposal.method.clone()]),
    ];
    let said = facts.into_iter().filter(|(_, lines)| lines.iter().any(|line| !line.is_empty()));
    let facts = said.map(|(key, lines)| (p.t(key).into_owned(), lines)).collect();
    let (at_once, deeds) = deeds::of(at, &p, disposal, &members).await?;
    let archives = reference::setting(at.db(), "setting", "archives-days").await?.amount.unwrap_or_default();
    let name = offices::office(at.db(), disposal.office).await?.named(p.lang).to_owned();
    let heads = headings(&p, &ITEMS);
    let view = FormView::new(&p, fields, wrong);
    let voting = format!("{}/votes", address(id));
    let form = view.form(voting, "correspondence-decision-deed", "/letters/disposals", asks::votes(&view));
    Ok(TablePage {
        kind: ("/letters/disposals".to_owned(), p.t("correspondence-disposals").into_owned()),
        lead: next(&p, disposal, archives),
        facts,
        at_once,
        deeds,
        form: decides.then_some(form),
        ..TablePage::new(p, name, heads, rows)
    })
}

/// What comes next.
fn next(p: &Page, disposal: &DisposalRow, days: i64) -> String {
    let state = disposal.state.code();
    match (disposal.state, destruction::silence_after(disposal, days)) {
        (DisposalState::Destroyed | DisposalState::Rejected, _) => String::new(),
        (DisposalState::Asked, Some(_)) if destruction::archives_agree(disposal, p.today, days) => {
            p.t("correspondence-disposal-next-sign").into_owned()
        }
        (DisposalState::Asked, Some(after)) => p.t1("correspondence-disposal-next-asked", "day", &p.day(after)),
        _ => p.t(&format!("correspondence-disposal-next-{state}")).into_owned(),
    }
}

/// One line of the list.
struct Line {
    item: ItemRow,
    cells: Vec<Entry>,
}

impl Line {
    /// Says how the votes stand while nothing is decided of it.
    fn tell(&mut self, p: &Page, votes: &[VoteRow], members: usize) {
        let count = |decision: Decision| {
            votes.iter().filter(|vote| vote.place == self.item.place && vote.decision == decision).count().to_string()
        };
        let (destroy, keep) = (count(Decision::Destroy), count(Decision::Keep));
        if self.item.decision == Decision::Undecided && (destroy != "0" || keep != "0") {
            let all = [("destroy", destroy.as_str()), ("keep", keep.as_str()), ("members", &members.to_string())];
            if let Some(cell) = self.cells.get_mut(DECIDED) {
                *cell = Entry::Text(p.tn("correspondence-votes", &all));
            }
        }
    }
}

/// The column in which the committee decides.
const DECIDED: usize = 6;

/// The lines of a list. Of a letter that the reader may not know, its place alone is told.
async fn lines<P: Permission>(at: &Allowed<P>, p: &Page, disposal: &DisposalRow) -> Result<Vec<Line>, Failure> {
    let items = disposals::items(at.db(), disposal.id).await?;
    let ids: Vec<Id<Letter>> = items.iter().map(|item| item.letter).collect();
    let mut letters: Vec<LetterRow> = Vec::new();
    let mut codes: Vec<(Id<Letter>, String)> = Vec::new();
    for part in ids.chunks(500) {
        letters.extend(disposals::letters(at.db(), disposal.id, part).await?);
        codes.extend(keeping::file_codes(at.db(), part).await?);
    }
    let line = |item: ItemRow| {
        let letter = letters.iter().find(|letter| letter.id == item.letter);
        let code = codes.iter().find(|(id, _)| *id == item.letter).map(|(_, code)| code.clone()).unwrap_or_default();
        Line { cells: cells(p, &item, letter, code), item }
    };
    Ok(items.into_iter().map(line).collect())
}

fn cells(p: &Page, item: &ItemRow, letter: Option<&LetterRow>, code: String) -> Vec<Entry> {
    let of = |say: &dyn Fn(&LetterRow) -> String| Entry::Text(letter.map(say).unwrap_or_default());
    vec![
        u64::try_from(item.place).map_or(Entry::Empty, Entry::Count),
        Entry::Text(code),
        of(&|letter| {
            if letter.way == Way::Received { letter.their_number.clone() } else { letter.number_text.clone() }
        }),
        letter.and_then(|letter| letter.dated_on).map_or(Entry::Empty, Entry::Day),
        of(&|letter| letter.number.map_or_else(String::new, |number| format!("{number}/{}", letter.year))),
        of(&|letter| letter.subject.clone()),
        Entry::Text(decided(p, item)),
        Entry::Text(noted(p, item)),
    ]
}

/// หมายเหตุ: the opinions of who did not agree, and what the National Archives want.
fn noted(p: &Page, item: &ItemRow) -> String {
    let wish = match item.archives {
        ArchivesWish::Agrees => String::new(),
        wish => p.code("correspondence-wish", wish).into_owned(),
    };
    [item.minority.clone(), wish].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// การพิจารณา as the committee writes it (ข้อ 68.2, 68.3).
fn decided(p: &Page, item: &ItemRow) -> String {
    match item.decision {
        Decision::Undecided => String::new(),
        Decision::Destroy => "(×)".to_owned(),
        Decision::Keep => p.t1("correspondence-kept-longer", "years", &item.keep_years.to_string()),
    }
}

/// Whether the actor is the head who appoints and approves for the office of a list.
async fn heads<P: Permission>(at: &Allowed<P>, disposal: &DisposalRow) -> Result<bool, Failure> {
    Ok(Scope::for_permission::<ApproveDisposals>(at.actor()).covers(at.db(), disposal.office).await?)
}
