//! Groups: what they are for, and who belongs to them.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Fields, Group, Id, Invalid, Kind as _};
use offices::Scope;
use store::StoreError;
use ui::{Conflict, FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Permission as _, html, html_with, invalid, see_other};

use super::{Asked, asked, candidates, desk, id, outside, unit_is_mine, within};
use crate::actions::{self, NotDone};
use crate::forms;
use crate::model::{GroupMember, Subject};
use crate::permissions::{ReadPeople, RegisterPeople};
use crate::store::units::GroupRow;
use crate::store::{reach, ties, units};
use crate::views::{GroupPage, PickPage, Tie, UnitsPage};

/// Groups of one answer.
const MOST: usize = 30;

/// GET /groups?text=…
pub async fn index(at: Allowed<ReadPeople>, query: Asked) -> Answer {
    let text = asked(&query, "text").to_owned();
    let kind = Group::KIND;
    let found = if text.trim().is_empty() {
        let recent = reach::recent(at.db(), &Scope::of(&at), kind, 12).await?;
        units::briefs(at.db(), kind, &recent, at.today()).await?
    } else {
        units::find(at.db(), kind, &text, at.today(), MOST).await?
    };
    let may_register = at.actor().has_role(RegisterPeople::ROLES);
    html(&UnitsPage { p: at.page("people-groups-title"), kind: "groups", text, found, may_register })
}

/// GET /groups/new
pub async fn new(at: Allowed<RegisterPeople>) -> Answer {
    let fields = Fields::default();
    html(&page(&at, "/groups", "/groups", &fields, &Invalid::default()))
}

/// POST /groups
pub async fn create(at: Allowed<RegisterPeople>, Form(fields): Form) -> Answer {
    match forms::read_group(&fields, at.today()) {
        Ok(new) => {
            let id = actions::add_group(at.db(), at.actor(), desk(&at)?, &new).await?;
            see_other(&format!("/groups/{id}"), "people-group-registered")
        }
        Err(wrong) => invalid(&page(&at, "/groups", "/groups", &fields, &wrong)),
    }
}

/// GET /groups/{id}
pub async fn show(at: Allowed<ReadPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Group> = id(&path)?;
    let row = units::group(at.db(), id).await?;
    if !within(&at, Subject::Group(id)).await? {
        return outside(&at, Subject::Group(id)).await;
    }
    let mut p = at.page("people-kind-group");
    p.title.clone_from(&row.name);
    let rows = ties::group_members(at.db(), id).await?;
    let briefs = crate::briefs(at.db(), &rows.iter().map(|row| row.person).collect::<Vec<_>>()).await?;
    let member = |row: &ties::GroupRowOf| {
        let brief = briefs.get(&row.person)?;
        let what = p.code("people-part", row.part).into_owned();
        Some(Tie::new(&p, row.id, brief.href(), &brief.name, what, row.span(), at.today()).with_facts(brief.facts(&p)))
    };
    let members = rows.iter().filter_map(member).collect();
    let may_edit = at.actor().has_role(RegisterPeople::ROLES);
    html(&GroupPage { row, members, may_edit, p })
}

/// GET /groups/{id}/edit
pub async fn edit(at: Allowed<RegisterPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Group> = id(&path)?;
    let row = units::group(at.db(), id).await?;
    unit_is_mine(&at, Subject::Group(id)).await?;
    let fields = forms::filled_group(&row, at.page("people-edit").lang);
    let href = format!("/groups/{id}");
    html(&page(&at, &href, &href, &fields, &Invalid::default()))
}

/// POST /groups/{id}
pub async fn update(at: Allowed<RegisterPeople>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let id: Id<Group> = id(&path)?;
    unit_is_mine(&at, Subject::Group(id)).await?;
    let href = format!("/groups/{id}");
    let new = match forms::read_group(&fields, at.today()) {
        Ok(new) => new,
        Err(wrong) => return invalid(&page(&at, &href, &href, &fields, &wrong)),
    };
    let version = fields.get("version").parse().unwrap_or(0);
    match actions::change_group(at.db(), at.actor(), id, version, &new).await {
        Ok(()) => see_other(&href, "people-saved"),
        Err(NotDone::Store(StoreError::Stale)) => conflict(&at, &units::group(at.db(), id).await?, &href, &fields),
        Err(not_done) => Err(not_done.into()),
    }
}

fn page(at: &Allowed<RegisterPeople>, action: &str, back: &str, fields: &Fields, invalid: &Invalid) -> FormPage {
    let new = action == "/groups";
    let p = at.page(if new { "people-groups-new" } else { "people-edit" });
    FormPage { lead: String::new(), form: forms::group_form(&p, fields, invalid, action, back), p }
}

fn conflict(at: &Allowed<RegisterPeople>, row: &GroupRow, href: &str, fields: &Fields) -> Answer {
    let p = at.page("people-edit");
    let nothing = Invalid::default();
    let stored = forms::filled_group(row, p.lang);
    let form = |fields: &Fields| forms::group_form(&p, fields, &nothing, href, href);
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

/// GET /groups/{id}/members/new?text=…
pub async fn pick(at: Allowed<RegisterPeople>, Path(path): Path<String>, query: Asked) -> Answer {
    let id: Id<Group> = id(&path)?;
    unit_is_mine(&at, Subject::Group(id)).await?;
    let mut fields = Fields::default();
    fields.set("text", asked(&query, "text"));
    html(&picking(&at, id, &fields, &Invalid::default()).await?)
}

/// POST /groups/{id}/members
pub async fn join(at: Allowed<RegisterPeople>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let id: Id<Group> = id(&path)?;
    unit_is_mine(&at, Subject::Group(id)).await?;
    let picked = match forms::read_group_member(&fields, at.today()) {
        Ok(picked) => picked,
        Err(wrong) => return invalid(&picking(&at, id, &fields, &wrong).await?),
    };
    let person =
        super::persons::exists(at.db(), picked.person).await?.then_some(picked.person).ok_or(Failure::NotFound)?;
    match actions::join(at.db(), at.actor(), id, (person, picked.what), picked.span, at.today()).await {
        Ok(()) => see_other(&format!("/groups/{id}"), "people-member-added"),
        Err(NotDone::Refused(refusal)) => {
            let mut page = picking(&at, id, &fields, &Invalid::default()).await?;
            page.form = page.form.refused(&page.p, &refusal);
            invalid(&page)
        }
        Err(NotDone::Store(error)) => Err(error.into()),
    }
}

/// POST /groups/{id}/members/{member}/ending
pub async fn leave(at: Allowed<RegisterPeople>, Path((path, member)): Path<(String, String)>, _: Form) -> Answer {
    let id: Id<Group> = id(&path)?;
    unit_is_mine(&at, Subject::Group(id)).await?;
    let member: Id<Group> = super::id(&member)?;
    actions::leave(at.db(), at.actor(), id, member.number(), at.today()).await?;
    see_other(&format!("/groups/{id}"), "people-tie-ended")
}

async fn picking(
    at: &Allowed<RegisterPeople>,
    id: Id<Group>,
    fields: &Fields,
    invalid: &Invalid,
) -> Result<PickPage, Failure> {
    let p = at.page("people-member-title");
    let hits = candidates(at, fields).await?;
    let shown = forms::pick_fields::<GroupMember>(&p, fields, invalid, &hits, "people-part");
    let back = format!("/groups/{id}");
    let form =
        FormView::new(&p, fields, invalid).form(format!("{back}/members"), "people-member-add", back.as_str(), shown);
    let whose = units::group(at.db(), id).await?.name;
    Ok(PickPage {
        search: format!("{back}/members/new"),
        text: fields.get("text").to_owned(),
        found: !hits.is_empty(),
        whose,
        form,
        p,
    })
}
