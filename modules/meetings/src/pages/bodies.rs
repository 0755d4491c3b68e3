//! Bodies: listed, founded, shown with their members and meetings, changed.

use kernel::{Body, Fields, Id, Invalid};
use offices::{OfficeBrief, Scope};
use ui::{FormPage, ListPage, Page, Part, RecordPage, Row, facts};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, html};

use super::{Asked, Query, answered, neighbours, part, sight};
use crate::model::{BodyRow, SeatRow};
use crate::permissions::{KeepBodies, ReadMeetings};
use crate::store::{bodies, meetings};
use crate::views::{meeting_row, tabs};
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/bodies", index)
        .get("/meetings/bodies/new", new)
        .post("/meetings/bodies", create)
        .get("/meetings/bodies/{id}", show)
        .get("/meetings/bodies/{id}/edit", edit)
        .post("/meetings/bodies/{id}/edit", save)
}

/// A body within sight that the reader keeps: its office lies where they may.
pub(super) async fn keeping<P: Permission>(at: &Allowed<P>, id: Id<Body>) -> Result<BodyRow, Failure> {
    let body = bodies::find(at.db(), &sight(at), id).await?;
    if Scope::of(at).covers(at.db(), body.office).await? { Ok(body) } else { Err(Failure::Forbidden(P::KEY)) }
}

async fn index(at: Allowed<ReadMeetings>, query: Query) -> Answer {
    let p = at.page("meetings-bodies");
    let found = bodies::list(at.db(), &sight(&at), at.today(), part(&query)).await?;
    let row = |body: &BodyRow| Row {
        href: format!("/meetings/bodies/{}", body.id),
        title: body.name.clone(),
        lines: vec![p.code("meetings-body-kind", body.kind).into_owned()],
        ..Row::default()
    };
    let none = p.t("meetings-bodies-none").into_owned();
    let part = Part { none, rows: found.rows.iter().map(row).collect(), ..Part::default() };
    let (newer, older) = neighbours(&found, "/meetings/bodies?");
    let mut deeds = Vec::new();
    if at.actor().has_role(KeepBodies::ROLES) {
        deeds.push(("/meetings/bodies/new".to_owned(), p.t("meetings-body-new").into_owned()));
    }
    let lead = p.t("meetings-bodies-lead").into_owned();
    html(&ListPage { lead, tabs: tabs(&p, "/meetings/bodies"), deeds, parts: vec![part], newer, older, p })
}

fn founding(at: &Allowed<KeepBodies>, known: &[OfficeBrief], filled: (&Fields, &Invalid), law: &str) -> FormPage {
    let asked = Asked {
        title: "meetings-body-new",
        lead: String::new(),
        action: "/meetings/bodies".to_owned(),
        back: "/meetings/bodies".to_owned(),
    };
    asked.page(at, filled, |view| {
        let mut fields = forms::bodies::fields(view, law);
        if known.len() > 1 {
            fields.insert(0, forms::bodies::office(view, known, at.lang()));
        }
        fields
    })
}

async fn new(at: Allowed<KeepBodies>) -> Answer {
    let usual = forms::bodies::usual().map_err(Failure::internal)?;
    let known = offices::offices_within(at.db(), &Scope::of(&at)).await?;
    let mut fields = forms::bodies::begin(&usual);
    fields.set("office", at.actor().office.to_string());
    html(&founding(&at, &known, (&fields, &Invalid::default()), &usual.law))
}

async fn create(at: Allowed<KeepBodies>, Form(mut fields): Form) -> Answer {
    let usual = forms::bodies::usual().map_err(Failure::internal)?;
    let known = offices::offices_within(at.db(), &Scope::of(&at)).await?;
    if let [only] = known.as_slice() {
        fields.set("office", only.id.to_string());
    }
    let office = forms::bodies::read_office(&fields, at.today(), &known);
    let done = match (office, forms::bodies::read(&fields, at.today())) {
        (Ok(office), Ok(body)) => actions::found(at.db(), at.actor(), office, body).await,
        (office, body) => {
            let mut all = office.err().unwrap_or_default();
            body.err().unwrap_or_default().problems().iter().for_each(|(field, key)| all.add(field, key));
            Err(all.into())
        }
    };
    answered(
        done,
        |id| format!("/meetings/bodies/{id}"),
        "meetings-body-founded",
        |wrong| founding(&at, &known, (&fields, wrong), &usual.law),
    )
}

fn rules(p: &Page, body: &BodyRow) -> Vec<(String, Vec<String>)> {
    let yes = |ticked: bool, key: &str| if ticked { p.t(key).into_owned() } else { String::new() };
    let quorum = match body.quorum_number {
        Some(number) => p.count("meetings-quorum-of", number),
        None => p.code("meetings-quorum", body.quorum).into_owned(),
    };
    let votes = [
        p.code("meetings-majority", body.majority).into_owned(),
        yes(body.casting_vote, "meetings-casting-vote-yes"),
        yes(body.deputies_count, "meetings-deputies-count-yes"),
    ];
    facts(
        p,
        vec![
            ("meetings-body-kind", p.code("meetings-body-kind", body.kind).into_owned()),
            ("meetings-body-basis", body.basis.clone()),
            ("meetings-quorum", quorum),
            ("meetings-majority", votes.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")),
            ("meetings-apart", yes(body.apart, "meetings-apart-yes")),
            ("meetings-notice-days", p.count("meetings-days", body.notice_days)),
            ("meetings-body-ended-on", body.ended_on.map(|day| p.day(day)).unwrap_or_default()),
        ],
    )
}

fn seat_row(p: &Page, seat: &SeatRow, may_keep: bool) -> Row {
    let term = match seat.until_on {
        Some(until) => p.tn("meetings-term", &[("from", &p.day(seat.from_on)), ("until", &p.day(until))]),
        None => p.t1("meetings-term-open", "from", &p.day(seat.from_on)),
    };
    let ended = seat.until_on.is_some_and(|until| until < p.today);
    let end =
        (format!("/meetings/bodies/{}/seats/{}/ending", seat.body, seat.id), p.t("meetings-seat-end").into_owned());
    Row {
        href: String::new(),
        title: seat.name.clone(),
        badge: ended.then(|| ("badge-closed", p.t("meetings-term-ended").into_owned())),
        lines: [p.code("meetings-part", seat.part).into_owned(), seat.post.clone(), term]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
        links: if may_keep && !ended { vec![end] } else { Vec::new() },
    }
}

async fn show(at: Allowed<ReadMeetings>, Path(id): Path<Id<Body>>, query: Query) -> Answer {
    let sight = sight(&at);
    let body = bodies::find(at.db(), &sight, id).await?;
    let office = offices::office(at.db(), body.office).await?;
    let keeps = at.actor().has_role(KeepBodies::ROLES)
        && Scope::for_permission::<KeepBodies>(at.actor()).covers(at.db(), body.office).await?;
    let runs = sight.runs(at.db(), &body, false).await?;
    let seats = bodies::seats(at.db(), body.id).await?;
    let found = meetings::of_body(at.db(), &sight, body.id, part(&query)).await?;
    let mut p = at.page("meetings-bodies");
    p.title.clone_from(&body.name);
    let here = format!("/meetings/bodies/{}", body.id);
    let deed = |path: &str, key: &str| (format!("{here}/{path}"), p.t(key).into_owned());
    let may = [
        (runs, "meetings/new", "meetings-plan"),
        (keeps, "seats/new", "meetings-seat-new"),
        (keeps, "edit", "meetings-body-edit"),
        (runs, "meetings/held/new", "meetings-held"),
    ];
    let deeds = may.into_iter().filter(|(may, ..)| *may).map(|(_, path, key)| deed(path, key)).collect();
    let members = Part {
        heading: p.t("meetings-members").into_owned(),
        none: p.t("meetings-members-none").into_owned(),
        rows: seats.iter().map(|seat| seat_row(&p, seat, keeps)).collect(),
        ..Part::default()
    };
    let held = Part {
        heading: p.t("meetings-title").into_owned(),
        none: p.t("meetings-none").into_owned(),
        rows: found.rows.iter().map(|meeting| meeting_row(&p, &body, meeting)).collect(),
        ..Part::default()
    };
    html(&RecordPage {
        kind: ("/meetings/bodies".to_owned(), p.t("meetings-bodies").into_owned()),
        whose: office.named(p.lang).to_owned(),
        next: String::new(),
        late: false,
        facts: rules(&p, &body),
        deeds,
        parts: vec![members, held],
        p,
    })
}

fn editing(at: &Allowed<KeepBodies>, body: &BodyRow, filled: (&Fields, &Invalid), law: &str) -> FormPage {
    let here = format!("/meetings/bodies/{}", body.id);
    let asked =
        Asked { title: "meetings-body-edit", lead: body.name.clone(), action: format!("{here}/edit"), back: here };
    asked.page(at, filled, |view| forms::bodies::fields(view, law))
}

async fn edit(at: Allowed<KeepBodies>, Path(id): Path<Id<Body>>) -> Answer {
    let usual = forms::bodies::usual().map_err(Failure::internal)?;
    let body = keeping(&at, id).await?;
    html(&editing(&at, &body, (&forms::bodies::open(&body), &Invalid::default()), &usual.law))
}

async fn save(at: Allowed<KeepBodies>, Path(id): Path<Id<Body>>, Form(fields): Form) -> Answer {
    let usual = forms::bodies::usual().map_err(Failure::internal)?;
    let body = keeping(&at, id).await?;
    let done = match forms::bodies::read(&fields, at.today()) {
        Ok(edited) => actions::edit_body(at.db(), at.actor(), &body, fields.version(), edited).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |()| format!("/meetings/bodies/{id}"),
        "meetings-body-changed",
        |wrong| editing(&at, &body, (&fields, wrong), &usual.law),
    )
}
