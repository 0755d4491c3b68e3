//! Saying who somebody is to a person: found in the registry, chosen, and ended when it is over.

use axum::extract::Path;
use kernel::{Fields, Id, Invalid, Person};
use ui::FormView;
use web::{Allowed, Answer, Form, html, invalid, see_other};

use super::{Asked, asked, candidates, id, mine};
use crate::actions::{self, NotDone};
use crate::forms;
use crate::model::RelationWord;
use crate::permissions::RegisterPeople;
use crate::views::PickPage;

/// GET /people/{id}/relations/new?text=…
pub async fn new(at: Allowed<RegisterPeople>, Path(path): Path<String>, query: Asked) -> Answer {
    let id: Id<Person> = id(&path)?;
    mine(&at, id).await?;
    let mut fields = Fields::default();
    fields.set("text", asked(&query, "text"));
    html(&page(&at, id, &fields, &Invalid::default()).await?)
}

/// POST /people/{id}/relations
pub async fn create(at: Allowed<RegisterPeople>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let id: Id<Person> = id(&path)?;
    mine(&at, id).await?;
    let picked = match forms::read_relation(&fields, at.today()) {
        Ok(picked) => picked,
        Err(wrong) => return invalid(&page(&at, id, &fields, &wrong).await?),
    };
    let other =
        super::persons::exists(at.db(), picked.person).await?.then_some(picked.person).ok_or(web::Failure::NotFound)?;
    match actions::relate(at.db(), at.actor(), id, (other, picked.what), picked.span, &picked.note).await {
        Ok(()) => see_other(&format!("/people/{id}"), "people-related"),
        Err(NotDone::Refused(refusal)) => {
            let mut page = page(&at, id, &fields, &Invalid::default()).await?;
            page.form = page.form.refused(&page.p, &refusal);
            invalid(&page)
        }
        Err(NotDone::Store(error)) => Err(error.into()),
    }
}

/// POST /people/{id}/relations/{relation}/ending
pub async fn end(at: Allowed<RegisterPeople>, Path((path, relation)): Path<(String, String)>, _: Form) -> Answer {
    let id: Id<Person> = id(&path)?;
    mine(&at, id).await?;
    let relation: Id<Person> = super::id(&relation)?;
    actions::end_relation(at.db(), at.actor(), id, relation.number(), at.today()).await?;
    see_other(&format!("/people/{id}"), "people-tie-ended")
}

async fn page(
    at: &Allowed<RegisterPeople>,
    id: Id<Person>,
    fields: &Fields,
    invalid: &Invalid,
) -> Result<PickPage, web::Failure> {
    let p = at.page("people-relation-title");
    let hits = candidates(at, fields).await?;
    let view = FormView::new(&p, fields, invalid);
    let mut shown = forms::pick_fields::<RelationWord>(&p, fields, invalid, &hits, "people-relation");
    shown.insert(4, view.text("note", "people-note"));
    let back = format!("/people/{id}");
    let form = view.form(format!("{back}/relations"), "people-relate", back.as_str(), shown);
    let whose = super::brief(at, id).await?.name;
    Ok(PickPage {
        search: format!("{back}/relations/new"),
        text: fields.get("text").to_owned(),
        found: !hits.is_empty(),
        whose,
        form,
        p,
    })
}
