//! Advice: asked from a case, answered by a colleague of a higher level, and everything said in between.

use ::store::Page as Part;
use axum::extract::Query;
use kernel::{Case, Code as _, Fields, Id, Invalid, Level, Staff};
use offices::StaffBrief;
use ui::{Choice, FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Path, Routes, form_again, html, see_other};

use super::about;
use crate::access::Access;
use crate::forms::figures::{Query as Asking, get};
use crate::model::{Advice, AdviceRow, AdviceSaid, CaseRow, Confidentiality};
use crate::permissions::{AdviseCases, WorkCases};
use crate::views::advice::{AdviceLine, AdviceList, AdvicePage, Told};
use crate::{actions, forms, rules, store, views};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{id}/advice", new)
        .post("/cases/{id}/advice", ask)
        .get("/advice", index)
        .get("/advice/{advice}", show)
        .get("/advice/{advice}/words/{what}", writing)
        .post("/advice/{advice}/words/{what}", say)
}

/// Requests on a page.
const ROWS: i64 = 30;

/// A case whose worker may ask, and whom.
struct Question {
    case: CaseRow,
    levels: Vec<Level>,
    advisers: Vec<(Level, StaffBrief)>,
    owns: bool,
}

impl Question {
    async fn of(at: &Allowed<WorkCases>, id: Id<Case>) -> Result<Self, Failure> {
        let access = Access::of(at);
        let case = store::find(at.db(), &access, id).await?;
        let own = at.actor().level();
        let may = |level: &&Level| rules::advice::ask(&case, access.staff(), own, **level, false).is_ok();
        let levels: Vec<Level> = Level::ALL.iter().filter(may).copied().collect();
        let mut advisers: Vec<(Level, StaffBrief)> = Vec::new();
        for level in &levels {
            for staff in offices::signers(at.db(), case.office, *level, at.today(), access.staff()).await? {
                let own = staff.level.unwrap_or(*level);
                if advisers.iter().all(|(_, known)| known.id != staff.id) {
                    advisers.push((own, staff));
                }
            }
        }
        let owns = access.staff().contains(&case.owner);
        Ok(Self { case, levels, advisers, owns })
    }

    fn known(&self) -> Vec<(Id<Staff>, Level)> {
        self.advisers.iter().map(|(level, staff)| (staff.id, *level)).collect()
    }

    fn page(&self, at: &Allowed<WorkCases>, fields: &Fields, wrong: &Invalid) -> FormPage {
        let p = at.page("cases-advice-ask");
        let view = FormView::new(&p, fields, wrong);
        let here = format!("/cases/{}", self.case.id);
        let level = |level: &Level| Choice::new(level.code(), level.name(p.lang));
        let levels = self.levels.iter().map(level).collect();
        let people: Vec<StaffBrief> = self.advisers.iter().map(|(_, staff)| staff.clone()).collect();
        let may_open = self.owns && self.case.confidentiality == Confidentiality::Sealed;
        let asked = forms::advice::ask(&view, levels, forms::colleagues(&people, p.lang), may_open);
        let form = view.form(format!("{here}/advice"), "cases-advice-deed", here, asked);
        FormPage { lead: format!("{} · {}", about(&p, &self.case), p.t("cases-advice-ask-lead")), form, p }
    }
}

async fn new(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>) -> Answer {
    let question = Question::of(&at, id).await?;
    let mut fields = Fields::default();
    fields.set("urgency", question.case.urgency.code());
    html(&question.page(&at, &fields, &Invalid::default()))
}

async fn ask(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let question = Question::of(&at, id).await?;
    let done = match forms::advice::read_ask(&fields, at.today(), &question.known()) {
        Ok(command) => actions::ask_advice(at.db(), &Access::of(&at), at.actor(), id, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(advice) => see_other(&format!("/advice/{advice}"), "cases-advice-asked"),
        Err(undone) => form_again(undone, |wrong| question.page(&at, &fields, wrong)),
    }
}

async fn index(at: Allowed<AdviseCases>, Query(asked): Query<Asking>) -> Answer {
    let open = get(&asked, "view") != "ended";
    let part = Part::parse(get(&asked, "page"), ROWS);
    let staff = at.actor().staff_ids();
    let slice = store::advice::list(at.db(), &staff, open, part).await?;
    let lines = lines(&at, &slice.rows).await?;
    let p = at.page("cases-advice");
    let there = |number: i64| format!("/advice?view={}&page={number}", if open { "open" } else { "ended" });
    html(&AdviceList {
        tabs: views::tabs(&p, at.actor(), "/advice"),
        open,
        lines,
        newer: (part.number > 1).then(|| there(part.number - 1)),
        older: slice.more.then(|| there(part.number + 1)),
        p,
    })
}

/// Requests as lines; which case it is is told as far as the reader may open it.
pub(super) async fn lines<P: web::Permission>(at: &Allowed<P>, rows: &[AdviceRow]) -> Result<Vec<AdviceLine>, Failure> {
    let ids: Vec<_> = rows.iter().map(|row| row.case).collect();
    let access = Access::for_reader(at.actor(), at.now()).advising();
    let cases = store::today::some(at.db(), &access, &ids).await?;
    actions::note_listing(at.db(), at.actor(), &cases).await?;
    let staff: Vec<_> = rows.iter().flat_map(|row| [row.asked_by, row.adviser]).collect();
    let names = offices::brief(at.db(), &staff).await?;
    let p = at.page("cases-advice");
    let mine = at.actor().staff_ids();
    let line = |row: &AdviceRow| {
        let case = cases.iter().find(|case| case.id == row.case);
        AdviceLine::new(&p, row, case, &names, &mine)
    };
    Ok(rows.iter().map(line).collect())
}

/// A conversation of which the reader is part, or that is about a case of theirs.
struct Talk {
    advice: AdviceRow,
    case: Option<CaseRow>,
    /// What the reader can say now.
    sayable: Vec<AdviceSaid>,
}

impl Talk {
    async fn find(at: &Allowed<AdviseCases>, id: Id<Advice>) -> Result<Self, Failure> {
        let staff = at.actor().staff_ids();
        let advice = store::advice::find(at.db(), &staff, id).await?;
        let access = Access::for_reader(at.actor(), at.now()).advising();
        let case = store::today::some(at.db(), &access, &[advice.case]).await?.into_iter().next();
        let side = advice.side(&staff);
        let sayable = side.map_or_else(Vec::new, |side| rules::advice::sayable(advice.state, side).collect());
        Ok(Self { advice, case, sayable })
    }

    fn page(&self, at: &Allowed<AdviseCases>, what: AdviceSaid, fields: &Fields, wrong: &Invalid) -> FormPage {
        let p = at.page(&format!("cases-advice-deed-{}", what.code()));
        let view = FormView::new(&p, fields, wrong);
        let here = format!("/advice/{}", self.advice.id);
        let asked = forms::advice::say(&view, what);
        let deed = format!("cases-advice-deed-{}", what.code());
        let form = view.form(format!("{here}/words/{}", what.code()), &deed, here, asked);
        FormPage { lead: self.advice.question.clone(), form, p }
    }
}

async fn show(at: Allowed<AdviseCases>, Path(id): Path<Id<Advice>>) -> Answer {
    let talk = Talk::find(&at, id).await?;
    if let Some(case) = &talk.case {
        actions::note_listing(at.db(), at.actor(), [case]).await?;
    }
    let words = store::advice::words(at.db(), id).await?;
    let mut staff = vec![talk.advice.asked_by, talk.advice.adviser];
    staff.extend(words.iter().map(|word| word.staff));
    let names = offices::brief(at.db(), &staff).await?;
    let p = at.page("cases-advice-title");
    let told = Told { advice: &talk.advice, case: talk.case.as_ref(), words: &words, names: &names };
    html(&AdvicePage::new(p, &told, &talk.sayable))
}

async fn writing(at: Allowed<AdviseCases>, Path((id, what)): Path<(Id<Advice>, String)>) -> Answer {
    let talk = Talk::find(&at, id).await?;
    let what = AdviceSaid::from_code(&what).filter(|what| talk.sayable.contains(what)).ok_or(Failure::NotFound)?;
    let fields = Fields::of_version(talk.advice.version);
    html(&talk.page(&at, what, &fields, &Invalid::default()))
}

async fn say(at: Allowed<AdviseCases>, Path((id, what)): Path<(Id<Advice>, String)>, Form(fields): Form) -> Answer {
    let talk = Talk::find(&at, id).await?;
    let what = AdviceSaid::from_code(&what).ok_or(Failure::NotFound)?;
    let done = match forms::advice::read_say(&fields, at.today(), what) {
        Ok(command) => actions::say(at.db(), at.actor(), id, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/advice/{id}"), "cases-advice-said"),
        Err(undone) => form_again(undone, |wrong| talk.page(&at, what, &fields, wrong)),
    }
}
