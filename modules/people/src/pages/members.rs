//! Who belongs to a household or a group: listed on its page, chosen from the registry, and let go.

use axum::extract::Path;
use kernel::{Fields, Household, Id, Invalid, Kind as _};
use store::Undone;
use ui::{FormView, Page};
use web::{Allowed, Answer, Failure, Form, html, invalid, see_other};

use super::units::{mine, shown};
use super::{Asked, asked, candidates, id, known, within};
use crate::actions;
use crate::forms::{self, UnitForm};
use crate::model::Subject;
use crate::permissions::{ReadPeople, RegisterPeople};
use crate::store::ties::{self, Member, Members};
use crate::store::units::{self, Record};
use crate::views::{PickPage, Tie, UnitFacts};

/// GET /households/{id}
pub async fn show<U: UnitForm + UnitFacts + Members>(at: Allowed<ReadPeople>, Path(path): Path<String>) -> Answer {
    let record: Record<U> = units::record(at.db(), id(&path)?).await?;
    let members = listed(&at, record.id, &at.page("people-members")).await?;
    shown(&at, record, Some(members)).await
}

async fn listed<U: Members>(at: &Allowed<ReadPeople>, unit: Id<U>, p: &Page) -> store::Result<Vec<Tie>> {
    let members = ties::members(at.db(), unit).await?;
    let persons: Vec<_> = members.iter().map(|member| member.person).collect();
    let briefs = crate::briefs(at.db(), &persons).await?;
    let mut hidden = Vec::new();
    for brief in briefs.values().filter(|brief| brief.protected && U::KIND == Household::KIND) {
        // While they live there the household is open to those alone who look after them. Afterwards, too, where they lived is
        // told to nobody else.
        if !within(at, Subject::Person(brief.id)).await? {
            hidden.push(brief.id);
        }
    }
    let tie = |member: &Member<U>| {
        if hidden.contains(&member.person) {
            return None;
        }
        let brief = briefs.get(&member.person)?;
        let what = p.code(U::WORDS, member.part).into_owned();
        let tie = Tie::new(p, member.id, brief.href(), &brief.name, what, member.span, at.today());
        Some(tie.with_facts(brief.facts(p)))
    };
    Ok(members.iter().filter_map(tie).collect())
}

/// GET /households/{id}/members/new?text=…
pub async fn pick<U: UnitForm + Members>(
    at: Allowed<RegisterPeople>,
    Path(path): Path<String>,
    query: Asked,
) -> Answer {
    let record: Record<U> = mine(&at, &path).await?;
    let mut fields = Fields::default();
    fields.set("text", asked(&query, "text"));
    html(&picking(&at, &record, &fields, &Invalid::default()).await?)
}

/// POST /households/{id}/members
pub async fn join<U: UnitForm + Members>(
    at: Allowed<RegisterPeople>,
    Path(path): Path<String>,
    Form(fields): Form,
) -> Answer {
    let record: Record<U> = mine(&at, &path).await?;
    let done = match forms::read_picked::<U::Part>(&fields, at.today()) {
        Ok(picked) => {
            let member = (known(&at, picked.person).await?, picked.what);
            actions::join(at.db(), at.actor(), record.id, member, picked.span, at.today()).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&U::subject(record.id).href(), "people-member-added"),
        Err(Undone::Invalid(wrong)) => invalid(&picking(&at, &record, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => {
            invalid(&picking(&at, &record, &fields, &Invalid::default()).await?.refused(&refusal))
        }
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

/// POST /households/{id}/members/{member}/ending
pub async fn leave<U: UnitForm + Members>(
    at: Allowed<RegisterPeople>,
    Path((path, member)): Path<(String, String)>,
    _: Form,
) -> Answer {
    let unit = mine::<U, _>(&at, &path).await?.id;
    let member = id::<()>(&member)?.number();
    actions::leave(at.db(), at.actor(), unit, member, at.today()).await?;
    see_other(&U::subject(unit).href(), "people-tie-ended")
}

async fn picking<U: UnitForm + Members>(
    at: &Allowed<RegisterPeople>,
    record: &Record<U>,
    fields: &Fields,
    invalid: &Invalid,
) -> Result<PickPage, Failure> {
    let p = at.page("people-member-title");
    let hits = candidates(at, fields).await?;
    let shown = forms::pick_fields::<U::Part>(&p, fields, invalid, &hits, U::WORDS);
    let here = U::subject(record.id).href();
    let form = FormView::new(&p, fields, invalid).form(format!("{here}/members"), "people-member-add", here, shown);
    let whose = U::found_by(&record.unit).0.to_owned();
    Ok(PickPage { text: fields.get("text").to_owned(), found: !hits.is_empty(), whose, form, p })
}
