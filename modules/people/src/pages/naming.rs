//! Naming a pair oneself: somebody who sees that a person was written down twice chooses the other record.

use axum::extract::Path;
use kernel::{Fields, Id, Invalid, Person};
use store::Undone;
use ui::FormView;
use web::{Allowed, Answer, Failure, Form, html, invalid, see_other};

use super::{Asked, asked, candidates, id, known, mine};
use crate::permissions::ReviewPairs;
use crate::views::PickPage;
use crate::{actions, forms};

/// GET /people/{id}/pairs/new?text=…
pub async fn new(at: Allowed<ReviewPairs>, Path(path): Path<String>, query: Asked) -> Answer {
    let whose: Id<Person> = id(&path)?;
    mine(&at, whose).await?;
    let mut fields = Fields::default();
    fields.set("text", asked(&query, "text"));
    html(&picking(&at, whose, &fields, &Invalid::default()).await?)
}

/// POST /people/{id}/pairs
pub async fn create(at: Allowed<ReviewPairs>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let whose: Id<Person> = id(&path)?;
    mine(&at, whose).await?;
    let done = match forms::read_pair(&fields, at.today()) {
        Ok(other) => actions::name_pair(at.db(), at.actor(), whose, known(&at, other).await?).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(pair) => see_other(&format!("/people/pairs/{pair}"), ""),
        Err(Undone::Invalid(wrong)) => invalid(&picking(&at, whose, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => {
            invalid(&picking(&at, whose, &fields, &Invalid::default()).await?.refused(&refusal))
        }
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

async fn picking(
    at: &Allowed<ReviewPairs>,
    whose: Id<Person>,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<PickPage, Failure> {
    let p = at.page("people-pair-new");
    let mut hits = candidates(at, fields).await?;
    hits.retain(|hit| hit.brief.id != whose);
    let shown = forms::pair_fields(&p, fields, wrong, &hits);
    let here = format!("/people/{whose}");
    let form = FormView::new(&p, fields, wrong).form(format!("{here}/pairs"), "people-pair-compare", here, shown);
    let whose = super::brief(at, whose).await?.name;
    Ok(PickPage { text: fields.get("text").to_owned(), found: !hits.is_empty(), whose, form, p })
}
