//! Saying who somebody is to a person: found in the registry, chosen, changed, ended when it is over, taken back when it was a
//! mistake.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Check, Fields, Id, Invalid, Person};
use store::{StoreError, Undone};
use ui::{Conflict, FormPage, FormView, Saved};
use web::{Allowed, Answer, Failure, Form, form_again, html, html_with, invalid, see_other};

use super::{Asked, asked, candidates, id, known, mine};
use crate::actions::Change;
use crate::permissions::RegisterPeople;
use crate::store::relations::{self, RelationRow};
use crate::views::{PickPage, RelationPage};
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
    let done = match forms::read_relation(&fields, at.today()) {
        Ok((new, despite)) => {
            known(&at, new.other).await?;
            actions::relate(at.db(), at.actor(), id, &new, &despite).await
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

/// GET /people/{id}/relations/{relation}
pub async fn edit(at: Allowed<RegisterPeople>, Path((path, relation)): Path<(String, String)>) -> Answer {
    let one = One::find(&at, &path, &relation).await?;
    let lang = at.lang();
    let fields = forms::filled_relation(&one.row.particulars(), one.row.version, lang);
    html(&one.page(&at, &fields, &Invalid::default()))
}

/// POST /people/{id}/relations/{relation}
pub async fn update(
    at: Allowed<RegisterPeople>,
    Path((path, relation)): Path<(String, String)>,
    Form(fields): Form,
) -> Answer {
    let one = One::find(&at, &path, &relation).await?;
    let (particulars, despite) = match forms::read_change(&fields, at.today(), one.row.kind) {
        Ok(read) => read,
        Err(wrong) => return invalid(&one.page(&at, &fields, &wrong)),
    };
    let version = fields.version();
    let (particulars, despite) = (&particulars, despite.as_str());
    let change = Change { person: one.whose, relation: one.row.id, version, particulars, despite };
    match actions::change_relation(at.db(), at.actor(), change).await {
        Ok(()) => see_other(&format!("/people/{}", one.whose), "people-relation-changed"),
        Err(Undone::Failed(StoreError::Stale)) => one.conflict(&at, &fields),
        Err(undone) => form_again(undone, |wrong| one.page(&at, &fields, wrong)),
    }
}

/// POST /people/{id}/relations/{relation}/ending
pub async fn end(at: Allowed<RegisterPeople>, Path((path, relation)): Path<(String, String)>, _: Form) -> Answer {
    let one = One::find(&at, &path, &relation).await?;
    actions::end_relation(at.db(), at.actor(), one.whose, one.row.id, at.today()).await?;
    see_other(&format!("/people/{}", one.whose), "people-tie-ended")
}

/// GET /people/{id}/relations/{relation}/withdrawal
pub async fn doubted(at: Allowed<RegisterPeople>, Path((path, relation)): Path<(String, String)>) -> Answer {
    let one = One::find(&at, &path, &relation).await?;
    html(&one.withdrawal(&at, &Fields::default(), &Invalid::default()))
}

/// POST /people/{id}/relations/{relation}/withdrawal
pub async fn withdraw(
    at: Allowed<RegisterPeople>,
    Path((path, relation)): Path<(String, String)>,
    Form(fields): Form,
) -> Answer {
    let one = One::find(&at, &path, &relation).await?;
    let mut check = Check::new(&fields, at.today());
    let reason = check.line("reason");
    let done = match check.finish(|| reason) {
        Ok(reason) => actions::withdraw_relation(at.db(), at.actor(), one.whose, one.row.id, &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/people/{}", one.whose), "people-relation-withdrawn"),
        Err(undone) => form_again(undone, |wrong| one.withdrawal(&at, &fields, wrong)),
    }
}

async fn page(
    at: &Allowed<RegisterPeople>,
    id: Id<Person>,
    fields: &Fields,
    invalid: &Invalid,
) -> Result<PickPage, Failure> {
    let p = at.page("people-relation-title");
    let hits = candidates(at, fields).await?;
    let shown = forms::relating(&p, fields, invalid, &hits);
    let here = format!("/people/{id}");
    let form = FormView::new(&p, fields, invalid).form(format!("{here}/relations"), "people-relate", here, shown);
    let whose = super::brief(at, id).await?.name;
    Ok(PickPage { text: fields.get("text").to_owned(), found: !hits.is_empty(), whose, form, p })
}

/// One relation of a person whom the actor may change.
struct One {
    whose: Id<Person>,
    row: RelationRow,
    /// The names of the two, the one whose page it is first.
    names: (String, String),
}

impl One {
    /// Loading is the check: of a person out of reach, and of somebody else's relation, nothing is found.
    async fn find(at: &Allowed<RegisterPeople>, path: &str, relation: &str) -> Result<Self, Failure> {
        let whose: Id<Person> = id(path)?;
        mine(at, whose).await?;
        let row = relations::one(at.db(), whose, id::<()>(relation)?.number()).await?;
        let other = super::brief(at, row.seen_from(whose).0).await?.name;
        Ok(Self { whose, row, names: (super::brief(at, whose).await?.name, other) })
    }

    fn here(&self) -> String {
        format!("/people/{}/relations/{}", self.whose, Id::<()>::new(self.row.id))
    }

    /// "นางสาย ทองดี · บุตร: นายมานะ ทองดี".
    fn lead(&self, p: &ui::Page) -> String {
        let what = p.code("people-relation", self.row.seen_from(self.whose).1);
        p.tn("people-relation-of", &[("name", &self.names.0), ("what", &what), ("other", &self.names.1)])
    }

    fn form(&self, p: &ui::Page, fields: &Fields, invalid: &Invalid) -> ui::Form {
        let shown = forms::changing(p, fields, invalid, self.row.kind);
        let back = format!("/people/{}", self.whose);
        FormView::new(p, fields, invalid).form(self.here(), "people-save", back, shown)
    }

    fn page(&self, at: &Allowed<RegisterPeople>, fields: &Fields, invalid: &Invalid) -> RelationPage {
        let p = at.page("people-relation-edit");
        RelationPage { lead: self.lead(&p), form: self.form(&p, fields, invalid), p }
    }

    fn conflict(&self, at: &Allowed<RegisterPeople>, typed: &Fields) -> Answer {
        let p = at.page("people-relation-edit");
        let stored = forms::filled_relation(&self.row.particulars(), self.row.version, p.lang);
        let form = |fields: &Fields| self.form(&p, fields, &Invalid::default());
        let (mine, theirs) = (form(typed), form(&stored));
        let saved = Saved { version: self.row.version, by: self.row.changed_by.clone(), at: self.row.changed_at };
        html_with(StatusCode::CONFLICT, &Conflict::between(p, &mine, &theirs, typed, saved))
    }

    fn withdrawal(&self, at: &Allowed<RegisterPeople>, fields: &Fields, invalid: &Invalid) -> FormPage {
        let p = at.page("people-relation-withdraw");
        let view = FormView::new(&p, fields, invalid);
        let shown = vec![view.text("reason", "people-relation-withdraw-reason").required()];
        let form =
            view.form(format!("{}/withdrawal", self.here()), "people-relation-withdraw-deed", self.here(), shown);
        FormPage { lead: self.lead(&p), form, p }
    }
}
