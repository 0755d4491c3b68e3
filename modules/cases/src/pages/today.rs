//! Today: the first page, by what its reader does here.

use ::store::{Db, Page as Part, Slice};
use kernel::{Id, Staff};
use ui::Page;
use web::{Allowed, Answer, Failure, Permission as _, Routes, html};

use super::office_names;
use crate::access::Access;
use crate::model::{CaseRow, ReferralRow, TeachingRow, TeachingStepRow};
use crate::permissions::{EditReference, OpenCases, ReadCases, SeeToday, SuperviseCases, WorkCases};
use crate::store::list::{Filter, list};
use crate::views::list::{CaseLine, Names};
use crate::views::referrals::ReferralLine;
use crate::views::today::{NoticeLine, ReviewLine, StageLine, TodayPage, Waiting};
use crate::{actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/", show)
}

/// Days that count as soon.
const SOON: i64 = 7;
/// Rows that one section shows; the lists have the others.
const SHOWN: Part = Part { number: 1, size: 24 };
/// Referrals shown.
const REFERRED: Part = Part { number: 1, size: 5 };
/// Notices shown.
const NOTICES: i64 = 10;

/// Whoever may read cases or supervise holds the permission for it beside that of the page; the others get none of it.
type Also<P> = Result<Allowed<P>, Failure>;

async fn show(
    at: Allowed<SeeToday>,
    reader: Also<ReadCases>,
    supervisor: Also<SuperviseCases>,
    intake: Also<OpenCases>,
) -> Answer {
    let mut page = empty(&at);
    let unread = offices::unread(at.db(), at.actor().staff, NOTICES).await?;
    page.notices = unread.iter().map(|notice| NoticeLine::new(&page.p, notice)).collect();
    if let Ok(intake) = intake {
        page.referrals = referred(&page.p, &intake).await?;
    }
    let Ok(reader) = reader else { return html(&page) };
    if page.part == "work" {
        fill_work(&mut page, &reader, supervisor.ok()).await?;
    } else {
        let counts = store::today::by_stage(reader.db(), &Access::of(&reader), reader.today()).await?;
        page.stages = counts.iter().map(|count| StageLine::new(&page.p, count)).collect();
    }
    html(&page)
}

/// Referrals that wait in the intake of the reader's offices.
async fn referred(p: &Page, at: &Allowed<OpenCases>) -> Result<Vec<ReferralLine>, Failure> {
    let waiting = store::referrals::waiting(at.db(), &at.offices(), REFERRED).await?.rows;
    let from: Vec<_> = waiting.iter().map(|row| row.from_office).collect();
    let offices = office_names(at.db(), &from, p.lang).await?;
    let line = |row: &ReferralRow| {
        let from = offices.get(&row.from_office).cloned().unwrap_or_default();
        ReferralLine::new(p, row, format!("/referrals/{}", row.id), from)
    };
    Ok(waiting.iter().map(line).collect())
}

fn empty(at: &Allowed<SeeToday>) -> TodayPage {
    let p = at.page("cases-today");
    let actor = at.actor();
    let part = if actor.has_role(WorkCases::ROLES) {
        "work"
    } else if actor.has_role(ReadCases::ROLES) {
        "watch"
    } else if actor.has_role(OpenCases::ROLES) {
        "take-in"
    } else {
        "keep"
    };
    let mut places = vec![
        ("/offices", "cases-place-offices"),
        ("/staff", "cases-place-staff"),
        ("/standard", "cases-place-standard"),
    ];
    if actor.has_role(EditReference::ROLES) {
        places.push(("/cases/reference", "cases-reference"));
    }
    TodayPage {
        day: p.weekday(at.today()),
        given_name: actor.name.split_whitespace().next().unwrap_or_default().to_owned(),
        part,
        endangered: Vec::new(),
        waiting: Waiting::default(),
        more: false,
        reviews: Vec::new(),
        advice: Vec::new(),
        teaching: Vec::new(),
        samples: 0,
        untriaged: Vec::new(),
        transfers: 0,
        referrals: Vec::new(),
        conferences: 0,
        stages: Vec::new(),
        notices: Vec::new(),
        may_open: actor.has_role(OpenCases::ROLES),
        places,
        p,
    }
}

async fn fill_work(
    page: &mut TodayPage,
    at: &Allowed<ReadCases>,
    supervisor: Option<Allowed<SuperviseCases>>,
) -> Result<(), Failure> {
    let (db, access) = (at.db(), Access::of(at));
    let soon = Some(at.today().plus_days(SOON));
    let waits = Filter { waits_for: access.staff().to_vec(), due_until: soon, ..Filter::default() };
    let endangered = endangered(db, &access).await?;
    let Slice { rows: mut waiting, more, .. } = list(db, &access, &waits, SHOWN).await?;
    waiting.retain(|case| endangered.iter().all(|first| first.id != case.id));
    let untriaged = Filter { untriaged: true, ..Filter::default() };
    let untriaged = list(db, &access, &untriaged, SHOWN).await?.rows;
    let papers = store::papers::waiting_for(db, access.staff()).await?;
    let of_papers: Vec<_> = papers.iter().map(|paper| paper.case).collect();
    let cases = store::today::some(db, &access, &of_papers).await?;
    actions::note_listing(at.db(), at.actor(), endangered.iter().chain(&waiting).chain(&untriaged).chain(&cases))
        .await?;
    let mut named: Vec<Id<Staff>> = papers.iter().map(|paper| paper.author).collect();
    named.extend(
        endangered.iter().chain(&waiting).filter_map(|case| case.next_who).filter(|who| *who != at.actor().staff),
    );
    let names: Names = offices::brief(db, &named).await?;
    let line = |case: &_| CaseLine::new(&page.p, case, &names, at.actor().staff);
    page.endangered = endangered.iter().map(line).collect();
    page.waiting = Waiting::new(at.today(), &waiting, line);
    page.more = more;
    page.untriaged = untriaged.iter().map(line).collect();
    page.reviews = ReviewLine::of(&page.p, &papers, &cases, &names);
    let asked = store::conferences::asked_to(db, access.staff(), SHOWN).await?.rows;
    page.conferences = i64::try_from(asked.len()).unwrap_or(i64::MAX);
    fill_supervision(page, at).await?;
    if let Some(supervisor) = supervisor {
        let asked = store::work::transfers_to(db, &supervisor.offices()).await?;
        page.transfers = i64::try_from(asked.len()).unwrap_or(i64::MAX);
    }
    Ok(())
}

/// What supervision asks of the reader today: advice, teaching notes and agreed steps, closed cases to review.
async fn fill_supervision(page: &mut TodayPage, at: &Allowed<ReadCases>) -> Result<(), Failure> {
    let (db, staff, me) = (at.db(), at.actor().staff_ids(), at.actor().staff);
    let mut advice = store::advice::waiting(db, &staff, SHOWN.size).await?;
    advice.extend(store::advice::late(db, &staff, at.today(), SHOWN.size).await?);
    page.advice = super::advice::lines(at, &advice).await?;
    let notes = store::teaching::unacknowledged(db, me, SHOWN.size).await?;
    let steps = store::teaching::due(db, me, at.today().plus_days(SOON), SHOWN.size).await?;
    let p = &page.p;
    let note = |note: &TeachingRow| {
        let day = p.day_short(note.held_on);
        (format!("/teaching/{}", note.id), p.t("cases-teaching-acknowledge").into_owned(), day, "badge-waiting")
    };
    let step = |step: &TeachingStepRow| {
        let badge = if p.is_over(step.due_on) { "badge-danger" } else { "badge-waiting" };
        (format!("/teaching/{}", step.teaching), step.what.clone(), p.due(step.due_on), badge)
    };
    page.teaching = notes.iter().map(note).chain(steps.iter().map(step)).collect();
    page.samples = i64::try_from(store::samples::waiting(db, &staff).await?.len()).unwrap_or(i64::MAX);
    Ok(())
}

/// The cases in which an alert waits that the reader may know of, as they come before everything else.
async fn endangered(db: &Db, access: &Access) -> ::store::Result<Vec<CaseRow>> {
    let alerts = store::alerts::open(db, access).await?;
    let mut ids: Vec<_> = alerts.iter().map(|alert| alert.case).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut cases = store::today::some(db, access, &ids).await?;
    store::alerts::put_first(db, access, &mut cases).await?;
    cases.sort_by_key(|case| case.next_due);
    Ok(cases)
}
