//! Registering somebody: what was typed is searched first, and only whoever looked at the likely ones goes on.

use kernel::{Fields, Invalid};
use store::Undone;
use web::{Allowed, Answer, Form, html, invalid, see_other};

use super::{Asked, asked, desk, is_for_case, registered};
use crate::brief::Hit;
use crate::model::Subject;
use crate::permissions::RegisterPeople;
use crate::query::Query;
use crate::views::RegisterPage;
use crate::{actions, forms};

/// People alike that are shown before one goes on.
const MOST: usize = 8;
/// From this score on somebody may be the same person; a given name alone stays below.
const ALIKE: i64 = 100;

/// GET /people/new, filled with what was searched for.
pub async fn new(at: Allowed<RegisterPeople>, query: Asked) -> Answer {
    let understood = Query::parse(asked(&query, "text"), at.today());
    let mut fields = Fields::default();
    fields.set("for", asked(&query, "for"));
    fields.set("given", understood.words.first().cloned().unwrap_or_default());
    fields.set("family", understood.words.get(1).cloned().unwrap_or_default());
    fields.set("id_number", understood.identity.map(|identity| identity.shown()).unwrap_or_default());
    fields.set("phone", understood.phone.map(|phone| phone.to_string()).unwrap_or_default());
    fields.set("born", understood.born.map(thai::date::format_partial).unwrap_or_default());
    html(&page(&at, &fields, &Invalid::default(), Vec::new()))
}

/// POST /people: shows who is alike; with `looked` it registers.
pub async fn create(at: Allowed<RegisterPeople>, Form(fields): Form) -> Answer {
    let person = match forms::read_registering(&fields, at.today()) {
        Ok(person) => person,
        Err(wrong) => return invalid(&page(&at, &fields, &wrong, Vec::new())),
    };
    if fields.get("looked").is_empty() {
        let mut hits = crate::search(at.db(), &Query::of(&person), at.today(), MOST).await?;
        hits.retain(|hit| hit.score >= ALIKE);
        if !hits.is_empty() {
            return html(&page(&at, &fields, &Invalid::default(), hits));
        }
    }
    match actions::register(at.db(), at.actor(), desk(&at)?, &person).await {
        Ok(id) => see_other(&registered(Subject::Person(id), &fields), "people-registered"),
        Err(Undone::Refused(refusal)) => {
            let hits = crate::search(at.db(), &Query::of(&person), at.today(), MOST).await?;
            let mut page = page(&at, &fields, &Invalid::default(), hits);
            page.form = page.form.refused(&page.p, &refusal);
            invalid(&page)
        }
        Err(undone) => Err(undone.into()),
    }
}

fn page(at: &Allowed<RegisterPeople>, fields: &Fields, invalid: &Invalid, hits: Vec<Hit>) -> RegisterPage {
    let p = at.page("people-new-title");
    let deed = if hits.is_empty() { "people-register" } else { "people-register-anyway" };
    let mut form = forms::registering_form(&p, fields, invalid, deed);
    if !hits.is_empty() {
        form = with_looked(&p, form);
    }
    RegisterPage { form, hits, for_case: is_for_case(fields), p }
}

/// The second time the form says that the likely ones were looked at.
fn with_looked(p: &ui::Page, mut form: ui::Form) -> ui::Form {
    let mut looked = Fields::default();
    looked.set("looked", "yes");
    let nothing = Invalid::default();
    form.fields.push(ui::FormView::new(p, &looked, &nothing).hidden("looked"));
    form
}
