//! The first page of the module: what there is for this reader.

use ui::{ListPage, Part, Row};
use web::{Allowed, Answer, Permission as _, Routes, html};

use crate::permissions::{ReadActivities, ReportBreaches, SeeBreaches, SeeRequests};

pub(super) fn routes() -> Routes {
    Routes::new().get("/privacy", show)
}

async fn show(at: Allowed<ReadActivities>) -> Answer {
    let p = at.page("privacy-title");
    let places = [
        ("/privacy/requests", "privacy-requests", SeeRequests::ROLES),
        ("/privacy/breaches", "privacy-breaches", SeeBreaches::ROLES),
        ("/privacy/breaches/new", "privacy-breach-report", ReportBreaches::ROLES),
        ("/privacy/activities", "privacy-activities", ReadActivities::ROLES),
    ];
    let open = places.into_iter().filter(|(.., roles)| at.actor().has_role(roles));
    let row = |(href, key, _): (&str, &str, _)| Row {
        href: href.to_owned(),
        links: Vec::new(),
        title: p.t(key).into_owned(),
        badge: None,
        lines: vec![p.t(&format!("{key}-what")).into_owned()],
    };
    let rows = open.map(row).collect();
    let part = Part { rows, ..Part::default() };
    let lead = p.t("privacy-lead").into_owned();
    html(&ListPage { p, lead, tabs: Vec::new(), deeds: Vec::new(), parts: vec![part], newer: None, older: None })
}
