//! The review of closed cases whose time of keeping is up.

use std::collections::HashMap;

use ::store::{Page as Part, Slice};
use axum::extract::Query;
use kernel::{Case, Code as _, Fields, Hold, Id, Invalid, Moment};
use ui::{Field, FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, form_again, html, see_other};

use crate::access::Access;
use crate::actions::{self, Done};
use crate::model::{CaseClass, CaseRow, ReviewRow, ReviewState, TombstoneRow};
use crate::permissions::{ApproveErasing, ReviewRetention};
use crate::rules::retention as rules;
use crate::store::retention::Term;
use crate::views::list::Names;
use crate::views::retention::{DueLine, RetentionPage, ReviewLine, ReviewPage};
use crate::{forms, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/retention", index)
        .get("/retention/{id}", show)
        .get("/retention/{id}/keeping", keeping)
        .post("/retention/{id}/keeping", keep)
        .get("/retention/{id}/proposal", proposal)
        .post("/retention/{id}/proposal", propose)
        .get("/retention/{id}/approval", approval)
        .post("/retention/{id}/approval", approve)
        .get("/retention/{id}/refusal", refusal)
        .post("/retention/{id}/refusal", decline)
}

/// Rows on a page.
const ROWS: i64 = 30;

async fn index(at: Allowed<ReviewRetention>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let page = Part::parse(asked.get("page").map_or("", String::as_str), ROWS);
    let (p, access) = (at.page("cases-retention"), Access::of(&at));
    let due = due(&at, &access, page).await?;
    let ids: Vec<Id<Case>> = due.rows.iter().map(|(case, _)| case.id).collect();
    let waits = store::retention::waiting(at.db(), &ids).await?;
    let stones = store::retention::tombstones(at.db(), &access, Part { number: 1, size: ROWS }).await?;
    let mut ends: Vec<_> = due.rows.iter().map(|(case, _)| case.office).collect();
    ends.extend(stones.rows.iter().map(|stone| stone.office));
    let ends = offices::offices(at.db(), &ends).await?;
    let office = |id| ends.get(&id).map_or("", |office| office.named(p.lang));
    let line = |(case, years): &(CaseRow, i64)| DueLine {
        href: format!("/retention/{}", case.id),
        name: format!("{} · {}", case.number, office(case.office)),
        text: due_text(&p, case, *years),
        waits: waits.contains(&case.id),
    };
    let stone = |stone: &TombstoneRow| (format!("{} · {}", stone.number, office(stone.office)), stone_text(&p, stone));
    let there = |number: i64| format!("/retention?page={number}");
    html(&RetentionPage {
        due: due.rows.iter().map(line).collect(),
        stones: stones.rows.iter().map(stone).collect(),
        newer: (due.page.number > 1).then(|| there(due.page.number - 1)),
        older: due.more.then(|| there(due.page.number + 1)),
        p,
    })
}

/// The cases whose time is up, of every class that has a number of years.
async fn due(at: &Allowed<ReviewRetention>, access: &Access, page: Part) -> Result<Slice<(CaseRow, i64)>, Failure> {
    let mut all = Slice { rows: Vec::new(), page, more: false };
    for class in CaseClass::ALL {
        let term = store::retention::term(at.db(), *class).await?;
        let Some((years, by)) = term.years.and_then(|years| Some((years, rules::closed_by(years, at.today())?))) else {
            continue;
        };
        let found = store::retention::due(at.db(), access, (*class, by), at.today(), page).await?;
        all.more |= found.more;
        all.rows.extend(found.rows.into_iter().map(|case| (case, years)));
    }
    Ok(all)
}

fn due_text(p: &Page, case: &CaseRow, years: i64) -> String {
    let closed = case.closed_at.map(Moment::day);
    let until = closed.and_then(|closed| kernel::kept_until(closed, years));
    let day = |day: Option<kernel::Day>| day.map_or_else(String::new, |day| p.day_short(day));
    let class = p.code("cases-class", rules::class_of(case));
    p.tn("cases-retention-line", &[("class", &class), ("closed", &day(closed)), ("until", &day(until))])
}

fn stone_text(p: &Page, stone: &TombstoneRow) -> String {
    let [opened, closed, erased] =
        [stone.opened_on, stone.closed_on, stone.erased_at.day()].map(|day| p.day_short(day));
    let class = p.code("cases-class", stone.class);
    let digest = stone.digest.get(..16).unwrap_or_default();
    let values =
        [("class", &*class), ("opened", &opened), ("closed", &closed), ("erased", &erased), ("digest", digest)];
    p.tn("cases-retention-stone", &values)
}

/// A closed case with its term, its reviews, and what stands against erasing it.
struct Reviewed {
    case: CaseRow,
    term: Term,
    reviews: Vec<ReviewRow>,
    hold: Hold,
    until: Option<kernel::Day>,
}

impl Reviewed {
    /// Loading is the check; an open case has no review.
    async fn find<P: Permission>(at: &Allowed<P>, id: Id<Case>) -> Result<Self, Failure> {
        let case = store::find(at.db(), &Access::of(at), id).await?;
        let term = store::retention::term(at.db(), rules::class_of(&case)).await?;
        let reviews = store::retention::reviews(at.db(), case.id).await?;
        let longer =
            reviews.iter().filter(|review| review.state == ReviewState::Kept).filter_map(|row| row.keep_until).max();
        let (hold, until) = rules::weigh(case.closed_at.map(Moment::day), term.years, longer, at.today());
        if hold == Hold::Open { Err(Failure::NotFound) } else { Ok(Self { case, term, reviews, hold, until }) }
    }

    fn waits(&self) -> Option<&ReviewRow> {
        self.reviews.first().filter(|review| review.state == ReviewState::Proposed)
    }
}

async fn show(at: Allowed<ReviewRetention>, Path(id): Path<Id<Case>>) -> Answer {
    let reviewed = Reviewed::find(&at, id).await?;
    let mut p = at.page("cases-retention-review");
    p.title = p.t1("cases-retention-case", "number", &reviewed.case.number);
    let office = offices::office(at.db(), reviewed.case.office).await?;
    let staff: Vec<_> =
        reviewed.reviews.iter().flat_map(|review| [Some(review.proposed_by), review.decided_by]).flatten().collect();
    let names = offices::brief(at.db(), &staff).await?;
    let papers = store::papers::of_case(at.db(), reviewed.case.id).await?;
    let files = store::papers::attachments(at.db(), &papers.iter().map(|paper| paper.id).collect::<Vec<_>>()).await?;
    let day = |day: Option<kernel::Day>| day.map_or_else(String::new, |day| p.day(day));
    let facts = vec![
        ("cases-retention-office", office.named(p.lang).to_owned()),
        ("cases-retention-class", p.code("cases-class", rules::class_of(&reviewed.case)).into_owned()),
        ("cases-retention-opened", p.day(reviewed.case.opened_at.day())),
        ("cases-retention-closed", day(reviewed.case.closed_at.map(Moment::day))),
        ("cases-retention-until", day(reviewed.until)),
        ("cases-retention-law", reviewed.term.law.clone()),
        ("cases-retention-papers", papers.len().to_string()),
        ("cases-retention-files", files.len().to_string()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    html(&ReviewPage {
        next: next(&p, &reviewed),
        facts: facts.map(|(key, value)| (p.t(key).into_owned(), value)).collect(),
        reviews: reviewed.reviews.iter().map(|review| line(&p, review, &names)).collect(),
        deeds: deeds(&at, &p, &reviewed),
        p,
    })
}

fn next(p: &Page, reviewed: &Reviewed) -> String {
    if reviewed.waits().is_some() {
        return p.t("cases-retention-next-approve").into_owned();
    }
    let until = reviewed.until.map_or_else(String::new, |day| p.day(day));
    p.tn(&format!("cases-hold-{}", reviewed.hold.code()), &[("until", &until)])
}

fn line(p: &Page, review: &ReviewRow, names: &Names) -> ReviewLine {
    let name = |id| names.get(&id).map_or("", |staff| staff.name.as_str());
    let mut lines = vec![review.reason.clone()];
    if !review.letter.is_empty() {
        let asked = review.asked_on.map_or_else(String::new, |day| p.day_short(day));
        let answer =
            review.archives.map_or_else(String::new, |answer| p.code("cases-retention-archives", answer).into_owned());
        let values = [("letter", review.letter.as_str()), ("asked", &asked), ("answer", &answer)];
        lines.push(p.tn("cases-retention-letter-line", &values));
    }
    lines.extend(review.keep_until.map(|day| p.t1("cases-retention-kept-until", "until", &p.day(day))));
    if let (Some(by), Some(at)) = (review.decided_by, review.decided_at) {
        lines.push(format!("{} · {} · {}", name(by), p.moment(at), review.answer));
    }
    ReviewLine {
        state: p.code("cases-review-state", review.state).into_owned(),
        by: format!("{} · {}", name(review.proposed_by), p.moment(review.proposed_at)),
        lines,
    }
}

/// What the reader may do now.
fn deeds(at: &Allowed<ReviewRetention>, p: &Page, reviewed: &Reviewed) -> Vec<(String, String)> {
    let deed = |word: &str| {
        (format!("/retention/{}/{word}", reviewed.case.id), p.t(&format!("cases-retention-deed-{word}")).into_owned())
    };
    match reviewed.waits() {
        Some(review) => {
            let approver = at.actor().has_role(ApproveErasing::ROLES);
            let may = approver && rules::approve(review.state, review.proposed_by, &at.actor().staff_ids()).is_ok();
            let answers = if may { vec![deed("approval"), deed("refusal")] } else { Vec::new() };
            answers.into_iter().chain([deed("keeping")]).collect()
        }
        None if reviewed.hold == Hold::Review => vec![deed("proposal"), deed("keeping")],
        None => vec![deed("keeping")],
    }
}

/// One form of a review: its word in addresses and texts, and its fields.
#[derive(Clone, Copy)]
struct Deed {
    word: &'static str,
    fields: fn(&FormView<'_>) -> Vec<Field>,
}

const KEEP: Deed = Deed { word: "keeping", fields: forms::retention::keeping };
const PROPOSE: Deed = Deed { word: "proposal", fields: forms::retention::proposal };
const APPROVE: Deed = Deed { word: "approval", fields: forms::retention::answer };
const DECLINE: Deed = Deed { word: "refusal", fields: forms::retention::answer };

impl Deed {
    fn page<P: Permission>(self, at: &Allowed<P>, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> FormPage {
        let text = format!("cases-retention-deed-{}", self.word);
        let p = at.page(&text);
        let view = FormView::new(&p, fields, wrong);
        let here = format!("/retention/{}", case.id);
        let form = view.form(format!("{here}/{}", self.word), &text, here, (self.fields)(&view));
        let lead = p.t1(&format!("cases-retention-lead-{}", self.word), "number", &case.number);
        FormPage { lead, form, p }
    }

    async fn ask<P: Permission>(self, at: &Allowed<P>, id: Id<Case>) -> Answer {
        let reviewed = Reviewed::find(at, id).await?;
        html(&self.page(at, &reviewed.case, &Fields::default(), &Invalid::default()))
    }

    fn answered<P: Permission>(self, at: &Allowed<P>, case: &CaseRow, fields: &Fields, done: Done<()>) -> Answer {
        let (there, said) = match self.word {
            "keeping" => (format!("/retention/{}", case.id), "cases-retention-kept"),
            "proposal" => (format!("/retention/{}", case.id), "cases-retention-proposed"),
            "refusal" => (format!("/retention/{}", case.id), "cases-retention-declined"),
            _ => ("/retention".to_owned(), "cases-retention-done"),
        };
        match done {
            Ok(()) => see_other(&there, said),
            Err(undone) => form_again(undone, |wrong| self.page(at, case, fields, wrong)),
        }
    }
}

async fn keeping(at: Allowed<ReviewRetention>, Path(id): Path<Id<Case>>) -> Answer {
    KEEP.ask(&at, id).await
}

async fn keep(at: Allowed<ReviewRetention>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let reviewed = Reviewed::find(&at, id).await?;
    let done = match forms::retention::read_keeping(&fields, at.today()) {
        Ok(longer) => actions::keep_longer(at.db(), &Access::of(&at), at.actor(), id, &longer).await,
        Err(wrong) => Err(wrong.into()),
    };
    KEEP.answered(&at, &reviewed.case, &fields, done)
}

async fn proposal(at: Allowed<ReviewRetention>, Path(id): Path<Id<Case>>) -> Answer {
    PROPOSE.ask(&at, id).await
}

async fn propose(at: Allowed<ReviewRetention>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let reviewed = Reviewed::find(&at, id).await?;
    let done = match forms::retention::read_proposal(&fields, at.today()) {
        Ok(proposal) => actions::propose(at.db(), &Access::of(&at), at.actor(), id, &proposal).await,
        Err(wrong) => Err(wrong.into()),
    };
    PROPOSE.answered(&at, &reviewed.case, &fields, done)
}

async fn approval(at: Allowed<ApproveErasing>, Path(id): Path<Id<Case>>) -> Answer {
    APPROVE.ask(&at, id).await
}

async fn approve(at: Allowed<ApproveErasing>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let reviewed = Reviewed::find(&at, id).await?;
    let done = match forms::words(&fields, "reason", at.today()) {
        Ok(answer) => actions::approve(at.db(), &Access::of(&at), at.actor(), id, &answer).await,
        Err(wrong) => Err(wrong.into()),
    };
    APPROVE.answered(&at, &reviewed.case, &fields, done)
}

async fn refusal(at: Allowed<ApproveErasing>, Path(id): Path<Id<Case>>) -> Answer {
    DECLINE.ask(&at, id).await
}

async fn decline(at: Allowed<ApproveErasing>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let reviewed = Reviewed::find(&at, id).await?;
    let done = match forms::words(&fields, "reason", at.today()) {
        Ok(answer) => actions::decline_erasing(at.db(), &Access::of(&at), at.actor(), id, &answer).await,
        Err(wrong) => Err(wrong.into()),
    };
    DECLINE.answered(&at, &reviewed.case, &fields, done)
}
