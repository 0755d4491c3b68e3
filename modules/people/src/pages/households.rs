//! Households: who lives together, since when and until when.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Fields, Household, Id, Invalid, Kind as _, Person};
use offices::Scope;
use store::StoreError;
use ui::{Conflict, FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Permission as _, html, html_with, invalid, see_other};

use super::{Asked, asked, candidates, desk, id, outside, unit_is_mine, within};
use crate::actions::{self, NotDone};
use crate::forms;
use crate::model::{HouseholdMember, Span, Subject};
use crate::permissions::{ReadPeople, RegisterPeople};
use crate::store::units::HouseholdRow;
use crate::store::{reach, ties, units};
use crate::views::{HouseholdPage, PickPage, Tie, UnitsPage};

/// Households of one answer.
const MOST: usize = 30;

/// GET /households?text=…
pub async fn index(at: Allowed<ReadPeople>, query: Asked) -> Answer {
    let text = asked(&query, "text").to_owned();
    let kind = Household::KIND;
    let found = if text.trim().is_empty() {
        let recent = reach::recent(at.db(), &Scope::of(&at), kind, 12).await?;
        units::briefs(at.db(), kind, &recent, at.today()).await?
    } else {
        units::find(at.db(), kind, &text, at.today(), MOST).await?
    };
    let may_register = at.actor().has_role(RegisterPeople::ROLES);
    html(&UnitsPage { p: at.page("people-households-title"), kind: "households", text, found, may_register })
}

/// GET /households/new
pub async fn new(at: Allowed<RegisterPeople>, query: Asked) -> Answer {
    let mut fields = Fields::default();
    fields.set("person", asked(&query, "person"));
    html(&page(&at, "/households", "/households", &fields, &Invalid::default()))
}

/// POST /households
pub async fn create(at: Allowed<RegisterPeople>, Form(fields): Form) -> Answer {
    match forms::read_household(&fields, at.today()) {
        Ok(new) => {
            let id = actions::add_household(at.db(), at.actor(), desk(&at)?, &new).await?;
            // Who came from a person's page brings that person along as the head.
            if let Ok(person) = fields.get("person").parse::<Id<Person>>()
                && super::persons::exists(at.db(), person).await?
            {
                let head = (person, HouseholdMember::Head);
                actions::move_in(at.db(), at.actor(), id, head, Span::default(), at.today()).await?;
            }
            see_other(&format!("/households/{id}"), "people-household-registered")
        }
        Err(wrong) => invalid(&page(&at, "/households", "/households", &fields, &wrong)),
    }
}

/// GET /households/{id}
pub async fn show(at: Allowed<ReadPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Household> = id(&path)?;
    let row = units::household(at.db(), id).await?;
    if !within(&at, Subject::Household(id)).await? {
        return outside(&at, Subject::Household(id)).await;
    }
    let mut p = at.page("people-kind-household");
    p.title.clone_from(&row.name);
    let rows = ties::household_members(at.db(), id).await?;
    let briefs = crate::briefs(at.db(), &rows.iter().map(|row| row.person).collect::<Vec<_>>()).await?;
    let member = |row: &ties::HouseholdRowOf| {
        let brief = briefs.get(&row.person)?;
        let what = p.code("people-member", row.relation).into_owned();
        Some(Tie::new(&p, row.id, brief.href(), &brief.name, what, row.span(), at.today()).with_facts(brief.facts(&p)))
    };
    let members = rows.iter().filter_map(member).collect();
    let may_edit = at.actor().has_role(RegisterPeople::ROLES);
    html(&HouseholdPage { row, members, may_edit, p })
}

/// GET /households/{id}/edit
pub async fn edit(at: Allowed<RegisterPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Household> = id(&path)?;
    let row = units::household(at.db(), id).await?;
    unit_is_mine(&at, Subject::Household(id)).await?;
    let fields = forms::filled_household(&row, at.page("people-edit").lang);
    let href = format!("/households/{id}");
    html(&page(&at, &href, &href, &fields, &Invalid::default()))
}

/// POST /households/{id}
pub async fn update(at: Allowed<RegisterPeople>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let id: Id<Household> = id(&path)?;
    unit_is_mine(&at, Subject::Household(id)).await?;
    let href = format!("/households/{id}");
    let new = match forms::read_household(&fields, at.today()) {
        Ok(new) => new,
        Err(wrong) => return invalid(&page(&at, &href, &href, &fields, &wrong)),
    };
    let version = fields.get("version").parse().unwrap_or(0);
    match actions::change_household(at.db(), at.actor(), id, version, &new).await {
        Ok(()) => see_other(&href, "people-saved"),
        Err(NotDone::Store(StoreError::Stale)) => conflict(&at, &units::household(at.db(), id).await?, &href, &fields),
        Err(not_done) => Err(not_done.into()),
    }
}

fn page(at: &Allowed<RegisterPeople>, action: &str, back: &str, fields: &Fields, invalid: &Invalid) -> FormPage {
    let new = action == "/households";
    let p = at.page(if new { "people-households-new" } else { "people-edit" });
    FormPage { lead: String::new(), form: forms::household_form(&p, fields, invalid, action, back), p }
}

fn conflict(at: &Allowed<RegisterPeople>, row: &HouseholdRow, href: &str, fields: &Fields) -> Answer {
    let p = at.page("people-edit");
    let nothing = Invalid::default();
    let stored = forms::filled_household(row, p.lang);
    let form = |fields: &Fields| forms::household_form(&p, fields, &nothing, href, href);
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

/// GET /households/{id}/members/new?text=…
pub async fn pick(at: Allowed<RegisterPeople>, Path(path): Path<String>, query: Asked) -> Answer {
    let id: Id<Household> = id(&path)?;
    unit_is_mine(&at, Subject::Household(id)).await?;
    let mut fields = Fields::default();
    fields.set("text", asked(&query, "text"));
    html(&picking(&at, id, &fields, &Invalid::default()).await?)
}

/// POST /households/{id}/members
pub async fn join(at: Allowed<RegisterPeople>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let id: Id<Household> = id(&path)?;
    unit_is_mine(&at, Subject::Household(id)).await?;
    let picked = match forms::read_household_member(&fields, at.today()) {
        Ok(picked) => picked,
        Err(wrong) => return invalid(&picking(&at, id, &fields, &wrong).await?),
    };
    let person =
        super::persons::exists(at.db(), picked.person).await?.then_some(picked.person).ok_or(Failure::NotFound)?;
    match actions::move_in(at.db(), at.actor(), id, (person, picked.what), picked.span, at.today()).await {
        Ok(()) => see_other(&format!("/households/{id}"), "people-member-added"),
        Err(NotDone::Refused(refusal)) => {
            let mut page = picking(&at, id, &fields, &Invalid::default()).await?;
            page.form = page.form.refused(&page.p, &refusal);
            invalid(&page)
        }
        Err(NotDone::Store(error)) => Err(error.into()),
    }
}

/// POST /households/{id}/members/{member}/ending
pub async fn leave(at: Allowed<RegisterPeople>, Path((path, member)): Path<(String, String)>, _: Form) -> Answer {
    let id: Id<Household> = id(&path)?;
    unit_is_mine(&at, Subject::Household(id)).await?;
    let member: Id<Household> = super::id(&member)?;
    actions::move_out(at.db(), at.actor(), id, member.number(), at.today()).await?;
    see_other(&format!("/households/{id}"), "people-tie-ended")
}

async fn picking(
    at: &Allowed<RegisterPeople>,
    id: Id<Household>,
    fields: &Fields,
    invalid: &Invalid,
) -> Result<PickPage, Failure> {
    let p = at.page("people-member-title");
    let hits = candidates(at, fields).await?;
    let shown = forms::pick_fields::<HouseholdMember>(&p, fields, invalid, &hits, "people-member");
    let back = format!("/households/{id}");
    let form =
        FormView::new(&p, fields, invalid).form(format!("{back}/members"), "people-member-add", back.as_str(), shown);
    let whose = units::household(at.db(), id).await?.name;
    Ok(PickPage {
        search: format!("{back}/members/new"),
        text: fields.get("text").to_owned(),
        found: !hits.is_empty(),
        whose,
        form,
        p,
    })
}
