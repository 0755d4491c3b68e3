//! Registering somebody: what was typed is searched first, and only whoever looked at the likely ones goes on.

use kernel::{Fields, Invalid};
use store::Undone;
use web::{Allowed, Answer, Failure, Form, html, invalid, see_other};

use super::{Asked, asked, desk, is_for_case, registered};
use crate::model::{NewPerson, Subject};
use crate::permissions::RegisterPeople;
use crate::query::Query;
use crate::store::alike as others;
use crate::views::{AlikeLists, AlikePage, AlikePart};
use crate::{actions, forms};

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
    html(&page(&at, &fields, &Invalid::default(), AlikeLists::default()))
}

/// POST /people/alike: who may be the person that is being typed. It answers a part of the page and changes nothing.
pub async fn alike(at: Allowed<RegisterPeople>, Form(fields): Form) -> Answer {
    let (person, portrait) = forms::read_sketch(&fields, at.today());
    let alike = others::like(at.db(), &portrait, &Query::of(&person), None, at.today()).await?;
    let alike = AlikeLists::of(at.db(), &alike).await?;
    html(&AlikePart { p: at.page("people-new-title"), alike, for_case: is_for_case(&fields) })
}

/// POST /people: shows who is alike; with `looked` it registers.
pub async fn create(at: Allowed<RegisterPeople>, Form(fields): Form) -> Answer {
    let person = match forms::read_registering(&fields, at.today()) {
        Ok(person) => person,
        Err(wrong) => return invalid(&page(&at, &fields, &wrong, AlikeLists::default())),
    };
    let alike = if fields.get("looked").is_empty() {
        let page = again(&at, &fields, &person).await?;
        if !page.alike.is_empty() {
            return html(&page);
        }
        Vec::new()
    } else {
        crate::alike_each(at.db(), &[&person], at.today()).await?.concat()
    };
    match actions::register(at.db(), at.actor(), desk(&at)?, &person, &alike).await {
        Ok(id) => see_other(&registered(Subject::Person(id), &fields), "people-registered"),
        Err(Undone::Refused(refusal)) => {
            let mut page = again(&at, &fields, &person).await?;
            page.form = page.form.refused(&page.p, &refusal);
            invalid(&page)
        }
        Err(undone) => Err(undone.into()),
    }
}

/// The page with those who are alike by now.
async fn again(at: &Allowed<RegisterPeople>, fields: &Fields, person: &NewPerson) -> Result<AlikePage, Failure> {
    let alike = crate::alike(at.db(), person, None, at.today()).await?;
    Ok(page(at, fields, &Invalid::default(), AlikeLists::of(at.db(), &alike).await?))
}

fn page(at: &Allowed<RegisterPeople>, fields: &Fields, invalid: &Invalid, alike: AlikeLists) -> AlikePage {
    let p = at.page("people-new-title");
    let deed = if alike.is_empty() { "people-register" } else { "people-register-anyway" };
    let mut form = forms::registering_form(&p, fields, invalid, deed);
    if !alike.is_empty() {
        form = with_looked(&p, form);
    }
    let lead = p.t("people-new-lead").into_owned();
    AlikePage { form, lead, alike, for_case: is_for_case(fields), while_typing: true, p }
}

/// The second time the form says that the likely ones were looked at.
pub(super) fn with_looked(p: &ui::Page, mut form: ui::Form) -> ui::Form {
    let mut looked = Fields::default();
    looked.set("looked", "yes");
    let nothing = Invalid::default();
    form.fields.push(ui::FormView::new(p, &looked, &nothing).hidden("looked"));
    form
}
