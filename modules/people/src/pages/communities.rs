//! Communities: villages and neighbourhoods with those who speak for them.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Community, Fields, Id, Invalid, Kind as _};
use offices::Scope;
use store::StoreError;
use ui::{Conflict, FormPage};
use web::{Allowed, Answer, Form, Permission as _, html, html_with, invalid, see_other};

use super::{Asked, asked, desk, id, outside, unit_is_mine, within};
use crate::actions::{self, NotDone};
use crate::forms;
use crate::model::Subject;
use crate::permissions::{ReadPeople, RegisterPeople};
use crate::store::units::CommunityRow;
use crate::store::{reach, units};
use crate::views::{CommunityPage, UnitsPage};

/// Communities of one answer.
const MOST: usize = 30;

/// GET /communities?text=…
pub async fn index(at: Allowed<ReadPeople>, query: Asked) -> Answer {
    let text = asked(&query, "text").to_owned();
    let kind = Community::KIND;
    let found = if text.trim().is_empty() {
        let recent = reach::recent(at.db(), &Scope::of(&at), kind, 12).await?;
        units::briefs(at.db(), kind, &recent, at.today()).await?
    } else {
        units::find(at.db(), kind, &text, at.today(), MOST).await?
    };
    let may_register = at.actor().has_role(RegisterPeople::ROLES);
    html(&UnitsPage { p: at.page("people-communities-title"), kind: "communities", text, found, may_register })
}

/// GET /communities/new
pub async fn new(at: Allowed<RegisterPeople>) -> Answer {
    let fields = Fields::default();
    html(&page(&at, "/communities", "/communities", &fields, &Invalid::default()))
}

/// POST /communities
pub async fn create(at: Allowed<RegisterPeople>, Form(fields): Form) -> Answer {
    match forms::read_community(&fields, at.today()) {
        Ok(new) => {
            let id = actions::add_community(at.db(), at.actor(), desk(&at)?, &new).await?;
            see_other(&format!("/communities/{id}"), "people-community-registered")
        }
        Err(wrong) => invalid(&page(&at, "/communities", "/communities", &fields, &wrong)),
    }
}

/// GET /communities/{id}
pub async fn show(at: Allowed<ReadPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Community> = id(&path)?;
    let row = units::community(at.db(), id).await?;
    if !within(&at, Subject::Community(id)).await? {
        return outside(&at, Subject::Community(id)).await;
    }
    let mut p = at.page("people-kind-community");
    p.title.clone_from(&row.name);
    let may_edit = at.actor().has_role(RegisterPeople::ROLES);
    html(&CommunityPage { row, may_edit, p })
}

/// GET /communities/{id}/edit
pub async fn edit(at: Allowed<RegisterPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Community> = id(&path)?;
    let row = units::community(at.db(), id).await?;
    unit_is_mine(&at, Subject::Community(id)).await?;
    let fields = forms::filled_community(&row, at.page("people-edit").lang);
    let href = format!("/communities/{id}");
    html(&page(&at, &href, &href, &fields, &Invalid::default()))
}

/// POST /communities/{id}
pub async fn update(at: Allowed<RegisterPeople>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let id: Id<Community> = id(&path)?;
    unit_is_mine(&at, Subject::Community(id)).await?;
    let href = format!("/communities/{id}");
    let new = match forms::read_community(&fields, at.today()) {
        Ok(new) => new,
        Err(wrong) => return invalid(&page(&at, &href, &href, &fields, &wrong)),
    };
    let version = fields.get("version").parse().unwrap_or(0);
    match actions::change_community(at.db(), at.actor(), id, version, &new).await {
        Ok(()) => see_other(&href, "people-saved"),
        Err(NotDone::Store(StoreError::Stale)) => conflict(&at, &units::community(at.db(), id).await?, &href, &fields),
        Err(not_done) => Err(not_done.into()),
    }
}

fn page(at: &Allowed<RegisterPeople>, action: &str, back: &str, fields: &Fields, invalid: &Invalid) -> FormPage {
    let new = action == "/communities";
    let p = at.page(if new { "people-communities-new" } else { "people-edit" });
    FormPage { lead: String::new(), form: forms::community_form(&p, fields, invalid, action, back), p }
}

fn conflict(at: &Allowed<RegisterPeople>, row: &CommunityRow, href: &str, fields: &Fields) -> Answer {
    let p = at.page("people-edit");
    let nothing = Invalid::default();
    let stored = forms::filled_community(row, p.lang);
    let form = |fields: &Fields| forms::community_form(&p, fields, &nothing, href, href);
    let page = Conflict {
        rows: Conflict::rows(forms::differences(&form(fields), &form(&stored))),
        theirs_by: row.changed_by.clone(),
        theirs_at: p.moment(row.changed_at),
        action: href.to_owned(),
        version: row.version,
        fields: fields.pairs().iter().filter(|(name, _)| name != "version" && name != "_csrf").cloned().collect(),
        back: href.to_owned(),
        p,
    };
    html_with(StatusCode::CONFLICT, &page)
}
