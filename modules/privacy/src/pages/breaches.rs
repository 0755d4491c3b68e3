//! The register of breaches: reported by anybody, handled by the data protection officer and the director.

use ::store::{StoreError, Undone};
use kernel::{Code as _, Fields, Id, Invalid, Moment};
use offices::Scope;
use ui::{Badge, Field, FormPage, FormView, ListPage, Page, Part, RecordPage, Row, facts};
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, form_again, html, see_other};

use super::{Query, neighbours, part};
use crate::actions::Done;
use crate::model::{Breach, BreachRow, Risk, Step, StepRow};
use crate::permissions::{HandleBreaches, ReportBreaches, SeeBreaches};
use crate::rules::breach::{self as rules, Next};
use crate::store::breaches;
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/privacy/breaches", index)
        .get("/privacy/breaches/new", new)
        .post("/privacy/breaches", create)
        .get("/privacy/breaches/{id}", show)
        .get("/privacy/breaches/{id}/assessment", assessment)
        .post("/privacy/breaches/{id}/assessment", assess)
        .get("/privacy/breaches/{id}/notification", notification)
        .post("/privacy/breaches/{id}/notification", notify)
        .get("/privacy/breaches/{id}/persons", persons)
        .post("/privacy/breaches/{id}/persons", tell_persons)
        .get("/privacy/breaches/{id}/measures", measures)
        .post("/privacy/breaches/{id}/measures", add_measure)
        .get("/privacy/breaches/{id}/closing", closing)
        .post("/privacy/breaches/{id}/closing", close)
}

async fn index(at: Allowed<SeeBreaches>, query: Query) -> Answer {
    let p = at.page("privacy-breaches");
    let found = breaches::list(at.db(), &Scope::of(&at), part(&query)).await?;
    let row = |breach: &BreachRow| Row {
        href: format!("/privacy/breaches/{}", breach.id),
        links: Vec::new(),
        title: breach.number.clone(),
        badge: Some(badge(&p, breach, at.now())),
        lines: vec![
            p.t1("privacy-breach-aware-line", "at", &p.moment(breach.aware_at)),
            p.code("privacy-risk", breach.risk).into_owned(),
        ],
    };
    let rows = found.rows.iter().map(row).collect();
    let (newer, older) = neighbours(&found, "/privacy/breaches?");
    let none = p.t("privacy-breaches-none").into_owned();
    let part = Part { rows, none, ..Part::default() };
    let deeds = vec![("/privacy/breaches/new".to_owned(), p.t("privacy-breach-report").into_owned())];
    let lead = p.t("privacy-breaches-lead").into_owned();
    html(&ListPage { p, lead, tabs: Vec::new(), deeds, parts: vec![part], newer, older })
}

fn badge(p: &Page, breach: &BreachRow, now: Moment) -> Badge {
    if rules::is_late(breach, now) {
        return ("badge-danger", p.t("privacy-breach-late").into_owned());
    }
    match rules::next(breach) {
        Next::Nothing => ("badge-closed", p.t("privacy-breach-closed").into_owned()),
        Next::Close => ("badge-done", p.t("privacy-breach-told").into_owned()),
        Next::Assess | Next::TellOffice | Next::TellPersons => {
            ("badge-waiting", p.t("privacy-breach-running").into_owned())
        }
    }
}

async fn new(at: Allowed<ReportBreaches>) -> Answer {
    html(&reporting(&at, &forms::breaches::now_in(at.now()), &Invalid::default()))
}

async fn create(at: Allowed<ReportBreaches>, Form(fields): Form) -> Answer {
    let done = match forms::breaches::read_report(&fields, at.now()) {
        Ok(reported) => actions::report(at.db(), at.actor(), at.actor().office, &reported).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(id) if sees(&at, id).await? => see_other(&format!("/privacy/breaches/{id}"), "privacy-breach-reported"),
        Ok(_) => see_other("/privacy", "privacy-breach-reported"),
        Err(undone) => form_again(undone, |wrong| reporting(&at, &fields, wrong)),
    }
}

/// Whether who reported may read the register there.
async fn sees(at: &Allowed<ReportBreaches>, id: Id<Breach>) -> Result<bool, Failure> {
    if !at.actor().has_role(SeeBreaches::ROLES) {
        return Ok(false);
    }
    match breaches::find(at.db(), &Scope::for_permission::<SeeBreaches>(at.actor()), id).await {
        Ok(_) => Ok(true),
        Err(StoreError::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn reporting(at: &Allowed<ReportBreaches>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("privacy-breach-report");
    let view = FormView::new(&p, fields, wrong);
    let form = view.form("/privacy/breaches", "privacy-breach-deed", "/privacy", forms::breaches::report(&view));
    FormPage { lead: p.t("privacy-breach-report-lead").into_owned(), form, p }
}

async fn show(at: Allowed<SeeBreaches>, Path(id): Path<Id<Breach>>) -> Answer {
    let breach = breaches::find(at.db(), &Scope::of(&at), id).await?;
    let steps = breaches::steps(at.db(), id).await?;
    let mut staff: Vec<_> = steps.iter().map(|step| step.staff).collect();
    staff.push(breach.reported_by);
    let staff = offices::brief(at.db(), &staff).await?;
    let office = offices::office(at.db(), breach.office).await?;
    let mut p = at.page("privacy-breaches");
    p.title = p.t1("privacy-breach-title", "number", &breach.number);
    let name = |id| staff.get(&id).map_or("", |staff| staff.name.as_str());
    let told = |at: Option<Moment>| at.map(|at| p.moment(at)).unwrap_or_default();
    let facts = facts(
        &p,
        vec![
            ("privacy-breach-what", breach.what.clone()),
            ("privacy-breach-data", breach.data.clone()),
            ("privacy-breach-persons", breach.persons.to_string()),
            ("privacy-breach-aware", p.moment(breach.aware_at)),
            ("privacy-breach-due", p.moment(breach.due_at)),
            ("privacy-breach-reported-by", name(breach.reported_by).to_owned()),
            ("privacy-risk", p.code("privacy-risk", breach.risk).into_owned()),
            ("privacy-breach-reason", breach.risk_reason.clone()),
            ("privacy-breach-office-told", told(breach.office_told_at)),
            ("privacy-breach-persons-told", told(breach.persons_told_at)),
            ("privacy-breach-closed-at", told(breach.closed_at)),
        ],
    );
    let row = |step: &StepRow| Row {
        href: String::new(),
        links: Vec::new(),
        title: p.code("privacy-step", step.what).into_owned(),
        badge: None,
        lines: [format!("{} · {}", p.moment(step.at), name(step.staff)), step.words.clone()]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
    };
    let heading = p.t("privacy-breach-story").into_owned();
    let part = Part { heading, rows: steps.iter().map(row).collect(), ..Part::default() };
    html(&RecordPage {
        kind: ("/privacy/breaches".to_owned(), p.t("privacy-breaches").into_owned()),
        whose: office.named(p.lang).to_owned(),
        next: next(&p, &breach),
        late: rules::is_late(&breach, at.now()),
        facts,
        deeds: deeds(&at, &p, &breach),
        parts: vec![part],
        p,
    })
}

fn next(p: &Page, breach: &BreachRow) -> String {
    let due = p.moment(breach.due_at);
    match rules::next(breach) {
        Next::Assess => p.t1("privacy-breach-next-assess", "due", &due),
        Next::TellOffice => p.t1("privacy-breach-next-office", "due", &due),
        Next::TellPersons => p.t("privacy-breach-next-persons").into_owned(),
        Next::Close => p.t("privacy-breach-next-close").into_owned(),
        Next::Nothing => String::new(),
    }
}

fn deeds(at: &Allowed<SeeBreaches>, p: &Page, breach: &BreachRow) -> Vec<(String, String)> {
    if breach.closed_at.is_some() || !at.actor().has_role(HandleBreaches::ROLES) {
        return Vec::new();
    }
    let first = match rules::next(breach) {
        Next::Assess => "assessment",
        Next::TellOffice => "notification",
        Next::TellPersons => "persons",
        Next::Close | Next::Nothing => "closing",
    };
    let others = ["assessment", "notification", "persons", "measures"].into_iter().filter(|word| *word != first);
    let deed = |word: &str| {
        (format!("/privacy/breaches/{}/{word}", breach.id), p.t(&format!("privacy-breach-{word}-deed")).into_owned())
    };
    [first].into_iter().chain(others).map(deed).collect()
}

async fn find(at: &Allowed<HandleBreaches>, id: Id<Breach>) -> Result<BreachRow, Failure> {
    Ok(breaches::find(at.db(), &Scope::of(at), id).await?)
}

type Asks = fn(&FormView<'_>) -> Vec<Field>;

fn page(
    at: &Allowed<HandleBreaches>,
    breach: &BreachRow,
    (word, asks): (&str, Asks),
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let text = format!("privacy-breach-{word}-deed");
    let p = at.page(&text);
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/privacy/breaches/{}", breach.id);
    let form = view.form(format!("{here}/{word}"), &text, here, asks(&view));
    FormPage { lead: p.t1("privacy-breach-title", "number", &breach.number), form, p }
}

/// The breach as its form saw it: what was changed since is stale.
fn as_seen(breach: BreachRow, fields: &Fields) -> BreachRow {
    BreachRow { version: fields.version(), ..breach }
}

fn answered(id: Id<Breach>, done: Done<()>, again: impl FnOnce(&Invalid) -> FormPage) -> Answer {
    match done {
        Ok(()) => see_other(&format!("/privacy/breaches/{id}"), "privacy-breach-noted"),
        Err(Undone::Failed(StoreError::Stale)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, again),
    }
}

const ASSESS: (&str, Asks) = ("assessment", forms::breaches::assessment);
const NOTIFY: (&str, Asks) = ("notification", forms::breaches::told);
const PERSONS: (&str, Asks) = ("persons", forms::breaches::told);
const MEASURES: (&str, Asks) = ("measures", forms::breaches::told);
const CLOSE: (&str, Asks) = ("closing", closing_fields);

fn closing_fields(view: &FormView<'_>) -> Vec<Field> {
    vec![view.prose("words", "privacy-breach-lesson").rows(5).required(), view.hidden("version")]
}

async fn assessment(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>) -> Answer {
    let breach = find(&at, id).await?;
    let mut fields = Fields::of_version(breach.version);
    fields.set("persons", breach.persons.to_string());
    if breach.risk != Risk::Unassessed {
        fields.set("risk", breach.risk.code());
        fields.set("reason", breach.risk_reason.as_str());
    }
    html(&page(&at, &breach, ASSESS, &fields, &Invalid::default()))
}

async fn assess(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>, Form(fields): Form) -> Answer {
    let breach = find(&at, id).await?;
    let done = match forms::breaches::read_assessment(&fields, at.today()) {
        Ok(assessed) => actions::assess(at.db(), at.actor(), as_seen(breach.clone(), &fields), &assessed).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, |wrong| page(&at, &breach, ASSESS, &fields, wrong))
}

/// A form that says when somebody was told, or what was done.
async fn ask(at: Allowed<HandleBreaches>, id: Id<Breach>, what: (&str, Asks)) -> Answer {
    let breach = find(&at, id).await?;
    let mut fields = forms::breaches::now_in(at.now());
    fields.set("version", breach.version.to_string());
    html(&page(&at, &breach, what, &fields, &Invalid::default()))
}

async fn note(at: Allowed<HandleBreaches>, id: Id<Breach>, what: (&str, Asks), step: Step, fields: Fields) -> Answer {
    let breach = find(&at, id).await?;
    let done = match forms::breaches::read_told(&fields, at.now()) {
        Ok((when, words)) => {
            actions::told(at.db(), at.actor(), as_seen(breach.clone(), &fields), step, (when, &words)).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, |wrong| page(&at, &breach, what, &fields, wrong))
}

async fn notification(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>) -> Answer {
    ask(at, id, NOTIFY).await
}

async fn notify(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>, Form(fields): Form) -> Answer {
    note(at, id, NOTIFY, Step::OfficeTold, fields).await
}

async fn persons(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>) -> Answer {
    ask(at, id, PERSONS).await
}

async fn tell_persons(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>, Form(fields): Form) -> Answer {
    note(at, id, PERSONS, Step::PersonsTold, fields).await
}

async fn measures(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>) -> Answer {
    ask(at, id, MEASURES).await
}

async fn add_measure(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>, Form(fields): Form) -> Answer {
    note(at, id, MEASURES, Step::Measure, fields).await
}

async fn closing(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>) -> Answer {
    ask(at, id, CLOSE).await
}

async fn close(at: Allowed<HandleBreaches>, Path(id): Path<Id<Breach>>, Form(fields): Form) -> Answer {
    let breach = find(&at, id).await?;
    let done = match forms::words(&fields, "words", at.today()) {
        Ok(words) => actions::close(at.db(), at.actor(), as_seen(breach.clone(), &fields), &words).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, |wrong| page(&at, &breach, CLOSE, &fields, wrong))
}
