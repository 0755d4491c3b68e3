//! The meetings that concern the reader: to be answered, coming, to be certified, past; and what they see to.

use ui::{ListPage, Part, Row};
use web::{Allowed, Answer, Failure, Routes, html};

use super::{Query, bodies_of, neighbours, part, sight};
use crate::model::{BodyRow, MeetingRow};
use crate::permissions::ReadMeetings;
use crate::store::{Sight, meetings, resolutions};
use crate::views::{meeting_row, tabs};

pub(super) fn routes() -> Routes {
    Routes::new().get("/meetings", index).get("/meetings/past", past)
}

/// Meetings of one list on the first page.
const FEW: i64 = 20;

fn rows(p: &ui::Page, bodies: &[BodyRow], meetings: &[MeetingRow]) -> Vec<Row> {
    let body = |meeting: &MeetingRow| bodies.iter().find(|body| body.id == meeting.body);
    meetings.iter().filter_map(|meeting| Some(meeting_row(p, body(meeting)?, meeting))).collect()
}

async fn index(at: Allowed<ReadMeetings>) -> Answer {
    let p = at.page("meetings-title");
    let sight = sight(&at);
    let few = ::store::Page { number: 1, size: FEW };
    let unanswered = meetings::unanswered(at.db(), &sight, at.today()).await?;
    let coming = meetings::list(at.db(), &sight, meetings::Which::Coming, few).await?.rows;
    let waiting = meetings::list(at.db(), &sight, meetings::Which::Uncertified, few).await?.rows;
    let all = unanswered.iter().chain(&coming).chain(&waiting);
    let bodies = bodies_of(&at, all.map(|meeting| meeting.body)).await?;
    let part = |key: &str, none: &str, rows| Part {
        heading: p.t(key).into_owned(),
        none: p.t(none).into_owned(),
        rows,
        ..Part::default()
    };
    let mut answer = rows(&p, &bodies, &unanswered);
    for row in &mut answer {
        row.links = vec![(format!("{}/reply", row.href), p.t("meetings-reply-deed").into_owned())];
    }
    let tasks = tasks(&at, &p, &sight).await?;
    let mut parts = Vec::new();
    if !answer.is_empty() {
        parts.push(part("meetings-to-answer", "meetings-none", answer));
    }
    if !tasks.is_empty() {
        parts.push(part("meetings-my-tasks", "meetings-none", tasks));
    }
    parts.push(part("meetings-coming", "meetings-coming-none", rows(&p, &bodies, &coming)));
    parts.push(part("meetings-uncertified", "meetings-uncertified-none", rows(&p, &bodies, &waiting)));
    let lead = p.t("meetings-lead").into_owned();
    let tabs = tabs(&p, "/meetings");
    html(&ListPage { lead, tabs, deeds: Vec::new(), parts, newer: None, older: None, p })
}

/// What the reader sees to.
async fn tasks(at: &Allowed<ReadMeetings>, p: &ui::Page, sight: &Sight) -> Result<Vec<Row>, Failure> {
    let offices: Vec<_> = at.actor().seats.iter().map(|seat| seat.office).collect();
    let mine = resolutions::of_owner(at.db(), sight.staff(), &offices).await?;
    super::resolutions::rows(at, p, &mine).await
}

async fn past(at: Allowed<ReadMeetings>, query: Query) -> Answer {
    let p = at.page("meetings-past");
    let found = meetings::list(at.db(), &sight(&at), meetings::Which::Past, part(&query)).await?;
    let bodies = bodies_of(&at, found.rows.iter().map(|meeting| meeting.body)).await?;
    let (newer, older) = neighbours(&found, "/meetings/past?");
    let none = p.t("meetings-none").into_owned();
    let part = Part { none, rows: rows(&p, &bodies, &found.rows), ..Part::default() };
    let tabs = tabs(&p, "/meetings/past");
    html(&ListPage { lead: String::new(), tabs, deeds: Vec::new(), parts: vec![part], newer, older, p })
}
