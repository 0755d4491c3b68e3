//! สำเนาข้อมูล: everything that the program holds of a person, gathered from every module within what the preparer may know, as
//! a page, as JSON and as PDF. That it was gathered is recorded before anything is shown.

use axum::Extension;
use kernel::{Held, Id, Lang};
use offices::Scope;
use people::Subject;
use serde_json::json;
use ui::Page;
use web::{Allowed, Answer, Failure, Path, Routes, download, html};

use super::{Others, access, persons, sight};
use crate::actions;
use crate::documents::Copy;
use crate::links::Elsewhere;
use crate::model::{Request, RequestRow};
use crate::permissions::AnswerRequests;
use crate::store::{consents, reference, requests};
use crate::views::{CopyPage, flat};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/privacy/requests/{id}/copy", show)
        .get("/privacy/requests/{id}/copy/json", as_json)
        .get("/privacy/requests/{id}/copy/pdf", as_pdf)
}

async fn show(at: Allowed<AnswerRequests>, Path(id): Path<Id<Request>>, Extension(elsewhere): Others) -> Answer {
    let p = at.page("privacy-copy");
    let (request, held) = gathered(&at, &p, elsewhere.as_ref(), id).await?;
    let href = format!("/privacy/requests/{}", request.id);
    html(&CopyPage { href, number: request.number, headings: flat(&held, 2), p })
}

async fn as_json(at: Allowed<AnswerRequests>, Path(id): Path<Id<Request>>, Extension(elsewhere): Others) -> Answer {
    let p = at.page("privacy-copy");
    let (request, held) = gathered(&at, &p, elsewhere.as_ref(), id).await?;
    let all = json!({ "request": request.number, "made_at": at.now().iso(), "held": held });
    let bytes = serde_json::to_vec_pretty(&all).map_err(Failure::internal)?;
    download(bytes, "application/json; charset=utf-8", &format!("copy-{}.json", request.id))
}

async fn as_pdf(at: Allowed<AnswerRequests>, Path(id): Path<Id<Request>>, Extension(elsewhere): Others) -> Answer {
    let p = at.paper();
    let (request, sections) = gathered(&at, &p, elsewhere.as_ref(), id).await?;
    let office = offices::office(at.db(), request.office).await?.named(Lang::Th).to_owned();
    let made = p.t1("privacy-copy-made", "on", &p.day(at.today()));
    let title = p.t1("privacy-copy-title", "number", &request.number);
    let copy = Copy { office, title, made, lead: p.t("privacy-copy-law").into_owned(), sections };
    let (now, ident) = (at.now(), format!("copy-{}", request.id));
    let name = format!("{ident}.pdf");
    let setting = tokio::task::spawn_blocking(move || copy.render(&ident, now));
    let pdf = setting.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    download(pdf, "application/pdf", &name)
}

/// The request with everything held of its person: the registry's part for the offices that look after them, the parts of other
/// modules within what the actor may know, consents, requests, and who saw the records.
async fn gathered(
    at: &Allowed<AnswerRequests>,
    p: &Page,
    elsewhere: &dyn Elsewhere,
    id: Id<Request>,
) -> Result<(RequestRow, Vec<Held>), Failure> {
    let request = requests::find(at.db(), &sight(at), id).await?;
    let parted = requests::was_asked(at.db(), id, &at.actor().staff_ids()).await?;
    actions::copied(at.db(), at.actor(), &request, parted).await?;
    let mut held = Vec::new();
    if people::may_read(at.db(), &Scope::of(at), Subject::Person(request.person)).await? {
        held.extend(people::held(at.db(), p, request.person).await?);
        held.push(own(at, p, &request).await?);
        let rows = access::rows(at, p, elsewhere, request.person).await?;
        let seen = Held::new(p.t("privacy-access"));
        held.push(rows.into_iter().fold(seen, |held, row| held.fact(row.title, row.lines.join(" · "))));
    }
    held.extend(elsewhere.held(at.db(), p, at.actor(), request.person).await?);
    held.retain(|part| !part.is_empty());
    Ok((request, held))
}

/// What this module holds: consents and requests.
async fn own(at: &Allowed<AnswerRequests>, p: &Page, request: &RequestRow) -> Result<Held, Failure> {
    let purposes = reference::activities(at.db()).await?;
    let mut given = Held::new(p.t("privacy-consents"));
    for consent in consents::of_person(at.db(), request.person).await? {
        let purpose = purposes.iter().find(|purpose| purpose.code == consent.purpose);
        let name = purpose.map_or(consent.purpose.as_str(), |purpose| purpose.name(p.lang));
        let withdrawn = consent.withdrawn_on.map(|on| p.t1("privacy-consent-ended", "on", &p.day(on)));
        given = given.fact(name, [persons::given_line(p, &consent), withdrawn.unwrap_or_default()].join(" ").trim());
    }
    let mut asked = Held::new(p.t("privacy-requests"));
    for other in requests::of_person(at.db(), request.person).await? {
        let label = format!("{} · {}", other.number, p.code("privacy-claim", other.claim));
        asked = asked.fact(label, format!("{} · {}", p.day(other.received_on), other.wish));
    }
    Ok(Held::new(p.t("privacy-title")).part(given).part(asked))
}
