//! รายงานการเข้าถึง: who saw or changed a person's records, out of the audit log.

use axum::Extension;
use kernel::{Id, Kind as _, Office, Person, Ref, Role, Staff};
use store::Db;
use store::audit::Line;
use ui::{Page, Part, RecordPage, Row};
use web::{Allowed, Answer, Failure, Path, Permission, Routes, html};

use super::{Others, person};
use crate::links::Elsewhere;
use crate::permissions::SeeAccess;
use crate::rules::seen;
use crate::store::reference;

pub(super) fn routes() -> Routes {
    Routes::new().get("/privacy/people/{id}/access", show)
}

/// Entries looked through of each record, the latest.
const LOOKED: i64 = 200;
/// Lines of the report.
const MOST: usize = 300;

async fn show(at: Allowed<SeeAccess>, Path(id): Path<Id<Person>>, Extension(elsewhere): Others) -> Answer {
    let brief = person(&at, id).await?;
    let mut p = at.page("privacy-access");
    let rows = rows(&at, &p, elsewhere.as_ref(), brief.id).await?;
    p.title = p.t1("privacy-access-title", "name", &brief.name);
    let part = Part {
        lead: p.t("privacy-access-lead").into_owned(),
        none: p.t("privacy-access-none").into_owned(),
        rows,
        ..Part::default()
    };
    html(&RecordPage {
        kind: (format!("/privacy/people/{}", brief.id), brief.name.clone()),
        whose: String::new(),
        next: String::new(),
        late: false,
        facts: Vec::new(),
        deeds: Vec::new(),
        parts: vec![part],
        p,
    })
}

/// When whole registers were taken out of the offices that look after a person, or of those above them, since they do.
async fn taken_out(db: &Db, person: Id<Person>) -> Result<Vec<Line>, Failure> {
    let mut found: Vec<Line> = Vec::new();
    for (since, office) in people::looked_after_by(db, person).await? {
        for office in offices::way_up(db, office).await? {
            let lines = db.audit_of(office.as_ref(), LOOKED).await?;
            found.extend(lines.into_iter().filter(|line| seen::is_taken_out(&line.act) && line.at >= since));
        }
    }
    found.sort_by_key(|line| line.id);
    found.dedup_by_key(|line| line.id);
    Ok(found)
}

/// The lines of the report, the latest first: when, what, in which office, as what; a name only where the office set it so.
pub(super) async fn rows<P: Permission>(
    at: &Allowed<P>,
    p: &Page,
    elsewhere: &dyn Elsewhere,
    person: Id<Person>,
) -> Result<Vec<Row>, Failure> {
    let mut records: Vec<Ref> = vec![person.as_ref()];
    records.extend(people::merged_into(at.db(), person).await?.into_iter().map(Id::as_ref));
    records.extend(elsewhere.about(at.db(), at.actor(), person).await?);
    let mut lines: Vec<Line> = Vec::new();
    for record in records {
        lines.extend(at.db().audit_of(record, LOOKED).await?);
    }
    lines.extend(taken_out(at.db(), person).await?);
    lines.sort_by_key(|line| std::cmp::Reverse(line.id));
    lines.truncate(MOST);
    let staff: Vec<Id<Staff>> = lines.iter().filter_map(|line| line.staff).map(Id::new).collect();
    let staff = offices::brief(at.db(), &staff).await?;
    let named = reference::names_staff(at.db()).await?;
    let row = |line: &Line| {
        let who = line.staff.and_then(|id| staff.get(&Id::new(id)));
        let role = who.and_then(|who| who.role).map(|role: Role| p.code("role", role).into_owned());
        let role = role.unwrap_or_else(|| p.t("privacy-access-program").into_owned());
        let office = who.map_or("", |who| who.office_name.as_str());
        let name = who.filter(|_| named).map_or("", |who| who.name.as_str());
        let said: Vec<&str> = [name, &role, office].into_iter().filter(|part| !part.is_empty()).collect();
        let what = p.code("privacy-seen", seen::of_act(&line.act));
        let record = p.t(match line.kind.as_str() {
            Person::KIND => "privacy-record-person",
            Office::KIND => "privacy-record-register",
            _ => "privacy-record-case",
        });
        Row {
            href: String::new(),
            links: Vec::new(),
            title: p.moment(line.at),
            badge: None,
            lines: vec![format!("{what} · {record}"), said.join(" · ")],
        }
    };
    Ok(lines.iter().map(row).collect())
}
