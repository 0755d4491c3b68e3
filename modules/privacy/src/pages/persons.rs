//! A person's consents and requests on one page.

use kernel::{Id, Person};
use offices::Scope;
use people::Subject;
use ui::{Page, Part, RecordPage, Row};
use web::{Allowed, Answer, Path, Permission as _, Routes, html};

use super::person;
use crate::model::{ActivityRow, ConsentRow, RequestRow};
use crate::permissions::{SeeAccess, SeeRequests, ServePersons};
use crate::store::{consents, reference, requests};

pub(super) fn routes() -> Routes {
    Routes::new().get("/privacy/people/{id}", show)
}

async fn show(at: Allowed<SeeRequests>, Path(id): Path<Id<Person>>) -> Answer {
    let brief = person(&at, id).await?;
    let mut p = at.page("privacy-title");
    p.title.clone_from(&brief.name);
    let here = format!("/privacy/people/{}", brief.id);
    let purposes = reference::activities(at.db()).await?;
    let given = consents::of_person(at.db(), brief.id).await?;
    let asked = requests::of_person(at.db(), brief.id).await?;
    let serves = at.actor().has_role(ServePersons::ROLES);
    let scope = Scope::for_permission::<SeeAccess>(at.actor());
    let sees = people::may_read(at.db(), &scope, Subject::Person(brief.id)).await?;
    let deeds = [
        (serves, format!("{here}/requests/new"), "privacy-request-receive"),
        (serves, format!("{here}/consents/new"), "privacy-consent-give"),
        (sees, format!("{here}/access"), "privacy-access"),
    ];
    let parts = vec![consents_part(&p, &here, &given, &purposes, serves), requests_part(&p, &asked)];
    html(&RecordPage {
        kind: ("/privacy".to_owned(), p.t("privacy-title").into_owned()),
        whose: brief.facts(&p).join(" · "),
        next: String::new(),
        late: false,
        facts: Vec::new(),
        deeds: deeds.into_iter().filter(|(may, ..)| *may).map(|(_, href, key)| (href, p.t(key).into_owned())).collect(),
        parts,
        p,
    })
}

fn consents_part(p: &Page, here: &str, given: &[ConsentRow], purposes: &[ActivityRow], serves: bool) -> Part {
    let row = |consent: &ConsentRow| {
        let purpose = purposes.iter().find(|purpose| purpose.code == consent.purpose);
        let mut lines = vec![given_line(p, consent)];
        lines.extend(Some(consent.note.clone()).filter(|note| !note.is_empty()));
        if let (Some(on), Some(way)) = (consent.withdrawn_on, consent.withdrawn_way) {
            let way = p.code("privacy-way", way);
            lines.push(p.tn("privacy-consent-withdrawn-line", &[("on", &p.day(on)), ("way", &way)]));
            lines.extend(purpose.map(|purpose| purpose.without_consent.clone()));
        }
        let in_force = consent.withdrawn_on.is_none();
        let link = |deed: &str, key: &str| (format!("{here}/consents/{}/{deed}", consent.id), p.t(key).into_owned());
        let withdrawal = (in_force && serves).then(|| link("withdrawal", "privacy-consent-withdraw"));
        let paper = (!consent.digest.is_empty()).then(|| link("file", "privacy-consent-paper-open"));
        Row {
            title: purpose.map_or_else(|| consent.purpose.clone(), |purpose| purpose.name(p.lang).to_owned()),
            badge: Some(if in_force {
                ("badge-done", p.t("privacy-consent-in-force").into_owned())
            } else {
                ("badge-closed", p.t("privacy-consent-withdrawn").into_owned())
            }),
            href: String::new(),
            lines,
            links: withdrawal.into_iter().chain(paper).collect(),
        }
    };
    Part {
        heading: p.t("privacy-consents").into_owned(),
        lead: if serves { p.t("privacy-consents-lead").into_owned() } else { String::new() },
        rows: given.iter().map(row).collect(),
        none: p.t("privacy-consents-none").into_owned(),
    }
}

/// "ให้เมื่อ 1 กันยายน 2569 ด้วยตนเอง โดยเจ้าของข้อมูล".
pub(super) fn given_line(p: &Page, consent: &ConsentRow) -> String {
    let giver = p.code("privacy-giver", consent.giver);
    let giver = format!("{giver} {}", consent.giver_name);
    let way = p.code("privacy-way", consent.way);
    p.tn("privacy-consent-line", &[("on", &p.day(consent.given_on)), ("way", &way), ("giver", giver.trim())])
}

fn requests_part(p: &Page, asked: &[RequestRow]) -> Part {
    Part {
        heading: p.t("privacy-requests").into_owned(),
        rows: asked.iter().map(|request| super::requests::row(p, request, "")).collect(),
        none: p.t("privacy-requests-none").into_owned(),
        ..Part::default()
    }
}
