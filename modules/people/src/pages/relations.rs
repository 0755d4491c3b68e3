//! Saying who somebody is to a person: found in the registry, chosen, and ended when it is over.

use axum::extract::Path;
use kernel::{Fields, Id, Invalid, Person};
use store::Undone;
use ui::FormView;
use web::{Allowed, Answer, Failure, Form, html, invalid, see_other};

use super::{Asked, asked, candidates, id, known, mine};
use crate::model::RelationWord;
use crate::permissions::RegisterPeople;
use crate::views::PickPage;
use crate::{actions, forms};

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
    let done = match forms::read_picked::<RelationWord>(&fields, at.today()) {
        Ok(picked) => {
            let other = (known(&at, picked.person).await?, picked.what);
            actions::relate(at.db(), at.actor(), id, other, picked.span, &picked.note).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/people/{id}"), "people-related"),
        Err(Undone::Invalid(wrong)) => invalid(&page(&at, id, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => invalid(&page(&at, id, &fields, &Invalid::default()).await?.refused(&refusal)),
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

/// POST /people/{id}/relations/{relation}/ending
pub async fn end(at: Allowed<RegisterPeople>, Path((path, relation)): Path<(String, String)>, _: Form) -> Answer {
    let id: Id<Person> = id(&path)?;
    mine(&at, id).await?;
    let relation = super::id::<()>(&relation)?.number();
    actions::end_relation(at.db(), at.actor(), id, relation, at.today()).await?;
    see_other(&format!("/people/{id}"), "people-tie-ended")
}

async fn page(
    at: &Allowed<RegisterPeople>,
    id: Id<Person>,
    fields: &Fields,
    invalid: &Invalid,
) -> Result<PickPage, Failure> {
    let p = at.page("people-relation-title");
    let hits = candidates(at, fields).await?;
    let mut shown = forms::pick_fields::<RelationWord>(&p, fields, invalid, &hits, "people-relation");
    shown.insert(4, FormView::new(&p, fields, invalid).text("note", "people-note"));
    let here = format!("/people/{id}");
    let form = FormView::new(&p, fields, invalid).form(format!("{here}/relations"), "people-relate", here, shown);
    let whose = super::brief(at, id).await?.name;
    Ok(PickPage { text: fields.get("text").to_owned(), found: !hits.is_empty(), whose, form, p })
}
