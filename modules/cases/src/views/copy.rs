//! สำเนาข้อมูลของเจ้าของข้อมูล: what casework holds of one person, in words, without what belongs to others: reporters, those who
//! told, and the story of a matter that somebody else reported.

mod around;

use ::store::{Db, Entry, Result};
use kernel::{Actor, Held, Id, Moment, Person, Weighed};
use ui::Page;

use crate::access::Access;
use crate::model::{CaseRow, IntakeRow, PaperForm, PaperRow, ReferenceEntry, Reporter, ReviewState, SubjectKind};
use crate::rules::retention as rules;
use crate::store;
use crate::views::papers;
use crate::views::reference::name;

const LISTS: [&str; 6] =
    ["channel", "target-group", "problem-area", "closing-reason", "referral-basis", crate::forms::network::KINDS];

/// Sections of papers that name others or say what others said, by their headings.
const OF_OTHERS: [&str; 4] =
    ["cases-record-people", "cases-minutes-came", "cases-minutes-absent", "cases-minutes-discussion"];

/// The cases about a person within the actor's access; that each was copied is recorded before anything is shown.
pub(crate) async fn held(db: &Db, p: &Page, actor: &Actor, person: Id<Person>) -> Result<Vec<Held>> {
    let access = Access::for_copy(actor, db.now());
    let cases = store::about(db, &access, SubjectKind::Person, &[person.number()]).await?;
    let tx = db.write(actor).await?;
    for case in &cases {
        tx.record(Entry::new("case-copied", case.id.as_ref()).office(case.office)).await?;
    }
    tx.commit().await?;
    let entries = store::reference::lists(db, &LISTS).await?;
    let mut all = Vec::new();
    for case in &cases {
        all.push(one(db, p, &access, case, &entries).await?);
    }
    Ok(all)
}

async fn one(db: &Db, p: &Page, access: &Access, case: &CaseRow, entries: &[ReferenceEntry]) -> Result<Held> {
    let intake = store::intake(db, case.id).await?;
    let papers = store::papers::of_case(db, case.id).await?;
    let office = offices::office(db, case.office).await?;
    let mut held = Held::new(p.t1("cases-copy-case", "number", &case.number))
        .fact(p.t("cases-copy-title"), told(&intake, &case.title))
        .fact(p.t("cases-copy-office"), office.named(p.lang))
        .fact(p.t("cases-copy-group"), name(p, entries, "target-group", &case.target_group))
        .fact(p.t("cases-copy-opened"), p.day(case.opened_at.day()))
        .fact(p.t("cases-copy-closed"), case.closed_at.map(|at| p.day(at.day())).unwrap_or_default())
        .fact(p.t("cases-copy-channel"), name(p, entries, "channel", &intake.channel))
        .fact(p.t("cases-copy-basis"), p.code("cases-basis", intake.basis))
        .fact(p.t("cases-copy-story"), told(&intake, &intake.story))
        .fact(p.t("cases-copy-request"), told(&intake, &intake.request));
    for paper in papers.iter().filter(|paper| !paper.state.is_writable()) {
        held = held.part(of_paper(p, paper, entries));
    }
    held = held.part(services(db, p, case).await?).part(results(db, p, access, case).await?);
    Ok(around::parts(db, p, case, entries).await?.into_iter().fold(held, Held::part))
}

/// What was told, when the client told it; a reporter's words are the reporter's.
fn told<'t>(intake: &IntakeRow, text: &'t str) -> &'t str {
    if intake.reporter == Reporter::Client { text } else { "" }
}

/// A signed paper. What others told is theirs: that there is such a paper is said, and not what stands in it.
fn of_paper(p: &Page, paper: &PaperRow, entries: &[ReferenceEntry]) -> Held {
    let held = Held::new(p.code("cases-paper", paper.form)).fact(p.t("cases-copy-day"), p.day(paper.happened_on));
    if paper.form == PaperForm::Collateral {
        return held.fact(p.t("cases-copy-left-out"), p.t("cases-copy-told-by-others"));
    }
    let others = OF_OTHERS.map(|key| p.t(key).into_owned());
    let sections = papers::sections(p, paper, entries).into_iter();
    sections.filter(|section| !others.contains(&section.heading)).fold(held, |held, section| {
        let text = std::iter::once(section.text).chain(section.items).filter(|line| !line.is_empty());
        held.fact(section.heading, text.collect::<Vec<_>>().join("\n"))
    })
}

async fn services(db: &Db, p: &Page, case: &CaseRow) -> Result<Held> {
    let given = store::work::services(db, case.id).await?;
    Ok(given.iter().fold(Held::new(p.t("cases-copy-services")), |held, service| {
        let kind = p.code("cases-service", service.kind);
        held.fact(format!("{} · {kind}", p.day_short(service.given_on)), service.what.as_str())
    }))
}

async fn results(db: &Db, p: &Page, access: &Access, case: &CaseRow) -> Result<Held> {
    let found = store::results::of_case(db, access, case.id).await?;
    Ok(found.iter().fold(Held::new(p.t("cases-copy-results")), |held, result| {
        let label = format!("{} · {}", p.day_short(result.asked_on), result.code.to_uppercase());
        held.fact(label, p.t1("cases-copy-points", "total", &result.total.to_string()))
    }))
}

/// Each case about a person within the actor's access, and what stands against erasing it.
pub(crate) async fn weighed(db: &Db, p: &Page, actor: &Actor, person: Id<Person>) -> Result<Vec<Weighed>> {
    let access = Access::for_copy(actor, db.now());
    let mut all = Vec::new();
    for case in store::about(db, &access, SubjectKind::Person, &[person.number()]).await? {
        let term = store::retention::term(db, rules::class_of(&case)).await?;
        let reviews = store::retention::reviews(db, case.id).await?;
        let kept = reviews.iter().filter(|review| review.state == ReviewState::Kept);
        let longer = kept.filter_map(|review| review.keep_until).max();
        let closed = case.closed_at.map(Moment::day);
        let (hold, until) = rules::weigh(closed, term.years, longer, p.today);
        let what = p.t1("cases-copy-case", "number", &case.number);
        all.push(Weighed { what, hold: Some(hold), until, law: term.law });
    }
    Ok(all)
}
