//! Requests of the people concerned: listed by their last day, received, given to somebody, answered or refused.

mod deeds;

use ::store::Undone;
use axum::Extension;
use kernel::{Fields, Id, Invalid, Person, Role};
use offices::StaffBrief;
use people::Brief;
use ui::{Badge, FormPage, FormView, ListPage, Page, Part, RecordPage, Row, facts};
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, form_again, html, see_other};

use super::{Others, Query, desk, neighbours, part, person, sight};
use crate::model::{Claim, Request, RequestRow, RequestState};
use crate::permissions::{AnswerRequests, AssignRequests, SeeRequests, ServePersons};
use crate::store::{reference, requests};
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/privacy/requests", index)
        .get("/privacy/people/{id}/requests/new", new)
        .post("/privacy/people/{id}/requests", create)
        .get("/privacy/requests/{id}", show)
        .and(deeds::routes())
}

async fn index(at: Allowed<SeeRequests>, query: Query) -> Answer {
    let p = at.page("privacy-requests");
    let all = query.get("view").is_some_and(|view| view == "all");
    let found = requests::list(at.db(), &sight(&at), !all, part(&query)).await?;
    let mut names = Vec::new();
    for request in &found.rows {
        names.push(people::brief(at.db(), request.person).await?.name);
    }
    let rows = found.rows.iter().zip(&names).map(|(request, name)| row(&p, request, name)).collect();
    let tab =
        |view: &str, key: &str, here: bool| (format!("/privacy/requests?view={view}"), p.t(key).into_owned(), here);
    let tabs = vec![tab("open", "privacy-requests-open", !all), tab("all", "privacy-requests-all", all)];
    let (newer, older) = neighbours(&found, if all { "/privacy/requests?view=all&" } else { "/privacy/requests?" });
    let part = Part { none: p.t("privacy-requests-none").into_owned(), rows, ..Part::default() };
    let lead = p.t("privacy-requests-lead").into_owned();
    html(&ListPage { p, lead, tabs, deeds: Vec::new(), parts: vec![part], newer, older })
}

/// A request as a row; `name` is the person's, where the page is not theirs.
pub(super) fn row(p: &Page, request: &RequestRow, name: &str) -> Row {
    let claim = p.code("privacy-claim", request.claim);
    let received = p.t1("privacy-request-received-line", "on", &p.day(request.received_on));
    let mut lines = vec![received];
    if request.state == RequestState::Open {
        lines.push(p.t1("privacy-request-due-line", "on", &p.day(request.due_on)));
    }
    Row {
        href: format!("/privacy/requests/{}", request.id),
        links: Vec::new(),
        title: [request.number.as_str(), &claim, name]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        badge: Some(badge(p, request)),
        lines,
    }
}

fn badge(p: &Page, request: &RequestRow) -> Badge {
    match request.state {
        RequestState::Open if p.is_over(request.due_on) => ("badge-danger", p.due(request.due_on)),
        RequestState::Open => ("badge-waiting", p.due(request.due_on)),
        state => ("badge-closed", p.code("privacy-request-state", state).into_owned()),
    }
}

async fn new(at: Allowed<ServePersons>, Path(id): Path<Id<Person>>) -> Answer {
    let brief = person(&at, id).await?;
    let fields = forms::today_in("received-on", at.today());
    html(&receiving(&at, &brief, &fields, &Invalid::default()).await?)
}

async fn create(
    at: Allowed<ServePersons>,
    Path(id): Path<Id<Person>>,
    Extension(elsewhere): Others,
    Form(fields): Form,
) -> Answer {
    let brief = person(&at, id).await?;
    let done = match forms::requests::read_received(&fields, at.today()) {
        Ok(received) => {
            let keepers = elsewhere.keepers(at.db(), brief.id).await?;
            actions::receive(at.db(), at.actor(), (brief.id, desk(&at)?), received, &keepers).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(request) => see_other(&format!("/privacy/requests/{request}"), "privacy-request-received"),
        Err(undone) => {
            let page = receiving(
                &at,
                &brief,
                &fields,
                match &undone {
                    Undone::Invalid(wrong) => wrong,
                    _ => &NOTHING,
                },
            );
            let page = page.await?;
            form_again(undone, |_| page)
        }
    }
}

/// Nothing is wrong with any field.
static NOTHING: std::sync::LazyLock<Invalid> = std::sync::LazyLock::new(Invalid::default);

async fn receiving(
    at: &Allowed<ServePersons>,
    brief: &Brief,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<FormPage, Failure> {
    let rights = reference::settings(at.db(), "right").await?;
    let p = at.page("privacy-request-receive");
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/privacy/people/{}", brief.id);
    let asked = forms::requests::received(&view, &rights, p.lang);
    let form = view.form(format!("{here}/requests"), "privacy-request-deed", here, asked);
    Ok(FormPage { lead: brief.name.clone(), form, p })
}

async fn show(at: Allowed<SeeRequests>, Path(id): Path<Id<Request>>, Extension(elsewhere): Others) -> Answer {
    let request = requests::find(at.db(), &sight(&at), id).await?;
    let brief = people::brief(at.db(), request.person).await?;
    let staff: Vec<_> = [request.assigned_to, request.answered_by].into_iter().flatten().collect();
    let staff = offices::brief(at.db(), &staff).await?;
    let office = offices::office(at.db(), request.office).await?;
    let mut p = at.page("privacy-requests");
    p.title = p.tn(
        "privacy-request-heading",
        &[("number", &request.number), ("claim", &p.code("privacy-claim", request.claim))],
    );
    let name = |id| staff.get(&id).map(|staff: &StaffBrief| staff.name.clone()).unwrap_or_default();
    let requester = p.code("privacy-giver", request.requester);
    let grounds = reference::settings(at.db(), "ground").await?;
    let ground = grounds.iter().find(|ground| ground.code == request.ground);
    let facts = facts(
        &p,
        vec![
            ("privacy-request-wish", request.wish.clone()),
            ("privacy-request-received-on", p.day(request.received_on)),
            ("privacy-request-due", p.day(request.due_on)),
            ("privacy-way", p.code("privacy-way", request.way).into_owned()),
            ("privacy-giver", format!("{requester} {}", request.requester_name)),
            ("privacy-identity", p.code("privacy-identity", request.identity).into_owned()),
            ("privacy-identity-note", request.identity_note.clone()),
            ("privacy-request-staff", request.assigned_to.map(name).unwrap_or_default()),
            ("privacy-request-state", p.code("privacy-request-state", request.state).into_owned()),
            (
                "privacy-request-ground",
                ground.map(|ground| format!("{} ({})", ground.name(p.lang), ground.legal_basis)).unwrap_or_default(),
            ),
            ("privacy-request-answer", request.answer.clone()),
            (
                "privacy-request-answered",
                request
                    .answered_at
                    .map(|when| format!("{} {}", p.moment(when), request.answered_by.map(name).unwrap_or_default()))
                    .unwrap_or_default(),
            ),
        ],
    );
    let mut parts = Vec::new();
    if request.claim == Claim::Erasure {
        parts.push(weighing(&p, elsewhere.weighed(at.db(), &p, at.actor(), request.person).await?));
    }
    let parted = requests::was_asked(at.db(), request.id, &at.actor().staff_ids()).await?;
    html(&RecordPage {
        kind: ("/privacy/requests".to_owned(), p.t("privacy-requests").into_owned()),
        whose: format!("{} · {}", brief.name, office.named(p.lang)),
        next: next(&p, &request),
        late: request.state == RequestState::Open && p.is_over(request.due_on),
        facts,
        deeds: deeds(&at, &p, &request, parted),
        parts,
        p,
    })
}

fn next(p: &Page, request: &RequestRow) -> String {
    if request.state != RequestState::Open {
        return String::new();
    }
    let due = format!("{} ({})", p.day(request.due_on), p.due(request.due_on));
    let key = if request.identity == crate::model::Identity::NotYet {
        "privacy-request-next-identity"
    } else if request.assigned_to.is_none() {
        "privacy-request-next-assign"
    } else {
        "privacy-request-next-answer"
    };
    p.t1(key, "due", &due)
}

/// What the reader may do with a request now; what comes next stands first.
fn deeds(at: &Allowed<SeeRequests>, p: &Page, request: &RequestRow, parted: bool) -> Vec<(String, String)> {
    if request.state != RequestState::Open {
        return Vec::new();
    }
    let actor = at.actor();
    let prepares = actor.has_role(AnswerRequests::ROLES) && actions::prepares(actor, request).is_ok();
    let known = request.identity != crate::model::Identity::NotYet;
    let assigns = actor.has_role(AssignRequests::ROLES);
    let serves = actor.has_role(ServePersons::ROLES) || actor.has_role(&[Role::Dpo]);
    let may = [
        (serves && !known, "identity"),
        (assigns && known && request.assigned_to.is_none(), "assignment"),
        ((prepares || parted) && known && request.claim.gives_copy(), "copy"),
        (prepares && known, "answer"),
        (assigns && !(known && request.assigned_to.is_none()), "assignment"),
        (prepares, "refusal"),
        (serves, "withdrawal"),
    ];
    let deed = |word: &str| {
        (format!("/privacy/requests/{}/{word}", request.id), p.t(&format!("privacy-request-{word}-deed")).into_owned())
    };
    may.into_iter().filter(|(may, _)| *may).map(|(_, word)| deed(word)).collect()
}

/// What stands against erasing each record.
fn weighing(p: &Page, weighed: Vec<kernel::Weighed>) -> Part {
    let row = |weighed: kernel::Weighed| {
        let until = weighed.until.map_or_else(String::new, |day| p.day(day));
        let hold = weighed.hold.map_or("none", kernel::Code::code);
        Row {
            href: String::new(),
            links: Vec::new(),
            title: weighed.what,
            badge: Some(if matches!(weighed.hold, None | Some(kernel::Hold::Review)) {
                ("badge-waiting", p.t("privacy-weighed-may").into_owned())
            } else {
                ("badge-closed", p.t("privacy-weighed-kept").into_owned())
            }),
            lines: [p.t1(&format!("privacy-hold-{hold}"), "until", &until), weighed.law]
                .into_iter()
                .filter(|line| !line.is_empty())
                .collect(),
        }
    };
    Part {
        heading: p.t("privacy-weighed").into_owned(),
        lead: p.t("privacy-weighed-lead").into_owned(),
        rows: weighed.into_iter().map(row).collect(),
        none: p.t("privacy-weighed-none").into_owned(),
    }
}
